package cli

import (
	"baton/relay/entry"
	"baton/relay/results"
)

// clockGuns puts the guns that nobody pressed where the timing computer's clock has
// them by all that the meet knows now, and gives what that came to, a row a race.
func (d *draft) clockGuns() (changes []entry.Change, err error) {
	for _, gun := range results.ClockGuns(d.state.Races()) {
		change := entry.Change{What: entry.ChangeNone, Source: "clocks", Race: gun.Race, Text: string(gun.Race) + ": " + gun.Text}
		if gun.Do != nil {
			change.What = entry.ChangeNew
			if change.Facts, err = d.do(gun.Race, gun.Do); err != nil {
				return nil, err
			}
		}
		changes = append(changes, change)
	}
	return changes, nil
}
