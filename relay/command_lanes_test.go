package relay

import "testing"

func lanesOf(r *Race) (out [4]int) {
	for _, t := range r.Teams {
		out[t.ID[1]-'0'] = t.Lane
	}
	return out
}

func TestLanesDrawnAnewKeepLineUpsAndTheKeysFollow(t *testing.T) {
	k := northside(t, "4x100")
	k.do(Arm{})
	k.do(SwapLanes{team(1), team(3)})
	want(t, "lanes", lanesOf(k.state()), [4]int{0, 3, 2, 1})
	want(t, "key 3", k.state().Keys["3"], team(1))
	want(t, "key 1", k.state().Keys["1"], team(3))
	want(t, "line-up", k.one().RunnerOf(4), "Dee Wong")
	k.do(MoveTeam{team(1), 7})
	want(t, "key 7", k.state().Keys["7"], team(1))
	want(t, "key 3 means nobody", k.state().Keys["3"], TeamID(""))
	k.do(DrawLanes{map[TeamID]int{team(1): 2, team(2): 7}})
	want(t, "lanes", lanesOf(k.state()), [4]int{0, 2, 7, 1})
	refusedAs(t, "taken", k.refused(MoveTeam{team(1), 7}), ErrLaneTaken)
	refusedAs(t, "the same", k.refused(MoveTeam{team(1), 2}), ErrUnchanged)
	refusedAs(t, "nobody", k.refused(MoveTeam{"t9", 4}), ErrNoTeam)
	k.at(10).do(Fire{Key: "space"})
	refusedAs(t, "after the gun", k.refused(MoveTeam{team(1), 5}), ErrBegun)
	k.at(22).press("2")
	want(t, "its key times it", k.passes(1), "12.0 - - -")
}

func TestAScratchedTeamLeavesItsLaneAndComesBackToIt(t *testing.T) {
	k := northside(t, "4x100")
	k.do(Arm{})
	k.do(Scratch{team(2)})
	want(t, "key 2", k.state().Keys["2"], TeamID(""))
	want(t, "out", k.state().Team(team(2)).Out, Scratched)
	k.do(MoveTeam{team(3), 2})
	refusedAs(t, "back into a lane that is taken", k.refused(Reenter{team(2)}), ErrLaneTaken)
	k.do(MoveTeam{team(3), 3})
	k.do(Reenter{team(2)})
	want(t, "key 2", k.state().Keys["2"], team(2))
	refusedAs(t, "twice", k.refused(Reenter{team(2)}), ErrUnchanged)
}

func TestATeamIsAddedAtTheLine(t *testing.T) {
	k := northside(t, "4x100")
	k.do(Arm{})
	k.do(AddTeam{Name: "Peak", Squad: "B", Lane: 6})
	id := k.state().Keys["6"]
	want(t, "its name", k.state().Team(id).Title(), "Peak B")
	refusedAs(t, "twice", k.refused(AddTeam{Name: "peak", Squad: "b", Lane: 7}), ErrTeamThere)
	refusedAs(t, "lane", k.refused(AddTeam{Name: "Boulder", Lane: 6}), ErrLaneTaken)
	refusedAs(t, "nothing said", k.refused(AddTeam{Name: " "}), ErrNoName)
}

func TestATeamComesOverFromAnotherHeat(t *testing.T) {
	k := northside(t, "4x100")
	k.race = "1-1-2"
	k.write(&RaceSet{Format: ptr(FormatID("4x100"))})
	k.do(MoveTeam{team(1), 5})
	want(t, "lane", k.one().Lane, 5)
	want(t, "line-up", k.one().RunnerOf(1), "Ana Ruiz")
	if k.meet.Race("1-1-1").Team(team(1)) != nil {
		t.Error("it is still in the other heat")
	}
	other := station(t, k.meet, 3, "two", Everywhere)
	other.gun(10)
	refusedAs(t, "from a race that has begun", k.refused(MoveTeam{team(2), 6}), ErrBegun)
}
