package relay_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestARunnerIsCheckedInAndSeenElsewhere(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	state := func() relay.WaitState { return k.State().Waiting(k.One(), 2, k.Instant()).State }
	for _, c := range []struct {
		as   relay.Kind
		want relay.WaitState
	}{{relay.KindWarmingUp, relay.WarmingUp}, {relay.KindWrongZone, relay.WrongZone}, {relay.KindMissing, relay.Missing}, {relay.KindCheckedIn, relay.CheckedIn}} {
		k.Do(relay.Attend{As: c.as, Team: relaytest.Team(1), Leg: 2})
		relaytest.Want(t, "state", state(), c.want)
	}
	relaytest.RefusedAs(t, "twice", k.Refused(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 2}), relay.ErrUnchanged)
	relaytest.RefusedAs(t, "no such leg", k.Refused(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 5}), relay.ErrNoLeg)
	relaytest.RefusedAs(t, "no such team", k.Refused(relay.Attend{As: relay.KindCheckedIn, Team: "t9", Leg: 1}), relay.ErrNoTeam)
	relaytest.RefusedAs(t, "no such state", k.Refused(relay.Attend{As: relay.KindGun, Team: relaytest.Team(1), Leg: 2}), relay.ErrNoPresence)
	k.Gun(10)
	relaytest.RefusedAs(t, "after the gun", k.Refused(relay.Attend{As: relay.KindMissing, Team: relaytest.Team(1), Leg: 2}), relay.ErrBegun)
}

func TestASubstituteStaysOneWhenCheckedIn(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	relaytest.RefusedAs(t, "without a reason", k.Refused(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Eva Park"}), relay.ErrNoReason)
	relaytest.RefusedAs(t, "nobody", k.Refused(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Reason: "ill"}), relay.ErrNoName)
	relaytest.RefusedAs(t, "who runs anyway", k.Refused(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Bea Holt", Reason: "ill"}), relay.ErrUnchanged)
	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
	k.Do(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 2})
	relaytest.Want(t, "who runs", k.One().RunnerOf(2), "Eva Park")
	relaytest.Want(t, "line-up as declared", k.One().Legs[1].Runner, "Bea Holt")
	relaytest.Want(t, "state", k.One().Legs[1].Presence, relay.Attendance{State: relay.KindCheckedIn, Runner: "Eva Park", Reason: "ill"})
	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Bea Holt", Reason: "well again"})
	relaytest.Want(t, "put back", k.One().RunnerOf(2), "Bea Holt")
	relaytest.Want(t, "no substitute, and to be checked in", k.One().Legs[1].Presence, relay.Attendance{Reason: "well again"})
}

func TestPresenceBelongsToAPersonNotToALeg(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 2})
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 2, Runner: relaytest.Ptr("Bea Holt"), Target: relaytest.Ptr(12 * time.Second)}}})
	relaytest.Want(t, "the same runner", k.One().Legs[1].Presence.State, relay.KindCheckedIn)
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 2, Runner: relaytest.Ptr("Eva Park")}}})
	relaytest.Want(t, "another runner", k.One().Legs[1].Presence.State, relay.Kind(""))
}

