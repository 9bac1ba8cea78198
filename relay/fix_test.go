package relay_test

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// mark finds the mark of a lane whose time lies nearest to seconds.
func mark(k *relaytest.Keeper, seconds float64, role relay.Role) relay.ID {
	k.T.Helper()
	for _, m := range k.State().Marks() {
		if m.Role == role && (m.Time-time.Duration(seconds*1e9)).Abs() < 50*time.Millisecond {
			return m.ID
		}
	}
	k.T.Fatalf("no mark at %.1f that is %s", seconds, role)
	return relay.ID{}
}

func TestAPressOnTheWrongLaneIsGivenToTheRightOne(t *testing.T) {
	var wrong relay.ID
	k := relaytest.ThreeLanesAnd(t, 2, func(k *relaytest.Keeper) { wrong = k.At(24.7).Press("1") }, "2/2")
	relaytest.Want(t, "as pressed", k.Role(wrong), relay.Double)
	fits, ok := k.State().MissingMark(relaytest.Team(2), 2)
	relaytest.Want(t, "fits", ok && fits.ID == wrong, true)
	before := k.State()
	k.Do(relay.MoveMarks{Marks: []relay.ID{wrong}, Team: relaytest.Team(2), Reason: "wrong lane"})
	relaytest.Want(t, "lane 1", k.Passes(1), "12.3 24.3 36.3 48.3")
	relaytest.Want(t, "lane 2", k.Passes(2), "12.6 24.7 36.6 48.6")
	relaytest.Want(t, "effect", strings.Join(results.Effect(before, k.State()), "\n"), "Team 2 no place → 2nd; leg 2 ? → 12.10; leg 3 ? → 11.90; leg 4 ? → 12.00\nTeam 3 2nd → 3rd")
}

func TestAMissedExchangeIsInsertedWhereTheOthersPutIt(t *testing.T) {
	k := relaytest.ThreeLanes(t, "3/2")
	relaytest.Want(t, "as pressed", k.Passes(3), "12.9 36.9 48.9 -")
	r := k.State()
	relaytest.Want(t, "short", len(r.TeamsShort()) == 1 && r.TeamsShort()[0].ID == relaytest.Team(3), true)
	missed := r.LikelyMissed(r.Team(relaytest.Team(3)))
	relaytest.Want(t, "likely missed", missed, 2)
	_, fits := r.MissingMark(relaytest.Team(3), missed)
	relaytest.Want(t, "no press fits it", fits, false)
	at, ok := r.MissedAt(relaytest.Team(3), missed)
	relaytest.Want(t, "told", ok, true)
	relaytest.Want(t, "when", relay.Tenths(at), "24.9")
	k.Do(relay.InsertMissed{Team: relaytest.Team(3), Exchange: missed, At: int64(at), Reason: "looked away"})
	relaytest.Want(t, "put right", k.Passes(3), "12.9 24.9 36.9 48.9")
	p := k.State().Team(relaytest.Team(3)).Passes
	relaytest.Want(t, "estimated is told", p[1].Estimated, true)
	relaytest.Want(t, "and of no other", p[0].Estimated || p[2].Estimated, false)
	relaytest.Want(t, "no longer short", len(k.State().TeamsShort()), 0)
	relaytest.Want(t, "refused", k.Refused(relay.InsertMissed{Team: relaytest.Team(3), Exchange: 1, At: 5}), relay.ErrAllPassed)
}

func TestAMissedExchangeIsInsertedAtAnotherStationsPressesToo(t *testing.T) {
	k := relaytest.ThreeLanes(t, "3/2")
	review := relaytest.Station(t, k.Meet, 2, "office", "200").At(200)
	relaytest.Want(t, "keeper", k.Meet.MainDesk(k.State()).Station, "one")
	relaytest.Want(t, "likely missed", k.State().LikelyMissed(k.State().Team(relaytest.Team(3))), 2)
	at, _ := k.State().MissedAt(relaytest.Team(3), 2)
	review.Do(relay.InsertMissed{Team: relaytest.Team(3), Exchange: 2, At: int64(at)})
	relaytest.Want(t, "lane 3", k.Passes(3), "12.9 24.9 36.9 48.9")
}

