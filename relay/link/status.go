package link

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"baton/relay"
)

// Status is what a station says of itself, once a second, to whoever is linked.
type Status struct {
	Station string        `json:"station"`
	Name    string        `json:"name,omitempty"`
	Spot    relay.Spot    `json:"place"`
	Race    relay.RaceID  `json:"race,omitempty"`  // that it shows
	Names   string        `json:"names,omitempty"` // the station whose times its digits name
	Hub     bool          `json:"hub,omitempty"`
	Waiting int           `json:"waiting,omitempty"` // events that the hub does not have yet
	Bound   time.Duration `json:"bound_ns,omitempty"`
	Clocked bool          `json:"clocked,omitempty"` // its clock has been compared with the hub's; then within Bound
	Heads   []head        `json:"heads,omitempty"`
}

// hearing is what was last heard of a station.
type hearing struct {
	Status
	at     time.Time
	lacked time.Time // since when it has had events that are not here; zero where it has none
}

// Station is a station of the meet as the screen shows it.
type Station struct {
	Status
	Heard  bool          // since this program began; else nothing else is known
	Silent time.Duration // since it was last heard
	Self   bool
	Phone  bool // it is linked to the laptop that serves it, and says nothing of itself here
}

// silentAfter is how long a station may be silent and count as linked.
const silentAfter = 3 * time.Second

// Cut reports whether a station is out of reach.
func (s Station) Cut() bool { return !s.Self && s.Silent > silentAfter }

// State is what the screen shows of the link.
type State struct {
	Linked   bool
	Cut      time.Duration // how long the hub has been out of reach, since this program began where it never was
	Waiting  int           // events that the hub does not have yet
	Hub      bool          // this laptop is the hub
	HubRace  relay.RaceID  // the race that the hub shows, empty where that is not known
	Stations []Station     // this one first, then by place
	Alarm    error         // two logs that cannot both be right, or events that do not come
}

// Status is what this station says of itself now.
func (l *Link) Status() Status {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.me
	h.Waiting, h.Heads = l.waiting(), l.book.heads()
	h.Bound, h.Clocked = l.clock.Bound()
	return h
}

// Shows notes what this laptop's screen shows: where it stands, which race, and
// the station whose times its digits name.
func (l *Link) Shows(spot relay.Spot, race relay.RaceID, names string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.me.Spot, l.me.Names = spot, names
	if race != "" {
		l.me.Race = race
	}
}

// Leads notes whether this laptop is the hub.
func (l *Link) Leads(hub bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.me.Hub = hub
}

// reached notes that the hub is within reach, or no longer (an empty name).
func (l *Link) reached(set string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case set == "" && l.linked != "" && l.heardAt.After(l.linkedAt):
		l.linkedAt = l.heardAt // it is noticed seconds later
	case set != "" || l.linked != "":
		l.linkedAt = l.now()
	}
	if l.linked == "" {
		l.linkedBy = l.now()
	}
	l.linked = set
}

// Hear takes what a station says of itself, this one's own words as they come
// back from the hub too.
func (l *Link) Hear(h Status) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heardAt = l.now()
	if h.Station == "" || h.Station == l.me.Station {
		return
	}
	h.Station, h.Name, h.Names = relay.Harmless(h.Station), relay.Harmless(h.Name), relay.Harmless(h.Names)
	h.Spot, h.Race = relay.Spot(relay.Harmless(string(h.Spot))), relay.RaceID(relay.Harmless(string(h.Race)))
	heard := hearing{Status: h, at: l.now()}
	lack, differ := l.book.against(h.Heads)
	if lack > 0 {
		heard.lacked = l.heard[h.Station].lacked
		if heard.lacked.IsZero() {
			heard.lacked = heard.at
		}
	}
	if len(differ) > 0 {
		l.alarm = fmt.Errorf("%w: of origin %s, here and at %s", errAlarm, differ[0], cmp.Or(h.Name, h.Station))
	}
	heard.Heads = nil
	l.heard[h.Station] = heard
}

// lackedFor is how long events that another station has may be on their way once the
// hub is within reach.
const lackedFor = 10 * time.Second

// State is the link as it is now. Joined are the stations that the log knows.
func (l *Link) State(joined []relay.Station) State {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	s := State{Linked: l.linked != "" || l.me.Hub, Hub: l.me.Hub, Waiting: l.waiting(), Alarm: l.alarm}
	if !s.Linked {
		s.Cut = now.Sub(l.linkedAt)
	}
	self := l.me
	self.Waiting = s.Waiting
	self.Bound, self.Clocked = l.clock.Bound()
	s.Stations = append(s.Stations, Station{Status: self, Heard: true, Self: true})
	leads := "" // of two hubs, while they find together, the first by name
	for name, h := range l.heard {
		silent := now.Sub(h.at)
		s.Stations = append(s.Stations, Station{Status: h.Status, Heard: true, Silent: silent})
		if h.Hub && silent <= silentAfter && (leads == "" || name < leads) {
			s.HubRace, leads = h.Race, name
		}
		if s.Alarm == nil && s.Linked && silent <= silentAfter && !h.lacked.IsZero() && min(now.Sub(h.lacked), now.Sub(l.linkedBy)) > lackedFor {
			s.Alarm = fmt.Errorf("events of %s do not come: merge its file by a stick", cmp.Or(h.Name, name))
		}
	}
	for _, j := range joined {
		if _, heard := l.heard[j.ID]; !heard && j.ID != l.me.Station {
			s.Stations = append(s.Stations, Station{Status: Status{Station: j.ID, Name: j.Name, Spot: j.Spot}, Phone: j.IsPhone()})
		}
	}
	slices.SortFunc(s.Stations[1:], func(a, b Station) int {
		return cmp.Or(cmp.Compare(a.Spot, b.Spot), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Station, b.Station))
	})
	return s
}

// waiting is how many events stored here the hub does not have; all of them
// where no hub was ever reached.
func (l *Link) waiting() int {
	s := l.sides[l.linked]
	if s == nil && l.me.Hub {
		return 0
	}
	if s == nil {
		return l.unsent()
	}
	n := 0
	for i := s.next; i < l.book.stored.Len(); i++ {
		if !s.there.Has(l.book.stored.ID(i)) {
			n++
		}
	}
	return n
}

// unsent is how many events no set is known to have.
func (l *Link) unsent() int {
	n := 0
	for i := range l.book.stored.Len() {
		sent := false
		for _, s := range l.sides {
			sent = sent || s.there.Has(l.book.stored.ID(i))
		}
		if !sent {
			n++
		}
	}
	return n
}

// alarmAt is the alarm of an event that a hub holds with another hash.
func alarmAt(id relay.ID) error { return fmt.Errorf("%w: %s, here and at the hub", errAlarm, id) }
