package results

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"baton/relay"
)

// Result is one team's line in a race's results, its times as they are printed:
// cumulative times to 0.01 s, splits their differences, so that all of it adds
// up.
type Result struct {
	Team     *relay.Team
	Rank     int       // as decided, 0 where it has none
	Crossed  int       // as finished, whatever was decided; 0 where the finish is not known
	Code     relay.Out // In where it has a place or may still get one
	Reason   string
	Total    time.Duration
	Finished bool // Total is known
	Official bool // Total is an official time, else the keeper's own
	Hand     bool // Total was taken by hand
	Guessed  bool // Total counts from a gun that was put in afterwards, and nothing sets it right
	Unfit    bool // the recorded finish cannot be the official time's
	// SplitsOfficial says that the legs are the timing company's: nobody recorded an exchange.
	SplitsOfficial bool
	relay.Question // what is in doubt of the legs
	Legs           []LegResult
	exact          time.Duration // Total before it was rounded for printing
}

// LegResult is one leg of a Result.
type LegResult struct {
	Leg       int
	Runner    string
	At        time.Duration // from the gun to the leg's end, to 0.01 s
	Passed    bool          // At is known
	Took      time.Duration // since the last At that is known
	From      int           // the first leg that Took is the time of: Leg where no exchange was missed
	Known     bool          // Took is this leg's alone
	Estimated bool
	Doubted   bool          // not known, though something was pressed: the result's Question says why
	PM        time.Duration // half a 90 % interval of Took; 0 of what the timing company has, and where nothing says how sure it is
}

// Results are a race's results: total times official where they are known, else
// the keeper's, set right by Calibrate; by place as decided, then those who have
// none by code and lane.
func Results(r *relay.Race) []Result { return Calibrate(r).Results(r) }

// Results are a race's results by a calibration of it that is at hand.
func (c Calibration) Results(r *relay.Race) []Result {
	results := make([]Result, 0, len(r.Teams))
	for _, t := range r.Teams {
		res := newResult(r, t, c.Teams[t.ID])
		for i, leg := range res.Legs {
			if leg.Passed && !c.guessed(r, res, leg.From) {
				res.Legs[i].PM = PlusMinus(math.Sqrt(c.variance(res, leg)))
			}
		}
		res.Guessed = !res.Official && c.guessed(r, res, 1)
		results = append(results, res)
	}
	places := ranked(results, func(a *Result) bool { return !a.Team.Unbound() })
	decided := ranked(results, func(a *Result) bool { return a.Code == relay.In && !a.Team.Unbound() })
	for i := range results {
		results[i].Crossed, results[i].Rank = places[i], decided[i]
	}
	slices.SortStableFunc(results, func(a, b Result) int {
		return cmp.Or(boolFirst(a.Rank > 0, b.Rank > 0), cmp.Compare(a.Rank, b.Rank), cmp.Compare(slices.Index(codeOrder, a.Code), slices.Index(codeOrder, b.Code)))
	})
	return results
}

// guessed reports whether times of a result from one leg on count from a gun that was put
// in afterwards, with nothing to set it right.
func (c Calibration) guessed(r *relay.Race, res Result, from int) bool {
	return from == 1 && r.GunEstimated() && !c.On && !res.SplitsOfficial
}

// First is who was first of some results, and in what time; empty where nobody is
// known to have been.
func First(results []Result) string {
	if len(results) == 0 || results[0].Rank != 1 {
		return ""
	}
	return strings.TrimSpace(results[0].Team.Title() + " " + results[0].Time())
}

// Standings are the places as decided, and of teams still under way the places
// they would have now; of one that seems an exchange short it is not known.
func Standings(r *relay.Race) map[relay.TeamID]int {
	places := r.Ranks()
	for _, res := range Results(r) {
		if res.Short {
			delete(places, res.Team.ID)
		}
		if res.Rank > 0 {
			places[res.Team.ID] = res.Rank
		}
	}
	return places
}

// codeOrder is how results list the teams that have no place.
var codeOrder = []relay.Out{relay.In, relay.DidNotFinish, relay.Disqualified, relay.DidNotStart, relay.Scratched}

