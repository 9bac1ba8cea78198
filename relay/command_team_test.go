package relay_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestWhatTheKeeperSeesIsPutRightAtAnyTimeButALaneBeforeTheGunOnly(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.Arm{})
	k.Do(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Look: relaytest.Ptr(" red "), Hip: relaytest.Ptr("12"), Target: relaytest.Ptr(50200 * time.Millisecond), Lane: relaytest.Ptr(8)}})
	got := k.One()
	relaytest.Want(t, "look", got.Look, "red")
	relaytest.Want(t, "hip", got.Hip, "12")
	relaytest.Want(t, "target", got.Target, 50200*time.Millisecond)
	relaytest.Want(t, "the key follows the lane", k.State().Keys["8"], relaytest.Team(1))
	relaytest.Want(t, "line-up", got.RunnerOf(4), "Dee Wong")
	k.Do(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Look: relaytest.Ptr(""), Alternates: []string{"Eva Park"}}})
	relaytest.Want(t, "look taken away", k.One().Look, "")
	relaytest.RefusedAs(t, "nothing new", k.Refused(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Hip: relaytest.Ptr("12"), Alternates: []string{"Eva Park"}}}), relay.ErrUnchanged)
	k.Do(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Alternates: []string{}}})
	relaytest.Want(t, "alternates taken away", len(k.One().Alternates), 0)
	relaytest.RefusedAs(t, "a lane that is taken", k.Refused(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Lane: relaytest.Ptr(2)}}), relay.ErrLaneTaken)
	relaytest.RefusedAs(t, "a name that another has", k.Refused(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Name: relaytest.Ptr("team 2")}}), relay.ErrTeamThere)
	relaytest.RefusedAs(t, "nothing to know it by", k.Refused(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Name: relaytest.Ptr(" "), Lane: relaytest.Ptr(0)}}), relay.ErrNoName)
	k.At(10).Do(relay.Fire{Key: "space"})
	relaytest.RefusedAs(t, "a lane after the gun", k.Refused(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Lane: relaytest.Ptr(7)}}), relay.ErrBegun)
	k.Do(relay.EditTeam{relay.TeamSet{Team: relaytest.Team(1), Look: relaytest.Ptr("blue")}})
	relaytest.Want(t, "look after the gun", k.One().Look, "blue")
}

func TestOfARunnerOnlyWhatDiffersIsWritten(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	set := func(says relay.Runner) *relay.RunnerSet {
		t.Helper()
		for _, id := range k.Do(relay.EditRunner{Runner: says}) {
			e, _ := k.Meet.Event(id)
			return e.Fact.(*relay.RunnerSet)
		}
		return nil
	}
	ana := relay.Runner{Name: "Ana Ruiz", Team: "Northside", Gender: "F", Note: "left-handed",
		Bests: []relay.Best{{Distance: 100 * relay.Metre, PB: 12400 * time.Millisecond, SB: 12600 * time.Millisecond}}}
	set(ana)
	if f := set(ana); f != nil {
		t.Errorf("the same again writes %+v", f)
	}
	ana.Bests[0].SB = 12500 * time.Millisecond
	f := set(ana)
	if f == nil || f.Note != nil || len(f.Bests) != 1 || f.Bests[0].PB != nil || *f.Bests[0].SB != 12500*time.Millisecond {
		t.Errorf("a better season's best writes %+v", f)
	}
	ana.Bests[0].SB, ana.Bests[0].PB = 0, 0
	set(ana)
	if got, _ := k.Meet.Runner("Ana Ruiz", "Northside"); got.Note != "left-handed" || relay.BestOver(got, 100*relay.Metre) != 0 {
		t.Errorf("bests taken away leave %+v", got)
	}
	if set(relay.Runner{Name: "Ana Ruiz", Team: "Peak"}) == nil {
		t.Error("another school's Ana Ruiz is not told apart")
	}
	relaytest.RefusedAs(t, "nobody", k.Refused(relay.EditRunner{Runner: relay.Runner{Name: " ", Team: "Peak"}}), relay.ErrNoName)
	_, err := k.Meet.Decide("", k.Desk, relay.EditRunner{Runner: ana}, k.Instant())
	relaytest.Want(t, "whether it needs a race", err, nil)
}
