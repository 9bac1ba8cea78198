package pair

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/results"
)

// Order is one order of a team's runners, and what it would be expected to give.
type Order struct {
	Runners  []string
	Expected time.Duration // 0 where it is not known
	PM       time.Duration // half a 90 % interval of what is not known of it: not a race's luck
	Missing  []relay.Pair  // pairs without enough hand-offs of their own
	Failed   int           // hand-offs of its pairs that went wrong
	Tried    int           // of so many
}

// Orders are all orders of a team's runners and alternates, the fastest first,
// then those that are not known, those that lack least first.
type Orders struct {
	All   []Order
	Gains results.Expectation // whose gains on flat bests they are reckoned with
	Left  []string            // alternates left out: no flat best of theirs is known
}

// Why a team has no orders to compare.
var (
	errFewRunners = errors.New("not every leg has a runner of its own")
	errManyOrders = errors.New("too many orders to compare: at most 6 runners for 4 legs")
)

// noBestError says whose flat best an order would need.
type noBestError struct {
	Runner string
	Over   relay.Distance
}

func (e noBestError) Error() string {
	return fmt.Sprintf("no flat best of %s over %s m is known", e.Runner, e.Over)
}

// mostOrders is what is still compared at once: six runners for four legs are 360.
const mostOrders = 720

// ownTimes is how many zone times of one kind tell what a pair is worth.
const ownTimes = 3

// bestOver is the flat best of a runner over a distance, wherever it is known.
type bestOver func(runner string, over relay.Distance) (time.Duration, bool)

// handOffs are all hand-offs that a pair has made.
type handOffs func(relay.Pair) []history.Exchange

// form is what a pair is worth at an exchange: its zone time against what both
// their flat speeds give, in parts, the mean of its clean hand-offs.
type form struct {
	learned       bool
	times         []time.Duration
	at            float64 // seconds of the zone at the mean of their flat speeds
	part          float64 // the pair's median zone time over at
	doubt         float64 // the variance of that median, taken as that of the mean
	failed, tried int
}

// bench is all that orders are made of.
type bench struct {
	people []string
	bests  [][]time.Duration // by runner and leg
	gains  results.Gains
	forms  [][][]form // by who gives, who takes, exchange
	usual  float64    // the mean part of the pairs that are known
}

// AllOrders compares the orders of a team. An order's time is the sum of flat
// bests, less what its legs are expected to gain, more what its pairs lose against
// the team's mean pair: Σ(b − e) + Σ(p − p̄)·z, with p a pair's median zone time
// over z, that at the mean of the two flat speeds.
func AllOrders(r *relay.Race, t *relay.Team, flat bestOver, made handOffs, season results.Season) (Orders, error) {
	b := bench{}
	for leg := range t.Legs {
		b.add(t.RunnerOf(leg + 1))
	}
	if len(b.people) < len(t.Legs) || len(t.Legs) < 2 {
		return Orders{}, errFewRunners
	}
	if err := b.measure(t, flat); err != nil {
		return Orders{}, err
	}
	left := b.alternates(t, flat)
	if ways(len(b.people), len(t.Legs)) > mostOrders {
		return Orders{}, errManyOrders
	}
	gains, ok := results.ExpectedGains(r, t, season)
	if !ok {
		return Orders{}, results.NoGainsError{Format: r.Format}
	}
	b.gains = gains
	b.pair(r, t, made)
	out := Orders{Gains: gains.From, Left: left}
	b.orders(len(t.Legs), nil, func(chosen []int) { out.All = append(out.All, b.order(chosen)) })
	slices.SortStableFunc(out.All, func(a, b Order) int {
		return cmp.Or(cmp.Compare(len(a.Missing), len(b.Missing)), cmp.Compare(a.Expected, b.Expected), slices.Compare(a.Runners, b.Runners))
	})
	return out, nil
}

func (b *bench) add(name string) {
	same := func(other string) bool { return relay.PlainName(other) == relay.PlainName(name) }
	if name != "" && !slices.ContainsFunc(b.people, same) {
		b.people = append(b.people, name)
	}
}

// ways is how many orders there are of some people for some legs.
func ways(people, legs int) int {
	n := 1
	for i := range legs {
		if n *= people - i; n > mostOrders {
			break
		}
	}
	return n
}

// measure finds the flat bests of those who are lined up, over every leg.
func (b *bench) measure(t *relay.Team, flat bestOver) error {
	for _, name := range b.people {
		own, err := bestsOf(name, t, flat)
		if err != nil {
			return err
		}
		b.bests = append(b.bests, own)
	}
	return nil
}

// alternates adds those whose flat bests are known, and gives the others.
func (b *bench) alternates(t *relay.Team, flat bestOver) (left []string) {
	for _, name := range t.Alternates {
		own, err := bestsOf(name, t, flat)
		before := len(b.people)
		if err != nil {
			left = append(left, name)
		} else if b.add(name); len(b.people) > before {
			b.bests = append(b.bests, own)
		}
	}
	return left
}

