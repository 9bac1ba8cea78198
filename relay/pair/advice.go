package pair

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"baton/relay"
	"baton/relay/history"
)

// Where a coach can want the pass, before the end of the zone: passes are better
// the later they are, to about 5 m before it (Salo 2001); 10 m is safe (Ecker).
const (
	latePass = 5 * relay.Metre
	safePass = 10 * relay.Metre
)

// BeforeEnd is how far before the zone's end a plan wants the pass.
func BeforeEnd(p relay.Plan) relay.Distance {
	if p.Late {
		return latePass
	}
	return safePass
}

// enough is how many repetitions say something of a mark; few say so where it is far
// off; nobody runs many for one.
const (
	enough = 5
	few    = 2
	many   = 40 // more than a pair runs in a week
)

// How likely it must be that a mark is to be moved one way: of enough, and of a few.
const (
	likely    = 0.65
	certainly = 0.95
)

// rough is a mark known to ± so many metres: it moves by halves of a metre.
const rough = 0.5

// Advice is by how much a pair should move its go-mark, and why; or why nothing
// can be said.
type Advice struct {
	Now, To relay.GoMark   // To is Now where it should stay
	Class   string         // of the repetitions: "race pace"
	Reps    int            // what it stands on
	Own     int            // of them, run with the mark that it is now
	Passed  relay.Distance // on the mean, of those; of all where there are none
	Zone    relay.Distance
	Want    relay.Distance // into the zone
	Late    int            // and how they, too, were judged
	Early   int
	Lost    int
	Becomes relay.Distance // where To would bring the mean, into the zone
	PM      relay.Distance // half a 90 % interval of Becomes
	Lever   relay.Distance // how far half a step moves the pass
	MarkPM  float64        // half a 90 % interval of the mark that is right, in metres
	Need    int            // repetitions, in all, that would tell the mean to a metre; 0: none would
	Seen    int            // of the repetitions, somebody saw where they were passed
	Why     string         // no move is advised: why not
}

// Advise says how to move the go-mark so that a pair's passes lie, on the mean,
// where the coach wants them: so far into the zone. The hand-offs are of one
// class; all of them count, each with the mark that it was run with.
func Advise(class string, all []history.Exchange, now relay.GoMark, want relay.Distance) Advice {
	a := Advice{Now: now, To: now, Class: class, Want: want}
	var passes []pass
	for _, x := range all {
		if p, ok := passOf(x); ok {
			passes, a.Zone = append(passes, p), x.Rep.Zone
			if x.Told {
				a.Seen++
			}
		}
	}
	a.Reps = len(passes)
	a.count(all)
	switch {
	case now == (relay.GoMark{}):
		a.Why = "no go-mark is planned: ] in practice sets one"
	case now.Metres() <= 0:
		a.Why = fmt.Sprintf("no go-mark can be %s", now)
	case a.Reps < few:
		a.Why = fmt.Sprintf("%s with its mark, its pass and both edges timed: %d say something", relay.Count(a.Reps, "repetition"), enough)
	case want <= 0 || want > a.Zone:
		a.Why = "that is no place in the zone"
	default:
		a.move(foresee(passes, want.Metres(), a.Zone.Metres()))
	}
	return a
}

// passOf is where a hand-off with a known mark was passed.
func passOf(x history.Exchange) (pass, bool) {
	at, ok := x.PassedAt()
	if !ok || x.Mark.Metres() <= 0 {
		return pass{}, false
	}
	p := pass{mark: x.Mark.Metres(), at: at.Metres(), wide: seenWide, common: seenCommon, over: at > x.Zone}
	if z, timed := x.InZone(); timed && !z.Doubtful() {
		p.speed = z.Length.Metres() / z.Took.Seconds()
	}
	if !x.Told {
		p.wide, p.common = tapsWide*p.speed, touchLate*p.speed
	}
	return p, true
}

// count says where the hand-offs with the mark were passed, and how they were
// judged; all of them where it has not been run with yet.
func (a *Advice) count(all []history.Exchange) {
	a.Own = Passed(all, a.Now).Count
	var o Outcome
	for _, x := range all {
		if _, ok := passOf(x); ok && (a.Own == 0 || x.Mark == a.Now) {
			o.judge(x.Verdict)
		}
	}
	a.Late, a.Early, a.Lost = o.Late, o.Early, o.Lost
	a.Passed = Passed(all, relay.GoMark{}).Mean
	if a.Own > 0 {
		a.Passed = Passed(all, a.Now).Mean
	}
}

