package setup

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// command does what a key of the call means that is no digit.
func (s *checkin) command(sh *ui.Shell, race *relay.Race, k terminal.Key) tea.Cmd {
	keys := CheckinKeys
	switch {
	case ui.Matches(k, keys.Left):
		s.walk(race, -1)
	case ui.Matches(k, keys.Right):
		s.walk(race, 1)
	case ui.Matches(k, keys.Up):
		s.selected = max(0, s.selected-1)
	case ui.Matches(k, keys.Down):
		s.selected++
		s.chosen(race)
	case ui.Matches(k, keys.Missing):
		s.mark(sh, race, relay.KindMissing)
	case ui.Matches(k, keys.Wrong):
		s.mark(sh, race, relay.KindWrongZone)
	case ui.Matches(k, keys.Warming):
		s.mark(sh, race, relay.KindWarmingUp)
	case ui.Matches(k, keys.Ready):
		s.ready(sh, race)
	case ui.Matches(k, keys.Back):
		sh.Back()
	default:
		return s.change(sh, race, k)
	}
	return nil
}

// change does what a key means that alters the race, or leads elsewhere.
func (s *checkin) change(sh *ui.Shell, race *relay.Race, k terminal.Key) tea.Cmd {
	keys := CheckinKeys
	h, ok := s.chosen(race)
	switch {
	case ui.Matches(k, keys.Add):
		s.Asking = ui.Ask("new team: name, squad, lane", "", nil, s.add(sh))
	case ui.Matches(k, keys.Live):
		return sh.Go(ui.Page{Kind: ui.Timing, Race: s.race})
	case ui.Matches(k, keys.Write):
		zone, meet := s.exchange(race), sh.Session.State.Name()
		page := func(w io.Writer) error { return racesheet.Write(w, meet, race, zone) }
		return ui.Paper{What: "sheet", Race: race.ID, Name: []string{ui.ZoneName(zone)}, Page: page, Text: racesheet.ZoneSheet(race, zone)}.Print(sh.Session.Path())
	case !ok:
		s.Say(noneAtZone, views.Watch)
	case ui.Matches(k, keys.Sub):
		s.substitute(sh, h)
	case ui.Matches(k, keys.Lanes):
		s.Asking = ui.Ask("lanes, now>drawn, as 3>5 5>3", fmt.Sprintf("%d>", h.Team.Lane), nil, s.draw(sh))
	case ui.Matches(k, keys.Scratch):
		s.scratch(sh, h.Team)
	case ui.Matches(k, keys.Plan):
		return sh.Go(ui.Page{Kind: ui.Plan, Race: s.race, Team: h.Team.ID})
	}
	return nil
}

// walk goes on round the oval.
func (s *checkin) walk(race *relay.Race, by int) {
	zones := len(racesheet.ZonesByOval(race))
	if zones > 0 {
		s.zone, s.selected = (s.zone+by+zones)%zones, 0
	}
}

// scratch takes a team out, or back in.
func (s *checkin) scratch(sh *ui.Shell, t *relay.Team) {
	if t.Scratched {
		s.do(sh, relay.Reenter{Team: t.ID}, t.Title()+" runs")
		return
	}
	s.do(sh, relay.Scratch{Team: t.ID}, t.Title()+" is scratched (x on its row takes that back)")
}

// substitute asks who runs instead of a runner, the team's alternates first, and
// why, in one line.
func (s *checkin) substitute(sh *ui.Shell, h keyedRunner) {
	who := h.Runner
	if who == "" {
		who = fmt.Sprintf("leg %d", h.Leg)
	}
	known := append(slices.Clone(h.Team.Alternates), sh.Session.State.KnownRunners(h.Team.Name)...)
	s.Asking = ui.Ask("instead of "+who+": name, reason", "", known, func(text string) error {
		name, reason, _ := strings.Cut(text, ",")
		_, err := sh.Session.Do(s.race, relay.Substitute{Team: h.Team.ID, Leg: h.Leg, Runner: name, Reason: reason}, sh.At)
		return s.Answered(err, fmt.Sprintf("%s runs leg %d of %s", strings.TrimSpace(name), h.Leg, h.Team.Title()))
	})
}

// draw gives teams the lanes of a line like "3>5 5>3".
func (s *checkin) draw(sh *ui.Shell) func(typed string) error {
	return func(typed string) error {
		lanes, err := parseDraw(sh.Session.State.Race(s.race), typed)
		if err == nil {
			_, err = sh.Session.Do(s.race, relay.DrawLanes{Lanes: lanes}, sh.At)
		}
		return s.Answered(err, "the lanes are drawn, the line-ups stay")
	}
}

// parseDraw reads which team gets which lane.
func parseDraw(race *relay.Race, typed string) (map[relay.TeamID]int, error) {
	lanes := map[relay.TeamID]int{}
	for _, pair := range strings.FieldsFunc(typed, func(c rune) bool { return c == ' ' || c == ',' || c == ';' }) {
		from, to, ok := strings.Cut(pair, ">")
		now, err := strconv.Atoi(from)
		next, err2 := strconv.Atoi(to)
		if !ok || err != nil || err2 != nil || next < 1 {
			return nil, fmt.Errorf("%q: want the lane now, > and the lane drawn, as 3>5", pair)
		}
		team, err := inLane(race, now)
		if err != nil {
			return nil, err
		}
		lanes[team] = next
	}
	return lanes, nil
}

func inLane(race *relay.Race, lane int) (relay.TeamID, error) {
	for _, t := range race.Teams {
		if t.Lane == lane && !t.Scratched {
			return t.ID, nil
		}
	}
	return "", fmt.Errorf("no team is in lane %d", lane)
}

// errNoLane is what a team without a lane is told.
var errNoLane = errors.New("which lane? as Peak, B, 4 or Peak, 4")

// add enters a team of a line like "Peak, B, 4".
func (s *checkin) add(sh *ui.Shell) func(typed string) error {
	return func(typed string) error {
		parts := strings.Split(typed, ",")
		lane, err := strconv.Atoi(strings.TrimSpace(parts[len(parts)-1]))
		if err != nil || lane < 1 || len(parts) < 2 || len(parts) > 3 {
			return errNoLane
		}
		team := relay.AddTeam{Name: parts[0], Lane: lane}
		if len(parts) == 3 {
			team.Squad = parts[1]
		}
		_, err = sh.Session.Do(s.race, team, sh.At)
		return s.Answered(err, fmt.Sprintf("%s is in lane %d", strings.TrimSpace(team.Name), lane))
	}
}
