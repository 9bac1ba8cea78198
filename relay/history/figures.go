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

// RunnerLine is what a runner has run over one kind of leg in one format. Legs
// beside a hand-off that failed are counted, and left out of the figures.
type RunnerLine struct {
	Name   string
	Team   string
	Format relay.FormatID
	Kind   relay.LegKind
	Failed int // legs left out
	Figures
}

// Runners are all runners with timed legs, by team, name and distance.
func (h *History) Runners() []RunnerLine {
	var out []RunnerLine
	if h == nil {
		return nil
	}
	for _, legs := range h.legs {
		as := legs[len(legs)-1].runner // as last written
		line := RunnerLine{Name: as.name, Team: as.team, Format: as.format, Kind: as.kind}
		var times []time.Duration
		for _, l := range legs {
			if l.failed {
				line.Failed++
				continue
			}
			times = append(times, l.time)
		}
		line.Figures = figuresOf(times)
		out = append(out, line)
	}
	slices.SortFunc(out, func(a, b RunnerLine) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Kind.Distance, b.Kind.Distance),
			-compareBool(a.Kind.Standing, b.Kind.Standing), compareBool(a.Kind.Hurdles, b.Kind.Hurdles), cmp.Compare(a.Format, b.Format))
	})
	return out
}

// Elsewhere is the fastest that a runner of a team has run over one kind of leg,
// in whatever format, in all meets but one: that which is open knows its own
// races, and the one that is being run is no past of itself.
func (h *History) Elsewhere(open relay.Origin) relay.BestSplit {
	return func(name, team string, kind relay.LegKind) (best time.Duration, ok bool) {
		for meet, took := range h.splits[runner{name: h.names.Called(name, team), team: team, kind: kind}.key()] {
			if meet != open && (!ok || took < best) {
				best, ok = took, true
			}
		}
		return best, ok
	}
}

// TeamLine is what a quartet has run. Who is the word of its races' names, "girls",
// "men", "mixed", or empty: a school's squads share a name.
type TeamLine struct {
	Team      string
	Format    relay.FormatID
	Who       string
	First     string // who led off last, where several quartets are called the same; else empty
	Races     int
	Exchanges int // made, and those that failed
	Drops     int
	DQs       int
	Hand      bool // the figures are of hand times: there are no official ones
	LeftOut   int  // hand times that are not compared with the official ones
	Figures        // of its official times, else of the keeper's
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
	for name, results := range h.results {
		for n := range results {
			if of := h.of(Quartet{name, n + 1}); len(of) > 0 {
				out = append(out, teamLine(of))
			}
		}
	}
	slices.SortFunc(out, func(a, b TeamLine) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Format, b.Format), cmp.Compare(a.Who, b.Who), cmp.Compare(a.First, b.First))
	})
	for i := range out {
		if !(i > 0 && out[i-1].alike(out[i])) && !(i+1 < len(out) && out[i].alike(out[i+1])) {
			out[i].First = ""
		}
	}
	return out
}

// alike reports whether two quartets are called the same.
func (l TeamLine) alike(o TeamLine) bool {
	return relay.PlainName(l.Team) == relay.PlainName(o.Team) && l.Format == o.Format && l.Who == o.Who
}

// teamLine counts a team's races in one format.
func teamLine(results []result) TeamLine {
	as := results[len(results)-1].team // as last written
	l := TeamLine{Team: as.title, Format: as.format, First: as.first, Races: len(results)}
	var official, hand []time.Duration
	for _, r := range results {
		l.Who = cmp.Or(r.team.who, l.Who)
		l.Exchanges += r.exchanges
		l.Drops += r.drops
		if r.out {
			l.DQs++
		}
		switch {
		case r.time == 0:
		case r.hand:
			hand = append(hand, r.time)
		default:
			official = append(official, r.time)
		}
	}
	if len(official) > 0 {
		l.Figures, l.LeftOut = figuresOf(official), len(hand)
		return l
	}
	l.Figures, l.Hand = figuresOf(hand), len(hand) > 0
	return l
}
