package live

import (
	"fmt"
	"strings"
	"time"

	"baton/relay"
	"baton/views"
)

// namesFor is what the station is called whose times the digits here name; empty
// where they are hand-offs.
func (l *Live) namesFor() string {
	if l.s.Desk.Names == "" {
		return ""
	}
	return l.s.State.StationName(l.s.Desk.Names)
}

// namers are the stations whose digits name this one's times, those out of reach too
// for as long as a race goes on: what they name comes later.
func (l *Live) namers() string {
	var names []string
	for _, s := range l.with.Stations {
		if !s.Self && s.Heard && s.Silent < namesStill && s.Names == l.s.Desk.Station {
			name := l.nameOf(s.Status)
			if s.Cut() || !l.with.Linked {
				name += ", out of reach,"
			}
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// namesStill is how long a station that is out of reach is counted on to name times.
const namesStill = 10 * time.Minute

// waitingLanes are the lanes named here whose times have not come.
func (l *Live) waitingLanes() (keys []string) {
	for _, k := range l.State().Marks() {
		if k.Role == relay.Waits && k.Station == l.s.Desk.Station {
			keys = append(keys, k.Key)
		}
	}
	return keys
}

// naming says whose times the digits name, and which are next.
func (s snapshot) naming() views.OpenTimes {
	whose := s.namesFor()
	open, waiting := s.r.TimesToName(s.Live.s.Desk.Names), strings.Join(s.waitingLanes(), " ")
	switch {
	case len(open) > 0:
		v := views.OpenTimes{Says: whose + "'s times, lanes in the order they passed: next is", Brief: whose + "'s times: next", Next: relay.Tenths(open[0].Time)}
		for _, k := range open[1:] {
			v.Rest += " " + relay.Tenths(k.Time)
		}
		return v
	case s.apartFrom(s.Live.s.Desk.Names):
		v := views.OpenTimes{Says: whose + " is out of reach: type lanes as they pass, they get its times later", Brief: whose + " is cut off: type lanes all the same"}
		if waiting != "" {
			v.Says, v.Brief = whose+" is out of reach; lanes that wait for its times:", whose+" cut off; lanes wait:"
			v.Rest = waiting
		}
		return v
	case waiting != "":
		return views.OpenTimes{Says: "lanes that wait for " + whose + "'s next times:", Brief: "wait for " + whose + ":", Rest: waiting}
	}
	return views.OpenTimes{Says: whose + " presses space as each passes; type here which lane it was", Brief: whose + " presses, type the lanes"}
}

// apartFrom reports whether a station's events cannot come now.
func (l *Live) apartFrom(station string) bool {
	if !l.shared() || !l.with.Linked {
		return l.shared()
	}
	for _, s := range l.with.Stations {
		if s.Station == station {
			return !s.Heard || s.Cut()
		}
	}
	return false
}

// namingItem leads from the race menu to the choice of whose times the digits
// name.
func (l *Live) namingItem() menuItem {
	name := "name another's times"
	if whose := l.namesFor(); whose != "" {
		name = "names " + whose + "'s times"
	}
	return menuItem{Name: name, does: "another laptop presses space as each passes; digits here then say which lanes they were", do: func(time.Time) request {
		l.openNaming()
		return stay
	}}
}

// openNaming lists the stations whose times can be named here.
func (l *Live) openNaming() {
	l.Panel = panel{kind: menuPanel, Title: "Digits here are"}
	add := func(name, does, station, said string) {
		if station == l.s.Desk.Names {
			l.Panel.Selected = len(l.Panel.Items)
		}
		l.Panel.Items = append(l.Panel.Items, menuItem{Name: name, does: does, do: func(at time.Time) request {
			l.s.Desk.Names = station
			l.Say(said, at)
			return stay
		}})
	}
	add("hand-offs, now", "or times of this laptop's own, in TIMES FIRST", "", "digits are hand-offs again")
	for _, s := range l.with.Stations {
		if s.Self || s.Phone { // a phone has no space bar
			continue
		}
		who := l.nameOf(s.Status)
		add(fmt.Sprintf("lanes of %s's times", who), "it presses space as each passes, "+s.Spot.Says()+"; type here which lane each was, in that order", s.Station, "digits now name "+who+"'s times")
	}
}