func TestAMissedPassIsReckonedByDistanceOrOwnPaceWhereNobodyElseRan(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(36).Press("1")
	at, ok := k.State().MissedAt(relaytest.Team(1), 2)
	relaytest.Want(t, "between two", relay.Tenths(at), "24.0")
	relaytest.Want(t, "told", ok, true)
	k.Do(relay.InsertMissed{Team: relaytest.Team(1), Exchange: 2, At: int64(at)})
	at, _ = k.State().MissedAt(relaytest.Team(1), 4)
	relaytest.Want(t, "the finish, at its own pace", relay.Tenths(at), "48.0")
	_, ok = relaytest.NewKeeper(t, "4x100", 1).State().MissedAt(relaytest.Team(1), 1)
	relaytest.Want(t, "nothing to go by", ok, false)
}

func TestADoubleCountsAfterAll(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	double := k.At(12.6).Press("1")
	k.At(24).Press("1")
	k.Do(relay.CountAfterAll{Mark: double})
	relaytest.Want(t, "lane 1", k.Passes(1), "12.0 12.6 24.0 -")
	relaytest.Want(t, "twice", k.Refused(relay.CountAfterAll{Mark: double}), relay.ErrCounts)
}

func TestNothingIsLeftToTakeAfterTheFinish(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	after := k.At(60).Press("1")
	relaytest.Want(t, "after", k.Refused(relay.CountAfterAll{Mark: after}), relay.ErrNothingToTake)
}

func TestPressesAreShiftedAndShiftsAddUp(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	finish := mark(k, 48.3, relay.Counted)
	k.Do(relay.Shift{Marks: []relay.ID{finish}, By: 400 * time.Millisecond, Reason: "late finger"})
	k.At(101).Do(relay.Shift{Marks: []relay.ID{finish}, By: -100 * time.Millisecond})
	relaytest.Want(t, "lane 1", k.Passes(1), "12.3 24.3 36.3 48.6")
	relaytest.Want(t, "shifted is told", k.State().Team(relaytest.Team(1)).Passes[3].Estimated, true)
	k.At(102).Do(relay.Shift{Marks: []relay.ID{finish}, By: -300 * time.Millisecond})
	relaytest.Want(t, "back where it was", k.State().Team(relaytest.Team(1)).Passes[3].Estimated, false)
	relaytest.Want(t, "by nothing", k.Refused(relay.Shift{Marks: []relay.ID{finish}}), relay.ErrUnchanged)
}

func TestAShiftMovesWithAClockThatIsPutRight(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	k.Do(relay.Shift{Marks: []relay.ID{mark(k, 48.3, relay.Counted)}, By: 500 * time.Millisecond})
	k.Write(&relay.ClockOffset{Origin: k.Origin, From: int64(48 * time.Second), To: int64(49 * time.Second), Offset: int64(time.Second)})
	relaytest.Want(t, "lane 1", k.Passes(1), "12.3 24.3 36.3 49.8")
}

func TestTwoTeamsInEachOthersLanesAreSwappedWhole(t *testing.T) {
	k := relaytest.ThreeLanes(t, "1/4")
	flag := k.At(50).Write(relay.NewIncident(relay.KindFlag, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: "f"}}))
	k.At(50.5).Stroke(relay.Stroke{Key: "1", Prefix: flag})
	facts, err := k.Meet.Decide(k.Race, k.Desk, relay.SwapTeams{A: relaytest.Team(1), B: relaytest.Team(2)}, k.Instant())
	if err != nil || len(facts) != 2 {
		t.Fatalf("%d facts, %v", len(facts), err)
	}
	k.At(100).Do(relay.SwapTeams{A: relaytest.Team(1), B: relaytest.Team(2), Reason: "vests"})
	relaytest.Want(t, "team 1", k.Passes(1), "12.6 24.6 36.6 48.6")
	relaytest.Want(t, "team 2", k.Passes(2), "12.3 24.3 36.3 -")
	relaytest.Want(t, "the flag too", k.State().Incidents[0].Team, relaytest.Team(2))
	k.At(110).Press("1")
	relaytest.Want(t, "and what comes after", k.Passes(2), "12.3 24.3 36.3 110.0")
	relaytest.Want(t, "with itself", k.Refused(relay.SwapTeams{A: relaytest.Team(1), B: relaytest.Team(1)}), relay.ErrSameTeam)
}

func TestTimesAreGivenToTeams(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	var times []relay.ID
	for _, at := range []float64{12, 12.5, 13} {
		times = append(times, k.At(at).Press("space"))
	}
	relaytest.Want(t, "two teams", k.Refused(relay.GiveTimes{Times: times, Teams: []relay.TeamID{relaytest.Team(1), relaytest.Team(2)}}), relay.ErrUneven)
	k.At(60).Do(relay.GiveTimes{Times: times, Teams: []relay.TeamID{relaytest.Team(3), relaytest.Team(1), relaytest.Team(2)}})
	relaytest.Want(t, "lane 1", k.Passes(1), "12.5 - - -")
	relaytest.Want(t, "lane 2", k.Passes(2), "13.0 - - -")
	relaytest.Want(t, "lane 3", k.Passes(3), "12.0 - - -")
}

