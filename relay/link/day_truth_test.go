package link

import (
	"cmp"
	"slices"
	"time"

	"baton/relay"
)

// What a log of the day has to come to, worked out from what people did and
// from nothing that the program folded. Only the clocks' bounds and the first
// points (from) are read from the log, as the facts they are.

// truth holds each race against what happened in it.
func (d *day) truth(known map[relay.ID]relay.Hash) {
	m := d.laptops[3].program().session.State
	for _, r := range d.races {
		w := &what{d: d, r: r, m: m, got: m.Race(r.id), here: known}
		if w.got == nil || len(w.got.Teams) == 0 {
			d.say("race %s is not there", r.id)
			continue
		}
		w.kept()
		w.judge()
	}
	for _, g := range d.lists {
		if len(g.said) == 0 {
			continue
		}
		want := ""
		for _, said := range g.said {
			if _, here := known[said.id]; here {
				want = said.value
			}
		}
		if got := g.read(m); got != want {
			d.say("%s is %q, was set to %q last", g.name, got, want)
		}
	}
}

// what is one race as it must have come out.
type what struct {
	d      *day
	r      *race
	m      *relay.Meet
	got    *relay.Race
	here   map[relay.ID]relay.Hash
	groups []*attempt
	counts *attempt
	keys   map[string]relay.TeamID
	unsure map[relay.TeamID]bool // teams of which the clocks leave something open
	byTeam map[relay.TeamID]map[int][]*told
}

// attempt is one start.
type attempt struct {
	guns     []*shot
	at       time.Duration
	recalled bool
	recall   time.Duration
}

// told is a touch and what became of it.
type told struct {
	*touch
	team     relay.TeamID
	given    bool
	assigned bool // by the digit of TIMES FIRST
	pinned   int
	shift    time.Duration
	void     bool
	held     bool
	role     relay.Role
	counted  int // the point, -1 for none
	from     time.Duration
	pm       time.Duration
	sure     bool
	start    *attempt
}

// stands reports whether a fix is there, and was not taken back.
func (w *what) stands(f fix) bool { return w.is(f.id) && !w.is(f.undone) }

// void reports whether something was taken back last, and not brought back; sure
// is false where two said so who did not know of each other.
func (w *what) void(fixes []fix) (void, sure bool) {
	sure = true
	for _, f := range fixes {
		switch {
		case !w.stands(f):
		case f.what == "unsure":
			sure = false
		case f.what == "void", f.what == "restore":
			void = f.what == "void"
		}
	}
	return void, sure
}

func (w *what) is(id relay.ID) bool { _, ok := w.here[id]; return ok }

// kept looks whether all is there of programs that were not killed.
func (w *what) kept() {
	lost := func(id relay.ID, s *start) {
		if !w.is(id) && (s.quit || !s.dead.Load()) {
			w.d.say("%s was pressed at %s, whose program was not killed, and is not there", id, s.of.id)
		}
	}
	for _, t := range w.r.touches {
		lost(t.id, t.run)
	}
	for _, g := range w.r.guns {
		lost(g.id, g.run)
	}
	for _, rep := range w.r.reports {
		lost(rep.letter, rep.run)
	}
}

func (w *what) judge() {
	w.unsure, w.keys = map[relay.TeamID]bool{}, map[string]relay.TeamID{}
	for _, t := range w.r.teams {
		w.keys[t.key] = t.id
	}
	for _, f := range w.r.rebound {
		if w.is(f.id) {
			w.keys[f.key] = f.team
		}
	}
	if !w.starts() {
		return // two starts that the clocks leave open
	}
	var all []*told
	loose := map[relay.TeamID]bool{} // with a touch that was moved from race to race
	for _, t := range slices.Concat(w.r.touches, w.r.guests) {
		moved := slices.ContainsFunc(t.fixes, func(f fix) bool { return f.what == "race" && w.is(f.id) })
		switch {
		case moved:
			loose[w.teamOf(t.key)] = true
			for _, f := range t.fixes {
				loose[cmp.Or(f.team, w.teamOf(f.key))] = true
			}
		case w.is(t.id) && t.race == w.r:
			all = append(all, w.read(t))
		}
	}
	for _, k := range all {
		k.sure = k.sure && !loose[k.team] && (!k.given || !loose[w.teamOf(k.key)])
	}
	w.holds(all)
	w.count(all)
	w.marks(all)
	w.passes()
	w.reports()
}

