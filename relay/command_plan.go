package relay

import (
	"fmt"
	"slices"
)

// What a hand-off plan can say.
var (
	Styles = []string{"blind", "visual"}
	Passes = []string{"upsweep", "downsweep", "push"}
	hands  = []string{"R", "L"}
)

// Units are what a go-mark is measured in.
func Units() []string {
	units := make([]string, len(goMarkUnits))
	for i, u := range goMarkUnits {
		units[i] = u.Unit
	}
	return units
}

// SetPlan sets how a pair hands off; a nil field says nothing. What no plan can
// say is refused (ErrNoPlan); what a coach would not plan is warned of
// (PlanWarnings).
type SetPlan struct{ Set PlanSet }

func (c SetPlan) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, err := r.teamFor(c.Set.Team)
	if err != nil {
		return nil, err
	}
	if c.Set.Exchange < 1 || c.Set.Exchange >= len(t.Legs) {
		return nil, fmt.Errorf("exchange %d: %w", c.Set.Exchange, ErrNoExchange)
	}
	for _, f := range []struct {
		what    string
		says    *string
		allowed []string
	}{{"style", c.Set.Style, Styles}, {"giving hand", c.Set.Give, hands}, {"taking hand", c.Set.Take, hands}, {"pass", c.Set.Pass, append([]string{""}, Passes...)}, {"go-mark's unit", c.Set.Unit, append([]string{""}, Units()...)}} {
		if f.says != nil && !slices.Contains(f.allowed, *f.says) {
			return nil, fmt.Errorf("%s %q: %w", f.what, *f.says, ErrNoPlan)
		}
	}
	set := c.Set
	if set.Mark != nil || set.Unit != nil {
		pair := t.Pair(set.Exchange)
		set.Gives, set.Takes = pair.Gives, pair.Takes
	}
	return []Fact{&set}, nil
}

// towards adds the fields that make how one plan hands off another's.
func (f PlanSet) towards(now, says Plan) PlanSet {
	f.Style, f.Window, f.Switch = change(now.Style, &says.Style), change(now.Window, &says.Window), change(now.Switch, &says.Switch)
	f.Give, f.Take = change(now.Give, &says.Give), change(now.Take, &says.Take)
	return f
}

// TakePlan makes a plan the plan of a team's exchange, as when a pair brings its
// own along from the last meet. What that left open stays as it is.
type TakePlan struct {
	Team     TeamID
	Exchange int
	Plan     Plan
}

func (c TakePlan) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	t, err := r.teamFor(c.Team)
	if err != nil {
		return nil, err
	}
	if c.Exchange < 1 || c.Exchange >= len(t.Legs) {
		return nil, fmt.Errorf("exchange %d: %w", c.Exchange, ErrNoExchange)
	}
	now := t.Legs[c.Exchange-1].Plan
	nothing := PlanSet{Team: c.Team, Exchange: c.Exchange}
	set := nothing.towards(now, c.Plan)
	set.Late = change(now.Late, &c.Plan.Late)
	set.Pass, set.Call = Newly(now.Pass, c.Plan.Pass), Newly(now.Call, c.Plan.Call)
	if c.Plan.Mark != (GoMark{}) && c.Plan.Mark != now.Mark {
		set.Mark, set.Unit = &c.Plan.Mark.Thousandths, &c.Plan.Mark.Unit
	}
	if set == nothing {
		return nil, ErrUnchanged
	}
	return SetPlan{set}.decide(m, r, d, at)
}

// TakeUsualPlan sets every exchange of a team to how the format's teams usually
// hand off; go-marks and call words stay.
type TakeUsualPlan struct{ Team TeamID }

func (c TakeUsualPlan) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, err := r.teamFor(c.Team)
	if err != nil {
		return nil, err
	}
	var facts []Fact
	for i := range max(0, len(t.Legs)-1) {
		now, usual := t.Legs[i].Plan, r.Format.plan(r.Legs, i)
		nothing := PlanSet{Team: c.Team, Exchange: i + 1}
		if set := nothing.towards(now, usual); set != nothing {
			facts = append(facts, &set)
		}
	}
	if len(facts) == 0 {
		return nil, ErrUnchanged
	}
	return facts, nil
}
