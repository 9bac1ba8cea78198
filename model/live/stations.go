package live

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/link"
	"baton/views"
)

// poorClock is from where the screen says how badly the clock is known.
const poorClock = 20 * time.Millisecond

// cutLong is from when a cut link is no pause any longer in which the others go on
// with the next hub: then it is said that this laptop takes others in itself.
const cutLong = 10 * time.Second

// looksEvery is how often the screen asks how the link is.
const looksEvery = 250 * time.Millisecond

// company is what the screen knows of the others who time the meet.
type company struct {
	link.Company
	link.State
	checked  time.Time
	followed relay.RaceID // the hub's race as it was last followed, or not
}

// shared reports whether others time this meet too.
func (l *Live) shared() bool { return l.with.Company != nil }

// lookAround asks how the link is, says what is shown here, and follows the hub
// to another race.
func (l *Live) lookAround(now time.Time) {
	if !l.shared() || now.Sub(l.with.checked) < looksEvery {
		return
	}
	l.with.checked = now
	l.with.Shows(l.s.Desk.Spot, l.Race, l.s.Desk.Names)
	l.with.State = l.with.Company.State(l.s.State.Stations())
	l.followHub(now)
}

// followHub turns to the race that the hub has turned to, unless the keeper has
// turned away. A race that still runs here is not left until the hub's has its
// gun, which is later than the one here; and nobody is turned back to a race that
// is over, as by a next hub whose keeper looks at an old one.
func (l *Live) followHub(now time.Time) {
	hub := l.with.HubRace
	if hub == "" || hub == l.with.followed || l.with.Hub || l.waits() {
		return
	}
	there := l.s.State.Race(hub)
	away := l.with.followed != "" && l.Race != l.with.followed
	switch {
	case there == nil, hub != l.Race && !away && !l.gaveWayTo(there):
		return
	case hub != l.Race && away:
		l.Say(fmt.Sprintf("the hub shows %s now", hub), now)
	case hub != l.Race:
		before := l.Race
		l.show(hub, now)
		l.other = before
		l.Say(fmt.Sprintf("turned to %s with the hub; F2 goes back", hub), now)
	}
	l.with.followed = hub
}

// gaveWayTo reports whether the race shown here is to be left for one that the hub
// shows.
func (l *Live) gaveWayTo(there *relay.Race) bool {
	gun, begun := there.Gun()
	here, _ := l.State().Gun()
	return !there.Over() && (!l.Running() || begun && gun > here)
}

// spot is where this laptop stands and how it is linked, for the head.
func (l *Live) spot() (spot, link string) {
	if l.shared() {
		return l.s.Desk.Spot.Says(), l.with.brief()
	}
	if l.s.Desk.Spot != relay.Everywhere {
		spot = l.s.Desk.Spot.Says()
	}
	return spot, ""
}

// brief is the link in a few cells: how many others are there, or that nobody is.
// A link is cut a second after it was lost, or first tried.
func (c *company) brief() string {
	switch {
	case c.Linked:
	case c.Cut < time.Second:
		return "linking"
	case c.Waiting > 0:
		return fmt.Sprintf("CUT, %d wait", c.Waiting)
	default:
		return "CUT"
	}
	n := 0
	for _, s := range c.Stations {
		if !s.Self && s.Heard && !s.Cut() {
			n++
		}
	}
	return fmt.Sprintf("⇄%d", n)
}

// Linked is what is wrong with the link, as a banner says it; empty where
// nothing is, or where the meet is not shared.
func (l *Live) Linked() (text string, tone views.Tone) {
	switch c := &l.with; {
	case !l.shared():
	case c.State.Alarm != nil:
		return "ALARM: " + c.State.Alarm.Error(), views.Alarm
	case c.checked.IsZero():
	case !c.Linked && c.Cut >= time.Second:
		text = fmt.Sprintf("link cut for %d s: timing goes on here", int(c.Cut/time.Second))
		if c.Waiting > 0 {
			text += ", " + relay.CountOf(c.Waiting, "event waits", "events wait")
		}
		if c.Cut >= cutLong && c.Admits() {
			text += "; others join here (esc)"
		}
		return text, views.Watch
	case l.twoGuns() != "":
		return l.twoGuns(), views.Watch
	case c.Linked && !c.Hub && c.Stations[0].Clocked && c.Stations[0].Bound > poorClock:
		return fmt.Sprintf("clock known to %d ms only: times of other stations may be so far off", c.Stations[0].Bound/time.Millisecond), views.Watch
	case c.Hub && len(c.Stations) == 1 && !l.Running():
		return "others join with: baton join " + c.Code(), views.Watch
	default:
		return l.lost(), views.Watch
	}
	return "", 0
}

// twoGuns asks for an answer that only people know; empty where none is due.
func (l *Live) twoGuns() string {
	two := l.State().TwoStarts()
	if len(two) == 0 {
		return ""
	}
	return two[0].Said(l.s.State) + ": one start? esc, two guns"
}

// lostFor is how long a banner says that a station fell silent: it may have gone
// home.
const lostFor = time.Minute

