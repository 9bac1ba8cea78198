package relay_test

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// relayOf is Northside's 4×100 run in 49.53 by four runners whose flat bests,
// 13.4, 13.2, 12.9 and 12.4, come to 51.9: 2.37 saved.
func relayOf(t *testing.T) *relaytest.Keeper {
	k := relaytest.Northside(t, "4x100")
	for i, best := range []int{13400, 13200, 12900, 12400} {
		k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: i + 1, Best: relaytest.Ptr(time.Duration(best) * time.Millisecond)})
	}
	k.Gun(10)
	for _, s := range []float64{13.1, 25.3, 37.4, 49.53} {
		k.At(10 + s).Press("1")
	}
	return k
}

func saved(k *relaytest.Keeper) string {
	said, _, _ := strings.Cut(results.Saved(k.State(), results.Results(k.State())[0]), " ")
	return cmp.Or(said, "not known")
}

func TestTimeSavedCountsTheBestsOfThoseWhoRan(t *testing.T) {
	over := func(leg int, name string) func(*relaytest.Keeper) {
		return func(k *relaytest.Keeper) {
			k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: leg, Runner: &name}}, Reason: "she ran"})
		}
	}
	for _, c := range []struct {
		what string
		do   func(k *relaytest.Keeper)
		want string
	}{
		{"as they were listed", func(*relaytest.Keeper) {}, "2.37"},
		{"a substitute without a best", func(k *relaytest.Keeper) {
			k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
		}, "not known"},
		{"a substitute whose best is on her sheet, 13.6 for 13.2", func(k *relaytest.Keeper) {
			k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
			k.Write(&relay.RunnerSet{Runner: "Eva Park", TeamName: "Northside", Bests: []relay.FlatBest{{100 * relay.Metre, relaytest.Ptr(13600 * time.Millisecond), nil}}})
		}, "2.77"},
		{"a substitute put back", func(k *relaytest.Keeper) {
			k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
			k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Bea Holt", Reason: "well"})
		}, "2.37"},
		{"a name typed over", over(3, "Eva Park"), "not known"},
		{"and typed back", func(k *relaytest.Keeper) { over(3, "Eva Park")(k); over(3, "cara  lim")(k) }, "2.37"},
		{"two who changed legs", func(k *relaytest.Keeper) { over(1, "Bea Holt")(k); over(2, "Ana Ruiz")(k) }, "2.37"},
		{"a runner's season's best, 13.0 for 13.4, entered later", func(k *relaytest.Keeper) {
			k.Write(&relay.RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Bests: []relay.FlatBest{{100 * relay.Metre, nil, relaytest.Ptr(13 * time.Second)}}})
		}, "1.97"},
		{"a best said in a list that came from somebody who saw another line-up", func(k *relaytest.Keeper) {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 2, Best: relaytest.Ptr(11 * time.Second), Of: "Eva Park"})
		}, "2.37"},
		{"a best taken away", func(k *relaytest.Keeper) {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 4, Best: relaytest.Ptr(time.Duration(0))})
		}, "not known"},
	} {
		k := relayOf(t)
		c.do(k)
		relaytest.Want(t, c.what, saved(k), c.want)
	}
}

func TestAListImportedAgainWithAnotherOrderTakesTheBestsAlong(t *testing.T) {
	k := relayOf(t)
	names := []string{"Bea Holt", "Ana Ruiz", "Eva Park", "Dee Wong"}
	for i := range names {
		k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: i + 1, Runner: &names[i]})
	}
	first, _ := k.State().Best(k.One(), 1)
	second, _ := k.State().Best(k.One(), 2)
	relaytest.Want(t, "Bea on leg 1", first, 13200*time.Millisecond)
	relaytest.Want(t, "Ana on leg 2", second, 13400*time.Millisecond)
	if best, ok := k.State().Best(k.One(), 3); ok {
		t.Errorf("Eva Park has %v of somebody else's", best)
	}
	relaytest.Want(t, "saved", saved(k), "not known")
}

func TestABestCountsWhereverItsRunnerStandsAndNowhereElse(t *testing.T) {
	k := relayOf(t)
	k.Write(&relay.TeamSet{Team: relaytest.Team(2), Name: relaytest.Ptr("Northside"), Squad: relaytest.Ptr("B")})
	k.Write(&relay.TeamSet{Team: relaytest.Team(3), Name: relaytest.Ptr("Riverton")})
	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
	for i, name := range []string{"Bea Holt", "Eva Park"} {
		k.Write(&relay.LineupSet{Team: relaytest.Team(2), Leg: i + 1, Runner: relaytest.Ptr(name)})
		k.Write(&relay.LineupSet{Team: relaytest.Team(3), Leg: i + 1, Runner: relaytest.Ptr(name)})
	}
	squad, other := k.State().Team(relaytest.Team(2)), k.State().Team(relaytest.Team(3))
	bea, _ := k.State().Best(squad, 1)
	relaytest.Want(t, "Bea in the B squad", bea, 13200*time.Millisecond)
	if best, ok := k.State().Best(squad, 2); ok {
		t.Errorf("Eva has Bea's best there: %v", best)
	}
	if best, ok := k.State().Best(other, 1); ok {
		t.Errorf("Riverton's Bea Holt has Northside's best: %v", best)
	}
}

