package relay

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Hint is the one doubt that the live screen of a station points at and that c
// accepts (Accept); ok is false where there is none. The screen shows this one
// and no other, so that what is read is what c does. What can be accepted comes
// before what can only be looked at; of several, the one that came up first
// stays until it is answered or refuted.
func (m *Meet) Hint(id RaceID, d Desk) (Doubt, bool) {
	doubts := m.Doubts(id, d)
	if len(doubts) == 0 {
		return Doubt{}, false
	}
	if i := slices.IndexFunc(doubts, func(o Doubt) bool { return o.Does != "" }); i >= 0 {
		return doubts[i], true
	}
	return doubts[0], true
}

// Same reports whether two doubts are one hint: that a team is one exchange
// short stays the same as its presses go on.
func (d Doubt) Same(other Doubt) bool {
	return d.What == other.What && slices.Equal(d.Teams, other.Teams) && slices.Equal(d.Marks, other.Marks)
}

// PassChanges says in short what became of the teams' passes between two states
// of a race, one line a team: "key 2: ex 1 none → 13.2, ex 2 25.3 → none". It is what
// the live screen answers to a correction, before it is made or after.
func PassChanges(before, after *Race) []string {
	var lines []string
	for _, t := range after.Teams {
		was := before.Team(t.ID)
		var changed []string
		for i, p := range t.Passes {
			old := Pass{}
			if was != nil && i < len(was.Passes) {
				old = was.Passes[i]
			}
			if a, b := old.short(), p.short(); a != b {
				changed = append(changed, fmt.Sprintf("%s %s → %s", after.PointName(i), a, b))
			}
		}
		if len(changed) > 0 {
			lines = append(lines, "key "+t.Key+": "+strings.Join(changed, ", "))
		}
	}
	return lines
}

// short is a pass as the board shows it: its time to 0.1 s, "–" where it was told
// as not seen, "none" where there is none: the board's dot parts what a line says.
func (p Pass) short() string {
	switch {
	case p.Known && p.Estimated:
		return "~" + Tenths(p.Time)
	case p.Known:
		return Tenths(p.Time)
	case p.Skipped:
		return "–"
	}
	return "none"
}

// TooSoon says of a press that its team cannot have run so fast why it does not
// count: "too soon for a 100 m leg (7.4 s): kept, not counted". It is what most
// people see in their first minute, so that it is there at once, in the press's
// row; empty for every other mark.
func (k Mark) TooSoon() string {
	if k.Role != Extra || k.Guard == 0 {
		return ""
	}
	over := k.Over.String() + " m"
	if k.WholeLeg {
		over = article(over) + over + " leg"
	}
	return fmt.Sprintf("too soon for %s (%s): kept, not counted", over, guardText(k.Guard))
}

// article is "a " or "an " before a number: an 80 m leg, an 800 m leg.
func article(number string) string {
	if strings.HasPrefix(number, "8") {
		return "an "
	}
	return "a "
}

// guardText is a guard to 0.1 s: "7.4 s", "1:25.8".
func guardText(d time.Duration) string {
	if d >= time.Minute {
		return Tenths(d)
	}
	return Tenths(d) + " s"
}
