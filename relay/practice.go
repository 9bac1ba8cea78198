package relay

import (
	"cmp"
	"slices"
	"time"
)

// EntryKey is the key of a gun that is none: the baton entering the zone opens
// a repetition in practice.
const EntryKey = "j"

// How a repetition in practice went, in a coach's words.
const (
	Clean       = "clean"
	TooLate     = "late"
	TooEarly    = "early"
	DroppedPass = "dropped"
	NoStick     = "no stick" // the hand was not there, or the runner was not reached
)

// Pair is who gives the baton to whom.
type Pair struct{ Gives, Takes string }

// String is the pair as a coach reads it: "Ana Ruiz → Bea Holt".
func (p Pair) String() string { return p.Gives + " → " + p.Takes }

// Rep is one hand-off as a pair made it, in practice or in a race. Times that
// were not marked are zero.
type Rep struct {
	ID          ID // the mark of its entry: names it for ever
	Pair        Pair
	At          Instant // the baton enters the zone
	EntryToPass time.Duration
	PassToExit  time.Duration
	ZoneTime    time.Duration
	Zone        Distance // the zone's length, without which its times say nothing
	Verdict     string   // empty where nobody judged it
}

// readReps reads the repetitions of a race that has no gun: every entry not
// taken back opens one, and the first pass, the first exit and the last verdict
// after it are its. An entry key held down opens one.
func (f *fold) readReps() {
	of := map[*start]*Rep{}
	var all []*Rep
	for _, s := range f.starts {
		e := s.guns[0].event
		if s.Recalled || e.Fact.(*Gun).Key != EntryKey {
			continue
		}
		if f.m.heldRepeat(e) && len(all) > 0 {
			of[s] = all[len(all)-1]
			continue
		}
		rep := &Rep{ID: e.ID, At: s.At, Pair: f.race.pairAt(1)}
		if len(f.race.Zones) > 0 {
			rep.Zone = f.race.Zones[0].Length()
		}
		of[s], all = rep, append(all, rep)
	}
	if len(all) == 0 {
		return
	}
	f.timeReps(of)
	for _, rep := range all {
		f.race.Reps = append(f.race.Reps, *rep)
	}
}

// timeReps gives passes, exits and verdicts to the repetitions they belong to.
func (f *fold) timeReps(of map[*start]*Rep) {
	passes, exits := map[*Rep][]time.Duration{}, map[*Rep][]time.Duration{}
	for _, e := range f.events {
		k := keyed(e.Fact)
		if k == nil || f.m.void(e) || f.m.heldRepeat(e) {
			continue
		}
		at := f.m.instantOf(e)
		s := f.attemptOf(k.Attempt, at)
		rep := of[s]
		if rep == nil {
			continue
		}
		since := s.since(f.m, e, at) + s.At.Since(rep.At)
		switch e.Kind {
		case KindPress:
			passes[rep] = append(passes[rep], since)
		case KindExit:
			exits[rep] = append(exits[rep], since)
		case KindVerdict:
			rep.Verdict = e.Fact.(*Incident).What
		}
	}
	for _, rep := range of {
		rep.EntryToPass = earliest(passes[rep])
		rep.ZoneTime = earliest(exits[rep])
		if rep.EntryToPass > 0 && rep.ZoneTime > rep.EntryToPass {
			rep.PassToExit = rep.ZoneTime - rep.EntryToPass
		}
	}
}

// earliest is the first of some times after an entry, 0 for none.
func earliest(all []time.Duration) time.Duration {
	after := slices.DeleteFunc(slices.Clone(all), func(d time.Duration) bool { return d <= 0 })
	if len(after) == 0 {
		return 0
	}
	return slices.MinFunc(after, cmp.Compare[time.Duration])
}

// pairAt is the first team's pair at an exchange: a repetition is a race of one
// team.
func (r *Race) pairAt(exchange int) Pair {
	for _, t := range r.Teams {
		if _, unbound := t.ID.Unbound(); !unbound {
			return t.Pair(exchange)
		}
	}
	return Pair{}
}

// Pair is who hands off to whom at an exchange of the team, substitutes
// included.
func (t *Team) Pair(exchange int) Pair {
	return Pair{t.RunnerOf(exchange), t.RunnerOf(exchange + 1)}
}
