package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
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

// starts groups the guns, and finds the one that counts.
func (w *what) starts() bool {
	var guns []*shot
	for _, g := range w.r.guns {
		if w.is(g.id) {
			guns = append(guns, g)
		}
	}
	slices.SortStableFunc(guns, func(a, b *shot) int { return cmp.Compare(a.when(w), b.when(w)) })
	for i, g := range guns {
		if i > 0 {
			apart, pm, ok := w.between(guns[i-1].runNow(w), guns[i-1].when(w), g.runNow(w), g.when(w))
			if !ok || apart <= pm || pm > time.Second {
				return false
			}
		}
		w.joins(g)
	}
	for _, a := range w.groups {
		slices.SortStableFunc(a.guns, func(x, y *shot) int { return cmp.Compare(rank(x), rank(y)) })
		if a.at = a.guns[0].when(w); !a.recalled {
			w.counts = a
		}
	}
	slices.SortStableFunc(w.groups, func(a, b *attempt) int { return cmp.Compare(a.at, b.at) })
	for _, a := range w.groups {
		if !a.recalled {
			w.counts = a
		}
	}
	if len(w.got.Starts) != len(w.groups) {
		w.d.say("race %s has %d starts, should have %d", w.r.id, len(w.got.Starts), len(w.groups))
		return false
	}
	counting := relay.ID{}
	if w.counts != nil {
		counting = w.counts.guns[0].id
	}
	if w.got.Attempt() != counting {
		w.d.say("race %s: gun %s counts, should be %s", w.r.id, w.got.Attempt(), counting)
		return false
	}
	return true
}

// rank puts the gun of who stands at the start first.
func rank(g *shot) int {
	if g.by.place == "0" {
		return 0
	}
	return 1
}

func (w *what) joins(g *shot) {
	for _, a := range slices.Backward(w.groups) {
		same := g.when(w)-a.guns[0].when(w) <= 5*time.Second
		for _, other := range a.guns {
			same = same && other.by != g.by
			for _, f := range other.recalls {
				same = same && !(w.is(f.id) && f.by <= g.when(w))
			}
		}
		if same {
			a.guns = append(a.guns, g)
			w.recalls(a, g)
			return
		}
	}
	a := &attempt{guns: []*shot{g}}
	w.groups = append(w.groups, a)
	w.recalls(a, g)
}

func (w *what) recalls(a *attempt, g *shot) {
	for _, f := range g.recalls {
		if w.is(f.id) && (!a.recalled || f.by < a.recall) {
			a.recalled, a.recall = true, f.by
		}
	}
}

// read is a touch as it was last set right.
func (w *what) read(t *touch) *told {
	k := &told{touch: t, counted: -1, sure: true}
	for _, f := range t.fixes {
		if !w.stands(f) {
			continue
		}
		switch f.what {
		case "team":
			k.team, k.given, k.assigned = f.team, true, false
		case "key":
			k.team, k.given, k.assigned = w.teamOf(f.key), true, t.key == "space"
		case "exchange":
			k.pinned, k.given = f.exchange, true
		case "shift":
			k.shift += f.by
		case "void":
			k.void = true
		case "restore":
			k.void = false
		case "unsure", "race":
			k.sure = false
		}
	}
	if t.insert == 0 && k.team == "" && t.key != "space" {
		k.team = w.teamOf(t.key)
	}
	for _, a := range w.groups {
		if a.at <= t.at+k.shift {
			k.start = a
		}
		if (a.at-t.at).Abs() < 100*time.Millisecond || a.recalled && (a.recall-t.at).Abs() < 300*time.Millisecond {
			k.sure = false
		}
	}
	if k.start != nil {
		var ok bool
		k.from, k.pm, ok = w.since(k.start, t.run, t.at)
		k.from, k.pm = k.from+k.shift, k.pm+t.pm
		k.sure = k.sure && ok
	} else if len(w.groups) > 0 {
		_, _, ok := w.since(w.groups[0], t.run, t.at)
		k.sure = k.sure && ok
	}
	return k
}

func (w *what) teamOf(key string) relay.TeamID {
	if team := w.keys[key]; team != "" {
		return team
	}
	return relay.UnboundTeam(key)
}

// holds finds what a key held down repeated: the same key at most a tenth of a
// second after itself, its first press at most 0.7 s before the second.
func (w *what) holds(all []*told) {
	byKey := map[string][]*told{}
	for _, k := range all {
		if k.insert == 0 {
			at := fmt.Sprintf("%p %s", k.run, k.key)
			byKey[at] = append(byKey[at], k)
		}
	}
	for _, run := range byKey {
		gap := func(i int) time.Duration {
			if i <= 0 || i >= len(run) || run[i].spent {
				return time.Hour
			}
			return run[i].at - run[i-1].at
		}
		for i := range run {
			begins := gap(i) > 100*time.Millisecond && gap(i) <= 700*time.Millisecond && gap(i+1) <= 100*time.Millisecond
			run[i].held = gap(i) <= 100*time.Millisecond || begins
		}
	}
}

