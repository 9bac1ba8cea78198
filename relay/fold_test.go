package relay

import (
	"testing"
	"time"
)

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestPressesCountOffTheExchangesInOrder(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(10)
	for _, s := range []float64{22.4, 34.8, 47.2, 60} {
		k.at(s).press("1")
	}
	want(t, "lane 1", k.passes(1), "12.4 24.8 37.2 50.0")
	want(t, "lane 2", k.passes(2), "- - - -")
	want(t, "status", k.state().Status, Running)
	for _, s := range []float64{22.5, 35, 48, 61} {
		k.at(s).press("2")
	}
	want(t, "status", k.state().Status, Finished)
	want(t, "place of lane 2", k.state().Places()[team(2)], 2)
}

func TestDoubleExtraAndAfterAreKeptAndShown(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	double := k.at(12.5).press("1")
	again := k.at(13.4).press("1")
	extra := k.at(16).press("1")
	k.at(24).press("1")
	k.at(36).press("1")
	k.at(48).press("1")
	after := k.at(55).press("1")
	want(t, "passes", k.passes(1), "12.0 24.0 36.0 48.0")
	want(t, "0.5 s later", k.role(double), Double)
	want(t, "0.9 s after the double", k.role(again), Double)
	want(t, "inside the guard", k.role(extra), Extra)
	want(t, "after the finish", k.role(after), After)
}

func TestGuardIs85PercentOfTheFastestEver(t *testing.T) {
	k := newKeeper(t, "4x400", 1)
	k.gun(0)
	early := k.at(0.85*42.9 - 0.01).press("1")
	want(t, "just inside", k.role(early), Extra)
	k = newKeeper(t, "4x400", 1)
	k.gun(0)
	k.at(0.85*42.9 + 0.01).press("1")
	want(t, "just outside", k.passes(1), "36.5 - - -")
}

func TestAMissedGunIsPutBack(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.do(Arm{})
	first := k.at(30).press("1")
	k.at(31).press("2")
	want(t, "a test of the key", k.role(first), Test)
	k.at(33).do(SetGun{At: int64(18 * time.Second), Estimated: true})
	want(t, "lane 1", k.passes(1), "12.0 - - -")
	want(t, "lane 2", k.passes(2), "13.0 - - -")
	want(t, "marked", k.state().Starts[0].Estimated, true)
	k.at(34).do(SetGun{At: int64(17 * time.Second), Estimated: true})
	want(t, "corrected, not fired again", len(k.state().Starts), 1)
	want(t, "lane 1", k.passes(1), "13.0 - - -")
	k.at(35).do(SetGun{At: int64(30500 * time.Millisecond)})
	want(t, "before its gun, as corrected, it was a test", k.role(first), Test)
}

func TestARecallStartsAfresh(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	old := k.at(12).press("1")
	recall := k.at(13).do(CallBack{})[0]
	want(t, "status", k.state().Status, ArmedRace)
	stray := k.at(20).press("1")
	want(t, "no attempt: the latest gun's", k.role(stray), Recalled)
	k.at(60).do(Fire{Key: "space"})
	k.at(72.5).press("1")
	want(t, "new attempt", k.passes(1), "12.5 - - -")
	want(t, "old press", k.role(old), Recalled)
	k.at(80).write(&Void{Targets: []ID{recall}})
	want(t, "newest not recalled still counts", k.passes(1), "12.5 - - -")
}

func TestGunsOfTwoStationsAreOneStart(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.do(Arm{})
	two := station(t, k.meet, 2, "two", "0")
	k.at(10).do(Fire{Key: "space"})
	b := two.at(10.2).write(&Gun{Key: "space"})
	want(t, "starts", len(k.state().Starts), 1)
	want(t, "the start place counts", k.state().Starts[0].Guns[0], b)
	k.at(30).write(&SameStart{Guns: k.state().Starts[0].Guns, Same: false})
	want(t, "told apart", len(k.state().Starts), 2)
}

func TestUnknownClocksCountFromTheirOwnGun(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.do(Arm{})
	two := station(t, k.meet, 2, "two", "200", 3*time.Second)
	k.at(10).do(Fire{Key: "space"})
	two.at(10).write(&Gun{Key: "space"})
	two.at(34.8).press("1")
	want(t, "counted from its own gun", k.passes(1), "- 24.8 - -")
}

func TestKnownClocksCountFromTheCountingGun(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.clock = &Clock{Bound: 1000}
	k.do(Arm{})
	two := station(t, k.meet, 2, "two", "200", 3*time.Second)
	two.clock = &Clock{Offset: -int64(3 * time.Second), Bound: int64(5 * time.Millisecond)}
	k.at(10).do(Fire{Key: "space"})
	two.at(34.8).press("1")
	want(t, "exchange 2, by the hub's clock", k.passes(1), "- 24.8 - -")
}