func TestATargetAGoMarkAndACheckInAreThePersonsToo(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 2, Target: relaytest.Ptr(12 * time.Second)}}})
	k.Do(relay.SetPlan{relay.PlanSet{Team: relaytest.Team(1), Exchange: 2, Mark: relaytest.Ptr(int64(6500)), Unit: relaytest.Ptr("m"), Call: relaytest.Ptr("hop")}})
	k.Do(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 2})
	leg := func() relay.Leg { return k.One().Legs[1] }
	relaytest.Want(t, "Bea's target", leg().Target, 12*time.Second)
	relaytest.Want(t, "Bea and Cara's mark", leg().Plan.Mark.String(), "6.5 m")

	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Eva Park", Reason: "ill"})
	relaytest.Want(t, "Eva has no target", leg().Target, 0)
	relaytest.Want(t, "Eva and Cara have no mark", leg().Plan.Mark.String(), "")
	relaytest.Want(t, "the call word is the team's", leg().Plan.Call, "hop")
	relaytest.Want(t, "Eva is not checked in", leg().Presence.State, relay.KindSubstituted)
	target, of, ok := k.One().StaleTarget(2)
	relaytest.Want(t, "whose target it was", ok && of == "Bea Holt" && target == 12*time.Second, true)
	pair, ok := k.One().StaleMark(2)
	relaytest.Want(t, "whose mark it was", pair.String(), "Bea Holt → Cara Lim")
	relaytest.Want(t, "there was one", ok, true)

	k.Write(relay.NewPresence(relay.KindCheckedIn, relay.Presence{Team: relaytest.Team(1), Leg: 2, Of: "Bea Holt"}))
	relaytest.Want(t, "Bea, checked in elsewhere meanwhile, is not Eva", leg().Presence.State, relay.KindSubstituted)
	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 2, Runner: "Bea Holt", Reason: "well"})
	relaytest.Want(t, "Bea's target again", leg().Target, 12*time.Second)
	relaytest.Want(t, "and mark", leg().Plan.Mark.String(), "6.5 m")
}

func TestATargetOfALegWithoutANameIsTheLegs(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Target: relaytest.Ptr(13 * time.Second), Best: relaytest.Ptr(12 * time.Second)})
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Runner: relaytest.Ptr("Ana Ruiz")})
	relaytest.Want(t, "target", k.One().Legs[0].Target, 13*time.Second)
	if best, ok := k.State().Best(k.One(), 1); ok {
		t.Errorf("a best of nobody is Ana's: %v", best)
	}
}

func TestTwoNamesOfOneRunnerAreMadeOneAndApartAgain(t *testing.T) {
	k := relayOf(t)
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 1, Runner: relaytest.Ptr("Ana R")}}, Reason: "as she wrote it"})
	relaytest.Want(t, "two people", saved(k), "not known")
	id := k.Write(&relay.SameRunner{Runner: "ana r", TeamName: "Northside", As: "Ana Ruiz"})
	relaytest.Want(t, "who ran", k.One().RunnerOf(1), "Ana Ruiz")
	relaytest.Want(t, "one person", saved(k), "2.37")
	relaytest.Want(t, "as which she was written", k.Meet.WrittenAs("Ana Ruiz", "Northside")[0].Name, "ana r")
	k.Write(&relay.SameRunner{Runner: "Ana Ruiz", TeamName: "Northside", As: "Ana Ruiz-Gil"})
	relaytest.Want(t, "from name to name", k.One().RunnerOf(1), "Ana Ruiz-Gil")
	k.Write(&relay.SameRunner{Runner: "Ana Ruiz-Gil", TeamName: "Northside", As: "Ana Ruiz"})
	relaytest.Want(t, "and back: the last one stays", k.One().RunnerOf(1), "Ana Ruiz")
	relaytest.Want(t, "another school's is another", relay.Called(k.Meet, "Ana R", "Riverton"), "Ana R")
	k.Write(&relay.Void{Targets: []relay.ID{id}})
	relaytest.Want(t, "apart again", k.One().RunnerOf(1), "Ana R")
	relaytest.Want(t, "with nothing of hers", saved(k), "not known")
}

func TestOneNameIsMadeAnothersOnceAndTakenBack(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	same := func(name, as string) error {
		c := relay.JoinRunners{Name: name, Team: "Northside", As: as}
		err := k.Refused(c)
		if err == nil {
			k.Do(c)
		}
		return err
	}
	relaytest.RefusedAs(t, "as nobody", same("Ana Ruiz", " "), relay.ErrNoName)
	relaytest.RefusedAs(t, "as herself", same("Ana Ruiz", "ana  ruiz"), relay.ErrUnchanged)
	relaytest.RefusedAs(t, "she has one name", k.Refused(relay.PartRunners{Name: "Ana Ruiz", Team: "Northside"}), relay.ErrUnchanged)
	relaytest.Want(t, "made one", same("Bea Holt", "Ana Ruiz"), nil)
	relaytest.RefusedAs(t, "twice", same("Bea Holt", "Ana Ruiz"), relay.ErrUnchanged)
	relaytest.Want(t, "the other name stays after all", same("Ana Ruiz", "Bea Holt"), nil)
	relaytest.Want(t, "both legs", k.One().RunnerOf(1)+", "+k.One().RunnerOf(2), "Bea Holt, Bea Holt")
	k.Do(relay.PartRunners{Name: "Bea Holt", Team: "Northside"})
	relaytest.Want(t, "as it was before", k.One().RunnerOf(2), "Ana Ruiz")
}