// count counts off each station's touches for each team.
func (w *what) count(all []*told) {
	type of struct {
		l    *laptop
		team relay.TeamID
	}
	apart, open := map[of][]*told{}, map[of]bool{}
	for _, k := range all {
		if team := k.team; !k.sure {
			open[of{k.by, team}] = true
		}
		switch {
		case k.void:
			k.role = relay.Voided
		case k.held && !k.given:
			k.role = relay.Held
		case k.spent && !k.given:
			k.role, k.team = relay.Spent, ""
		case k.start == nil:
			k.role = relay.Test
		case k.start != w.counts:
			k.role = relay.Recalled
		case k.team == "":
			k.role = relay.Open
			for _, g := range k.start.guns {
				if d := k.at + k.shift - g.when(w); d >= 0 && d <= 2*time.Second {
					k.role = relay.Witness
				}
				if d := k.at + k.shift - g.when(w); d > -k.pm && d < k.pm || (d-2*time.Second).Abs() < k.pm+time.Millisecond {
					k.sure = false
				}
			}
		default:
			apart[of{k.by, k.team}] = append(apart[of{k.by, k.team}], k)
		}
	}
	w.byTeam = map[relay.TeamID]map[int][]*told{}
	for _, k := range all {
		for _, f := range k.fixes {
			if !k.sure && f.key+string(f.team) != "" {
				w.unsure[cmp.Or(f.team, w.teamOf(f.key))] = true
			}
		}
	}
	for at, touches := range apart {
		slices.SortStableFunc(touches, func(a, b *told) int { return cmp.Compare(a.from, b.from) })
		sure := w.countOff(at.l, at.team, touches) && !open[at]
		for _, k := range touches {
			k.sure = k.sure && sure
			if !k.sure {
				w.unsure[at.team] = true
			}
			if k.role == relay.Counted {
				if w.byTeam[at.team] == nil {
					w.byTeam[at.team] = map[int][]*told{}
				}
				w.byTeam[at.team][k.counted] = append(w.byTeam[at.team][k.counted], k)
			}
		}
	}
}

// countOff is one station and one team; sure is false where a tenth of a second
// would make it another matter.
func (w *what) countOff(l *laptop, team relay.TeamID, touches []*told) (sure bool) {
	next, last, lastAt, before := w.firstPoint(l, team), -1, time.Duration(0), -time.Hour
	taken := map[int]*told{}
	stop, sure := w.stopped(team)
	for i, k := range touches {
		sure = sure && k.sure && (i == 0 || k.from-touches[i-1].from > 2*time.Millisecond)
		point := next
		for point < len(w.r.oval) && (!l.sees(w.r, point) || w.skipped(l, team, point)) {
			point++
		}
		near := func(limit time.Duration) bool { return (k.from - lastAt - limit).Abs() < 30*time.Millisecond+k.pm }
		switch {
		case k.pinned > 0:
			if other := taken[k.pinned-1]; other != nil && other.pinned == 0 {
				other.role, other.counted = relay.Extra, -1
			}
			point = k.pinned - 1
			k.role = relay.Counted
		case k.from-before < time.Second:
			k.role = relay.Double
		case point >= len(w.r.oval) || stop > 0 && k.from >= stop:
			k.role = relay.After
		case k.from-lastAt >= time.Duration(point-last)*w.r.guard:
			k.role = relay.Counted
		default:
			k.role = relay.Extra
			sure = sure && !k.given // somebody said that it was: there is more to it
		}
		sure = sure && (k.pinned > 0 || !near(time.Duration(point-last)*w.r.guard)) && (k.from-before-time.Second).Abs() > 5*time.Millisecond && (stop == 0 || (k.from-stop).Abs() > k.pm+100*time.Millisecond)
		if k.assigned && k.role != relay.Counted {
			k.role, k.team = relay.Open, "" // the digit gave it nothing
			continue
		}
		before = k.from
		if k.role == relay.Counted {
			k.counted, taken[point] = point, k
			next, last, lastAt = point+1, point, k.from
		}
	}
	return sure
}

