package entry

import (
	"fmt"

	"baton/relay"
)

// orderChanges are what a running order says about the races of the meet: their
// places in it, counted among themselves. A race that follows the one before it
// keeps its number, so that a race put in between moves as few as it must. A
// race that has begun keeps its place.
func (p *importing) orderChanges(order []Listed) []Change {
	var changes []Change
	var others []Listed
	last := 0
	seen := map[relay.RaceID]bool{}
	for _, at := range order {
		r := p.races[at.Race]
		switch {
		case r == nil:
			others = append(others, at)
			continue
		case seen[r.ID]:
			changes = append(changes, Change{What: ChangeRefused, Source: at.Source, Race: r.ID, Text: raceLabel(r) + ": stands twice in the running order"})
			continue
		}
		seen[r.ID] = true
		c := p.orderChange(r, last+1)
		c.Source = at.Source
		changes = append(changes, c)
		if c.What == ChangeNone {
			last = max(last, r.Order)
		} else {
			last++
		}
	}
	if len(others) > 0 {
		text := fmt.Sprintf("%d of the running order's races are not relays of this meet", len(others))
		changes = append(changes, Change{What: ChangeSkipped, Source: others[0].Source, Text: text})
	}
	return changes
}

// orderChange gives a race the next number where its own does not follow.
func (p *importing) orderChange(r *relay.Race, next int) Change {
	c := Change{What: ChangeNone, Race: r.ID, Text: fmt.Sprintf("%s runs as number %d", raceLabel(r), r.Order)}
	switch {
	case r.Order >= next:
		return c
	case p.closed(r):
		c.Text = raceLabel(r) + " has begun; its place in the running order stays"
		return c
	}
	c.What, c.Text, c.Facts = ChangeNew, fmt.Sprintf("%s runs as number %d", raceLabel(r), next), []relay.Fact{&relay.RaceSet{Order: &next}}
	if r.Order > 0 {
		c.What = ChangeEdit
		c.Text += fmt.Sprintf(", was %d", r.Order)
	}
	return c
}

func raceLabel(r *relay.Race) string {
	if r.Name == "" {
		return string(r.ID)
	}
	return string(r.ID) + " " + r.Name
}
