package results

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model/charts"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	raceresults "baton/relay/results"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// teamResultKeyMap is every key of one team's result.
type teamResultKeyMap struct{ Next, Went, Zones, Splits, Season, Back key.Binding }

// TeamResultKeys are the keys of one team's result.
var TeamResultKeys = teamResultKeyMap{
	Next:   ui.Bind("tab", "the next team", "tab"),
	Went:   ui.Bind("w", "where the time went", "w"),
	Zones:  ui.Bind("e", "where the passes fell", "e"),
	Splits: ui.Bind("t", "splits against targets", "t"),
	Season: ui.Bind("z", "zone times of the season", "z"),
	Back:   ui.Bind("esc", "back", "esc"),
}

// Groups are the keys as the help lists them.
func (m teamResultKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "The team", Keys: []key.Binding{m.Next, m.Went, m.Zones, m.Splits, m.Season}},
		ui.ListKeys.Walk(), {Name: "Leave", Keys: []key.Binding{m.Back}},
	}
}

// TeamResult is a coach's view of one team after a race: every exchange's zone
// time and where in the zone it fell, against what the pair has done this season
// and against the other teams; and what it all came to.
type TeamResult struct {
	ui.List
	Race    relay.RaceID
	Team    relay.TeamID
	picture string // "", "went", "zones", "splits" or "season"
}

// NewTeamResult is one team after a race.
func NewTeamResult(race relay.RaceID, team relay.TeamID) *TeamResult {
	return &TeamResult{Race: race, Team: team}
}

// Page is the page of the team.
func (s *TeamResult) Page(*ui.Shell) ui.Page {
	return ui.Page{Kind: ui.TeamResult, Race: s.Race, Team: s.Team}
}

// Key does what a key means.
func (s *TeamResult) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	race := sh.Session.State.Race(s.Race)
	if race == nil || s.Walk(k, s.rows(race)) {
		return nil
	}
	keys := TeamResultKeys
	switch {
	case ui.Matches(k, keys.Next):
		s.next(race)
	case ui.Matches(k, keys.Went):
		s.toggle("went")
	case ui.Matches(k, keys.Zones):
		s.toggle("zones")
	case ui.Matches(k, keys.Splits):
		s.toggle("splits")
	case ui.Matches(k, keys.Season):
		s.toggle("season")
	case ui.Matches(k, keys.Back) && s.picture != "":
		s.picture = ""
	case ui.Matches(k, keys.Back):
		sh.Back()
	}
	return nil
}

// rows is how many rows can be chosen: a row a leg, those of the other squads after
// them, or one a part of the race.
func (s *TeamResult) rows(race *relay.Race) int {
	if s.picture == "went" {
		return 2*len(race.Legs) - 1
	}
	t := race.Team(s.Team)
	if t == nil {
		return 0
	}
	rows := -1
	for _, squad := range schoolmates(race, t) {
		rows += 1 + len(squad.Legs) // its name first, but for the team's own
	}
	return rows
}

func (s *TeamResult) toggle(picture string) {
	if s.picture == picture {
		picture = ""
	}
	s.picture, s.Selected = picture, 0
}

// next turns to the next team.
func (s *TeamResult) next(race *relay.Race) {
	if len(race.Teams) == 0 {
		return
	}
	i := slices.IndexFunc(race.Teams, func(t *relay.Team) bool { return t.ID == s.Team })
	s.Team = race.Teams[(i+1)%len(race.Teams)].ID
}

// View is what the screen shows.
func (s *TeamResult) View(sh *ui.Shell) views.Props {
	race := sh.Session.State.Race(s.Race)
	if race == nil || race.Team(s.Team) == nil {
		return &views.Page{Edges: sh.Edges("Results"), Text: "That team is no longer in this race."}
	}
	t := race.Team(s.Team)
	k := timesOf(race)
	title := t.Title() + " · " + race.Title()
	w, _ := views.FormRoom(sh.Width, sh.Height)
	switch s.picture {
	case "went":
		return s.lossPage(sh, race, t, title)
	case "zones":
		return k.zonePictures(sh, t, title)
	case "splits":
		return drawPicture(sh, title, charts.Bars(w, splitBars(k, t)), barWords(splitBars(k, t)), "No split of this team is known.")
	case "season":
		chart, says := s.seasonChart(sh, race, t, w)
		return drawPicture(sh, title, chart, says, "No zone time of these pairs is known: mark j and l on the live screen or in practice.")
	}
	v := views.List{
		Edges:    s.Edges(sh, title, k.summary(t), TeamResultKeys.Next, TeamResultKeys.Went, TeamResultKeys.Zones, TeamResultKeys.Splits, TeamResultKeys.Season, TeamResultKeys.Back, ui.ListKeys.Help),
		Selected: s.Selected,
		Columns: []views.Column{{Head: "LEG", Least: 3}, {Head: "RUNNER", Least: 10}, {Head: "SPLIT", Right: true}, {Head: "TARGET", Right: true, Spare: 4},
			{Head: "ZONE", Right: true, Spare: 1}, {Head: "KEPT", Right: true, Spare: 3}, {Head: "AT", Right: true, Spare: 2}, {Head: "SEASON", Least: 11, Spare: 5}, {Head: "OTHERS", Least: 11, Spare: 6}, {Head: "PLACES", Least: 6}},
	}
	v.Note = cmp.Or(k.note(t), costMost(sh, race, t), consistency(race, t))
	for i, squad := range schoolmates(race, t) {
		if i > 0 {
			if in := k.summary(squad); in != "" {
				v.Note = cmp.Or(k.note(t), join(costMost(sh, race, t), squad.Title()+" "+in))
			}
			v.Rows = append(v.Rows, views.ListRow{Cells: []string{"", squad.Title()}})
		}
		for leg := 1; leg <= len(squad.Legs); leg++ {
			v.Rows = append(v.Rows, views.ListRow{Cells: s.legCells(sh, race, squad, leg)})
		}
	}
	return &v
}

