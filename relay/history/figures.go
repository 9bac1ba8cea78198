package history

import (
	"cmp"
	"slices"
	"time"

	"baton/relay"
)

// Figures are times of one thing done again and again, the newest last.
type Figures struct {
	Count  int
	Best   time.Duration
	Median time.Duration
	Last   time.Duration
	Trend  time.Duration   // median of the last five minus that of those before; negative is faster; 0 with fewer than three on a side
	All    []time.Duration // in the order run
}

// trendLeast is how many times must stand on both sides of a trend.
const trendLeast = 3

func figuresOf(all []time.Duration) Figures {
	f := Figures{Count: len(all), All: all}
	if len(all) == 0 {
		return f
	}
	f.Best, f.Median, f.Last = slices.Min(all), relay.Median(all), all[len(all)-1]
	if cut := len(all) - lastFew; cut >= trendLeast {
		f.Trend = relay.Median(all[cut:]) - relay.Median(all[:cut])
	}
	return f
}

// RunnerLine is what a runner has run over one distance. Lead-off legs are told
// apart: they count from a gun and a standing start, the others are rolling.
type RunnerLine struct {
	Name     string
	Team     string
	Distance relay.Distance
	LeadOff  bool
	Figures
}

// Runners are all runners with timed legs, by team, name and distance.
func (h *History) Runners() []RunnerLine {
	var out []RunnerLine
	if h == nil {
		return nil
	}
	for k, legs := range h.legs {
		times := make([]time.Duration, len(legs))
		for i, l := range legs {
			times[i] = l.time
		}
		n := h.names[k]
		out = append(out, RunnerLine{n.name, n.team, n.distance, n.leadOff, figuresOf(times)})
	}
	slices.SortFunc(out, func(a, b RunnerLine) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Distance, b.Distance), leadOffFirst(a, b))
	})
	return out
}

// TeamLine is what a team has run in one format. Who is "girls", "boys", "mixed"
// or empty, as the names of its races tell: a school's squads share a name.
type TeamLine struct {
	Team      string
	Format    relay.FormatID
	Who       string
	Races     int
	Exchanges int // made, and those that failed
	Drops     int
	DQs       int
	Figures   // of its times, official where known
}

// PerHundred is how many drops and disqualifications came of a hundred
// exchanges; 0 of none.
func (l TeamLine) PerHundred() (drops, dqs float64) {
	if l.Exchanges == 0 {
		return 0, 0
	}
	return 100 * float64(l.Drops) / float64(l.Exchanges), 100 * float64(l.DQs) / float64(l.Exchanges)
}

// Teams are all teams that have raced, by name and format.
func (h *History) Teams() []TeamLine {
	var out []TeamLine
	if h == nil {
		return nil
	}
	for k, results := range h.results {
		n := h.titles[k]
		l := TeamLine{Team: n.title, Format: n.format, Who: n.who, Races: len(results)}
		var times []time.Duration
		for _, r := range results {
			l.Exchanges += r.exchanges
			l.Drops += r.drops
			if r.out {
				l.DQs++
			}
			if r.time > 0 {
				times = append(times, r.time)
			}
		}
		l.Figures = figuresOf(times)
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b TeamLine) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Format, b.Format), cmp.Compare(a.Who, b.Who))
	})
	return out
}

func leadOffFirst(a, b RunnerLine) int {
	switch {
	case a.LeadOff == b.LeadOff:
		return 0
	case a.LeadOff:
		return -1
	}
	return 1
}
