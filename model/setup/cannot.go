package setup

import (
	"slices"

	"baton/model/ui"
	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// What a screen says where a key comes to nothing, and the list of commands before
// it is pressed.
const (
	noTeam     = "there is no team yet: n makes one"
	noneAtZone = "no team is in this race yet: n adds one"
	noLegs     = "the race has no format yet, and so no legs"
	noRunner   = "nobody runs this leg yet: enter names them"
	nobody     = "nobody is named in this meet yet"
	startsFlag = "the starter sees the start: it has no flag"
	noOther    = "there is no other race on that side"
	notBrought = "nothing else is known of how this pair had it"
	noAdvice   = "there is no advice to take"

	noGuess     = "this row makes no guess"
	formatKnown = "this row's format is known"
	notBegun    = "this row waits for no race that has begun"
)

// refused is why a command about a race would be refused now.
func refused(sh *ui.Shell, race relay.RaceID, c relay.Command) string {
	if _, err := sh.Session.State.Decide(race, sh.Session.Desk, c, sh.Session.Instant(sh.At)); err != nil {
		return err.Error()
	}
	return ""
}

// Cannot says why a key would come to nothing among the line-ups.
func (s *StartList) Cannot(sh *ui.Shell, b key.Binding) string {
	k, t := StartListKeys, s.Chosen(sh)
	is := func(keys ...key.Binding) bool {
		return slices.ContainsFunc(keys, func(o key.Binding) bool { return ui.Same(o, b) })
	}
	switch {
	case is(k.Previous) && ui.RaceBeside(sh.Session.State, s.race, -1) == "", is(k.Next) && ui.RaceBeside(sh.Session.State, s.race, 1) == "":
		return noOther
	case t == nil && is(k.Runner, k.Target, k.Person, k.Substitute, k.Paste, k.Edit, k.Lane, k.Scratch, k.Lock, k.Plan, k.Orders, k.Left, k.Right):
		return noTeam
	case t == nil:
	case len(t.Legs) == 0 && is(k.Runner, k.Target, k.Person, k.Substitute, k.Left, k.Right):
		return noLegs
	case is(k.Person) && t.RunnerOf(s.leg) == "":
		return noRunner
	case is(k.Left) && s.leg <= 1:
		return "this is the first leg"
	case is(k.Right) && s.leg >= len(t.Legs):
		return "this is the last leg"
	case is(k.Scratch) && !t.Scratched:
		return refused(sh, s.race, relay.Scratch{Team: t.ID})
	case is(k.Lock) && !t.Locked:
		return refused(sh, s.race, relay.Lock{Team: t.ID})
	}
	return s.List.Cannot(b, len(s.entries(sh)))
}

// Cannot says why a key would come to nothing among the runners.
func (s *people) Cannot(sh *ui.Shell, b key.Binding) string {
	all := s.filtered(sh)
	if one, ok := ui.Chosen(&s.List, all); ok && ui.Same(b, PeopleKeys.Apart) {
		return refused(sh, "", relay.PartRunners{Name: one.Name, Team: one.Team})
	}
	return s.List.Cannot(b, len(all), PeopleKeys.Same, PeopleKeys.Apart)
}

// Cannot says why a key would come to nothing among the orders.
func (s *orders) Cannot(sh *ui.Shell, b key.Binding) string {
	all, _, err := s.all(sh)
	rows := 0
	if err == nil {
		rows = len(s.filtered(all))
	}
	return s.List.Cannot(b, rows, OrdersKeys.Take)
}

// Cannot says why a key would come to nothing at check-in.
func (s *checkin) Cannot(sh *ui.Shell, b key.Binding) string {
	k, race := CheckinKeys, sh.Session.State.Race(s.race)
	if race == nil {
		return ""
	}
	marks := map[string]relay.Kind{k.Missing.Keys()[0]: relay.KindMissing, k.Wrong.Keys()[0]: relay.KindWrongZone, k.Warming.Keys()[0]: relay.KindWarmingUp}
	as, marked := marks[b.Keys()[0]]
	h, ok := s.chosen(race)
	of := ui.List{Selected: s.selected}
	switch {
	case ui.Same(b, k.Ready) && s.exchange(race) == racesheet.StartZone:
		return startsFlag
	case !ok && (marked || slices.ContainsFunc([]key.Binding{k.Sub, k.Lanes, k.Scratch, k.Plan}, func(o key.Binding) bool { return ui.Same(o, b) })):
		return noneAtZone
	case marked && h.Team.Legs[h.Leg-1].Presence.State != as:
		return refused(sh, s.race, relay.Attend{As: as, Team: h.Team.ID, Leg: h.Leg})
	case ok && ui.Same(b, k.Scratch) && !h.Team.Scratched:
		return refused(sh, s.race, relay.Scratch{Team: h.Team.ID})
	}
	return of.Cannot(b, len(atZone(race, s.exchange(race))))
}

// Cannot says why a key would come to nothing in the plan.
func (s *Plan) Cannot(sh *ui.Shell, b key.Binding) string {
	k := PlanKeys
	race, t := s.state(sh)
	if t == nil {
		return ""
	}
	at := slices.IndexFunc(race.Teams, func(o *relay.Team) bool { return o.ID == t.ID })
	switch {
	case ui.Same(b, k.Up) && s.exchange <= 1:
		return "this is the first exchange"
	case ui.Same(b, k.Down) && s.exchange >= len(t.Legs)-1:
		return "this is the last exchange"
	case ui.Same(b, k.Left) && s.field == 0:
		return "this is the first field"
	case ui.Same(b, k.Right) && s.field == len(planFields)-1:
		return "this is the last field"
	case ui.Same(b, k.Before) && at == 0, ui.Same(b, k.After) && at == len(race.Teams)-1:
		return "there is no other team on that side"
	case ui.Same(b, k.Usual):
		return refused(sh, s.race, relay.TakeUsualPlan{Team: s.Team})
	case ui.Same(b, k.Practise):
		p, err := race.PracticeOf(t, s.exchange)
		if err != nil {
			return err.Error()
		}
		return refused(sh, sh.Session.State.PracticeRace(p), relay.Practise{Practice: p})
	case ui.Same(b, k.Take):
		if _, ok := s.lastPlanned(sh, race, t); !ok {
			return notBrought
		}
	}
	return ""
}

// Cannot says why a key would come to nothing on the card.
func (s *Card) Cannot(sh *ui.Shell, b key.Binding) string {
	_, high := views.FormRoom(sh.Width, sh.Height)
	lines := s.shown(sh)
	of := ui.List{Selected: s.from}
	if race := sh.Session.State.Race(s.race); ui.Same(b, CardKeys.Print) && (race == nil || race.Team(s.team) == nil) {
		return "this team is no longer in the race"
	}
	return of.Cannot(b, max(1, len(lines)-high+1))
}

// Cannot says why a key would come to nothing on the page of a pair.
func (s *Pair) Cannot(sh *ui.Shell, b key.Binding) string {
	race, t, plan := s.now(sh)
	if t == nil || !ui.Same(b, PairKeys.Take) {
		return ""
	}
	advice, _ := s.advise(sh, race, t, plan)
	if _, ok := s.offered(advice, plan); !ok {
		return noAdvice
	}
	return ""
}

// Cannot says why a key would come to nothing among the practices.
func (s *practices) Cannot(sh *ui.Shell, b key.Binding) string {
	return s.List.Cannot(b, len(s.filtered(sh)), PracticesKeys.Practise)
}

// Cannot says why a key would come to nothing in an import.
func (s *Import) Cannot(_ *ui.Shell, b key.Binding) string {
	k := ImportKeys
	row, _ := s.chosen()
	switch {
	case ui.Same(b, k.Agree) && (!row.Asks || row.Guess == ""):
		return noGuess
	case ui.Same(b, k.Format) && !row.Asks:
		return formatKnown
	case ui.Same(b, k.Begun) && row.Begun == "":
		return notBegun
	}
	return s.List.Cannot(b, len(s.filtered()))
}

// Cannot says why a key would come to nothing among the settings.
func (s *laptop) Cannot(_ *ui.Shell, b key.Binding) string {
	k, rows := SettingsKeys, s.filtered()
	one, ok := ui.Chosen(&s.List, rows)
	if ok && (ui.Same(b, k.Next) || ui.Same(b, k.Before)) && !one.Turns() && !one.Typed() {
		return "the " + one.Label + " stays as it was drawn"
	}
	return s.List.Cannot(b, len(rows), k.Next, k.Before)
}