func TestADeclaredOrderChangesOnlyWithAReasonAndIsShownAsChanged(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	eva := relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 3, Runner: relaytest.Ptr(" Eva Park ")}}}
	k.Do(relay.Lock{Team: relaytest.Team(1)})
	relaytest.RefusedAs(t, "no reason", k.Refused(eva), relay.ErrLocked)
	relaytest.RefusedAs(t, "declared twice", k.Refused(relay.Lock{Team: relaytest.Team(1)}), relay.ErrUnchanged)
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 3, Target: relaytest.Ptr(12 * time.Second)}}})
	relaytest.Want(t, "a target is no change of order", k.One().Legs[2].Changed, false)
	eva.Reason = "hamstring"
	k.Do(eva)
	leg := k.One().Legs[2]
	relaytest.Want(t, "runner", leg.Runner, "Eva Park")
	relaytest.Want(t, "changed", leg.Changed, true)
	relaytest.Want(t, "why", leg.Why, "hamstring")
	relaytest.Want(t, "other legs", k.One().Legs[1].Changed, false)
	relaytest.RefusedAs(t, "opened without a reason", k.Refused(relay.Unlock{Team: relaytest.Team(1)}), relay.ErrNoReason)
	k.Do(relay.Unlock{Team: relaytest.Team(1), Reason: "wrong sheet"})
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 3, Runner: relaytest.Ptr("Cara Lim")}}})
	k.Do(relay.Lock{Team: relaytest.Team(1)})
	relaytest.Want(t, "declared anew", k.One().Legs[2].Changed, false)
	relaytest.Want(t, "locked", k.One().Locked, true)
}

func TestAnOrderWithAHoleIsNotDeclared(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 4, Runner: relaytest.Ptr("")}}})
	relaytest.RefusedAs(t, "three runners", k.Refused(relay.Lock{Team: relaytest.Team(1)}), relay.ErrIncomplete)
	relaytest.RefusedAs(t, "not declared", k.Refused(relay.Unlock{Team: relaytest.Team(1), Reason: "x"}), relay.ErrNotLocked)
	relaytest.RefusedAs(t, "nothing new", k.Refused(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 1, Runner: relaytest.Ptr("Ana Ruiz")}}}), relay.ErrUnchanged)
}

func TestAfterTheGunWhoRanIsChangedWithAReason(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Gun(10)
	eva := relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 3, Runner: relaytest.Ptr("Eva Park")}}}
	relaytest.RefusedAs(t, "no reason", k.Refused(eva), relay.ErrNoReason)
	eva.Reason = "she ran"
	k.Do(eva)
	relaytest.Want(t, "who ran", k.One().RunnerOf(3), "Eva Park")
}

func TestAllZonesAreReadyWhenEachOneIs(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	for n := 1; n <= 3; n++ {
		relaytest.Want(t, "all ready", k.State().AllZonesReady(), false)
		k.Do(relay.SetZoneReady{Exchange: n, Ready: true})
	}
	relaytest.Want(t, "all ready", k.State().AllZonesReady(), true)
	relaytest.RefusedAs(t, "twice", k.Refused(relay.SetZoneReady{Exchange: 2, Ready: true}), relay.ErrUnchanged)
	relaytest.RefusedAs(t, "no fourth zone", k.Refused(relay.SetZoneReady{Exchange: 4, Ready: true}), relay.ErrNoExchange)
	k.Do(relay.SetZoneReady{Exchange: 2})
	relaytest.Want(t, "yellow again", k.State().AllZonesReady(), false)
}

func TestRunnersAreKnownByNameAndTeam(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Write(&relay.RunnerSet{Runner: "Ana Ruiz", Bests: []relay.FlatBest{{100 * relay.Metre, relaytest.Ptr(14 * time.Second), nil}}})
	k.Write(&relay.RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Gender: relaytest.Ptr("F"), Bests: []relay.FlatBest{{100 * relay.Metre, relaytest.Ptr(12500 * time.Millisecond), relaytest.Ptr(13 * time.Second)}}})
	id := k.Write(&relay.RunnerSet{Runner: "ana  ruiz", TeamName: "NORTHSIDE", Note: relaytest.Ptr("left-handed")})
	ana, ok := k.Meet.Runner("Ana Ruiz", "Northside")
	relaytest.Want(t, "found", ok, true)
	relaytest.Want(t, "note of the same runner", ana.Note, "left-handed")
	best, _ := k.State().Best(k.One(), 1)
	relaytest.Want(t, "season's best before the personal one", best, 13*time.Second)
	takes, predicted := k.State().Expected(k.One(), 1)
	relaytest.Want(t, "a flat best alone predicts nothing", predicted, false)
	relaytest.Want(t, "no time", takes, 0)
	other, _ := k.Meet.Runner("Ana Ruiz", "Riverton")
	relaytest.Want(t, "another team's", other.Bests[0].PB, 14*time.Second)
	k.Write(&relay.Void{Targets: []relay.ID{id}})
	ana, _ = k.Meet.Runner("Ana Ruiz", "Northside")
	relaytest.Want(t, "taken back", ana.Note, "")
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Best: relaytest.Ptr(12800 * time.Millisecond)})
	best, _ = k.State().Best(k.One(), 1)
	relaytest.Want(t, "the line-up's best wins", best, 12800*time.Millisecond)
	k.Write(&relay.RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Bests: []relay.FlatBest{{100 * relay.Metre, nil, relaytest.Ptr(time.Duration(0))}}})
	ana, _ = k.Meet.Runner("Ana Ruiz", "Northside")
	fast, _ := ana.Over(100 * relay.Metre)
	relaytest.Want(t, "without a season's best the personal one", fast, 12500*time.Millisecond)
}

