package link

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"baton/relay"
)

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
		for _, f := range append([]fix{{team: k.team}}, k.fixes...) {
			if !k.sure && f.key+string(f.team) != "" {
				team := cmp.Or(f.team, w.teamOf(f.key))
				open[of{k.by, team}], w.unsure[team] = true, true
			}
		}
		switch {
		case k.void:
			k.role = relay.Voided
		case k.held && !k.given:
			k.role = relay.Held
		case k.spent && !k.given:
			k.role, k.team = relay.Spent, ""
		case k.start == nil || k.from < 0:
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
		if a := w.attemptOf(e, k.Attempt); a != w.counts || a == nil {
			continue
		}
		if first == 0 || k.From < first {
			first = k.From
		}
	}
	return max(0, first-1)
}

// attemptOf is the attempt that something was written in, by when it was.
func (w *what) attemptOf(e relay.Event, gun relay.ID) (last *attempt) {
	run := w.d.byOrigin[e.ID.Origin]
	if run == nil {
		return nil
	}
	return w.named(gun, run.true(e.Mono))
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
		if !void && rep.kind == relay.KindDNF && w.is(rep.letter) && w.is(rep.digit) && w.teamOf(rep.key) == team && w.counts != nil && w.during(rep) {
			from, _, ok := w.since(w.counts, rep.run, rep.at)
			at, sure = from, sure && ok
		}
	}
	return at, sure
}
