package relay

import "slices"

// together are the events one key stroke or one held key made: the digit, its
// letter, its first digit, and the repeats.
func (m *Meet) together(e *Event) []ID {
	ids := []ID{e.ID}
	for held := e; m.heldRepeat(held); {
		k, _ := holdKeyOf(held)
		run := m.pressed(held.ID.Origin, k)
		held = run[slices.Index(run, held)-1]
		ids = append(ids, held.ID)
		e = held
	}
	if p, ok := e.Fact.(*Press); ok && !p.Prefix.IsZero() {
		if before := m.togetherBefore(e, p.Prefix); before != nil {
			ids = append(ids, before...)
		} else {
			ids = append(ids, p.Prefix)
		}
	}
	if k := keyed(e.Fact); k != nil && !k.Number.IsZero() {
		ids = append(ids, m.togetherBefore(e, k.Number)...)
	}
	return ids
}

// togetherBefore is together for what the same origin wrote before an event.
func (m *Meet) togetherBefore(e *Event, id ID) []ID {
	before := m.event(id)
	if before == nil || id.Origin != e.ID.Origin || id.Seq >= e.ID.Seq {
		return nil
	}
	return m.together(before)
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
	for _, o := range m.of(e.Race) {
		v, isVoid := o.Fact.(*Void)
		if o != e && o.ID.Origin == e.ID.Origin && o.Mono == e.Mono && (o.Kind.is(fix) || isVoid && v.Key == "") {
			others = append(others, o)
		}
	}
	slices.SortFunc(others, compareSeq)
	return others
}
