package relay_test

import (
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

func report(k *relaytest.Keeper, id relay.ID) relay.Report {
	r, _ := k.State().Report(id)
	return r
}

func TestWhatAFlagWasForIsFilledInAfterTheRace(t *testing.T) {
	k, flag := relaytest.Flagged(t)
	relaytest.Want(t, "near", report(k, flag).Near, 2)
	seen := relay.Sighting{Exchange: 1, What: "zone-late", Edge: "exit", By: "umpire 3", From: "inside, zone 1", Text: "a metre beyond"}
	k.Do(relay.Describe{Report: flag, Sighting: seen})
	relaytest.Want(t, "seen", report(k, flag).Sighting(), seen)
	seen.Edge = ""
	k.At(101).Do(relay.Describe{Report: flag, Team: relaytest.Team(3), Sighting: seen})
	relaytest.Want(t, "edge unknown after all", report(k, flag).Edge, "")
	relaytest.Want(t, "another team's", report(k, flag).Team, relaytest.Team(3))
	relaytest.Want(t, "pending", k.State().Team(relaytest.Team(3)).Pending, 1)
	relaytest.RefusedAs(t, "the same again", k.Refused(relay.Describe{Report: flag, Sighting: seen}), relay.ErrUnchanged)
	relaytest.RefusedAs(t, "no such infraction", k.Refused(relay.Describe{Report: flag, Sighting: relay.Sighting{What: "shouting"}}), relay.ErrNoInfract)
	relaytest.RefusedAs(t, "no such edge", k.Refused(relay.Describe{Report: flag, Sighting: relay.Sighting{Edge: "middle"}}), relay.ErrNoEdge)
	relaytest.RefusedAs(t, "no such exchange", k.Refused(relay.Describe{Report: flag, Sighting: relay.Sighting{Exchange: 5}}), relay.ErrNoExchange)
}

func TestTheRefereesWordChangesPlacesAtOnce(t *testing.T) {
	k, flag := relaytest.Flagged(t)
	k.Do(relay.Describe{Report: flag, Sighting: relay.Sighting{What: "zone-late"}})
	before := k.State()
	k.At(110).Do(relay.Ruling{Report: flag, Decision: relay.Upheld, Referee: "J. Stone"})
	relaytest.Want(t, "effect", strings.Join(results.Effect(before, k.State()), "\n"), "Team 3 3rd → 2nd\nTeam 2 2nd → DQ")
	told := report(k, flag)
	relaytest.Want(t, "the rulebook's reference", told.Rule, "TR24.7")
	relaytest.Want(t, "referee", told.Referee, "J. Stone")
	relaytest.Want(t, "when", told.DecidedAt, k.Instant())
	for _, res := range results.Results(k.State()) {
		if res.Team.ID == relaytest.Team(2) {
			relaytest.Want(t, "as finished", res.Crossed, 2)
		}
	}
	relaytest.RefusedAs(t, "the same again", k.Refused(relay.Ruling{Report: flag, Decision: relay.Upheld, Referee: "J. Stone"}), relay.ErrUnchanged)
	k.At(120).Do(relay.Ruling{Report: flag, Decision: relay.Dismissed, Referee: "jury", Reason: "video"})
	relaytest.Want(t, "dismissed on appeal", k.State().Team(relaytest.Team(2)).Out, relay.In)
}

func TestAReinstatementHoldsUntilTheNextRuling(t *testing.T) {
	k, flag := relaytest.Flagged(t)
	relaytest.RefusedAs(t, "not out", k.Refused(relay.Reinstate{Team: relaytest.Team(2)}), relay.ErrNotOut)
	k.Do(relay.Ruling{Report: flag, Decision: relay.Upheld})
	k.At(101).Do(relay.Reinstate{Team: relaytest.Team(2), Referee: "jury", Reason: "protest allowed"})
	relaytest.Want(t, "back", k.State().Team(relaytest.Team(2)).Out, relay.In)
	relaytest.Want(t, "told at the report", report(k, flag).Reinstated, true)
	k.At(102).Do(relay.Ruling{Report: flag, Decision: relay.Upheld})
	relaytest.Want(t, "out again", k.State().Team(relaytest.Team(2)).Out, relay.Disqualified)
}

func TestWordByRadioIsAFlagOfARaceThatIsOver(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	k.At(300).Do(relay.ReportNew{Team: relaytest.Team(3), Sighting: relay.Sighting{What: "lane", By: "umpire 1", From: "bend 2"}})
	cases := k.Meet.Cases()
	relaytest.Want(t, "cases", len(cases), 1)
	relaytest.Want(t, "seen by", cases[0].By, "umpire 1")
	relaytest.Want(t, "exchange unknown", cases[0].Exchange, 0)
	relaytest.Want(t, "pending", k.State().Team(relaytest.Team(3)).Pending, 1)
	k.At(301).Do(relay.ReportNew{Sighting: relay.Sighting{Text: "somebody in zone 2"}})
	relaytest.Want(t, "a team unknown", len(k.Meet.Cases()), 2)
	relaytest.RefusedAs(t, "before the gun", relaytest.NewKeeper(t, "4x100", 1).Refused(relay.ReportNew{Team: relaytest.Team(1)}), relay.ErrNoRaceYet)
}

func TestCasesComeTheLastRaceFirst(t *testing.T) {
	k, flag := relaytest.Flagged(t)
	k.Race = "2-1-1"
	k.Write(&relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x100"))})
	k.Write(&relay.TeamSet{Team: "later", Lane: relaytest.Ptr(1)})
	k.Do(relay.Arm{})
	k.At(200).Do(relay.Fire{})
	k.At(260).Do(relay.ReportNew{Team: "later"})
	k.Race = "1-1-1"
	cases := k.Meet.Cases()
	relaytest.Want(t, "first", cases[0].Race.ID, relay.RaceID("2-1-1"))
	relaytest.Want(t, "open", cases[1].Open(), true)
	k.Do(relay.Ruling{Report: flag, Decision: relay.Dismissed})
	relaytest.Want(t, "decided", k.Meet.Cases()[1].Open(), false)
	k.At(261).Do(relay.UndoOne{Event: flag})
	relaytest.Want(t, "taken back", len(k.Meet.Cases()), 1)
}

func TestATeamThatWasWrongedRunsAgainOrAdvances(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	k.Do(relay.GrantRerun{Team: relaytest.Team(2), Referee: "R", Reason: "obstructed"})
	k.At(101).Do(relay.AdvanceTeam{Team: relaytest.Team(3), Code: relay.ByJury})
	grant := k.At(102).Do(relay.GrantRerun{})
	relaytest.Want(t, "re-run", k.State().Team(relaytest.Team(2)).Rerun, true)
	relaytest.Want(t, "advanced", k.State().Team(relaytest.Team(3)).Advanced, "qJ")
	relaytest.Want(t, "the whole race", k.State().Rerun, true)
	relaytest.RefusedAs(t, "by luck", k.Refused(relay.AdvanceTeam{Team: relaytest.Team(3), Code: "qX"}), relay.ErrNoAdvance)
	relaytest.RefusedAs(t, "twice", k.Refused(relay.GrantRerun{Team: relaytest.Team(2)}), relay.ErrUnchanged)
	k.At(103).Do(relay.UndoOne{Event: grant[0]})
	relaytest.Want(t, "taken back", k.State().Rerun, false)
}

func TestARulingIsRefusedWithTheReason(t *testing.T) {
	k, flag := relaytest.Flagged(t)
	relaytest.RefusedAs(t, "a word nobody knows", k.Refused(relay.Ruling{Report: flag, Decision: "maybe"}), relay.ErrNoRuling)
	relaytest.RefusedAs(t, "a press", k.Refused(relay.Ruling{Report: mark(k, 12.3, relay.Counted), Decision: relay.Upheld}), relay.ErrNoReport)
	k.Do(relay.UndoOne{Event: flag})
	relaytest.RefusedAs(t, "a flag taken back", k.Refused(relay.Ruling{Report: flag, Decision: relay.Upheld}), relay.ErrNoReport)
}
