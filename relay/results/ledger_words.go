package results

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
)

// Loss is one part of a race as what it lost: an exchange, or legs that are known
// together.
type Loss struct {
	Exchange   int // 0: of legs
	First, Leg int // 0: of an exchange
	Who        string
	Lost       time.Duration // negative where it won
	PM         time.Duration // half a 90 % interval
	Against    string        // what it is held against; of an exchange its zone time, too
	vague      bool          // flat speeds are all that it, or the exchange beside it, is held against
	judged     bool          // as one part of a whole race
	named      bool          // as what cost most
}

// sureOf is how many times its ± a loss must come to before it is named: the seven
// parts of a race have seven chances of looking bad by luck alone.
const sureOf = 1.2

// Sure reports whether a loss is more than luck: of a whole race the one part that
// explains it better than all others do.
func (x Loss) Sure() bool {
	if x.judged {
		return x.named
	}
	return float64(x.Lost) > sureOf*float64(x.PM)
}

// against is what legs are held against, in words.
var against = map[Expectation]string{Own: "the team's own races", Published: "published gains"}

// Losses are the ledger's parts that are known, the worst first.
func (l *Ledger) Losses() []Loss {
	all := lossesOf(l.Exchanges)
	for _, leg := range l.Legs {
		if leg.Closed {
			all = append(all, Loss{First: leg.First, Leg: leg.Leg, Who: leg.Runner, Lost: -leg.Rest, PM: leg.PM, Against: against[l.Expected], vague: l.besideNewPair(leg)})
		}
	}
	l.name(all)
	return worstFirst(all)
}

// besideNewPair reports whether a leg ends at an exchange that is held against flat speeds.
func (l *Ledger) besideNewPair(leg LegShare) bool {
	return slices.ContainsFunc(l.Exchanges, func(x Cost) bool {
		return x.newPair() && (x.Exchange == leg.Leg || x.Exchange == leg.First-1)
	})
}

// newPair reports whether an exchange has a cost, but none of its pair's own to be held
// against.
func (x Cost) newPair() bool { return x.Known && x.Earlier == 0 }

// name marks the loss that is more likely than not the one cause of the race's.
func (l *Ledger) name(all []Loss) {
	for i := range all {
		x := &all[i]
		for _, c := range l.causes {
			if c.Exchange == x.Exchange && c.Leg == x.Leg && !c.untold {
				x.judged, x.named = true, c.odds >= namedFrom && x.Lost > 0
			}
		}
	}
}

// lossesOf are what exchanges cost, the worst first.
func lossesOf(costs []Cost) (all []Loss) {
	for _, x := range costs {
		if !x.Known {
			continue
		}
		held := fmt.Sprintf("best %s of %d", relay.Tenths(x.Reference), x.Earlier)
		if x.newPair() {
			held = "96 % of flat speed " + relay.Tenths(x.Reference)
		}
		all = append(all, Loss{Exchange: x.Exchange, Who: x.Pair.LastNames(), Lost: x.Cost, PM: x.PM, Against: x.Zone.String() + ", " + held, vague: x.newPair()})
	}
	return worstFirst(all)
}

func worstFirst(all []Loss) []Loss {
	slices.SortStableFunc(all, func(a, b Loss) int { return cmp.Compare(b.Lost, a.Lost) })
	return all
}

// Worst is the largest loss that is more than luck; sure is false where none is,
// and it is then merely the largest.
func Worst(worstFirst []Loss) (worst Loss, sure bool) {
	if i := slices.IndexFunc(worstFirst, Loss.Sure); i >= 0 {
		return worstFirst[i], true
	}
	if len(worstFirst) == 0 {
		return Loss{}, false
	}
	return worstFirst[0], false
}

// Name is the part as a coach calls it: "ex 2", "leg 3", "legs 2-3".
func (x Loss) Name() string {
	switch {
	case x.Exchange > 0:
		return fmt.Sprintf("ex %d", x.Exchange)
	case x.First < x.Leg:
		return fmt.Sprintf("legs %d-%d", x.First, x.Leg)
	}
	return fmt.Sprintf("leg %d", x.Leg)
}

// Figure is how much was lost, to a tenth, with its ± to the next tenth, since it
// is never finer than that: "0.3 ± 0.2 s", "−0.1 ± 0.3 s".
func (x Loss) Figure() string {
	sign := ""
	if relay.RoundHalfUp(x.Lost, relay.Tenth) < 0 {
		sign = "−"
	}
	return sign + relay.Tenths(x.Lost.Abs()) + " ± " + upToTenth(x.PM) + " s"
}

// String is the loss in a coach's words: "ex 2 cost 0.3 ± 0.2 s", "leg 3 ran 0.1 ±
// 0.3 s faster than expected".
func (x Loss) String() string {
	amount := x
	amount.Lost = x.Lost.Abs()
	switch {
	case x.Exchange > 0 && x.Lost >= 0:
		return x.Name() + " cost " + amount.Figure()
	case x.Exchange > 0:
		return x.Name() + " was " + amount.Figure() + " faster than what it is held against"
	case x.Lost > 0:
		return x.Name() + " ran " + amount.Figure() + " slower than expected"
	}
	return x.Name() + " ran " + amount.Figure() + " faster than expected"
}

// CostMost says which part cost most, or that it is not sure: "ex 2 cost most: 0.3
// ± 0.2 s", "not sure what cost most (ex 2: 0.1 ± 0.2 s)". It is empty where nothing
// is known.
func CostMost(worstFirst []Loss) string {
	worst, sure := Worst(worstFirst)
	switch {
	case sure:
		return worst.Name() + " cost most: " + worst.Figure()
	case worst.Lost > 0:
		return "not sure what cost most (" + worst.Name() + ": " + worst.Figure() + ")"
	}
	return ""
}

// Brief is a ledger in a message: what cost most, and every other part that is
// more than its ±; the rest is as expected, as far as can be told. What flat speeds alone
// are held against says too little for a message.
func (l *Ledger) Brief() string {
	all := l.Losses()
	said := []string{CostMost(all)}
	worst, _ := Worst(all)
	for _, x := range all {
		if x.Lost.Abs() > x.PM && !x.vague && (x != worst || x.Lost < 0) {
			said = append(said, x.String())
		}
	}
	if said = slices.DeleteFunc(said, func(s string) bool { return s == "" }); len(said) == 0 {
		return "all as expected, as far as can be told"
	}
	return strings.Join(said, "; ")
}

// NotTimed says why an exchange has no cost.
const NotTimed = "not timed, or nothing to hold it against"

// Untimed are the exchanges that have no cost.
func (l *Ledger) Untimed() []Cost {
	return slices.DeleteFunc(slices.Clone(l.Exchanges), func(x Cost) bool { return x.Known })
}

// HeldAgainst says whose gains on flat bests a ledger expects.
func (l *Ledger) HeldAgainst() string {
	if l.Expected == Own {
		return "expected: the mean of the team's own races"
	}
	return "expected: published gains of the 4×100 m, brought to the 1.8 s that teams save"
}

// NewPairs says what exchanges that their pairs have not made before are held against;
// empty where there are none.
func (l *Ledger) NewPairs() string {
	if slices.ContainsFunc(l.Exchanges, Cost.newPair) {
		return "an exchange that is its pair's first is held against 96 % of flat speed, which most pairs beat; by as much the legs beside it seem slower"
	}
	return ""
}
