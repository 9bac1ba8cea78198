package relay

import (
	"cmp"
	"time"
)

// Limits of the live screen's keys, by their stamps.
const (
	// PrefixTime is how long d b f x n s m wait for their digit.
	PrefixTime = 2 * time.Second
	// NumberTime is how long the first digit of two waits for the second.
	NumberTime = 1500 * time.Millisecond
	// WitnessTime is how long after the gun a space only witnesses it.
	witnessTime = 2 * time.Second
)

// mark is a Mark while a race is folded.
type mark struct {
	Mark
	event   *Event
	by      *Event // whose clock gave the instant
	start   *start
	pinned  int // exchange it was pinned to, 0 for none
	counted bool
	given   bool // people gave it a team or an exchange: it counts as they say
	giver   ID   // the assign that gave an open time its team
}

// compare sorts marks by corrected instant, then origin, then number.
func (k *mark) compare(other *mark) int {
	return cmp.Or(cmp.Compare(k.At, other.At), k.ID.Compare(other.ID))
}

// readMarks makes a mark of every press, assigned time and inserted pass.
func (f *fold) readMarks() {
	for _, e := range f.events {
		switch fact := e.Fact.(type) {
		case *Press:
			f.addMark(f.pressMark(e, fact), fact.Attempt)
		case *Assign:
			f.addMark(f.assignMark(e, fact), fact.Attempt)
		case *Naming:
			k := f.newMark(e, &fact.Keyed)
			k.Team = f.teamNamed(&fact.Keyed)
			f.addMark(k, fact.Attempt)
		case *Insert:
			f.addMark(f.insertMark(e, fact), fact.Attempt)
		}
	}
}

// addMark finds the mark's attempt and says what is clear without counting.
func (f *fold) addMark(k *mark, attempt ID) {
	k.start = f.attemptOf(attempt, k.At)
	k.Point = -1
	if k.start != nil {
		k.Time = k.start.since(f, k.by, k.At)
		if _, told := k.start.gunFor(f.m, k.by); !told {
			k.Estimated = true // by a clock that nobody compared with the gun's
		}
	}
	switch {
	case f.m.void(k.event):
		k.Role = Voided
	case f.m.heldRepeat(k.event) && !k.given:
		k.Role = Held
	case k.Role == Spent:
	case k.start == nil || k.Time < 0:
		k.Role = Test
	case k.start != f.counts:
		k.Role = Recalled
	case k.Role == "" && k.Team == "":
		k.Role = f.teamless(k)
	}
	f.marks = append(f.marks, k)
}

// teamless is a time without a team: open, or a witness of the gun.
func (f *fold) teamless(k *mark) Role {
	if k.Key != "space" {
		return Open
	}
	for _, g := range k.start.guns {
		if d := f.m.between(g.by, g.at, k.by, k.At); d >= 0 && d <= witnessTime {
			return Witness
		}
	}
	return Open
}

func (f *fold) newMark(e *Event, k *Keyed) *mark {
	return &mark{event: e, by: e, Mark: Mark{ID: e.ID, Kind: e.Kind, At: f.instantOf(e), Station: e.Station, Key: k.Key, Mode: k.Mode}}
}

// pressMark reads a press: its instant, its team, and whether its digit only
// names something.
func (f *fold) pressMark(e *Event, p *Press) *mark {
	k := f.newMark(e, &p.Keyed)
	k.Near = p.Near
	f.numberInstant(k, p.Number)
	pinned := f.amend(k)
	team, giver := f.givenTeam(e)
	given := giver != nil
	k.given = given || pinned
	switch {
	case given:
		k.Team = team
		if giver.Kind == KindAssign {
			k.giver = giver.ID
		}
	case p.Half:
		if f.m.completedBy(e) != nil {
			k.Role = Spent
		}
	case p.Key != "" && p.Key != "space":
		k.Team = f.teamOfKey(p.Key)
	}
	if !k.given && !p.Half && (f.spentOnPrefix(e, p) || p.After != "") {
		k.Role, k.Team = Spent, ""
	}
	return k
}

// numberInstant gives the mark of a two-digit key the instant of its first
// digit.
func (f *fold) numberInstant(k *mark, number ID) {
	if first := f.m.event(number); first != nil {
		k.At, k.by = f.instantOf(first), first
	}
}