func TestTheStationAtTheZoneCounts(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.clock = &Clock{Bound: 1}
	k.gun(0)
	two := station(t, k.meet, 2, "two", "100")
	two.clock = &Clock{Bound: 1}
	two.at(12.1).press("1")
	k.at(12.6).press("1")
	p := k.state().Team(team(1)).Passes[0]
	want(t, "time", p.Time, 12100*time.Millisecond)
	want(t, "spread", p.Spread, 500*time.Millisecond)
	want(t, "joined, not counted on", k.passes(1), "12.1 - - -")
	k.at(24.4).press("1")
	want(t, "station one goes on", k.passes(1), "12.1 24.4 - -")
}

func TestDropFlagDQWithAndWithoutATeam(t *testing.T) {
	k := newKeeper(t, "4x100", 5)
	k.gun(0)
	letter := func(s float64, kind Kind, r string) ID {
		return k.at(s).write(NewIncident(kind, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: r}}))
	}
	drop := letter(14, KindDrop, "d")
	digit := k.at(15).stroke(Stroke{Key: "3", Rune: "3", Prefix: drop})
	want(t, "lane 3 dropped", k.state().Team(team(3)).Dropped, true)
	want(t, "the digit is no hand-off", k.role(digit), Spent)
	k.at(25).press("3")
	want(t, "the next hand-off picks it up", k.state().Team(team(3)).Dropped, false)
	letter(30, KindFlag, "f")
	want(t, "a flag without a team", k.state().Incidents[1].Team, TeamID(""))
	flag := letter(32, KindFlag, "f")
	k.at(32.5).stroke(Stroke{Key: "4", Prefix: flag})
	want(t, "pending", k.state().Team(team(4)).Pending, 1)
	dq := letter(40, KindDQ, "x")
	late := k.at(42.5).stroke(Stroke{Key: "5", Prefix: dq})
	want(t, "later than 2 s it is a hand-off", k.role(late), Counted)
	want(t, "lane 5 stays in", k.state().Team(team(5)).Out, In)
	dq = letter(50, KindDQ, "x")
	k.at(50.1).stroke(Stroke{Key: "5", Prefix: dq})
	want(t, "a provisional DQ ends nothing", k.state().Team(team(5)).Out, In)
	want(t, "lane 5 is pending", k.state().Team(team(5)).InDoubt(), "DQ?")
	k.at(60).press("5")
	want(t, "presses count", k.passes(5), "42.5 60.0 - -")
	want(t, "its place until then", k.state().Places()[team(5)], 1)
	_, placed := k.state().PlacesIfUpheld()[team(5)]
	want(t, "a place if upheld", placed, false)
	k.at(65).write(&Decision{Report: dq, Decision: Upheld})
	want(t, "upheld", k.state().Team(team(5)).Out, Disqualified)
	_, placed = k.state().Places()[team(5)]
	want(t, "a place now", placed, false)
	k.at(70).write(&Decision{Report: dq, Decision: Dismissed})
	want(t, "dismissed", k.state().Team(team(5)).Out, In)
}

func TestUndoTakesLetterAndDigitTogetherAndRedoBringsThemBack(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(12).press("3")
	drop := k.at(14).write(NewIncident(KindDrop, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: "d"}}))
	k.at(15).stroke(Stroke{Key: "3", Prefix: drop})
	k.at(16).do(Undo{Key: "backspace"})
	want(t, "no drop", k.state().Team(team(3)).Dropped, false)
	k.at(18).do(Undo{Key: "backspace"})
	want(t, "no pass", k.passes(3), "- - - -")
	if err := k.refused(Undo{}); err != ErrNothing {
		t.Errorf("undoing more: got %v", err)
	}
	k.at(20).do(Redo{})
	want(t, "pass back", k.passes(3), "12.0 - - -")
	k.at(21).press("2")
	k.at(22).do(Redo{})
	want(t, "a new press does not clear redo", k.state().Team(team(3)).Dropped, true)
	if err := k.refused(Redo{}); err != ErrNoRedo {
		t.Errorf("redoing more: got %v", err)
	}
}

func TestAHeldKeyCountsOnce(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	var ids []ID
	for _, s := range []float64{20, 20.5, 20.53, 20.56, 20.59} {
		ids = append(ids, k.at(s).press("space"))
	}
	want(t, "first", k.role(ids[0]), Open)
	for _, id := range ids[1:] {
		want(t, "repeat", k.role(id), Held)
	}
	a := k.at(30).press("space")
	b := k.at(30.6).press("space")
	want(t, "two times 0.6 s apart", k.role(a)+k.role(b), Open+Open)
}

func TestAHeldBackspaceUndoesOneThing(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	for i, key := range []string{"1", "2", "3"} {
		k.at(12 + float64(i)*0.2).press(key)
	}
	for _, s := range []float64{14, 14.4, 14.43, 14.46} {
		k.at(s).do(Undo{Key: "backspace"})
	}
	want(t, "lane 3 undone", k.passes(3), "- - - -")
	want(t, "lane 2 restored", k.passes(2), "12.2 - - -")
	want(t, "lane 1 never lost", k.passes(1), "12.0 - - -")
}

