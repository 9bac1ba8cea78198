package results

import (
	"cmp"
	"fmt"
	"strings"

	"baton/relay"
)

// Effect is the difference between two states of one race that a coach would ask
// about: places, who is out, splits and who ran them, as results print them; one
// line a team, none where nothing of that changes. "Lakewood A 3rd → 2nd; leg 2
// 24.60 → 12.31"
func Effect(before, after *relay.Race) []string {
	was := map[relay.TeamID]Result{}
	for _, res := range Results(before) {
		was[res.Team.ID] = res
	}
	var lines []string
	for _, is := range Results(after) {
		if parts := is.unlike(was[is.Team.ID]); len(parts) > 0 {
			lines = append(lines, is.Team.Title()+" "+strings.Join(parts, "; "))
		}
	}
	return lines
}

// Worse says which teams a fix would leave with a leg that nobody can run, one
// line a team; none where the race was no better before. "Lakewood A leg 4 would
// come to -0.14, which nobody can run"
func Worse(before, after *relay.Race) (lines []string) {
	was, is := Calibrate(before), Calibrate(after)
	for _, t := range after.Teams {
		q := is.Teams[t.ID].Question
		if old := was.Teams[t.ID]; q.Unrunnable == 0 || old != nil && old.Unrunnable == q.Unrunnable && old.Came == q.Came {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s %s %s, which nobody can run", t.Title(), q.Legs("would come to", "would come to"), relay.Hundredths(q.Came)))
	}
	return lines
}

// unlike says where a result differs from what it was.
func (res Result) unlike(was Result) []string {
	parts := arrow("", was.standing(), res.standing())
	for i, leg := range res.Legs {
		name := fmt.Sprintf("leg %d ", leg.Leg)
		parts = append(parts, arrow(name, was.leg(i), res.leg(i))...)
		if i < len(was.Legs) {
			parts = append(parts, arrow(name, cmp.Or(was.Legs[i].Runner, "nobody"), cmp.Or(leg.Runner, "nobody"))...)
		}
	}
	return parts
}

// arrow says a change where there is one.
func arrow(of, was, is string) []string {
	if was == is {
		return nil
	}
	return []string{of + was + " → " + is}
}

// standing is a team's place or why it has none.
func (res Result) standing() string {
	switch {
	case res.Code != relay.In:
		return string(res.Code)
	case res.Rank == 0:
		return "no place"
	}
	return relay.Ordinal(res.Rank)
}

// leg is a leg's split as printed; what legs took together where an exchange
// between them is missing.
func (res Result) leg(i int) string {
	switch {
	case i >= len(res.Legs):
		return "–"
	case res.Legs[i].Doubted:
		return "?"
	case !res.Legs[i].Passed:
		return "–"
	}
	first := i
	for first > 0 && !res.Legs[first-1].Passed {
		first--
	}
	took := relay.Hundredths(res.Legs[i].Took)
	if first < i {
		return fmt.Sprintf("%s from leg %d", took, first+1)
	}
	return took
}
