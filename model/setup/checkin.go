package setup

import (
	"fmt"
	"slices"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// checkin is the call before the gun: zone after zone in the order of the oval,
// a digit for every runner who is there.
type checkin struct {
	race     relay.RaceID
	zone     int // of ZonesByOval
	selected int // row of the zone shown
	first    firstDigit
	ui.Questioned
}

// firstDigit is the first of two that mean a lane.
type firstDigit struct {
	digit string
	at    time.Time
}

// checkinKeyMap is every key of the call.
type checkinKeyMap struct {
	Digit, Up, Down, Left, Right, Missing, Wrong, Warming, Ready key.Binding
	Sub, Lanes, Scratch, Add, Write, Plan, Live, Back            key.Binding
}

// CheckinKeys are the keys of the call.
var CheckinKeys = checkinKeyMap{
	Digit:   ui.Bind("1-9 0", "is here", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
	Up:      ui.Bind("↑", "the runner above", "up"),
	Down:    ui.Bind("↓", "the runner below", "down"),
	Left:    ui.Bind("←", "the zone before", "left"),
	Right:   ui.Bind("→", "next zone", "right", "tab"),
	Missing: ui.Bind("m", "missing", "m"),
	Wrong:   ui.Bind("z", "wrong zone", "z"),
	Warming: ui.Bind("u", "warming up", "u"),
	Ready:   ui.Bind("y", "zone ready", "y"),
	Sub:     ui.Bind("b", "somebody runs instead", "b"),
	Lanes:   ui.Bind("l", "lanes redrawn", "l"),
	Scratch: ui.Bind("x", "scratch the team", "x"),
	Add:     ui.Bind("n", "a team at the line", "n"),
	Write:   ui.Bind("w", "write the zone's sheet", "w"),
	Plan:    ui.Bind("h", "hand-off plan", "h"),
	Live:    ui.Bind("enter", "time the race", "enter"),
	Back:    ui.Bind("esc", "back", "esc"),
}

func (m checkinKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "Who is here (again: takes it back)", Keys: []key.Binding{m.Digit, m.Missing, m.Wrong, m.Warming}},
		{Name: "Zone", Keys: []key.Binding{m.Left, m.Right, m.Up, m.Down, m.Ready, m.Write}},
		{Name: "Changes", Keys: []key.Binding{m.Sub, m.Lanes, m.Scratch, m.Add}},
		{Name: "Screen", Keys: []key.Binding{m.Plan, m.Live, ui.ListKeys.Help, m.Back}},
	}
}

// Page is the page of the check-in.
func (s *checkin) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.CheckIn, Race: s.race} }

// NewCheckin is the call of a race.
func NewCheckin(race relay.RaceID) *checkin { return &checkin{race: race} }

// keyedRunner is a runner of the zone shown, with the key that means the team.
type keyedRunner struct {
	racesheet.ZoneRunner
	key string
}

// exchange is the zone shown, relay.StartZone for the start.
func (s *checkin) exchange(race *relay.Race) int {
	zones := racesheet.ZonesByOval(race)
	if len(zones) == 0 {
		return racesheet.StartZone
	}
	s.zone = min(max(0, s.zone), len(zones)-1)
	return zones[s.zone]
}

// atZone are the runners of a zone by lane, then the teams that are scratched.
func atZone(race *relay.Race, exchange int) []keyedRunner {
	keys, _ := race.LaneKeys()
	of := make(map[relay.TeamID]string, len(keys))
	for key, team := range keys {
		of[team] = key
	}
	var out []keyedRunner
	for _, z := range racesheet.AtZone(race, exchange) {
		out = append(out, keyedRunner{z, of[z.Team.ID]})
	}
	for _, t := range race.Teams {
		if t.Scratched && exchange < len(t.Legs) {
			out = append(out, keyedRunner{racesheet.ZoneRunner{Team: t, Leg: exchange + 1, Runner: t.RunnerOf(exchange + 1)}, ""})
		}
	}
	return out
}

func (s *checkin) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	race := sh.Session.State.Race(s.race)
	switch {
	case race == nil:
		sh.Back()
	case k.IsDigit():
		s.digit(sh, race, k)
	default:
		s.first = firstDigit{}
		s.Say("", views.Calm)
		return s.command(sh, race, k)
	}
	return nil
}

// digit checks the runner of a lane in, or takes that back. With more than ten
// teams a lane has two digits.
func (s *checkin) digit(sh *ui.Shell, race *relay.Race, k terminal.Key) {
	keys, digits := race.LaneKeys()
	name := k.Name
	if s.first.digit != "" && k.At.Sub(s.first.at) <= relay.NumberTime {
		name = s.first.digit + k.Name
	} else if digits == 2 {
		s.first = firstDigit{digit: k.Name, at: k.At}
		s.Say("lane "+k.Name+"_", views.Watch)
		return
	}
	s.first = firstDigit{}
	i := slices.IndexFunc(atZone(race, s.exchange(race)), func(h keyedRunner) bool { return h.Team.ID == keys[name] && h.key != "" })
	if i < 0 {
		s.Say("no team has the key "+name, views.Watch)
		return
	}
	s.selected = i
	s.mark(sh, race, relay.KindCheckedIn)
}

// mark says of the selected runner where they were seen; the same again takes
// that back.
func (s *checkin) mark(sh *ui.Shell, race *relay.Race, as relay.Kind) {
	h, ok := s.chosen(race)
	if !ok {
		return
	}
	if h.Team.Legs[h.Leg-1].Presence.State == as {
		s.do(sh, relay.ClearPresence{Team: h.Team.ID, Leg: h.Leg}, h.Runner+": taken back")
		return
	}
	s.do(sh, relay.Attend{As: as, Team: h.Team.ID, Leg: h.Leg}, "")
	if now, ok := s.chosen(sh.Session.State.Race(s.race)); ok && s.Note == "" {
		s.Say(now.Position()+": "+now.Call(), views.Good)
	}
}

// chosen is the selected runner; ok is false where nobody stands at the zone.
func (s *checkin) chosen(race *relay.Race) (h keyedRunner, ok bool) {
	all := atZone(race, s.exchange(race))
	if len(all) == 0 {
		return keyedRunner{}, false
	}
	s.selected = min(max(0, s.selected), len(all)-1)
	return all[s.selected], true
}

// do gives a command about the race, and says what was done or why not.
func (s *checkin) do(sh *ui.Shell, c relay.Command, done string) {
	_, err := sh.Session.Do(s.race, c, sh.At)
	s.Tried(err, done)
}

// ready turns the flag of the zone shown: white, or yellow again.
func (s *checkin) ready(sh *ui.Shell, race *relay.Race) {
	zone := s.exchange(race)
	if zone == racesheet.StartZone {
		s.Say(startsFlag, views.Watch)
		return
	}
	white := race.Ready[zone-1]
	s.do(sh, relay.SetZoneReady{Exchange: zone, Ready: !white}, "")
	if in, of := attendance(race, zone); !white && in < of && s.Note == "" {
		s.Say(fmt.Sprintf("ready, though only %d of %d are checked in (y takes it back)", in, of), views.Watch)
	}
}

// attendance is how many of a zone's runners are checked in.
func attendance(race *relay.Race, zone int) (in, of int) {
	for _, z := range racesheet.AtZone(race, zone) {
		of++
		if z.State == relay.CheckedIn {
			in++
		}
	}
	return in, of
}
