package results

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"baton/model/ui"
	"baton/relay"
	raceresults "baton/relay/results"
	"baton/views"
)

// View is what the screen shows.
func (s *Decisions) View(sh *ui.Shell) views.Props {
	rows := s.Rows(sh)
	p := views.Decisions{
		Edges:    s.Edges(sh, "Decisions", openCases(s.cases), DecisionsKeys.foot()...),
		Selected: s.Selected, Fixing: s.fix.props(),
		Empty: s.Empty("No report waits for the referee. n takes down word by radio; a shows what was decided."),
	}
	if s.fix != nil {
		p.Note, p.Foot = "", ui.Foot(FixingKeys.Take, FixingKeys.Why, FixingKeys.Drop)
	}
	for _, c := range rows {
		p.Rows = append(p.Rows, caseRow(c))
	}
	if c, ok := ui.Chosen(&s.List, rows); ok {
		p.Finished, p.Decided = orders(c.Race)
		p.Detail = caseDetail(c, sh.Session.State.Rulebook())
	}
	return &p
}

// openCases counts what waits for the referee.
func openCases(cases []relay.Case) string {
	open := 0
	for _, c := range cases {
		if c.Open() {
			open++
		}
	}
	return fmt.Sprintf("%d of %d to decide", open, len(cases))
}

func caseRow(c relay.Case) views.DecisionRow {
	row := views.DecisionRow{
		Race: string(c.Race.ID), Time: relay.Tenths(c.Time), Team: cmp.Or(teamTitle(c.Race, c.Team), "team unknown"),
		What: strings.TrimSpace(c.Kind.Words() + " " + c.What), Decision: c.Decision, Tone: views.Watch,
	}
	if n := cmp.Or(c.Exchange, c.Near); n > 0 {
		row.Exchange = fmt.Sprint(n)
	}
	if c.Exchange == 0 && c.Near > 0 {
		row.Exchange += "?"
	}
	switch {
	case c.Reinstated && c.Decision != relay.Dismissed:
		row.Decision, row.Tone = "reinstated", views.Good
	case c.Decision == relay.Upheld:
		row.Tone = views.Out
	case c.Decision == relay.Dismissed:
		row.Tone = views.Good
	}
	return row
}

// orders are the places of a race as the teams crossed the line, and as they
// stand.
func orders(race *relay.Race) (finished, decided []string) {
	results := raceresults.Results(race)
	for _, res := range results {
		line := orderLine(decidedRank(res), res)
		switch {
		case res.Team.Rerun:
			line += " re-run"
		case res.Team.Advanced != "":
			line += " " + res.Team.Advanced
		}
		if race.Rerun {
			line += " (race re-run)"
		}
		decided = append(decided, line)
	}
	slices.SortStableFunc(results, func(a, b raceresults.Result) int { return cmp.Compare(crossing(a.Crossed), crossing(b.Crossed)) })
	for _, res := range results {
		if res.Crossed > 0 {
			finished = append(finished, orderLine(fmt.Sprint(res.Crossed), res))
		}
	}
	return finished, decided
}

// decidedRank is a result's place, or why it has none.
func decidedRank(res raceresults.Result) string {
	if res.Code != relay.In {
		return string(res.Code)
	}
	return relay.NumberOrNone(res.Rank)
}

func orderLine(place string, res raceresults.Result) string {
	return strings.TrimRight(fmt.Sprintf("%-3s %s %s", place, res.Team.Title(), res.Time()), " ")
}

// caseDetail is what was seen, under which rule, and what was decided.
func caseDetail(c relay.Case, book relay.Rulebook) []string {
	var lines []string
	infraction, known := book.Infraction(c.What)
	switch {
	case !known:
		lines = append(lines, "What for? enter fills it in.")
	case infraction.Note != "":
		lines = append(lines, infraction.What+" "+infraction.Cited()+" – "+infraction.Note)
	default:
		lines = append(lines, strings.TrimSpace(infraction.What+" "+infraction.Cited()))
	}
	seen := c.Text
	for _, more := range []struct{ before, what string }{{"edge: ", c.Edge}, {"seen by ", c.By}, {"from ", c.SeenFrom}} {
		if more.what != "" {
			seen += ", " + more.before + more.what
		}
	}
	if seen != "" {
		lines = append(lines, strings.TrimPrefix(seen, ", "))
	}
	if c.DecidedAt != 0 {
		decided := c.Decision + " at " + c.DecidedAt.Time().Format("15:04")
		if c.Referee != "" {
			decided += " by " + c.Referee
		}
		if c.Reason != "" {
			decided += ": " + c.Reason
		}
		lines = append(lines, decided)
	}
	return lines
}
