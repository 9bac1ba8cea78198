package relay

import "fmt"

// TakeBack forgets where a leg's runner was seen: a digit too many at the call.
// A substitution stays. Refused after the gun (ErrBegun), and where nothing was
// recorded (ErrUnchanged).
type TakeBack struct {
	Team TeamID
	Leg  int
}

func (c TakeBack) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, _, err := r.legFor(c.Team, c.Leg)
	if err == nil {
		err = r.beforeGun()
	}
	if err != nil {
		return nil, err
	}
	var seen []ID
	for _, e := range m.standing(m.byTeam[c.Team]) {
		if p, ok := e.Fact.(*Presence); ok && p.Leg == c.Leg && p.kind != KindSubstituted {
			seen = append(seen, e.ID)
		}
	}
	if len(seen) == 0 {
		return nil, fmt.Errorf("%s, leg %d: %w", t.Title(), c.Leg, ErrUnchanged)
	}
	return []Fact{&Void{Targets: seen}}, nil
}
