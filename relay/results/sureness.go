package results

import (
	"math"
	"time"

	"baton/relay"
)

// How far a keeper's presses lie off, as standard deviations in seconds, where
// nothing is known of the keeper.
const (
	pressSpread = 0.07 // one anticipated press about its habit: 4,304 presses (Faux and Godolphin, 2019)
	habitApart  = 0.1  // a keeper's habit at the finish from the one at exchanges: two of habitOff each
	gunOff      = 0.2  // a gun by hand that nothing sets right: late by 0.1 to 0.3 s
	putInOff    = 0.3  // what was put in afterwards, nobody pressed
)

// zoneSpread is the spread of a zone time, between two presses.
var zoneSpread = math.Sqrt2 * pressSpread

// ninety is how many standard deviations half a 90 % interval is.
const ninety = 1.645

// PlusMinus is half a 90 % interval of what spreads by so many seconds, to the
// millisecond.
func PlusMinus(spread float64) time.Duration { return toMillisecond(seconds(ninety * spread)) }

// upToTenth is a ± in print: to the next tenth, since it is never finer than that.
func upToTenth(pm time.Duration) string { return relay.Tenths(relay.RoundUp(pm, relay.Tenth)) }

// studentTable is half a 90 % interval of a mean in standard errors, by degrees of
// freedom from 1.
var studentTable = []float64{6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812}

// student is half a 90 % interval of the mean of a few values, in standard errors.
func student(freedom int) float64 {
	switch {
	case freedom < 1:
		return studentTable[0]
	case freedom <= len(studentTable):
		return studentTable[freedom-1]
	}
	return ninety + 1.5/float64(freedom)
}

// doubt works out how far every leg's rest may be off: by its split, by what was
// expected of it and by the exchanges beside it.
func (l *Ledger) doubt(c Calibration, res Result, e Gains, shares []float64) {
	for i := range l.Legs {
		leg := &l.Legs[i]
		if !leg.Closed {
			continue
		}
		v := c.variance(res, res.Legs[i])
		for k := leg.First - 1; k <= i; k++ {
			v += e.Legs[k].Spread * e.Legs[k].Spread
		}
		for k, x := range l.Exchanges {
			part := 0.0
			if k+1 >= leg.First && k < i+1 {
				part += shares[k]
			}
			if k+2 >= leg.First && k+1 < i+1 {
				part += 1 - shares[k]
			}
			v += part * part * x.spread * x.spread
		}
		leg.PM = PlusMinus(math.Sqrt(v))
	}
}

// variance is how far a printed split may be off, squared, in seconds: by the
// presses at its ends, and where one end is the gun or the finish, by how far the
// keeper's clock lies off there.
func (c Calibration) variance(res Result, leg LegResult) (v float64) {
	if res.SplitsOfficial {
		return 0
	}
	last := leg.Leg == len(res.Legs)
	if l, p := c.exchanges.of(res.Team.ID); l != nil && res.Official {
		return p.offLeg(l, leg.From-1, leg.Leg)
	}
	if leg.From > 1 {
		v += c.press * c.press
	}
	if !last {
		v += c.press * c.press
	}
	if leg.Estimated {
		v += putInOff * putInOff
	}
	switch whole := leg.From == 1 && last; {
	case whole && res.Official, leg.From > 1 && !last:
	case c.On && res.Official || c.On && !last:
		v += c.off*c.off + habitApart*habitApart
	default:
		if leg.From == 1 {
			v += gunOff * gunOff
		}
		if last {
			v += c.press*c.press + habitApart*habitApart
		}
	}
	return v
}

// Within is PM in print, to the next tenth: "± 0.2"; empty where the time of a leg, or of
// several together, is not known, is the timing company's, or counts from a gun that was
// guessed.
func (leg LegResult) Within() string {
	if leg.PM == 0 {
		return ""
	}
	return "± " + upToTenth(leg.PM)
}
