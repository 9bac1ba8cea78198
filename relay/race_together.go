package relay

import "slices"

// together are the events one key stroke or one held key made: the digit, its
// letter, its first digit, and the repeats.
func (m *Meet) together(e *Event) []ID {
	ids := []ID{e.ID}
	for held := e; m.heldRepeat(held); {
		k, _ := holdKeyOf(held)
		run := m.clockOf(held.ID.Origin).keys[k]
		held = run[slices.Index(run, held)-1]
		ids = append(ids, held.ID)
		e = held
	}
	if p, ok := e.Fact.(*Press); ok && !p.Prefix.IsZero() {
		ids = append(ids, p.Prefix)
	}
	if k := keyed(e.Fact); k != nil && !k.Number.IsZero() {
		if half := m.events[k.Number]; half != nil && half.ID.Origin == e.ID.Origin && half.ID.Seq < e.ID.Seq {
			ids = append(ids, m.together(half)...)
		}
	}
	return ids
}

// whole are the events to take back together with one: what one stroke wrote,
// or all facts of one fix.
func (m *Meet) whole(e *Event) []ID {
	if digit, letter := m.afterLetter(e.ID); digit != nil && letter == e.ID {
		e = digit
	}
	if !e.Kind.is(fix) && e.Kind != KindVoid {
		return m.together(e)
	}
	ids := []ID{e.ID}
	for _, o := range m.madeWith(e) {
		ids = append(ids, o.ID)
	}
	return ids
}

// madeWith are the other facts of a fix: one origin wrote them at one instant
// of its clock.
func (m *Meet) madeWith(e *Event) []*Event {
	var others []*Event
	for _, o := range m.byRace[e.Race] {
		v, isVoid := o.Fact.(*Void)
		if o != e && o.ID.Origin == e.ID.Origin && o.Mono == e.Mono && (o.Kind.is(fix) || isVoid && v.Key == "") {
			others = append(others, o)
		}
	}
	slices.SortFunc(others, compareSeq)
	return others
}
