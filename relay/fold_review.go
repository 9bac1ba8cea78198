package relay

// amended is the last standing value that amends give to one register of an
// event.
func amended[V any](m *Meet, target ID, register func(*Amend) *V) (value V, ok bool) {
	e := latest(m, target, func(a *Amend) bool { return register(a) != nil })
	if e == nil {
		return value, false
	}
	return *register(e.Fact.(*Amend)), true
}

// describe reads what a report was for: as first told, and as filled in after
// the race.
func (f *fold) describe(r *report, i *Incident) {
	r.Edge, r.By, r.SeenFrom, r.Text = i.Edge, i.By, i.SeenFrom, i.Text
	read := func(into *string, register func(*Amend) *string) {
		if v, ok := amended(f.m, r.ID, register); ok {
			*into = v
		}
	}
	read(&r.What, func(a *Amend) *string { return a.What })
	read(&r.Edge, func(a *Amend) *string { return a.Edge })
	read(&r.By, func(a *Amend) *string { return a.By })
	read(&r.SeenFrom, func(a *Amend) *string { return a.SeenFrom })
	read(&r.Text, func(a *Amend) *string { return a.Text })
	if n, ok := amended(f.m, r.ID, func(a *Amend) *int { return a.Exchange }); ok {
		r.Exchange = n
	}
}

// readGrants reads re-runs granted and ways into the next round: each is a
// register of its team.
func (f *fold) readGrants() {
	standing(f, func(_ *Event, g *Remedy) {
		switch {
		case g.kind == KindRerun && g.Team == "":
			f.race.Rerun = true
		case g.kind == KindRerun:
			f.row(g.Team).Rerun = true
		case g.Team != "":
			f.row(g.Team).Advanced = g.Code
		}
	})
}
