package relay_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"baton/relay"
	"baton/relay/relaytest"
)

// TestEventsComeOutOfAPackAsTheyWentIn packs events of every kind, and one whose
// body cannot be read by itself.
func TestEventsComeOutOfAPackAsTheyWentIn(t *testing.T) {
	var in []relay.Event
	pen := relay.Author{Origin: relay.Origin{1}}
	for range 7 { // more than a pack, and not a whole number of them
		for _, f := range specimens() {
			e, err := pen.Next(relay.Header{Race: "1-1-1", Station: "one", Spot: "100", Wall: 5, Mono: 6, Clock: &relay.Clock{Offset: 7}}, f)
			if err != nil {
				t.Fatal(err)
			}
			in = append(in, e)
		}
	}
	odd := relay.Event{ID: relay.ID{relay.Origin{2}, 1}, Header: relay.Header{Race: "nowhere"}, Body: []byte("{"), Hash: relay.Hash{3}}
	in = append(in[:5:5], append([]relay.Event{odd}, in[5:]...)...)
	var p relay.Packed
	for _, e := range in {
		p.Add(e)
	}
	out := p.All()
	if p.Len() != len(in) || len(out) != len(in) {
		t.Fatalf("%d of %d came out", len(out), len(in))
	}
	for i := range in {
		want := in[i]
		if read, err := relay.Decode(want.ID, want.Body, want.Hash); err == nil {
			want = read // what a file gives back
		}
		if p.ID(i) != in[i].ID || string(out[i].Body) != string(in[i].Body) || out[i].Hash != in[i].Hash || !reflect.DeepEqual(out[i].Header, want.Header) || !reflect.DeepEqual(out[i].Fact, want.Fact) {
			t.Errorf("event %d (%s) came out as %+v", i, in[i].Kind, out[i])
		}
	}
}

func TestThoseWantedOfAPackAreGivenInTurn(t *testing.T) {
	var p relay.Packed
	for seq := int64(1); seq <= 300; seq++ {
		body := fmt.Appendf(nil, `{"kind":"note","race":"1-1-1","text":"%d"}`, seq)
		e, err := relay.Decode(relay.ID{Seq: seq}, body, relay.Hash{byte(seq)})
		if err != nil {
			t.Fatal(err)
		}
		p.Add(e)
	}
	third := func(id relay.ID) bool { return id.Seq%3 == 0 }
	var got []int64
	for from := 0; from < p.Len(); {
		events, next := p.Next(from, 7, third)
		for i := range events {
			got = append(got, events[i].ID.Seq)
			relaytest.Want(t, "text", events[i].Fact.(*relay.Note).Text, fmt.Sprint(events[i].ID.Seq))
		}
		if len(events) > 7 || next <= from {
			t.Fatalf("%d events from %d to %d", len(events), from, next)
		}
		from = next
	}
	relaytest.Want(t, "how many", len(got), 100)
	for i, seq := range got {
		relaytest.Want(t, "in turn", seq, int64(3*(i+1)))
	}
}

func TestASetOfEventsHasThoseThatWereAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var set relay.IDs
		added := map[relay.ID]bool{}
		for range rapid.IntRange(0, 60).Draw(t, "n") {
			id := relay.ID{relay.Origin{rapid.Byte().Draw(t, "origin") % 2}, rapid.Int64Range(1, 25).Draw(t, "seq")}
			set.Add(id)
			added[id] = true
		}
		for o := range byte(3) {
			for seq := range int64(28) {
				if id := (relay.ID{relay.Origin{o}, seq}); set.Has(id) != added[id] {
					t.Fatalf("%s: %v, want %v", id, set.Has(id), added[id])
				}
			}
		}
	})
}
