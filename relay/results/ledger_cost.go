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
	Cost      time.Duration // Zone − Reference: negative where it was faster
	Reference time.Duration
	Earlier   int           // of how many clean ones of the pair the reference is the best; 0: of the runners' flat speeds
	PM        time.Duration // half a 90 % interval of Cost
	spread    float64       // of Cost, in seconds
	usually   usualZone
}

// usualZone is what an exchange would usually take, and how sure that is: what one that
// went wrong is told by. It is no part of what an exchange cost.
type usualZone struct {
	known  bool
	took   time.Duration
	real   float64 // how far the pair's vary by themselves, in seconds
	unsure float64 // how far this one, as it was pressed, may be off it
}

// speedKept is the share of its runners' flat speeds that a baton is held against where
// its pair has no exchange of its own: Olympic teams keep more (Fu 2014).
const speedKept = 0.96

// flatSpeedOff is how far that may lie off what a pair can do: a share, as a standard
// deviation. Published teams keep 97 to 108 % (London 2017), schools up to 120 %.
const flatSpeedOff = 0.1

// legSpeedOff is how far the speed of a baton in the zone may lie off the mean
// speed that is expected of the legs beside it: a share, as a standard deviation.
const legSpeedOff = 0.05

// shareUnsure is by how much a best is less sure than if it were known how much of
// the times' spread is the presses' (simulated: 3 to 12 times, pairs that vary by
// 0 to 0.1 s).
const shareUnsure = 1.15

// ExchangeLosses are what a team's exchanges cost, the worst first: what can be said the
// moment they are over, with nothing known of the finish.
func ExchangeLosses(r *relay.Race, t *relay.Team, season Season) []Loss {
	var l Ledger
	for n := 1; n < len(r.Legs); n++ {
		l.Exchanges = append(l.Exchanges, costOf(r, t, n, Gains{}, season))
	}
	l.weigh(Calibration{}, Result{}, Gains{}, make([]float64, len(l.Exchanges)))
	all := lossesOf(l.Exchanges)
	l.name(all)
	return all
}

// costOf is what exchange n cost a team: against the pair's best clean one over that
// length, else at 96 % of the mean of its runners' flat speeds.
func costOf(r *relay.Race, t *relay.Team, n int, e Gains, season Season) Cost {
	x := Cost{Exchange: n, Pair: t.Pair(n), usually: usualZone{real: usualReal}}
	zone, ok := r.ZoneTime(t, n)
	if !ok || zone.Doubtful() {
		return x
	}
	x.Zone = zone
	var off float64
	if earlier := earlierZones(r, t, n, season); len(earlier) > 0 {
		x.Known, x.Earlier = true, len(earlier)
		x.Reference, off = toMillisecond(slices.Min(earlier)), fastestOff(earlier)
		x.usually = usualOf(earlier)
	} else if took, ok := atFlatSpeed(r, t, n, zone.Length); ok {
		x.Known, x.Reference, off = true, took, flatSpeedOff*took.Seconds()
		x.usually = expectedZone(r, t, n, zone.Length, e)
	}
	if !x.Known {
		return x
	}
	x.Cost = toMillisecond(zone.Took) - x.Reference
	x.spread = math.Hypot(zoneSpread, off)
	x.PM = PlusMinus(x.spread)
	return x
}

// usualOf is what a pair's exchanges usually take, of those it made.
func usualOf(earlier []time.Duration) usualZone {
	n := len(earlier)
	mean, spread := MeanOf(earlier)
	u := usualZone{known: true, took: seconds(mean)}
	u.real = blend(usualReal, usualZones, math.Sqrt(max(0, spread*spread-zoneSpread*zoneSpread)), n-1)
	u.unsure = math.Sqrt(zoneSpread*zoneSpread + (zoneSpread*zoneSpread+u.real*u.real)/float64(n))
	return u
}

// fastestOff is how far the fastest of some zone times may lie off the pair's best as it
// really was, in seconds: by its two presses, and by the luck of being the fastest.
func fastestOff(earlier []time.Duration) float64 {
	best, _, off := BestOf(earlier)
	return math.Hypot(off, (best - slices.Min(earlier)).Seconds())
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
	mean, spread := MeanOf(all)
	real := 0.0
	if spread > zoneSpread {
		real = 1 - zoneSpread*zoneSpread/(spread*spread)
	}
	best = toMillisecond(seconds(mean - real*(mean-slices.Min(all).Seconds())))
	return best, toMillisecond(seconds(mean)) - best, shareUnsure * zoneSpread * math.Sqrt(real+(1-real)/float64(len(all)))
}

// atFlatSpeed is how long a baton takes over the length timed at exchange n at 96 % of the
// mean of its two runners' flat speeds.
func atFlatSpeed(r *relay.Race, t *relay.Team, n int, length relay.Distance) (time.Duration, bool) {
	var speed float64
	for _, leg := range []int{n, n + 1} {
		best, known := r.Best(t, leg)
		if !known {
			return 0, false
		}
		speed += r.Legs[leg-1].Metres() / best.Seconds() / 2
	}
	return toMillisecond(seconds(length.Metres() / speed / speedKept)), true
}

// expectedZone is how long a baton usually takes over the length timed at exchange n of a
// 4×100 m: at the mean of the speeds that the legs beside it are expected to have, their
// flat bests less what such a leg gains once it runs. The first leg stands at its
// start, but not at its end: there it is taken as fast as the others. Of longer
// legs, which begin and end slowly, that says nothing.
func expectedZone(r *relay.Race, t *relay.Team, n int, length relay.Distance, e Gains) usualZone {
	u := usualZone{real: usualReal}
	if r.Format.ID != "4x100" || len(e.Legs) != len(r.Legs) {
		return u
	}
	var speed float64
	for _, leg := range []int{n, n + 1} {
		best, known := r.Best(t, leg)
		if !known {
			return u
		}
		speed += r.Legs[leg-1].Metres() / (best - e.flying(leg)).Seconds() / 2
	}
	u.known, u.took = true, seconds(length.Metres()/speed)
	u.unsure = math.Hypot(zoneSpread, legSpeedOff*u.took.Seconds())
	return u
}

// flying is what a leg is expected to gain beyond its standing start.
func (e Gains) flying(leg int) time.Duration {
	if leg > 1 {
		return e.Legs[leg-1].Mean
	}
	var sum time.Duration
	for _, g := range e.Legs[1:] {
		sum += g.Mean
	}
	return sum / time.Duration(len(e.Legs)-1)
}