func TestTimesFirstGivesTheOldestOpenTime(t *testing.T) {
	k := newKeeper(t, "4x100", 9)
	k.gun(0)
	k.desk.Mode = Times
	for i := 0; i < 5; i++ {
		k.at(12 + 0.2*float64(i)).press("space")
	}
	k.at(14).press("3")
	refused := k.at(14.5).press("3")
	k.at(15).press("7")
	want(t, "t1 to 3", k.passes(3), "12.0 - - -")
	want(t, "t2 to 7", k.passes(7), "12.2 - - -")
	want(t, "the second 3 gave nothing", k.role(refused), Idle)
	want(t, "three left", len(k.state().OpenTimes("one", ID{})), 3)
	for _, key := range []string{"1", "2", "4"} {
		k.at(16).press(key)
	}
	want(t, "none left", len(k.state().OpenTimes("one", ID{})), 0)
	now := k.at(17).press("5")
	want(t, "with none open it is a press", k.role(now), Counted)
}

func TestTheSpaceAfterTheGunOnlyWitnessesIt(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	want(t, "at 1.5 s", k.role(k.at(1.5).press("space")), Witness)
	want(t, "at 2.5 s", k.role(k.at(2.5).press("space")), Open)
}

func TestTwoDigitNumbersTakeTheFirstDigitsInstant(t *testing.T) {
	k := newKeeper(t, "4x800", 16)
	k.gun(0)
	want(t, "digits", k.state().Digits, 2)
	half := k.at(120).stroke(Stroke{Rune: "1", Half: true})
	want(t, "alone it is a time", k.role(half), Open)
	k.at(121).stroke(Stroke{Key: "14", Rune: "4", Number: half})
	want(t, "lane 14", k.passes(14), "120.0 - - -")
	want(t, "first digit", k.role(half), Spent)
	half = k.at(130).stroke(Stroke{Rune: "0", Half: true})
	late := k.at(131.6).stroke(Stroke{Key: "02", Rune: "2", Number: half})
	want(t, "after 1.5 s the first stays a time", k.role(half), Open)
	_ = late
}

func TestAnUnboundKeyMakesARow(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(12).press("6")
	row := k.state().Teams[3]
	want(t, "title", row.Title(), "lane 6 ?")
	want(t, "timed", passesOf(row), "12.0 - - -")
	k.at(13).write(&TeamSet{Team: "t6", Name: ptr("Late entry"), Lane: ptr(6)})
	k.at(14).write(&Rebind{Key: "6", Team: "t6"})
	want(t, "rebinding rules earlier presses", k.passes(6), "12.0 - - -")
	want(t, "rows", len(k.state().Teams), 4)
}

func TestALaneChangedAfterTheGunRebindsNothing(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.write(&TeamSet{Team: team(1), Lane: ptr(5)})
	k.at(12).press("1")
	want(t, "key 1 is still team 1", k.passes(1), "12.0 - - -")
}

func TestALaneChangedBeforeTheGunArmsAnew(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.do(Arm{})
	if err := k.refused(Arm{}); err != ErrArmed {
		t.Errorf("arming twice: %v", err)
	}
	k.write(&TeamSet{Team: team(1), Lane: ptr(5)})
	k.do(Arm{})
	want(t, "key 5", k.state().Keys["5"], team(1))
	want(t, "key 1 is free", k.state().Keys["1"], TeamID(""))
}

func TestSkipMovesThePressesUp(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	for _, key := range []string{"1", "2"} {
		for i, s := range []float64{12, 24, 36} {
			_ = i
			k.at(s).press(key)
		}
	}
	k.at(24.3).press("3") // its first exchange was missed
	k.at(36.2).press("3")
	k.at(38).do(Miss{Stroke: Stroke{Key: "3"}})
	want(t, "moved up", k.passes(3), "- 24.3 36.2 -")
	want(t, "skipped", k.state().Team(team(3)).Passes[0].Skipped, true)
	k.at(48).press("3")
	want(t, "goes on", k.passes(3), "- 24.3 36.2 48.0")
	splits := k.state().Splits(k.state().Team(team(3)))
	want(t, "legs 1+2 together", splits[0], Split{Leg: 1, Time: 24300 * time.Millisecond, Implied: true, First: 1, Last: 2})
}

func TestASecondSkipTakesTheNextCandidate(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(12).press("1")
	k.at(24).press("1")
	k.at(24.3).press("3")
	first := k.do(Miss{Stroke: Stroke{Key: "3"}})[0]
	want(t, "first choice", k.passes(3), "- 24.3 - -")
	k.at(26).do(Miss{Stroke: Stroke{Key: "3"}, Instead: first})
	want(t, "second choice: the next was missed", k.passes(3), "24.3 - - -")
	want(t, "told so", k.state().Team(team(3)).Passes[1].Skipped, true)
}