// move is the advice that follows from what is believed of the pair.
func (a *Advice) move(f *forecast) {
	v := f.judge(a.Now.Metres(), a.Want.Metres())
	a.MarkPM = surely * v.plusMinus / max(1, v.lever)
	to := a.Now.MovedBy(v.mark-a.Now.Metres(), a.MarkPM)
	sure := likely
	if a.Reps < enough {
		sure = certainly
	}
	switch short := to.Thousandths > a.Now.Thousandths; {
	case a.Reps < enough && (to == a.Now || !v.says(short, sure)):
		a.Why = fmt.Sprintf("%s with its mark, its pass and both edges timed: %d say something", relay.Count(a.Reps, "repetition"), enough)
		return
	case to == a.Now && a.MarkPM >= rough:
		a.Why = "no move: they tell it no finer"
	case to == a.Now:
		a.Why = "the mark is right, as far as they say"
	case !v.says(short, sure):
		a.Why = "they do not say which way to move it"
	default:
		a.To = to
	}
	at, plusMinus := f.at(a.To.Metres())
	half := a.To.Moved(1).Metres() - a.To.Metres()
	a.Becomes, a.PM = relay.FromMetres(at), relay.FromMetres(surely*plusMinus)
	if surely*f.atMost(a.To.Metres()) > 1 {
		a.PM = max(a.PM, relay.Metre+1) // never to a metre while the pair may scatter more than it showed
	}
	a.Lever, a.Need = relay.FromMetres(v.lever*half), v.need
	if a.Settled() && a.To == a.Now {
		a.Why = "the mark is right to a metre"
	}
}

// says reports whether the repetitions say that the mark is to go further back, or
// nearer, with so much certainty.
func (v verdict) says(further bool, sure float64) bool {
	if further {
		return v.short >= sure
	}
	return v.short <= 1-sure
}

// Settled reports whether the repetitions tell where the mark brings the mean to within a
// metre: nothing is left to find out.
func (a Advice) Settled() bool { return a.Becomes > 0 && a.PM <= relay.Metre }

// String is the advice as a coach reads it: "7 m: passed at 11 m of 30, late 3 of
// 5; try 0.15 m (half a step) further back: 7.15 m, for 20 m ± 3 m".
func (a Advice) String() string {
	if a.Becomes == 0 {
		return "No advice: " + a.Why + "."
	}
	text := fmt.Sprintf("%s: passed at %.0f m of %s%s", a.Now, a.Passed.Metres(), a.Zone, a.judged())
	if a.Own == 0 {
		text = fmt.Sprintf("%s: not run with yet; before, passed at %.0f m of %s%s", a.Now, a.Passed.Metres(), a.Zone, a.judged())
	}
	place := a.place()
	if a.To == a.Now {
		return text + "; " + a.Why + " (on the mean " + place + ")."
	}
	way := "further back"
	if a.To.Thousandths < a.Now.Thousandths {
		way = "nearer"
	}
	return fmt.Sprintf("%s; try %s %s: %s, for %s.", text, a.Now.Between(a.To, a.MarkPM), way, a.To, place)
}

// place is where the mark brings the mean: "20 m ± 3 m".
func (a Advice) place() string {
	return fmt.Sprintf("%.0f m ± %.0f m", a.Becomes.Metres(), math.Ceil(a.PM.Metres()))
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
	return ", " + strings.Join(said, ", ") + fmt.Sprintf(" of %d", cmp.Or(a.Own, a.Reps))
}

// Because is what the advice stands on, and how fine a mark is for this pair.
func (a Advice) Because() string {
	if a.Becomes == 0 {
		return ""
	}
	return fmt.Sprintf("From %s (%s); wanted %s m in, %s m before the zone's end. Half a step moves the pass by about %s m. %s",
		relay.Count(a.Reps, "repetition"), a.Class, a.Want, a.Zone-a.Want, oneDecimal(a.Lever), a.finer())
}

// finer is what would tell more.
func (a Advice) finer() string {
	const look = "type where you see it passed (18 for 18 m) after each"
	text := "Where it fell is estimated by time."
	switch {
	case a.Seen == a.Reps:
		text = "Where it fell is as it was seen."
	case a.Seen > 0:
		text = fmt.Sprintf("Where it fell was seen in %d, else it is estimated by time.", a.Seen)
	}
	switch {
	case a.Settled():
	case a.Need == 0 || a.Need > many && a.Seen < a.Reps:
		text += " To know the mean to 1 m, " + look + "."
	default:
		text += fmt.Sprintf(" To know the mean to 1 m takes about %d in all.", max(a.Need, a.Reps+1))
	}
	return text
}

func oneDecimal(d relay.Distance) string { return fmt.Sprintf("%.1f", d.Metres()) }
