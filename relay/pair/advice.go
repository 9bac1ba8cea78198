package pair

import (
	"fmt"
	"math"
	"strings"

	"baton/relay"
	"baton/relay/history"
)

// Where a coach can want the pass, before the end of the zone: passes are better
// the later they are, to about 5 m before it (Salo 2001); 10 m is safe (Ecker).
const (
	LatePass = 5 * relay.Metre
	SafePass = 10 * relay.Metre
)

// enough is how many repetitions say something of a mark.
const enough = 5

// boldest is how far a mark is moved at a time, in metres: further away what was
// seen says little.
const boldest = 1.0

// likely is how many standard errors a move must have, for its direction to be
// right four times in five.
const likely = 0.84

// Advice is by how much a pair should move its go-mark, and why; or why nothing
// can be said.
type Advice struct {
	Now, To relay.GoMark // To is Now where it should stay
	Class   string       // of the repetitions: "race pace"
	Reps    int          // what it stands on
	Passed  relay.Distance
	Zone    relay.Distance
	Want    relay.Distance // into the zone
	Late    int            // and how they were judged
	Early   int
	Lost    int
	Why     string // no move is advised: why not
}

// Advise says how to move the go-mark so that a pair's passes lie, on the mean,
// where the coach wants them: so far into the zone. The hand-offs are of one
// class.
func Advise(class string, all []history.Exchange, now relay.GoMark, want relay.Distance) Advice {
	a := Advice{Now: now, To: now, Class: class, Want: want}
	var passes []pass
	for _, x := range all {
		if p, ok := passOf(x); ok {
			passes = append(passes, p)
			a.count(x)
		}
	}
	a.Reps = len(passes)
	a.Passed = passedAt(passes)
	switch {
	case now == (relay.GoMark{}):
		a.Why = "no go-mark is planned: ] in practice sets one"
	case a.Reps < enough:
		a.Why = fmt.Sprintf("%s with its mark, its pass and both edges timed: %d say something", counted(a.Reps, "repetition"), enough)
	case want <= 0 || want > a.Zone:
		a.Why = "that is no place in the zone"
	default:
		a.move(newFit(passes, a.Zone.Metres()))
	}
	return a
}

// passedAt is where passes fell on the mean.
func passedAt(passes []pass) relay.Distance {
	places := make([]float64, len(passes))
	for i, p := range passes {
		places[i] = p.at
	}
	return relay.FromMetres(mean(places))
}

// passOf is where a hand-off with a known mark was passed, by the share of its
// time.
func passOf(x history.Exchange) (pass, bool) {
	z, ok := x.InZone()
	if !ok || z.Doubtful() || x.EntryToPass <= 0 || x.Mark == (relay.GoMark{}) {
		return pass{}, false
	}
	share := float64(x.EntryToPass) / float64(z.Took)
	return pass{mark: x.Mark.Metres(), at: share * z.Length.Metres(), speed: z.Length.Metres() / z.Took.Seconds()}, true
}

// count adds how a hand-off was judged.
func (a *Advice) count(x history.Exchange) {
	switch x.Verdict {
	case relay.TooLate:
		a.Late++
	case relay.TooEarly:
		a.Early++
	case relay.DroppedPass, relay.NoStick:
		a.Lost++
	}
	a.Zone = x.Rep.Zone
}

// move is the advice that a fit gives.
func (a *Advice) move(f fit) {
	mark, plusMinus := f.markFor(a.Want.Metres())
	by := mark - a.Now.Metres()
	by = math.Max(-boldest, math.Min(boldest, by))
	to := a.Now.MovedBy(by)
	switch {
	case to == a.Now:
		a.Why = "the mark is right, as far as they say"
	case math.Abs(by) < likely*plusMinus:
		a.Why = fmt.Sprintf("they do not say which way: they differ too much from each other (± %.1f m of mark)", 1.645*plusMinus)
	default:
		a.To = to
	}
}

// String is the advice as a coach reads it: "7 m: passed at 11 m of 30, late 3 of
// 5; try 0.15 m (half a step) further back: 7.15 m".
func (a Advice) String() string {
	if a.Now == (relay.GoMark{}) || a.Reps < enough {
		return "No advice: " + a.Why + "."
	}
	text := fmt.Sprintf("%s: passed at %.0f m of %s%s", a.Now, a.Passed.Metres(), a.Zone, a.judged())
	if a.To == a.Now {
		return text + "; " + a.Why + "."
	}
	way := "further back"
	if a.To.Thousandths < a.Now.Thousandths {
		way = "nearer"
	}
	return fmt.Sprintf("%s; try %s %s: %s.", text, a.Now.Between(a.To), way, a.To)
}

// judged is how the repetitions were judged: ", late 3 of 5".
func (a Advice) judged() string {
	var said []string
	for _, j := range []struct {
		word string
		n    int
	}{{relay.TooLate, a.Late}, {relay.TooEarly, a.Early}, {"lost", a.Lost}} {
		if j.n > 0 {
			said = append(said, fmt.Sprintf("%s %d", j.word, j.n))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return ", " + strings.Join(said, ", ") + fmt.Sprintf(" of %d", a.Reps)
}

// Because is what the advice stands on.
func (a Advice) Because() string {
	if a.Reps < enough {
		return ""
	}
	return fmt.Sprintf("From %s (%s); the pass is wanted %s m in, %s m before the zone's end. Where it fell is estimated by the time it took.",
		counted(a.Reps, "repetition"), a.Class, a.Want, a.Zone-a.Want)
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
