package entry

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
)

// raceChange is what the first entry of a race says about the race itself.
func (p *importing) raceChange(e Entry) Change {
	id := e.RaceID()
	c := Change{Source: e.Source, Race: id}
	label := strings.TrimSpace(string(id) + " " + e.Race)
	old := p.races[id]
	if p.asks(e) {
		c.ask(label, e, p.Guesses)
		return c
	}
	if old == nil {
		c.What = ChangeNew
		c.Facts = []relay.Fact{&relay.RaceSet{Name: relay.Newly("", e.Race), Format: relay.Newly("", e.Format), Legs: e.Legs, Way: relay.Newly("", e.Way)}}
		c.Text = fmt.Sprintf("%s: new race, %s", label, e.formatWords())
		if e.Guessed != "" {
			c.Text += " (a guess: " + e.Guessed + ")"
		}
		return c
	}
	set, said := raceDifference(old, e)
	c.settle(label, said, []relay.Fact{set})
	if c.What == ChangeEdit && p.closed(old) {
		c.refuse(label, begunReason(old))
		c.Begun = old.ID
	}
	return c
}

// formatWords are an entry's format with the legs that the format leaves open:
// "custom, 8x50 m".
func (e Entry) formatWords() string {
	switch {
	case len(e.Legs) == 0:
		return string(e.Format)
	case slices.Min(e.Legs) == slices.Max(e.Legs):
		return fmt.Sprintf("%s, %dx%s m", e.Format, len(e.Legs), e.Legs[0])
	}
	return fmt.Sprintf("%s, %s m", e.Format, legsInWords(e.Legs))
}

// raceDifference is what an entry says otherwise than the race as it stands. A
// guess never changes a format that is set.
func raceDifference(old *relay.Race, e Entry) (*relay.RaceSet, []string) {
	set := &relay.RaceSet{Name: relay.Newly(old.Name, e.Race)}
	var said []string
	if set.Name != nil {
		said = append(said, fmt.Sprintf("is named %q, was %q", e.Race, old.Name))
	}
	if e.Guessed != "" && old.Format.ID != "" {
		return set, said
	}
	legs := legsOf(e)
	if set.Format = relay.Newly(old.Format.ID, e.Format); set.Format != nil {
		set.Legs = e.Legs
		said = append(said, fmt.Sprintf("format %s, was %s", e.Format, old.Format.ID))
	} else if len(legs) > 0 && !slices.Equal(legs, old.Legs) {
		set.Legs = legs
		said = append(said, fmt.Sprintf("legs %v m, were %v m", legs, old.Legs))
	}
	if e.Way != "" && (old.Way != e.Way || !old.WayChosen) {
		set.Way = &e.Way
		said = append(said, fmt.Sprintf("%s, was %s", e.Way, old.Way))
	}
	return set, said
}

// sameRace reports whether two entries agree about their race.
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
		old = home{p.races[c.Race], &relay.Team{ID: id}}
	}
	e = p.lineUp(e)
	facts, said := teamDifference(old, e, known)
	if c.settle(label, said, facts); !known {
		c.What, c.Text, c.Facts = ChangeNew, label+" new"+e.peopleWords(), facts
	}
	if c.What == ChangeNone {
		return c
	}
	for _, remark := range e.remarks {
		c.Text, c.Look = c.Text+"; "+remark, true
	}
	if head := p.entries[p.heads[c.Race]]; p.asks(head) {
		c.What, c.Text, c.Facts = ChangeUnsure, label+": waits for its race's format", nil
		return c
	}
	for _, race := range []*relay.Race{p.races[c.Race], old.race} {
		if p.closed(race) {
			c.refuse(label, begunReason(race))
			c.Begun = race.ID
			return c
		}
	}
	return c
}

// lineUp is an entry with its runners split into those of the race's legs and
// those beyond them, who are alternates.
func (p *importing) lineUp(e Entry) Entry {
	legs := len(legsOf(e))
	if old := p.races[e.RaceID()]; old != nil && e.Guessed != "" && len(old.Legs) > 0 {
		legs = len(old.Legs)
	}
	if legs == 0 || len(e.Runners) <= legs {
		return e
	}
	alternates := slices.Clone(e.Alternates)
	for _, r := range e.Runners[legs:] {
		if r.Name != "" && !slices.Contains(alternates, r.Name) {
			alternates = append(alternates, r.Name)
		}
	}
	e.Runners, e.Alternates = e.Runners[:legs], alternates
	return e
}

