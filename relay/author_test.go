package relay_test

import (
	"math"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestAnAuthorGoesOnFromItsLastEventAndFromAllItHasSeen(t *testing.T) {
	m := relay.NewMeet()
	m.Add(relay.Event{ID: relay.ID{relay.Origin{9}, 1}, Header: relay.Header{Lamport: 41}})
	a := relay.Author{Meet: m, Origin: relay.Origin{1}}
	write := func(a *relay.Author, h relay.Header) relay.Event {
		e, err := a.Next(h, &relay.Note{Text: "n"})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	first := write(&a, relay.Header{})
	ahead := a
	foreseen := write(&ahead, relay.Header{})
	second := write(&a, relay.Header{})
	relaytest.Want(t, "the first counter", first.Lamport, 42)
	relaytest.Want(t, "the next, though the meet has not got the first", second.Lamport, 43)
	relaytest.Want(t, "a copy foresees what is written", foreseen.Hash, second.Hash)
	relaytest.Want(t, "chained", second.Hash, relay.ChainHash(first.Hash, second.ID, second.Body))
	write(&a, relay.Header{Lamport: math.MaxInt64})
	relaytest.Want(t, "a counter out of all bounds is not counted on from", write(&a, relay.Header{}).Lamport, 44)
}