// firstPoint is where a station counts a team from: the smallest that it stored.
func (w *what) firstPoint(l *laptop, team relay.TeamID) int {
	first := 0
	for _, e := range w.m.Events() {
		k := keyedOf(e.Fact)
		if k == nil || e.Race != w.r.id || e.Station != l.id || k.From < 1 || k.Key == "" || w.teamOf(k.Key) != team {
			continue
		}
		if a := w.attemptOf(e); a != w.counts || a == nil {
			continue
		}
		if first == 0 || k.From < first {
			first = k.From
		}
	}
	return max(0, first-1)
}

// attemptOf is the attempt that something was written in, by when it was.
func (w *what) attemptOf(e relay.Event) (last *attempt) {
	run := w.d.byOrigin[e.ID.Origin]
	if run == nil {
		return nil
	}
	at := run.true(e.Mono)
	for _, a := range w.groups {
		if a.at <= at {
			last = a
		}
	}
	return last
}

func keyedOf(f relay.Fact) *relay.Keyed {
	switch f := f.(type) {
	case *relay.Press:
		return &f.Keyed
	case *relay.Assign:
		return &f.Keyed
	case *relay.Move:
		return &f.Keyed
	case *relay.Skip:
		return &f.Keyed
	}
	return nil
}

func (w *what) skipped(l *laptop, team relay.TeamID, point int) bool {
	return slices.ContainsFunc(w.r.skips, func(s *skipped) bool {
		void, _ := w.void(s.fixes)
		return w.is(s.id) && !void && s.by == l && w.teamOf(s.key) == team && s.exchange == point+1
	})
}

// stopped is when a team gave up, 0 for never; sure is false where the clock of
// who said so is not known.
func (w *what) stopped(team relay.TeamID) (at time.Duration, sure bool) {
	sure = true
	for _, rep := range w.r.reports {
		void, plain := w.void(rep.fixes)
		sure = sure && plain
		if !void && rep.kind == relay.KindDNF && w.is(rep.letter) && w.is(rep.digit) && w.teamOf(rep.key) == team && w.counts != nil && rep.at > w.counts.at {
			from, _, ok := w.since(w.counts, rep.run, rep.at)
			at, sure = from, sure && ok
		}
	}
	return at, sure
}

// marks compares every touch.
func (w *what) marks(all []*told) {
	w.d.seen += len(all)
	for _, k := range all {
		m, ok := w.got.Mark(k.id)
		if !ok {
			w.d.say("race %s: touch %s is no mark", w.r.id, k.id)
			continue
		}
		if !k.sure {
			continue
		}
		w.d.certain++
		if m.Role != k.role || m.Point != k.counted || k.role == relay.Counted && m.Team != k.team {
			w.d.say("race %s: %s key %s at %v (%s) is %s %q at point %d, should be %s %q at %d; fixes %s", w.r.id, k.by.id, k.key, k.from, k.id, m.Role, m.Team, m.Point, k.role, k.team, k.counted, fixesOf(k))
			continue
		}
		if k.start != nil && (m.Time-k.from).Abs() > k.pm {
			w.d.say("race %s: %s of %s stands at %v, was at %v within %v of gun %s by %s", w.r.id, k.id, k.by.id, m.Time, k.from, k.pm, k.start.guns[0].id, k.start.guns[0].by.id)
		}
	}
}

func fixesOf(k *told) string {
	var out []string
	for _, f := range k.fixes {
		out = append(out, f.what)
	}
	return strings.Join(out, " ")
}

// passes compares every team's passes: which touches are of each, which count,
// and when it was.
func (w *what) passes() {
	if w.counts == nil {
		return
	}
	for _, t := range w.r.teams {
		got := w.got.Team(t.id)
		if got == nil || len(got.Passes) != len(w.r.oval) {
			w.d.say("race %s: team %s is not there with %d points", w.r.id, t.id, len(w.r.oval))
			continue
		}
		if w.unsure[t.id] {
			continue
		}
		for point := range w.r.oval {
			w.pass(t.id, point, got.Passes[point])
		}
	}
}

func (w *what) pass(team relay.TeamID, point int, got relay.Pass) {
	touches := w.byTeam[team][point]
	counting := touches
	for _, keep := range []func(*told) bool{
		func(k *told) bool { return k.insert > 0 },
		func(k *told) bool { return string(k.by.place) == fmt.Sprint(w.r.oval[point]) },
	} {
		var some []*told
		for _, k := range touches {
			if keep(k) {
				some = append(some, k)
			}
		}
		if len(some) > 0 {
			counting = some
			break
		}
	}
	if !sameIDs(got.Marks, touches) || !sameIDs(got.Counting, counting) {
		w.d.say("race %s: team %s at point %d is made of %v (%v count), should be of %v (%v)", w.r.id, team, point, got.Marks, got.Counting, idsOf(touches), idsOf(counting))
		return
	}
	if len(touches) == 0 {
		return
	}
	if want, pm := median(counting); (got.Time - want).Abs() > pm {
		w.d.say("race %s: team %s passes point %d at %v, was at %v within %v", w.r.id, team, point, got.Time, want, pm)
	}
	first, last, pm := touches[0].from, touches[0].from, time.Duration(0)
	for _, k := range touches {
		first, last, pm = min(first, k.from), max(last, k.from), max(pm, 2*k.pm)
	}
	if (got.Spread - (last - first)).Abs() > pm {
		w.d.say("race %s: team %s at point %d: %v apart, were %v", w.r.id, team, point, got.Spread, last-first)
	}
}

