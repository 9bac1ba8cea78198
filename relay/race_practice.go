package relay

import "time"

// EntryKey is the key of a gun that is none: the baton entering the zone opens
// a repetition in practice.
const EntryKey = "j"

// How a repetition in practice went, in a coach's words.
const (
	Clean       = "clean"
	TooLate     = "late"
	TooEarly    = "early"
	DroppedPass = "dropped"
	NoStick     = "no stick" // the hand was not there, or the runner was not reached
)

// How fast a repetition was run, where somebody said so.
const (
	RacePace = "race"
	SlowPace = "slow"
)

// Paces are the paces of a repetition, first that nobody said it.
var Paces = []string{"", RacePace, SlowPace}

// Pair is who gives the baton to whom.
type Pair struct{ Gives, Takes string }

// String is the pair as a coach reads it: "Ana Ruiz → Bea Holt".
func (p Pair) String() string { return p.Gives + " → " + p.Takes }

// Rep is one hand-off as a pair made it, in practice or in a race. Times that
// were not marked are zero.
type Rep struct {
	ID          ID // its first mark: names it for ever
	Pair        Pair
	At          Instant // the baton enters the zone; where that was not marked, the first mark
	EntryToPass time.Duration
	PassToExit  time.Duration
	ZoneTime    time.Duration
	Zone        Distance // the zone's length, without which its times say nothing
	Past        Distance // from the zone's end to the line that ends ZoneTime, 0 for the end itself
	Verdict     string   // empty where nobody judged it
	Mark        GoMark   // that it was run with; zero where that is not known
	Pace        string   // RacePace, SlowPace, or empty where nobody said
	Entered     bool     // what was marked of it
	Passed      bool
	Left        bool
}

// pairAt is the first team's pair at an exchange: a repetition is a race of one
// team.
func (r *Race) pairAt(exchange int) Pair {
	if t := r.practising(); t != nil {
		return t.Pair(exchange)
	}
	return Pair{}
}

// practising is a practice's one team, nil where it has none.
func (r *Race) practising() *Team {
	for _, t := range r.Teams {
		if !t.Unbound() {
			return t
		}
	}
	return nil
}

// Pair is who hands off to whom at an exchange of the team, substitutes
// included.
func (t *Team) Pair(exchange int) Pair {
	return Pair{t.RunnerOf(exchange), t.RunnerOf(exchange + 1)}
}
