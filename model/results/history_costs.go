package results

import (
	"fmt"

	"baton/relay"
	"baton/relay/history"
	raceresults "baton/relay/results"
)

// costRows are what every pair's exchanges cost over the season.
func costRows(h *history.History) []pastRow {
	var rows []pastRow
	for _, l := range h.Costs() {
		trend := ""
		if l.TrendPM > 0 {
			trend = raceresults.Loss{Lost: l.Trend, PM: l.TrendPM}.Figure()
		}
		rows = append(rows, pastRow{
			cells: []string{l.Team, fmt.Sprint(l.Exchange), l.Pair.LastNames(), fmt.Sprint(len(l.Times)), usualCost(l).Figure(), relay.Tenths(l.Worst), trend,
				relay.ZoneTime{Took: l.Best, Length: l.Kind.Timed()}.String(), l.Way()},
			all: l.Times, unit: unitOver(l.Kind.Timed()),
		})
	}
	return rows
}

func usualCost(l history.CostLine) raceresults.Loss {
	return raceresults.Loss{Exchange: l.Exchange, Who: l.Pair.LastNames(), Lost: l.Usual, PM: l.PM}
}

// rowTeam is the team of a row.
func rowTeam(rows []pastRow, selected int) string {
	if len(rows) == 0 {
		return ""
	}
	return rows[min(selected, len(rows)-1)].cells[0]
}

// costliest says which exchange costs a team most over the season, how sure that
// is, and where it is going.
func costliest(team string, h *history.History) string {
	for _, l := range h.Costs() {
		if l.Team != team {
			continue
		}
		worst := usualCost(l)
		text := fmt.Sprintf("%s: %s %s costs most: %s a race", team, worst.Name(), worst.Who, worst.Figure())
		if !worst.Sure() {
			text = fmt.Sprintf("%s: not sure what costs most (%s %s: %s a race)", team, worst.Name(), worst.Who, worst.Figure())
		}
		switch way := l.Way(); way {
		case "better", "worse":
			text += ", getting " + way
		}
		return text
	}
	return ""
}