func TestALetterHitBySlipWasAHandOff(t *testing.T) {
	for name, keys := range map[string]func(k *relaytest.Keeper, letter relay.ID) relay.ID{
		"one digit": func(k *relaytest.Keeper, letter relay.ID) relay.ID {
			return k.Stroke(relay.Stroke{Key: "1", Prefix: letter})
		},
		"two digits": func(k *relaytest.Keeper, letter relay.ID) relay.ID {
			half := k.Stroke(relay.Stroke{Rune: "0", Half: true, Prefix: letter})
			return k.At(12.7).Stroke(relay.Stroke{Key: "01", Number: half})
		},
	} {
		t.Run(name, func(t *testing.T) {
			k := relaytest.NewKeeper(t, "4x100", map[string]int{"one digit": 2, "two digits": 12}[name])
			k.Gun(0)
			letter := k.At(12).Write(relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: "d"}}))
			digit := keys(k.At(12.5), letter)
			relaytest.Want(t, "a drop", k.State().Team(relaytest.Team(1)).Dropped, true)
			fix := k.At(60).Do(relay.HandOffInstead{Press: letter})
			relaytest.Want(t, "handed off", k.Passes(1), "12.5 - - -")
			relaytest.Want(t, "no drop", k.State().Team(relaytest.Team(1)).Dropped, false)
			relaytest.Want(t, "once", k.Refused(relay.HandOffInstead{Press: digit}), relay.ErrNoHandOff)
			k.At(61).Do(relay.UndoOne{Event: fix[1]})
			relaytest.Want(t, "undone whole", k.Passes(1), "- - - -")
			relaytest.Want(t, "a drop again", k.State().Team(relaytest.Team(1)).Dropped, true)
		})
	}
}

