package history

import "baton/relay"

// Planned is how a pair last planned a hand-off that it then made.
type Planned struct {
	relay.Plan
	At   relay.Instant // when it was made
	Meet string
}

// before reports whether another plan says more of how the pair hands off: one
// with a go-mark does, then the later one.
func (p Planned) before(other Planned) bool {
	if (p.Mark == relay.GoMark{}) != (other.Mark == relay.GoMark{}) {
		return p.Mark == relay.GoMark{}
	}
	return p.At < other.At
}

// plan is a plan that a meet knows of a hand-off that was made.
type plan struct {
	team string
	pair relay.Pair
	kind relay.HandOffKind
	race relay.RaceID
	meet relay.Origin
	Planned
}

// pin is a team that was pinned in a race that was run.
type pin struct {
	title string
	race  relay.RaceID
	meet  relay.Origin
	at    relay.Instant
}

// plansOf are the plans of a race's or a practice's hand-offs that were made.
func plansOf(m *relay.Meet, r *relay.Race, t *relay.Team, at relay.Instant) (all []plan) {
	for n := 1; n < len(t.Legs); n++ {
		if p := t.Pair(n); p.Gives != "" && p.Takes != "" && !r.Format.Hurdles {
			all = append(all, plan{t.Name, p, r.HandOffKind(t, n), r.ID, m.ID(), Planned{t.Legs[n-1].Plan, at, m.Name()}})
		}
	}
	return all
}

// LastPlanned is how a pair of a team last planned a hand-off, with a go-mark if it
// ever had one, over the same legs and zone that it then made, in any race or
// practice but one: the one that is open plans for itself.
func (h *History) LastPlanned(team string, pair relay.Pair, kind relay.HandOffKind, open relay.Origin, race relay.RaceID) (last Planned, ok bool) {
	if h == nil {
		return last, false
	}
	k := pairKey(h.called(team, pair))
	for _, p := range h.plans {
		as := kind
		as.Style = p.kind.Style // the plan says it
		sameTeam := p.team == "" || team == "" || relay.PlainName(p.team) == relay.PlainName(team)
		if pairKey(h.called(p.team, p.pair)) != k || !p.kind.SameHandOff(as) || !sameTeam || p.meet == open && p.race == race {
			continue
		}
		if !ok || last.before(p.Planned) {
			last, ok = p.Planned, true
		}
	}
	return last, ok
}

// Pinned is when a team was last pinned in another race that was run.
func (h *History) Pinned(title string, open relay.Origin, race relay.RaceID) (last relay.Instant, ok bool) {
	if h == nil {
		return 0, false
	}
	for _, p := range h.pins {
		if relay.PlainName(p.title) == relay.PlainName(title) && (p.meet != open || p.race != race) && (!ok || last < p.at) {
			last, ok = p.at, true
		}
	}
	return last, ok
}
