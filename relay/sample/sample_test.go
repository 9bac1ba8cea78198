package sample_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sample"
)

var meetID = relay.Origin{7}

// folded is the sample meet as a program that reads its log has it.
func folded(t *testing.T) *relay.Meet {
	t.Helper()
	p := relaytest.NewPen(t, time.Unix(0, 0))
	p.Station = "one"
	p.Write("", 0, &relay.Opened{Meet: meetID, Version: "test"})
	for _, part := range sample.Setup(meetID) {
		p.Write(part.Race, 0, part.Facts...)
	}
	return p.Meet
}

func TestTheSampleMeetHasItsRacesInRunningOrder(t *testing.T) {
	m := folded(t)
	if m.Name() != sample.Name || m.Rulebook().ID != sample.Rulebook || m.ID() != meetID {
		t.Errorf("meet %q under %s", m.Name(), m.Rulebook().ID)
	}
	var order []string
	for _, r := range m.Races() {
		order = append(order, string(r.ID))
	}
	if got := strings.Join(order, " "); got != "12-1-3 15-1-1 14-1-1 19-1-1" {
		t.Errorf("running order %s", got)
	}
	if m.Races()[0].ID != sample.FirstRace {
		t.Errorf("the first race is not %s", sample.FirstRace)
	}
}

func TestEveryRaceOfTheSampleMeetCanBeArmed(t *testing.T) {
	for _, c := range []struct {
		race   relay.RaceID
		format relay.FormatID
		metres float64
		teams  int
		zones  string
		digits int
		keys   string
	}{
		{"12-1-3", "4x100", 400, 9, "30(20) 30(20) 30(20)", 1, "1 2 3 4 5 6 7 8 9"},
		{"15-1-1", "shuttle", 400, 4, "", 1, "1 3 5 7"},
		{"14-1-1", "dmr", 4000, 12, "20(10) 20(10) 20(10)", 2, "01 02 03 04 05 06 07 08 09 10 11 12"},
		{"19-1-1", "4x400", 1600, 8, "20(10) 20(10) 20(10)", 1, "1 2 3 4 5 6 7 8"},
	} {
		m := folded(t)
		r := m.Race(c.race)
		if r == nil {
			t.Errorf("%s: not there", c.race)
			continue
		}
		if r.Format.ID != c.format || len(r.Teams) != c.teams || relay.Total(r.Legs).Metres() != c.metres || r.Name == "" {
			t.Errorf("%s: %q %s over %s m, %d teams", c.race, r.Name, r.Format.ID, relay.Total(r.Legs), len(r.Teams))
		}
		var zones []string
		for _, z := range r.Zones {
			zones = append(zones, z.String())
		}
		if got := strings.Join(zones, " "); got != c.zones {
			t.Errorf("%s: zones %s, want %s", c.race, got, c.zones)
		}
		facts, err := m.Decide(c.race, relay.Desk{Station: "one", Spot: relay.Everywhere}, relay.Arm{}, 0)
		if err != nil {
			t.Errorf("%s: %v", c.race, err)
			continue
		}
		armed := facts[0].(*relay.Armed)
		var keys []string
		for _, b := range armed.Keys {
			keys = append(keys, b.Key)
		}
		slices.Sort(keys)
		if got := strings.Join(keys, " "); got != c.keys || armed.Digits != c.digits || len(armed.Guard) == 0 {
			t.Errorf("%s: keys %s of %d digits, want %s; %d guard times", c.race, got, armed.Digits, c.keys, len(armed.Guard))
		}
	}
}

func TestTheFirstRaceIsFilledInLikeACoachWould(t *testing.T) {
	r := folded(t).Race(sample.FirstRace)
	planned := 0
	looks := map[string]bool{}
	for _, team := range r.Teams {
		looks[team.Look] = true
		var legs time.Duration
		for i, leg := range team.Legs {
			if leg.Runner == "" {
				t.Errorf("%s: leg %d has no runner", team.Title(), i+1)
			}
			if _, known := r.Best(team, i+1); known {
				legs += leg.Target
			}
		}
		if team.Target > 0 && legs == team.Target {
			planned++
		}
	}
	if planned < 2 {
		t.Errorf("%d teams with bests, and target splits that add up", planned)
	}
	if len(looks) != len(r.Teams) || looks[""] {
		t.Errorf("the vests do not tell the teams apart: %v", looks)
	}
}

func TestTheOwnSquadIsPinnedAndAtItsZones(t *testing.T) {
	for _, r := range folded(t).Races() {
		var pinned []string
		for _, team := range r.Teams {
			if team.Pinned {
				pinned = append(pinned, team.Title())
			}
		}
		if !slices.Equal(pinned, []string{"Northside A"}) {
			t.Errorf("%s: pinned %v", r.ID, pinned)
		}
	}
	r := folded(t).Race(sample.FirstRace)
	for leg := range r.Teams[0].Legs {
		if got := r.Teams[0].Legs[leg].Presence.State; got != relay.KindCheckedIn {
			t.Errorf("leg %d is %q", leg+1, got)
		}
	}
}

func TestTwoMeetsMadeFromTheSampleShareNoTeam(t *testing.T) {
	ids := map[relay.TeamID]bool{}
	for _, meet := range []relay.Origin{{1}, {2}} {
		for _, part := range sample.Setup(meet) {
			for _, f := range part.Facts {
				set, ok := f.(*relay.TeamSet)
				if ok && ids[set.Team] {
					t.Fatalf("%s twice", set.Team)
				}
				if ok {
					ids[set.Team] = true
				}
			}
		}
	}
}
