package results_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"baton/relay/relaytest"
	"baton/relay/results"
)

// squad is a simulated 4×100 m team, in seconds: flat bests, what its legs gain on
// them beside hand-offs as good as its pairs can make, and what those take.
type squad struct {
	bests, gains [4]float64
	zones        [3]float64
}

// day is what a squad did in one race: passes and zone edges as they were, and
// what each exchange cost.
type day struct {
	passes        [4]float64
	enters, exits [3]float64
	costs         [3]float64
	slower        [4]float64 // than the runner usually is
}

func newSquad(rng *rand.Rand) (s squad) {
	for i, g := range [4]float64{-0.3, 0.9, 0.6, 0.9} {
		s.bests[i] = 12 + rng.Float64()*1.5
		s.gains[i] = g + rng.NormFloat64()*0.15
	}
	for k := range s.zones {
		s.zones[k] = 3.2 + rng.Float64()*0.4
	}
	return s
}

// race is one day: every runner within 0.05 s of what is usual, every exchange
// 0.08 s slower than the pair's best on the average; one exchange, or one leg, is
// slower by so much more.
func (s squad) race(rng *rand.Rand, exchange, leg int, loss float64) (d day) {
	at := 0.0
	for i := range 4 {
		d.slower[i] = rng.NormFloat64() * 0.05
		if i+1 == leg {
			d.slower[i] += loss
		}
		at += s.bests[i] - s.gains[i] + d.slower[i]
		if i > 0 {
			at += d.costs[i-1] * 0.5
		}
		if i < 3 {
			d.costs[i] = rng.ExpFloat64() * 0.08
			if i+1 == exchange {
				d.costs[i] += loss
			}
			at += d.costs[i] * 0.5
			zone := s.zones[i] + d.costs[i]
			d.enters[i], d.exits[i] = at-zone*0.5, at+zone*0.5
		}
		d.passes[i] = at
	}
	return d
}

// pressed is a day as a keeper presses it: each press about its instant, all of
// them early by as much as the gun was late.
func (d day) pressed(rng *rand.Rand, spread, late float64) relaytest.Ran {
	press := func(at float64) float64 { return at - late + rng.NormFloat64()*spread }
	lane := relaytest.Ran{Official: d.passes[3]}
	for i, at := range d.passes {
		lane.Passes = append(lane.Passes, press(at))
		if i < 3 {
			lane.Enters, lane.Exits = append(lane.Enters, press(d.enters[i])), append(lane.Exits, press(d.exits[i]))
		}
	}
	return lane
}

// season is what earlier races of a squad left behind, as it was pressed.
func (s squad) season(rng *rand.Rand, races int, spread float64) (h held, best [3]float64) {
	h = held{map[int][]float64{}, map[int][]float64{}}
	best = [3]float64{9, 9, 9}
	for range races {
		d := s.race(rng, 0, 0, 0)
		p := d.pressed(rng, spread, 0)
		before := 0.0
		for i := range 4 {
			at := p.Passes[i]
			if i == 3 {
				at = d.passes[3]
			}
			h.gains[i+1] = append(h.gains[i+1], s.bests[i]-(at-before))
			if before = at; i < 3 {
				best[i] = min(best[i], d.costs[i])
				h.zones[i+1] = append(h.zones[i+1], p.Exits[i]-p.Enters[i])
			}
		}
	}
	return h, best
}

// told is a simulated race's ledger beside the truth.
type told struct {
	*results.Ledger
	day   day
	best  [3]float64 // what the pairs' best exchanges so far cost beyond what they can do
	zones [3]float64 // what those take
}

func simulateLedger(t relaytest.Test, rng *rand.Rand, races, exchange, leg int, loss float64) told {
	s := newSquad(rng)
	d := s.race(rng, exchange, leg, loss)
	const spread = 0.07
	late := 0.19 + rng.NormFloat64()*0.05
	own := d.pressed(rng, spread, late)
	own.Bests = s.bests[:]
	run := relaytest.Run{Lanes: []relaytest.Ran{own}}
	for range 7 {
		run.Lanes = append(run.Lanes, newSquad(rng).race(rng, 0, 0, 0).pressed(rng, spread, late))
	}
	for i := range run.Lanes[1:] {
		run.Lanes[i+1].Enters, run.Lanes[i+1].Exits = nil, nil
	}
	r := ran(t, run)
	season, best := s.season(rng, races, spread)
	a := results.Ledgers(r, season)[r.Teams[0].ID]
	if a.Why != nil {
		t.Fatalf("%v", a.Why)
	}
	return told{a.Ledger, d, best, s.zones}
}

