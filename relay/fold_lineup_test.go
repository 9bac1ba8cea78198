package relay

import (
	"errors"
	"testing"
	"time"
)

// northside sets up a team of four in lane 1 of a format.
func northside(t *testing.T, format FormatID) *keeper {
	k := newKeeper(t, format, 3)
	k.write(&TeamSet{Team: team(1), Name: ptr("Northside")})
	for i, name := range []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"} {
		k.write(&LineupSet{Team: team(1), Leg: i + 1, Runner: ptr(name)})
	}
	return k
}

func (k *keeper) one() *Team { return k.state().Team(team(1)) }

func refusedAs(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestARunnerIsCheckedInAndSeenElsewhere(t *testing.T) {
	k := northside(t, "4x100")
	state := func() WaitState { return k.state().Waiting(k.one(), 2, k.instant()).State }
	for _, c := range []struct {
		as   Kind
		want WaitState
	}{{KindWarmingUp, WarmingUp}, {KindWrongZone, WrongZone}, {KindMissing, Missing}, {KindCheckedIn, CheckedIn}} {
		k.do(Attend{As: c.as, Team: team(1), Leg: 2})
		want(t, "state", state(), c.want)
	}
	refusedAs(t, "twice", k.refused(Attend{As: KindCheckedIn, Team: team(1), Leg: 2}), ErrUnchanged)
	refusedAs(t, "no such leg", k.refused(Attend{As: KindCheckedIn, Team: team(1), Leg: 5}), ErrNoLeg)
	refusedAs(t, "no such team", k.refused(Attend{As: KindCheckedIn, Team: "t9", Leg: 1}), ErrNoTeam)
	refusedAs(t, "no such state", k.refused(Attend{As: KindGun, Team: team(1), Leg: 2}), ErrNoPresence)
	k.gun(10)
	refusedAs(t, "after the gun", k.refused(Attend{As: KindMissing, Team: team(1), Leg: 2}), ErrBegun)
}

func TestASubstituteStaysOneWhenCheckedIn(t *testing.T) {
	k := northside(t, "4x100")
	refusedAs(t, "without a reason", k.refused(Substitute{Team: team(1), Leg: 2, Runner: "Eva Park"}), ErrNoReason)
	refusedAs(t, "nobody", k.refused(Substitute{Team: team(1), Leg: 2, Reason: "ill"}), ErrNoName)
	refusedAs(t, "who runs anyway", k.refused(Substitute{Team: team(1), Leg: 2, Runner: "Bea Holt", Reason: "ill"}), ErrUnchanged)
	k.do(Substitute{Team: team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
	k.do(Attend{As: KindCheckedIn, Team: team(1), Leg: 2})
	want(t, "who runs", k.one().RunnerOf(2), "Eva Park")
	want(t, "line-up as declared", k.one().Legs[1].Runner, "Bea Holt")
	want(t, "state", k.one().Legs[1].Presence, Attendance{State: KindCheckedIn, Runner: "Eva Park", Reason: "ill"})
	k.do(Substitute{Team: team(1), Leg: 2, Runner: "Bea Holt", Reason: "well again"})
	want(t, "put back", k.one().RunnerOf(2), "Bea Holt")
	want(t, "no substitute, and to be checked in", k.one().Legs[1].Presence, Attendance{Reason: "well again"})
}

func TestPresenceBelongsToAPersonNotToALeg(t *testing.T) {
	k := northside(t, "4x100")
	k.do(Attend{As: KindCheckedIn, Team: team(1), Leg: 2})
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 2, Runner: ptr("Bea Holt"), Target: ptr(12 * time.Second)}}})
	want(t, "the same runner", k.one().Legs[1].Presence.State, KindCheckedIn)
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 2, Runner: ptr("Eva Park")}}})
	want(t, "another runner", k.one().Legs[1].Presence.State, Kind(""))
}