// amend applies the instant and exchange registers of a mark and reports whether
// an exchange is set.
func (f *fold) amend(k *mark) (pinned bool) {
	if a := latest(f.m, k.ID, func(a *Amend) bool { return a.At != nil }); a != nil {
		k.At, k.by, k.Estimated = f.instantAt(a, *a.Fact.(*Amend).At), a, true
	}
	if by, ok := amended(f.m, k.ID, func(a *Amend) *time.Duration { return a.Shift }); ok && by != 0 {
		k.At, k.Estimated = k.At+Instant(by), true
	}
	if a := latest(f.m, k.ID, func(a *Amend) bool { return a.Exchange != nil }); a != nil {
		k.pinned = *a.Fact.(*Amend).Exchange
	}
	return k.pinned > 0
}

// givenTeam is the team a mark was given by amend, move or assign, whichever
// was last, and the event that gave it; nil where none did.
func (f *fold) givenTeam(e *Event) (TeamID, *Event) {
	last := latest(f.m, e.ID, func(a *Amend) bool { return a.Team != nil })
	for _, other := range []*Event{
		latest(f.m, e.ID, func(m *Move) bool { return m.Target == e.ID }),
		latest(f.m, e.ID, func(a *Assign) bool { return a.Time == e.ID }),
	} {
		if other != nil && (last == nil || last.order().less(other.order())) {
			last = other
		}
	}
	if last == nil {
		return "", nil
	}
	if a, ok := last.Fact.(*Amend); ok {
		return *a.Team, last
	}
	return f.teamNamed(keyed(last.Fact)), last
}

// teamNamed is the team a fact means: named in review, or under its key.
func (f *fold) teamNamed(k *Keyed) TeamID {
	if k.Team != "" {
		return k.Team
	}
	return f.teamOfKey(k.Key)
}

// completedBy is the standing fact that a first digit became the number of.
func (m *Meet) completedBy(half *Event) *Event {
	for _, e := range m.naming[half.ID] {
		if k := keyed(e.Fact); k != nil && k.Number == half.ID && !m.void(e) && m.within(half, e, NumberTime) {
			return e
		}
	}
	return nil
}

// within reports whether b was written at most d after a by the same origin's
// stamps; between origins there is no telling, and it holds.
func (m *Meet) within(a, b *Event, d time.Duration) bool {
	return a.ID.Origin != b.ID.Origin || m.passed(a, b) <= d
}

// spentOnPrefix reports whether a digit completed a d b f x n, and so is no
// hand-off. A prefix not yet here is waited for.
func (f *fold) spentOnPrefix(e *Event, p *Press) bool {
	prefix := f.m.letterOf(p)
	if prefix.IsZero() {
		return false
	}
	if p.Prefix.IsZero() {
		e = f.m.event(p.Number)
	}
	letter := f.m.event(prefix)
	return letter == nil || f.m.within(letter, e, PrefixTime)
}

// assignMark is the digit of an assign: no time of its own. Where the time it
// names does not take its team, counting says so.
func (f *fold) assignMark(e *Event, a *Assign) *mark {
	k := f.newMark(e, &a.Keyed)
	k.Team, k.Role = f.teamNamed(&a.Keyed), Spent
	return k
}

func (f *fold) insertMark(e *Event, i *Insert) *mark {
	k := f.newMark(e, &Keyed{Team: i.Team})
	k.At, k.Team, k.pinned, k.Estimated = f.instantAt(e, i.At), i.Team, i.Exchange, i.Estimated
	if team, ok := amended(f.m, k.ID, func(a *Amend) *TeamID { return a.Team }); ok {
		k.Team = team
	}
	f.amend(k)
	return k
}

// afterLetter is the digit, whole as a number, that completed a letter, and the
// letter; nil where an event is neither.
func (m *Meet) afterLetter(id ID) (digit *Event, letter ID) {
	for _, e := range append([]*Event{m.event(id)}, m.naming[id]...) {
		if e == nil {
			continue
		}
		p, ok := e.Fact.(*Press)
		if !ok || m.void(e) {
			continue
		}
		letter = m.letterOf(p)
		if l := m.event(letter); l == nil || m.void(l) || letter != id && e.ID != id {
			continue
		}
		if p.Half {
			if e = m.completedBy(e); e == nil {
				continue
			}
		}
		return e, letter
	}
	return nil, ID{}
}

// letterOf is the letter that a press completes, by itself or by its first
// digit.
func (m *Meet) letterOf(p *Press) ID {
	if half := m.event(p.Number); half != nil && p.Prefix.IsZero() {
		if first, ok := half.Fact.(*Press); ok {
			return first.Prefix
		}
	}
	return p.Prefix
}
