package results

import (
	"fmt"
	"math"
	"slices"
	"time"

	"baton/relay"
)

// Suspicion is something in a race's times that looks wrong once it is over. It
// only points: nothing is repaired.
type Suspicion struct {
	What  string // in words: "one exchange early or late"
	Teams []relay.TeamID
	Leg   int    // 0 where it is about no single leg
	Text  string // one line for a person
}

// How odd a leg must be, as |log(leg ÷ what the team's other legs ask)|: a leg
// by itself, and each of two neighbours that are odd in opposite ways.
const (
	oddLeg       = 0.25
	oddNeighbour = 0.12
)

// What a relay leg can gain on a runner's flat best: a running start is worth
// rollingGain at most, and the keeper's two presses pressesOff; none is slower
// than slowShare of it.
const (
	rollingGain = 1300 * time.Millisecond
	pressesOff  = 300 * time.Millisecond
	slowShare   = 1.15
)

// Suspicions are what looks wrong in a race's recorded and official times, by
// team. They are for review: while a race runs, Doubts are.
func Suspicions(r *relay.Race) []Suspicion {
	var all []Suspicion
	corrected := Calibrate(r)
	printed := map[relay.TeamID][]LegResult{}
	for _, res := range corrected.Results(r) {
		printed[res.Team.ID] = res.Legs
	}
	for _, t := range r.Teams {
		c := corrected.Teams[t.ID].printing(printed[t.ID])
		all = append(all, oddLegs(r, t, c.Splits)...)
		all = append(all, unlikeBests(r, t, c.Splits)...)
		all = append(all, noFinishFits(r, t, corrected)...)
		all = append(all, doesNotClose(t, c)...)
	}
	return all
}

// printing gives splits the times that the results print: what is said of a leg
// names the time that stands there.
func (c *Corrected) printing(legs []LegResult) *Corrected {
	as := *c
	as.Splits = slices.Clone(c.Splits)
	for i := range as.Splits {
		if i < len(legs) && legs[i].Known {
			as.Splits[i].Time = legs[i].Took
		}
	}
	return &as
}

// oddLegs are a team's legs that its other legs do not lead one to expect. Each
// is measured against the fastest ever over its distance, so that legs of
// several distances compare.
func oddLegs(r *relay.Race, t *relay.Team, splits []relay.Split) []Suspicion {
	odd := legOddness(r, splits)
	var found []Suspicion
	for i := 0; i < len(odd); i++ {
		if i+1 < len(odd) && math.Abs(odd[i]) > oddNeighbour && math.Abs(odd[i+1]) > oddNeighbour && odd[i]*odd[i+1] < 0 {
			way := "late"
			if odd[i] < 0 {
				way = "early"
			}
			found = append(found, Suspicion{What: "one exchange early or late", Teams: []relay.TeamID{t.ID}, Leg: i + 1,
				Text: fmt.Sprintf("%s: exchange %d looks %s: leg %d %s, leg %d %s", t.Title(), i+1, way, i+1, relay.Hundredths(splits[i].Time), i+2, relay.Hundredths(splits[i+1].Time))})
			i++
			continue
		}
		if math.Abs(odd[i]) > oddLeg {
			found = append(found, Suspicion{What: "a leg far from its team's others", Teams: []relay.TeamID{t.ID}, Leg: i + 1,
				Text: fmt.Sprintf("%s: leg %d, %s, is far from the team's other legs", t.Title(), i+1, relay.Hundredths(splits[i].Time))})
		}
	}
	return found
}

// legOddness is log(leg ÷ what the team's other legs lead one to expect) of each
// leg, 0 where it or too few others are known.
func legOddness(r *relay.Race, splits []relay.Split) []float64 {
	pace := make([]float64, len(splits))
	for i, s := range splits {
		if s.Known && s.Time > 0 {
			pace[i] = math.Log(float64(s.Time) / float64(r.Format.Fastest(r.Legs[i])))
		}
	}
	odd := make([]float64, len(splits))
	for i := range splits {
		var others []float64
		for k, p := range pace {
			if k != i && p != 0 {
				others = append(others, p)
			}
		}
		if pace[i] != 0 && len(others) >= relay.MinOthers {
			odd[i] = pace[i] - middle(others)
		}
	}
	return odd
}

// unlikeBests are legs that their runner's flat best makes unlikely.
func unlikeBests(r *relay.Race, t *relay.Team, splits []relay.Split) []Suspicion {
	var found []Suspicion
	for i, s := range splits {
		best, ok := r.Best(t, s.Leg)
		if !s.Known || !ok {
			continue
		}
		gain := pressesOff + best/50
		if i > 0 {
			gain += rollingGain
		}
		how := ""
		switch {
		case s.Time < best-gain:
			how = "faster"
		case s.Time > time.Duration(slowShare*float64(best))+time.Second:
			how = "slower"
		default:
			continue
		}
		found = append(found, Suspicion{What: "a leg far from its runner's best", Teams: []relay.TeamID{t.ID}, Leg: s.Leg,
			Text: fmt.Sprintf("%s: leg %d, %s, is %s %s than the flat best of %s", t.Title(), s.Leg, relay.Hundredths(s.Time), relay.Hundredths((s.Time - best).Abs()), how, t.RunnerOf(s.Leg))})
	}
	return found
}

// noFinishFits reports an official time that the team's recorded finish cannot
// be, and whose finish it would fit.
func noFinishFits(r *relay.Race, t *relay.Team, c Calibration) []Suspicion {
	if !c.On || t.Official == nil || t.Official.Time == nil {
		return nil
	}
	s := Suspicion{What: "an official time no recorded finish fits", Teams: []relay.TeamID{t.ID}, Leg: len(r.Legs)}
	official := relay.OfficialTime(*t.Official.Time, t.Official.Hand)
	switch {
	case c.Teams[t.ID].Short: // which is why
		return nil
	case !t.HasFinished():
		s.Text = fmt.Sprintf("%s: official %s, but no finish was recorded", t.Title(), official)
	case c.Teams[t.ID].Unfit:
		s.Text = fmt.Sprintf("%s: official %s, but the recorded finish is %s off", t.Title(), official, relay.Hundredths(c.Misses[t.ID].Abs()))
		if other := fitting(r, t, c); other != nil {
			s.Teams = append(s.Teams, other.ID)
			s.Text += "; that of " + other.Title() + " fits it"
		}
	default:
		return nil
	}
	return []Suspicion{s}
}

// fitting is the one team, itself without a fitting finish, whose recorded
// finish fits another's official time.
func fitting(r *relay.Race, t *relay.Team, c Calibration) (found *relay.Team) {
	for _, other := range r.Teams {
		at, ok := other.Finish()
		own := c.Teams[other.ID]
		_, compared := c.Misses[other.ID]
		if other == t || !ok || compared && !own.Unfit || (at-c.Error-*t.Official.Time).Abs() > unfitLeast {
			continue
		}
		if found != nil {
			return nil
		}
		found = other
	}
	return found
}

// doesNotClose reports a leg that comes to less than anyone has ever run, or to
// nothing: the times on both sides of it do not go together.
func doesNotClose(t *relay.Team, c *Corrected) []Suspicion {
	if c.Unrunnable == 0 {
		return nil
	}
	return []Suspicion{{What: "splits that do not add up", Teams: []relay.TeamID{t.ID}, Leg: c.Unrunnable,
		Text: fmt.Sprintf("%s: %s %s, which nobody can run: the times before and after do not go together", t.Title(), c.Legs("comes to", "come to"), relay.Hundredths(c.Came))}}
}
