package relay

import (
	"errors"
	"slices"
	"strings"
)

// Why a race's results were not made official, or not opened again.
var (
	ErrSettled = errors.New("the results are official already")
	ErrOpen    = errors.New("the race is open")
)

// SetUpMeet names a meet, and says whose rules it is run under; what is empty
// stays as it is.
func SetUpMeet(name string, book RulebookID) *MeetSet {
	return &MeetSet{Name: Newly("", name), Rulebook: Newly("", book)}
}

// RunIn is how a race is run. With all set it is how every race of that format
// is, those to come included. It gives what is recorded of which race, "" for the
// meet.
func (m *Meet) RunIn(of *Race, way Way, all bool) map[RaceID][]Fact {
	if !all {
		return map[RaceID][]Fact{of.ID: {&RaceSet{Way: &way}}}
	}
	facts := map[RaceID][]Fact{"": {&MeetSet{Ways: []WayChoice{{Format: of.Format.ID, Way: way}}}}}
	for _, r := range m.Races() {
		if !r.ID.Practice() && r.Format.ID == of.Format.ID && r.Way != way {
			facts[r.ID] = []Fact{&RaceSet{Way: &way}}
		}
	}
	return facts
}

// NewRace is a race that is set up by hand.
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

// NewRace sets up a race as the next event's only heat: its id and the facts.
func (m *Meet) NewRace(c NewRace) (RaceID, []Fact) {
	event := 1
	for _, r := range m.Races() {
		if n, _, _, err := r.ID.Parts(); err == nil && !r.ID.Practice() {
			event = max(event, n+1)
		}
	}
	id := MakeRaceID(event, 1, 1)
	set := &RaceSet{Format: &c.Format, Way: c.Way, Legs: c.Legs, Name: Newly("", strings.TrimSpace(c.Name))}
	return id, slices.Concat([]Fact{set}, m.newTeams(id, event, c.Teams))
}

// newTeams are a new race's teams by lane. Two of one name are told apart as A,
// B and so on.
func (m *Meet) newTeams(id RaceID, event int, teams []InLane) []Fact {
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
			t.Team = MakeTeamID(m.ID(), event, 1, in.Name, squad)
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
