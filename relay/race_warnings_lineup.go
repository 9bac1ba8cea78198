package relay

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// elsewhere points at a runner who stands in another team of the race, or of
// another heat of its round: nobody runs in two.
func (c *planCheck) elsewhere() {
	if c.t.Scratched {
		return
	}
	for i := range c.t.Legs {
		name := c.t.RunnerOf(i + 1)
		if name == "" {
			continue
		}
		for _, r := range c.r.round() {
			for _, other := range r.Teams {
				if other.ID != c.t.ID && !other.Scratched && !other.Unbound() && other.has(name) {
					c.inTwo(i+1, name, r, other)
				}
			}
		}
	}
}

// inTwo says that a runner stands in two teams. Of two schools they may be two
// people of one name.
func (c *planCheck) inTwo(leg int, name string, r *Race, other *Team) {
	where := other.Title()
	if r.ID != c.r.ID {
		where += " of " + string(r.ID)
	}
	const why = "an athlete runs for one team of an event"
	if SameWord(c.t.Name, other.Name) {
		c.warn(0, leg, "twice!", why, "%s runs in %s too: nobody runs in two teams", name, where)
		return
	}
	c.warn(0, leg, "twice?", why, "%s runs in %s too: the same athlete?", name, where)
}

// has reports whether a runner stands in the team's line-up.
func (t *Team) has(name string) bool {
	for i := range t.Legs {
		if samePerson(t.RunnerOf(i+1), name) {
			return true
		}
	}
	return false
}

// round are the race and the other heats of its round.
func (r *Race) round() []*Race {
	all := []*Race{r}
	event, round, _, err := r.ID.Parts()
	if r.m == nil || err != nil || r.ID.Practice() {
		return all
	}
	for _, id := range slices.Sorted(maps.Keys(r.m.races)) {
		if e, ro, _, err := id.Parts(); err == nil && e == event && ro == round && id != r.ID {
			all = append(all, r.m.Race(id))
		}
	}
	return all
}

// targets points at target times that cannot be meant.
func (c *planCheck) targets() {
	const typed = "a target that cannot be run predicts every hand-off wrongly"
	var set []time.Duration
	open, least := 0, time.Duration(0)
	for i, leg := range c.t.Legs {
		ever := c.r.Format.Fastest(leg.Distance)
		set = append(set, leg.Target)
		switch {
		case leg.Target == 0:
			open++
			least += ever
		case leg.Target < ever:
			c.warn(0, i+1, "fast!", typed, "leg %d in %s: nobody has ever run %s m so fast (%s)", i+1, Hundredths(leg.Target), leg.Distance, Hundredths(ever))
		}
	}
	if c.t.Target <= 0 || len(set) == 0 {
		return
	}
	verdict, diff, _ := CheckSplits(set, nil, c.t.Target)
	rest := c.t.Target
	for _, s := range set {
		rest -= s
	}
	switch {
	case open == 0 && verdict == SplitsBad:
		c.warn(0, 0, "", typed, "the legs' targets add up to %s, %s than the team's %s", Hundredths(c.t.Target+diff), apart(diff), Hundredths(c.t.Target))
	case open > 0 && rest < least:
		c.warn(0, 0, "", typed, "the team's target of %s leaves %s for %s: nobody can run that", Hundredths(c.t.Target), Hundredths(max(0, rest)), number(open, "leg"))
	}
}

// apart is by how much two times differ: "0.40 s more".
func apart(diff time.Duration) string {
	if diff < 0 {
		return fmt.Sprintf("%s s less", Hundredths(-diff))
	}
	return fmt.Sprintf("%s s more", Hundredths(diff))
}
