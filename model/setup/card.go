package setup

import (
	"io"
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Card is the runners' card of one team, to be read to them or printed: for each
// who comes, when to go, with which hand, and who goes next.
type Card struct {
	race relay.RaceID
	team relay.TeamID
	from int // first line shown
	ui.Questioned
}

// cardKeyMap is every key of a runners' card.
type cardKeyMap struct{ Up, Down, Print, Back key.Binding }

// CardKeys are the keys of a runners' card.
var CardKeys = cardKeyMap{
	Up:    ui.Bind("↑", "the lines above", "up"),
	Down:  ui.Bind("↓", "the lines below", "down"),
	Print: ui.Bind("enter", "write it, to be printed", "enter"),
	Back:  ui.Bind("esc", "back", "esc"),
}

// Groups are the keys as the help lists them.
func (m cardKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "The card", Keys: []key.Binding{m.Up, m.Down, m.Print}}, {Name: "Screen", Keys: []key.Binding{ui.ListKeys.Help, m.Back}}}
}

// NewCard is the runners' card of a team.
func NewCard(race relay.RaceID, team relay.TeamID) *Card { return &Card{race: race, team: team} }

// Page is the page of the card.
func (s *Card) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Card, Race: s.race, Team: s.team} }

// lines are the card's; none where the team is gone.
func (s *Card) lines(sh *ui.Shell) []string {
	race := sh.Session.State.Race(s.race)
	if race == nil || race.Team(s.team) == nil {
		return nil
	}
	return strings.Split(strings.TrimSpace(racesheet.CardText(race, race.Team(s.team))), "\n")
}

// shown are the card's lines as they fit the screen: what is too wide goes on, further
// in, on the next.
func (s *Card) shown(sh *ui.Shell) (shown []string) {
	const further = "    "
	wide, _ := views.FormRoom(sh.Width, sh.Height)
	for _, l := range s.lines(sh) {
		l = relay.Harmless(l)
		in := l[:len(l)-len(strings.TrimLeft(l, " "))]
		parts := views.Wrap(l, wide-len(further))
		if len(parts) == 0 {
			shown = append(shown, "")
		}
		for i, part := range parts {
			if i > 0 {
				in = further
			}
			shown = append(shown, in+part)
		}
	}
	return shown
}

// Key does what a key means.
func (s *Card) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	_, high := views.FormRoom(sh.Width, sh.Height)
	last := max(0, len(s.shown(sh))-high)
	switch keys := CardKeys; {
	case ui.Matches(k, keys.Up):
		s.from = max(0, min(s.from, last)-1)
	case ui.Matches(k, keys.Down):
		s.from = min(last, s.from+1)
	case ui.Matches(k, keys.Print):
		return s.write(sh)
	case ui.Matches(k, keys.Back):
		sh.Back()
	}
	return nil
}

// write writes the card beside the meet's file, beside the screen.
func (s *Card) write(sh *ui.Shell) tea.Cmd {
	race := sh.Session.State.Race(s.race)
	if race == nil || race.Team(s.team) == nil {
		return nil
	}
	t, meet := race.Team(s.team), sh.Session.State.Name()
	page := func(w io.Writer) error { return racesheet.WriteCard(w, meet, race, t) }
	return ui.Paper{What: "card", Race: race.ID, Name: []string{t.Title(), "runners"}, Page: page, Text: racesheet.CardText(race, t)}.Print(sh.Session.Path())
}

// View is what the screen shows.
func (s *Card) View(sh *ui.Shell) views.Props {
	k := CardKeys
	v := views.Form{Edges: s.Edges(sh, "Runners' card", k.Print, k.Up, k.Down, k.Back, ui.ListKeys.Help)}
	for _, l := range s.lines(sh) {
		if l = relay.Harmless(strings.TrimSpace(l)); l != "" {
			v.Says = append(v.Says, l)
		}
	}
	_, high := views.FormRoom(sh.Width, sh.Height)
	shown := s.shown(sh)
	v.Body = strings.Join(shown[max(0, min(s.from, len(shown)-high)):], "\n")
	return &v
}
