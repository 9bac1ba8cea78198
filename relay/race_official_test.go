package relay

import "testing"

func TestARaceIsOfficialOnceAllItsTeamsHaveOfficialResults(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.write(&TeamSet{Team: team(3), Scratched: ptr(true)})
	k.write(&Official{Team: team(1), Time: ptr(secs(49.96)), Place: 1})
	want(t, "one of two", k.state().Status, Scheduled)
	k.write(&Official{Team: team(2), Status: "DQ"})
	want(t, "both, timed by nobody", k.state().Status, Settled)
	want(t, "what the runner of leg 4 does", k.state().Waiting(k.state().Team(team(1)), 4, k.instant()).State, IsFinished)
	want(t, "and of leg 2", k.state().Waiting(k.state().Team(team(1)), 2, k.instant()).State, HandedOff)
	k.write(NewMarker(KindReopened, "protest"))
	want(t, "reopened", k.state().Status, Scheduled)
	k.write(&Official{Team: team(2), Time: ptr(secs(51))})
	want(t, "after the officials' last word", k.state().Status, Settled)
}

func TestARaceThatOthersTimedIsNotOfferedAsTheNext(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	for _, id := range []RaceID{"2-1-1", "3-1-1"} {
		k.race = id
		format := FormatID("4x100")
		k.write(&RaceSet{Format: &format})
		k.write(&TeamSet{Team: TeamID(id), Lane: ptr(1)})
		k.write(&TeamSet{Team: TeamID(id) + "b", Lane: ptr(2)})
	}
	k.race = "2-1-1"
	want(t, "next", k.meet.Next("1-1-1").ID, "2-1-1")
	k.write(&Official{Team: "2-1-1", Status: "DNS"})
	want(t, "one known not to start", k.meet.Next("1-1-1").ID, "2-1-1")
	k.write(&Official{Team: "2-1-1", Time: ptr(secs(50))})
	want(t, "one has a time", k.meet.Next("1-1-1").ID, "3-1-1")
}

func TestAnUnpressedFinishBesideAnOfficialTimeIsIn(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(1)
	for leg := 1; leg <= 4; leg++ {
		for i, key := range []string{"1", "2", "3"} {
			if leg < 4 || key != "3" {
				k.at(1 + 12*float64(leg) + 0.3*float64(i)).press(key)
			}
		}
	}
	want(t, "one is waited for", k.state().Status, Running)
	k.write(&Official{Team: team(3), Time: ptr(secs(48.9))})
	r := k.state()
	want(t, "its official time is in", r.Status, Finished)
	want(t, "nothing is still to come", len(r.StillToCome()), 0)
	want(t, "said so", Reliance(r), "Provisional")
}
