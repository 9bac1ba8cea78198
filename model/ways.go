package model

import (
	"fmt"
	"slices"
	"strings"

	"baton/model/ui"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// newWayForm asks how much of a race is run in lanes: the lengths of its takeover
// zones may follow from it.
func (s *races) newWayForm(sh *ui.Shell, race *relay.Race) *ui.Form {
	way, whole := race.Way, false
	_, room := views.FormRoom(sh.Width, sh.Height)
	return &ui.Form{Title: "In lanes · " + race.Title(), Huh: huh.NewForm(
		huh.NewGroup(huh.NewSelect[relay.Way]().Title("How is it run? Zones under "+sh.Session.State.Rulebook().Name+":").
			Options(wayOptions(sh.Session.State, race)...).Height(min(len(race.Format.Ways)+2, max(4, room))).Value(&way)),
		huh.NewGroup(huh.NewSelect[bool]().Title("Which races?").Options(
			huh.NewOption("this one", false), huh.NewOption("every "+race.Format.Name+" of the meet", true),
		).Height(4).Value(&whole)),
	), Done: func(sh *ui.Shell) tea.Cmd {
		s.chooseWay(sh, race, way, whole)
		return nil
	}}
}

// wayOptions are the ways of a race's format, each with the zones that follow.
func wayOptions(m *relay.Meet, race *relay.Race) []huh.Option[relay.Way] {
	var options []huh.Option[relay.Way]
	for _, w := range race.Format.Ways {
		zones, doubts := m.ZonesRunIn(race, w)
		options = append(options, huh.NewOption(w.String()+zoneLengths(zones, doubts), w))
	}
	return options
}

// zoneLengths are the lengths of zones, "?" at those that are not sure: ": 30 30
// 20? m".
func zoneLengths(zones []relay.Zone, doubts []string) string {
	if len(zones) == 0 {
		return ""
	}
	var all []string
	for i, z := range zones {
		length := z.Length().String()
		if doubts[i] != "" {
			length += "?"
		}
		all = append(all, length)
	}
	return ": " + strings.Join(all, " ") + " m"
}

// chooseWay says how a race is run, or all of its format.
func (s *races) chooseWay(sh *ui.Shell, race *relay.Race, way relay.Way, all bool) {
	run := []*relay.Race{race}
	if all {
		run = slices.DeleteFunc(ui.RacesOf(sh.Session.State), func(r *relay.Race) bool { return r.Format.ID != race.Format.ID || r.Way == way })
		_, err := sh.Session.Do("", relay.RunAllIn{WayChoice: relay.WayChoice{Format: race.Format.ID, Way: way}}, sh.At)
		s.Tried(err, "")
	}
	for _, r := range run {
		_, err := sh.Session.Do(r.ID, relay.RunIn{Way: way}, sh.At)
		s.Tried(err, "")
	}
}

// wayGroups ask how the new race is run, where its format is run in several ways.
func (a *raceAnswers) wayGroups(sh *ui.Shell) []*huh.Group {
	var groups []*huh.Group
	for _, f := range relay.Formats() {
		if len(f.Ways) < 2 {
			continue
		}
		options := wayOptions(sh.Session.State, &relay.Race{Format: f, Legs: f.Legs})
		way := f.Ways[0]
		a.ways[f.ID] = &way
		groups = append(groups, huh.NewGroup(
			huh.NewSelect[relay.Way]().Title("How is it run? Zones under "+sh.Session.State.Rulebook().Name+":").Options(options...).Height(len(options)+2).Value(&way),
		).WithHideFunc(func() bool { return a.format != f.ID }))
	}
	return groups
}

// openWay asks how a race is run, where there is something to choose; else says
// how it always is.
func (s *races) openWay(sh *ui.Shell, race *relay.Race) tea.Cmd {
	if len(race.Format.Ways) < 2 {
		s.Say(fmt.Sprintf("a %s is run one way: %s", race.Format.Name, race.Way), views.Watch)
		return nil
	}
	return s.newWayForm(sh, race).Open(sh)
}

// runOneWay says how a race is run where there is nothing to choose.
func runOneWay(race *relay.Race) string {
	if len(race.Format.Ways) < 2 {
		return fmt.Sprintf("a %s is run one way: %s", race.Format.Name, race.Way)
	}
	return ""
}

// zoneNote is what is not sure of a race's zones, and the key that says.
func zoneNote(race *relay.Race) string {
	for i, doubt := range race.ZoneDoubts {
		if doubt != "" {
			return fmt.Sprintf("zone %d is taken as %s m: %s · %s says how it is run", i+1, race.Zones[i].Length(), doubt, racesKeys.Way.Help().Key)
		}
	}
	return ""
}
