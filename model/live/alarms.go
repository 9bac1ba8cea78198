package live

import (
	"time"

	"baton/relay"
)

// alarms remembers what the bell has rung for.
type alarms struct {
	presses int
	ready   map[readyKey]bool
}

// readyKey is one runner's get ready.
type readyKey struct {
	team relay.TeamID
	leg  int
}

// due reports whether the bell is due: a press was recorded, or a runner of a
// watched team must get ready.
func (a *alarms) due(l *Live, now time.Time) bool {
	if a.ready == nil {
		a.ready = map[readyKey]bool{}
		a.presses = len(l.State().Marks())
	}
	ring := len(l.State().Marks()) > a.presses
	a.presses = len(l.State().Marks())
	if !l.Running() {
		return ring && !l.set.Quiet
	}
	for _, t := range l.watched() {
		for leg := 2; leg <= len(t.Legs); leg++ {
			k := readyKey{t.ID, leg}
			if a.ready[k] || l.State().Waiting(t, leg, l.s.Instant(now)).State != relay.GetReady {
				continue
			}
			a.ready[k], ring = true, true
		}
	}
	return ring && !l.set.Quiet
}

// watched are the focused team and the pinned ones.
func (l *Live) watched() []*relay.Team {
	var teams []*relay.Team
	if t := l.Focused(); t != nil {
		teams = append(teams, t)
	}
	for _, t := range l.State().Teams {
		if t.Pinned && t.ID != l.focus {
			teams = append(teams, t)
		}
	}
	return teams
}
