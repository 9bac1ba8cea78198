package relay

import "time"

// RunnerSet sets registers of one runner for the whole meet; a nil field says
// nothing. A runner is known by name and team name, since two schools may each
// have an Ana Ruiz.
type RunnerSet struct {
	Runner   string     `json:"runner"`
	TeamName string     `json:"team_name,omitempty"` // empty: whatever team has a runner of that name
	Gender   *string    `json:"gender,omitempty"`    // M or F
	Bests    []FlatBest `json:"bests,omitempty"`
	Note     *string    `json:"note,omitempty"`
}

// FlatBest sets a runner's bests over one distance, from a standing start; a
// nil field says nothing, zero takes a best away.
type FlatBest struct {
	Distance Distance       `json:"mm"`
	PB       *time.Duration `json:"pb_ns,omitempty"` // personal best
	SB       *time.Duration `json:"sb_ns,omitempty"` // season's best
}

// SameRunner says that a name is another way to write a runner's: what was said
// under it is that runner's. As is the name that stays.
type SameRunner struct {
	Runner   string `json:"runner"`
	TeamName string `json:"team_name,omitempty"` // empty: whatever team has a runner of that name
	As       string `json:"as"`
}

// LineupLock is a team's order declared (lineup_locked) or opened again
// (lineup_unlocked).
type LineupLock struct {
	kind   Kind
	Team   TeamID `json:"team"`
	Reason string `json:"reason,omitempty"`
}

// NewLineupLock makes a lineup_locked or a lineup_unlocked.
func NewLineupLock(k Kind, team TeamID, reason string) *LineupLock {
	return &LineupLock{kind: k, Team: team, Reason: reason}
}

// ZoneReady says of one exchange's zone whether all its runners are in place:
// what the umpire's white flag says before the gun, and yellow takes back.
type ZoneReady struct {
	Exchange int  `json:"exchange"`
	Ready    bool `json:"ready"`
}

func (f *RunnerSet) Kind() Kind  { return KindRunnerSet }
func (f *SameRunner) Kind() Kind { return KindSameRunner }
func (f *LineupLock) Kind() Kind { return f.kind }
func (f *ZoneReady) Kind() Kind  { return KindZoneReady }

func (f *LineupLock) setsUp() TeamID { return f.Team }