func TestMoveGivesTheNewestPressToAnotherTeam(t *testing.T) {
	k := newKeeper(t, "4x100", 9)
	k.gun(0)
	k.at(12).press("6")
	k.at(12.3).press("6")
	k.at(13).do(GiveNewest{Stroke: Stroke{Key: "5"}})
	want(t, "the double is lane 5's", k.passes(5), "12.3 - - -")
	want(t, "lane 6 keeps its own", k.passes(6), "12.0 - - -")
}

func TestZoneMarksJoinTheNearestPass(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	mark := func(s float64, kind Kind) {
		k.at(s).write(NewZoneMark(kind, Keyed{Attempt: k.state().Attempt(), Key: "1"}))
	}
	mark(11, KindEnter)
	want(t, "before the pass it is the next exchange", *k.state().Team(team(1)).Passes[0].Enter, 11*time.Second)
	k.at(12).press("1")
	mark(13, KindExit)
	zone, ok := k.state().Team(team(1)).Passes[0].ZoneTime()
	want(t, "zone time", zone, 2*time.Second)
	want(t, "known", ok, true)
	k.at(24).press("1")
	mark(24.9, KindExit)
	want(t, "exit of the second", *k.state().Team(team(1)).Passes[1].Exit, 24900*time.Millisecond)
}

func TestDNFMakesLaterPressesAfter(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(12).press("1")
	dnf := k.at(20).write(NewIncident(KindDNF, Incident{Keyed: Keyed{Attempt: k.state().Attempt()}}))
	k.at(20.4).stroke(Stroke{Key: "1", Prefix: dnf})
	p := k.at(24).press("1")
	want(t, "kept as after", k.role(p), After)
	k.at(26).write(NewIncident(KindBackIn, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Team: team(1)}}))
	want(t, "back in: counts again", k.passes(1), "12.0 24.0 - -")
}

func TestLapsAreLoggedOnlyWhereTheRaceSaysSo(t *testing.T) {
	k := newKeeper(t, "dmr", 1)
	want(t, "points without laps", len(Points(k.state().Legs, false)), 4)
	k.write(&RaceSet{Laps: ptr(true)})
	k.gun(0)
	want(t, "points", len(k.state().Points), 3+1+2+4)
	k.at(66).press("1")
	k.at(132).press("1")
	k.at(200).press("1")
	want(t, "exchange 1 after three laps", k.state().Team(team(1)).Passes[k.state().ExchangePoint(1)].Time, 200*time.Second)
}

func TestAStationSeesOnlyItsExchanges(t *testing.T) {
	for _, c := range []struct {
		format FormatID
		place  Place
		sees   []int
	}{
		{"4x100", "200", []int{2}}, {"4x400", "0", []int{1, 2, 3, 4}}, {"4x200", "200", []int{1, 3}},
		{"4xmile", "0", []int{1, 2, 3, 4}}, {"4x1500", "200", []int{2}}, {"swedish", "100", []int{2}}, {"4x100", "all", []int{1, 2, 3, 4}},
	} {
		f, _ := FormatByID(c.format)
		var sees []int
		for _, p := range Points(f.Legs, false) {
			if c.place.Sees(p) {
				sees = append(sees, p.Leg)
			}
		}
		want(t, string(c.format)+" from "+string(c.place), len(sees), len(c.sees))
		for i := range min(len(sees), len(c.sees)) {
			want(t, string(c.format), sees[i], c.sees[i])
		}
	}
}

func TestAMachineThatSleptShiftsLaterInstants(t *testing.T) {
	k := newKeeper(t, "4x1500", 1)
	k.gun(0)
	k.at(100).write(&ClockGap{What: "sleep", Gap: int64(30 * time.Second)})
	k.at(240).press("1")
	want(t, "30 s asleep", k.passes(1), "270.0 - - -")
	k.at(250).write(&ClockGap{What: "step", Gap: int64(3600 * time.Second)})
	k.at(480).press("1")
	want(t, "a step moves nothing", k.passes(1), "270.0 510.0 - -")
}

func TestUnknownKindsAreKeptAndCounted(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	body := []byte(`{"kind":"wormhole","race":"1-1-1","station":"x","place":"all","lamport":9,"wall_ns":1,"mono_ns":1,"depth":3}`)
	id := ID{Origin{9}, 1}
	e, err := Decode(id, body, ChainHash(Hash{}, id, body))
	if err != nil {
		t.Fatal(err)
	}
	k.meet.Add(e)
	want(t, "in the race", k.state().Unknown, 1)
	want(t, "in the meet", k.meet.Unknown(), 1)
	want(t, "body", string(e.Body), string(body))
}

func TestPlacesTieInTheSameMillisecond(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(12).press("1")
	k.press("2")
	k.at(12.5).press("3")
	p := k.state().Places()
	want(t, "lane 1", p[team(1)], 1)
	want(t, "lane 2", p[team(2)], 1)
	want(t, "lane 3", p[team(3)], 3)
}

