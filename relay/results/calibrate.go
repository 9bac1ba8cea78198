package results

import (
	"fmt"
	"math"
	"slices"
	"time"

	"baton/relay"
)

// calibrationNeeds is how many teams of a race must have both a recorded finish and
// an official time before the clock's error can be told from a press's, where the
// meet's other races do not tell it.
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
// exchanges it knows nothing. What the same hand did in the meet's other races, and
// the timing computer's clock, count as far as they are surer.
type Calibration struct {
	On        bool                           // the error is known
	Lanes     int                            // how many have both times
	Others    int                            // races that helped to tell the error
	Error     time.Duration                  // recorded minus official: negative where the gun was pressed late, or finishes early
	Spread    time.Duration                  // standard deviation of the finish presses about it
	Teams     map[relay.TeamID]*Corrected    // of every team of the race
	Misses    map[relay.TeamID]time.Duration // each lane's finish press about the error
	off       float64                        // how far Error may be off, in seconds: a standard deviation
	press     float64                        // how far a press may be
	bases     map[string]base                // by station
	exchanges *exchanges                     // where the batons were passed; nil where nothing tells
}

// Corrected is one team's baton after calibration.
type Corrected struct {
	Passes []relay.Pass  // one a point of the race; the finish is the official time
	Splits []relay.Split // as Race.Splits gives them, so that they close on the official time
	Unfit  bool          // the recorded finish cannot be the official time's
	Slips  []Slip
	// Official says that the exchanges are the timing company's: nobody recorded one.
	Official       bool
	relay.Question // what is left out as doubtful
}

// Calibrate sets a race's hand times right by its official times: all times move
// by the same error, and the last split of each team closes on its
// official total. Where nothing says what the error is it is off, and the passes
// are as recorded. It is worked out once a refold.
func Calibrate(r *relay.Race) Calibration {
	return r.Kept(calibrationOf{r}, func([]*relay.Race) any { return calibrate(r) }).(Calibration)
}

type calibrationOf struct{ *relay.Race }

func calibrate(r *relay.Race) Calibration {
	hands := HandsOf(r)
	c := Calibration{Teams: map[relay.TeamID]*Corrected{}, Misses: map[relay.TeamID]time.Duration{}, press: pressSpread}
	for _, t := range r.Teams {
		if miss, ok := finishError(r, t); ok {
			c.Misses[t.ID] = miss
		}
	}
	c.Lanes = len(c.Misses)
	c.find(r, hands)
	for id := range c.Misses {
		c.Misses[id] -= c.Error
	}
	if c.On {
		c.exchanges = exchangesOf(r, hands, c.bases)
	}
	for _, t := range r.Teams {
		c.Teams[t.ID] = c.correct(r, t)
	}
	if c.On && c.Others == 0 && !c.fitsAny() {
		return uncorrected(r, c)
	}
	return c
}

// find works the error out, by whoever pressed finishes: of several stations each
// has its own, and the race has their mean, each by how sure it is.
func (c *Calibration) find(r *relay.Race, hands Hands) {
	by := finishes(r)
	stations := stationsOf(by)
	if len(stations) == 0 {
		stations = []string{""}
	}
	c.bases, c.press = map[string]base{}, hands.spread(stations[0])
	var all []time.Duration
	for _, station := range stations {
		b, fit, ok := baseOf(r, hands, station, by[station])
		if !ok {
			continue
		}
		c.bases[station] = b
		c.Error, c.off = weigh(b.error, b.off, c.Error, c.off, c.On)
		c.On, c.Others = true, max(c.Others, b.others)
		all = append(all, fit...)
	}
	c.Spread = spreadAbout(all, c.Error)
}

// base is what one station's finishes of a race are off by: its habit at the finish
// and the gun together.
type base struct {
	error  time.Duration
	off    float64 // how far that may be off, in seconds: a standard deviation
	others int     // races that helped to tell it
}

// baseOf works a station's base out: of the race's own finishes, and of the meet's
// other races, each as far as it is sure. Two finishes that agree with each other are
// believed before what the other races say. fit are the finishes that count.
func baseOf(r *relay.Race, hands Hands, station string, errors []time.Duration) (b base, fit []time.Duration, ok bool) {
	usual, usualOff, others, known := hands.error(r, station)
	known = known && slices.ContainsFunc(r.Teams, func(t *relay.Team) bool { return t.Official != nil && t.Official.Time != nil })
	if known = known && !overruled(errors, seconds(usual)); known {
		errors = slices.DeleteFunc(errors, func(e time.Duration) bool { return (e - seconds(usual)).Abs() > unfitLeast })
	}
	if !known && len(errors) < calibrationNeeds {
		return base{}, nil, false
	}
	b = base{error: relay.Median(errors), off: hands.spread(station) * medianOff(len(errors))}
	if known {
		b.others = others
		b.error, b.off = weigh(seconds(usual), usualOff, b.error, b.off, len(errors) > 0)
	}
	return b, errors, true
}

