package results

import (
	"fmt"
	"slices"

	"baton/relay"
)

// Remarks are what a race's results must say beside its times, a sentence each:
// who was reported or disqualified, what for and under which rule, who dropped
// the baton, and who came in where a decision has changed the places.
func Remarks(r *relay.Race, book relay.Rulebook) []string {
	var said []string
	for _, i := range r.Incidents {
		if t := r.Team(i.Team); t != nil && !i.Void {
			if text := remark(i, r, book); text != "" {
				said = append(said, t.Title()+": "+text)
			}
		}
	}
	for _, res := range Results(r) {
		if res.Code != relay.Disqualified {
			continue
		}
		if !reported(r, res.Team.ID) {
			said = append(said, res.Team.Title()+": disqualified by the official results")
		}
		if res.Crossed > 0 {
			said = append(said, fmt.Sprintf("%s came in %s, in %s", res.Team.Title(), relay.Ordinal(res.Crossed), res.Time()))
		}
	}
	return said
}

// reported reports whether a flag or disqualification of a team stands.
func reported(r *relay.Race, id relay.TeamID) bool {
	for _, i := range r.Incidents {
		if i.Team == id && !i.Void && (i.Kind == relay.KindFlag || i.Kind == relay.KindDQ) && i.Decision != relay.Dismissed {
			return true
		}
	}
	return false
}

// remark is what a report comes to, empty where results have no need of it.
func remark(i relay.Report, r *relay.Race, book relay.Rulebook) string {
	switch i.Kind {
	case relay.KindDrop:
		return "dropped the baton" + where(i, r)
	case relay.KindFlag, relay.KindDQ:
		what := where(i, r) + offence(i, book)
		switch {
		case i.Reinstated:
			return "disqualified" + what + "; reinstated"
		case i.Decision == relay.Upheld:
			return "disqualified" + what
		case i.Decision == relay.Dismissed:
			return "reported" + what + "; dismissed"
		case i.Kind == relay.KindDQ:
			return "disqualified" + what + "; provisional"
		}
		return "reported" + what + "; not yet decided"
	}
	return ""
}

func where(i relay.Report, r *relay.Race) string {
	at, n := "at", i.Exchange
	if n == 0 {
		at, n = "near", i.Near
	}
	if n < 1 || n >= len(r.Legs) {
		return ""
	}
	return fmt.Sprintf(" %s exchange %d", at, n)
}

// offence is the infraction in the rulebook's words, with its rule.
func offence(i relay.Report, book relay.Rulebook) string {
	known, _ := book.Infraction(i.What)
	words, rule := known.What, i.Rule
	if words == "" {
		words = i.What
	}
	if rule == "" {
		rule = known.Cited()
	}
	switch {
	case words == "":
		return ""
	case rule == "":
		return ", " + words
	}
	return fmt.Sprintf(", %s (%s)", words, rule)
}

// Reliance is how far a race's results can be relied on, in a word or two.
func Reliance(r *relay.Race) string {
	known := slices.ContainsFunc(r.Teams, func(t *relay.Team) bool { return t.Official != nil })
	switch {
	case r.Status == relay.Settled:
		return "Official"
	case r.Status == relay.Finished, r.Status != relay.Running && known:
		return "Provisional"
	case r.Status == relay.Running:
		return "Still running"
	}
	return "Not yet run"
}

// HowTimed says how a race's times were taken, a sentence each, for whoever
// reads them beside other results.
func HowTimed(r *relay.Race) (said []string) {
	how := newTaking(r)
	said = append(said, how.splits()...)
	if how.keepers > 0 && !how.c.On && r.GunEstimated() {
		said = append(said, "The gun was put in afterwards: totals and first legs are as sure as it is.")
	}
	if r.GunByClock() && how.keepers+how.pressed > 0 {
		said = append(said, "Nobody pressed the gun: it is the timing computer's, whose clock was laid beside the keeper's guns of other races.")
	}
	if c := how.c; c.On && how.keepers > 0 {
		said = append(said, "Times marked hand are the keeper's own.")
	}
	if slices.ContainsFunc(r.Teams, r.ZoneDoubted) {
		said = append(said, "? faster through the zone than anybody runs (12.5 m/s): its marks are put right in the race's review.")
	}
	said = append(said, r.ZonesDoubted()...)
	said = append(said, how.c.slips(r)...)
	said = append(said, how.c.Questions(r)...)
	if how.estimated {
		said = append(said, "* put in afterwards, or by a clock that was not compared with the gun's.")
		said = append(said, r.ClocksTold()...)
	}
	return said
}

