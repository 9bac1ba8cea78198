package entry

import "baton/relay"

// PlanAll is Plan for lists that are taken one after another into the meet of
// these events: each is held against the meet as those before it would leave it.
// Nothing is written.
func (m Import) PlanAll(events []relay.Event, lists []StartList) ([][]Change, error) {
	t := trial{meet: relay.NewMeet(), origin: relay.NewOrigin()}
	t.meet.Add(events...)
	plans := make([][]Change, len(lists))
	for i, list := range lists {
		m.Races = t.meet.Races()
		plans[i] = m.Plan(list)
		for _, c := range Writes(plans[i]) {
			if err := t.write(c.Race, c.Facts); err != nil {
				return nil, err
			}
		}
	}
	return plans, nil
}

// Writes are the changes that write something.
func Writes(changes []Change) []Change {
	var out []Change
	for _, c := range changes {
		if c.What == ChangeNew || c.What == ChangeEdit {
			out = append(out, c)
		}
	}
	return out
}

// trial is a copy of a meet in which facts are tried.
type trial struct {
	meet   *relay.Meet
	origin relay.Origin
	seq    int64
	last   relay.Hash
}

func (t *trial) write(race relay.RaceID, facts []relay.Fact) error {
	for _, f := range facts {
		t.seq++
		e, err := relay.New(relay.ID{Origin: t.origin, Seq: t.seq}, t.last, relay.Header{Race: race, Place: relay.Everywhere, Lamport: t.meet.Lamport() + 1}, f)
		if err != nil {
			return err
		}
		t.last = e.Hash
		t.meet.Add(e)
	}
	return nil
}
