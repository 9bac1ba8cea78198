package relay_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func lanesOf(r *relay.Race) (out [4]int) {
	for _, t := range r.Teams {
		out[t.ID[1]-'0'] = t.Lane
	}
	return out
}

func TestLanesDrawnAnewKeepLineUpsAndTheKeysFollow(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.Arm{})
	k.Do(relay.SwapLanes{relaytest.Team(1), relaytest.Team(3)})
	relaytest.Want(t, "lanes", lanesOf(k.State()), [4]int{0, 3, 2, 1})
	relaytest.Want(t, "key 3", k.State().Keys["3"], relaytest.Team(1))
	relaytest.Want(t, "key 1", k.State().Keys["1"], relaytest.Team(3))
	relaytest.Want(t, "line-up", k.One().RunnerOf(4), "Dee Wong")
	k.Do(relay.MoveTeam{relaytest.Team(1), 7})
	relaytest.Want(t, "key 7", k.State().Keys["7"], relaytest.Team(1))
	relaytest.Want(t, "key 3 means nobody", k.State().Keys["3"], relay.TeamID(""))
	k.Do(relay.DrawLanes{map[relay.TeamID]int{relaytest.Team(1): 2, relaytest.Team(2): 7}})
	relaytest.Want(t, "lanes", lanesOf(k.State()), [4]int{0, 2, 7, 1})
	relaytest.RefusedAs(t, "taken", k.Refused(relay.MoveTeam{relaytest.Team(1), 7}), relay.ErrLaneTaken)
	relaytest.RefusedAs(t, "the same", k.Refused(relay.MoveTeam{relaytest.Team(1), 2}), relay.ErrUnchanged)
	relaytest.RefusedAs(t, "nobody", k.Refused(relay.MoveTeam{"t9", 4}), relay.ErrNoTeam)
	k.At(10).Do(relay.Fire{Key: "space"})
	relaytest.RefusedAs(t, "after the gun", k.Refused(relay.MoveTeam{relaytest.Team(1), 5}), relay.ErrBegun)
	k.At(22).Press("2")
	relaytest.Want(t, "its key times it", k.Passes(1), "12.0 - - -")
}

func TestAScratchedTeamLeavesItsLaneAndComesBackToIt(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.Arm{})
	k.Do(relay.Scratch{relaytest.Team(2)})
	relaytest.Want(t, "key 2", k.State().Keys["2"], relay.TeamID(""))
	relaytest.Want(t, "out", k.State().Team(relaytest.Team(2)).Out, relay.Scratched)
	k.Do(relay.MoveTeam{relaytest.Team(3), 2})
	relaytest.RefusedAs(t, "back into a lane that is taken", k.Refused(relay.Reenter{relaytest.Team(2)}), relay.ErrLaneTaken)
	k.Do(relay.MoveTeam{relaytest.Team(3), 3})
	k.Do(relay.Reenter{relaytest.Team(2)})
	relaytest.Want(t, "key 2", k.State().Keys["2"], relaytest.Team(2))
	relaytest.RefusedAs(t, "twice", k.Refused(relay.Reenter{relaytest.Team(2)}), relay.ErrUnchanged)
}

func TestATeamIsAddedAtTheLine(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.Arm{})
	k.Do(relay.AddTeam{Name: "Peak", Squad: "B", Lane: 6})
	id := k.State().Keys["6"]
	relaytest.Want(t, "its name", k.State().Team(id).Title(), "Peak B")
	relaytest.RefusedAs(t, "twice", k.Refused(relay.AddTeam{Name: "peak", Squad: "b", Lane: 7}), relay.ErrTeamThere)
	relaytest.RefusedAs(t, "lane", k.Refused(relay.AddTeam{Name: "Boulder", Lane: 6}), relay.ErrLaneTaken)
	relaytest.RefusedAs(t, "nothing said", k.Refused(relay.AddTeam{Name: " "}), relay.ErrNoName)
}

func TestATeamComesOverFromAnotherHeat(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Race = "1-1-2"
	k.Write(&relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x100"))})
	k.Do(relay.MoveTeam{relaytest.Team(1), 5})
	relaytest.Want(t, "lane", k.One().Lane, 5)
	relaytest.Want(t, "line-up", k.One().RunnerOf(1), "Ana Ruiz")
	if k.Meet.Race("1-1-1").Team(relaytest.Team(1)) != nil {
		t.Error("it is still in the other heat")
	}
	other := relaytest.Station(t, k.Meet, 3, "two", relay.Everywhere)
	other.Gun(10)
	relaytest.RefusedAs(t, "from a race that has begun", k.Refused(relay.MoveTeam{relaytest.Team(2), 6}), relay.ErrBegun)
}