func TestWaitingStatesFromGunToFinish(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.write(&LineupSet{Team: team(1), Leg: 1, Target: ptr(12 * time.Second)})
	k.write(NewPresence(KindCheckedIn, Presence{Team: team(1), Leg: 2}))
	state := func(leg int) WaitState { return k.state().Waiting(k.state().Team(team(1)), leg, k.instant()).State }
	want(t, "before", state(2), CheckedIn)
	want(t, "before", state(3), NotCheckedIn)
	k.gun(10)
	k.at(11)
	want(t, "leg 1", state(1), HasBaton)
	want(t, "leg 2", state(2), OnDeck)
	want(t, "leg 3", state(3), Loose)
	k.at(17.5)
	want(t, "4.5 s to go", state(2), GetReady)
	k.at(23.2)
	want(t, "1.2 s late", state(2), Late)
	k.write(NewZoneMark(KindEnter, Keyed{Attempt: k.state().Attempt(), Key: "1"}))
	want(t, "entry marked", state(2), InZone)
	k.at(24).press("1")
	want(t, "leg 1", state(1), HandedOff)
	want(t, "leg 2", state(2), HasBaton)
	for _, s := range []float64{36, 48, 60} {
		k.at(s).press("1")
	}
	want(t, "anchor", state(4), IsFinished)
}

func TestDoubtsNameTheKeysThatPutItRight(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for _, key := range []string{"1", "2", "3"} {
		k.at(12).press(key)
	}
	for _, key := range []string{"1", "2", "3", "4"} {
		k.at(24.2).press(key)
	}
	d := k.meet.Doubts(k.race, k.desk)
	if len(d) != 1 || d[0].What != OneShort || d[0].Fix != "s 4" {
		t.Errorf("one short: got %+v", d)
	}
}

func TestWrongLaneIsPointedAt(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for i, key := range []string{"1", "2", "3", "3"} {
		k.at(12 + 0.4*float64(i)).press(key)
	}
	d := k.meet.Doubts(k.race, k.desk)
	if len(d) != 1 || d[0].What != WrongLane || d[0].Fix != "m 4" {
		t.Errorf("wrong lane: got %+v", d)
	}
}

func TestSwappedLanesArePointedAtAndPutRight(t *testing.T) {
	k := newKeeper(t, "4x100", 5)
	k.gun(0)
	paces := []float64{12, 12.2, 12.4, 11.2, 13.6}
	for leg := 1; leg <= 2; leg++ {
		for lane, pace := range paces {
			key := []string{"1", "2", "3", "4", "5"}[lane]
			if leg == 1 && lane >= 3 {
				key = []string{"5", "4"}[lane-3]
			}
			k.at(pace * float64(leg)).press(key)
		}
	}
	d := k.meet.Doubts(k.race, k.desk)
	if len(d) != 1 || d[0].What != TwoSwapped {
		t.Fatalf("swapped: got %+v", d)
	}
	k.at(40).do(Accept{Shown: d[0]})
	want(t, "lane 4", k.passes(4), "11.2 22.4 - -")
	want(t, "lane 5", k.passes(5), "13.6 27.2 - -")
}

func TestATwoDigitLaneGivenAnOpenTimeIsNoPressOfItsOwn(t *testing.T) {
	k := newKeeper(t, "4x800", 12)
	k.gun(0)
	k.desk.Mode = Times
	k.at(120).press("space")
	k.at(120.5).press("space")
	half := k.at(122).stroke(Stroke{Rune: "0", Half: true})
	giving := k.at(123).stroke(Stroke{Key: "03", Rune: "3", Number: half})
	want(t, "lane 3", k.passes(3), "120.0 - - -")
	want(t, "the first digit", k.role(half), Spent)
	want(t, "the second digit", k.role(giving), Spent)
	want(t, "one time left", len(k.state().OpenTimes("one", ID{})), 1)
	half = k.at(250).stroke(Stroke{Rune: "0", Half: true})
	k.at(250.5).stroke(Stroke{Key: "05", Rune: "5", Number: half})
	want(t, "lane 5 gets the other time and nothing more", k.passes(5), "120.5 - - -")
}

func TestATwoDigitLaneMovesAPressWithoutAPressOfItsOwn(t *testing.T) {
	k := newKeeper(t, "4x800", 12)
	k.gun(0)
	half := k.at(120).stroke(Stroke{Rune: "0", Half: true})
	k.stroke(Stroke{Key: "03", Rune: "3", Number: half})
	second := k.at(122).stroke(Stroke{Rune: "0", Half: true})
	k.do(GiveNewest{Stroke: Stroke{Key: "04", Rune: "4", Number: second}})
	want(t, "lane 4", k.passes(4), "120.0 - - -")
	want(t, "lane 3", k.passes(3), "- - - -")
	want(t, "the digit that moved it", k.role(second), Spent)
}

func TestAMistakenRecallIsTakenBack(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.at(13).do(CallBack{})
	k.at(14).do(TakeBackRecall{})
	want(t, "as it was", k.passes(1), "12.0 - - -")
	if err := k.refused(TakeBackRecall{}); err != ErrNoRecall {
		t.Errorf("nothing was recalled: got %v", err)
	}
}

