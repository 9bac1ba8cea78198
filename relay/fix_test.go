package relay

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// threeLanes is a 4×100 m of three teams, all hand-offs seen but those named as
// "lane/point".
func threeLanes(t *testing.T, unseen ...string) *keeper {
	return threeLanesAnd(t, 0, func(*keeper) {}, unseen...)
}

// threeLanesAnd is the same race, in which something else happens once a point
// is passed.
func threeLanesAnd(t *testing.T, after int, happens func(k *keeper), unseen ...string) *keeper {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	for point := range 4 {
		if point == after {
			happens(k)
		}
		for lane := 1; lane <= 3; lane++ {
			if !slices.Contains(unseen, string(rune('0'+lane))+"/"+string(rune('1'+point))) {
				k.at(12*float64(point+1) + 0.3*float64(lane)).press(string(rune('0' + lane)))
			}
		}
	}
	k.at(100)
	return k
}

// mark finds the mark of a lane whose time lies nearest to seconds.
func (k *keeper) mark(seconds float64, role Role) ID {
	k.t.Helper()
	for _, m := range k.state().Marks {
		if m.Role == role && (m.Time-time.Duration(seconds*1e9)).Abs() < 50*time.Millisecond {
			return m.ID
		}
	}
	k.t.Fatalf("no mark at %.1f that is %s", seconds, role)
	return ID{}
}

func TestAPressOnTheWrongLaneIsGivenToTheRightOne(t *testing.T) {
	var wrong ID
	k := threeLanesAnd(t, 2, func(k *keeper) { wrong = k.at(24.7).press("1") }, "2/2")
	want(t, "as pressed", k.role(wrong), Double)
	fits, ok := k.state().Fits(team(2), 2)
	want(t, "fits", ok && fits.ID == wrong, true)
	before := k.state()
	k.do(MoveMarks{Marks: []ID{wrong}, Team: team(2), Reason: "wrong lane"})
	want(t, "lane 1", k.passes(1), "12.3 24.3 36.3 48.3")
	want(t, "lane 2", k.passes(2), "12.6 24.7 36.6 48.6")
	want(t, "effect", strings.Join(Effect(before, k.state()), "\n"), "Team 2 no place → 2nd; leg 2 ? → 12.10; leg 3 ? → 11.90; leg 4 ? → 12.00\nTeam 3 2nd → 3rd")
}

func TestAMissedExchangeIsInsertedWhereTheOthersPutIt(t *testing.T) {
	k := threeLanes(t, "3/2")
	want(t, "as pressed", k.passes(3), "12.9 36.9 48.9 -")
	r := k.state()
	want(t, "short", len(r.Short()) == 1 && r.Short()[0].ID == team(3), true)
	missed := r.LikelyMissed(r.Team(team(3)))
	want(t, "likely missed", missed, 2)
	_, fits := r.Fits(team(3), missed)
	want(t, "no press fits it", fits, false)
	at, ok := r.MissedAt(team(3), missed)
	want(t, "told", ok, true)
	want(t, "when", Tenths(at), "24.9")
	k.do(InsertMissed{Team: team(3), Exchange: missed, At: int64(at), Reason: "looked away"})
	want(t, "put right", k.passes(3), "12.9 24.9 36.9 48.9")
	p := k.state().Team(team(3)).Passes
	want(t, "estimated is told", p[1].Estimated, true)
	want(t, "and of no other", p[0].Estimated || p[2].Estimated, false)
	want(t, "no longer short", len(k.state().Short()), 0)
	want(t, "refused", k.refused(InsertMissed{Team: team(3), Exchange: 1, At: 5}), ErrAllPassed)
}

func TestAMissedExchangeIsInsertedAtAnotherStationsPressesToo(t *testing.T) {
	k := threeLanes(t, "3/2")
	review := station(t, k.meet, 2, "office", "200").at(200)
	want(t, "keeper", k.meet.Keeper(k.state()).Station, "one")
	want(t, "likely missed", k.state().LikelyMissed(k.state().Team(team(3))), 2)
	at, _ := k.state().MissedAt(team(3), 2)
	review.do(InsertMissed{Team: team(3), Exchange: 2, At: int64(at)})
	want(t, "lane 3", k.passes(3), "12.9 24.9 36.9 48.9")
}

