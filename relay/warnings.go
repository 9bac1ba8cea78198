package relay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Warning is what a coach would say of a team's plan. It never blocks: the
// coach at the track knows more.
type Warning struct {
	Exchange int    // 0 where it is about no exchange
	Leg      int    // 0 where it is about no leg
	Text     string // what is wrong, and what to do
	Why      string // the reason behind it
}

// PlanWarnings checks a team's line-up and hand-off plan, in the order of the
// legs. practised tells how often a pair has handed off, by the names of who
// gives and who takes; nil where nothing is known of that.
func (r *Race) PlanWarnings(t *Team, practised func(gives, takes string) int) []Warning {
	c := planCheck{r: r, t: t}
	c.runners()
	for n := 1; n < len(t.Legs); n++ {
		if !r.Format.Hurdles {
			c.hands(n)
			c.style(n)
			c.goMark(n)
		}
		c.practice(n, practised)
	}
	slices.SortStableFunc(c.all, func(a, b Warning) int { return cmp.Compare(a.place(), b.place()) })
	return c.all
}

// place is where on the way of the baton a warning belongs: a leg comes before
// the exchange that ends it.
func (w Warning) place() int {
	if w.Exchange > 0 {
		return 2*w.Exchange + 1
	}
	return 2 * w.Leg
}

// planCheck gathers warnings about one team.
type planCheck struct {
	r   *Race
	t   *Team
	all []Warning
}

func (c *planCheck) warn(exchange, leg int, why, text string, args ...any) {
	c.all = append(c.all, Warning{Exchange: exchange, Leg: leg, Text: fmt.Sprintf(text, args...), Why: why})
}

// who is a leg's runner, or the leg where nobody is named.
func (c *planCheck) who(leg int) string {
	return cmp.Or(c.t.RunnerOf(leg), fmt.Sprintf("leg %d", leg))
}

// runners checks that there is one runner for each leg, and in a mixed relay of
// the right order.
func (c *planCheck) runners() {
	const inFull = "a relay is run by as many runners as it has legs, each once"
	var open []string
	legsOf := map[runnerName][]string{}
	for i := range c.t.Legs {
		leg, name := i+1, c.t.RunnerOf(i+1)
		if name == "" {
			open = append(open, fmt.Sprint(leg))
			continue
		}
		key := nameOf(name, "")
		legsOf[key] = append(legsOf[key], fmt.Sprint(leg))
		if legs := legsOf[key]; len(legs) > 1 {
			c.warn(0, leg, inFull, "%s runs legs %s: nobody runs twice in one team", name, listed(legs))
		}
		c.mixed(leg, name)
	}
	if n := len(c.t.Legs); len(open) > 0 {
		c.warn(0, 0, inFull, "%s for %d legs: nobody runs %s", counted(n-len(open), "runner"), n, plural(open, "leg"))
	}
}

// mixed checks that a leg of a mixed relay has a woman or a man as its order
// has it; silent where the runner's gender is not known.
func (c *planCheck) mixed(leg int, name string) {
	order := c.r.Format.Order
	runner, known := c.r.m.Runner(name, c.t.Name)
	if len(order) != len(c.t.Legs) || !known || runner.Gender == "" {
		return
	}
	of := map[string]string{"W": "a woman", "F": "a woman", "M": "a man"}
	if wants, is := of[order[leg-1:leg]], of[runner.Gender]; wants != is {
		c.warn(0, leg, "in a mixed relay the order of women and men is part of the rules",
			"leg %d is run by %s in a %s (%s); %s is %s", leg, wants, c.r.Format.Name, strings.Join(strings.Split(order, ""), "-"), name, is)
	}
}

// Hands in words, and the opposite ones.
var (
	handWord = map[string]string{"R": "right", "L": "left"}
	opposite = map[string]string{"R": "L", "L": "R"}
)

// hands checks the giving hand of an exchange against the taking one, and
// against the hand in which the runner has the baton.
func (c *planCheck) hands(n int) {
	p := c.t.Legs[n-1].Plan
	if p.Give == p.Take && p.Give != "" {
		c.warn(n, 0, "give and take with opposite hands, so that each has a side of the lane",
			"%s to %s: the outgoing runner gets stepped on; give to the %s", handWord[p.Give], handWord[p.Take], handWord[opposite[p.Give]])
	}
	if n == 1 {
		return
	}
	before := c.t.Legs[n-2].Plan
	has, does := before.Take, "does not switch"
	if before.Switch {
		has, does = opposite[before.Take], "switches"
	}
	if has != "" && p.Give != "" && has != p.Give {
		c.warn(n, 0, "the baton stays in the hand that took it unless the runner switches",
			"%s takes with the %s and %s: give with the %s, not the %s", c.who(n), handWord[before.Take], does, handWord[has], handWord[p.Give])
	}
}

// style checks blind and visual, and switching, against the race.
func (c *planCheck) style(n int) {
	p, incoming := c.t.Legs[n-1].Plan, c.t.Legs[n-1].Distance
	blindRace := c.r.Format.Style == "blind"
	if p.Switch && (blindRace || p.Style == "blind") {
		c.warn(n, 0, "at full speed every change of hands is a chance to drop the baton",
			"%s switches hands in a blind exchange: keep the baton in the hand that took it", c.who(n+1))
	}
	switch {
	case p.Style == "blind" && incoming >= Lap:
		c.warn(n, 0, "after a whole lap or more the incoming runner's speed cannot be known beforehand",
			"blind after %s m: the incoming runner is tired; look and take", incoming)
	case p.Style == "visual" && blindRace:
		c.warn(n, 0, "in a sprint fractions of a second decide",
			"visual in a %s: looking back costs speed; go at the mark, hand back on the call", c.r.Format.Name)
	}
}

// goMark checks that a go-mark lies where one can.
func (c *planCheck) goMark(n int) {
	m := c.t.Legs[n-1].Plan.Mark
	unit, known := unitOf(m.Unit)
	if m.Thousandths == 0 || !known {
		return
	}
	usual := fmt.Sprintf("%g to %g %s are usual", unit.Usual[0], unit.Usual[1], unit.Unit)
	switch v := m.value(); {
	case v < 0:
		c.warn(n, 0, "the mark is where the incoming runner is when the waiting one goes",
			"go-mark at %s: it lies ahead of the waiting runner's feet; count it back from there", m)
	case v < unit.Sensible[0]:
		c.warn(n, 0, usual, "go-mark at %s: too near, the incoming runner runs into %s", m, c.who(n+1))
	case v > unit.Sensible[1]:
		c.warn(n, 0, usual, "go-mark at %s: too far, %s is gone before the baton comes", m, c.who(n+1))
	}
}

// practice points at a pair that has never handed off.
func (c *planCheck) practice(n int, practised func(gives, takes string) int) {
	pair := c.t.Pair(n)
	if practised == nil || pair.Gives == "" || pair.Takes == "" || practised(pair.Gives, pair.Takes) > 0 {
		return
	}
	c.warn(n, 0, "a pair that has not practised finds its distance in the race", "%s have never practised this", pair)
}

// listed is a list of words as it is said: "1, 2 and 4".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// counted is a number of things: "no runners", "1 runner", "3 runners".
func counted(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// plural is things by name: "leg 3", "legs 3 and 4".
func plural(names []string, what string) string {
	if len(names) > 1 {
		what += "s"
	}
	return what + " " + listed(names)
}
