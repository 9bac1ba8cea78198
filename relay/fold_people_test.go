package relay

import (
	"testing"
	"time"
)

// relayOf is Northside's 4×100 run in 49.53 by four runners whose flat bests,
// 13.4, 13.2, 12.9 and 12.4, come to 51.9: 2.37 saved.
func relayOf(t *testing.T) *keeper {
	k := northside(t, "4x100")
	for i, best := range []int{13400, 13200, 12900, 12400} {
		k.write(&LineupSet{Team: team(1), Leg: i + 1, Best: ptr(time.Duration(best) * time.Millisecond)})
	}
	k.gun(10)
	for _, s := range []float64{13.1, 25.3, 37.4, 49.53} {
		k.at(10 + s).press("1")
	}
	return k
}

func (k *keeper) saved() string {
	saved, ok := k.state().TimeSaved(k.one())
	if !ok {
		return "not known"
	}
	return Hundredths(saved)
}

func TestTimeSavedCountsTheBestsOfThoseWhoRan(t *testing.T) {
	over := func(leg int, name string) func(*keeper) {
		return func(k *keeper) {
			k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: leg, Runner: &name}}, Reason: "she ran"})
		}
	}
	for _, c := range []struct {
		what string
		do   func(k *keeper)
		want string
	}{
		{"as they were listed", func(*keeper) {}, "2.37"},
		{"a substitute without a best", func(k *keeper) {
			k.do(Substitute{Team: team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
		}, "not known"},
		{"a substitute whose best is on her sheet, 13.6 for 13.2", func(k *keeper) {
			k.do(Substitute{Team: team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
			k.write(&RunnerSet{Runner: "Eva Park", TeamName: "Northside", Bests: []FlatBest{{100 * Metre, ptr(13600 * time.Millisecond), nil}}})
		}, "2.77"},
		{"a substitute put back", func(k *keeper) {
			k.do(Substitute{Team: team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
			k.do(Substitute{Team: team(1), Leg: 2, Runner: "Bea Holt", Reason: "well"})
		}, "2.37"},
		{"a name typed over", over(3, "Eva Park"), "not known"},
		{"and typed back", func(k *keeper) { over(3, "Eva Park")(k); over(3, "cara  lim")(k) }, "2.37"},
		{"two who changed legs", func(k *keeper) { over(1, "Bea Holt")(k); over(2, "Ana Ruiz")(k) }, "2.37"},
		{"a runner's season's best, 13.0 for 13.4, entered later", func(k *keeper) {
			k.write(&RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Bests: []FlatBest{{100 * Metre, nil, ptr(13 * time.Second)}}})
		}, "1.97"},
		{"a best said in a list that came from somebody who saw another line-up", func(k *keeper) {
			k.write(&LineupSet{Team: team(1), Leg: 2, Best: ptr(11 * time.Second), Of: "Eva Park"})
		}, "2.37"},
		{"a best taken away", func(k *keeper) { k.write(&LineupSet{Team: team(1), Leg: 4, Best: ptr(time.Duration(0))}) }, "not known"},
	} {
		k := relayOf(t)
		c.do(k)
		want(t, c.what, k.saved(), c.want)
	}
}

func TestAListImportedAgainWithAnotherOrderTakesTheBestsAlong(t *testing.T) {
	k := relayOf(t)
	names := []string{"Bea Holt", "Ana Ruiz", "Eva Park", "Dee Wong"}
	for i := range names {
		k.write(&LineupSet{Team: team(1), Leg: i + 1, Runner: &names[i]})
	}
	first, _ := k.state().Best(k.one(), 1)
	second, _ := k.state().Best(k.one(), 2)
	want(t, "Bea on leg 1", first, 13200*time.Millisecond)
	want(t, "Ana on leg 2", second, 13400*time.Millisecond)
	if best, ok := k.state().Best(k.one(), 3); ok {
		t.Errorf("Eva Park has %v of somebody else's", best)
	}
	want(t, "saved", k.saved(), "not known")
	want(t, "what it is called", k.state().SavedOn(k.one()), "")
}

func TestABestCountsWhereverItsRunnerStandsAndNowhereElse(t *testing.T) {
	k := relayOf(t)
	k.write(&TeamSet{Team: team(2), Name: ptr("Northside"), Squad: ptr("B")})
	k.write(&TeamSet{Team: team(3), Name: ptr("Riverton")})
	k.do(Substitute{Team: team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
	for i, name := range []string{"Bea Holt", "Eva Park"} {
		k.write(&LineupSet{Team: team(2), Leg: i + 1, Runner: ptr(name)})
		k.write(&LineupSet{Team: team(3), Leg: i + 1, Runner: ptr(name)})
	}
	squad, other := k.state().Team(team(2)), k.state().Team(team(3))
	bea, _ := k.state().Best(squad, 1)
	want(t, "Bea in the B squad", bea, 13200*time.Millisecond)
	if best, ok := k.state().Best(squad, 2); ok {
		t.Errorf("Eva has Bea's best there: %v", best)
	}
	if best, ok := k.state().Best(other, 1); ok {
		t.Errorf("Riverton's Bea Holt has Northside's best: %v", best)
	}
}

func TestATargetAGoMarkAndACheckInAreThePersonsToo(t *testing.T) {
	k := northside(t, "4x100")
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 2, Target: ptr(12 * time.Second)}}})
	k.do(SetPlan{PlanSet{Team: team(1), Exchange: 2, Mark: ptr(int64(6500)), Unit: ptr("m"), Call: ptr("hop")}})
	k.do(Attend{As: KindCheckedIn, Team: team(1), Leg: 2})
	leg := func() Leg { return k.one().Legs[1] }
	want(t, "Bea's target", leg().Target, 12*time.Second)
	want(t, "Bea and Cara's mark", leg().Plan.Mark.String(), "6.5 m")

	k.do(Substitute{Team: team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
	want(t, "Eva has no target", leg().Target, 0)
	want(t, "Eva and Cara have no mark", leg().Plan.Mark.String(), "")
	want(t, "the call word is the team's", leg().Plan.Call, "hop")
	want(t, "Eva is not checked in", leg().Presence.State, KindSubstituted)
	target, of, ok := k.one().StaleTarget(2)
	want(t, "whose target it was", ok && of == "Bea Holt" && target == 12*time.Second, true)
	pair, ok := k.one().StaleMark(2)
	want(t, "whose mark it was", pair.String(), "Bea Holt → Cara Lim")
	want(t, "there was one", ok, true)

	k.write(NewPresence(KindCheckedIn, Presence{Team: team(1), Leg: 2, Of: "Bea Holt"}))
	want(t, "Bea, checked in elsewhere meanwhile, is not Eva", leg().Presence.State, KindSubstituted)
	k.do(Substitute{Team: team(1), Leg: 2, Runner: "Bea Holt", Reason: "well"})
	want(t, "Bea's target again", leg().Target, 12*time.Second)
	want(t, "and mark", leg().Plan.Mark.String(), "6.5 m")
}

func TestATargetOfALegWithoutANameIsTheLegs(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.write(&LineupSet{Team: team(1), Leg: 1, Target: ptr(13 * time.Second), Best: ptr(12 * time.Second)})
	k.write(&LineupSet{Team: team(1), Leg: 1, Runner: ptr("Ana Ruiz")})
	want(t, "target", k.one().Legs[0].Target, 13*time.Second)
	if best, ok := k.state().Best(k.one(), 1); ok {
		t.Errorf("a best of nobody is Ana's: %v", best)
	}
}

func TestTwoNamesOfOneRunnerAreMadeOneAndApartAgain(t *testing.T) {
	k := relayOf(t)
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 1, Runner: ptr("Ana R")}}, Reason: "as she wrote it"})
	want(t, "two people", k.saved(), "not known")
	id := k.write(&SameRunner{Runner: "ana r", TeamName: "Northside", As: "Ana Ruiz"})
	want(t, "who ran", k.one().RunnerOf(1), "Ana Ruiz")
	want(t, "one person", k.saved(), "2.37")
	want(t, "as which she was written", k.meet.WrittenAs("Ana Ruiz", "Northside")[0].Name, "ana r")
	k.write(&SameRunner{Runner: "Ana Ruiz", TeamName: "Northside", As: "Ana Ruiz-Gil"})
	want(t, "from name to name", k.one().RunnerOf(1), "Ana Ruiz-Gil")
	k.write(&SameRunner{Runner: "Ana Ruiz-Gil", TeamName: "Northside", As: "Ana Ruiz"})
	want(t, "and back: the last one stays", k.one().RunnerOf(1), "Ana Ruiz")
	want(t, "another school's is another", k.meet.called("Ana R", "Riverton"), "Ana R")
	k.write(&Void{Targets: []ID{id}})
	want(t, "apart again", k.one().RunnerOf(1), "Ana R")
	want(t, "with nothing of hers", k.saved(), "not known")
}

