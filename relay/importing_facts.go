package relay

import (
	"fmt"
	"slices"
	"strings"
)

// raceChange is what the first entry of a race says about the race itself.
func (p *importing) raceChange(e Entry) Change {
	id := e.RaceID()
	c := Change{Source: e.Source, Race: id}
	label := strings.TrimSpace(string(id) + " " + e.Race)
	old := p.races[id]
	if old == nil {
		c.What = ChangeNew
		c.Facts = []Fact{&RaceSet{Name: unlike("", e.Race), Format: unlike("", e.Format), Legs: e.Legs}}
		c.Text = fmt.Sprintf("%s: new race, %s", label, e.Format)
		if e.Guessed != "" {
			c.Text += " (a guess: " + e.Guessed + ")"
		}
		return c
	}
	set, said := raceDifference(old, e)
	c.settle(label, said, []Fact{set})
	if c.What == ChangeEdit && old.begun() {
		c.refuse(label, begunReason(old))
	}
	return c
}

// raceDifference is what an entry says otherwise than the race as it stands. A
// guess never changes a format that is set.
func raceDifference(old *Race, e Entry) (*RaceSet, []string) {
	set := &RaceSet{Name: unlike(old.Name, e.Race)}
	var said []string
	if set.Name != nil {
		said = append(said, fmt.Sprintf("is named %q, was %q", e.Race, old.Name))
	}
	if e.Guessed != "" && old.Format.ID != "" {
		return set, said
	}
	legs := legsOf(e)
	if set.Format = unlike(old.Format.ID, e.Format); set.Format != nil {
		set.Legs = e.Legs
		said = append(said, fmt.Sprintf("format %s, was %s", e.Format, old.Format.ID))
	} else if len(legs) > 0 && !slices.Equal(legs, old.Legs) {
		set.Legs = legs
		said = append(said, fmt.Sprintf("legs %v m, were %v m", legs, old.Legs))
	}
	return set, said
}

// sameRace tells whether two entries agree about their race.
func sameRace(a, b Entry) bool {
	return (a.Race == b.Race || a.Race == "" || b.Race == "") && a.Format == b.Format && slices.Equal(legsOf(a), legsOf(b))
}

// teamChange is what an entry says about its team.
func (p *importing) teamChange(i int) Change {
	e, id := p.entries[i], p.ids[i]
	c := Change{Source: e.Source, Race: e.RaceID()}
	label := entryLabel(e)
	if why := p.refusal(i); why != "" {
		c.refuse(label, why)
		return c
	}
	old, known := p.homes[id]
	if !known {
		old = home{p.races[c.Race], &Team{ID: id}}
	}
	facts, said := teamDifference(old, e, known)
	switch known {
	case true:
		c.settle(label, said, facts)
	case false:
		c.What, c.Text, c.Facts = ChangeNew, label+" new", facts
	}
	if c.What == ChangeNone {
		return c
	}
	for _, race := range []*Race{p.races[c.Race], old.race} {
		if race.begun() {
			c.refuse(label, begunReason(race))
			return c
		}
	}
	return c
}

// teamDifference are the facts that make a team what its entry says, and the
// same in words.
func teamDifference(old home, e Entry, known bool) (facts []Fact, said []string) {
	t := old.team
	set := &TeamSet{
		Team: t.ID, Name: unlike(t.Name, e.Team), Code: unlike(t.Code, e.Code), Squad: unlike(t.Squad, e.Squad),
		Lane: unlike(t.Lane, e.Lane), Look: unlike(t.Look, e.Look), Target: unlike(t.Target, e.Target),
	}
	if known && old.race.ID != e.RaceID() {
		set.Left = old.race.ID
		said = append(said, fmt.Sprintf("moves from %s to %s", old.race.ID, e.RaceID()))
		if e.Lane == 0 && t.Lane != 0 {
			set.Lane = new(int) // the old race's lane is none of the new one's
		}
	}
	said = append(said, teamWords(t, set)...)
	if !known || len(said) > 0 {
		facts = append(facts, set)
	}
	for i, runner := range e.Runners {
		var leg Leg
		if i < len(t.Legs) {
			leg = t.Legs[i]
		}
		line := &LineupSet{Team: t.ID, Leg: i + 1, Runner: unlike(leg.Runner, runner.Name), Target: unlike(leg.Target, runner.Target), Best: unlike(leg.Best, runner.Best)}
		if words := lineupWords(leg, line); len(words) > 0 {
			facts = append(facts, line)
			said = append(said, words...)
		}
	}
	return facts, said
}

func teamWords(t *Team, set *TeamSet) (said []string) {
	switch {
	case set.Lane == nil:
	case *set.Lane == 0:
		said = append(said, "without a lane")
	case t.Lane == 0:
		said = append(said, fmt.Sprintf("gets lane %d", *set.Lane))
	default:
		said = append(said, fmt.Sprintf("moves from lane %d to lane %d", t.Lane, *set.Lane))
	}
	for _, f := range []struct {
		what string
		old  string
		now  *string
	}{{"name", t.Name, set.Name}, {"code", t.Code, set.Code}, {"squad", t.Squad, set.Squad}, {"look", t.Look, set.Look}} {
		said = appendWords(said, f.what, f.old, f.now)
	}
	if set.Target != nil {
		said = append(said, "target "+Hundredths(*set.Target))
	}
	return said
}

func lineupWords(leg Leg, set *LineupSet) (said []string) {
	said = appendWords(said, fmt.Sprintf("leg %d", set.Leg), leg.Runner, set.Runner)
	if set.Target != nil {
		said = append(said, fmt.Sprintf("leg %d target %s", set.Leg, Hundredths(*set.Target)))
	}
	if set.Best != nil {
		said = append(said, fmt.Sprintf("leg %d best %s", set.Leg, Hundredths(*set.Best)))
	}
	return said
}

func appendWords(said []string, what, old string, now *string) []string {
	switch {
	case now == nil:
		return said
	case old == "":
		return append(said, what+" "+*now)
	}
	return append(said, fmt.Sprintf("%s %s, was %s", what, *now, old))
}

// settle says what a change of something that stands comes to.
func (c *Change) settle(label string, said []string, facts []Fact) {
	if len(said) == 0 {
		c.What, c.Text = ChangeNone, label
		return
	}
	c.What, c.Text, c.Facts = ChangeEdit, label+" "+strings.Join(said, "; "), facts
}

func (c *Change) refuse(label, why string) {
	c.What, c.Text, c.Facts = ChangeRefused, label+": "+why, nil
}

func begunReason(r *Race) string {
	return fmt.Sprintf("%s is %s, and a race that has begun is not altered", r.ID, r.Status)
}

// entryLabel is an entry as a person looks for it: "12-1-3 lane 4: Boulder A".
func entryLabel(e Entry) string {
	label := string(e.RaceID())
	if e.Lane != 0 {
		label += fmt.Sprintf(" lane %d", e.Lane)
	}
	title := (&Team{Name: e.Team, Code: e.Code, Squad: e.Squad}).Title()
	if title == "" {
		return label
	}
	return label + ": " + title
}

// unlike is a register to write: nil where the list says nothing or what stands
// already.
func unlike[V comparable](stands, says V) *V {
	var nothing V
	if says == nothing || says == stands {
		return nil
	}
	return &says
}
