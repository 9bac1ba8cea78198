package relay

import (
	"strings"
	"testing"
	"time"
)

func TestAReportSlipHoldsWhatUmpiresWriteDown(t *testing.T) {
	k, flag := flagged(t)
	for leg, runner := range []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"} {
		k.write(&LineupSet{Team: team(2), Leg: leg + 1, Runner: &runner})
	}
	k.do(Describe{Report: flag, Seen: Seen{Exchange: 2, What: "zone-late", Edge: "exit", By: "umpire 3", From: "inside", Text: "a metre beyond"}})
	slip := func() string { return k.meet.Cases()[0].SlipText("Spring meet", k.meet.Rulebook()) }
	for _, line := range []string{
		"Spring meet · report of an infraction", "Event:                     1 Test relay", "Lane:                      2", "Exchange:                  2",
		"Runner bringing the baton: Bea Holt", "Runner taking it:          Cara Lim", "Infraction:                baton passed beyond the zone (TR24.7)",
		"What was seen:             a metre beyond", "Decision:                  ______", "25.2 after the gun of",
	} {
		if !strings.Contains(slip(), line) {
			t.Errorf("the slip does not say %q:\n%s", line, slip())
		}
	}
	k.at(110).do(Ruling{Report: flag, Decision: Upheld, Referee: "J. Stone", Reason: "seen by two"})
	want := "Decision:                  upheld (TR24.7): seen by two\nReferee:                   J. Stone\nAt:                        " + k.instant().Time().Format(time.TimeOnly)[:5]
	if !strings.Contains(slip(), want) {
		t.Errorf("the slip does not say %q:\n%s", want, slip())
	}
}

func TestASlipOfAReportWithoutATeamIsFilledInByPen(t *testing.T) {
	k := threeLanes(t)
	k.do(ReportNew{Seen: Seen{Text: "somebody in zone 2"}})
	slip := k.meet.Cases()[0].SlipText("", k.meet.Rulebook())
	if !strings.HasPrefix(slip, "report of") || !strings.Contains(slip, "Team:                      ____") {
		t.Errorf("got:\n%s", slip)
	}
}