// truly is what a part really lost.
func (t told) truly(x results.Loss) float64 {
	if x.Exchange > 0 {
		return t.day.costs[x.Exchange-1] - t.best[x.Exchange-1]
	}
	return t.day.slower[x.Leg-1]
}

func (t told) largest() (most float64) {
	for i := range 4 {
		most = max(most, t.truly(results.Loss{Leg: i + 1}))
		if i < 3 {
			most = max(most, t.truly(results.Loss{Exchange: i + 1}))
		}
	}
	return most
}

// named counts what ledgers of simulated races say cost most.
type named struct {
	runs, right, wrong, silent float64
	square, n, held, pm        float64 // of costs
	beside                     float64 // of costs, against the pairs' best as they really were
	clear, clearRight          float64 // the loss is twice its ± or more
}

// add takes in one ledger, with a loss planted at an exchange or in a leg.
func (s *named) add(got told, exchange, leg int, loss float64) {
	s.runs++
	for i, x := range got.Exchanges {
		took := got.zones[i] + got.day.costs[i]
		recorded := x.Cost.Seconds() - (took - x.Reference.Seconds())
		off := x.Cost.Seconds() - (got.day.costs[i] - got.best[i])
		s.square += recorded * recorded
		s.beside += off * off
		s.n++
		if math.Abs(off) <= x.PM.Seconds() {
			s.held++
		}
		s.pm += x.PM.Seconds()
	}
	losses := got.Losses()
	worst, sure := results.Worst(losses)
	right := sure && got.truly(worst) >= got.largest()-0.05
	switch {
	case !sure:
		s.silent++
	case right:
		s.right++
	default:
		s.wrong++
	}
	for _, x := range losses {
		if planted := x.Exchange == exchange && x.Leg == leg; planted && loss >= 2*x.PM.Seconds() {
			s.clear++
			if right {
				s.clearRight++
			}
		}
	}
}

func (s *named) report(b *testing.B) {
	b.ReportMetric(1000*math.Sqrt(s.square/s.n), "cost-rmse-ms")
	b.ReportMetric(1000*math.Sqrt(s.beside/s.n), "cost-true-best-rmse-ms")
	b.ReportMetric(1000*s.pm/s.n, "cost-pm-ms")
	b.ReportMetric(100*s.held/s.n, "%held")
	b.ReportMetric(100*s.right/s.runs, "%right")
	b.ReportMetric(100*s.wrong/s.runs, "%wrong")
	b.ReportMetric(100*s.silent/s.runs, "%notsure")
	if s.clear > 0 {
		b.ReportMetric(100*s.clearRight/s.clear, "%right-of-twice")
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkLedger prints, for losses planted at one exchange or in one leg, how far
// the costs lie from the truth, how often the right one is named as the largest,
// how often nothing is, and how often an interval holds the truth; "any" are losses of
// 0.05 to 0.60 s, of which those of twice their ± and more are told apart.
func BenchmarkLedger(b *testing.B) {
	for _, loss := range []float64{-1, 0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6} {
		for _, where := range []string{"exchange", "leg"} {
			name := fmt.Sprintf("%s=%.2fs", where, loss)
			if loss < 0 {
				name = where + "=any"
			}
			b.Run(name, func(b *testing.B) {
				rng := rand.New(rand.NewPCG(1, 2))
				var s named
				for b.Loop() {
					exchange, leg, planted := 1+rng.IntN(3), 0, loss
					if where == "leg" {
						exchange, leg = 0, 1+rng.IntN(4)
					}
					if loss < 0 {
						planted = 0.05 + rng.Float64()*0.55
					}
					s.add(simulateLedger(b, rng, 6, exchange, leg, planted), exchange, leg, planted)
				}
				s.report(b)
			})
		}
	}
}
