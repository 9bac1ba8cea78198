package relay

// wayOf is how the meet runs its races of a format; empty where nobody said.
func (m *Meet) wayOf(f Format) (way Way) {
	for _, e := range m.standing(m.general) {
		set, ok := e.Fact.(*MeetSet)
		if !ok {
			continue
		}
		for _, c := range set.Ways {
			if c.Format == f.ID && f.takesWay(c.Way) {
				way = c.Way
			}
		}
	}
	return way
}

// layZones gives a race its way of running and its takeover zones: the race's
// own, else the meet's marks, else the rulebook's; none for shuttle hurdles. A
// way that the format does not have is none.
func (m *Meet) layZones(r *Race, way Way, zones []Zone) {
	if !r.Format.takesWay(way) {
		way = m.wayOf(r.Format)
	}
	r.Way, r.WayChosen = way, way != ""
	if !r.WayChosen {
		r.Way = r.Format.usualWay()
	}
	if r.Format.Hurdles || len(r.Legs) < 2 {
		return
	}
	book := m.Rulebook()
	r.Zones, r.ZoneDoubts = make([]Zone, len(r.Legs)-1), make([]string, len(r.Legs)-1)
	for i := range r.Zones {
		r.Zones[i] = book.zone(r.Format, r.Legs, r.Way, i+1)
		r.ZoneDoubts[i] = book.zoneDoubt(r.Format, r.Legs, r.Way, r.WayChosen, i+1)
	}
	for _, o := range m.overrides() {
		if o.Format == r.Format.ID {
			r.mark(o.Exchange, o.Zone)
		}
	}
	if len(zones) <= len(r.Zones) {
		for i, z := range zones {
			r.mark(i+1, z)
		}
	}
}

// mark gives an exchange the zone that is marked on the track: nothing about it
// is in doubt.
func (r *Race) mark(exchange int, z Zone) {
	if exchange >= 1 && exchange <= len(r.Zones) {
		r.Zones[exchange-1], r.ZoneDoubts[exchange-1] = z, ""
	}
}

func (m *Meet) overrides() []ZoneOverride {
	var all []ZoneOverride
	for _, e := range m.standing(m.general) {
		if f, ok := e.Fact.(*MeetSet); ok {
			all = append(all, f.Zones...)
		}
	}
	return all
}

// ZonesRunIn are the zones a race would have if it were run another way, and
// what is not sure of them, for who chooses.
func (m *Meet) ZonesRunIn(r *Race, way Way) ([]Zone, []string) {
	other := &Race{Format: r.Format, Legs: r.Legs}
	m.layZones(other, way, nil)
	return other.Zones, other.ZoneDoubts
}
