// Package markdown writes results as a message to the team: it reads well in a
// chat that shows Markdown and in one that does not.
//
// It imports the domain and relay/results. Begin with Write.
package markdown

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/results"
)

// message is a bulletin on its way into words.
type message struct {
	results.Bulletin
	unscored map[relay.TeamID]bool
}

// Write writes the message. Of each race it has every team's place and time, and
// the splits of the pinned squads, or of all where none is pinned; events run in
// several heats are also given over all of them. Errors are those of w.
func Write(w io.Writer, of results.Bulletin) error {
	m := message{of, of.Unscored()}
	var b strings.Builder
	if m.Meet != "" {
		fmt.Fprintf(&b, "# %s\n\n", escape(m.Meet))
	}
	for _, r := range m.Races {
		m.race(&b, r)
	}
	for _, heats := range results.Events(m.Races) {
		if len(heats) > 1 {
			m.combined(&b, heats)
		}
	}
	if len(m.Scores) > 0 {
		b.WriteString("## Team scores\n\n")
		for _, s := range m.Scores {
			fmt.Fprintf(&b, "- **%s** %s\n", escape(s.Team), s.Printed())
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

// race writes one race.
func (m message) race(b *strings.Builder, r *relay.Race) {
	fmt.Fprintf(b, "## %s\n\n%s", escape(r.Title()), results.Reliance(r))
	if gun, run := r.Gun(); run {
		b.WriteString(", " + gun.Time().In(m.Zone).Format("2 January 2006, 15:04"))
	}
	b.WriteString("\n\n")
	rows := results.Results(r)
	accounts := results.Ledgers(r, m.Season)
	all := !slices.ContainsFunc(rows, func(res results.Result) bool { return res.Team.Pinned })
	for _, res := range rows {
		fmt.Fprintf(b, "- %s\n", m.line(res))
		if !all && !res.Team.Pinned {
			continue
		}
		for _, more := range []string{splits(res), zones(r, res.Team), saved(r, res, accounts[res.Team.ID])} {
			if more != "" {
				fmt.Fprintf(b, "  %s\n", more)
			}
		}
		if work := m.WorkAt(r, res.Team); work != "" && (all || res.Team.Pinned) {
			fmt.Fprintf(b, "  Season: %s\n", escape(work))
		}
	}
	if len(rows) > 0 {
		b.WriteString("\n")
	}
	paragraphs(b, results.Remarks(r, m.Rulebook))
	paragraphs(b, results.HowTimed(r))
}

// paragraphs writes sentences as one paragraph.
func paragraphs(b *strings.Builder, said []string) {
	var lines []string
	for _, s := range said {
		if s = escape(s); !strings.HasSuffix(s, ".") {
			s += "."
		}
		lines = append(lines, s)
	}
	if len(lines) > 0 {
		b.WriteString(strings.Join(lines, " ") + "\n\n")
	}
}

// line is a team's place, name and time: "2nd **Northside A** 49.72".
func (m message) line(res results.Result) string {
	words := []string{"**" + escape(res.Team.Title()) + "**"}
	switch {
	case res.Rank > 0:
		words = slices.Insert(words, 0, relay.Ordinal(res.Rank))
	case res.Code != relay.In:
		words = slices.Insert(words, 0, string(res.Code))
	}
	if res.Finished && res.Code == relay.In {
		words = append(words, res.Time())
		if res.Hand {
			words = append(words, "by hand")
		}
	}
	if doubt := res.Team.InDoubt(); doubt != "" {
		words = append(words, doubt)
	}
	if res.Team.Advanced != "" {
		words = append(words, res.Team.Advanced)
	}
	if m.unscored[res.Team.ID] {
		words = append(words, "("+results.DoesNotScore+")")
	}
	return strings.Join(words, " ")
}

// splits are a team's runners with their splits: "Ana Ruiz 12.81 · Bea Holt
// 12.12". Legs known only together are given together.
func splits(res results.Result) string {
	var legs []string
	for _, l := range res.Legs {
		if !l.Passed {
			if l.Doubted && !together(res, l.Leg) {
				legs = append(legs, nameOf(res, l.Leg)+" ?")
			}
			continue
		}
		var names []string
		for n := l.From; n <= l.Leg; n++ {
			names = append(names, nameOf(res, n))
		}
		mark := ""
		if l.Estimated {
			mark = `\*`
		}
		legs = append(legs, strings.Join(names, " + ")+" "+strings.TrimSpace(relay.Hundredths(l.Took)+mark+" "+l.Within()))
	}
	return strings.Join(legs, " · ")
}

// zones are a team's times in the takeover zones, each with its zone's length:
// "in the zones: ex 1 3.6 s / 30 m · ex 3 3.5 s / 30 m".
func zones(r *relay.Race, t *relay.Team) string {
	var timed []string
	for n := 1; n <= len(r.Zones); n++ {
		if z, ok := r.ZoneTime(t, n); ok {
			text := fmt.Sprintf("ex %d %s", n, z)
			if kept, ok := r.SpeedKept(t, n); ok {
				text += " (speed kept " + relay.KeptText(kept) + ")"
			}
			timed = append(timed, text)
		}
	}
	if len(timed) == 0 {
		return ""
	}
	return "in the zones: " + strings.Join(timed, " · ")
}

// saved is what a team saved on its flat bests, and where that went: "1.62 s saved
// on flat bests (PB): ex 2 cost most: 0.3 ± 0.2 s".
func saved(r *relay.Race, res results.Result, account results.Account) string {
	text := results.Saved(r, res)
	if text == "" || res.Code != relay.In {
		return ""
	}
	if account.Why == nil {
		text += ". Where it went: " + account.Brief()
	}
	return text
}

// together reports whether a leg's time is given with that of a later one.
func together(res results.Result, leg int) bool {
	return slices.ContainsFunc(res.Legs[leg:], func(l results.LegResult) bool { return l.Passed })
}

func nameOf(res results.Result, leg int) string {
	if name := res.Legs[leg-1].Runner; name != "" {
		return escape(name)
	}
	return fmt.Sprintf("leg %d", leg)
}

// combined writes an event over its heats.
func (m message) combined(b *strings.Builder, heats []*relay.Race) {
	fmt.Fprintf(b, "## %s, all heats\n\n", escape(heats[0].Called()))
	for _, row := range results.Combined(heats) {
		row.Result.Rank = row.Overall
		fmt.Fprintf(b, "- %s (%s)\n", m.line(row.Result), row.Race)
	}
	b.WriteString("\n")
}

// marks are what Markdown would take for its own, as it lets them stand.
var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`)

// escape keeps a name on one line and as it was typed.
func escape(s string) string {
	return marks.Replace(strings.Join(strings.Fields(relay.Harmless(s)), " "))
}
