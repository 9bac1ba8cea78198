package relay

import "errors"

// Why a hint was not accepted.
var (
	ErrNoHint   = errors.New("no hint is shown: nothing to do")
	ErrHintGone = errors.New("that hint no longer holds: nothing done")
)

// Accept does what a hint proposes, at once: it is the key c. Shown is the hint
// that stands on the screen (Meet.Hint), so that a press that came in between
// cannot turn c into something nobody read; the zero Doubt where none stands. A
// hint that can be accepted only says so (ErrNoHint); one that the last press
// has refuted is left (ErrHintGone). What it records is what the keys named in
// the hint would, so that Backspace (Undo) takes it back whole. PassChanges of
// the race before and after says what it has changed.
type Accept struct{ Hint Doubt }

func (c Accept) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	if c.Hint.Does == "" {
		return nil, ErrNoHint
	}
	for _, o := range m.Doubts(r.ID, d) {
		if o.Same(c.Hint) {
			return o.does.decide(m, r, d, at)
		}
	}
	return nil, ErrHintGone
}

// give gives one mark to the team of a key.
type give struct {
	mark   ID
	stroke Stroke
}

func (c give) decide(_ *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	k := r.keyedBy(d, c.stroke, at)
	if d.Names != "" {
		k.From = 0 // of the other station's count it says nothing
	}
	return []Fact{&Move{Keyed: k, Target: c.mark}}, nil
}

// swapPasses gives each of two teams the other's marks at one point.
type swapPasses struct {
	a, b  TeamID
	point int
}

func (c swapPasses) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	exchange := r.Points[c.point].Leg
	var facts []Fact
	for _, way := range [][2]TeamID{{c.a, c.b}, {c.b, c.a}} {
		for _, id := range r.Team(way[0]).Passes[c.point].Marks {
			facts = append(facts, &Amend{Target: id, Team: &way[1], Exchange: &exchange, Reason: "lanes swapped"})
		}
	}
	return facts, nil
}
