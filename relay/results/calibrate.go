package results

import (
	"fmt"
	"time"

	"baton/relay"
)

// calibrationNeeds is how many teams must have both a recorded finish and an
// official time before the clock's error can be told from a press's.
const calibrationNeeds = 2

// A finish fits its official time no longer where it lies this far off the
// others: so many of the keeper's own spreads, but never less than unfitLeast
// nor more than unfitMost, which no press of a finish that was seen is off.
const (
	unfitSpreads = 5
	unfitLeast   = 400 * time.Millisecond
	unfitMost    = time.Second
)

// Calibration is a race's hand times set right by its official ones: by the
// median over the lanes of recorded finish minus official time, which no single
// wrong press moves. That is the hand clock's error at the gun, the same for all
// lanes, and the keeper's habit at the finish together; of a habit at the
// exchanges it knows nothing.
type Calibration struct {
	On     bool                           // at least two official times have a recorded finish
	Lanes  int                            // how many have
	Error  time.Duration                  // recorded minus official: negative where the gun was pressed late, or finishes early
	Spread time.Duration                  // standard deviation of the finish presses about it
	Teams  map[relay.TeamID]*Corrected    // of every team of the race
	Misses map[relay.TeamID]time.Duration // each lane's finish press about the error
}

// Corrected is one team's baton after calibration.
type Corrected struct {
	Passes []relay.Pass  // one a point of the race; the finish is the official time
	Splits []relay.Split // as Race.Splits gives them, so that they close on the official time
	Unfit  bool          // the recorded finish cannot be the official time's
	// Official says that the exchanges are the timing company's: nobody recorded one.
	Official       bool
	relay.Question // what is left out as doubtful
}

// Calibrate sets a race's hand times right by its official times: all times move
// by the same error, and the last split of each team closes on its
// official total. Where fewer than two official times have a recorded finish it
// is off, and the passes are as recorded.
func Calibrate(r *relay.Race) Calibration {
	c := Calibration{Teams: map[relay.TeamID]*Corrected{}, Misses: map[relay.TeamID]time.Duration{}}
	var errors []time.Duration
	for _, t := range r.Teams {
		if miss, ok := finishError(r, t); ok {
			c.Misses[t.ID] = miss
			errors = append(errors, miss)
		}
	}
	c.Lanes = len(errors)
	if c.On = c.Lanes >= calibrationNeeds; c.On {
		c.Error = relay.Median(errors)
		c.Spread = spreadAbout(errors, c.Error)
	}
	for id := range c.Misses {
		c.Misses[id] -= c.Error
	}
	for _, t := range r.Teams {
		c.Teams[t.ID] = c.correct(r, t)
	}
	if c.On && !c.fitsAny() {
		return uncorrected(r, c)
	}
	return c
}

// fitsAny reports whether any lane's finish press can be its official time's. Of
// two lanes of which one was hit wrongly neither does: there is no telling which.
func (c Calibration) fitsAny() bool {
	for id := range c.Misses {
		if !c.Teams[id].Unfit {
			return true
		}
	}
	return false
}

// uncorrected is a calibration that is off, though official times are known.
func uncorrected(r *relay.Race, c Calibration) Calibration {
	off := Calibration{Lanes: c.Lanes, Teams: map[relay.TeamID]*Corrected{}, Misses: c.Misses}
	for _, t := range r.Teams {
		off.Teams[t.ID] = off.correct(r, t)
		off.Teams[t.ID].Unfit = c.Teams[t.ID].Unfit
	}
	return off
}

// finishError is a team's recorded finish minus its official time. A finish that
// nobody pressed tells nothing about the clock.
func finishError(r *relay.Race, t *relay.Team) (time.Duration, bool) {
	if !t.HasFinished() || t.Official == nil || t.Official.Time == nil {
		return 0, false
	}
	finish := r.Without(t.Passes, r.Shortage(t))[len(t.Passes)-1]
	return finish.Time - *t.Official.Time, finish.Known && !finish.Estimated
}

// spreadAbout is the standard deviation of some times about their middle, by the
// median of their distances from it (× 1.4826 for a normal distribution), so
// that one lane hit wrongly does not widen it.
func spreadAbout(all []time.Duration, middle time.Duration) time.Duration {
	off := make([]time.Duration, len(all))
	for i, d := range all {
		off[i] = (d - middle).Abs()
	}
	return time.Duration(1.4826 * float64(relay.Median(off)))
}

// correct moves a team's passes by the clock's error and ends them with its
// official time.
func (c *Calibration) correct(r *relay.Race, t *relay.Team) *Corrected {
	q := r.Shortage(t)
	out := &Corrected{Passes: r.Without(t.Passes, q), Question: q}
	if c.On {
		for i := range out.Passes {
			shift(&out.Passes[i], -c.Error)
		}
		miss, ok := c.Misses[t.ID]
		out.Unfit = ok && miss.Abs() > min(unfitMost, max(unfitLeast, unfitSpreads*c.Spread))
		if last := len(out.Passes) - 1; last >= 0 && t.Official != nil && t.Official.Time != nil {
			out.Passes[last].Known, out.Passes[last].Time, out.Passes[last].Estimated = true, *t.Official.Time, false
		}
	}
	if splits := r.CompanySplits(t); len(splits) > 0 {
		out.takeOfficial(r, splits, t.Official.Time)
	}
	r.DropUnrunnable(out.Passes, &out.Question)
	out.Splits = r.SplitsOf(out.Passes)
	return out
}

// takeOfficial puts the timing company's exchanges, and its time, where nobody
// recorded any.
func (c *Corrected) takeOfficial(r *relay.Race, splits []time.Duration, finish *time.Duration) {
	c.Official = true
	for i, at := range splits {
		c.Passes[r.ExchangePoint(i+1)] = relay.Pass{Known: true, Time: at}
	}
	if finish != nil {
		c.Passes[len(c.Passes)-1] = relay.Pass{Known: true, Time: *finish}
	}
}

// shift moves all of a pass in time. What the fold made is left as it is.
func shift(p *relay.Pass, by time.Duration) {
	p.Time += by
	for _, edge := range []**time.Duration{&p.Enter, &p.Exit} {
		if *edge != nil {
			moved := **edge + by
			*edge = &moved
		}
	}
}

// String is what the calibration found, to the keeper: "your gun and finish
// together: 0.18 s short; finishes agree to ± 0.09 s". A gun pressed late and
// finishes pressed early both make times short; which it was is not known.
func (c Calibration) String() string {
	switch {
	case !c.On && c.Lanes >= calibrationNeeds:
		return "not corrected: the recorded finishes and the official times do not fit each other"
	case !c.On:
		return "not corrected: fewer than two official times with a recorded finish"
	}
	way := "short"
	if c.Error > 0 {
		way = "long"
	}
	return fmt.Sprintf("your gun and finish together: %s s %s; finishes agree to ± %s s", relay.Hundredths(c.Error.Abs()), way, relay.Hundredths(c.Spread))
}