// overruled reports whether a race's own finishes, of which most lie together,
// speak against what other races say of it.
func overruled(errors []time.Duration, usual time.Duration) bool {
	middle := relay.Median(errors)
	return len(errors) >= calibrationNeeds && spreadAbout(errors, middle) <= unfitLeast/2 && (middle-usual).Abs() > unfitLeast
}

// medianOff is how far the median of some presses may be off, in their spreads.
func medianOff(n int) float64 {
	switch {
	case n == 0:
		return 0
	case n <= 2:
		return 1 / math.Sqrt(float64(n))
	}
	return 1.25 / math.Sqrt(float64(n))
}

// weigh is two findings of one thing together, each by how sure it is; the second
// may be none.
func weigh(a time.Duration, aOff float64, b time.Duration, bOff float64, both bool) (time.Duration, float64) {
	if !both {
		return a.Round(time.Microsecond), aOff
	}
	wa, wb := 1/(aOff*aOff), 1/(bOff*bOff)
	return seconds((a.Seconds()*wa + b.Seconds()*wb) / (wa + wb)).Round(time.Microsecond), 1 / math.Sqrt(wa+wb)
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
	off := Calibration{Lanes: c.Lanes, press: c.press, Teams: map[relay.TeamID]*Corrected{}, Misses: c.Misses}
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
			shift(&out.Passes[i], -c.offset(r, out.Passes[i], i))
		}
		out.Slips = c.exchanges.put(r, out.Passes, t)
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

// offset is how far a pass is off: an exchange by its keepers' hands there, the finish
// by the race's error.
func (c *Calibration) offset(r *relay.Race, p relay.Pass, point int) time.Duration {
	if c.exchanges == nil || point == len(r.Points)-1 {
		return c.Error
	}
	off, _, ok := c.exchanges.common.offset(c.exchanges.watches.of(p))
	if !ok {
		return c.Error
	}
	return seconds(off).Round(time.Microsecond)
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

// atExchanges is how far one keeper's presses of exchanges are off, and half a 90 %
// interval of that; ok is false where nothing says it, or several pressed them, each
// off by as much as their own.
func (c Calibration) atExchanges() (off, pm time.Duration, ok bool) {
	if c.exchanges == nil || len(c.exchanges.common.stations) != 1 {
		return 0, 0, false
	}
	at, spread, ok := c.exchanges.common.offset([]watch{{station: c.exchanges.common.stations[0]}})
	return seconds(at), PlusMinus(spread), ok
}

// way is whether times that are off so much are too short or too long.
func way(off time.Duration) string {
	if off > 0 {
		return "long"
	}
	return "short"
}

// Off is how far off the race's times were as they were pressed, "0.18 s short"; ok is
// false where nothing says it.
func (c Calibration) Off() (off string, ok bool) {
	return relay.Hundredths(c.Error.Abs()) + " s " + way(c.Error), c.On
}

// String is what the calibration found, to the keeper: "gun and finish of this race:
// 0.18 s short; finishes agree to ± 0.09 s; exchanges taken as 0.14 ± 0.2 s
// short". A gun pressed late and
// finishes pressed early both make times short; which it was is not known.
func (c Calibration) String() string {
	switch {
	case !c.On && c.Lanes >= calibrationNeeds:
		return "not corrected: the recorded finishes and the official times do not fit each other"
	case !c.On:
		return "not corrected: fewer than two official times with a recorded finish"
	}
	off, _ := c.Off()
	text := "gun and finish of this race: " + off
	if c.Lanes >= calibrationNeeds {
		text += fmt.Sprintf("; finishes agree to ± %s s", relay.Hundredths(c.Spread))
	}
	if at, pm, ok := c.atExchanges(); ok {
		text += fmt.Sprintf("; exchanges taken as %s ± %s s %s", relay.Hundredths(at.Abs()), upToTenth(pm), way(at))
	}
	if c.Others > 0 {
		text += fmt.Sprintf("; %s helped to tell it", relay.Count(c.Others, "other race"))
	}
	return text
}
