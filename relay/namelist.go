package relay

import (
	"errors"
	"slices"
	"strings"
	"unicode"
)

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

// FillLineup gives a team's legs the runners of a list, in its order; those
// beyond the legs become its alternates. Legs beyond the list, and those for which
// it has an empty name, keep their runners, and a list that is no longer than the legs keeps the alternates. It
// asks for a reason where SetLineup does.
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
