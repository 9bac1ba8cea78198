package relay

import (
	"cmp"
	"slices"
	"time"
)

// Ranks are the provisional places of the teams that have one: who has completed
// more of the distance, then who earlier. Times that print as one to the
// millisecond share a place. Teams that are out have none, nor have those that had
// not finished when the race was closed, nor a key without a team.
func (r *Race) Ranks() map[TeamID]int {
	return r.ranksOf(func(t *Team) bool { return t.Out == In })
}

// RanksIfUpheld are the places as they would be if every pending flag and
// disqualification were upheld.
func (r *Race) RanksIfUpheld() map[TeamID]int {
	return r.ranksOf(func(t *Team) bool { return t.Out == In && t.Pending == 0 })
}

// InDoubt is the sign of a team whose place hangs on the referee: "DQ?" for a
// provisional disqualification, "⚑" for a flag; empty where nothing is pending.
func (t *Team) InDoubt() string {
	switch {
	case t.Provisional:
		return "DQ?"
	case t.Pending > 0:
		return "⚑"
	}
	return ""
}

func (r *Race) ranksOf(in func(*Team) bool) map[TeamID]int {
	var teams []*Team
	for _, t := range r.Teams {
		if in(t) && !t.Unbound() && t.LastPoint() >= 0 && (!r.Closed || t.HasFinished()) {
			teams = append(teams, t)
		}
	}
	slices.SortStableFunc(teams, compareProgress)
	places := make(map[TeamID]int, len(teams))
	for i, t := range teams {
		places[t.ID] = i + 1
		if i > 0 && compareProgress(teams[i-1], t) == 0 {
			places[t.ID] = places[teams[i-1].ID]
		}
	}
	return places
}

// compareProgress puts the team first that has come further, then the one that
// came there earlier.
func compareProgress(a, b *Team) int {
	i, j := a.LastPoint(), b.LastPoint()
	if i != j || i < 0 {
		return cmp.Compare(j, i)
	}
	return cmp.Compare(RoundHalfUp(a.Passes[i].Time, time.Millisecond), RoundHalfUp(b.Passes[i].Time, time.Millisecond))
}

// ByRank are the teams as results list them: by place, then those without one
// by lane.
func (r *Race) ByRank() []*Team {
	places := r.Ranks()
	place := func(t *Team) int {
		if p, ok := places[t.ID]; ok {
			return p
		}
		return 1 << 30
	}
	teams := slices.Clone(r.Teams)
	slices.SortStableFunc(teams, func(a, b *Team) int { return cmp.Compare(place(a), place(b)) })
	return teams
}

// ToCome is an exchange (or the finish) that some teams have made and others,
// still in the race, have not.
type ToCome struct {
	Exchange int // the number of legs for the finish
	Teams    []*Team
}

// StillToCome are the exchanges that are under way, the furthest back first.
func (r *Race) StillToCome() []ToCome {
	var open []ToCome
	if r.Counting < 0 {
		return nil
	}
	for n := 1; n <= len(r.Legs); n++ {
		point := r.ExchangePoint(n)
		some := ToCome{Exchange: n}
		made := false
		for _, t := range r.Teams {
			switch {
			case t.LastPoint() >= point:
				made = true
			case t.Unbound(), t.Official.settles():
			case t.Out == In || t.Out == Disqualified && t.LastPoint() >= 0:
				some.Teams = append(some.Teams, t)
			}
		}
		if made && len(some.Teams) > 0 {
			open = append(open, some)
		}
	}
	return open
}
