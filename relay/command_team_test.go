package relay

import (
	"testing"
	"time"
)

func TestWhatTheKeeperSeesIsPutRightAtAnyTimeButALaneBeforeTheGunOnly(t *testing.T) {
	k := northside(t, "4x100")
	k.do(Arm{})
	k.do(EditTeam{TeamSet{Team: team(1), Look: ptr(" red "), Hip: ptr("12"), Target: ptr(50200 * time.Millisecond), Lane: ptr(8)}})
	got := k.one()
	want(t, "look", got.Look, "red")
	want(t, "hip", got.Hip, "12")
	want(t, "target", got.Target, 50200*time.Millisecond)
	want(t, "the key follows the lane", k.state().Keys["8"], team(1))
	want(t, "line-up", got.RunnerOf(4), "Dee Wong")
	k.do(EditTeam{TeamSet{Team: team(1), Look: ptr(""), Alternates: []string{"Eva Park"}}})
	want(t, "look taken away", k.one().Look, "")
	refusedAs(t, "nothing new", k.refused(EditTeam{TeamSet{Team: team(1), Hip: ptr("12"), Alternates: []string{"Eva Park"}}}), ErrUnchanged)
	k.do(EditTeam{TeamSet{Team: team(1), Alternates: []string{}}})
	want(t, "alternates taken away", len(k.one().Alternates), 0)
	refusedAs(t, "a lane that is taken", k.refused(EditTeam{TeamSet{Team: team(1), Lane: ptr(2)}}), ErrLaneTaken)
	refusedAs(t, "a name that another has", k.refused(EditTeam{TeamSet{Team: team(1), Name: ptr("team 2")}}), ErrTeamThere)
	refusedAs(t, "nothing to know it by", k.refused(EditTeam{TeamSet{Team: team(1), Name: ptr(" "), Lane: ptr(0)}}), ErrNoName)
	k.at(10).do(Fire{Key: "space"})
	refusedAs(t, "a lane after the gun", k.refused(EditTeam{TeamSet{Team: team(1), Lane: ptr(7)}}), ErrBegun)
	k.do(EditTeam{TeamSet{Team: team(1), Look: ptr("blue")}})
	want(t, "look after the gun", k.one().Look, "blue")
}

func TestOfARunnerOnlyWhatDiffersIsWritten(t *testing.T) {
	k := northside(t, "4x100")
	set := func(says Runner) *RunnerSet {
		t.Helper()
		f, err := k.meet.EditRunner(says)
		if err != nil {
			t.Fatal(err)
		}
		if f != nil {
			k.write(f)
		}
		return f
	}
	ana := Runner{Name: "Ana Ruiz", Team: "Northside", Gender: "F", Note: "left-handed",
		Bests: []Best{{Distance: 100 * Metre, PB: 12400 * time.Millisecond, SB: 12600 * time.Millisecond}}}
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
	if got, _ := k.meet.Runner("Ana Ruiz", "Northside"); got.Note != "left-handed" || got.best(100*Metre).PB != 0 {
		t.Errorf("bests taken away leave %+v", got)
	}
	if set(Runner{Name: "Ana Ruiz", Team: "Peak"}) == nil {
		t.Error("another school's Ana Ruiz is not told apart")
	}
	_, err := k.meet.EditRunner(Runner{Name: " ", Team: "Peak"})
	refusedAs(t, "nobody", err, ErrNoName)
}