// taking is how a race's times were taken.
type taking struct {
	c         Calibration
	official  bool // some total is an official time
	keepers   int  // totals that are the keeper's
	apart     bool // some legs end with the keeper's time, their total is official
	pressed   int  // teams with splits by hand
	companys  int  // teams with splits of the timing company
	estimated bool
}

func newTaking(r *relay.Race) taking {
	how := taking{c: Calibrate(r)}
	for _, res := range how.c.Results(r) {
		how.official = how.official || res.Official
		how.apart = how.apart || !res.AddsUp()
		how.estimated = how.estimated || slices.ContainsFunc(res.Legs, func(l LegResult) bool { return l.Estimated })
		if res.Finished && !res.Official && res.Code == relay.In {
			how.keepers++
		}
		switch {
		case res.SplitsOfficial:
			how.companys++
		case slices.ContainsFunc(res.Legs[:max(0, len(res.Legs)-1)], func(l LegResult) bool { return l.Passed }):
			how.pressed++
		}
	}
	return how
}

// splits says whose the splits are and what a correction of them knows: it is
// made of finishes alone, and tells nothing of presses at the exchanges.
func (how taking) splits() (said []string) {
	switch c := how.c; {
	case c.On && how.pressed > 0 && c.Lanes < calibrationNeeds:
		said = append(said, fmt.Sprintf("Splits are timed by hand. The same keeper's finishes lay %s s off official times in %s, by the gun and the habit at the finish together.%s", relay.Hundredths(c.Error.Abs()), relay.Count(c.Others, "other race"), c.moved()))
	case c.On && how.pressed > 0:
		said = append(said,
			fmt.Sprintf("Splits are timed by hand. The finishes of %s lie %s s off their official times, by the gun and the habit at the finish together, and then agree to within %s s.%s", relay.Count(c.Lanes, "team"), relay.Hundredths(c.Error.Abs()), relay.Hundredths(c.Spread), c.moved()))
	case how.official && how.apart:
		said = append(said, "Splits are timed by hand, and end with the hand time, not with the official one.")
	case how.keepers > 0:
		said = append(said, "All times are hand times. Two presses by one person can lie 0.1 s apart.")
	}
	switch how.companys {
	case 0:
	case 1:
		said = append(said, "The splits of one team are the timing company's.")
	default:
		said = append(said, fmt.Sprintf("The splits of %d teams are the timing company's.", how.companys))
	}
	return said
}

// moved says what became of the exchanges, a sentence after the one on the finishes.
func (c Calibration) moved() string {
	if off, pm, ok := c.atExchanges(); ok {
		return fmt.Sprintf(" Exchanges are moved by %s ± %s s: how a keeper presses those is not had from finishes.", relay.Hundredths(off.Abs()), upToTenth(pm))
	}
	return " Exchanges are moved by what each keeper's lie off."
}

// slips say which passes are taken to have been elsewhere than they were pressed.
func (c Calibration) slips(r *relay.Race) (said []string) {
	for _, t := range r.Teams {
		for _, s := range c.Teams[t.ID].Slips {
			way := "later"
			if s.By < 0 {
				way = "earlier"
			}
			said = append(said, fmt.Sprintf("%s: exchange %d is taken %s s %s than it was pressed, by what such legs take and the other presses.", t.Title(), s.Exchange, relay.Tenths(s.By.Abs()), way))
		}
	}
	return said
}

// Questions are what is in doubt of a race's times, a team each, as it stands at
// the foot of what is printed.
func (c Calibration) Questions(r *relay.Race) (said []string) {
	for _, t := range r.Teams {
		if note := c.Teams[t.ID].Question.Note(); note != "" {
			line := "? " + t.Title() + ": " + note + ". " + c.Teams[t.ID].Leaves()
			if c.Teams[t.ID].Short && t.Official == nil {
				line += " Nor is its place, and others' may change with it."
			}
			said = append(said, line)
		}
	}
	return said
}
