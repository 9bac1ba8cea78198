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
	Mark     string // in a word, where a row has room for no more: "R→R!"; empty for what can wait
	Open     bool   // legs that nobody runs yet: any list shows them
}

// PlanWarnings checks a team's line-up, targets and hand-off plan, in the order
// of the legs. practised is what the pair of an exchange has done of the
// hand-off that is planned; nil where nothing is known of that.
func (r *Race) PlanWarnings(t *Team, practised func(exchange int) PairRecord) []Warning {
	c := planCheck{r: r, t: t}
	c.runners()
	c.elsewhere()
	c.targets()
	for n := 1; n < len(t.Legs); n++ {
		if !r.Format.Hurdles {
			c.hands(n)
			c.style(n)
			c.goMark(n)
		}
		c.practice(n, practised)
	}
	slices.SortStableFunc(c.all, func(a, b Warning) int { return cmp.Compare(a.order(), b.order()) })
	return c.all
}

// PlanMark is the gravest of what a coach would say, in a word for a row: of the
// exchange where a leg's runner takes over, else of the leg itself; empty where
// nothing is wrong that a row must say.
func PlanMark(warnings []Warning, leg int) string {
	for _, w := range warnings {
		if w.Mark != "" && (w.Leg == leg || w.Exchange > 0 && w.Exchange == leg-1) {
			return w.Mark
		}
	}
	return ""
}

// order is where on the way of the baton a warning belongs: a leg comes before
// the exchange that ends it.
func (w Warning) order() int {
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

func (c *planCheck) warn(exchange, leg int, mark, why, text string, args ...any) {
	c.all = append(c.all, Warning{Exchange: exchange, Leg: leg, Text: fmt.Sprintf(text, args...), Why: why, Mark: mark})
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
			c.warn(0, leg, "twice!", inFull, "%s runs legs %s: nobody runs twice in one team", name, listed(legs))
		}
		c.mixed(leg, name)
	}
	if n := len(c.t.Legs); len(open) > 0 {
		c.warn(0, 0, "", inFull, "%s for %d legs: nobody runs %s", number(n-len(open), "runner"), n, plural(open, "leg"))
		c.all[len(c.all)-1].Open = true
	}
}

