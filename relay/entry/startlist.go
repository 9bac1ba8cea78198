package entry

import (
	"slices"
	"time"

	"baton/relay"
)

// StartList is what a reader found in one file of a meet, whatever its format:
// who runs where, in which order, and what came of it officially. Nothing in the
// file is left out without a reason.
type StartList struct {
	Entries   []Entry
	Order     []Listed // the running order, individual events and all
	Officials []OfficialRow
	Skipped   []Skipped
}

// Skipped is a part of a file that was not taken, and why.
type Skipped struct {
	Source string // file:line, or file:line:column
	Why    string
	Wrong  bool // it should have been read, and could not be: a person has to look
}

// Skip names parts of the file that were not taken.
func (l *StartList) Skip(parts ...Skipped) { l.Skipped = append(l.Skipped, parts...) }

// Leave names a part that is none of the meet's business.
func (l *StartList) Leave(source, why string) { l.Skip(Skipped{Source: source, Why: why}) }

// Fault names a part that should have been read and could not be.
func (l *StartList) Fault(source, why string) {
	l.Skip(Skipped{Source: source, Why: why, Wrong: true})
}

// Faulty reports whether a part should have been read and could not be.
func (l StartList) Faulty() bool {
	return slices.ContainsFunc(l.Skipped, func(s Skipped) bool { return s.Wrong })
}

// Listed is a race's line in a running order.
type Listed struct {
	Source string // file:line
	Race   relay.RaceID
}

// Entry is one row of a start list as a reader found it, whatever the file's
// format: a team in a lane of a race.
type Entry struct {
	Source     string // file:line, for what is said about it
	Event      int
	Round      int
	Heat       int
	Unnumbered bool   // the list gives no event numbers; Round and Heat may be 0 too
	Gender     string // F, M or X (mixed), where a list without numbers says it
	Race       string // the race's name
	Format     relay.FormatID
	Guessed    string           // why the format is a guess; empty where the file says it or it is sure
	Legs       []relay.Distance // only where the format leaves them open
	Way        relay.Way        // how much is run in lanes, where the list says it
	Lane       int
	Team       string
	Code       string
	Squad      string
	Look       string
	Hip        string        // bib or hip number
	Pinned     bool          // the coach's own
	Seed       time.Duration // the time the team entered with
	Target     time.Duration
	Scratched  bool
	Runners    []Runner // by leg; may be fewer than the legs; those beyond them are alternates
	Alternates []string
	RunnerIDs  []string // numbers in the row, for a file of people to name
	// NoRound and NoHeat say that the list gives none, so that the team is meant
	// wherever it stands in the event; Round and Heat are then where it would go.
	NoRound, NoHeat bool
	// Individual says that its race looks like an individual event: the entry
	// counts only where the meet, or a person, knows the race as a relay.
	Individual bool
	Athlete    bool     // the row has a first name: an athlete's, whose name stands as the team's
	named      bool     // a person has said that its race is a relay
	remarks    []string // what a person should see before it counts
	unplaced   string   // why no race of the meet is the one it means
}

// Runner is one leg's runner in a start list.
type Runner struct {
	Name   string
	Target time.Duration
	Best   time.Duration
}

// RunnerOf is where a leg's runner stands in the entry, from leg 1.
func (e *Entry) RunnerOf(leg int) *Runner {
	for len(e.Runners) < leg {
		e.Runners = append(e.Runners, Runner{})
	}
	return &e.Runners[leg-1]
}

// Result is a result of the entry's team of which nothing is known yet.
func (e Entry) Result() OfficialRow {
	return OfficialRow{Source: e.Source, Event: e.Event, Round: e.Round, Heat: e.Heat, Race: e.Race, Lane: e.Lane, Team: e.Team, Code: e.Code, Squad: e.Squad}
}

// RaceID is the race the entry stands in.
func (e Entry) RaceID() relay.RaceID { return relay.MakeRaceID(e.Event, e.Round, e.Heat) }
