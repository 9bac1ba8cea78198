package setup

import (
	"fmt"
	"strings"

	"baton/model/ui"
	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"
)

// checkinColumns are what is read aloud of a runner, most needed outermost.
var checkinColumns = []views.Column{{Head: "KEY", Least: 3}, {Head: "PLACE", Least: 6}, {Head: "RUNNER", Least: 8}, {Head: "TEAM", Least: 8}, {Head: "TAKES FROM", Least: 8}, {Head: "", Least: 12}}

func (s *checkin) View(sh *ui.Shell) views.Props {
	k := CheckinKeys
	v := views.CheckIn{
		Edges:   s.Edges(sh, "Check-in", k.Digit, k.Right, k.Missing, k.Ready, k.Wrong, k.Live, k.Back, ui.ListKeys.Help),
		Columns: checkinColumns, Selected: s.selected,
	}
	race := sh.Session.State.Race(s.race)
	if race == nil {
		v.Note = "the race is gone: esc goes back"
		return &v
	}
	zones := racesheet.ZonesByOval(race)
	v.Title, v.Zone, v.AllReady, v.Missing = "Check-in · "+race.Title(), min(s.zone, max(0, len(zones)-1)), race.AllZonesReady(), ui.Absent(race, relay.KindMissing, relay.KindWrongZone)
	for _, zone := range zones {
		v.Zones = append(v.Zones, zoneTab(race, zone))
	}
	if len(zones) == 0 {
		return &v
	}
	zone := zones[v.Zone]
	v.Where = racesheet.ZoneTitle(race, zone)
	v.Flag, v.White = zoneFlag(race, zone)
	for _, h := range atZone(race, zone) {
		v.Rows = append(v.Rows, runnerRow(race, h))
	}
	v.About, v.AboutTone = readyZones(race)
	return &v
}

func zoneTab(race *relay.Race, zone int) views.ZoneTab {
	in, of := attendance(race, zone)
	tab := views.ZoneTab{Name: ui.ZoneName(zone), Short: fmt.Sprint(zone), In: fmt.Sprintf("%d/%d", in, of)}
	if zone == racesheet.StartZone {
		tab.Short = "S"
		return tab
	}
	tab.Ready = race.Ready[zone-1]
	return tab
}

// zoneFlag is what a zone's flag says; the start has none.
func zoneFlag(race *relay.Race, zone int) (says string, white bool) {
	switch {
	case zone == racesheet.StartZone:
		return "", false
	case race.Ready[zone-1]:
		return "WHITE – ready", true
	}
	return "YELLOW – not ready", false
}

// readyZones is how many zones are ready.
func readyZones(race *relay.Race) (string, views.Tone) {
	n := 0
	for _, ready := range race.Ready {
		if ready {
			n++
		}
	}
	if n == len(race.Ready) {
		return fmt.Sprintf("%d of %d zones ready", n, n), views.Good
	}
	return fmt.Sprintf("%d of %d zones ready", n, len(race.Ready)), views.Calm
}

// runnerRow is one runner as read aloud, with the mark of what a coach would change
// while there is time.
func runnerRow(race *relay.Race, h keyedRunner) views.ListRow {
	word := ui.StateWords[h.State]
	state := strings.TrimSpace(word.Glyph + " " + word.Text)
	if h.Team.Scratched {
		state, word.Tone = "scratched", views.Out
	}
	if mark := relay.PlanMark(race.PlanWarnings(h.Team, nil), h.Leg); mark != "" && !h.Team.Scratched {
		state = strings.TrimSpace(state + " " + mark)
		if word.Tone != views.Alarm {
			word.Tone = views.Watch
		}
	}
	team := h.Team.Title()
	if h.Team.Look != "" {
		team += " (" + h.Team.Look + ")"
	}
	runner := h.Runner
	if runner == "" {
		runner = fmt.Sprintf("leg %d, nobody", h.Leg)
	}
	return views.ListRow{Cells: []string{h.key, h.Position(), runner, team, h.From, orDash(state)}, Tone: word.Tone}
}