func bestsOf(name string, t *relay.Team, flat bestOver) (own []time.Duration, err error) {
	for _, leg := range t.Legs {
		best, ok := flat(name, leg.Distance)
		if !ok || best <= 0 {
			return nil, noBestError{name, leg.Distance}
		}
		own = append(own, best)
	}
	return own, nil
}

// pair finds what every pair is worth at every exchange.
func (b *bench) pair(r *relay.Race, t *relay.Team, made handOffs) {
	var parts []float64
	b.forms = make([][][]form, len(b.people))
	for i, gives := range b.people {
		b.forms[i] = make([][]form, len(b.people))
		for k, takes := range b.people {
			for n := 1; n < len(t.Legs) && i != k; n++ {
				f := formOf(Like(made(relay.Pair{Gives: gives, Takes: takes}), r.HandOffKind(t, n)))
				f.at = zoneAtFlat(r, n, b.bests[i][n-1], b.bests[k][n])
				if f.learned = len(f.times) >= ownTimes && f.at > 0; f.learned {
					f.part, f.doubt = relay.Median(f.times).Seconds()/f.at, doubtOf(f.times)
					parts = append(parts, f.part)
				}
				b.forms[i][k] = append(b.forms[i][k], f)
			}
		}
	}
	if len(parts) > 0 {
		b.usual = mean(parts)
	}
}

// zoneAtFlat is how long a zone takes at the mean of two runners' flat speeds, in
// seconds.
func zoneAtFlat(r *relay.Race, n int, gives, takes time.Duration) float64 {
	if n > len(r.Zones) {
		return 0
	}
	speed := relay.NewFlatSpeed(r.Legs[n-1], gives) + relay.NewFlatSpeed(r.Legs[n], takes)
	if speed <= 0 {
		return 0
	}
	return r.Zones[n-1].Length().Metres() / (float64(speed) / 2)
}

// formOf are a pair's zone times, of races where there are enough, else of
// practice at race pace; and how often it failed in either.
func formOf(all []history.Exchange) form {
	var f form
	var raced, practised []time.Duration
	for _, x := range all {
		if !x.Kind.Race && x.Pace != relay.RacePace {
			continue
		}
		if x.Verdict != "" {
			f.tried++
			if x.Failed() {
				f.failed++
			}
		}
		z, ok := x.InZone()
		switch {
		case !ok || x.Failed() || !z.Compares(x.Kind.Zone):
		case x.Kind.Race:
			raced = append(raced, z.Took)
		default:
			practised = append(practised, z.Took)
		}
	}
	if f.times = raced; len(raced) < ownTimes {
		f.times = practised
	}
	return f
}

// orders gives every order of so many of the people.
func (b *bench) orders(legs int, chosen []int, each func([]int)) {
	if len(chosen) == legs {
		each(chosen)
		return
	}
	for i := range b.people {
		if !slices.Contains(chosen, i) {
			b.orders(legs, append(chosen[:len(chosen):len(chosen)], i), each)
		}
	}
}

// order reckons one order.
func (b *bench) order(chosen []int) Order {
	o := Order{}
	seconds, doubt := 0.0, 0.0
	for leg, who := range chosen {
		o.Runners = append(o.Runners, b.people[who])
		seconds += (b.bests[who][leg] - b.gains.Legs[leg].Mean).Seconds()
		doubt += b.gains.Legs[leg].Spread * b.gains.Legs[leg].Spread
	}
	for n := 1; n < len(chosen); n++ {
		f := b.forms[chosen[n-1]][chosen[n]][n-1]
		o.Failed, o.Tried = o.Failed+f.failed, o.Tried+f.tried
		if !f.learned {
			o.Missing = append(o.Missing, relay.Pair{Gives: b.people[chosen[n-1]], Takes: b.people[chosen[n]]})
			continue
		}
		seconds += (f.part - b.usual) * f.at
		doubt += f.doubt
	}
	if len(o.Missing) == 0 {
		o.Expected = time.Duration(math.Round(seconds*1000)) * time.Millisecond
		o.PM = results.PlusMinus(math.Sqrt(doubt))
	}
	return o
}

// doubtOf is the variance of the mean of a pair's times, in seconds squared.
func doubtOf(times []time.Duration) float64 {
	_, spread := results.MeanOf(times)
	return max(tapsWide*tapsWide, spread*spread) / float64(len(times))
}

// String is the order by last names: "Ruiz – Holt – Lim – Wong".
func (o Order) String() string {
	var names []string
	for _, name := range o.Runners {
		names = append(names, relay.LastName(name))
	}
	return strings.Join(names, " – ")
}
