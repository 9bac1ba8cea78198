package relay

import (
	"fmt"
	"strings"
)

// SetLineup sets legs of a team: of each only what differs is written. A nil
// field says nothing, an empty one takes away. Once the order is declared
// (ErrLocked) or the race has begun (ErrNoReason), a change of runner needs a
// reason. Who runs twice is warned of (PlanWarnings), not refused: two legs that
// change places do so one after the other.
type SetLineup struct {
	Team   TeamID
	Legs   []LineupSet // Leg, and what it becomes
	Reason string
}

func (c SetLineup) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	reason := strings.TrimSpace(c.Reason)
	var facts []Fact
	for _, says := range c.Legs {
		t, leg, err := r.legFor(c.Team, says.Leg)
		if err != nil {
			return nil, err
		}
		set := t.lineBecomes(leg, says)
		if set.Runner != nil {
			switch {
			case t.Locked && reason == "":
				return nil, fmt.Errorf("%s, leg %d: %w", t.Title(), says.Leg, ErrLocked)
			case r.Counting >= 0 && reason == "":
				return nil, fmt.Errorf("%s, leg %d, after the gun: %w", t.Title(), says.Leg, ErrNoReason)
			}
			set.Reason = reason
		}
		if set.Runner != nil || set.Target != nil || set.Best != nil {
			set.Team = c.Team
			facts = append(facts, &set)
		}
	}
	if len(facts) == 0 {
		return nil, ErrUnchanged
	}
	return facts, nil
}

// lineBecomes is what differs between a leg and what it is to become. A target
// and a best are of the runner named with them, else of whoever runs the leg.
func (t *Team) lineBecomes(l *Leg, says LineupSet) LineupSet {
	set := LineupSet{Leg: says.Leg, Of: l.runs()}
	if says.Runner != nil {
		name := t.called(strings.TrimSpace(*says.Runner))
		set.Runner, set.Of = change(l.Runner, &name), name
	}
	set.Target, set.Best = change(t.targetFor(says.Leg-1, set.Of), says.Target), change(t.listed(set.Of, l.Distance), says.Best)
	if set.Target == nil && set.Best == nil {
		set.Of = ""
	}
	return set
}

// change is a register to write: nil where nothing is said or it stands already.
func change[V comparable](stands V, says *V) *V {
	if says == nil || *says == stands {
		return nil
	}
	return says
}

// Lock declares a team's order. Every leg needs a runner (ErrIncomplete).
type Lock struct {
	Team   TeamID
	Reason string
}

func (c Lock) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, err := r.teamFor(c.Team)
	if err != nil {
		return nil, err
	}
	if t.Locked {
		return nil, fmt.Errorf("%s: %w", t.Title(), ErrUnchanged)
	}
	for leg := range t.Legs {
		if t.RunnerOf(leg+1) == "" {
			return nil, fmt.Errorf("%s, leg %d: %w", t.Title(), leg+1, ErrIncomplete)
		}
	}
	return []Fact{NewLineupLock(KindLocked, c.Team, c.Reason)}, nil
}

// Unlock opens a declared order again, with a reason: a sheet that was read
// wrongly, say. What is declared next has no changes in it.
type Unlock struct {
	Team   TeamID
	Reason string
}

func (c Unlock) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, err := r.teamFor(c.Team)
	switch {
	case err != nil:
		return nil, err
	case !t.Locked:
		return nil, fmt.Errorf("%s: %w", t.Title(), ErrNotLocked)
	case strings.TrimSpace(c.Reason) == "":
		return nil, fmt.Errorf("%s, a declared order: %w", t.Title(), ErrNoReason)
	}
	return []Fact{NewLineupLock(KindUnlocked, c.Team, strings.TrimSpace(c.Reason))}, nil
}
