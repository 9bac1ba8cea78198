package link

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
)

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
		w.letterHeld(rep)
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
		case rep.kind == relay.KindDNS || rep.kind == relay.KindDNF && w.during(rep):
			if out[team] == "" {
				out[team] = relay.Out(strings.ToUpper(string(rep.kind)))
			} else {
				open[team] = true
			}
		case ruling == relay.Upheld && (rep.kind == relay.KindDQ || w.during(rep)):
			out[team] = relay.Disqualified
		case ruling == relay.Pending && (rep.kind == relay.KindDQ || w.during(rep)):
			pending[team]++
		}
	}
	for _, t := range w.r.teams {
		if got := w.got.Team(t.id); got != nil && !open[t.id] && (got.Out != out[t.id] || got.Pending != pending[t.id]) {
			w.d.say("race %s: team %s is %q with %d pending, should be %q with %d", w.r.id, t.id, got.Out, got.Pending, out[t.id], pending[t.id])
		}
	}
}

// letterHeld looks whether a letter held down is one report.
func (w *what) letterHeld(rep *reported) {
	if len(rep.repeats) < 2 || !w.is(rep.repeats[1]) {
		return
	}
	for _, g := range w.got.Incidents {
		if slices.Contains(rep.repeats, g.ID) {
			w.d.say("race %s: %s %s was held down, and is two", w.r.id, rep.kind, rep.letter)
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

// during reports whether something was reported in the attempt that counts.
func (w *what) during(rep *reported) bool {
	a := w.named(rep.names, rep.at)
	return a != nil && a == w.counts
}
