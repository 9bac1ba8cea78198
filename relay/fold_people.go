package relay

import (
	"slices"
	"time"
)

// What is said of a person at a place in a line-up (a best, a target split, a
// check-in, a pair's go-mark) is kept with the person, and counts for the place
// only while that person stands there. A fact says whom it is of; one that does
// not is of whoever stood there when it is read in the order of registers, and
// what was said where nobody stood is of the place.

// legWord is one word about a leg: a target split or, of the pair that starts
// with it, a go-mark.
type legWord[V any] struct {
	who   Pair // a target's runner is the one who gives
	value V
}

// goMarkWord is a go-mark as one fact has it: either part may be left out.
type goMarkWord struct {
	thousandths *int64
	unit        *string
}

// of is whose a word is: the name that it says, else whoever stands there.
func (t *Team) of(said, stands string) string {
	if said == "" {
		return stands
	}
	return t.Called(said)
}

// line applies one line-up fact to a leg.
func (t *Team) line(l *Leg, s *LineupSet, at order) {
	if s.Runner != nil {
		l.name(t.Called(*s.Runner), t.Locked, s.Reason)
	}
	who := l.Runner
	if s.Runner == nil {
		who = l.runs()
	}
	if s.Target != nil {
		l.targets = append(l.targets, legWord[time.Duration]{Pair{Gives: t.of(s.Of, who)}, *s.Target})
	}
	if who = t.of(s.Of, l.Runner); s.Best != nil && who != "" {
		t.bests = append(t.bests, listedBest{who, l.Distance, *s.Best, at})
	}
}

// name gives a leg its runner. Presence is a person's: it falls to the leg only
// as long as the same runner has it.
func (l *Leg) name(runner string, locked bool, reason string) {
	if !samePerson(runner, l.Runner) {
		if l.Runner != "" {
			l.Presence = Attendance{}
		}
		if locked {
			l.Changed, l.Why = true, reason
		}
	}
	l.Runner = runner
}

// attend applies where a leg's runner was seen. A substitute stays one when
// checked in; the runner of the line-up, put back, is none.
func (t *Team) attend(l *Leg, p *Presence) {
	runner := t.Called(p.Runner)
	switch {
	case p.kind == KindSubstituted && samePerson(runner, l.Runner) && runner != "":
		l.Presence = Attendance{Reason: p.Reason}
	case p.kind == KindSubstituted:
		l.Presence = Attendance{State: p.kind, Runner: runner, Reason: p.Reason}
	case !samePerson(t.of(p.Of, l.runs()), l.runs()): // somebody who runs here no more
	default:
		l.Presence.State = p.kind
		if p.Reason != "" {
			l.Presence.Reason = p.Reason
		}
	}
}

// planned applies one plan fact to the exchange that ends leg i.
func (t *Team) planned(i int, s *PlanSet) {
	l := &t.Legs[i]
	l.plan(s)
	if s.Mark == nil && s.Unit == nil {
		return
	}
	stands := t.Pair(i + 1)
	who := Pair{t.of(s.Gives, stands.Gives), t.of(s.Takes, stands.Takes)}
	l.marks = append(l.marks, legWord[goMarkWord]{who, goMarkWord{s.Mark, s.Unit}})
}

// settle makes the target splits and go-marks those of the people who stand in
// the line-up now.
func (t *Team) settle() {
	for i := range t.Legs {
		l := &t.Legs[i]
		l.Target = t.TargetFor(i, l.runs())
		pair := t.Pair(i + 1)
		for _, said := range l.marks {
			if stands(said.who.Gives, pair.Gives) && stands(said.who.Takes, pair.Takes) {
				put(&l.Plan.Mark.Thousandths, said.value.thousandths)
				put(&l.Plan.Mark.Unit, said.value.unit)
			}
		}
	}
}

// stands reports whether what was said of a person, or of nobody, is of the one
// who stands there now.
func stands(who, now string) bool { return who == "" || samePerson(who, now) }

// TargetFor is the target split that was last set for a runner on leg i, or for
// the leg when nobody was named; 0 for none.
func (t *Team) TargetFor(i int, runner string) time.Duration {
	for _, said := range slices.Backward(t.Legs[i].targets) {
		if stands(said.who.Gives, runner) {
			return said.value
		}
	}
	return 0
}

// StaleTarget is the target split that a leg had for somebody who does not run
// it now, so that a screen can say where it went; ok is false where there is
// none.
func (t *Team) StaleTarget(leg int) (target time.Duration, of string, ok bool) {
	l := t.leg(leg)
	if l == nil || l.Target > 0 || len(l.targets) == 0 {
		return 0, "", false
	}
	last := l.targets[len(l.targets)-1]
	return last.value, last.who.Gives, last.value > 0 && last.who.Gives != ""
}

// StaleMark reports whose go-mark an exchange had while it was another pair's,
// so that a screen can say where it went; ok is false where there is none.
func (t *Team) StaleMark(exchange int) (of Pair, ok bool) {
	l := t.leg(exchange)
	if l == nil || l.Plan.Mark.Thousandths != 0 || len(l.marks) == 0 {
		return Pair{}, false
	}
	last := l.marks[len(l.marks)-1]
	ok = last.who.Gives != "" && last.who.Takes != "" && last.value.thousandths != nil && *last.value.thousandths != 0
	return last.who, ok
}

// listedBest is a flat best as a line-up has it.
type listedBest struct {
	runner   string
	distance Distance
	best     time.Duration
	at       order
}

// Listed is the best that the team's own line-up last gave a runner over a
// distance.
func (t *Team) Listed(runner string, d Distance) time.Duration {
	for _, said := range slices.Backward(t.bests) {
		if said.distance == d && samePerson(said.runner, runner) {
			return said.best
		}
	}
	return 0
}
