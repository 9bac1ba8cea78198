package results

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/relay"
)

// CombinedRow is a team's line in the results of one event over all its heats.
type CombinedRow struct {
	Result
	Race    relay.RaceID
	Overall int // place over all heats, 0 where it has none
}

// Combined are the results of several heats by time, as sections run on time are
// placed; then those without a time. Times that print the same share a place:
// what parts them by thousandths was seen in two races. Heats of different
// timing, photo-finish and hand, are placed as they stand: every row says which.
func Combined(races []*relay.Race) []CombinedRow {
	var rows []CombinedRow
	for _, r := range races {
		for _, res := range Results(r) {
			if !res.Team.Unbound() {
				rows = append(rows, CombinedRow{Result: res, Race: r.ID})
			}
		}
	}
	timed := func(row CombinedRow) bool { return row.Finished && row.Code == relay.In }
	slices.SortStableFunc(rows, func(a, b CombinedRow) int {
		if c := boolFirst(timed(a), timed(b)); c != 0 || !timed(a) {
			return c
		}
		return cmp.Compare(a.Total, b.Total)
	})
	for i := range rows {
		if !timed(rows[i]) {
			continue
		}
		rows[i].Overall = i + 1
		if i > 0 && rows[i].Total == rows[i-1].Total && (rows[i].Rank == rows[i-1].Rank && rows[i].Race == rows[i-1].Race || ofSeveral(rows, rows[i].Total)) {
			rows[i].Overall = rows[i-1].Overall
		}
	}
	return rows
}

// ofSeveral reports whether a time was run in more than one race: there nothing
// finer than what is printed parts the teams.
func ofSeveral(rows []CombinedRow, total time.Duration) bool {
	var race relay.RaceID
	for _, row := range rows {
		if row.Finished && row.Code == relay.In && row.Total == total {
			if race != "" && race != row.Race {
				return true
			}
			race = row.Race
		}
	}
	return false
}

// Events groups races by event, in the order they are given, and of each keeps
// the heats of its last round: those that decide it.
func Events(races []*relay.Race) [][]*relay.Race {
	var groups [][]*relay.Race
	at := map[int]int{}
	for _, r := range races {
		event, round, _, err := r.ID.Parts()
		if err != nil {
			continue
		}
		i, known := at[event]
		if !known {
			at[event], groups = len(groups), append(groups, []*relay.Race{r})
			continue
		}
		switch _, last, _, _ := groups[i][0].ID.Parts(); {
		case round == last:
			groups[i] = append(groups[i], r)
		case round > last:
			groups[i] = []*relay.Race{r}
		}
	}
	return groups
}

// Score is what a school has over several events.
type Score struct {
	Team   string
	Points float64
}

// Printed are the points with no more decimals than they have: "18", "7.5".
func (s Score) Printed() string {
	return strconv.FormatFloat(math.Round(s.Points*100)/100, 'f', -1, 64)
}

// TeamScores are the points of schools over several events, the most first: the
// table gives those of first place, second place and so on. A school scores in
// an event with its best squad only. Teams that share a place share the points
// of the places they take, equally.
func TeamScores(events [][]CombinedRow, table []float64) []Score {
	points, name := map[string]float64{}, map[string]string{}
	for _, rows := range events {
		for _, row := range bestSquads(rows) {
			school := school(row.Team)
			key := strings.ToLower(school)
			points[key] += shared(row.rank, row.with, table)
			if name[key] == "" {
				name[key] = school
			}
		}
	}
	var scores []Score
	for key, p := range points {
		if p > 0 {
			scores = append(scores, Score{name[key], p})
		}
	}
	slices.SortFunc(scores, func(a, b Score) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.Team, b.Team))
	})
	return scores
}

// Unscored are the teams of some events that have a place but score nothing: a
// better squad of their school does.
func Unscored(events [][]CombinedRow) map[relay.TeamID]bool {
	silent := map[relay.TeamID]bool{}
	for _, rows := range events {
		for _, row := range rows {
			silent[row.Team.ID] = row.Overall > 0 && school(row.Team) != ""
		}
		for _, row := range bestSquads(rows) {
			delete(silent, row.Team.ID)
		}
	}
	maps.DeleteFunc(silent, func(_ relay.TeamID, placed bool) bool { return !placed })
	return silent
}

// CombinedEvents are the results of every event of some races over its heats.
func CombinedEvents(races []*relay.Race) [][]CombinedRow {
	var events [][]CombinedRow
	for _, heats := range Events(races) {
		events = append(events, Combined(heats))
	}
	return events
}

// DoesNotScore is what stands beside a team that is Unscored.
const DoesNotScore = "does not score"

// school is the team without its squad.
func school(t *relay.Team) string {
	if t.Name != "" {
		return strings.TrimSpace(t.Name)
	}
	return strings.TrimSpace(t.Code)
}

// scorer is a row that scores.
type scorer struct {
	CombinedRow
	rank int // its place among those that score
	with int // rows that share it, itself included
}

// bestSquads are an event's scoring rows: of each school the best one, those
// behind its other squads moved up. Teams without a school's name do not score.
func bestSquads(rows []CombinedRow) []scorer {
	var out []scorer
	seen := map[string]bool{"": true}
	for _, row := range rows {
		school := strings.ToLower(school(row.Team))
		if row.Overall == 0 || seen[school] {
			continue
		}
		seen[school] = true
		s := scorer{CombinedRow: row, rank: len(out) + 1}
		if n := len(out); n > 0 && out[n-1].Overall == row.Overall {
			s.rank = out[n-1].rank
		}
		out = append(out, s)
	}
	for i := range out {
		for _, other := range out {
			if other.rank == out[i].rank {
				out[i].with++
			}
		}
	}
	return out
}

// shared are the points of each of n teams at a place.
func shared(place, n int, table []float64) float64 {
	var sum float64
	for p := place; p < place+n && p <= len(table); p++ {
		sum += table[p-1]
	}
	return sum / float64(n)
}