func TestADeclaredOrderChangesOnlyWithAReasonAndIsShownAsChanged(t *testing.T) {
	k := northside(t, "4x100")
	eva := SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 3, Runner: ptr(" Eva Park ")}}}
	k.do(Lock{Team: team(1)})
	refusedAs(t, "no reason", k.refused(eva), ErrLocked)
	refusedAs(t, "declared twice", k.refused(Lock{Team: team(1)}), ErrUnchanged)
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 3, Target: ptr(12 * time.Second)}}})
	want(t, "a target is no change of order", k.one().Legs[2].Changed, false)
	eva.Reason = "hamstring"
	k.do(eva)
	leg := k.one().Legs[2]
	want(t, "runner", leg.Runner, "Eva Park")
	want(t, "changed", leg.Changed, true)
	want(t, "why", leg.Why, "hamstring")
	want(t, "other legs", k.one().Legs[1].Changed, false)
	refusedAs(t, "opened without a reason", k.refused(Unlock{Team: team(1)}), ErrNoReason)
	k.do(Unlock{Team: team(1), Reason: "wrong sheet"})
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 3, Runner: ptr("Cara Lim")}}})
	k.do(Lock{Team: team(1)})
	want(t, "declared anew", k.one().Legs[2].Changed, false)
	want(t, "locked", k.one().Locked, true)
}

func TestAnOrderWithAHoleIsNotDeclared(t *testing.T) {
	k := northside(t, "4x100")
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 4, Runner: ptr("")}}})
	refusedAs(t, "three runners", k.refused(Lock{Team: team(1)}), ErrIncomplete)
	refusedAs(t, "not declared", k.refused(Unlock{Team: team(1), Reason: "x"}), ErrNotLocked)
	refusedAs(t, "nothing new", k.refused(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 1, Runner: ptr("Ana Ruiz")}}}), ErrUnchanged)
}

func TestAfterTheGunWhoRanIsChangedWithAReason(t *testing.T) {
	k := northside(t, "4x100")
	k.gun(10)
	eva := SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 3, Runner: ptr("Eva Park")}}}
	refusedAs(t, "no reason", k.refused(eva), ErrNoReason)
	eva.Reason = "she ran"
	k.do(eva)
	want(t, "who ran", k.one().RunnerOf(3), "Eva Park")
}

func TestAllZonesAreReadyWhenEachOneIs(t *testing.T) {
	k := northside(t, "4x100")
	for n := 1; n <= 3; n++ {
		want(t, "all ready", k.state().AllZonesReady(), false)
		k.do(SetZoneReady{Exchange: n, Ready: true})
	}
	want(t, "all ready", k.state().AllZonesReady(), true)
	refusedAs(t, "twice", k.refused(SetZoneReady{Exchange: 2, Ready: true}), ErrUnchanged)
	refusedAs(t, "no fourth zone", k.refused(SetZoneReady{Exchange: 4, Ready: true}), ErrNoExchange)
	k.do(SetZoneReady{Exchange: 2})
	want(t, "yellow again", k.state().AllZonesReady(), false)
}