func TestAMissedPassIsReckonedByDistanceOrOwnPaceWhereNobodyElseRan(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.at(36).press("1")
	at, ok := k.state().MissedAt(team(1), 2)
	want(t, "between two", Tenths(at), "24.0")
	want(t, "told", ok, true)
	k.do(InsertMissed{Team: team(1), Exchange: 2, At: int64(at)})
	at, _ = k.state().MissedAt(team(1), 4)
	want(t, "the finish, at its own pace", Tenths(at), "48.0")
	_, ok = newKeeper(t, "4x100", 1).state().MissedAt(team(1), 1)
	want(t, "nothing to go by", ok, false)
}

func TestADoubleCountsAfterAll(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	double := k.at(12.6).press("1")
	k.at(24).press("1")
	k.do(CountAfterAll{Mark: double})
	want(t, "lane 1", k.passes(1), "12.0 12.6 24.0 -")
	want(t, "twice", k.refused(CountAfterAll{Mark: double}), ErrCounts)
}

func TestNothingIsLeftToTakeAfterTheFinish(t *testing.T) {
	k := threeLanes(t)
	after := k.at(60).press("1")
	want(t, "after", k.refused(CountAfterAll{Mark: after}), ErrNothingToTake)
}

func TestPressesAreShiftedAndShiftsAddUp(t *testing.T) {
	k := threeLanes(t)
	finish := k.mark(48.3, Counted)
	k.do(Shift{Marks: []ID{finish}, By: 400 * time.Millisecond, Reason: "late finger"})
	k.at(101).do(Shift{Marks: []ID{finish}, By: -100 * time.Millisecond})
	want(t, "lane 1", k.passes(1), "12.3 24.3 36.3 48.6")
	want(t, "shifted is told", k.state().Team(team(1)).Passes[3].Estimated, true)
	k.at(102).do(Shift{Marks: []ID{finish}, By: -300 * time.Millisecond})
	want(t, "back where it was", k.state().Team(team(1)).Passes[3].Estimated, false)
	want(t, "by nothing", k.refused(Shift{Marks: []ID{finish}}), ErrUnchanged)
}

func TestAShiftMovesWithAClockThatIsPutRight(t *testing.T) {
	k := threeLanes(t)
	k.do(Shift{Marks: []ID{k.mark(48.3, Counted)}, By: 500 * time.Millisecond})
	k.write(&ClockOffset{Origin: k.origin, From: int64(48 * time.Second), To: int64(49 * time.Second), Offset: int64(time.Second)})
	want(t, "lane 1", k.passes(1), "12.3 24.3 36.3 49.8")
}

func TestTwoTeamsInEachOthersLanesAreSwappedWhole(t *testing.T) {
	k := threeLanes(t, "1/4")
	flag := k.at(50).write(NewIncident(KindFlag, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: "f"}}))
	k.at(50.5).stroke(Stroke{Key: "1", Prefix: flag})
	facts, err := k.meet.Decide(k.race, k.desk, SwapTeams{A: team(1), B: team(2)}, k.instant())
	if err != nil || len(facts) != 2 {
		t.Fatalf("%d facts, %v", len(facts), err)
	}
	k.at(100).do(SwapTeams{A: team(1), B: team(2), Reason: "vests"})
	want(t, "team 1", k.passes(1), "12.6 24.6 36.6 48.6")
	want(t, "team 2", k.passes(2), "12.3 24.3 36.3 -")
	want(t, "the flag too", k.state().Incidents[0].Team, team(2))
	k.at(110).press("1")
	want(t, "and what comes after", k.passes(2), "12.3 24.3 36.3 110.0")
	want(t, "with itself", k.refused(SwapTeams{A: team(1), B: team(1)}), ErrSameTeam)
}

