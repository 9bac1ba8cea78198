package relay

import (
	"cmp"
	"slices"
	"time"
)

// repLasts is how long after its first mark a repetition can still be passed or
// left: walking through a zone of 30 m takes 20 s. A word about it may come
// later.
const repLasts = 30 * time.Second

// entryAgain is how soon after an entry the next one, with nothing marked
// between, is the same baton's: nobody is back at the zone's edge by then.
const entryAgain = 4 * time.Second

// repMark is one key of a practice: KindGun is the baton entering the zone.
type repMark struct {
	kind Kind
	id   ID
	at   Instant
	what string   // of a verdict
	past Distance // of an exit; of a place, how far into the zone
	mark GoMark   // of an entry: how the repetition was run
	pace string
}

// reps reads the repetitions of a practice mark by mark. A word closes one: what
// follows opens the next, which is kept as incomplete where its entry was not
// marked.
type reps struct {
	pair   Pair
	zone   Distance
	all    []*Rep
	closed bool
	passed Instant // of the last one
}

// readReps reads the repetitions of a race that has no gun.
func (f *fold) readReps() {
	if !f.race.ID.Practice() {
		return
	}
	read := reps{pair: f.race.pairAt(1)}
	if len(f.race.Zones) > 0 {
		read.zone = f.race.Zones[0].Length()
	}
	for _, mark := range f.repMarks() {
		read.take(mark)
	}
	for _, rep := range read.all {
		f.race.Reps = append(f.race.Reps, *rep)
	}
}

// repMarks are a practice's keys that stand, by instant; a key held down is one.
func (f *fold) repMarks() []repMark {
	var marks []repMark
	for _, s := range f.starts {
		e := s.guns[0].event
		if gun := e.Fact.(*Gun); !s.Recalled && gun.Key == EntryKey && !f.m.heldRepeat(e) {
			marks = append(marks, repMark{kind: KindGun, id: e.ID, at: s.At, mark: gun.mark(), pace: gun.Pace})
		}
	}
	for _, e := range f.events {
		k := keyed(e.Fact)
		if k == nil || f.m.void(e) || f.m.heldRepeat(e) {
			continue
		}
		mark := repMark{kind: e.Kind, id: e.ID, at: f.instantOf(e)}
		if s := f.attemptOf(k.Attempt, mark.at); s != nil {
			if s.Recalled {
				continue
			}
			mark.at = s.At + Instant(s.since(f, e, mark.at))
		}
		switch f := e.Fact.(type) {
		case *Incident:
			mark.what = f.What
		case *PassSeen:
			mark.past = f.At
		case *ZoneMark:
			past, ok := f.beyond()
			if !ok {
				continue
			}
			mark.past = past
		}
		marks = append(marks, mark)
	}
	slices.SortFunc(marks, func(a, b repMark) int { return cmp.Or(cmp.Compare(a.at, b.at), a.id.Compare(b.id)) })
	return marks
}

func (r *reps) take(mark repMark) {
	switch mark.kind {
	case KindGun:
		r.enter(mark)
	case KindPress:
		if rep := r.open(mark); !rep.Passed {
			rep.Passed, r.passed = true, mark.at
			if rep.Entered {
				rep.EntryToPass = mark.at.Since(rep.At)
			}
		}
	case KindExit, KindPastExit:
		if rep := r.open(mark); !rep.Left {
			rep.Left, rep.Past = true, mark.past
			if rep.Entered {
				rep.ZoneTime = mark.at.Since(rep.At)
			}
			if rep.Passed {
				rep.PassToExit = mark.at.Since(r.passed)
			}
		}
	case KindVerdict:
		if n := len(r.all); n > 0 {
			r.all[n-1].Verdict, r.closed = mark.what, true
		}
	case KindPassSeen:
		if n := len(r.all); n > 0 {
			r.all[n-1].Seen, r.all[n-1].Told = mark.past, true
		}
	}
}

// enter begins a repetition. One of which nothing but the entry was marked, a
// moment ago, came to nothing: the key was struck twice, or too early.
func (r *reps) enter(mark repMark) {
	if n := len(r.all); n > 0 && !r.closed {
		last := r.all[n-1]
		ago := mark.at.Since(last.At)
		if last.Entered && !last.Passed && !last.Left && ago <= entryAgain {
			if ago >= doublePress {
				last.ID, last.At, last.Mark, last.Pace = mark.id, mark.at, mark.mark, mark.pace
			}
			return
		}
	}
	r.begin(mark).Entered = true
}

// open is the repetition that a pass or an exit belongs to.
func (r *reps) open(mark repMark) *Rep {
	n := len(r.all)
	if n == 0 || r.closed || mark.at.Since(r.all[n-1].At) > repLasts {
		return r.begin(mark)
	}
	return r.all[n-1]
}

func (r *reps) begin(mark repMark) *Rep {
	rep := &Rep{ID: mark.id, At: mark.at, Pair: r.pair, Zone: r.zone, Mark: mark.mark, Pace: mark.pace}
	r.all, r.closed = append(r.all, rep), false
	return rep
}