// join puts what there is to say behind each other.
func join(said ...string) string {
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " · ")
}

// schoolmates are a team and the other squads of its school in the race: a coach
// compares an A and a B.
func schoolmates(race *relay.Race, t *relay.Team) []*relay.Team {
	squads := []*relay.Team{t}
	for _, o := range race.Teams {
		if o != t && o.Name != "" && o.Name == t.Name {
			squads = append(squads, o)
		}
	}
	return squads
}

// legCells are a leg and the exchange that ends it: zone time to a tenth, where
// in the zone the pass fell, this season's range of the pair, the other teams'.
func (s *TeamResult) legCells(sh *ui.Shell, race *relay.Race, t *relay.Team, leg int) []string {
	k := timesOf(race)
	cells := []string{fmt.Sprint(leg), t.RunnerOf(leg), strings.TrimSpace(legTime(k.result(t), leg-1) + " " + k.within(t, leg-1)), relay.TimeOrNone(t.Legs[leg-1].Target), "", "", "", "", "", k.standingAfter(t, leg)}
	if leg == len(t.Legs) {
		return cells
	}
	if leg <= len(race.Zones) { // the ranges beside it are over the same length
		cells[4] = "– / " + race.Zones[leg-1].Length().String() + " m"
	}
	if zone, ok := race.ZoneTime(t, leg); ok {
		cells[4] = zone.String()
	}
	if at, ok := race.PassedAt(t, leg); ok {
		cells[6] = fmt.Sprintf("%.0f m", at.Metres())
	}
	if kept, ok := race.SpeedKept(t, leg); ok {
		cells[5] = relay.KeptText(kept)
	}
	cells[7] = span(s.season(sh, race, t, leg))
	cells[8] = span(otherZones(race, t, leg))
	return cells
}

// season are the pair's zone times in the races of all meets of the data folder,
// of hand-offs like the one where they meet in this race.
func (s *TeamResult) season(sh *ui.Shell, race *relay.Race, t *relay.Team, leg int) []time.Duration {
	return sh.Seasons.History.ZoneTimes(t.Name, t.Pair(leg), race.HandOffKind(t, leg))
}

// seasonChart draws the season's zone times, on a scale of its own for each
// length of zone, and says them.
func (s *TeamResult) seasonChart(sh *ui.Shell, race *relay.Race, t *relay.Team, width int) (chart string, says []string) {
	var lengths []relay.Distance
	lines := map[relay.Distance][]charts.Line{}
	for leg := 1; leg < len(t.Legs) && leg <= len(race.Zones); leg++ {
		l := charts.Line{Key: fmt.Sprintf("%s → %s", t.RunnerOf(leg), t.RunnerOf(leg+1))}
		for _, z := range s.season(sh, race, t, leg) {
			l.Values = append(l.Values, z.Seconds())
		}
		length := race.HandOffKind(t, leg).Timed()
		if !slices.Contains(lengths, length) {
			lengths = append(lengths, length)
		}
		lines[length] = append(lines[length], l)
	}
	var drawn []string
	for _, length := range lengths {
		unit := "s / " + length.String() + " m"
		if d := charts.Dots(width, lines[length], unit); d != "" {
			drawn, says = append(drawn, d), append(says, dotWords(lines[length], unit)...)
		}
	}
	return strings.Join(drawn, "\n\n"), says
}

// otherZones are the other teams' zone times at an exchange of the race.
func otherZones(race *relay.Race, t *relay.Team, exchange int) []time.Duration {
	var all []time.Duration
	length := race.HandOffKind(t, exchange).Timed()
	for _, o := range race.Teams {
		if zone, ok := race.ZoneTime(o, exchange); ok && o != t && zone.Compares(length) {
			all = append(all, zone.Took)
		}
	}
	return all
}

// span is a range of zone times and how many they are: "3.3-3.8 (7)".
func span(all []time.Duration) string {
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf("%s-%s (%d)", relay.Tenths(slices.Min(all)), relay.Tenths(slices.Max(all)), len(all))
}

// consistency is the spread of the exchanges' zone times over their mean: sample
// SD ÷ mean, as the sport's analysts give it. It is of zones of one length, the
// one that was timed most often.
func consistency(race *relay.Race, t *relay.Team) string {
	over := map[relay.Distance][]time.Duration{}
	var length relay.Distance
	for n := 1; n <= len(race.Zones); n++ {
		z, ok := race.ZoneTime(t, n)
		if !ok || z.Doubtful() {
			continue
		}
		over[z.Length] = append(over[z.Length], z.Took)
		if len(over[z.Length]) > len(over[length]) {
			length = z.Length
		}
	}
	zones := over[length]
	if len(zones) < 2 {
		return ""
	}
	mean, sd := raceresults.MeanOf(zones)
	return fmt.Sprintf("zone times vary by %.1f %% about %.1f s / %s m (SD ÷ mean of %d); hand times", 100*sd/mean, mean, length, len(zones))
}