func TestAVoidedBestIsForgotten(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	id := k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Best: relaytest.Ptr(13 * time.Second)})
	if _, ok := k.State().Best(k.One(), 1); !ok {
		t.Fatal("no best")
	}
	k.Write(&relay.Void{Targets: []relay.ID{id}})
	if best, ok := k.State().Best(k.One(), 1); ok {
		t.Errorf("still %v", best)
	}
}

func TestABestIsOneOverTheLegsDistanceAsItIsNow(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Best: relaytest.Ptr(25 * time.Second)})
	k.Write(&relay.TeamSet{Team: relaytest.Team(2), Name: relaytest.Ptr("northside"), Squad: relaytest.Ptr("B")})
	k.Write(&relay.LineupSet{Team: relaytest.Team(2), Leg: 2, Runner: relaytest.Ptr("Ana Ruiz")})
	best, _ := k.State().Best(k.State().Team(relaytest.Team(2)), 2)
	relaytest.Want(t, "over 100 m", best, 25*time.Second)
	k.Write(&relay.RaceSet{Legs: []relay.Distance{200 * relay.Metre, 100 * relay.Metre, 200 * relay.Metre, 400 * relay.Metre}})
	if best, ok := k.State().Best(k.State().Team(relaytest.Team(2)), 2); ok {
		t.Errorf("the best over 200 m is taken for one over 100 m: %v", best)
	}
}

func TestNamesAreCompletedFromTheOwnTeamFirst(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Alternates: []string{"Eva Park"}})
	k.Write(&relay.LineupSet{Team: relaytest.Team(2), Leg: 1, Runner: relaytest.Ptr("Abby Moss")})
	names := k.Meet.KnownRunners("northside")
	relaytest.Want(t, "how many", len(names), 6)
	relaytest.Want(t, "first", names[0], "Ana Ruiz")
	relaytest.Want(t, "an alternate", names[4], "Eva Park")
	relaytest.Want(t, "others last", names[5], "Abby Moss")
}

func TestALegAsksForAPace(t *testing.T) {
	k := relaytest.NewKeeper(t, "dmr", 1)
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 4, Runner: relaytest.Ptr("Dee Wong"), Target: relaytest.Ptr(320 * time.Second), Best: relaytest.Ptr(312 * time.Second)})
	asked, best := k.State().Pace(k.One(), 4)
	relaytest.Want(t, "1600 m in 5:20", asked.String(), "5:20.00, 20.00 per 100 m, 1:20.00 a lap")
	relaytest.Want(t, "best", best.PerLap, 78*time.Second)
	asked, _ = k.State().Pace(k.One(), 1)
	relaytest.Want(t, "no target", asked, relay.Pace{})
	relaytest.Want(t, "a short leg has no laps", relay.NewPace(25*time.Second, 200*relay.Metre).String(), "25.00, 12.50 per 100 m")
}