func newResult(r *relay.Race, t *relay.Team, c *Corrected) Result {
	res := Result{Team: t, Code: t.Out, Reason: t.OutReason, Hand: true, Unfit: c.Unfit, SplitsOfficial: c.Official, Question: c.Question}
	if total, ok := t.Official.Total(); ok {
		res.Total, res.Finished, res.Official, res.Hand = total, true, true, t.Official.Hand
		res.exact = *t.Official.Time
	} else if at, ok := (&relay.Team{Passes: c.Passes}).Finish(); ok {
		res.Total, res.Finished = relay.RoundHalfUp(at, relay.Hundredth), true
		res.exact = relay.RoundHalfUp(at, time.Millisecond)
	}
	var before time.Duration
	for i, split := range c.Splits {
		leg := LegResult{Leg: split.Leg, From: split.First, Runner: t.RunnerOf(split.Leg), Known: split.Known, Estimated: split.Estimated && (split.Known || split.Implied)}
		if k := r.ExchangePoint(split.Leg); k < len(c.Passes) && c.Passes[k].Known {
			leg.At, leg.Passed = relay.RoundHalfUp(c.Passes[k].Time, relay.Hundredth), true
			if c.Official {
				leg.At = relay.RoundUp(c.Passes[k].Time, relay.Hundredth)
			}
			if i == len(c.Splits)-1 && res.Official && c.closes(t) {
				leg.At = res.Total
			}
			leg.Took = leg.At - before
			before = leg.At
		} else {
			leg.Doubted = c.Short && leg.Leg >= c.From || k < len(t.Passes) && t.Passes[k].Known
		}
		res.Legs = append(res.Legs, leg)
	}
	return res
}

// closes reports whether the splits end with the team's official time.
func (c *Corrected) closes(t *relay.Team) bool {
	at, ok := (&relay.Team{Passes: c.Passes}).Finish()
	return ok && t.Official != nil && t.Official.Time != nil && at == *t.Official.Time
}

// AddsUp reports whether the legs' times add up to the total that is printed
// beside them. They do not where a single official time stands beside hand
// times that nothing could set right.
func (res Result) AddsUp() bool {
	last := len(res.Legs) - 1
	return last < 0 || !res.Legs[last].Passed || !res.Finished || res.Legs[last].At == res.Total
}

// TimeSaved is the sum of the runners' flat bests minus the total that is printed,
// to the millisecond: the usual measure of hand-offs. word names the bests; ok is
// false where the best of somebody who ran, or the total, is not known, or only guessed.
func (res Result) TimeSaved(r *relay.Race) (saved time.Duration, word string, ok bool) {
	bests, word, known := r.FlatBests(res.Team)
	if !known || !res.Finished || res.Guessed {
		return 0, "", false
	}
	saved = -res.Total
	for _, best := range bests {
		saved += toMillisecond(best)
	}
	return saved, word, true
}

// Saved is what a team's hand-offs saved against the runners' flat bests, in a
// coach's words: "1.32 s saved on flat bests (PB)", "0.81 s lost on flat bests
// (SB)". It is empty where a best or the total is not known.
func Saved(r *relay.Race, res Result) string {
	saved, word, known := res.TimeSaved(r)
	if !known {
		return ""
	}
	what := "saved"
	if saved < 0 {
		what = "lost"
	}
	return fmt.Sprintf("%s s %s on flat bests (%s)", relay.Hundredths(saved.Abs()), what, word)
}

// Time is the total as it is printed, empty where it is not known: official
// times as their rules round them, the keeper's to 0.01 s.
func (res Result) Time() string {
	switch {
	case !res.Finished:
		return ""
	case res.Official:
		return relay.OfficialTime(res.Total, res.Hand)
	}
	return relay.Hundredths(res.Total)
}

// ranked are the places of the results that may have one, 0 for the others: by
// the official places where every one of them has one, else by total time. Teams
// that share an official place or a time to the millisecond share the place.
func ranked(results []Result, in func(*Result) bool) []int {
	var order []int
	official := true
	for i := range results {
		if res := &results[i]; in(res) && (res.Finished || placed(res.Team.Official)) {
			order = append(order, i)
			official = official && placed(res.Team.Official)
		}
	}
	compare := func(i, j int) int {
		a, b := &results[i], &results[j]
		if official {
			return cmp.Compare(a.Team.Official.Rank, b.Team.Official.Rank)
		}
		if a.Finished || b.Finished {
			return cmp.Or(boolFirst(a.Finished, b.Finished), cmp.Compare(a.exact, b.exact))
		}
		return cmp.Compare(a.Team.Official.Rank, b.Team.Official.Rank)
	}
	slices.SortStableFunc(order, compare)
	places := make([]int, len(results))
	for n, i := range order {
		places[i] = n + 1
		if n > 0 && compare(order[n-1], i) == 0 {
			places[i] = places[order[n-1]]
		}
	}
	return places
}

func placed(o *relay.OfficialResult) bool { return o != nil && o.Rank > 0 }

// boolFirst puts what holds before what does not.
func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
