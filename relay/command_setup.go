package relay

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Why a race was not set up, its results not made official, or not opened again.
var (
	ErrHasRace = errors.New("the meet has that race already")
	ErrSettled = errors.New("the results are official already")
	ErrOpen    = errors.New("the race is open")
)

// SetUpMeet names a meet, and says whose rules it is run under; what is empty
// stays as it is.
type SetUpMeet struct {
	Name     string
	Rulebook RulebookID
}

func (SetUpMeet) ofMeet() {}

func (c SetUpMeet) decide(*Meet, *Race, Desk, Instant) ([]Fact, error) {
	return []Fact{&MeetSet{Name: Newly("", c.Name), Rulebook: Newly("", c.Rulebook)}}, nil
}

// RunIn is how a race is run.
type RunIn struct{ Way Way }

func (c RunIn) decide(*Meet, *Race, Desk, Instant) ([]Fact, error) {
	return []Fact{&RaceSet{Way: &c.Way}}, nil
}

// RunAllIn is how every race of a format is run that says nothing else of itself,
// those to come included.
type RunAllIn struct{ WayChoice }

func (RunAllIn) ofMeet() {}

func (c RunAllIn) decide(*Meet, *Race, Desk, Instant) ([]Fact, error) {
	return []Fact{&MeetSet{Ways: []WayChoice{c.WayChoice}}}, nil
}

// NewRace is a race that is set up by hand, as FreeRace.
type NewRace struct {
	Format FormatID
	Way    *Way       // nil: as the meet's races of that format
	Legs   []Distance // where the format leaves them open
	Name   string
	Teams  []InLane
}

// InLane is a lane of a new race and who is in it, nobody that is named yet
// where Name is empty.
type InLane struct {
	Lane int
	Name string
}

// FreeRace is the race that the next event's only heat would be.
func (m *Meet) FreeRace() RaceID {
	event := 1
	for _, r := range m.Races() {
		if n, _, _, err := r.ID.Parts(); err == nil && !r.ID.Practice() {
			event = max(event, n+1)
		}
	}
	return MakeRaceID(event, 1, 1)
}

func (NewRace) ofNewRace() {}

func (c NewRace) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if m.Race(r.ID) != nil {
		return nil, fmt.Errorf("race %s: %w", r.ID, ErrHasRace)
	}
	set := &RaceSet{Format: &c.Format, Way: c.Way, Legs: c.Legs, Name: Newly("", strings.TrimSpace(c.Name))}
	return slices.Concat([]Fact{set}, m.newTeams(r.ID, c.Teams)), nil
}

// newTeams are a new race's teams by lane. Two of one name are told apart as A,
// B and so on.
func (m *Meet) newTeams(id RaceID, teams []InLane) []Fact {
	event, round, _, _ := id.Parts()
	squads := map[string]int{}
	var facts []Fact
	for _, in := range teams {
		t := &TeamSet{Team: namelessTeamID(m.ID(), id, in.Lane), Lane: &in.Lane}
		if in.Name != "" {
			t.Name = &in.Name
			squad := ""
			if n := squads[strings.ToLower(in.Name)]; n > 0 {
				squad = string(rune('A' + n))
				t.Squad = &squad
			}
			squads[strings.ToLower(in.Name)]++
			t.Team = MakeTeamID(m.ID(), event, round, in.Name, squad)
		}
		facts = append(facts, t)
	}
	return facts
}

// LogLaps says whether laps are logged too; before the gun only does it change
// what presses mean.
type LogLaps struct{ On bool }

func (c LogLaps) decide(*Meet, *Race, Desk, Instant) ([]Fact, error) {
	return []Fact{&RaceSet{Laps: &c.On}}, nil
}

// Pin keeps a team on the screen as one's own, or lets it go.
type Pin struct {
	Team TeamID
	On   bool
}

func (c Pin) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Team(c.Team) == nil {
		return nil, ErrNoTeam
	}
	return []Fact{&TeamSet{Team: c.Team, Pinned: &c.On}}, nil
}

// TypeOfficial is a team's official result as somebody types it.
type TypeOfficial struct{ Official }

func (c TypeOfficial) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Team(c.Team) == nil {
		return nil, ErrNoTeam
	}
	return []Fact{&c.Official}, nil
}

// Settle says that a race's results are official.
type Settle struct{}

func (Settle) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Status == Settled {
		return nil, ErrSettled
	}
	return []Fact{NewRaceStatus(KindRaceOfficial, "")}, nil
}

// Reopen lets a race that was ended, or whose results are official, go on.
type Reopen struct{ Reason string }

func (c Reopen) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Status != Settled && !r.Closed {
		return nil, ErrOpen
	}
	return []Fact{NewRaceStatus(KindReopened, c.Reason)}, nil
}
