package relay

import (
	"fmt"
	"slices"
)

// Remarks are what a race's results must say beside its times, a sentence each:
// who was reported or disqualified, what for and under which rule, who dropped
// the baton, and who came in where a decision has changed the places.
func Remarks(r *Race, book Rulebook) []string {
	var said []string
	for _, i := range r.Incidents {
		if t := r.Team(i.Team); t != nil && !i.Void {
			if text := i.remark(r, book); text != "" {
				said = append(said, t.Title()+": "+text)
			}
		}
	}
	for _, res := range Results(r) {
		if res.Code != Disqualified {
			continue
		}
		if !r.reported(res.Team.ID) {
			said = append(said, res.Team.Title()+": disqualified by the official results")
		}
		if res.Crossed > 0 {
			said = append(said, fmt.Sprintf("%s came in %s, in %s", res.Team.Title(), Ordinal(res.Crossed), res.Time()))
		}
	}
	return said
}

// reported tells whether a flag or disqualification of a team stands.
func (r *Race) reported(id TeamID) bool {
	for _, i := range r.Incidents {
		if i.Team == id && !i.Void && (i.Kind == KindFlag || i.Kind == KindDQ) && i.Decision != Dismissed {
			return true
		}
	}
	return false
}

// remark is what a report comes to, empty where results have no need of it.
func (i Report) remark(r *Race, book Rulebook) string {
	switch i.Kind {
	case KindDrop:
		return "dropped the baton" + i.where(r)
	case KindFlag, KindDQ:
		what := i.where(r) + i.offence(book)
		switch {
		case i.Reinstated:
			return "disqualified" + what + "; reinstated"
		case i.Decision == Upheld:
			return "disqualified" + what
		case i.Decision == Dismissed:
			return "reported" + what + "; dismissed"
		case i.Kind == KindDQ:
			return "disqualified" + what + "; provisional"
		}
		return "reported" + what + "; not yet decided"
	}
	return ""
}

func (i Report) where(r *Race) string {
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
func (i Report) offence(book Rulebook) string {
	known, _ := book.Infraction(i.What)
	words, rule := known.What, i.Rule
	if words == "" {
		words = i.What
	}
	if rule == "" {
		rule = known.Rule
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
func Reliance(r *Race) string {
	known := slices.ContainsFunc(r.Teams, func(t *Team) bool { return t.Official != nil })
	switch {
	case r.Status == Settled:
		return "Official"
	case r.Status == Finished, r.Status != Running && known:
		return "Provisional"
	case r.Status == Running:
		return "Still running"
	}
	return "Not yet run"
}

// HowTimed says how a race's times were taken, a sentence each, for whoever
// reads them beside other results.
func HowTimed(r *Race) (said []string) {
	var official, hand, apart, estimated bool
	for _, res := range Results(r) {
		official = official || res.Official
		hand = hand || res.Finished && !res.Official && res.Code == In
		apart = apart || !res.AddsUp()
		estimated = estimated || slices.ContainsFunc(res.Legs, func(l LegResult) bool { return l.Estimated })
	}
	c := Calibrate(r)
	switch {
	case c.On:
		said = append(said, fmt.Sprintf("Splits are timed by hand and set right by the official times of %d teams: by %s s, the clock's error at the gun, to within %s s.", c.Lanes, Hundredths(abs(c.Error)), Hundredths(c.Spread)))
	case official && apart:
		said = append(said, "Splits are timed by hand, and end with the hand time, not with the official one.")
	case hand:
		said = append(said, "All times are hand times. Two presses by one person can lie 0.1 s apart.")
	}
	if c.On && hand {
		said = append(said, "Times marked hand are the keeper's own.")
	}
	if slices.ContainsFunc(r.Teams, r.zoneDoubted) {
		said = append(said, "? faster through the zone than anybody runs (12.5 m/s): its marks are put right in the race's review.")
	}
	if estimated {
		said = append(said, "* put in afterwards: nobody pressed it.")
	}
	return said
}
