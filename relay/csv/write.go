package csv

import (
	"cmp"
	stdcsv "encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"baton/relay"
)

// Write writes results, one row a team, in the order of the races and of their
// places. What is printed adds up: cumulative times are rounded to 0.01 s, and
// splits are the differences of the rounded ones. Zone times are shown to 0.1 s,
// official times as their rules round them. Errors are those of w.
func Write(w io.Writer, races []*relay.Race) error {
	legs := 0
	for _, r := range races {
		legs = max(legs, len(r.Legs))
	}
	out := stdcsv.NewWriter(w)
	if err := out.Write(resultHeader(legs)); err != nil {
		return err
	}
	for _, r := range races {
		places := relay.Standings(r)
		for _, t := range byPlace(r, places) {
			if err := out.Write(resultRow(r, t, places[t.ID], legs)); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// byPlace are the teams by place, then those without one as the race lists them.
func byPlace(r *relay.Race, places map[relay.TeamID]int) []*relay.Team {
	teams := r.ByPlace()
	slices.SortStableFunc(teams, func(a, b *relay.Team) int {
		one, other := places[a.ID], places[b.ID]
		if one == 0 || other == 0 {
			return cmp.Compare(other, one)
		}
		return cmp.Compare(one, other)
	})
	return teams
}

func resultHeader(legs int) []string {
	header := []string{"race", "name", "format", "place", "lane", "team", "squad", "status", "reason", "total", "official", "estimated"}
	for n := 1; n <= legs; n++ {
		header = append(header, fmt.Sprintf("leg%d", n), fmt.Sprintf("time%d", n), fmt.Sprintf("split%d", n))
		if n < legs {
			header = append(header, fmt.Sprintf("zone%d", n))
		}
	}
	return header
}

func resultRow(r *relay.Race, t *relay.Team, place, legs int) []string {
	status, official := "OK", ""
	if t.Out != relay.In {
		status = string(t.Out)
	}
	if o := t.Official; o != nil {
		if o.Time != nil {
			official = relay.OfficialTime(*o.Time, o.Hand)
		}
	}
	row := []string{
		string(r.ID), r.Name, string(r.Format.ID), countOrEmpty(place), countOrEmpty(t.Lane), t.Name, t.Squad,
		status, t.OutReason, hundredthsIf(t.Finish()), official, estimated(r, t),
	}
	splits := r.Splits(t)
	for n := 1; n <= legs; n++ {
		runner, at, took, zone := "", "", "", ""
		if n <= len(splits) {
			runner, at, took, zone = t.RunnerOf(n), passed(r, t, n), printedSplit(r, t, splits[n-1]), zoneTime(r, t, n)
		}
		row = append(row, runner, at, took)
		if n < legs {
			row = append(row, zone)
		}
	}
	return row
}

func countOrEmpty(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func hundredthsIf(d time.Duration, ok bool) string {
	if !ok {
		return ""
	}
	return relay.Hundredths(d)
}

// estimated names the legs whose ends were not all seen: "2 3".
func estimated(r *relay.Race, t *relay.Team) string {
	legs := ""
	for _, s := range r.Splits(t) {
		if s.Known && s.Estimated {
			legs += " " + strconv.Itoa(s.Leg)
		}
	}
	if legs == "" {
		return ""
	}
	return legs[1:]
}

// cumulative is the time from the gun at the end of leg n; the gun itself is
// leg 0.
func cumulative(r *relay.Race, t *relay.Team, n int) (time.Duration, bool) {
	if n == 0 {
		return 0, true
	}
	i := r.ExchangePoint(n)
	if i < 0 || i >= len(t.Passes) {
		return 0, false
	}
	return t.Passes[i].Time, t.Passes[i].Known
}

func passed(r *relay.Race, t *relay.Team, n int) string { return hundredthsIf(cumulative(r, t, n)) }

func printedSplit(r *relay.Race, t *relay.Team, s relay.Split) string {
	from, _ := cumulative(r, t, s.Leg-1)
	to, _ := cumulative(r, t, s.Leg)
	return hundredthsIf(relay.PrintedSplits(from, to)[1], s.Known)
}

func zoneTime(r *relay.Race, t *relay.Team, n int) string {
	i := r.ExchangePoint(n)
	if i < 0 || i >= len(t.Passes) {
		return ""
	}
	took, ok := t.Passes[i].ZoneTime()
	if !ok {
		return ""
	}
	return relay.Tenths(took)
}
