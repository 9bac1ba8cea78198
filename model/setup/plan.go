package setup

import (
	"cmp"
	"fmt"
	"slices"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Plan is the hand-off plan of one team: every exchange, every field of it, and
// what a coach would say.
type Plan struct {
	race     relay.RaceID
	Team     relay.TeamID
	exchange int // from 1
	field    int // of planFields
	ui.Questioned
}

// planKeyMap is every key of the hand-off plan.
type planKeyMap struct {
	Up, Down, Left, Right, Edit, Usual, Take, Pin, Practise, Pair, Card, Before, After, Back key.Binding
}

// PlanKeys are the keys of the hand-off plan.
var PlanKeys = planKeyMap{
	Up:       ui.Bind("↑", "the exchange before", "up"),
	Down:     ui.Bind("↓", "the exchange after", "down"),
	Left:     ui.Bind("←", "the field before", "left"),
	Right:    ui.Bind("→", "the field after", "right"),
	Edit:     ui.Bind("enter", "change it", "enter"),
	Usual:    ui.Bind("u", "as usual for this relay", "u"),
	Practise: ui.Bind("p", "practise it", "p"),
	Take:     ui.Bind("y", "as this pair had it last", "y"),
	Pin:      ui.Bind("a", "pin the team", "a"),
	Pair:     ui.Bind("o", "the pair: outcome by mark", "o"),
	Card:     ui.Bind("c", "the runners' card", "c"),
	Before:   ui.Bind("[", "the team before", "["),
	After:    ui.Bind("]", "the team after", "]"),
	Back:     ui.Bind("esc", "back", "esc"),
}

func (m planKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "Choose", Keys: []key.Binding{m.Up, m.Down, m.Left, m.Right, m.Before, m.After}},
		{Name: "Plan", Keys: []key.Binding{m.Edit, m.Usual, m.Take, m.Pin, m.Practise, m.Pair, m.Card}},
		{Name: "Screen", Keys: []key.Binding{ui.ListKeys.Help, m.Back}},
	}
}

// NewPlan is the hand-off plan of a team.
func NewPlan(race relay.RaceID, team relay.TeamID) *Plan {
	return &Plan{race: race, Team: team, exchange: 1}
}

// Page is the page of the plan.
func (s *Plan) Page(*ui.Shell) ui.Page {
	return ui.Page{Kind: ui.Plan, Race: s.race, Team: s.Team}
}

// state is the race and the team as they are now; nil where they are gone.
func (s *Plan) state(sh *ui.Shell) (*relay.Race, *relay.Team) {
	race := sh.Session.State.Race(s.race)
	if race == nil {
		return nil, nil
	}
	return race, race.Team(s.Team)
}

// Key does what a key means.
func (s *Plan) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	race, team := s.state(sh)
	if team == nil {
		sh.Back()
		return nil
	}
	s.Say("", views.Calm)
	return s.command(sh, race, team, k)
}

// command does what a key of the plan means.
func (s *Plan) command(sh *ui.Shell, race *relay.Race, team *relay.Team, k terminal.Key) tea.Cmd {
	keys, last := PlanKeys, max(1, len(team.Legs)-1)
	switch {
	case ui.Matches(k, keys.Up):
		s.exchange = max(1, s.exchange-1)
	case ui.Matches(k, keys.Down):
		s.exchange = min(last, s.exchange+1)
	case ui.Matches(k, keys.Left):
		s.field = max(0, s.field-1)
	case ui.Matches(k, keys.Right):
		s.field = min(len(planFields)-1, s.field+1)
	case ui.Matches(k, keys.Edit):
		s.edit(sh, race, team)
	case ui.Matches(k, keys.Usual):
		s.Tried(s.do(sh, relay.TakeUsualPlan{Team: s.Team}), "as usual for "+race.Format.Name)
	case ui.Matches(k, keys.Before):
		s.turn(race, -1)
	case ui.Matches(k, keys.After):
		s.turn(race, 1)
	case ui.Matches(k, keys.Card):
		return sh.Go(ui.Page{Kind: ui.Card, Race: s.race, Team: s.Team})
	case ui.Matches(k, keys.Take):
		s.takeLast(sh, race, team)
	case ui.Matches(k, keys.Pin):
		s.Tried(s.do(sh, relay.Pin{Team: s.Team, On: !team.Pinned}), map[bool]string{false: "pinned", true: "no longer pinned"}[team.Pinned])
	case ui.Matches(k, keys.Pair) && s.exchange < len(team.Legs):
		return sh.Go(ui.Page{Kind: ui.Pair, Race: s.race, Team: s.Team, Exchange: s.exchange})
	case ui.Matches(k, keys.Practise):
		s.practise(sh, race, team)
	case ui.Matches(k, keys.Back):
		sh.Back()
	}
	return nil
}

// do gives a command about the race.
func (s *Plan) do(sh *ui.Shell, c relay.Command) error {
	_, err := sh.Session.Do(s.race, c, sh.At)
	return err
}

