package relay

import "time"

// Entry is one row of a start list as a reader found it, whatever the file's
// format: a team in a lane of a race.
type Entry struct {
	Source  string // file:line, for what is said about it
	Event   int
	Round   int
	Heat    int
	Race    string // the race's name
	Format  FormatID
	Guessed string     // how the format was guessed; empty where the file says it
	Legs    []Distance // only where the format leaves them open
	Lane    int
	Team    string
	Code    string
	Squad   string
	Look    string
	Target  time.Duration
	Runners []EntryRunner // by leg; may be shorter than the legs
}

// EntryRunner is one leg's runner in a start list.
type EntryRunner struct {
	Name   string
	Target time.Duration
	Best   time.Duration
}

// RaceID is the race the entry stands in.
func (e Entry) RaceID() RaceID { return MakeRaceID(e.Event, e.Round, e.Heat) }