func TestAClosedRacePlacesOnlyWhoFinished(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	for _, s := range []float64{12, 24, 36, 48} {
		k.at(s).press("1")
	}
	k.at(30).press("2")
	k.at(60).do(End{})
	_, placed := k.state().Places()[team(2)]
	want(t, "place of the unfinished", placed, false)
	want(t, "place of the finished", k.state().Places()[team(1)], 1)
}

func TestAHeldLetterKeepsItsTeam(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	var last ID
	for _, s := range []float64{14, 14.5, 14.53, 14.56} {
		last = k.at(s).write(NewIncident(KindDrop, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: "d"}}))
	}
	k.at(15).stroke(Stroke{Key: "3", Prefix: last})
	want(t, "dropped", k.state().Team(team(3)).Dropped, true)
	want(t, "one drop", len(k.state().Incidents), 1)
}

func TestAHeldDigitGivesOneTime(t *testing.T) {
	k := newKeeper(t, "4x400", 3)
	k.gun(0)
	k.desk.Mode = Times
	for _, s := range []float64{60, 125, 185} {
		k.at(s).press("space")
	}
	for _, s := range []float64{190, 190.5, 190.53, 190.56} {
		k.at(s).press("3")
	}
	want(t, "one of three", k.passes(3), "60.0 - - -")
}

func TestTheDigitAfterALetterRepeatsNothing(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	for _, key := range []string{"1", "2"} {
		k.at(12).press(key)
		k.at(24).press(key)
	}
	k.at(24.3).press("3")
	k.at(24.35).do(Miss{Stroke: Stroke{Key: "3"}})
	for _, s := range []float64{24.8, 24.83, 24.86} {
		k.at(s).press("3")
	}
	want(t, "skipped once, and the held digit is no hand-off", k.passes(3), "- 24.3 - -")
}

func TestAHeldDigitOfATwoDigitLaneIsNoLane(t *testing.T) {
	k := newKeeper(t, "4x800", 12)
	k.gun(0)
	var half ID
	for i, s := range []float64{120, 120.5, 120.53, 120.56} {
		if i%2 == 0 {
			half = k.at(s).stroke(Stroke{Rune: "1", Half: true})
		} else {
			k.at(s).stroke(Stroke{Key: "11", Rune: "1", Number: half})
		}
	}
	want(t, "held", k.passes(11), "- - - -")
	half = k.at(130).stroke(Stroke{Rune: "1", Half: true})
	k.at(130.09).stroke(Stroke{Key: "11", Rune: "1", Number: half})
	want(t, "typed in a hurry", k.passes(11), "130.0 - - -")
}

func TestAPinnedPressDisplacesWhatCountedThere(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	wrong := k.at(11).press("1")
	right := k.at(12.4).press("1")
	k.at(20).write(&Amend{Target: right, Exchange: ptr(1)})
	want(t, "exchange 1", k.passes(1), "12.4 - - -")
	want(t, "the other one", k.role(wrong), Extra)
}

func TestASlowFirstTeamIsNoMissedExchange(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for lane, s := range []float64{12.4, 12.6, 12.9, 16.6} {
		k.at(s).press([]string{"1", "2", "3", "4"}[lane])
	}
	if d := k.meet.Doubts(k.race, k.desk); len(d) > 0 {
		t.Errorf("a slow lane is doubted: %+v", d)
	}
}

func TestTheLeadersMissedExchangeIsTheLastOne(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	for lane, s := range []float64{12.4, 12.6, 12.9} {
		k.at(s).press([]string{"1", "2", "3"}[lane])
	}
	k.at(25).do(Miss{Stroke: Stroke{Key: "1"}})
	want(t, "exchange 1 stands, exchange 2 was missed", k.passes(1), "12.4 - - -")
	want(t, "told so", k.state().Team(team(1)).Passes[1].Skipped, true)
}

func TestAStationThatTakesOverSkipsWhatItCounts(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for _, s := range []float64{12, 24} {
		for i, key := range []string{"1", "2", "3", "4"} {
			k.at(s + 0.2*float64(i)).press(key)
		}
	}
	two := station(t, k.meet, 2, "two", Everywhere)
	for i, key := range []string{"1", "2", "3"} {
		two.at(36 + 0.2*float64(i)).press(key)
	}
	for i, key := range []string{"1", "2", "3", "4"} {
		two.at(48 + 0.2*float64(i)).press(key)
	}
	d := k.meet.Doubts(k.race, two.desk)
	if len(d) != 1 || d[0].Fix != "s 4" {
		t.Errorf("lane 4's third exchange: got %+v", d)
	}
	two.at(50).do(Miss{Stroke: Stroke{Key: "4"}})
	want(t, "lane 4", k.passes(4), "12.6 24.6 - 48.6")
}

