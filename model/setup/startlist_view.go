package setup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"baton/model/ui"
	"baton/relay"
	"baton/views"
)

// View is what the screen shows.
func (s *StartList) View(sh *ui.Shell) views.Props {
	race := sh.Session.State.Race(s.race)
	if race == nil {
		return &views.Page{Edges: sh.Edges("Line-ups"), Text: "There is no such race any more."}
	}
	s = s.current(sh)
	rows := s.entries(sh)
	p := views.StartList{
		Edges:    s.Edges(sh, raceTitle(race), s.about(sh, race), StartListKeys.foot()...),
		Selected: s.Selected,
		Empty:    s.Empty("No team yet: n makes one, and baton import brings a start list."), Leg: s.leg - 1,
	}
	sh.WarnReadOnly(&p.Edges)
	for _, t := range rows {
		p.Rows = append(p.Rows, entryRow(race, t))
	}
	if len(rows) > 0 {
		lineUp(&p, race, rows[s.Selected])
	}
	return &p
}

// current is the screen with its selection where its team is now; another
// station may have changed lanes since the last key.
func (s *StartList) current(sh *ui.Shell) *StartList {
	now := *s
	now.keepTeam(sh)
	return &now
}

// raceTitle is a race as its start list is headed.
func raceTitle(race *relay.Race) string {
	return strings.TrimSpace(string(race.ID) + "  " + cmp.Or(race.Name, race.Format.Name))
}

func (s *StartList) about(sh *ui.Shell, race *relay.Race) string {
	races := ui.RacesOf(sh.Session.State)
	at := slices.IndexFunc(races, func(other *relay.Race) bool { return other.ID == race.ID })
	return fmt.Sprintf("race %d of %d · %s", at+1, len(races), race.Status)
}

// entryRow is one entry as its row shows it.
func entryRow(race *relay.Race, t *relay.Team) views.StartListRow {
	row := views.StartListRow{Lane: relay.NumberOrNone(t.Lane), Team: t.Title(), Look: t.Look, Hip: t.Hip, Seed: relay.TimeOrNone(t.Seed), Target: relay.TimeOrNone(t.Target)}
	if t.Pinned {
		row.Team += " ★"
	}
	var names []string
	named, changed := 0, false
	for i, leg := range t.Legs {
		name := t.RunnerOf(i + 1)
		if name != "" {
			named++
		}
		names = append(names, cmp.Or(relay.LastName(name), "·"))
		changed = changed || leg.Changed || leg.Presence.Runner != ""
	}
	if named > 0 {
		row.Runners = strings.Join(names, ", ")
	}
	switch {
	case t.Scratched:
		row.Status, row.Tone = "scratched", views.Out
	case changed:
		row.Status, row.Tone = "changed", views.Watch
	case t.Locked:
		row.Status, row.Tone = "declared", views.Good
	case named > 0 || len(t.Legs) > 0:
		row.Status = fmt.Sprintf("%d of %d", named, len(t.Legs))
	}
	if mark := teamMark(race, t); mark != "" && !t.Scratched {
		row.Status, row.Tone = strings.TrimSpace(mark+" "+row.Status), views.Watch
	}
	return row
}

// teamMark is the first of what a coach would change about a team, in a word.
func teamMark(race *relay.Race, t *relay.Team) string {
	for _, w := range race.PlanWarnings(t, nil) {
		if w.Mark != "" {
			return w.Mark
		}
	}
	return ""
}

// lineUp fills in the selected entry.
func lineUp(p *views.StartList, race *relay.Race, t *relay.Team) {
	p.Team, p.Facts, p.Alternates = t.Title(), teamFacts(t), strings.Join(t.Alternates, ", ")
	warnings := race.PlanWarnings(t, nil)
	for i := range t.Legs {
		row := legRow(race, t, i+1)
		if mark := relay.PlanMark(warnings, i+1); mark != "" {
			row.Status = strings.TrimSpace(mark + " " + row.Status)
			if row.Tone != views.Alarm {
				row.Tone = views.Watch
			}
		}
		p.Legs = append(p.Legs, row)
	}
	for _, w := range warnings { // what can wait stands in the plan; legs still open are seen
		if !w.Open && (w.Exchange == 0 || w.Mark != "") {
			p.Warnings = append(p.Warnings, warningAbout(w)+w.Text)
		}
	}
}

// warningAbout is which exchange a warning is about, where its words do not say.
func warningAbout(w relay.Warning) string {
	if w.Exchange == 0 {
		return ""
	}
	return fmt.Sprintf("ex %d: ", w.Exchange)
}

// teamFacts are what is known of an entry, in one line.
func teamFacts(t *relay.Team) string {
	var facts []string
	if t.Locked {
		facts = append(facts, "order declared")
	}
	for _, f := range []struct{ what, value string }{
		{"lane ", relay.NumberOrNone(t.Lane)}, {"", t.Look}, {"hip ", t.Hip}, {"seed ", relay.TimeOrNone(t.Seed)}, {"target ", relay.TimeOrNone(t.Target)},
	} {
		if f.value != "" {
			facts = append(facts, f.what+f.value)
		}
	}
	return strings.Join(facts, " · ")
}

// legRow is one leg: who runs it, what it asks, and what became of it.
func legRow(race *relay.Race, t *relay.Team, n int) views.StartListLeg {
	leg := t.Legs[n-1]
	asked, best := race.Pace(t, n)
	row := views.StartListLeg{
		Leg: fmt.Sprintf("%d %s m", n, leg.Distance), Runner: t.RunnerOf(n),
		Target: relay.TimeOrNone(asked.Time), Per100: relay.TimeOrNone(asked.Per100), PerLap: relay.TimeOrNone(asked.PerLap),
	}
	if _, word, ok := race.NamedBest(t, n); ok {
		row.Best = word + " " + relay.TimeOrNone(best.Time)
	}
	switch {
	case leg.Presence.Runner != "":
		row.Status, row.Tone = fmt.Sprintf("for %s: %s", cmp.Or(leg.Runner, "nobody"), leg.Presence.Reason), views.Watch
	case leg.Changed:
		row.Status, row.Tone = "changed: "+leg.Why, views.Watch
	case leg.Presence.State == relay.KindMissing:
		row.Status, row.Tone = "missing", views.Alarm
	case leg.Runner == "":
		row.Status = "open"
	}
	if target, of, ok := t.StaleTarget(n); ok {
		row.Status = strings.TrimSpace(row.Status + " · target " + relay.Hundredths(target) + " was " + of + "'s")
		row.Status = strings.TrimPrefix(row.Status, "· ")
	}
	return row
}
