package pair

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/history"
)

// Outcome is how a pair's hand-offs with one go-mark went: all of one class, so
// that like is beside like.
type Outcome struct {
	Class    string       // "race pace"
	Mark     relay.GoMark // zero where it is not known
	Reps     int
	Clean    int
	Late     int
	Early    int
	Lost     int // dropped, or no stick
	Unjudged int
	Passed   relay.Distance // on the mean, into the zone
	Measured int            // what Passed is of
	Zone     relay.ZoneTime // the median of those that were not lost; Took is 0 where none was timed
	Kept     float64        // the speed kept in that time, 0 where it is not known
}

// classOf says what hand-offs a hand-off can stand beside: "race", "race pace" and
// "slow practice" of practice, "practice" where nobody said how fast; timed past the zone apart.
func classOf(x history.Exchange) string {
	class := "practice"
	switch {
	case x.Kind.Race:
		class = "race"
	case x.Pace == relay.RacePace:
		class = "race pace"
	case x.Pace == relay.SlowPace:
		class = "slow practice"
	}
	if x.Past > 0 {
		class += " to " + x.Past.String() + " m past"
	}
	return class
}

// Like are the hand-offs of one kind, whatever the relay is called, in practice
// and in races.
func Like(all []history.Exchange, kind relay.HandOffKind) []history.Exchange {
	return slices.DeleteFunc(slices.Clone(all), func(x history.Exchange) bool { return !x.Kind.SameHandOff(kind) })
}

// group is what an Outcome is of.
type group struct {
	class string
	mark  relay.GoMark
}

// Outcomes are a pair's hand-offs by class and mark, the longest mark last. The
// flat speeds are of the two, 0 where they are not known.
func Outcomes(all []history.Exchange, gives, takes relay.FlatSpeed) []Outcome {
	groups := map[group][]history.Exchange{}
	for _, x := range all {
		k := group{classOf(x), x.Mark}
		groups[k] = append(groups[k], x)
	}
	var out []Outcome
	for k, some := range groups {
		out = append(out, outcome(k, some, gives, takes))
	}
	slices.SortFunc(out, func(a, b Outcome) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.Mark.Metres(), b.Mark.Metres()), cmp.Compare(a.Mark.Unit, b.Mark.Unit))
	})
	return out
}

func outcome(k group, some []history.Exchange, gives, takes relay.FlatSpeed) Outcome {
	o := Outcome{Class: k.class, Mark: k.mark, Reps: len(some)}
	var times []time.Duration
	for _, x := range some {
		o.judge(x.Verdict)
		z, ok := x.InZone()
		if !ok || z.Doubtful() {
			continue
		}
		if x.Verdict != relay.DroppedPass && x.Verdict != relay.NoStick {
			times, o.Zone.Length = append(times, z.Took), z.Length
		}
	}
	passed := Passed(some, k.mark)
	o.Measured, o.Passed = passed.Count, passed.Mean
	if len(times) > 0 {
		o.Zone.Took = relay.Median(times)
		o.Kept, _ = o.Zone.SpeedKept(some[0].Rep.Zone, gives, takes)
	}
	return o
}

func (o *Outcome) judge(verdict string) {
	switch verdict {
	case relay.Clean:
		o.Clean++
	case relay.TooLate:
		o.Late++
	case relay.TooEarly:
		o.Early++
	case relay.DroppedPass, relay.NoStick:
		o.Lost++
	default:
		o.Unjudged++
	}
}

// Of are the hand-offs of one class.
func Of(all []history.Exchange, class string) []history.Exchange {
	return slices.DeleteFunc(slices.Clone(all), func(x history.Exchange) bool { return classOf(x) != class })
}

// Telling is the class that says most of a mark: practice at race pace; where that
// is too little, the practice that there is most of among those whose pace nobody
// said, or the races, where they are enough and practice is not. Slow repetitions say
// nothing.
func Telling(all []history.Exchange) string {
	counts := map[string]int{}
	for _, x := range all {
		if x.Pace != relay.SlowPace {
			counts[classOf(x)]++
		}
	}
	races := counts["race"]
	delete(counts, "race")
	told := "race pace"
	for _, class := range slices.Sorted(maps.Keys(counts)) {
		if counts[told] < enough && counts[class] > counts[told] {
			told = class
		}
	}
	if counts[told] < enough && races >= enough {
		return "race"
	}
	return told
}

// Passing is where hand-offs were passed, into the zone.
type Passing struct {
	Count             int
	First, Mean, Last relay.Distance
}

// Passed are the places of the hand-offs with a mark; of all of them where the
// mark is none.
func Passed(all []history.Exchange, mark relay.GoMark) (p Passing) {
	var at []float64
	for _, x := range all {
		if place, ok := x.PassedAt(); ok && (mark == (relay.GoMark{}) || x.Mark == mark) {
			at = append(at, place.Metres())
		}
	}
	if len(at) == 0 {
		return p
	}
	return Passing{len(at), relay.FromMetres(slices.Min(at)), relay.FromMetres(mean(at)), relay.FromMetres(slices.Max(at))}
}