func TestUndoGoesOnWhenAnotherStationsGunCounts(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(10)
	k.at(22).press("1")
	two := station(t, k.meet, 2, "two", "0")
	two.at(10.2).write(&Gun{Key: "space"})
	k.at(23).do(Undo{Key: "backspace"})
	want(t, "undone", k.passes(1), "- - - -")
	k.at(24).do(Redo{})
	want(t, "redone", k.state().Team(team(1)).Passes[0].Known, true)
}

func TestRedoDoesNotBringBackAReplacedSkip(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(12).press("1")
	k.at(24).press("1")
	k.at(24.3).press("3")
	first := k.at(25).do(Miss{Stroke: Stroke{Key: "3"}})[0]
	k.at(26).do(Miss{Stroke: Stroke{Key: "3"}, Instead: first})
	if err := k.refused(Redo{}); err != ErrNoRedo {
		t.Errorf("redo: got %v", err)
	}
}

func TestADNSIsNotUndoneByTheFirstBackspaceOfTheRace(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.do(Arm{})
	k.at(1).write(NewIncident(KindDNS, Incident{Keyed: Keyed{Team: team(2)}}))
	k.at(5).do(Fire{Key: "space"})
	if err := k.refused(Undo{Key: "backspace"}); err != ErrNothing {
		t.Errorf("undo: got %v", err)
	}
	k.at(6).write(NewIncident(KindBackIn, Incident{Keyed: Keyed{Team: team(2)}}))
	want(t, "back in", k.state().Team(team(2)).Out, In)
}

func TestTwoRunsOfOneLaptopShareItsClock(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(10)
	again := station(t, k.meet, 3, "one", Everywhere)
	again.clock = &Clock{Offset: int64(3 * time.Second), Bound: 1000}
	again.at(22).press("1")
	want(t, "no offset between its own runs", k.passes(1), "12.0 - - -")
}

func TestAClockAnHourBehindTestsNoKeys(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.do(Arm{})
	a := k.at(10).do(Fire{Key: "space"})[0]
	two := station(t, k.meet, 2, "two", "200", -time.Hour)
	b := two.at(10).write(&Gun{Key: "space"})
	k.at(11).write(&SameStart{Guns: []ID{a, b}, Same: true, Counts: a})
	two.at(34.8).press("1")
	want(t, "from its own gun", k.passes(1), "- 24.8 - -")
}

func TestHostileLogsAreFoldedInTime(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	gun := k.gun(0)
	k.seq++
	self := ID{k.origin, k.seq}
	k.seq--
	k.at(12).write(&Press{Keyed: Keyed{Attempt: gun, Key: "1", Rune: "1", Number: self}})
	k.do(Undo{Key: "backspace"})
	var voids []ID
	for range 60 {
		voids = append(voids, k.write(&Void{Targets: append([]ID{gun}, voids...)}))
	}
	if k.state() == nil {
		t.Error("no race")
	}
}

func TestAnotherCopysArmingAfterTheGunRebindsNothing(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(10)
	two := station(t, k.meet, 2, "two", Everywhere)
	two.at(15).write(&Armed{Keys: []Binding{{"5", team(1)}, {"1", ""}}, Digits: 1})
	k.at(22).press("1")
	want(t, "key 1 is still team 1", k.passes(1), "12.0 - - -")
}

func TestALateGunAfterARecallIsReckonedFromThePressesAfterIt(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.do(Arm{})
	k.at(1).press("1")
	k.at(10).do(Fire{Key: "space"})
	k.at(12).do(CallBack{})
	k.at(180).press("1")
	k.at(180.4).press("2")
	b := k.state().Bursts()
	if len(b) != 1 || b[0].At.Since(Instant(k.wall)) != 180*time.Second {
		t.Errorf("bursts: %+v", b)
	}
}

func TestAKeeperAtTheShuttlesFinishSeesEverySecondTag(t *testing.T) {
	k := newKeeper(t, "shuttle", 2)
	k.gun(0)
	var seen []int
	for _, p := range k.state().Points {
		if Place("0").Sees(p) {
			seen = append(seen, p.Leg)
		}
	}
	if len(seen) != 2 || seen[0] != 2 || seen[1] != 4 {
		t.Errorf("sees the ends of legs %v, want 2 and 4", seen)
	}
}

func TestAStyleBringsItsWindowUnlessOneWasSet(t *testing.T) {
	k := newKeeper(t, "4x400", 1)
	window := func() time.Duration { return k.state().Team(team(1)).Legs[0].Plan.Window }
	want(t, "visual", window(), 8*time.Second)
	k.write(&PlanSet{Team: team(1), Exchange: 1, Style: ptr("blind")})
	want(t, "blind", window(), 5*time.Second)
	k.write(&PlanSet{Team: team(1), Exchange: 1, Window: ptr(6 * time.Second)})
	k.write(&PlanSet{Team: team(1), Exchange: 1, Style: ptr("visual")})
	want(t, "as set", window(), 6*time.Second)
}