// mixed checks that a leg of a mixed relay has a woman or a man as its order
// has it; silent where the runner's gender is not known.
func (c *planCheck) mixed(leg int, name string) {
	order := c.r.Format.Order
	runner, known := c.r.known(name, c.t.Name)
	if len(order) != len(c.t.Legs) || !known || runner.Gender == "" {
		return
	}
	of := map[string]string{"W": "a woman", "F": "a woman", "M": "a man"}
	if wants, is := of[order[leg-1:leg]], of[runner.Gender]; wants != is {
		c.warn(0, leg, "order!", "in a mixed relay the order of women and men is part of the rules",
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
		c.warn(n, 0, p.Hands()+"!", "give and take with opposite hands, so that each has a side of the lane",
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
		c.warn(n, 0, has+"≠"+p.Give+"!", "the baton stays in the hand that took it unless the runner switches",
			"%s takes with the %s and %s: give with the %s, not the %s", c.who(n), handWord[before.Take], does, handWord[has], handWord[p.Give])
	}
}

// style checks blind and visual, and switching, against the race.
func (c *planCheck) style(n int) {
	p, incoming := c.t.Legs[n-1].Plan, c.t.Legs[n-1].Distance
	blindRace := c.r.Format.Style == "blind"
	if p.Switch && (blindRace || p.Style == "blind") {
		c.warn(n, 0, "switch!", "at full speed every change of hands is a chance to drop the baton",
			"%s switches hands in a blind exchange: keep the baton in the hand that took it", c.who(n+1))
	}
	switch {
	case p.Style == "blind" && incoming >= Lap:
		c.warn(n, 0, "blind!", "after a whole lap or more the incoming runner's speed cannot be known beforehand",
			"blind after %s m: the incoming runner is tired; look and take", incoming)
	case p.Style == "visual" && blindRace:
		c.warn(n, 0, "visual!", "in a sprint fractions of a second decide",
			"visual in a %s: looking back costs speed; go at the mark, hand back on the call", c.r.Format.Name)
	}
}

// goMark checks that a blind hand-off has a go-mark, and that it lies where one
// can.
func (c *planCheck) goMark(n int) {
	p := c.t.Legs[n-1].Plan
	m := p.Mark
	unit, known := unitOf(m.Unit)
	if m.Thousandths == 0 {
		c.noMark(n, p)
		return
	}
	if !known {
		return
	}
	usual := fmt.Sprintf("%g to %g %s are usual", unit.Usual[0], unit.Usual[1], unit.Unit)
	switch v := m.value(); {
	case v < 0:
		c.warn(n, 0, "mark!", "the mark is where the incoming runner is when the waiting one goes",
			"go-mark at %s: it lies ahead of the waiting runner's feet; count it back from there", m)
	case v < unit.Sensible[0]:
		c.warn(n, 0, "mark!", usual, "go-mark at %s: too near, the incoming runner runs into %s", m, c.who(n+1))
	case v > unit.Sensible[1]:
		c.warn(n, 0, "mark!", usual, "go-mark at %s: too far, %s is gone before the baton comes", m, c.who(n+1))
	}
}

// noMark points at a blind hand-off without a go-mark. That of another pair is
// none: it fits their speeds.
func (c *planCheck) noMark(n int, p Plan) {
	const why = "who does not look back goes when the incoming runner hits the mark"
	of, stale := c.t.StaleMark(n)
	switch {
	case p.Style != "blind":
	case stale:
		c.warn(n, 0, "", why, "no go-mark: the one that was set is %s's", of)
	default:
		c.warn(n, 0, "", why, "blind without a go-mark: measure one for this pair")
	}
}

// A pair is trusted with a hand-off that went well four times of five, and at
// least three times.
const (
	wellEnough  = 0.8
	oftenEnough = 3
)

// practice points at a pair that has not practised the hand-off that is planned,
// or with which it often fails.
func (c *planCheck) practice(n int, practised func(exchange int) PairRecord) {
	pair := c.t.Pair(n)
	if practised == nil || pair.Gives == "" || pair.Takes == "" {
		return
	}
	const finds = "a pair that has not practised finds its distance in the race"
	done := practised(n)
	failing := func(t Tried) bool { return t.Times > 0 && float64(t.Well) < wellEnough*float64(t.Times) }
	switch {
	case done.never() && done.Otherwise > 0:
		c.warn(n, 0, "", finds, "%s have handed off, but never like this (%s)", pair, c.likeThis(n))
	case done.never():
		c.warn(n, 0, "", finds, "%s have never practised this", pair)
	case failing(done.Practice) || failing(done.Races):
		c.warn(n, 0, "", "what fails in practice fails more often in a race", "%s: %s", pair, done)
	case done.Practice.Well+done.Races.Well < oftenEnough:
		c.warn(n, 0, "", "a pair is sure of what it has done often", "%s have done this well %s: %s", pair, often(done.Practice.Well+done.Races.Well), done)
	}
}

// likeThis is a planned hand-off in a few words: "blind, 30 m, R→L".
func (c *planCheck) likeThis(n int) string {
	kind := c.r.HandOffKind(c.t, n)
	if kind.Hurdles {
		return "a tag"
	}
	words := []string{kind.Style, kind.Zone.String() + " m"}
	if hands := c.t.Legs[n-1].Plan.Hands(); hands != "" {
		words = append(words, hands)
	}
	return strings.Join(words, ", ")
}

// often is how often, in words.
func often(n int) string {
	switch n {
	case 0:
		return "not once"
	case 1:
		return "only once"
	case 2:
		return "only twice"
	}
	return fmt.Sprintf("%d times", n)
}
