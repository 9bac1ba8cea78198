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

// Hands are the hands of a plan in short, "R→L"; empty where one is not told.
func (p Plan) Hands() string {
	if p.Give == "" || p.Take == "" {
		return ""
	}
	return p.Give + "→" + p.Take
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
		set := nothing
		set.Style, set.Window, set.Switch = change(now.Style, &usual.Style), change(now.Window, &usual.Window), change(now.Switch, &usual.Switch)
		set.Give, set.Take = change(now.Give, &usual.Give), change(now.Take, &usual.Take)
		if set != nothing {
			facts = append(facts, &set)
		}
	}
	if len(facts) == 0 {
		return nil, ErrUnchanged
	}
	return facts, nil
}
