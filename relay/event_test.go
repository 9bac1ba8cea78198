package relay_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"baton/relay"

	"pgregory.net/rapid"
)

func TestAnyHeaderIsScannedAsJSONWouldReadIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := relay.Header{
			Race: relay.RaceID(rapid.String().Draw(rt, "race")), Station: rapid.String().Draw(rt, "station"),
			Spot: relay.Spot(rapid.SampledFrom([]string{"all", "200", `"`, `\`, "é", ""}).Draw(rt, "place")), Lamport: rapid.Int64().Draw(rt, "lamport"),
			Wall: rapid.Int64().Draw(rt, "wall"), Mono: rapid.Int64().Draw(rt, "mono"),
		}
		if rapid.Bool().Draw(rt, "clock") {
			h.Clock = &relay.Clock{Offset: 1, Bound: 2, Age: 3}
		}
		body, err := relay.Encode(h, &relay.Note{Text: "x"})
		if err != nil {
			rt.Fatal(err)
		}
		var scanned, read relay.Header
		if err := json.Unmarshal(body, &read); err != nil {
			rt.Fatal(err)
		}
		if err := relay.ReadHeader(body, &scanned); err != nil || !reflect.DeepEqual(scanned, read) {
			rt.Fatalf("%s: scanned %+v, want %+v (%v)", body, scanned, read, err)
		}
	})
}

func FuzzDecodeNeverPanics(f *testing.F) {
	for _, fact := range specimens() {
		body, _ := relay.Encode(relay.Header{Race: "1-1-1"}, fact)
		f.Add(body)
	}
	f.Add([]byte(`{"kind":"press","race":"a\"`))
	f.Fuzz(func(t *testing.T, body []byte) {
		e, err := relay.Decode(relay.ID{relay.Origin{1}, 1}, body, relay.Hash{})
		if err != nil {
			return
		}
		if !json.Valid(body) {
			t.Fatalf("%q was taken for an event", body)
		}
		m := relay.NewMeet()
		m.Add(e)
		m.Races()
	})
}
