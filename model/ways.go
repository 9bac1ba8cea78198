package model

import (
	"fmt"
	"slices"
	"strings"

	"baton/model/ui"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// newWayForm asks how much of a race is run in lanes: the lengths of its takeover
// zones may follow from it.
func (s *races) newWayForm(sh *ui.Shell, race *relay.Race) *ui.Sheet {
	way, whole := race.Way, false
	return &ui.Sheet{Title: "In lanes · " + race.Title(), About: zonesUnder(sh), Fields: []*ui.Question{
		wayField(sh, race, func(w relay.Way) { way = w }),
		ui.Choice("which races", []string{"this one", "every " + race.Format.Name + " of the meet"}, 0, func(i int) { whole = i == 1 }),
	}, Done: func(sh *ui.Shell) error { return chooseWay(sh, race, way, whole) }}
}

func zonesUnder(sh *ui.Shell) string { return "zones under " + sh.Session.State.Rulebook().Name }

// wayField asks which of its format's ways a race is run, each with the zones that
// follow.
func wayField(sh *ui.Shell, race *relay.Race, take func(relay.Way)) *ui.Question {
	var names []string
	for _, w := range race.Format.Ways {
		names = append(names, w.String()+zoneLengths(sh.Session.State.ZonesRunIn(race, w)))
	}
	return ui.Choice("how is it run", names, max(0, slices.Index(race.Format.Ways, race.Way)), func(i int) { take(race.Format.Ways[i]) })
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
func chooseWay(sh *ui.Shell, race *relay.Race, way relay.Way, all bool) (err error) {
	run := []*relay.Race{race}
	if all {
		run = slices.DeleteFunc(ui.RacesOf(sh.Session.State), func(r *relay.Race) bool { return r.Format.ID != race.Format.ID || r.Way == way })
		_, err = sh.Session.Do("", relay.RunAllIn{WayChoice: relay.WayChoice{Format: race.Format.ID, Way: way}}, sh.At)
	}
	for _, r := range run {
		if err == nil {
			_, err = sh.Session.Do(r.ID, relay.RunIn{Way: way}, sh.At)
		}
	}
	return err
}

// wayFields ask how the new race is run, where its format is run in several ways.
func (a *raceAnswers) wayFields(sh *ui.Shell) (fields []*ui.Question) {
	for _, f := range relay.Formats() {
		if len(f.Ways) < 2 {
			continue
		}
		way := f.Ways[0]
		a.ways[f.ID] = &way
		field := wayField(sh, &relay.Race{Format: f, Legs: f.Legs, Way: way}, func(w relay.Way) { way = w })
		field.Where = func() bool { return a.format == f.ID }
		fields = append(fields, field)
	}
	return fields
}

// openWay asks how a race is run, where there is something to choose; else says
// how it always is.
func (s *races) openWay(sh *ui.Shell, race *relay.Race) tea.Cmd {
	if len(race.Format.Ways) < 2 {
		s.Say(fmt.Sprintf("a %s is run one way: %s", race.Format.Name, race.Way), views.Watch)
		return nil
	}
	sh.Show(s.newWayForm(sh, race))
	return nil
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