func idsOf(all []*told) (ids []relay.ID) {
	for _, k := range all {
		ids = append(ids, k.id)
	}
	return ids
}

func sameIDs(got []relay.ID, want []*told) bool {
	a, b := slices.Clone(got), idsOf(want)
	slices.SortFunc(a, relay.ID.Compare)
	slices.SortFunc(b, relay.ID.Compare)
	return slices.Equal(a, b)
}

func median(all []*told) (at, pm time.Duration) {
	times := make([]time.Duration, 0, len(all))
	for _, k := range all {
		times, pm = append(times, k.from), max(pm, k.pm)
	}
	slices.Sort(times)
	n := len(times)
	return (times[(n-1)/2] + times[n/2]) / 2, pm
}

// reports compares what was reported, and what became of the teams.
func (w *what) reports() {
	out := map[relay.TeamID]relay.Out{}
	pending := map[relay.TeamID]int{}
	open := map[relay.TeamID]bool{}
	for _, rep := range w.r.reports {
		if !w.is(rep.letter) {
			continue
		}
		team := relay.TeamID("")
		if w.is(rep.digit) {
			team = w.teamOf(rep.key)
		}
		void, sure := w.void(rep.fixes)
		open[team] = open[team] || !sure
		if first := w.first(); first == nil {
			open[team] = true
		} else if _, _, ok := w.since(first, rep.run, rep.at); !ok {
			open[team] = true
		}
		for _, a := range w.groups {
			open[team] = open[team] || (a.at-rep.at).Abs() < 300*time.Millisecond || a.recalled && (a.recall-rep.at).Abs() < 2*time.Second
		}
		ruling := ""
		if rep.kind == relay.KindFlag || rep.kind == relay.KindDQ {
			ruling = relay.Pending
			for _, f := range rep.rulings {
				if w.stands(f) {
					ruling = f.what
				}
			}
		}
		i := slices.IndexFunc(w.got.Incidents, func(g relay.Report) bool { return g.ID == rep.letter })
		if i < 0 {
			w.d.say("race %s: report %s is not there", w.r.id, rep.letter)
			continue
		}
		switch g := w.got.Incidents[i]; {
		case !sure:
			continue
		case void:
			if !g.Void {
				w.d.say("race %s: %s %s was taken back, and stands", w.r.id, g.Kind, g.ID)
			}
			continue
		case g.Void:
			w.d.say("race %s: %s %s stands, and is taken back", w.r.id, g.Kind, g.ID)
		case g.Team != team || g.Decision != ruling || g.Kind != rep.kind:
			w.d.say("race %s: %s %s of %q is %q, should be of %q, %q", w.r.id, g.Kind, rep.letter, g.Team, g.Decision, team, ruling)
		}
		switch {
		case team == "":
		case rep.kind == relay.KindDNS || rep.kind == relay.KindDNF && w.during(rep.at):
			if out[team] == "" {
				out[team] = relay.Out(strings.ToUpper(string(rep.kind)))
			} else {
				open[team] = true
			}
		case ruling == relay.Upheld && (rep.kind == relay.KindDQ || w.during(rep.at)):
			out[team] = relay.Disqualified
		case ruling == relay.Pending && (rep.kind == relay.KindDQ || w.during(rep.at)):
			pending[team]++
		}
	}
	for _, t := range w.r.teams {
		if got := w.got.Team(t.id); got != nil && !open[t.id] && (got.Out != out[t.id] || got.Pending != pending[t.id]) {
			w.d.say("race %s: team %s is %q with %d pending, should be %q with %d", w.r.id, t.id, got.Out, got.Pending, out[t.id], pending[t.id])
		}
	}
}

// first is the attempt that times are told from, whichever it is.
func (w *what) first() *attempt {
	if w.counts != nil || len(w.groups) == 0 {
		return w.counts
	}
	return w.groups[0]
}

// during reports whether a true time lies in the attempt that counts.
func (w *what) during(at time.Duration) bool {
	var last *attempt
	for _, a := range w.groups {
		if a.at <= at {
			last = a
		}
	}
	return last != nil && last == w.counts
}
