package entry

import "baton/relay"

// PlanAll is Plan for lists that are taken one after another into the meet of
// these events: each is held against the meet as those before it would leave it.
// Nothing is written.
func (m Import) PlanAll(events []relay.Event, lists []StartList) ([][]Change, error) {
	trial := relay.Author{Meet: relay.NewMeet(), Origin: relay.NewOrigin()}
	trial.Meet.Add(events...)
	plans := make([][]Change, len(lists))
	for i, list := range lists {
		m.Races = trial.Meet.Races()
		plans[i] = m.Plan(list)
		for _, c := range plans[i] {
			if !c.Writes() {
				continue
			}
			for _, f := range c.Facts {
				if _, err := trial.Write(relay.Header{Race: c.Race, Spot: relay.Everywhere}, f); err != nil {
					return nil, err
				}
			}
		}
	}
	return plans, nil
}

// Writes reports whether the change is of something that is recorded.
func (c Change) Writes() bool { return c.What == ChangeNew || c.What == ChangeEdit }