// edit changes the selected field: the next of what it can be, or a line to
// type where it can be anything.
func (s *Plan) edit(sh *ui.Shell, race *relay.Race, team *relay.Team) {
	switch {
	case s.exchange >= len(team.Legs):
		s.Say("the race has no exchange: choose its relay first", views.Watch)
		return
	case race.Format.Hurdles:
		s.Say("shuttle hurdles hand nothing over: the outgoing runner waits for the tag", views.Watch)
		return
	}
	f, now := planFields[s.field], team.Legs[s.exchange-1].Plan
	set := relay.PlanSet{Team: s.Team, Exchange: s.exchange}
	if f.next != nil {
		f.next(&set, now)
		if err := s.do(sh, relay.SetPlan{Set: set}); err != nil {
			s.Say(err.Error(), views.Watch)
		}
		return
	}
	s.Asking = ui.Ask(f.asks, f.show(now), nil, func(text string) error {
		if err := f.read(&set, text); err != nil {
			return err
		}
		return s.do(sh, relay.SetPlan{Set: set})
	})
}

// turn goes on to another team of the race.
func (s *Plan) turn(race *relay.Race, by int) {
	i := slices.IndexFunc(race.Teams, func(t *relay.Team) bool { return t.ID == s.Team }) + by
	if i >= 0 && i < len(race.Teams) {
		s.Team = race.Teams[i].ID
	}
}

// practise goes to the practice of the selected exchange as it is planned.
func (s *Plan) practise(sh *ui.Shell, race *relay.Race, team *relay.Team) {
	p, err := race.PracticeOf(team, s.exchange)
	if err == nil {
		err = OpenPractice(sh, p)
	}
	if err != nil {
		s.Say(err.Error(), views.Watch)
	}
}

// View is what the screen shows.
func (s *Plan) View(sh *ui.Shell) views.Props {
	race, team := s.state(sh)
	k := PlanKeys
	v := views.HandOffs{Edges: s.Edges(sh, "Hand-off plan", k.Edit, k.Usual, k.Practise, k.Pair, k.Card, k.Before, k.After, k.Back, ui.ListKeys.Help)}
	if team == nil {
		v.Note = "this team is no longer in the race: esc goes back"
		return &v
	}
	v.Title, v.About = "Hand-off plan · "+team.Title(), race.Title()
	v.Selected, v.Field = s.exchange-1, s.field
	for _, f := range planFields {
		v.Fields = append(v.Fields, f.name)
	}
	practised := sh.Seasons.Practised(race, team)
	warnings := race.PlanWarnings(team, practised)
	for n := 1; n < len(team.Legs); n++ {
		v.Rows = append(v.Rows, handOff(race, team, n, warnings))
	}
	v.Words = append(s.fromElsewhere(sh, race, team), s.words(warnings)...)
	if practised == nil {
		v.Unsure = "reading what the pairs have practised …"
	}
	if s.exchange < len(team.Legs) {
		v.Zone = racesheet.ZoneTitle(race, s.exchange)
		if pair := team.Pair(s.exchange); practised != nil && pair.Gives != "" && pair.Takes != "" {
			v.Record = pair.LastNames() + ", this hand-off: " + practised(s.exchange).String()
		}
	}
	return &v
}

// handOff is one exchange as planned.
func handOff(race *relay.Race, team *relay.Team, n int, warnings []relay.Warning) views.HandOff {
	v := views.HandOff{Exchange: fmt.Sprint(n), Pair: pairName(team, n)}
	v.Warned = slices.ContainsFunc(warnings, func(w relay.Warning) bool { return w.Exchange == n })
	for _, f := range planFields {
		value := ""
		if !race.Format.Hurdles {
			value = f.show(team.Legs[n-1].Plan)
		}
		v.Values = append(v.Values, orDash(value))
	}
	return v
}

// pairName is who hands off to whom, by last names, or by legs where nobody is
// named.
func pairName(team *relay.Team, n int) string {
	p := team.Pair(n)
	if p.Gives == "" {
		p.Gives = fmt.Sprintf("leg %d", n)
	}
	if p.Takes == "" {
		p.Takes = fmt.Sprintf("leg %d", n+1)
	}
	if team.RunnerOf(n) == "" || team.RunnerOf(n+1) == "" {
		return p.String()
	}
	return p.LastNames()
}

// orDash is a text, a dash where it is empty.
func orDash(s string) string { return cmp.Or(s, "–") }

// words are warnings as a coach says them, what holds for several exchanges once:
// where the window is low, the same words thrice would hide the last ones.
func (s *Plan) words(warnings []relay.Warning) (words []views.CoachWord) {
	type span struct{ first, last int }
	spans := []span{}
	for _, w := range warnings {
		word := s.word(w)
		i := slices.IndexFunc(words, func(o views.CoachWord) bool { return o.Text == word.Text && o.Why == word.Why })
		if i < 0 || w.Exchange == 0 || spans[i].last != w.Exchange-1 {
			words, spans = append(words, word), append(spans, span{w.Exchange, w.Exchange})
			continue
		}
		spans[i].last = w.Exchange
		words[i].Here = words[i].Here || word.Here
		words[i].About = fmt.Sprintf("ex %d-%d", spans[i].first, spans[i].last)
	}
	return words
}

// word is a warning as a coach says it.
func (s *Plan) word(w relay.Warning) views.CoachWord {
	c := views.CoachWord{Text: w.Text, Why: w.Why, Here: w.Exchange == s.exchange || w.Leg == s.exchange || w.Leg == s.exchange+1}
	switch {
	case w.Exchange > 0:
		c.About = fmt.Sprintf("ex %d", w.Exchange)
	case w.Leg > 0:
		c.About = fmt.Sprintf("leg %d", w.Leg)
	}
	return c
}
