package relay

import (
	"bytes"
	"cmp"
	"slices"
)

// order decides which of several facts about one register wins: the highest
// Lamport counter, then origin, then number.
type order struct {
	lamport int64
	id      ID
}

func (e *Event) order() order {
	if e.Lamport > maxLamport { // nobody could write a later one: it is no later than the first
		return order{0, e.ID}
	}
	return order{e.Lamport, e.ID}
}

func (o order) compare(p order) int {
	return cmp.Or(cmp.Compare(o.lamport, p.lamport), o.id.Compare(p.id))
}

func (o order) less(p order) bool { return o.compare(p) < 0 }

func bytesLess(a, b Origin) bool { return bytes.Compare(a[:], b[:]) < 0 }

// naming is a fact that acts on other events or belongs to them.
type naming interface{ names() []ID }

// names are the events a fact acts on or belongs to.
func names(f Fact) []ID {
	if n, ok := f.(naming); ok {
		return n.names()
	}
	return nil
}

// present are the ids that name an event.
func present(ids ...ID) []ID {
	var out []ID
	for _, id := range ids {
		if !id.IsZero() {
			out = append(out, id)
		}
	}
	return out
}

// settingTeam is a fact that sets up a team, whatever race it then stands in.
type settingTeam interface{ setsUp() TeamID }

// setsUp is the team a fact sets up, empty for other facts.
func setsUp(f Fact) TeamID {
	if s, ok := f.(settingTeam); ok {
		return s.setsUp()
	}
	return ""
}

// keyed is what a fact made by a key stores of it, nil for other facts.
func keyed(f Fact) *Keyed {
	if k, ok := f.(interface{ keyed() *Keyed }); ok {
		return k.keyed()
	}
	return nil
}

// maxLamport bounds the counters: an event beyond it would win every register for
// ever, so that it counts as none. A writer counts on from less, and so never
// comes beyond it.
const maxLamport = 1 << 53

// insertOrdered files a fact among others in the order registers are written.
func insertOrdered(facts []*Event, e *Event) []*Event {
	at, _ := slices.BinarySearchFunc(facts, e, func(a, b *Event) int { return a.order().compare(b.order()) })
	return slices.Insert(facts, at, e)
}
