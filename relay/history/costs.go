package history

import (
	"cmp"
	"math"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// CostLine is what a pair's exchanges usually cost its team in a race, over the
// season: beyond the best that the pair has shown, or, where that says more, beyond what it
// would take at the speed that the squad's other exchanges keep.
type CostLine struct {
	Summary
	Exchange int           // which one of its races, as last run
	Squad    string        // that last ran it
	Quartet  Quartet       // who those are
	Best     time.Duration // what it is held against: the pair's best as it really was, without the luck of two presses
	Others   int           // or how many exchanges of the squad, what it would take at the speed they keep; 0 for the pair's own
	Beside   int           // how many there are that it can be held against
	Usual    time.Duration // what one costs beyond it, on the average
	PM       time.Duration // half a 90 % interval of Usual
	Worst    time.Duration // what the slowest cost
	Trend    time.Duration // the later half's median minus the earlier half's; negative is better
	TrendPM  time.Duration // half a 90 % interval of it; 0 where there are too few to tell
}

// costNeeds is how many times say what a pair's exchanges cost.
const costNeeds = 3

// Costs are what the exchanges of every pair with enough clean zone times in races
// cost, by team, the costliest first.
func (h *History) Costs() (all []CostLine) {
	for _, s := range h.Pairs() {
		if s.Kind.Race && len(s.Times) >= costNeeds {
			all = append(all, h.costLine(s))
		}
	}
	h.heldAgainstTheTeam(all)
	slices.SortStableFunc(all, func(a, b CostLine) int {
		return cmp.Or(cmp.Compare(relay.PlainName(a.Team), relay.PlainName(b.Team)), cmp.Compare(a.Kind.Format, b.Kind.Format), cmp.Compare(b.Usual, a.Usual))
	})
	return all
}

func (h *History) costLine(s Summary) CostLine {
	best, usual, off := results.BestOf(s.Times)
	line := CostLine{Summary: s, Best: best, Usual: usual, Worst: slices.Max(s.Times) - best}
	line.PM = results.PlusMinus(math.Hypot(off, standardError(s.Times)))
	for _, x := range h.Exchanges(s.Team, s.Pair) {
		if x.Kind == s.Kind {
			line.Exchange, line.Squad, line.Quartet = x.Number, x.Squad, h.quartets[entered{x.meet, x.Race, x.team}]
		}
	}
	line.Trend, line.TrendPM = results.TrendOf(s.Times)
	return line
}

// Way is where the pair is going: "better", "worse", "not sure" where the
// difference, as it is printed, may be luck; empty where there are too few times to
// tell.
func (l CostLine) Way() string {
	switch printed := relay.RoundHalfUp(l.Trend.Abs(), relay.Tenth); {
	case l.TrendPM == 0:
		return ""
	case printed < relay.RoundUp(l.TrendPM, relay.Tenth):
		return "not sure"
	case l.Trend < 0:
		return "better"
	}
	return "worse"
}