func TestAPressMadeOnTheWrongRaceIsMovedThere(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	late := k.At(130).Press("1")
	k.Race = "1-1-2"
	k.Write(&relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x100"))})
	k.Write(&relay.TeamSet{Team: "other", Lane: relaytest.Ptr(1)})
	k.Do(relay.Arm{})
	k.At(120).Do(relay.Fire{Key: "space"})
	k.Race = "1-1-1"
	k.At(200).Do(relay.MoveMarks{Marks: []relay.ID{late}, Team: "other", Race: "1-1-2"})
	relaytest.Want(t, "there", relaytest.PassesOf(k.Meet.Race("1-1-2").Team("other")), "10.0 - - -")
	relaytest.Want(t, "no longer here", k.Role(late), relay.Role("none"))
	relaytest.RefusedAs(t, "to nowhere", k.Refused(relay.MoveMarks{Marks: []relay.ID{mark(k, 48.3, relay.Counted)}, Race: "9-9-9"}), relay.ErrNoRace)
}

func TestFixesAreRefusedWithTheReason(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	m := mark(k, 48.3, relay.Counted)
	gun := k.State().Attempt()
	for _, c := range []struct {
		what string
		do   relay.Command
		want error
	}{
		{"nothing selected", relay.MoveMarks{Team: relaytest.Team(1)}, relay.ErrNoMark},
		{"nothing to shift", relay.Shift{By: time.Second}, relay.ErrNoMark},
		{"no times", relay.GiveTimes{Teams: []relay.TeamID{relaytest.Team(1)}}, relay.ErrNoMark},
		{"a press nobody made", relay.MoveMarks{Marks: []relay.ID{{}}, Team: relaytest.Team(1)}, relay.ErrNoMark},
		{"a team of another race", relay.MoveMarks{Marks: []relay.ID{m}, Team: "x"}, relay.ErrNoTeam},
		{"an exchange too many", relay.MoveMarks{Marks: []relay.ID{m}, Exchange: 5}, relay.ErrNoExchange},
		{"two presses, one exchange", relay.MoveMarks{Marks: []relay.ID{m, m}, Exchange: 2}, relay.ErrOneExchange},
		{"where it is", relay.MoveMarks{Marks: []relay.ID{m}, Team: relaytest.Team(1)}, relay.ErrUnchanged},
		{"a digit without a letter", relay.HandOffInstead{Press: m}, relay.ErrNoHandOff},
		{"before the gun", relay.InsertMissed{Team: "x"}, relay.ErrNoTeam},
		{"set-up", relay.UndoOne{Event: k.Log[1].ID}, relay.ErrSetUp},
		{"nothing", relay.UndoOne{}, relay.ErrNoEvent},
		{"what stands", relay.RestoreOne{Event: gun}, relay.ErrNotUndone},
		{"no fix yet", relay.UndoFix{}, relay.ErrNoFixes},
	} {
		relaytest.RefusedAs(t, c.what, k.Refused(c.do), c.want)
	}
}

func TestUndoingGoesBackFixByFix(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	first, last := mark(k, 12.3, relay.Counted), mark(k, 48.3, relay.Counted)
	k.At(101).Do(relay.UndoOne{Event: last})
	k.At(102).Do(relay.Shift{Marks: []relay.ID{first}, By: time.Second})
	relaytest.Want(t, "fixed", k.Passes(1), "13.3 24.3 36.3 -")
	k.At(103).Do(relay.UndoFix{})
	relaytest.Want(t, "one back", k.Passes(1), "12.3 24.3 36.3 -")
	k.At(104).Do(relay.UndoFix{})
	relaytest.Want(t, "two back", k.Passes(1), "12.3 24.3 36.3 48.3")
	relaytest.RefusedAs(t, "no more", k.Refused(relay.UndoFix{}), relay.ErrNoFixes)
}

func TestARecallTakenBackLetsTheRaceStand(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	recall := k.Do(relay.RecallStart{})[0]
	relaytest.Want(t, "recalled", k.State().Counting, -1)
	k.At(101).Do(relay.UndoOne{Event: recall})
	relaytest.Want(t, "lane 1", k.Passes(1), "12.3 24.3 36.3 48.3")
}

func TestTheTimelineTellsWhatBecameOfEverything(t *testing.T) {
	var double relay.ID
	k := relaytest.ThreeLanesAnd(t, 2, func(k *relaytest.Keeper) {
		double = k.At(24.9).Press("1")
		k.At(25).Write(relay.NewZoneMark(relay.KindEnter, relay.Keyed{Attempt: k.State().Attempt(), Key: "2"}))
	}, "1/4", "2/3", "2/4", "3/2", "3/3", "3/4")
	k.At(60).Do(relay.MoveMarks{Marks: []relay.ID{double}, Team: relaytest.Team(3), Reason: "slip"})
	k.At(61).Do(relay.UndoOne{Event: mark(k, 36.3, relay.Counted)})
	k.At(62).Do(relay.SwapTeams{A: relaytest.Team(1), B: relaytest.Team(2)})
	var got []string
	for _, row := range k.Meet.Timeline(k.Race) {
		line := relay.Tenths(row.Time) + " " + string(row.Role) + " " + row.Text
		if row.Fixed {
			line += " (fixed)"
		}
		got = append(got, line)
	}
	relaytest.Want(t, "rows", strings.Join(got, "\n"), strings.Join([]string{
		"0.0  gun", "12.3 counted ", "12.6 counted ", "12.9 counted ", "24.3 counted ", "24.6 counted ", "24.9 counted  (fixed)",
		"25.0  enters zone", "36.3 taken back ", "1:00.0  to Team 3: slip", "1:02.0  key 1 is Team 2, key 2 is Team 1",
	}, "\n"))
}

func TestBackspaceTakesAFixBackWhole(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(12.6).Press("2")
	before := k.Passes(1) + " / " + k.Passes(2)
	k.At(20).Do(relay.SwapTeams{A: relaytest.Team(1), B: relaytest.Team(2)})
	if swapped := k.Passes(1) + " / " + k.Passes(2); swapped == before {
		t.Fatalf("nothing was swapped: %s", swapped)
	}
	k.At(25).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "as it was", k.Passes(1)+" / "+k.Passes(2), before)
}

func TestUndoingAFixLeavesASubstitutionAtTheCallAlone(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.At(1).Write(relay.NewPresence(relay.KindSubstituted, relay.Presence{Team: relaytest.Team(1), Leg: 1, Runner: "Bea Holt", Reason: "ill"}))
	k.Gun(10)
	if err := k.Refused(relay.UndoFix{}); err == nil {
		t.Error("a substitution before the gun is undone as a fix")
	}
	k.At(60).Write(relay.NewPresence(relay.KindSubstituted, relay.Presence{Team: relaytest.Team(1), Leg: 1, Runner: "Cara Lim", Reason: "so it was"}))
	k.At(61).Do(relay.UndoFix{})
	relaytest.Want(t, "who ran", k.State().Team(relaytest.Team(1)).RunnerOf(1), "Bea Holt")
}