func TestRunnersAreKnownByNameAndTeam(t *testing.T) {
	k := northside(t, "4x100")
	k.write(&RunnerSet{Runner: "Ana Ruiz", Bests: []FlatBest{{100 * Metre, ptr(14 * time.Second), nil}}})
	k.write(&RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Gender: ptr("F"), Bests: []FlatBest{{100 * Metre, ptr(12500 * time.Millisecond), ptr(13 * time.Second)}}})
	id := k.write(&RunnerSet{Runner: "ana  ruiz", TeamName: "NORTHSIDE", Note: ptr("left-handed")})
	ana, ok := k.meet.Runner("Ana Ruiz", "Northside")
	want(t, "found", ok, true)
	want(t, "note of the same runner", ana.Note, "left-handed")
	best, _ := k.state().Best(k.one(), 1)
	want(t, "season's best before the personal one", best, 13*time.Second)
	takes, predicted := k.state().Expected(k.one(), 1)
	want(t, "a flat best alone predicts nothing", predicted, false)
	want(t, "no time", takes, 0)
	other, _ := k.meet.Runner("Ana Ruiz", "Riverton")
	want(t, "another team's", other.Bests[0].PB, 14*time.Second)
	k.write(&Void{Targets: []ID{id}})
	ana, _ = k.meet.Runner("Ana Ruiz", "Northside")
	want(t, "taken back", ana.Note, "")
	k.write(&LineupSet{Team: team(1), Leg: 1, Best: ptr(12800 * time.Millisecond)})
	best, _ = k.state().Best(k.one(), 1)
	want(t, "the line-up's best wins", best, 12800*time.Millisecond)
	k.write(&RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Bests: []FlatBest{{100 * Metre, nil, ptr(time.Duration(0))}}})
	ana, _ = k.meet.Runner("Ana Ruiz", "Northside")
	fast, _ := ana.Over(100 * Metre)
	want(t, "without a season's best the personal one", fast, 12500*time.Millisecond)
}

func TestAVoidedBestIsForgotten(t *testing.T) {
	k := northside(t, "4x100")
	id := k.write(&LineupSet{Team: team(1), Leg: 1, Best: ptr(13 * time.Second)})
	if _, ok := k.state().Best(k.one(), 1); !ok {
		t.Fatal("no best")
	}
	k.write(&Void{Targets: []ID{id}})
	if best, ok := k.state().Best(k.one(), 1); ok {
		t.Errorf("still %v", best)
	}
}

func TestABestIsOneOverTheLegsDistanceAsItIsNow(t *testing.T) {
	k := northside(t, "4x100")
	k.write(&LineupSet{Team: team(1), Leg: 1, Best: ptr(25 * time.Second)})
	k.write(&TeamSet{Team: team(2), Name: ptr("northside"), Squad: ptr("B")})
	k.write(&LineupSet{Team: team(2), Leg: 2, Runner: ptr("Ana Ruiz")})
	best, _ := k.state().Best(k.state().Team(team(2)), 2)
	want(t, "over 100 m", best, 25*time.Second)
	k.write(&RaceSet{Legs: []Distance{200 * Metre, 100 * Metre, 200 * Metre, 400 * Metre}})
	if best, ok := k.state().Best(k.state().Team(team(2)), 2); ok {
		t.Errorf("the best over 200 m is taken for one over 100 m: %v", best)
	}
}

func TestNamesAreCompletedFromTheOwnTeamFirst(t *testing.T) {
	k := northside(t, "4x100")
	k.write(&TeamSet{Team: team(1), Alternates: []string{"Eva Park"}})
	k.write(&LineupSet{Team: team(2), Leg: 1, Runner: ptr("Abby Moss")})
	names := k.meet.KnownRunners("northside")
	want(t, "how many", len(names), 6)
	want(t, "first", names[0], "Ana Ruiz")
	want(t, "an alternate", names[4], "Eva Park")
	want(t, "others last", names[5], "Abby Moss")
}

func TestALegAsksForAPace(t *testing.T) {
	k := newKeeper(t, "dmr", 1)
	k.write(&LineupSet{Team: team(1), Leg: 4, Runner: ptr("Dee Wong"), Target: ptr(320 * time.Second), Best: ptr(312 * time.Second)})
	asked, best := k.state().Pace(k.one(), 4)
	want(t, "1600 m in 5:20", asked.String(), "5:20.00, 20.00 per 100 m, 1:20.00 a lap")
	want(t, "best", best.PerLap, 78*time.Second)
	asked, _ = k.state().Pace(k.one(), 1)
	want(t, "no target", asked, Pace{})
	want(t, "a short leg has no laps", NewPace(25*time.Second, 200*Metre).String(), "25.00, 12.50 per 100 m")
}
