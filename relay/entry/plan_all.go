package entry

import "baton/relay"

// PlanAll is Plan for lists that are taken one after another into a meet: each is
// held against the meet as those before it would leave it (Meet.With). Nothing is
// written.
func (m Import) PlanAll(meet *relay.Meet, lists []StartList) ([][]Change, error) {
	ahead := relay.Author{Meet: meet, Origin: relay.NewOrigin()}
	plans := make([][]Change, len(lists))
	for i, list := range lists {
		m.Races = ahead.Meet.Races()
		plans[i] = m.Plan(list)
		events, err := written(plans[i], &ahead)
		if err != nil {
			return nil, err
		}
		ahead.Meet = ahead.Meet.With(events...)
	}
	return plans, nil
}

// written are the events that a plan comes to, as an author would write them.
func written(plan []Change, by *relay.Author) (events []relay.Event, err error) {
	for _, c := range plan {
		if !c.Writes() {
			continue
		}
		for _, f := range c.Facts {
			e, err := by.Next(relay.Header{Race: c.Race, Spot: relay.Everywhere}, f)
			if err != nil {
				return nil, err
			}
			events = append(events, e)
		}
	}
	return events, nil
}

// Writes reports whether the change is of something that is recorded.
func (c Change) Writes() bool { return c.What == ChangeNew || c.What == ChangeEdit }
