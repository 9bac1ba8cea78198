package model

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"baton/model/ui"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// raceAnswers are the answers to the new-race form.
type raceAnswers struct {
	format relay.FormatID
	ways   map[relay.FormatID]*relay.Way // of the formats that are run in several
	legs   string
	name   string
	lanes  string // "8", or which: "3-6", "1, 3, 5"
	teams  string // by lane, the first of the lanes first
}

// maxLanes is as many teams as a race's form sets up: more than any field of a
// relay.
const maxLanes = 40

// newRaceForm asks for no more than a race needs to be timed.
func newRaceForm(sh *ui.Shell) *ui.Sheet {
	a := &raceAnswers{lanes: "8", ways: map[relay.FormatID]*relay.Way{}}
	formats := relay.Formats()
	a.format = formats[0].ID
	legs := ui.Ask("legs in metres", "", nil, func(text string) error {
		a.legs = text
		_, err := parseLegs(text)
		return err
	})
	legs.Say("with commas, as 300, 200, 100", views.Calm)
	legs.Where = func() bool { return a.format == "custom" }
	fields := append([]*ui.Question{ui.Choice("which relay", ui.FormatNames(formats), 0, func(i int) { a.format = formats[i].ID }), legs}, a.wayFields(sh)...)
	s := &ui.Sheet{Title: "New race", Fields: append(fields, ui.Field("name, if any", "", nil, &a.name), a.lanesField(), a.teamsField())}
	var id relay.RaceID
	s.Done = func(sh *ui.Shell) (err error) {
		id, err = makeRace(sh, *a)
		return err
	}
	s.Then = func(sh *ui.Shell) tea.Cmd { return sh.Go(ui.Page{Kind: ui.Timing, Race: id}) }
	return s
}

func (a *raceAnswers) lanesField() *ui.Question {
	return ui.Ask("lanes: 8, or 3-6", a.lanes, nil, func(text string) error {
		a.lanes = text
		_, err := parseLanes(text)
		return err
	})
}

// teamsField asks for the teams, which may be pasted as a list.
func (a *raceAnswers) teamsField() *ui.Question {
	q := ui.Ask("teams by lane", "", nil, func(text string) error {
		a.teams = text
		_, err := enterTeams(a.lanes, text)
		return err
	})
	q.Pastes(func(text string) {
		names := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), ", ")
		if before := q.Text(); before != "" {
			names = strings.TrimSuffix(before, ",") + ", " + names
		}
		q.Set(names)
	})
	q.Say("first lane first, as Northside A, Riverton; between two commas an empty lane", views.Calm)
	return q
}

// parseLegs reads the distances of a custom relay.
func parseLegs(s string) ([]relay.Distance, error) {
	var legs []relay.Distance
	for _, field := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		m, err := strconv.ParseFloat(field, 64)
		switch {
		case err != nil || math.IsNaN(m):
			return nil, fmt.Errorf("%q is not a distance in metres", field)
		case m < relay.ShortestLeg.Metres() || m > relay.LongestLeg.Metres():
			return nil, fmt.Errorf("%q is not a leg: %s to %s m", field, relay.ShortestLeg, relay.LongestLeg)
		}
		legs = append(legs, relay.FromMetres(m))
	}
	if len(legs) < relay.MinLegs || len(legs) > relay.MaxLegs {
		return nil, fmt.Errorf("a relay has %d to %d legs", relay.MinLegs, relay.MaxLegs)
	}
	return legs, nil
}

// parseLanes reads which lanes a race has: as many from 1 on, or those named, in
// their order.
func parseLanes(s string) ([]int, error) {
	wrong := fmt.Errorf("a number from 1 to %d, or lanes: 3-6", maxLanes)
	number := func(s string) int {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n > maxLanes {
			return 0
		}
		return n
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
	if len(parts) == 1 && !strings.ContainsAny(s, "-–") {
		parts = []string{"1-" + strings.TrimSpace(s)}
	}
	var lanes []int
	seen := map[int]bool{}
	for _, part := range parts {
		first, last, isRange := strings.Cut(strings.ReplaceAll(part, "–", "-"), "-")
		if !isRange {
			last = first
		}
		from, to := number(first), number(last)
		if from < 1 || to < from {
			return nil, wrong
		}
		for lane := from; lane <= to; lane++ {
			if seen[lane] {
				return nil, fmt.Errorf("lane %d twice", lane)
			}
			seen[lane], lanes = true, append(lanes, lane)
		}
	}
	if len(lanes) == 0 {
		return nil, wrong
	}
	return lanes, nil
}

// enterTeams puts a new race's teams into its lanes. An empty name is an empty lane;
// without any name every lane has a team, not named yet. More names than lanes
// from 1 on are more lanes.
func enterTeams(lanesTyped, teams string) ([]relay.InLane, error) {
	lanes, err := parseLanes(lanesTyped)
	if err != nil {
		return nil, err
	}
	names := strings.Split(strings.NewReplacer(";", ",", "\n", ",").Replace(teams), ",")
	some := false
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		some = some || names[i] != ""
	}
	for len(names) > 1 && names[len(names)-1] == "" { // a comma after the last one
		names = names[:len(names)-1]
	}
	var out []relay.InLane
	switch counted := lanes[0] == 1 && lanes[len(lanes)-1] == len(lanes); {
	case !some:
		for _, lane := range lanes {
			out = append(out, relay.InLane{Lane: lane})
		}
		return out, nil
	case len(names) > maxLanes:
		return nil, fmt.Errorf("%d teams: at most %d", len(names), maxLanes)
	case len(names) > len(lanes) && !counted:
		return nil, fmt.Errorf("%d teams for %d lanes", len(names), len(lanes))
	}
	for i, name := range names {
		lane := i + 1
		if i < len(lanes) {
			lane = lanes[i]
		}
		if _, cut := relay.Bounded(name); cut {
			return nil, fmt.Errorf("team %.20q… %w", name, relay.ErrTooLong)
		}
		if name != "" {
			out = append(out, relay.InLane{Lane: lane, Name: name})
		}
	}
	return out, nil
}

// makeRace writes a new race.
func makeRace(sh *ui.Shell, a raceAnswers) (relay.RaceID, error) {
	race := relay.NewRace{Format: a.format, Way: a.ways[a.format], Name: a.name}
	if a.format == "custom" {
		race.Legs, _ = parseLegs(a.legs)
	}
	race.Teams, _ = enterTeams(a.lanes, a.teams)
	id := sh.Session.State.FreeRace()
	_, err := sh.Session.Do(id, race, sh.At)
	return id, err
}