// lost says which stations fell silent, and since when the last of them did; empty
// where none has.
func (l *Live) lost() string {
	var who []string
	last := lostFor
	for _, s := range l.with.Stations {
		if s.Heard && s.Cut() && s.Silent <= lostFor {
			who, last = append(who, l.called(s.Status)), min(last, s.Silent)
		}
	}
	if len(who) == 0 {
		return ""
	}
	if len(who) > 2 {
		who = []string{who[0], fmt.Sprintf("%d more", len(who)-1)}
	}
	return fmt.Sprintf("no word from %s for %d s: times from there come later", strings.Join(who, " and "), int(last/time.Second))
}

// stationsItem leads from the race menu to the others.
func (l *Live) stationsItem() menuItem {
	return menuItem{Name: "stations", does: "who else times this meet, where, and how each is linked; the code to join by", do: func(time.Time) request {
		l.openStations()
		return stay
	}}
}

// openStations lists the stations in the panel, and the code to join by.
func (l *Live) openStations() {
	l.Panel = panel{kind: menuPanel, Title: "Stations"}
	back := func(time.Time) request { return stay }
	for _, s := range l.with.Stations {
		item := menuItem{Name: l.called(s.Status), do: back, now: func(time.Time) (string, string) { return ": " + l.stationNow(s.Station).brief(), "" }}
		item.saysNow = func() string { return cmp.Or(l.whyCut(s.Self), l.stationNow(s.Station).long()) }
		if !s.Self && s.Heard {
			item.do = l.shutOutAsked(s.Status)
		}
		l.Panel.Items = append(l.Panel.Items, item)
	}
	l.Panel.Items = append(l.Panel.Items, menuItem{Name: "zero test", does: "do the clocks agree? everybody opens this, and presses enter at one signal, as a clap that all hear", do: func(time.Time) request {
		l.openZeroTest()
		return stay
	}}, menuItem{
		Name: "how to join", does: "on another laptop: baton join " + l.with.Code() + " (a QR code of it is under t in the list of races)", do: back,
	})
}

// whyCut is why this laptop did not reach the hub when it last tried; empty while it
// does, and of other stations.
func (l *Live) whyCut(self bool) string {
	if !self || l.with.Linked {
		return ""
	}
	return relay.Harmless(l.with.Trouble())
}

// stationNow is a station as it is now.
func (l *Live) stationNow(id string) stationLine {
	i := slices.IndexFunc(l.with.Stations, func(s link.Station) bool { return s.Station == id })
	if i < 0 {
		return stationLine{}
	}
	return stationLine{l.with.Stations[i]}
}

// called is what a station is called, and where it stands.
func (l *Live) called(h link.Status) string {
	name, spot := l.nameOf(h), h.Spot.Says()
	if strings.HasSuffix(strings.ToLower(name), spot) {
		return name
	}
	return name + ", " + spot
}

// nameOf is what a station is called in the log, or calls itself where the log has
// not heard of it.
func (l *Live) nameOf(h link.Status) string {
	if l.s.State.Station(h.Station).Name != "" {
		return l.s.State.StationName(h.Station)
	}
	return cmp.Or(h.Name, h.Station)
}

// stationLine is a station in words.
type stationLine struct{ link.Station }

// brief is how it is linked, what waits there and how well its clock is known.
func (s stationLine) brief() string {
	text := s.linked()
	if s.Cut() { // the rest is not known now
		return text
	}
	if s.Waiting > 0 {
		text += fmt.Sprintf(", %d wait", s.Waiting)
	}
	if s.Clocked && !s.Hub {
		text += ", clock " + s.clock()
	}
	return text
}

// linked is how a station is linked.
func (s stationLine) linked() string {
	switch {
	case s.Self:
		return "this laptop"
	case s.Phone:
		return "a phone"
	case !s.Heard:
		return "never seen"
	case s.Cut():
		return fmt.Sprintf("cut %d s", int(s.Silent/time.Second))
	}
	return "linked"
}

// clock is how well a station's clock is known.
func (s stationLine) clock() string {
	return fmt.Sprintf("%d ms", max(1, int(s.Bound.Round(time.Millisecond)/time.Millisecond)))
}

// long is what is known of a station besides.
func (s stationLine) long() string {
	if s.Phone {
		return "its page says whether it is linked, over its whole face where it is not"
	}
	if !s.Heard {
		return "it timed this meet, and has not been within reach since this program began"
	}
	var said []string
	add := func(so bool, what string) {
		if so {
			said = append(said, what)
		}
	}
	add(s.Cut(), "as last heard")
	add(s.Hub, "the hub")
	add(s.Names != "", "names another's times")
	add(s.Race != "", "shows "+string(s.Race))
	add(s.Waiting == 0 && !s.Cut(), "nothing waits there")
	add(!s.Hub && !s.Clocked, "clock not compared")
	add(!s.Self, "enter: shut it out")
	return strings.Join(said, "; ")
}

// shutOutAsked asks before a laptop is shut out.
func (l *Live) shutOutAsked(h link.Status) func(time.Time) request {
	return func(time.Time) request {
		l.Panel = panel{kind: menuPanel, Title: "Shut out " + l.nameOf(h) + "?", Items: []menuItem{
			{Name: "no", does: "it stays", do: func(time.Time) request { return stay }},
			{Name: "shut it out", does: "it is let in no longer, and the code changes; what it recorded so far stays", do: func(at time.Time) request {
				if err := l.with.ShutOut(h.Station); err != nil {
					l.Say(err.Error(), at)
				} else {
					l.Say(l.nameOf(h)+" is shut out; there is a new code", at)
				}
				return stay
			}},
		}}
		return stay
	}
}
