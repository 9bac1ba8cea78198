package relay

import (
	"errors"
	"slices"
)

// ErrNoOpen says that no time waits for a team.
var ErrNoOpen = errors.New("no time is waiting for a team: there is none to drop")

// dropKey is the key that drops a time, as its void names it.
const dropKey = "v"

// DropOldest takes back the time that the next digit would be given to: the
// station's oldest without a team, made in TIMES FIRST; where there is none, the
// oldest that LANES left without a team. It is one key for one stray space,
// whatever was timed since. Backspace (Undo) brings it back.
type DropOldest struct{}

func (DropOldest) decide(m *Meet, r *Race, d Desk, _ Instant) ([]Fact, error) {
	open := r.OpenTimes(d.Station, ID{})
	if d.Names != "" {
		d.Station = d.Names
		open = r.TimesToName(d.Station)
	}
	if len(open) == 0 {
		open = slices.DeleteFunc(slices.Clone(r.Marks()), func(k Mark) bool { return k.Role != Open || k.Station != d.Station })
	}
	if len(open) == 0 {
		return nil, ErrNoOpen
	}
	return []Fact{&Void{Targets: m.whole(m.event(open[0].ID)), Attempt: r.Attempt(), Key: dropKey}}, nil
}

// drops reports whether an event is a time dropped by its key, which Backspace
// takes back like any command.
func drops(e *Event) bool {
	v, ok := e.Fact.(*Void)
	return ok && v.Key == dropKey
}