// offset is how well an origin's clock is known in the race; ok is false where
// it is not.
func (d *day) knownIn(m *relay.Meet, run *start, r *race) (bound time.Duration, mono int64, ok bool) {
	origin := run.origin()
	for _, e := range m.Events() {
		if e.ID.Origin == origin && e.Race == r.id && e.Clock != nil && (!ok || time.Duration(e.Clock.Bound) < bound) {
			bound, mono, ok = time.Duration(e.Clock.Bound), e.Mono, true
		}
	}
	return bound, mono, ok
}

func (w *what) bound(run *start) (time.Duration, bool) {
	key := bounds{run, w.r}
	b, done := w.d.bounds[key]
	if !done {
		b.bound, b.mono, b.ok = w.d.knownIn(w.m, run, w.r)
		w.d.bounds[key] = b
	}
	return b.bound, b.ok
}

// drifts is how far a clock may have drifted between an instant and the one at
// which it was known best.
func (w *what) drifts(run *start, at time.Duration) time.Duration {
	if b := w.d.bounds[bounds{run, w.r}]; b.ok {
		return time.Duration(25e-6 * float64((run.true(b.mono) - at).Abs()))
	}
	return 0
}

type bounds struct {
	run *start
	r   *race
}

type bounded struct {
	bound time.Duration
	mono  int64
	ok    bool
}

// apart is the time between two instants of two programs on the meet's clock,
// and how far the log may be off; ok is false where nobody can know.
func (w *what) between(a *start, from time.Duration, b *start, to time.Duration) (passed, pm time.Duration, ok bool) {
	clock := w.d.laptops[0]
	passed = clock.local(to).Sub(clock.local(from))
	pm = time.Millisecond + time.Duration(25e-6*float64((to-from).Abs()))
	if a == b {
		return passed, pm, true
	}
	boundA, okA := w.bound(a)
	boundB, okB := w.bound(b)
	if okA && okB {
		return passed, pm + boundA + boundB + w.drifts(a, from) + w.drifts(b, to), a.of != b.of || a.steps == b.steps || boundA+boundB <= 50*time.Millisecond
	}
	return passed, pm + 2*time.Millisecond, a.of == b.of && a.steps == b.steps
}

// since is when something was by the counting gun's clock or its own.
func (w *what) since(a *attempt, run *start, at time.Duration) (from, pm time.Duration, ok bool) {
	first := a.guns[0]
	boundA, okA := w.bound(first.runNow(w))
	boundB, okB := w.bound(run)
	if first.runNow(w).of == run.of || okA && okB && boundA+boundB <= 50*time.Millisecond {
		return w.sinceGun(first, run, at)
	}
	for _, own := range a.guns {
		if own.by == run.of {
			return w.sinceGun(own, run, at)
		}
	}
	return w.sinceGun(first, run, at)
}

// sinceGun is the time from a gun; one that was put in by hand stands where its
// writer's clock had it.
func (w *what) sinceGun(g *shot, run *start, at time.Duration) (from, pm time.Duration, ok bool) {
	from, pm, ok = w.between(g.runNow(w), g.when(w), run, at)
	return from, pm + g.within(w), ok
}

// within is how far off the hub's clock may have been told to who put a gun in by
// hand, or corrected it.
func (g *shot) within(w *what) time.Duration {
	pm := g.pm
	for _, f := range g.fixes {
		if w.is(f.id) {
			pm = f.pm
		}
	}
	return pm
}

// when is a gun's true instant as it was last corrected.
func (g *shot) when(w *what) time.Duration {
	at := g.at
	for _, f := range g.fixes {
		if w.is(f.id) {
			at = f.by
		}
	}
	return at
}

// runNow is the program whose clock gave it.
func (g *shot) runNow(w *what) *start {
	run := g.run
	for _, f := range g.fixes {
		if w.is(f.id) {
			run = f.run
		}
	}
	return run
}
