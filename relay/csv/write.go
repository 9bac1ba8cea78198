package csv

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// Write writes results, one row a team, in the order of the races and as their
// results list the teams. What is printed adds up: cumulative times are rounded
// to 0.01 s, and splits are the differences of the rounded ones; where official
// times are known, all times are set right by them. Zone times are shown to
// 0.1 s, each with its zone's length, official times as their rules round them. After
// the times stand half a 90 % interval of each split (pm1 …), in tenths, and the speed kept
// in each zone (kept1 …), as a share of the two runners' flat speed.
// A race's number stands in three columns: spreadsheets make a date of 13-1-1.
// What is in doubt is a "?", and the column doubts says why. Errors are those of
// w.
func Write(w io.Writer, races []*relay.Race) error {
	legs := 0
	for _, r := range races {
		legs = max(legs, len(r.Legs))
	}
	rows := [][]string{resultHeader(legs)}
	for _, r := range races {
		places := results.Standings(r)
		for _, res := range results.Results(r) {
			rows = append(rows, resultRow(r, res, places[res.Team.ID], legs))
		}
	}
	return write(w, rows)
}

func resultHeader(legs int) []string {
	header := []string{"event", "round", "heat", "name", "format", "place", "lane", "team", "squad", "status", "reason", "total", "official", "estimated", "doubts"}
	for n := 1; n <= legs; n++ {
		header = append(header, fmt.Sprintf("leg%d", n), fmt.Sprintf("time%d", n), fmt.Sprintf("split%d", n))
		if n < legs {
			header = append(header, fmt.Sprintf("zone%d", n), fmt.Sprintf("zone%d_m", n))
		}
	}
	for n := 1; n <= legs; n++ {
		header = append(header, fmt.Sprintf("pm%d", n))
	}
	for n := 1; n < legs; n++ {
		header = append(header, fmt.Sprintf("kept%d", n))
	}
	return header
}

func resultRow(r *relay.Race, res results.Result, place, legs int) []string {
	t, status, official := res.Team, "OK", ""
	if res.Code != relay.In {
		status = string(res.Code)
	}
	if o := t.Official; o != nil && o.Time != nil {
		official = relay.OfficialTime(*o.Time, o.Hand)
	}
	event, round, heat, _ := r.ID.Parts() // zeros beside an id that says more
	row := []string{
		strconv.Itoa(event), strconv.Itoa(round), strconv.Itoa(heat), r.Name, string(r.Format.ID), relay.NumberOrNone(place), relay.NumberOrNone(t.Lane), t.Name, t.Squad,
		status, res.Reason, res.Time(), official, estimated(r, res), res.Note(),
	}
	for n := 1; n <= legs; n++ {
		runner, at, took, zone, length := "", "", "", "", ""
		if n <= len(res.Legs) {
			leg := res.Legs[n-1]
			runner, at, took = leg.Runner, hundredthsIf(leg.At, leg.Passed), hundredthsIf(leg.Took, leg.Known)
			zone, length = zoneTime(r, t, n)
			if leg.Doubted {
				at, took = "?", "?"
			}
		}
		row = append(row, runner, at, took)
		if n < legs {
			row = append(row, zone, length)
		}
	}
	return append(row, sureness(r, res, legs)...)
}

// sureness is how sure each split is, then the speed that each zone time kept.
func sureness(r *relay.Race, res results.Result, legs int) []string {
	cells := make([]string, legs+legs-1)
	for i, leg := range res.Legs {
		cells[i] = strings.TrimPrefix(leg.Within(), "± ")
		if !leg.Known {
			cells[i] = ""
		}
		if kept, ok := r.SpeedKept(res.Team, leg.Leg); ok && leg.Leg < legs {
			cells[legs+i] = fmt.Sprintf("%.2f", kept)
		}
	}
	return cells
}

func hundredthsIf(d time.Duration, ok bool) string {
	if !ok {
		return ""
	}
	return relay.Hundredths(d)
}

// estimated names the legs whose ends were not all seen: "2 3"; of a total that
// counts from a gun put in afterwards, the gun as well.
func estimated(r *relay.Race, res results.Result) string {
	var legs []string
	if r.GunEstimated() && res.Finished && !res.Official {
		legs = append(legs, "gun")
	}
	for _, leg := range res.Legs {
		if leg.Known && leg.Estimated {
			legs = append(legs, strconv.Itoa(leg.Leg))
		}
	}
	return strings.Join(legs, " ")
}

// zoneTime is the time in the zone of exchange n and the zone's length in metres;
// a time that nobody can have run is a question mark.
func zoneTime(r *relay.Race, t *relay.Team, n int) (took, length string) {
	z, ok := r.ZoneTime(t, n)
	switch {
	case !ok:
		return "", ""
	case z.Doubtful():
		return "?", z.Length.String()
	}
	return relay.Tenths(z.Took), z.Length.String()
}
