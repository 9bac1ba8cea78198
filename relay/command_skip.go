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
	e := m.event(id)
	if e == nil || e.Race != r.ID || countedAt(e) != d.Station || m.void(e) {
		return nil
	}
	s, ok := e.Fact.(*Skip)
	if !ok || r.meant(&s.Keyed) != team {
		return nil
	}
	return s
}