// teamDifference are the facts that make a team what its entry says, and the
// same in words.
func teamDifference(old home, e Entry, known bool) (facts []relay.Fact, said []string) {
	t := old.team
	set := &relay.TeamSet{
		Team: t.ID, Name: relay.Newly(t.Name, e.Team), Code: relay.Newly(t.Code, e.Code), Squad: relay.Newly(t.Squad, e.Squad),
		Lane: relay.Newly(t.Lane, e.Lane), Look: relay.Newly(t.Look, e.Look), Seed: relay.Newly(t.Seed, e.Seed), Target: relay.Newly(t.Target, e.Target),
		Scratched: relay.Newly(t.Scratched, e.Scratched), Hip: relay.Newly(t.Hip, e.Hip), Pinned: relay.Newly(t.Pinned, e.Pinned),
	}
	if len(e.Alternates) > 0 && !slices.Equal(t.AllCalled(e.Alternates), t.Alternates) {
		set.Alternates = e.Alternates
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
		var leg relay.Leg
		if i < len(t.Legs) {
			leg = t.Legs[i]
		}
		runner.Name = t.Called(runner.Name)
		who := cmp.Or(runner.Name, leg.Runner)
		target, best := leg.Target, time.Duration(0)
		if i < len(t.Legs) {
			target = t.TargetFor(i, who)
			best = t.Listed(who, leg.Distance)
		}
		line := &relay.LineupSet{Team: t.ID, Leg: i + 1, Runner: relay.Newly(leg.Runner, runner.Name), Target: relay.Newly(target, runner.Target)}
		if who != "" { // a best of nobody is nobody's
			line.Best = relay.Newly(best, runner.Best)
		}
		if line.Target != nil || line.Best != nil {
			line.Of = who
		}
		if words := lineupWords(leg, line); len(words) > 0 {
			facts = append(facts, line)
			said = append(said, words...)
		}
	}
	return facts, said
}

// peopleWords says who comes with a new team, and what is hoped of it: ", 4
// runners, 2 alternates, target 50.20, 4 bests".
func (e Entry) peopleWords() (words string) {
	add := func(n int, what string) {
		if n > 0 {
			words += ", " + relay.Count(n, what)
		}
	}
	with := func(has func(Runner) bool) (n int) {
		for _, r := range e.Runners {
			if has(r) {
				n++
			}
		}
		return n
	}
	add(with(func(r Runner) bool { return r.Name != "" }), "runner")
	add(len(e.Alternates), "alternate")
	if e.Target > 0 {
		words += ", target " + relay.Hundredths(e.Target)
	}
	add(with(func(r Runner) bool { return r.Target > 0 }), "leg target")
	add(with(func(r Runner) bool { return r.Best > 0 }), "best")
	if e.Hip != "" {
		words += ", bib " + e.Hip
	}
	if e.Pinned {
		words += ", pinned"
	}
	if e.Scratched {
		words += ", scratched"
	}
	return words
}

func teamWords(t *relay.Team, set *relay.TeamSet) (said []string) {
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
	}{{"name", t.Name, set.Name}, {"code", t.Code, set.Code}, {"squad", t.Squad, set.Squad}, {"look", t.Look, set.Look}, {"bib", t.Hip, set.Hip}} {
		said = appendWords(said, f.what, f.old, f.now)
	}
	if set.Seed != nil {
		said = append(said, "seed "+relay.Hundredths(*set.Seed))
	}
	if set.Target != nil {
		said = append(said, "target "+relay.Hundredths(*set.Target))
	}
	if set.Scratched != nil {
		said = append(said, "scratched")
	}
	if set.Pinned != nil {
		said = append(said, "pinned")
	}
	if set.Alternates != nil {
		said = appendWords(said, "alternates", strings.Join(t.Alternates, ", "), new(strings.Join(set.Alternates, ", ")))
	}
	return said
}

func lineupWords(leg relay.Leg, set *relay.LineupSet) (said []string) {
	said = appendWords(said, fmt.Sprintf("leg %d", set.Leg), leg.Runner, set.Runner)
	if set.Target != nil {
		said = append(said, fmt.Sprintf("leg %d target %s", set.Leg, relay.Hundredths(*set.Target)))
	}
	if set.Best != nil {
		said = append(said, fmt.Sprintf("leg %d best %s", set.Leg, relay.Hundredths(*set.Best)))
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
func (c *Change) settle(label string, said []string, facts []relay.Fact) {
	if len(said) == 0 {
		c.What, c.Text = ChangeNone, label
		return
	}
	c.What, c.Text, c.Facts = ChangeEdit, label+" "+strings.Join(said, "; "), facts
}

func (c *Change) refuse(label, why string) {
	c.What, c.Text, c.Facts = ChangeRefused, label+": "+why, nil
}

// ask leaves a race to a person: whether the guess is right, or what its format
// is at all.
func (c *Change) ask(label string, e Entry, guesses bool) {
	c.What, c.Asks, c.Guess = ChangeUnsure, true, e.Format
	switch {
	case e.Format != "":
		c.Text = fmt.Sprintf("%s: %s? (%s)", label, e.Format, e.Guessed)
	case guesses:
		c.refuse(label, "its format cannot be guessed: "+e.Guessed)
	default:
		c.Text = fmt.Sprintf("%s: which format? (%s)", label, e.Guessed)
	}
}

func begunReason(r *relay.Race) string {
	return fmt.Sprintf("%s is %s, and a race that has begun is not altered unless it is named", r.ID, r.Status)
}

// entryLabel is an entry as a person looks for it: "12-1-3 lane 4: Boulder A".
func entryLabel(e Entry) string {
	label := string(e.RaceID())
	if e.unplaced != "" {
		label = e.Race
	}
	if e.Lane != 0 {
		label += fmt.Sprintf(" lane %d", e.Lane)
	}
	title := (&relay.Team{Name: e.Team, Code: e.Code, Squad: e.Squad}).Title()
	if title == "" {
		return label
	}
	return label + ": " + title
}