func TestOneNameIsMadeAnothersOnceAndTakenBack(t *testing.T) {
	k := northside(t, "4x100")
	same := func(name, as string) error {
		set, err := k.meet.SameAs(name, "Northside", as)
		if err == nil {
			k.write(set)
		}
		return err
	}
	refusedAs(t, "as nobody", same("Ana Ruiz", " "), ErrNoName)
	refusedAs(t, "as herself", same("Ana Ruiz", "ana  ruiz"), ErrUnchanged)
	_, _, err := k.meet.TakeApart("Ana Ruiz", "Northside")
	refusedAs(t, "she has one name", err, ErrUnchanged)
	want(t, "made one", same("Bea Holt", "Ana Ruiz"), nil)
	refusedAs(t, "twice", same("Bea Holt", "Ana Ruiz"), ErrUnchanged)
	want(t, "the other name stays after all", same("Ana Ruiz", "Bea Holt"), nil)
	want(t, "both legs", k.one().RunnerOf(1)+", "+k.one().RunnerOf(2), "Bea Holt, Bea Holt")
	undo, other, err := k.meet.TakeApart("Bea Holt", "Northside")
	want(t, "no error", err, nil)
	want(t, "which", other, "Ana Ruiz")
	k.write(undo)
	want(t, "as it was before", k.one().RunnerOf(2), "Ana Ruiz")
}