func TestAHeldBackspaceUndoesOneThingWhereOnlyTwoAreLeft(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(12).press("1")
	k.at(12.4).press("2")
	for _, s := range []float64{14, 14.5, 14.53, 14.56} {
		k.at(s).do(Undo{Key: "backspace"})
	}
	want(t, "the first one stands", k.passes(1), "12.0 - - -")
	want(t, "the second is undone", k.passes(2), "- - - -")
}

func TestAFlagIsAboutTheExchangeJustPassedADropAboutTheNext(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(12).press("2")
	for _, kind := range []Kind{KindFlag, KindDrop} {
		k.at(19).write(NewIncident(kind, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Team: team(2)}}))
	}
	k.at(24).press("2")
	want(t, "flag", k.state().Incidents[0].Near, 1)
	want(t, "drop", k.state().Incidents[1].Near, 2)
}

func TestASprintMedleyIsBlindBetweenItsShortLegs(t *testing.T) {
	for id, styles := range map[FormatID]string{"smr800": "blind blind visual", "smr1600": "blind visual visual", "4x100": "blind blind blind", "4x400": "visual visual visual"} {
		k := newKeeper(t, id, 1)
		var got, hands string
		for _, leg := range k.state().Team(team(1)).Legs[:3] {
			got += " " + leg.Plan.Style
			hands += leg.Plan.Give + leg.Plan.Take + " "
		}
		want(t, string(id), got[1:], styles)
		if id != "4x400" {
			want(t, string(id)+" hands", hands, "RL LR RL ")
		}
	}
}

func TestGunsFarApartAreAskedAboutOnce(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.do(Arm{})
	k.at(10).do(Fire{Key: "space"})
	two := station(t, k.meet, 2, "two", "0", 7*time.Second)
	two.at(10).write(&Gun{Key: "space"})
	asked := k.meet.TwoStarts()
	if len(asked) != 1 || asked[0].Apart != 7*time.Second {
		t.Fatalf("asked: %+v", asked)
	}
	k.at(60).write(&SameStart{Guns: asked[0].Guns, Same: true})
	want(t, "asked again", len(k.meet.TwoStarts()), 0)
	want(t, "starts", len(k.state().Starts), 1)
}

func TestACorrectedGunIsTheOwnOneWhereClocksCannotBeCompared(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.do(Arm{})
	k.at(10).do(Fire{Key: "space"})
	two := station(t, k.meet, 2, "two", "200", 3*time.Second)
	own := two.at(10).write(&Gun{Key: "space"})
	k.at(22).press("1")
	two.at(34.8).press("1")
	want(t, "before", k.passes(1), "12.0 24.8 - -")
	fact := two.at(40).do(SetGun{At: int64(9500 * time.Millisecond), Estimated: true})[0]
	e, _ := k.meet.Event(fact)
	want(t, "whose gun", e.Fact.(*GunCorrected).Attempt, own)
	want(t, "only its own times move", k.passes(1), "12.0 25.3 - -")
}

func TestATeamSetUpInAnotherHeatKeepsItsNameWhereItWasTimed(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.race = "1-1-2"
	k.write(&TeamSet{Team: team(1), Left: "1-1-1", Lane: ptr(4)})
	row := k.meet.Race("1-1-1").Team(team(1))
	want(t, "title", row.Title(), "Team 1")
	want(t, "timed", passesOf(row), "12.0 - - -")
}

func TestLessThanASecondIsADouble(t *testing.T) {
	for after, role := range map[float64]Role{0.999: Double, 1: Extra} {
		k := newKeeper(t, "4x100", 1)
		k.gun(0)
		k.at(12).press("1")
		want(t, "a press soon after", k.role(k.at(12+after).press("1")), role)
	}
}

// freshly is a meet's races as folded from nothing.
func freshly(k *keeper, others ...*keeper) string {
	m := NewMeet()
	m.Add(k.log...)
	for _, o := range others {
		m.Add(o.log...)
	}
	return print(m)
}

func TestATeamRenamedIsRenamedWhereItIsAGuest(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.race = "1-1-2"
	k.write(&RaceSet{Format: ptr(FormatID("4x100"))})
	k.write(&Rebind{Key: "1", Team: team(1)})
	k.gun(1)
	k.at(13).press("1")
	want(t, "before", k.state().Team(team(1)).Title(), "Team 1")
	k.race = "1-1-1"
	k.write(&TeamSet{Team: team(1), Name: ptr("Peak")})
	want(t, "after", k.meet.Race("1-1-2").Team(team(1)).Title(), "Peak")
	want(t, "the whole meet", print(k.meet), freshly(k))
}

func TestAMovedPressFollowsTheClockOfTheRaceItCameFrom(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.clock = &Clock{Offset: int64(time.Second), Bound: 9000}
	id := k.at(12).press("1")
	other := RaceID("1-1-2")
	k.write(&Amend{Target: id, Race: &other})
	k.meet.Races()
	k.clock = &Clock{Offset: int64(2 * time.Second), Bound: 1000}
	k.at(20).write(&Note{Text: "in the race it came from, its clock better known"})
	want(t, "the whole meet", print(k.meet), freshly(k))
}
