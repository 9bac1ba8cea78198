package sheet_test

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sheet"
)

func TestAReportSlipHoldsWhatUmpiresWriteDown(t *testing.T) {
	k, flag := relaytest.Flagged(t)
	for leg, runner := range []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"} {
		k.Write(&relay.LineupSet{Team: relaytest.Team(2), Leg: leg + 1, Runner: &runner})
	}
	k.Do(relay.Describe{Report: flag, Sighting: relay.Sighting{Exchange: 2, What: "zone-late", Edge: "exit", By: "umpire 3", From: "inside", Text: "a metre beyond"}})
	slip := func() string { return sheet.SlipText(k.Meet.Cases()[0], "Spring meet", k.Meet.Rulebook()) }
	for _, line := range []string{
		"Spring meet · report of an infraction", "Event:                     1 Test relay", "Lane:                      2", "Exchange:                  2",
		"Runner bringing the baton: Bea Holt", "Runner taking it:          Cara Lim", "Infraction:                baton passed beyond the zone (TR24.7)",
		"What was seen:             a metre beyond", "Decision:                  ______", "25.2 after the gun of",
	} {
		if !strings.Contains(slip(), line) {
			t.Errorf("the slip does not say %q:\n%s", line, slip())
		}
	}
	k.At(110).Do(relay.Ruling{Report: flag, Decision: relay.Upheld, Referee: "J. Stone", Reason: "seen by two"})
	want := "Decision:                  upheld (TR24.7): seen by two\nReferee:                   J. Stone\nAt:                        " + k.Instant().Time().Format(time.TimeOnly)[:5]
	if !strings.Contains(slip(), want) {
		t.Errorf("the slip does not say %q:\n%s", want, slip())
	}
}

func TestASlipOfAReportWithoutATeamIsFilledInByPen(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	k.Do(relay.ReportNew{Sighting: relay.Sighting{Text: "somebody in zone 2"}})
	slip := sheet.SlipText(k.Meet.Cases()[0], "", k.Meet.Rulebook())
	if !strings.HasPrefix(slip, "report of") || !strings.Contains(slip, "Team:                      ____") {
		t.Errorf("got:\n%s", slip)
	}
}
