package relay

import "slices"

// SkipExchange says that a hand-off of the stroke's team was not seen here. Instead is
// a skip just made, to be replaced by the next likely one.
type SkipExchange struct {
	Stroke  Stroke
	Instead ID
}

func (c SkipExchange) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	of := d.Names
	d = m.presser(r, d)
	k := r.keyedBy(d, c.Stroke, at)
	team := r.Keys[c.Stroke.Key]
	if team == "" {
		team = UnboundTeam(c.Stroke.Key)
	}
	was := m.replaceable(r, d, team, c.Instead)
	if was == nil {
		c.Instead = ID{}
	}
	candidates := m.missed(r, d, team, c.Instead)
	if len(candidates) == 0 {
		return nil, errNoSkip
	}
	if was == nil {
		return []Fact{&Skip{Keyed: k, Exchange: candidates[0], Of: of}}, nil
	}
	i := slices.Index(candidates, was.Exchange)
	next := candidates[(i+1)%len(candidates)]
	return []Fact{&Void{Targets: []ID{c.Instead}, Attempt: r.Attempt(), Key: "s"}, &Skip{Keyed: k, Exchange: next, Of: of}}, nil
}

// replaceable is the skip that another one of the same station, race and team
// is to replace, nil where there is none such.
func (m *Meet) replaceable(r *Race, d Desk, team TeamID, id ID) *Skip {
	e := m.events[id]
	if e == nil || e.Race != r.ID || countedAt(e) != d.Station || m.void(e) {
		return nil
	}
	s, ok := e.Fact.(*Skip)
	if !ok || r.meant(&s.Keyed) != team {
		return nil
	}
	return s
}

// missed are the exchanges of a team that a station may not have seen, the
// likeliest first: the gap that leaves no press over and makes the team's splits
// most like the other teams' medians, or where it runs alone, like its own even
// pace.
func (m *Meet) missed(r *Race, d Desk, team TeamID, instead ID) []int {
	row := r.Team(team)
	if row == nil || r.Counting < 0 {
		return nil
	}
	told := r.skippedBy(d.Station, team, instead)
	type guess struct {
		exchange int
		off      oddity
	}
	var guesses []guess
	for _, exchange := range r.gaps(d, team, told) {
		read := m.reading(r, d, row, append(slices.Clip(told), exchange))
		guesses = append(guesses, guess{exchange, r.oddity(row, read)})
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return a.off.compare(b.off) })
	out := make([]int, len(guesses))
	for i, g := range guesses {
		out[i] = g.exchange
	}
	return out
}

// gaps are the exchanges that a station may not have seen of a team: those up to
// its last press for it and the one after. Never the finish, and only while
// points are left for the presses that would move up.
func (r *Race) gaps(d Desk, team TeamID, told []int) []int {
	seen := r.seenBy(d, team, told)
	counted := 0
	for _, k := range r.counted[countKey{d.Station, team}] {
		if k.Role == Counted {
			counted++
		}
	}
	var gaps []int
	for i := 0; i <= counted && i < len(seen) && counted < len(seen); i++ {
		if p := r.Points[seen[i]]; p.Lap == 0 && p.Leg < len(r.Legs) {
			gaps = append(gaps, p.Leg)
		}
	}
	return gaps
}

// skippedBy are the exchanges a station has told as not seen, but for the one
// to be replaced.
func (r *Race) skippedBy(station string, team TeamID, instead ID) []int {
	var out []int
	for _, s := range r.skips {
		if s.station == station && s.team == team && s.id != instead {
			out = append(out, s.exchange)
		}
	}
	return out
}

// meant is the team a fact made by a key means now.
func (r *Race) meant(k *Keyed) TeamID {
	switch {
	case k.Team != "":
		return k.Team
	case r.Keys[k.Key] != "":
		return r.Keys[k.Key]
	}
	return UnboundTeam(k.Key)
}

// seenBy are the points at which a station counts a team, without some
// exchanges: those its place sees, from the first it counts from.
func (r *Race) seenBy(d Desk, team TeamID, without []int) []int {
	var seen []int
	first := r.from[countKey{d.Station, team}] - 1
	for i, p := range r.Points {
		if i >= first && d.Spot.Sees(p) && (p.Lap > 0 || !slices.Contains(without, p.Leg)) {
			seen = append(seen, i)
		}
	}
	return seen
}
