package results

import (
	"errors"
	"fmt"
	"time"

	"baton/relay"
)

// Ledger takes the time that a team saved on its runners' flat bests apart, so
// that every tenth stands somewhere: Σ bests − total = Σ expected + Σ rest −
// Σ cost, to the millisecond. The total is the one that is printed; bests,
// expected gains and costs are rounded to the millisecond first, and the rests
// take what is left.
type Ledger struct {
	Total     time.Duration // as it is printed
	Gain      time.Duration // Σ bests − total: what is printed as saved
	Bests     string        // what they are: PB, SB or both
	Expected  Expectation
	Legs      []LegShare
	Exchanges []Cost
	causes    []cause // the parts, each as what alone may have lost what was lost
}

// LegShare is a leg's part. Legs about an exchange that nobody saw are known only
// together: the last of them bears the rest of all from First on.
type LegShare struct {
	Leg, First int
	Runner     string
	Best       time.Duration // flat
	Expected   time.Duration // what such a leg gains on it
	Closed     bool          // Rest and PM are known here
	Rest       time.Duration // what is left: faster than expected, slower where negative
	PM         time.Duration // half a 90 % interval of Rest
}

// Account is a team's ledger, or why it has none.
type Account struct {
	*Ledger
	Why error
}

// Why a team has no ledger.
var (
	ErrNoBests   = errors.New("not every runner's flat best is known")
	ErrNoTotal   = errors.New("its time is not known")
	ErrNoSplits  = errors.New("nobody timed its legs")
	ErrGuessed   = errors.New("its time counts from a gun that was put in afterwards")
	ErrNotClosed = errors.New("its splits end with the hand time, not with the official one")
)

// NoGainsError says that nobody has published what the legs of a format gain on flat
// bests, and that the team has too few races of its own.
type NoGainsError struct{ Format relay.Format }

func (e NoGainsError) Error() string {
	return fmt.Sprintf("what a leg of the %s gains on a flat best is not published: %d races of the team's own would tell", e.Format.Name, ownRaces)
}

// Ledgers are the ledgers of a race's teams. The season is what is known of other
// races, nil for nothing.
func Ledgers(r *relay.Race, season Season) map[relay.TeamID]Account {
	c := Calibrate(r)
	all := map[relay.TeamID]Account{}
	for _, res := range c.Results(r) {
		l, why := newLedger(r, c, res, season)
		all[res.Team.ID] = Account{l, why}
	}
	return all
}

func newLedger(r *relay.Race, c Calibration, res Result, season Season) (*Ledger, error) {
	saved, word, known := res.TimeSaved(r)
	last := len(res.Legs) - 1
	switch {
	case !res.Finished || last < 0:
		return nil, ErrNoTotal
	case !res.Legs[last].Passed:
		return nil, ErrNoSplits
	case res.Guessed:
		return nil, ErrGuessed
	case !known:
		return nil, ErrNoBests
	case !res.AddsUp():
		return nil, ErrNotClosed
	}
	expected, ok := expect(r, res, season)
	if !ok {
		return nil, NoGainsError{r.Format}
	}
	l := &Ledger{Total: res.Total, Gain: saved, Bests: word, Expected: expected.From}
	shares := make([]float64, len(r.Legs))
	for i, leg := range res.Legs {
		best, _ := r.Best(res.Team, leg.Leg)
		l.Legs = append(l.Legs, LegShare{Leg: leg.Leg, First: leg.From, Runner: leg.Runner, Best: toMillisecond(best), Expected: expected.Legs[i].Mean, Closed: leg.Passed})
	}
	for n := 1; n < len(r.Legs); n++ {
		shares[n-1] = shareOf(r, res.Team, n)
		l.Exchanges = append(l.Exchanges, costOf(r, res.Team, n, expected, season))
	}
	l.weigh(c, res, expected, shares)
	l.close(res, shares)
	l.doubt(c, res, expected, shares)
	return l, nil
}

// toMillisecond is what the ledger's parts are rounded to.
func toMillisecond(d time.Duration) time.Duration { return relay.RoundHalfUp(d, time.Millisecond) }

// shareOf is how much of the time in the zone of exchange n lay before the pass,
// 0 to 1. Where the pass was not seen the legs beside it are known only together,
// and it does not matter.
func shareOf(r *relay.Race, t *relay.Team, n int) float64 {
	if share, ok := r.Sure(t)[r.ExchangePoint(n)].Share(); ok {
		return share
	}
	return 0.5
}

// parted shares a cost among the leg that brings the baton and the one that takes
// it.
func parted(cost time.Duration, share float64) (in, out time.Duration) {
	in = toMillisecond(time.Duration(share * float64(cost)))
	return in, cost - in
}

// close gives every leg what is left of it.
func (l *Ledger) close(res Result, shares []float64) {
	costs := make([]time.Duration, len(l.Legs))
	for i, x := range l.Exchanges {
		in, out := parted(x.Cost, shares[i])
		costs[i] += in
		costs[i+1] += out
	}
	for i := range l.Legs {
		leg := &l.Legs[i]
		if !leg.Closed {
			continue
		}
		leg.Rest = -res.Legs[i].Took
		for k := leg.First - 1; k <= i; k++ {
			leg.Rest += l.Legs[k].Best - l.Legs[k].Expected + costs[k]
		}
	}
}
