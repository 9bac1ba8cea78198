package results

import (
	"math"
	"slices"
	"time"

	"baton/relay"
)

// Cost is an exchange's part: its zone time over what it is held against.
type Cost struct {
	Exchange  int
	Pair      relay.Pair
	Known     bool // both edges of the zone were marked, and there is something to hold them against
	Zone      relay.ZoneTime
	Cost      time.Duration // negative where it was faster
	Reference time.Duration
	Earlier   int           // how many clean ones of the pair the reference stands on; 0: on the legs' expected speeds
	PM        time.Duration // half a 90 % interval of Cost
	usual     time.Duration // what the pair's hand-offs usually cost beyond the reference
	spread    float64       // of Cost, in seconds
	off       float64       // of Reference
	real      float64       // how far the pair's vary by themselves
	unsure    float64       // how far this one, as it was pressed, may be off what is usual
}

// ownZones is how many clean zone times of a pair say what its best is.
const ownZones = 3

// legSpeedOff is how far the speed of a baton in the zone may lie off the mean
// speed of the legs beside it: a share, as a standard deviation.
const legSpeedOff = 0.05

// shareUnsure is by how much a best is less sure than if it were known how much of
// the times' spread is the presses' (simulated: 3 to 12 times, pairs that vary by
// 0 to 0.1 s).
const shareUnsure = 1.15

// ExchangeLosses are what a team's exchanges cost against its pairs' own best, the worst
// first: what can be said the moment they are over, with nothing known of flat bests or of
// the finish.
func ExchangeLosses(r *relay.Race, t *relay.Team, season Season) []Loss {
	var l Ledger
	for n := 1; n < len(r.Legs); n++ {
		l.Exchanges = append(l.Exchanges, costOf(r, t, n, expected{}, season))
	}
	l.weigh(Calibration{}, Result{}, expected{}, make([]float64, len(l.Exchanges)))
	all := lossesOf(l.Exchanges)
	l.name(all)
	return all
}

// costOf is what exchange n cost a team: against the pair's own best clean one
// over that length, else in a 4×100 m at the speeds that the legs beside it are
// expected to have.
func costOf(r *relay.Race, t *relay.Team, n int, e expected, season Season) Cost {
	x := Cost{Exchange: n, Pair: t.Pair(n), real: usualReal}
	zone, ok := r.ZoneTime(t, n)
	if !ok || zone.Doubtful() {
		return x
	}
	x.Zone = zone
	var off float64
	var usual time.Duration
	if earlier := earlierZones(r, t, n, season); len(earlier) >= ownZones {
		x.Known, x.Earlier = true, len(earlier)
		x.Reference, usual, off = BestOf(earlier)
		x.vary(earlier)
	} else if took, ok := expectedZone(r, t, n, zone.Length, e); ok {
		x.Known, x.Reference, off = true, took, legSpeedOff*took.Seconds()
		x.unsure = math.Hypot(zoneSpread, off)
	}
	if !x.Known {
		return x
	}
	x.usual = usual
	x.Cost, x.off = toMillisecond(zone.Took)-x.Reference, off
	x.spread = math.Hypot(zoneSpread, off)
	x.PM = PlusMinus(x.spread)
	return x
}

// vary works out how far the pair's exchanges vary by themselves, presses taken out.
func (x *Cost) vary(earlier []time.Duration) {
	n := len(earlier)
	spread := SpreadOf(earlier)
	x.real = blend(usualReal, usualZones, math.Sqrt(max(0, spread*spread-zoneSpread*zoneSpread)), n-1)
	x.unsure = math.Sqrt(zoneSpread*zoneSpread + (zoneSpread*zoneSpread+x.real*x.real)/float64(n))
}

func earlierZones(r *relay.Race, t *relay.Team, n int, season Season) []time.Duration {
	if season == nil {
		return nil
	}
	return season.Zones(r, t, n)
}

// BestOf is a pair's best of some zone times as it really was, how much slower
// its usual one is, and how far the best may be off, in seconds. The fastest of
// many is fast by the luck of two presses, too: so much of the times' spread as
// presses make by themselves is no one's doing, and every time is drawn towards
// their mean by that share of it (Stein).
func BestOf(all []time.Duration) (best, usual time.Duration, off float64) {
	mean, spread := meanOf(all)
	real := 0.0
	if spread > zoneSpread {
		real = 1 - zoneSpread*zoneSpread/(spread*spread)
	}
	best = toMillisecond(seconds(mean - real*(mean-slices.Min(all).Seconds())))
	return best, toMillisecond(seconds(mean)) - best, shareUnsure * zoneSpread * math.Sqrt(real+(1-real)/float64(len(all)))
}

// expectedZone is how long a baton takes over the length timed at exchange n at the
// mean of the speeds that the legs beside it are expected to have: their flat
// bests less what such a leg gains once it runs. The first leg stands at its
// start, but not at its end: there it is taken as fast as the others. Of longer
// legs, which begin and end slowly, that says nothing.
func expectedZone(r *relay.Race, t *relay.Team, n int, length relay.Distance, e expected) (time.Duration, bool) {
	if r.Format.ID != "4x100" || len(e.legs) != len(r.Legs) {
		return 0, false
	}
	var speed float64
	for _, leg := range []int{n, n + 1} {
		best, known := r.Best(t, leg)
		if !known {
			return 0, false
		}
		speed += r.Legs[leg-1].Metres() / (best - e.flying(leg)).Seconds() / 2
	}
	return toMillisecond(seconds(length.Metres() / speed)), true
}

// flying is what a leg is expected to gain beyond its standing start.
func (e expected) flying(leg int) time.Duration {
	if leg > 1 {
		return e.legs[leg-1].mean
	}
	var sum time.Duration
	for _, g := range e.legs[1:] {
		sum += g.mean
	}
	return sum / time.Duration(len(e.legs)-1)
}
