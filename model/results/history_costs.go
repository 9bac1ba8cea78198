package results

import (
	"fmt"
	"strings"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/pair"
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
			cells: []string{l.Team, l.Squad, fmt.Sprint(l.Exchange), l.Pair.LastNames(), fmt.Sprint(len(l.Times)), pair.LossOf(l).Figure(), relay.Tenths(l.Worst), trend,
				relay.ZoneTime{Took: relay.Median(l.Times), Length: l.Kind.Timed()}.String(), againstText(l), l.Way()},
			all: l.Times, unit: unitOver(l.Kind.Timed()), of: l,
		})
	}
	return rows
}

// narrowFrom is below which width pairs have last names only, and what their exchanges cost
// is told in few words.
const narrowFrom = 60

// againstText is the time that a line is held against, and whose: "3.3 own", "3.4 team".
func againstText(l history.CostLine) string {
	if l.Others > 0 {
		return relay.Tenths(l.Best) + " team"
	}
	return relay.Tenths(l.Best) + " own"
}

// workAt is what the squad of a row should work at, in full or in few words.
func workAt(row pastRow, h *history.History, short bool) string {
	f, ok := pair.FocusOf(h, row.of.Quartet)
	if !ok {
		return ""
	}
	return strings.TrimSpace(row.of.Team+" "+row.of.Squad) + ": " + focusText(f, short)
}

// focusText is what to work at, in full or in few words.
func focusText(f pair.Focus, short bool) string {
	if short {
		return f.Brief()
	}
	return f.String()
}
