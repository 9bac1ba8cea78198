package relay

import (
	"cmp"
	"slices"
	"strings"
)

// Station is a laptop that timed a meet, as it was last named.
type Station struct {
	ID   string
	Name string // that people call it by; empty where none was given
	Spot Spot   // where it stood then
}

// PhonePrefix begins the id of a station that is a phone.
const PhonePrefix = "phone-"

// IsPhone reports whether a station is a phone and no laptop.
func (s Station) IsPhone() bool { return strings.HasPrefix(s.ID, PhonePrefix) }

// Station is what the meet knows of a station: only its id where it never said
// who it is.
func (m *Meet) Station(id string) Station {
	if e := m.stations[id]; e != nil {
		return Station{ID: id, Name: e.Fact.(*StationJoined).Name, Spot: e.Spot}
	}
	return Station{ID: id}
}

// Stations are all that have said who they are, by id.
func (m *Meet) Stations() []Station {
	var all []Station
	for id := range m.stations {
		all = append(all, m.Station(id))
	}
	slices.SortFunc(all, func(a, b Station) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// StationName is what a station is called: by its name, with its place where another
// bears that name too, or else its id.
func (m *Meet) StationName(id string) string {
	s := m.Station(id)
	if s.Name == "" {
		return id
	}
	for other, e := range m.stations {
		if other != id && e.Fact.(*StationJoined).Name == s.Name {
			return s.Name + " at " + s.Spot.Says()
		}
	}
	return s.Name
}

// presser is the desk whose times the digits of a desk are about: that of the
// station it names for, where that one stands, else itself.
func (m *Meet) presser(r *Race, d Desk) Desk {
	if d.Names == "" {
		return d
	}
	p := Desk{Station: d.Names, Spot: Everywhere, Mode: Times}
	if e := m.stations[d.Names]; e != nil {
		p.Spot = e.Spot
	}
	if r != nil {
		for _, k := range slices.Backward(r.Marks()) {
			if k.Station == p.Station {
				p.Spot = m.event(k.ID).Spot
				break
			}
		}
	}
	return p
}

func (m *Meet) station(id ID) string { return m.event(id).Station }
