package relay

import (
	"fmt"
	"strings"
)

// Attend records where the runner of a leg was seen before the gun: As is
// KindCheckedIn, KindWarmingUp, KindWrongZone or KindMissing. Refused after the
// gun (ErrBegun), and where it is known already (ErrUnchanged).
type Attend struct {
	As     Kind
	Team   TeamID
	Leg    int
	Reason string
}

func (c Attend) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, leg, err := r.legFor(c.Team, c.Leg)
	if err == nil {
		err = r.beforeGun()
	}
	if err != nil {
		return nil, err
	}
	switch c.As {
	case KindCheckedIn, KindWarmingUp, KindWrongZone, KindMissing:
	default:
		return nil, fmt.Errorf("%q: %w", c.As, ErrNoPresence)
	}
	if leg.Presence.State == c.As && (c.Reason == "" || c.Reason == leg.Presence.Reason) {
		return nil, fmt.Errorf("%s, leg %d: %w", t.Title(), c.Leg, ErrUnchanged)
	}
	return []Fact{NewPresence(c.As, Presence{Team: c.Team, Leg: c.Leg, Reason: c.Reason, Of: leg.runs()})}, nil
}

// Substitute lets somebody else run a leg, an alternate as a rule, and keeps
// why; the line-up stands as declared. Naming the runner of the line-up puts
// that one back. After the gun it says who really ran.
type Substitute struct {
	Team   TeamID
	Leg    int
	Runner string
	Reason string
}

func (c Substitute) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, _, err := r.legFor(c.Team, c.Leg)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSpace(c.Runner)
	switch {
	case name == "":
		return nil, fmt.Errorf("who runs leg %d instead: %w", c.Leg, ErrNoName)
	case name == t.RunnerOf(c.Leg):
		return nil, fmt.Errorf("%s runs leg %d: %w", name, c.Leg, ErrUnchanged)
	case strings.TrimSpace(c.Reason) == "":
		return nil, fmt.Errorf("a substitution is kept with its reason: %w", ErrNoReason)
	}
	return []Fact{NewPresence(KindSubstituted, Presence{Team: c.Team, Leg: c.Leg, Runner: name, Reason: strings.TrimSpace(c.Reason)})}, nil
}

// SetZoneReady is a zone's flag before the gun: white where all its runners are
// in place, yellow where they are not.
type SetZoneReady struct {
	Exchange int
	Ready    bool
}

func (c SetZoneReady) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if err := r.beforeGun(); err != nil {
		return nil, err
	}
	if c.Exchange < 1 || c.Exchange > len(r.Ready) {
		return nil, fmt.Errorf("exchange %d: %w", c.Exchange, ErrNoExchange)
	}
	if r.Ready[c.Exchange-1] == c.Ready {
		return nil, fmt.Errorf("exchange %d: %w", c.Exchange, ErrUnchanged)
	}
	return []Fact{&ZoneReady{Exchange: c.Exchange, Ready: c.Ready}}, nil
}

// ClearPresence forgets where a leg's runner was seen: a digit too many at the call.
// A substitution stays. Refused after the gun (ErrBegun), and where nothing was
// recorded (ErrUnchanged).
type ClearPresence struct {
	Team TeamID
	Leg  int
}

func (c ClearPresence) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
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
