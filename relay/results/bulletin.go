package results

import (
	"time"

	"baton/relay"
)

// Bulletin is what is handed out once races are over: the page to print and the
// message to the team are made of the same.
type Bulletin struct {
	Meet     string         // its name, else its file's
	Rulebook relay.Rulebook // for what infractions are called
	Zone     *time.Location // for the gun's time of day
	Races    []*relay.Race
	Scores   []Score // none where the meet is not scored
	Season   Season  // what teams and pairs did in other races; nil for nothing
	// Coach says what a team should work at by all its races; nil, or "", for nothing.
	Coach func(*relay.Race, *relay.Team) string
}

// WorkAt is what a team should work at by all its races; empty where nobody knows.
func (b Bulletin) WorkAt(r *relay.Race, t *relay.Team) string {
	if b.Coach == nil {
		return ""
	}
	return b.Coach(r, t)
}

// Unscored are the teams whose points are not known yet, none where the meet is
// not scored.
func (b Bulletin) Unscored() map[relay.TeamID]bool {
	if len(b.Scores) == 0 {
		return nil
	}
	return Unscored(CombinedEvents(b.Races))
}
