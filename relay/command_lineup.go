package relay

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
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
		name := t.Called(strings.TrimSpace(*says.Runner))
		set.Runner, set.Of = change(l.Runner, &name), name
	}
	set.Target, set.Best = change(t.TargetFor(says.Leg-1, set.Of), says.Target), change(t.Listed(set.Of, l.Distance), says.Best)
	if set.Target == nil && set.Best == nil {
		set.Of = ""
	}
	return set
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

// ParseNames reads a list of runners as people write it on a card or in a
// message: one a line, or on one line with semicolons, or else with commas.
// Numbers and dashes before a name, as "1. Ana Ruiz", go, and so do empty lines.
func ParseNames(s string) []string {
	return slices.DeleteFunc(ParseLineup(s), func(name string) bool { return name == "" })
}

// ParseLineup is ParseNames for a list whose places count: where nothing stands
// between two commas or semicolons, or after a number or dash of a line of its own,
// the name is empty, and those after it keep their places.
func ParseLineup(s string) []string {
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
	one := len(lines) == 1
	if sep := ";"; one {
		if !strings.Contains(lines[0], sep) {
			sep = ","
		}
		lines = strings.Split(lines[0], sep)
	}
	var names []string
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ";") {
			if name := parseName(part); name != "" || one || strings.TrimSpace(part) != "" {
				names = append(names, name)
			}
		}
	}
	for len(names) > 0 && names[len(names)-1] == "" {
		names = names[:len(names)-1]
	}
	return names
}

// parseName takes from a line what is not the name.
func parseName(line string) string {
	line = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, line)
	line = strings.TrimLeftFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	return strings.Join(strings.Fields(line), " ")
}

// FillLineup gives a team's legs the runners of a list, in its order; those beyond
// the legs become its alternates. Legs beyond the list, and those for which it has
// an empty name, keep their runners, and a list that is no longer than the legs
// keeps the alternates. It asks for a reason where SetLineup does.
type FillLineup struct {
	Team   TeamID
	Names  []string
	Reason string
}

func (c FillLineup) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	t, err := r.teamFor(c.Team)
	if err != nil {
		return nil, err
	}
	legs := min(len(c.Names), len(t.Legs))
	line := SetLineup{Team: c.Team, Reason: c.Reason}
	for i := range legs {
		if c.Names[i] != "" {
			line.Legs = append(line.Legs, LineupSet{Leg: i + 1, Runner: &c.Names[i]})
		}
	}
	if len(line.Legs) == 0 {
		return nil, ErrNoName
	}
	facts, err := line.decide(m, r, d, at)
	rest := slices.DeleteFunc(slices.Clone(c.Names[legs:]), func(name string) bool { return name == "" })
	if (err == nil || errors.Is(err, ErrUnchanged)) && len(rest) > 0 && !slices.Equal(rest, t.Alternates) {
		return append(facts, &TeamSet{Team: c.Team, Alternates: slices.Clone(rest)}), nil
	}
	return facts, err
}