func TestTimesAreGivenToTeams(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	var times []ID
	for _, at := range []float64{12, 12.5, 13} {
		times = append(times, k.at(at).press("space"))
	}
	want(t, "two teams", k.refused(GiveTimes{Times: times, Teams: []TeamID{team(1), team(2)}}), ErrUneven)
	k.at(60).do(GiveTimes{Times: times, Teams: []TeamID{team(3), team(1), team(2)}})
	want(t, "lane 1", k.passes(1), "12.5 - - -")
	want(t, "lane 2", k.passes(2), "13.0 - - -")
	want(t, "lane 3", k.passes(3), "12.0 - - -")
}

func TestALetterHitBySlipWasAHandOff(t *testing.T) {
	for name, keys := range map[string]func(k *keeper, letter ID) ID{
		"one digit": func(k *keeper, letter ID) ID { return k.stroke(Stroke{Key: "1", Prefix: letter}) },
		"two digits": func(k *keeper, letter ID) ID {
			half := k.stroke(Stroke{Rune: "0", Half: true, Prefix: letter})
			return k.at(12.7).stroke(Stroke{Key: "01", Number: half})
		},
	} {
		t.Run(name, func(t *testing.T) {
			k := newKeeper(t, "4x100", map[string]int{"one digit": 2, "two digits": 12}[name])
			k.gun(0)
			letter := k.at(12).write(NewIncident(KindDrop, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: "d"}}))
			digit := keys(k.at(12.5), letter)
			want(t, "a drop", k.state().Team(team(1)).Dropped, true)
			fix := k.at(60).do(HandOffInstead{Press: letter})
			want(t, "handed off", k.passes(1), "12.5 - - -")
			want(t, "no drop", k.state().Team(team(1)).Dropped, false)
			want(t, "once", k.refused(HandOffInstead{Press: digit}), ErrNoHandOff)
			k.at(61).do(UndoOne{Event: fix[1]})
			want(t, "undone whole", k.passes(1), "- - - -")
			want(t, "a drop again", k.state().Team(team(1)).Dropped, true)
		})
	}
}

func TestAPressMadeOnTheWrongRaceIsMovedThere(t *testing.T) {
	k := threeLanes(t)
	late := k.at(130).press("1")
	k.race = "1-1-2"
	k.write(&RaceSet{Format: ptr(FormatID("4x100"))})
	k.write(&TeamSet{Team: "other", Lane: ptr(1)})
	k.do(Arm{})
	k.at(120).do(Fire{Key: "space"})
	k.race = "1-1-1"
	k.at(200).do(MoveMarks{Marks: []ID{late}, Team: "other", Race: "1-1-2"})
	want(t, "there", passesOf(k.meet.Race("1-1-2").Team("other")), "10.0 - - -")
	want(t, "no longer here", k.role(late), Role("none"))
	refusedAs(t, "to nowhere", k.refused(MoveMarks{Marks: []ID{k.mark(48.3, Counted)}, Race: "9-9-9"}), ErrNoRace)
}

func TestFixesAreRefusedWithTheReason(t *testing.T) {
	k := threeLanes(t)
	m := k.mark(48.3, Counted)
	gun := k.state().Attempt()
	for _, c := range []struct {
		what string
		do   Command
		want error
	}{
		{"nothing selected", MoveMarks{Team: team(1)}, ErrNoMark},
		{"nothing to shift", Shift{By: time.Second}, ErrNoMark},
		{"no times", GiveTimes{Teams: []TeamID{team(1)}}, ErrNoMark},
		{"a press nobody made", MoveMarks{Marks: []ID{{}}, Team: team(1)}, ErrNoMark},
		{"a team of another race", MoveMarks{Marks: []ID{m}, Team: "x"}, ErrNoTeam},
		{"an exchange too many", MoveMarks{Marks: []ID{m}, Exchange: 5}, ErrNoExchange},
		{"two presses, one exchange", MoveMarks{Marks: []ID{m, m}, Exchange: 2}, ErrOneExchange},
		{"where it is", MoveMarks{Marks: []ID{m}, Team: team(1)}, ErrUnchanged},
		{"a digit without a letter", HandOffInstead{Press: m}, ErrNoHandOff},
		{"before the gun", InsertMissed{Team: "x"}, ErrNoTeam},
		{"set-up", UndoOne{Event: k.log[1].ID}, ErrSetUp},
		{"nothing", UndoOne{}, ErrNoEvent},
		{"what stands", RestoreOne{Event: gun}, ErrNotUndone},
		{"no fix yet", UndoFix{}, ErrNoFixes},
	} {
		refusedAs(t, c.what, k.refused(c.do), c.want)
	}
}

