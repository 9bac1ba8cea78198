package link

import (
	"cmp"
	"slices"
	"time"

	"baton/relay"
)

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
				same = same && !(w.stands(f) && f.by <= g.when(w))
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
		if w.stands(f) && (!a.recalled || f.by < a.recall) {
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
		case "key", "move":
			k.team, k.given, k.assigned = w.teamOf(f.key), true, f.what == "key"
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
	k.start = w.named(t.names, t.at+k.shift)
	for _, a := range w.groups {
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

// named is the attempt of something that named a gun at a time: that gun's unless
// it was recalled before; else the last whose gun had gone.
func (w *what) named(gun relay.ID, at time.Duration) (last *attempt) {
	for _, a := range w.groups {
		if slices.ContainsFunc(a.guns, func(g *shot) bool { return g.id == gun }) && !(a.recalled && a.recall < at) {
			return a
		}
	}
	for _, a := range w.groups {
		if a.at <= at {
			last = a
		}
	}
	return last
}

func (w *what) teamOf(key string) relay.TeamID {
	if team := w.keys[key]; team != "" {
		return team
	}
	return relay.UnboundTeam(key)
}
