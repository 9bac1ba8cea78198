package relay

import (
	"strings"
	"testing"
)

// flagged is a race in which lane 2's flag was raised at the second exchange.
func flagged(t *testing.T) (*keeper, ID) {
	var flag ID
	k := threeLanesAnd(t, 2, func(k *keeper) {
		flag = k.at(25.2).write(NewIncident(KindFlag, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: "f"}}))
		k.at(25.6).stroke(Stroke{Key: "2", Prefix: flag})
	})
	return k, flag
}

func (k *keeper) report(id ID) Report {
	r, _ := k.state().Report(id)
	return r
}

func TestWhatAFlagWasForIsFilledInAfterTheRace(t *testing.T) {
	k, flag := flagged(t)
	want(t, "near", k.report(flag).Near, 2)
	seen := Seen{Exchange: 1, What: "zone-late", Edge: "exit", By: "umpire 3", From: "inside, zone 1", Text: "a metre beyond"}
	k.do(Describe{Report: flag, Seen: seen})
	want(t, "seen", k.report(flag).Seen(), seen)
	seen.Edge = ""
	k.at(101).do(Describe{Report: flag, Team: team(3), Seen: seen})
	want(t, "edge unknown after all", k.report(flag).Edge, "")
	want(t, "another team's", k.report(flag).Team, team(3))
	want(t, "pending", k.state().Team(team(3)).Pending, 1)
	refusedAs(t, "the same again", k.refused(Describe{Report: flag, Seen: seen}), ErrUnchanged)
	refusedAs(t, "no such infraction", k.refused(Describe{Report: flag, Seen: Seen{What: "shouting"}}), ErrNoInfract)
	refusedAs(t, "no such edge", k.refused(Describe{Report: flag, Seen: Seen{Edge: "middle"}}), ErrNoEdge)
	refusedAs(t, "no such exchange", k.refused(Describe{Report: flag, Seen: Seen{Exchange: 5}}), ErrNoExchange)
}

func TestTheRefereesWordChangesPlacesAtOnce(t *testing.T) {
	k, flag := flagged(t)
	k.do(Describe{Report: flag, Seen: Seen{What: "zone-late"}})
	before := k.state()
	k.at(110).do(Ruling{Report: flag, Decision: Upheld, Referee: "J. Stone"})
	want(t, "effect", strings.Join(Effect(before, k.state()), "\n"), "Team 3 3rd → 2nd\nTeam 2 2nd → DQ")
	told := k.report(flag)
	want(t, "the rulebook's reference", told.Rule, "TR24.7")
	want(t, "referee", told.Referee, "J. Stone")
	want(t, "when", told.DecidedAt, k.instant())
	for _, res := range Results(k.state()) {
		if res.Team.ID == team(2) {
			want(t, "as finished", res.Crossed, 2)
		}
	}
	refusedAs(t, "the same again", k.refused(Ruling{Report: flag, Decision: Upheld, Referee: "J. Stone"}), ErrUnchanged)
	k.at(120).do(Ruling{Report: flag, Decision: Dismissed, Referee: "jury", Reason: "video"})
	want(t, "dismissed on appeal", k.state().Team(team(2)).Out, In)
}

func TestAReinstatementHoldsUntilTheNextRuling(t *testing.T) {
	k, flag := flagged(t)
	refusedAs(t, "not out", k.refused(Reinstate{Team: team(2)}), ErrNotOut)
	k.do(Ruling{Report: flag, Decision: Upheld})
	k.at(101).do(Reinstate{Team: team(2), Referee: "jury", Reason: "protest allowed"})
	want(t, "back", k.state().Team(team(2)).Out, In)
	want(t, "told at the report", k.report(flag).Reinstated, true)
	k.at(102).do(Ruling{Report: flag, Decision: Upheld})
	want(t, "out again", k.state().Team(team(2)).Out, Disqualified)
}

func TestWordByRadioIsAFlagOfARaceThatIsOver(t *testing.T) {
	k := threeLanes(t)
	k.at(300).do(ReportNew{Team: team(3), Seen: Seen{What: "lane", By: "umpire 1", From: "bend 2"}})
	cases := k.meet.Cases()
	want(t, "cases", len(cases), 1)
	want(t, "seen by", cases[0].By, "umpire 1")
	want(t, "exchange unknown", cases[0].Exchange, 0)
	want(t, "pending", k.state().Team(team(3)).Pending, 1)
	k.at(301).do(ReportNew{Seen: Seen{Text: "somebody in zone 2"}})
	want(t, "a team unknown", len(k.meet.Cases()), 2)
	refusedAs(t, "before the gun", newKeeper(t, "4x100", 1).refused(ReportNew{Team: team(1)}), ErrNoRaceYet)
}

func TestCasesComeTheLastRaceFirst(t *testing.T) {
	k, flag := flagged(t)
	k.race = "2-1-1"
	k.write(&RaceSet{Format: ptr(FormatID("4x100"))})
	k.write(&TeamSet{Team: "later", Lane: ptr(1)})
	k.do(Arm{})
	k.at(200).do(Fire{})
	k.at(260).do(ReportNew{Team: "later"})
	k.race = "1-1-1"
	cases := k.meet.Cases()
	want(t, "first", cases[0].Race.ID, RaceID("2-1-1"))
	want(t, "open", cases[1].Open(), true)
	k.do(Ruling{Report: flag, Decision: Dismissed})
	want(t, "decided", k.meet.Cases()[1].Open(), false)
	k.at(261).do(UndoOne{Event: flag})
	want(t, "taken back", len(k.meet.Cases()), 1)
}

func TestATeamThatWasWrongedRunsAgainOrAdvances(t *testing.T) {
	k := threeLanes(t)
	k.do(GrantRerun{Team: team(2), Referee: "R", Reason: "obstructed"})
	k.at(101).do(AdvanceTeam{Team: team(3), Code: ByJury})
	grant := k.at(102).do(GrantRerun{})
	want(t, "re-run", k.state().Team(team(2)).Rerun, true)
	want(t, "advanced", k.state().Team(team(3)).Advanced, "qJ")
	want(t, "the whole race", k.state().Rerun, true)
	refusedAs(t, "by luck", k.refused(AdvanceTeam{Team: team(3), Code: "qX"}), ErrNoAdvance)
	refusedAs(t, "twice", k.refused(GrantRerun{Team: team(2)}), ErrUnchanged)
	k.at(103).do(UndoOne{Event: grant[0]})
	want(t, "taken back", k.state().Rerun, false)
}

func TestARulingIsRefusedWithTheReason(t *testing.T) {
	k, flag := flagged(t)
	refusedAs(t, "a word nobody knows", k.refused(Ruling{Report: flag, Decision: "maybe"}), ErrNoRuling)
	refusedAs(t, "a press", k.refused(Ruling{Report: k.mark(12.3, Counted), Decision: Upheld}), ErrNoReport)
	k.do(UndoOne{Event: flag})
	refusedAs(t, "a flag taken back", k.refused(Ruling{Report: flag, Decision: Upheld}), ErrNoReport)
}
