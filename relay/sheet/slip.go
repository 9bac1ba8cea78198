package sheet

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"baton/relay"
)

// slipLine is one line of a report slip: what an umpire writes down, and what
// was written; empty where it is still to be filled in by pen.
type slipLine struct{ Name, Value string }

// slip is a report as umpires record it: event, round, heat, lane, exchange and
// edge, the runners, what was seen, by whom and from where, and then, apart from
// it, the referee's decision.
func slip(c relay.Case, book relay.Rulebook) []slipLine {
	event, round, heat, _ := c.Race.ID.Parts()
	t := c.Race.Team(c.Team)
	if t == nil {
		t = &relay.Team{}
	}
	infraction, _ := book.Infraction(c.What)
	at := ""
	if gun, ok := c.Race.Gun(); ok {
		at = fmt.Sprintf("%s after the gun of %s", relay.Tenths(c.Time), gun.Time().Format("15:04:05"))
	}
	lines := []slipLine{
		{"Event", strings.TrimSpace(fmt.Sprintf("%d %s", event, cmp.Or(c.Race.Name, c.Race.Format.Name)))},
		{"Round", fmt.Sprint(round)}, {"Heat", fmt.Sprint(heat)}, {"Lane", relay.NumberOrNone(t.Lane)}, {"Team", t.Title()},
		{"Exchange", relay.NumberOrNone(c.Exchange)}, {"Edge of the zone", c.Edge},
		{"Runner bringing the baton", t.RunnerOf(c.Exchange)}, {"Runner taking it", t.RunnerOf(c.Exchange + 1)},
		{"Infraction", strings.TrimSpace(infraction.What + " " + inBrackets(infraction.Cited()))}, {"What was seen", c.Text},
		{"Seen by", c.By}, {"From where", c.SeenFrom}, {"Time", at},
	}
	decision, when := "", ""
	if c.DecidedAt != 0 {
		decision, when = decided(c.Report), c.DecidedAt.Time().Format("15:04")
	}
	return append(lines, slipLine{"Decision", decision}, slipLine{"Referee", c.Referee}, slipLine{"At", when})
}

// decided is the referee's word with its rule and reason.
func decided(i relay.Report) string {
	word := i.Decision
	if i.Reinstated && i.Decision != relay.Dismissed {
		word += ", reinstated"
	}
	if rule := inBrackets(i.Rule); rule != "" {
		word += " " + rule
	}
	if i.Reason != "" {
		word += ": " + i.Reason
	}
	return word
}

// SlipText is a report slip as text. What is not known is left to be filled in
// by pen.
func SlipText(c relay.Case, meet string, book relay.Rulebook) string {
	var b strings.Builder
	fmt.Fprintln(&b, strings.TrimPrefix(meet+" · ", " · ")+"report of an infraction")
	for _, l := range slip(c, book) {
		fmt.Fprintf(&b, "%-26s %s\n", l.Name+":", cmp.Or(l.Value, "______________________"))
	}
	return b.String()
}

// WriteSlip writes the slip of a report as one HTML file that needs nothing else
// and prints on one page of A4 or letter, with room for what is still to be
// filled in by pen. Errors are those of w.
func WriteSlip(w io.Writer, meet string, c relay.Case, book relay.Rulebook) error {
	data := struct {
		Meet, Title string
		Lines       []slipLine
	}{meet, c.Race.Title(), slip(c, book)}
	return printPage(w, "slip.html", data, "report slip of "+string(c.Race.ID))
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}
