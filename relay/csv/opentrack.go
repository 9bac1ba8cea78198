package csv

import (
	"io"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/results"
)

// WriteOpenTrack writes results as OpenTrack takes them up: one row a team, its
// performance (or why it has none), and the splits of a track relay: times from
// the gun at the exchanges, comma-separated, one fewer than the legs. They end
// before the first that is not known, for each is told by its position alone.
// Errors are those of w.
func WriteOpenTrack(w io.Writer, races []*relay.Race) error {
	rows := [][]string{{"event", "round", "heat", "place", "lane", "team_id", "team", "squad", "performance", "splits"}}
	for _, r := range races {
		event, round, heat, _ := r.ID.Parts() // zeros beside an id that says more
		for _, res := range results.Results(r) {
			t := res.Team
			performance := res.Time()
			if res.Code != relay.In {
				performance = string(res.Code)
			}
			rows = append(rows, []string{
				strconv.Itoa(event), strconv.Itoa(round), strconv.Itoa(heat), relay.NumberOrNone(res.Rank), relay.NumberOrNone(t.Lane),
				t.Code, t.Name, t.Squad, performance, exchanges(res),
			})
		}
	}
	return write(w, rows)
}

// exchanges are the times from the gun at the exchanges, up to the first that is
// not known.
func exchanges(res results.Result) string {
	var times []string
	for _, leg := range res.Legs[:max(0, len(res.Legs)-1)] {
		if !leg.Known {
			break
		}
		times = append(times, relay.Hundredths(leg.At))
	}
	return strings.Join(times, ",")
}