func TestUndoingGoesBackFixByFix(t *testing.T) {
	k := threeLanes(t)
	first, last := k.mark(12.3, Counted), k.mark(48.3, Counted)
	k.at(101).do(UndoOne{Event: last})
	k.at(102).do(Shift{Marks: []ID{first}, By: time.Second})
	want(t, "fixed", k.passes(1), "13.3 24.3 36.3 -")
	k.at(103).do(UndoFix{})
	want(t, "one back", k.passes(1), "12.3 24.3 36.3 -")
	k.at(104).do(UndoFix{})
	want(t, "two back", k.passes(1), "12.3 24.3 36.3 48.3")
	refusedAs(t, "no more", k.refused(UndoFix{}), ErrNoFixes)
}

func TestARecallTakenBackLetsTheRaceStand(t *testing.T) {
	k := threeLanes(t)
	recall := k.do(CallBack{})[0]
	want(t, "recalled", k.state().Counting, -1)
	k.at(101).do(UndoOne{Event: recall})
	want(t, "lane 1", k.passes(1), "12.3 24.3 36.3 48.3")
}

func TestTheTimelineTellsWhatBecameOfEverything(t *testing.T) {
	var double ID
	k := threeLanesAnd(t, 2, func(k *keeper) {
		double = k.at(24.9).press("1")
		k.at(25).write(NewZoneMark(KindEnter, Keyed{Attempt: k.state().Attempt(), Key: "2"}))
	}, "1/4", "2/3", "2/4", "3/2", "3/3", "3/4")
	k.at(60).do(MoveMarks{Marks: []ID{double}, Team: team(3), Reason: "slip"})
	k.at(61).do(UndoOne{Event: k.mark(36.3, Counted)})
	k.at(62).do(SwapTeams{A: team(1), B: team(2)})
	var got []string
	for _, row := range k.meet.Timeline(k.race) {
		line := Tenths(row.Time) + " " + string(row.Role) + " " + row.Text
		if row.Fixed {
			line += " (fixed)"
		}
		got = append(got, line)
	}
	want(t, "rows", strings.Join(got, "\n"), strings.Join([]string{
		"0.0  gun", "12.3 counted ", "12.6 counted ", "12.9 counted ", "24.3 counted ", "24.6 counted ", "24.9 counted  (fixed)",
		"25.0  enters zone", "36.3 void ", "1:00.0  to Team 3: slip", "1:02.0  key 1 is Team 2, key 2 is Team 1",
	}, "\n"))
}

func TestBackspaceTakesAFixBackWhole(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(12).press("1")
	k.at(12.6).press("2")
	before := k.passes(1) + " / " + k.passes(2)
	k.at(20).do(SwapTeams{A: team(1), B: team(2)})
	if swapped := k.passes(1) + " / " + k.passes(2); swapped == before {
		t.Fatalf("nothing was swapped: %s", swapped)
	}
	k.at(25).do(Undo{Key: "backspace"})
	want(t, "as it was", k.passes(1)+" / "+k.passes(2), before)
}

func TestUndoingAFixLeavesASubstitutionAtTheCallAlone(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.at(1).write(NewPresence(KindSubstituted, Presence{Team: team(1), Leg: 1, Runner: "Bea Holt", Reason: "ill"}))
	k.gun(10)
	if err := k.refused(UndoFix{}); err == nil {
		t.Error("a substitution before the gun is undone as a fix")
	}
	k.at(60).write(NewPresence(KindSubstituted, Presence{Team: team(1), Leg: 1, Runner: "Cara Lim", Reason: "so it was"}))
	k.at(61).do(UndoFix{})
	want(t, "who ran", k.state().Team(team(1)).RunnerOf(1), "Bea Holt")
}
