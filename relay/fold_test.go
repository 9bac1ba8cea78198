package relay_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestPressesCountOffTheExchangesInOrder(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(10)
	for _, s := range []float64{22.4, 34.8, 47.2, 60} {
		k.At(s).Press("1")
	}
	relaytest.Want(t, "lane 1", k.Passes(1), "12.4 24.8 37.2 50.0")
	relaytest.Want(t, "lane 2", k.Passes(2), "- - - -")
	relaytest.Want(t, "status", k.State().Status, relay.Running)
	for _, s := range []float64{22.5, 35, 48, 61} {
		k.At(s).Press("2")
	}
	relaytest.Want(t, "status", k.State().Status, relay.Finished)
	relaytest.Want(t, "place of lane 2", k.State().Ranks()[relaytest.Team(2)], 2)
}

func TestDoubleExtraAndAfterAreKeptAndShown(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	double := k.At(12.5).Press("1")
	again := k.At(13.4).Press("1")
	extra := k.At(16).Press("1")
	k.At(24).Press("1")
	k.At(36).Press("1")
	k.At(48).Press("1")
	after := k.At(55).Press("1")
	relaytest.Want(t, "passes", k.Passes(1), "12.0 24.0 36.0 48.0")
	relaytest.Want(t, "0.5 s later", k.Role(double), relay.Double)
	relaytest.Want(t, "0.9 s after the double", k.Role(again), relay.Double)
	relaytest.Want(t, "inside the guard", k.Role(extra), relay.Extra)
	relaytest.Want(t, "after the finish", k.Role(after), relay.After)
}

func TestGuardIs85PercentOfTheFastestEver(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x400", 1)
	k.Gun(0)
	early := k.At(0.85*42.9 - 0.01).Press("1")
	relaytest.Want(t, "just inside", k.Role(early), relay.Extra)
	k = relaytest.NewKeeper(t, "4x400", 1)
	k.Gun(0)
	k.At(0.85*42.9 + 0.01).Press("1")
	relaytest.Want(t, "just outside", k.Passes(1), "36.5 - - -")
}

func TestAMissedGunIsPutBack(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Do(relay.Arm{})
	first := k.At(30).Press("1")
	k.At(31).Press("2")
	relaytest.Want(t, "a test of the key", k.Role(first), relay.Test)
	k.At(33).Do(relay.SetGun{At: int64(18 * time.Second), Estimated: true})
	relaytest.Want(t, "lane 1", k.Passes(1), "12.0 - - -")
	relaytest.Want(t, "lane 2", k.Passes(2), "13.0 - - -")
	relaytest.Want(t, "marked", k.State().Starts[0].Estimated, true)
	k.At(34).Do(relay.SetGun{At: int64(17 * time.Second), Estimated: true})
	relaytest.Want(t, "corrected, not fired again", len(k.State().Starts), 1)
	relaytest.Want(t, "lane 1", k.Passes(1), "13.0 - - -")
	k.At(35).Do(relay.SetGun{At: int64(30500 * time.Millisecond)})
	relaytest.Want(t, "before its gun, as corrected, it was a test", k.Role(first), relay.Test)
}

func TestARecallStartsAfresh(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	old := k.At(12).Press("1")
	recall := k.At(13).Do(relay.RecallStart{})[0]
	relaytest.Want(t, "status", k.State().Status, relay.ArmedRace)
	stray := k.At(20).Press("1")
	relaytest.Want(t, "no attempt: the latest gun's", k.Role(stray), relay.Recalled)
	k.At(60).Do(relay.Fire{Key: "space"})
	k.At(72.5).Press("1")
	relaytest.Want(t, "new attempt", k.Passes(1), "12.5 - - -")
	relaytest.Want(t, "old press", k.Role(old), relay.Recalled)
	k.At(80).Write(&relay.Void{Targets: []relay.ID{recall}})
	relaytest.Want(t, "newest not recalled still counts", k.Passes(1), "12.5 - - -")
}

func TestGunsOfTwoStationsAreOneStart(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Do(relay.Arm{})
	two := relaytest.Station(t, k.Meet, 2, "two", "0")
	k.At(10).Do(relay.Fire{Key: "space"})
	b := two.At(10.2).Write(&relay.Gun{Key: "space"})
	relaytest.Want(t, "starts", len(k.State().Starts), 1)
	relaytest.Want(t, "the start place counts", k.State().Starts[0].Guns[0], b)
	k.At(30).Write(&relay.SameStart{Guns: k.State().Starts[0].Guns, Same: false})
	relaytest.Want(t, "told apart", len(k.State().Starts), 2)
}

func TestUnknownClocksCountFromTheirOwnGun(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Do(relay.Arm{})
	two := relaytest.Station(t, k.Meet, 2, "two", "200", 3*time.Second)
	k.At(10).Do(relay.Fire{Key: "space"})
	two.At(10).Write(&relay.Gun{Key: "space"})
	two.At(34.8).Press("1")
	relaytest.Want(t, "counted from its own gun", k.Passes(1), "- 24.8 - -")
}

func TestKnownClocksCountFromTheCountingGun(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Clock = &relay.Clock{Bound: 1000}
	k.Do(relay.Arm{})
	two := relaytest.Station(t, k.Meet, 2, "two", "200", 3*time.Second)
	two.Clock = &relay.Clock{Offset: -int64(3 * time.Second), Bound: int64(5 * time.Millisecond)}
	k.At(10).Do(relay.Fire{Key: "space"})
	two.At(34.8).Press("1")
	relaytest.Want(t, "exchange 2, by the hub's clock", k.Passes(1), "- 24.8 - -")
}

func TestTheStationAtTheZoneCounts(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Clock = &relay.Clock{Bound: 1}
	k.Gun(0)
	two := relaytest.Station(t, k.Meet, 2, "two", "100")
	two.Clock = &relay.Clock{Bound: 1}
	two.At(12.1).Press("1")
	k.At(12.6).Press("1")
	p := k.State().Team(relaytest.Team(1)).Passes[0]
	relaytest.Want(t, "time", p.Time, 12100*time.Millisecond)
	relaytest.Want(t, "spread", p.Spread, 500*time.Millisecond)
	relaytest.Want(t, "joined, not counted on", k.Passes(1), "12.1 - - -")
	k.At(24.4).Press("1")
	relaytest.Want(t, "station one goes on", k.Passes(1), "12.1 24.4 - -")
}

func TestDropFlagDQWithAndWithoutATeam(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 5)
	k.Gun(0)
	letter := func(s float64, kind relay.Kind, r string) relay.ID {
		return k.At(s).Write(relay.NewIncident(kind, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: r}}))
	}
	drop := letter(14, relay.KindDrop, "d")
	digit := k.At(15).Stroke(relay.Stroke{Key: "3", Rune: "3", Prefix: drop})
	relaytest.Want(t, "lane 3 dropped", k.State().Team(relaytest.Team(3)).Dropped, true)
	relaytest.Want(t, "the digit is no hand-off", k.Role(digit), relay.Spent)
	k.At(25).Press("3")
	relaytest.Want(t, "the next hand-off picks it up", k.State().Team(relaytest.Team(3)).Dropped, false)
	letter(30, relay.KindFlag, "f")
	relaytest.Want(t, "a flag without a team", k.State().Incidents[1].Team, relay.TeamID(""))
	flag := letter(32, relay.KindFlag, "f")
	k.At(32.5).Stroke(relay.Stroke{Key: "4", Prefix: flag})
	relaytest.Want(t, "pending", k.State().Team(relaytest.Team(4)).Pending, 1)
	dq := letter(40, relay.KindDQ, "x")
	late := k.At(42.5).Stroke(relay.Stroke{Key: "5", Prefix: dq})
	relaytest.Want(t, "later than 2 s it is a hand-off", k.Role(late), relay.Counted)
	relaytest.Want(t, "lane 5 stays in", k.State().Team(relaytest.Team(5)).Out, relay.In)
	dq = letter(50, relay.KindDQ, "x")
	k.At(50.1).Stroke(relay.Stroke{Key: "5", Prefix: dq})
	relaytest.Want(t, "a provisional DQ ends nothing", k.State().Team(relaytest.Team(5)).Out, relay.In)
	relaytest.Want(t, "lane 5 is pending", k.State().Team(relaytest.Team(5)).InDoubt(), "DQ?")
	k.At(60).Press("5")
	relaytest.Want(t, "presses count", k.Passes(5), "42.5 60.0 - -")
	relaytest.Want(t, "its place until then", k.State().Ranks()[relaytest.Team(5)], 1)
	_, placed := k.State().RanksIfUpheld()[relaytest.Team(5)]
	relaytest.Want(t, "a place if upheld", placed, false)
	k.At(65).Write(&relay.Decision{Report: dq, Decision: relay.Upheld})
	relaytest.Want(t, "upheld", k.State().Team(relaytest.Team(5)).Out, relay.Disqualified)
	_, placed = k.State().Ranks()[relaytest.Team(5)]
	relaytest.Want(t, "a place now", placed, false)
	k.At(70).Write(&relay.Decision{Report: dq, Decision: relay.Dismissed})
	relaytest.Want(t, "dismissed", k.State().Team(relaytest.Team(5)).Out, relay.In)
}

func TestUndoTakesLetterAndDigitTogetherAndRedoBringsThemBack(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(12).Press("3")
	drop := k.At(14).Write(relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: "d"}}))
	k.At(15).Stroke(relay.Stroke{Key: "3", Prefix: drop})
	k.At(16).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "no drop", k.State().Team(relaytest.Team(3)).Dropped, false)
	k.At(18).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "no pass", k.Passes(3), "- - - -")
	if err := k.Refused(relay.Undo{}); err != relay.ErrNothing {
		t.Errorf("undoing more: got %v", err)
	}
	k.At(20).Do(relay.Redo{})
	relaytest.Want(t, "pass back", k.Passes(3), "12.0 - - -")
	k.At(21).Press("2")
	k.At(22).Do(relay.Redo{})
	relaytest.Want(t, "a new press does not clear redo", k.State().Team(relaytest.Team(3)).Dropped, true)
	if err := k.Refused(relay.Redo{}); err != relay.ErrNoRedo {
		t.Errorf("redoing more: got %v", err)
	}
}

func TestAHeldKeyCountsOnce(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	var ids []relay.ID
	for _, s := range []float64{20, 20.5, 20.53, 20.56, 20.59} {
		ids = append(ids, k.At(s).Press("space"))
	}
	relaytest.Want(t, "first", k.Role(ids[0]), relay.Open)
	for _, id := range ids[1:] {
		relaytest.Want(t, "repeat", k.Role(id), relay.Held)
	}
	a := k.At(30).Press("space")
	b := k.At(30.6).Press("space")
	relaytest.Want(t, "two times 0.6 s apart", k.Role(a)+k.Role(b), relay.Open+relay.Open)
}

func TestAHeldBackspaceUndoesOneThing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	for i, key := range []string{"1", "2", "3"} {
		k.At(12 + float64(i)*0.2).Press(key)
	}
	for _, s := range []float64{14, 14.4, 14.43, 14.46} {
		k.At(s).Do(relay.Undo{Key: "backspace"})
	}
	relaytest.Want(t, "lane 3 undone", k.Passes(3), "- - - -")
	relaytest.Want(t, "lane 2 restored", k.Passes(2), "12.2 - - -")
	relaytest.Want(t, "lane 1 never lost", k.Passes(1), "12.0 - - -")
}

func TestTimesFirstGivesTheOldestOpenTime(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 9)
	k.Gun(0)
	k.Desk.Mode = relay.Times
	for i := 0; i < 5; i++ {
		k.At(12 + 0.2*float64(i)).Press("space")
	}
	k.At(14).Press("3")
	refused := k.At(14.5).Press("3")
	k.At(15).Press("7")
	relaytest.Want(t, "t1 to 3", k.Passes(3), "12.0 - - -")
	relaytest.Want(t, "t2 to 7", k.Passes(7), "12.2 - - -")
	relaytest.Want(t, "the second 3 gave nothing", k.Role(refused), relay.Idle)
	relaytest.Want(t, "three left", len(k.State().OpenTimes("one", relay.ID{})), 3)
	for _, key := range []string{"1", "2", "4"} {
		k.At(16).Press(key)
	}
	relaytest.Want(t, "none left", len(k.State().OpenTimes("one", relay.ID{})), 0)
	now := k.At(17).Press("5")
	relaytest.Want(t, "with none open it is a press", k.Role(now), relay.Counted)
}

func TestTheSpaceAfterTheGunOnlyWitnessesIt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	relaytest.Want(t, "at 1.5 s", k.Role(k.At(1.5).Press("space")), relay.Witness)
	relaytest.Want(t, "at 2.5 s", k.Role(k.At(2.5).Press("space")), relay.Open)
}

func TestTwoDigitNumbersTakeTheFirstDigitsInstant(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 16)
	k.Gun(0)
	relaytest.Want(t, "digits", k.State().Digits, 2)
	half := k.At(120).Stroke(relay.Stroke{Rune: "1", Half: true})
	relaytest.Want(t, "alone it is a time", k.Role(half), relay.Open)
	k.At(121).Stroke(relay.Stroke{Key: "14", Rune: "4", Number: half})
	relaytest.Want(t, "lane 14", k.Passes(14), "120.0 - - -")
	relaytest.Want(t, "first digit", k.Role(half), relay.Spent)
	half = k.At(130).Stroke(relay.Stroke{Rune: "0", Half: true})
	late := k.At(131.6).Stroke(relay.Stroke{Key: "02", Rune: "2", Number: half})
	relaytest.Want(t, "after 1.5 s the first stays a time", k.Role(half), relay.Open)
	_ = late
}

func TestAnUnboundKeyMakesARow(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(12).Press("6")
	row := k.State().Teams[3]
	relaytest.Want(t, "title", row.Title(), "lane 6 ?")
	relaytest.Want(t, "timed", relaytest.PassesOf(row), "12.0 - - -")
	k.At(13).Write(&relay.TeamSet{Team: "t6", Name: relaytest.Ptr("Late entry"), Lane: relaytest.Ptr(6)})
	k.At(14).Write(&relay.Rebind{Key: "6", Team: "t6"})
	relaytest.Want(t, "rebinding rules earlier presses", k.Passes(6), "12.0 - - -")
	relaytest.Want(t, "rows", len(k.State().Teams), 4)
}

func TestALaneChangedAfterTheGunRebindsNothing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Lane: relaytest.Ptr(5)})
	k.At(12).Press("1")
	relaytest.Want(t, "key 1 is still team 1", k.Passes(1), "12.0 - - -")
}

func TestALaneChangedBeforeTheGunArmsAnew(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Do(relay.Arm{})
	if err := k.Refused(relay.Arm{}); err != relay.ErrArmed {
		t.Errorf("arming twice: %v", err)
	}
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Lane: relaytest.Ptr(5)})
	k.Do(relay.Arm{})
	relaytest.Want(t, "key 5", k.State().Keys["5"], relaytest.Team(1))
	relaytest.Want(t, "key 1 is free", k.State().Keys["1"], relay.TeamID(""))
}

func TestSkipMovesThePressesUp(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	for _, key := range []string{"1", "2"} {
		for i, s := range []float64{12, 24, 36} {
			_ = i
			k.At(s).Press(key)
		}
	}
	k.At(24.3).Press("3") // its first exchange was missed
	k.At(36.2).Press("3")
	k.At(38).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "3"}})
	relaytest.Want(t, "moved up", k.Passes(3), "- 24.3 36.2 -")
	relaytest.Want(t, "skipped", k.State().Team(relaytest.Team(3)).Passes[0].Skipped, true)
	k.At(48).Press("3")
	relaytest.Want(t, "goes on", k.Passes(3), "- 24.3 36.2 48.0")
	splits := k.State().Splits(k.State().Team(relaytest.Team(3)))
	relaytest.Want(t, "legs 1+2 together", splits[0], relay.Split{Leg: 1, Time: 24300 * time.Millisecond, Implied: true, First: 1, Last: 2})
}

func TestASecondSkipTakesTheNextCandidate(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(24).Press("1")
	k.At(24.3).Press("3")
	first := k.Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "3"}})[0]
	relaytest.Want(t, "first choice", k.Passes(3), "- 24.3 - -")
	k.At(26).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "3"}, Instead: first})
	relaytest.Want(t, "second choice: the next was missed", k.Passes(3), "24.3 - - -")
	relaytest.Want(t, "told so", k.State().Team(relaytest.Team(3)).Passes[1].Skipped, true)
}

func TestMoveGivesTheNewestPressToAnotherTeam(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 9)
	k.Gun(0)
	k.At(12).Press("6")
	k.At(12.3).Press("6")
	k.At(13).Do(relay.GiveNewest{Stroke: relay.Stroke{Key: "5"}})
	relaytest.Want(t, "the double is lane 5's", k.Passes(5), "12.3 - - -")
	relaytest.Want(t, "lane 6 keeps its own", k.Passes(6), "12.0 - - -")
}

func TestMoveGivesNothingWhereAnotherStationTookTheLastPressBack(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 9)
	k.Gun(0)
	k.At(12).Press("2")
	slip := k.At(12.4).Press("6")
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.At(13).Write(&relay.Void{Targets: []relay.ID{slip}})
	give := relay.GiveNewest{Stroke: relay.Stroke{Key: "5"}}
	relaytest.RefusedAs(t, "what was meant is gone", k.At(13.2).Refused(give), relay.ErrTakenBack)
	relaytest.Want(t, "lane 2 keeps its own", k.Passes(2), "12.0 - - -")
	k.At(14).Press("7")
	k.At(14.5).Do(relay.Undo{Key: "backspace"})
	relaytest.RefusedAs(t, "taken back here is passed over", k.At(15).Refused(give), relay.ErrTakenBack)
	k.At(25).Press("3")
	k.At(25.5).Do(give)
	relaytest.Want(t, "the next is given as ever", k.Passes(5), "25.0 - - -")
}

func TestMoveGivesWhatWasPressedLastThoughAnOlderRunsClockIsAhead(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 9)
	k.Gun(0)
	k.At(12).Press("4")
	again := relaytest.Station(t, k.Meet, 3, "one", relay.Everywhere)
	again.Clock = &relay.Clock{Offset: -int64(55 * time.Second), Bound: 1000} // the hub's, known to this run alone
	again.At(60).Press("6")
	again.At(61).Do(relay.GiveNewest{Stroke: relay.Stroke{Key: "5"}})
	relaytest.Want(t, "the older run's stays", k.Passes(4), "12.0 - - -")
	relaytest.Want(t, "lane 6 has none", k.Passes(6), "- - - -")
	relaytest.Want(t, "the newer one is lane 5's", k.Passes(5), "60.0 - - -")
}

func TestADNFOfAStationWithoutAClockEndsNothingThatCameBeforeIt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Clock = &relay.Clock{Bound: 1}
	k.Gun(0)
	far := relaytest.Station(t, k.Meet, 3, "two", "300", -30*time.Second) // its clock is slow, and nobody knows by how much
	k.At(12).Press("1")
	k.At(24).Press("1")
	far.At(25).Write(relay.NewIncident(relay.KindDNF, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}}))
	k.At(36).Press("1")
	relaytest.Want(t, "what was pressed before counts", k.Passes(1), "12.0 24.0 - -")
	relaytest.Want(t, "and what came after does not", k.State().Team(relaytest.Team(1)).After, 1)
}

func TestZoneMarksJoinTheNearestPass(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	mark := func(s float64, kind relay.Kind) {
		k.At(s).Write(relay.NewZoneMark(kind, relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}))
	}
	mark(11, relay.KindEnter)
	relaytest.Want(t, "before the pass it is the next exchange", *k.State().Team(relaytest.Team(1)).Passes[0].Enter, 11*time.Second)
	k.At(12).Press("1")
	mark(13, relay.KindExit)
	zone, ok := k.State().Team(relaytest.Team(1)).Passes[0].ZoneTime()
	relaytest.Want(t, "zone time", zone, 2*time.Second)
	relaytest.Want(t, "known", ok, true)
	k.At(24).Press("1")
	mark(24.9, relay.KindExit)
	relaytest.Want(t, "exit of the second", *k.State().Team(relaytest.Team(1)).Passes[1].Exit, 24900*time.Millisecond)
}

func TestDNFMakesLaterPressesAfter(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Press("1")
	dnf := k.At(20).Write(relay.NewIncident(relay.KindDNF, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt()}}))
	k.At(20.4).Stroke(relay.Stroke{Key: "1", Prefix: dnf})
	p := k.At(24).Press("1")
	relaytest.Want(t, "kept as after", k.Role(p), relay.After)
	k.At(26).Write(relay.NewIncident(relay.KindBackIn, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Team: relaytest.Team(1)}}))
	relaytest.Want(t, "back in: counts again", k.Passes(1), "12.0 24.0 - -")
}

func TestLapsAreLoggedOnlyWhereTheRaceSaysSo(t *testing.T) {
	k := relaytest.NewKeeper(t, "dmr", 1)
	relaytest.Want(t, "points without laps", len(relay.Points(k.State().Legs, false)), 4)
	k.Write(&relay.RaceSet{Laps: relaytest.Ptr(true)})
	k.Gun(0)
	relaytest.Want(t, "points", len(k.State().Points), 3+1+2+4)
	k.At(66).Press("1")
	k.At(132).Press("1")
	k.At(200).Press("1")
	relaytest.Want(t, "exchange 1 after three laps", k.State().Team(relaytest.Team(1)).Passes[k.State().ExchangePoint(1)].Time, 200*time.Second)
}

func TestAStationSeesOnlyItsExchanges(t *testing.T) {
	for _, c := range []struct {
		format relay.FormatID
		place  relay.Spot
		sees   []int
	}{
		{"4x100", "200", []int{2}}, {"4x400", "0", []int{1, 2, 3, 4}}, {"4x200", "200", []int{1, 3}},
		{"4xmile", "0", []int{1, 2, 3, 4}}, {"4x1500", "200", []int{2}}, {"swedish", "100", []int{2}}, {"4x100", "all", []int{1, 2, 3, 4}},
	} {
		f, _ := relay.FormatByID(c.format)
		var sees []int
		for _, p := range relay.Points(f.Legs, false) {
			if c.place.Sees(p) {
				sees = append(sees, p.Leg)
			}
		}
		relaytest.Want(t, string(c.format)+" from "+string(c.place), len(sees), len(c.sees))
		for i := range min(len(sees), len(c.sees)) {
			relaytest.Want(t, string(c.format), sees[i], c.sees[i])
		}
	}
}

func TestAMachineThatSleptShiftsLaterInstants(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x1500", 1)
	k.Gun(0)
	k.At(100).Write(&relay.ClockGap{What: "sleep", Gap: int64(30 * time.Second)})
	k.At(240).Press("1")
	relaytest.Want(t, "30 s asleep", k.Passes(1), "270.0 - - -")
	k.At(250).Write(&relay.ClockGap{What: "step", Gap: int64(3600 * time.Second)})
	k.At(480).Press("1")
	relaytest.Want(t, "a step moves nothing", k.Passes(1), "270.0 510.0 - -")
}

func TestUnknownKindsAreKeptAndCounted(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	body := []byte(`{"kind":"wormhole","race":"1-1-1","station":"x","place":"all","lamport":9,"wall_ns":1,"mono_ns":1,"depth":3}`)
	id := relay.ID{relay.Origin{9}, 1}
	e, err := relay.Decode(id, body, relay.ChainHash(relay.Hash{}, id, body))
	if err != nil {
		t.Fatal(err)
	}
	k.Meet.Add(e)
	relaytest.Want(t, "in the race", k.State().Unknown, 1)
	relaytest.Want(t, "in the meet", k.Meet.Unknown(), 1)
	relaytest.Want(t, "body", string(e.Body), string(body))
}

func TestPlacesTieInTheSameMillisecond(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(12).Press("1")
	k.Press("2")
	k.At(12.5).Press("3")
	p := k.State().Ranks()
	relaytest.Want(t, "lane 1", p[relaytest.Team(1)], 1)
	relaytest.Want(t, "lane 2", p[relaytest.Team(2)], 1)
	relaytest.Want(t, "lane 3", p[relaytest.Team(3)], 3)
}

func TestWaitingStatesFromGunToFinish(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Target: relaytest.Ptr(12 * time.Second)})
	k.Write(relay.NewPresence(relay.KindCheckedIn, relay.Presence{Team: relaytest.Team(1), Leg: 2}))
	state := func(leg int) relay.WaitState {
		return k.State().Waiting(k.State().Team(relaytest.Team(1)), leg, k.Instant()).State
	}
	relaytest.Want(t, "before", state(2), relay.CheckedIn)
	relaytest.Want(t, "before", state(3), relay.NotCheckedIn)
	k.Gun(10)
	k.At(11)
	relaytest.Want(t, "leg 1", state(1), relay.HasBaton)
	relaytest.Want(t, "leg 2", state(2), relay.OnDeck)
	relaytest.Want(t, "leg 3", state(3), relay.Loose)
	k.At(17.5)
	relaytest.Want(t, "4.5 s to go", state(2), relay.GetReady)
	k.At(23.2)
	relaytest.Want(t, "1.2 s late", state(2), relay.Late)
	k.Write(relay.NewZoneMark(relay.KindEnter, relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}))
	relaytest.Want(t, "entry marked", state(2), relay.InZone)
	k.At(24).Press("1")
	relaytest.Want(t, "leg 1", state(1), relay.HandedOff)
	relaytest.Want(t, "leg 2", state(2), relay.HasBaton)
	for _, s := range []float64{36, 48, 60} {
		k.At(s).Press("1")
	}
	relaytest.Want(t, "anchor", state(4), relay.IsFinished)
}

func TestDoubtsNameTheKeysThatPutItRight(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for _, key := range []string{"1", "2", "3"} {
		k.At(12).Press(key)
	}
	for _, key := range []string{"1", "2", "3", "4"} {
		k.At(24.2).Press(key)
	}
	d := k.Meet.Doubts(k.Race, k.Desk)
	if len(d) != 1 || d[0].What != relay.OneShort || d[0].Fix != "s 4" {
		t.Errorf("one short: got %+v", d)
	}
}

func TestWrongLaneIsPointedAt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for i, key := range []string{"1", "2", "3", "3"} {
		k.At(12 + 0.4*float64(i)).Press(key)
	}
	d := k.Meet.Doubts(k.Race, k.Desk)
	if len(d) != 1 || d[0].What != relay.WrongLane || d[0].Fix != "m 4" {
		t.Errorf("wrong lane: got %+v", d)
	}
}

func TestSwappedLanesArePointedAtAndPutRight(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 5)
	k.Gun(0)
	paces := []float64{12, 12.2, 12.4, 11.2, 13.6}
	for leg := 1; leg <= 2; leg++ {
		for lane, pace := range paces {
			key := []string{"1", "2", "3", "4", "5"}[lane]
			if leg == 1 && lane >= 3 {
				key = []string{"5", "4"}[lane-3]
			}
			k.At(pace * float64(leg)).Press(key)
		}
	}
	d := k.Meet.Doubts(k.Race, k.Desk)
	if len(d) != 1 || d[0].What != relay.TwoSwapped {
		t.Fatalf("swapped: got %+v", d)
	}
	k.At(40).Do(relay.Accept{Hint: d[0]})
	relaytest.Want(t, "lane 4", k.Passes(4), "11.2 22.4 - -")
	relaytest.Want(t, "lane 5", k.Passes(5), "13.6 27.2 - -")
}

func TestATwoDigitLaneGivenAnOpenTimeIsNoPressOfItsOwn(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 12)
	k.Gun(0)
	k.Desk.Mode = relay.Times
	k.At(120).Press("space")
	k.At(120.5).Press("space")
	half := k.At(122).Stroke(relay.Stroke{Rune: "0", Half: true})
	giving := k.At(123).Stroke(relay.Stroke{Key: "03", Rune: "3", Number: half})
	relaytest.Want(t, "lane 3", k.Passes(3), "120.0 - - -")
	relaytest.Want(t, "the first digit", k.Role(half), relay.Spent)
	relaytest.Want(t, "the second digit", k.Role(giving), relay.Spent)
	relaytest.Want(t, "one time left", len(k.State().OpenTimes("one", relay.ID{})), 1)
	half = k.At(250).Stroke(relay.Stroke{Rune: "0", Half: true})
	k.At(250.5).Stroke(relay.Stroke{Key: "05", Rune: "5", Number: half})
	relaytest.Want(t, "lane 5 gets the other time and nothing more", k.Passes(5), "120.5 - - -")
}

func TestATwoDigitLaneMovesAPressWithoutAPressOfItsOwn(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 12)
	k.Gun(0)
	half := k.At(120).Stroke(relay.Stroke{Rune: "0", Half: true})
	k.Stroke(relay.Stroke{Key: "03", Rune: "3", Number: half})
	second := k.At(122).Stroke(relay.Stroke{Rune: "0", Half: true})
	k.Do(relay.GiveNewest{Stroke: relay.Stroke{Key: "04", Rune: "4", Number: second}})
	relaytest.Want(t, "lane 4", k.Passes(4), "120.0 - - -")
	relaytest.Want(t, "lane 3", k.Passes(3), "- - - -")
	relaytest.Want(t, "the digit that moved it", k.Role(second), relay.Spent)
}

func TestAMistakenRecallIsTakenBack(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(13).Do(relay.RecallStart{})
	k.At(14).Do(relay.TakeBackRecall{})
	relaytest.Want(t, "as it was", k.Passes(1), "12.0 - - -")
	if err := k.Refused(relay.TakeBackRecall{}); err != relay.ErrNoRecall {
		t.Errorf("nothing was recalled: got %v", err)
	}
}

func TestAClosedRacePlacesOnlyWhoFinished(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	for _, s := range []float64{12, 24, 36, 48} {
		k.At(s).Press("1")
	}
	k.At(30).Press("2")
	k.At(60).Do(relay.End{})
	_, placed := k.State().Ranks()[relaytest.Team(2)]
	relaytest.Want(t, "place of the unfinished", placed, false)
	relaytest.Want(t, "place of the finished", k.State().Ranks()[relaytest.Team(1)], 1)
}

func TestAHeldLetterKeepsItsTeam(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	var last relay.ID
	for _, s := range []float64{14, 14.5, 14.53, 14.56} {
		last = k.At(s).Write(relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: "d"}}))
	}
	k.At(15).Stroke(relay.Stroke{Key: "3", Prefix: last})
	relaytest.Want(t, "dropped", k.State().Team(relaytest.Team(3)).Dropped, true)
	relaytest.Want(t, "one drop", len(k.State().Incidents), 1)
	k.At(16).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "taken back whole", k.State().Incidents[0].Void, true)
	relaytest.RefusedAs(t, "nothing of it is left", k.At(18).Refused(relay.Undo{Key: "backspace"}), relay.ErrNothing)
}

func TestAHeldDigitGivesOneTime(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x400", 3)
	k.Gun(0)
	k.Desk.Mode = relay.Times
	for _, s := range []float64{60, 125, 185} {
		k.At(s).Press("space")
	}
	for _, s := range []float64{190, 190.5, 190.53, 190.56} {
		k.At(s).Press("3")
	}
	relaytest.Want(t, "one of three", k.Passes(3), "60.0 - - -")
}

func TestTheDigitAfterALetterRepeatsNothing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	for _, key := range []string{"1", "2"} {
		k.At(12).Press(key)
		k.At(24).Press(key)
	}
	k.At(24.3).Press("3")
	k.At(24.35).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "3"}})
	for _, s := range []float64{24.8, 24.83, 24.86} {
		k.At(s).Press("3")
	}
	relaytest.Want(t, "skipped once, and the held digit is no hand-off", k.Passes(3), "- 24.3 - -")
}

func TestAHeldDigitOfATwoDigitLaneIsNoLane(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 12)
	k.Gun(0)
	var half relay.ID
	for i, s := range []float64{120, 120.5, 120.53, 120.56} {
		if i%2 == 0 {
			half = k.At(s).Stroke(relay.Stroke{Rune: "1", Half: true})
		} else {
			k.At(s).Stroke(relay.Stroke{Key: "11", Rune: "1", Number: half})
		}
	}
	relaytest.Want(t, "held", k.Passes(11), "- - - -")
	half = k.At(130).Stroke(relay.Stroke{Rune: "1", Half: true})
	k.At(130.09).Stroke(relay.Stroke{Key: "11", Rune: "1", Number: half})
	relaytest.Want(t, "typed in a hurry", k.Passes(11), "130.0 - - -")
}

func TestAPinnedPressDisplacesWhatCountedThere(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	wrong := k.At(11).Press("1")
	right := k.At(12.4).Press("1")
	k.At(20).Write(&relay.Amend{Target: right, Exchange: relaytest.Ptr(1)})
	relaytest.Want(t, "exchange 1", k.Passes(1), "12.4 - - -")
	relaytest.Want(t, "the other one", k.Role(wrong), relay.Extra)
}

func TestASlowFirstTeamIsNoMissedExchange(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for lane, s := range []float64{12.4, 12.6, 12.9, 16.6} {
		k.At(s).Press([]string{"1", "2", "3", "4"}[lane])
	}
	if d := k.Meet.Doubts(k.Race, k.Desk); len(d) > 0 {
		t.Errorf("a slow lane is doubted: %+v", d)
	}
}

func TestTheLeadersMissedExchangeIsTheLastOne(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	for lane, s := range []float64{12.4, 12.6, 12.9} {
		k.At(s).Press([]string{"1", "2", "3"}[lane])
	}
	k.At(25).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "1"}})
	relaytest.Want(t, "exchange 1 stands, exchange 2 was missed", k.Passes(1), "12.4 - - -")
	relaytest.Want(t, "told so", k.State().Team(relaytest.Team(1)).Passes[1].Skipped, true)
}

func TestAStationThatTakesOverSkipsWhatItCounts(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for _, s := range []float64{12, 24} {
		for i, key := range []string{"1", "2", "3", "4"} {
			k.At(s + 0.2*float64(i)).Press(key)
		}
	}
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	for i, key := range []string{"1", "2", "3"} {
		two.At(36 + 0.2*float64(i)).Press(key)
	}
	for i, key := range []string{"1", "2", "3", "4"} {
		two.At(48 + 0.2*float64(i)).Press(key)
	}
	d := k.Meet.Doubts(k.Race, two.Desk)
	if len(d) != 1 || d[0].Fix != "s 4" {
		t.Errorf("lane 4's third exchange: got %+v", d)
	}
	two.At(50).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "4"}})
	relaytest.Want(t, "lane 4", k.Passes(4), "12.6 24.6 - 48.6")
}

func TestUndoGoesOnWhenAnotherStationsGunCounts(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(10)
	k.At(22).Press("1")
	two := relaytest.Station(t, k.Meet, 2, "two", "0")
	two.At(10.2).Write(&relay.Gun{Key: "space"})
	k.At(23).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "undone", k.Passes(1), "- - - -")
	k.At(24).Do(relay.Redo{})
	relaytest.Want(t, "redone", k.State().Team(relaytest.Team(1)).Passes[0].Known, true)
}

func TestRedoDoesNotBringBackAReplacedSkip(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(24).Press("1")
	k.At(24.3).Press("3")
	first := k.At(25).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "3"}})[0]
	k.At(26).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "3"}, Instead: first})
	if err := k.Refused(relay.Redo{}); err != relay.ErrNoRedo {
		t.Errorf("redo: got %v", err)
	}
}

func TestADNSIsNotUndoneByTheFirstBackspaceOfTheRace(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Do(relay.Arm{})
	k.At(1).Write(relay.NewIncident(relay.KindDNS, relay.Incident{Keyed: relay.Keyed{Team: relaytest.Team(2)}}))
	k.At(5).Do(relay.Fire{Key: "space"})
	if err := k.Refused(relay.Undo{Key: "backspace"}); err != relay.ErrNothing {
		t.Errorf("undo: got %v", err)
	}
	k.At(6).Write(relay.NewIncident(relay.KindBackIn, relay.Incident{Keyed: relay.Keyed{Team: relaytest.Team(2)}}))
	relaytest.Want(t, "back in", k.State().Team(relaytest.Team(2)).Out, relay.In)
}

func TestTwoRunsOfOneLaptopShareItsClock(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(10)
	again := relaytest.Station(t, k.Meet, 3, "one", relay.Everywhere)
	again.Clock = &relay.Clock{Offset: int64(3 * time.Second), Bound: 1000}
	again.At(22).Press("1")
	relaytest.Want(t, "no offset between its own runs", k.Passes(1), "12.0 - - -")
}

func TestAClockThatWasSetBetweenTwoRunsMovesNoTimes(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Clock = &relay.Clock{Bound: 1000}
	k.Gun(10)
	again := relaytest.Station(t, k.Meet, 3, "one", relay.Everywhere, 3*time.Second)
	again.Clock = &relay.Clock{Offset: -int64(3 * time.Second), Bound: 1000}
	again.At(22).Press("1")
	relaytest.Want(t, "the hub's clock is known to both", k.Passes(1), "12.0 - - -")
}

func TestAPlaceThatSeesOneExchangeNeverMeansAnother(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(24).Press("1")
	k.At(36).Press("1")
	at := relaytest.Station(t, k.Meet, 3, "two", "200")
	k.Clock, at.Clock = &relay.Clock{Bound: 1}, &relay.Clock{Bound: 1}
	at.At(36.5).Press("1") // the other keeper was one exchange ahead
	f, _ := k.Meet.Event(relay.ID{Origin: at.Origin, Seq: at.Seq})
	relaytest.Want(t, "its one exchange", f.Fact.(*relay.Press).From, 2)
}

func TestAClockAnHourBehindTestsNoKeys(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Do(relay.Arm{})
	a := k.At(10).Do(relay.Fire{Key: "space"})[0]
	two := relaytest.Station(t, k.Meet, 2, "two", "200", -time.Hour)
	b := two.At(10).Write(&relay.Gun{Key: "space"})
	k.At(11).Write(&relay.SameStart{Guns: []relay.ID{a, b}, Same: true, Counts: a})
	two.At(34.8).Press("1")
	relaytest.Want(t, "from its own gun", k.Passes(1), "- 24.8 - -")
}

func TestHostileLogsAreFoldedInTime(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	gun := k.Gun(0)
	k.Seq++
	self := relay.ID{k.Origin, k.Seq}
	k.Seq--
	k.At(12).Write(&relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: "1", Rune: "1", Number: self}})
	k.Do(relay.Undo{Key: "backspace"})
	var voids []relay.ID
	for range 60 {
		voids = append(voids, k.Write(&relay.Void{Targets: append([]relay.ID{gun}, voids...)}))
	}
	if k.State() == nil {
		t.Error("no race")
	}
}

func TestAnotherCopysArmingAfterTheGunRebindsNothing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(10)
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.At(15).Write(&relay.Armed{Keys: []relay.Binding{{"5", relaytest.Team(1)}, {"1", ""}}, Digits: 1})
	k.At(22).Press("1")
	relaytest.Want(t, "key 1 is still team 1", k.Passes(1), "12.0 - - -")
}

func TestALateGunAfterARecallIsReckonedFromThePressesAfterIt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Do(relay.Arm{})
	k.At(1).Press("1")
	k.At(10).Do(relay.Fire{Key: "space"})
	k.At(12).Do(relay.RecallStart{})
	k.At(180).Press("1")
	k.At(180.4).Press("2")
	b := k.State().Bursts()
	if len(b) != 1 || b[0].At.Since(relay.Instant(k.Wall)) != 180*time.Second {
		t.Errorf("bursts: %+v", b)
	}
}

func TestAKeeperAtTheShuttlesFinishSeesEverySecondTag(t *testing.T) {
	k := relaytest.NewKeeper(t, "shuttle", 2)
	k.Gun(0)
	var seen []int
	for _, p := range k.State().Points {
		if relay.Spot("0").Sees(p) {
			seen = append(seen, p.Leg)
		}
	}
	if len(seen) != 2 || seen[0] != 2 || seen[1] != 4 {
		t.Errorf("sees the ends of legs %v, want 2 and 4", seen)
	}
}

func TestAStyleBringsItsWindowUnlessOneWasSet(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x400", 1)
	window := func() time.Duration { return k.State().Team(relaytest.Team(1)).Legs[0].Plan.Window }
	relaytest.Want(t, "visual", window(), 8*time.Second)
	k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: 1, Style: relaytest.Ptr("blind")})
	relaytest.Want(t, "blind", window(), 5*time.Second)
	k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: 1, Window: relaytest.Ptr(6 * time.Second)})
	k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: 1, Style: relaytest.Ptr("visual")})
	relaytest.Want(t, "as set", window(), 6*time.Second)
}

func TestAHeldBackspaceUndoesOneThingWhereOnlyTwoAreLeft(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(12.4).Press("2")
	for _, s := range []float64{14, 14.5, 14.53, 14.56} {
		k.At(s).Do(relay.Undo{Key: "backspace"})
	}
	relaytest.Want(t, "the first one stands", k.Passes(1), "12.0 - - -")
	relaytest.Want(t, "the second is undone", k.Passes(2), "- - - -")
}

func TestAFlagIsAboutTheExchangeJustPassedADropAboutTheNext(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Press("2")
	for _, kind := range []relay.Kind{relay.KindFlag, relay.KindDrop} {
		k.At(19).Write(relay.NewIncident(kind, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Team: relaytest.Team(2)}}))
	}
	k.At(24).Press("2")
	relaytest.Want(t, "flag", k.State().Incidents[0].Near, 1)
	relaytest.Want(t, "drop", k.State().Incidents[1].Near, 2)
}

func TestASprintMedleyIsBlindBetweenItsShortLegs(t *testing.T) {
	for id, styles := range map[relay.FormatID]string{"smr800": "blind blind visual", "smr1600": "blind visual visual", "4x100": "blind blind blind", "4x400": "visual visual visual"} {
		k := relaytest.NewKeeper(t, id, 1)
		var got, hands string
		for _, leg := range k.State().Team(relaytest.Team(1)).Legs[:3] {
			got += " " + leg.Plan.Style
			hands += leg.Plan.Give + leg.Plan.Take + " "
		}
		relaytest.Want(t, string(id), got[1:], styles)
		if id != "4x400" {
			relaytest.Want(t, string(id)+" hands", hands, "RL LR RL ")
		}
	}
}

func TestGunsFarApartAreAskedAboutOnce(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Do(relay.Arm{})
	k.At(10).Do(relay.Fire{Key: "space"})
	two := relaytest.Station(t, k.Meet, 2, "two", "0", 7*time.Second)
	two.At(10).Write(&relay.Gun{Key: "space"})
	asked := k.Meet.TwoStarts()
	if len(asked) != 1 || asked[0].Apart != 7*time.Second {
		t.Fatalf("asked: %+v", asked)
	}
	k.At(60).Write(&relay.SameStart{Guns: asked[0].Guns, Same: true})
	relaytest.Want(t, "asked again", len(k.Meet.TwoStarts()), 0)
	relaytest.Want(t, "starts", len(k.State().Starts), 1)
}

func TestACorrectedGunIsTheOwnOneWhereClocksCannotBeCompared(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Do(relay.Arm{})
	k.At(10).Do(relay.Fire{Key: "space"})
	two := relaytest.Station(t, k.Meet, 2, "two", "200", 3*time.Second)
	own := two.At(10).Write(&relay.Gun{Key: "space"})
	k.At(22).Press("1")
	two.At(34.8).Press("1")
	relaytest.Want(t, "before", k.Passes(1), "12.0 24.8 - -")
	fact := two.At(40).Do(relay.SetGun{At: int64(9500 * time.Millisecond), Estimated: true})[0]
	e, _ := k.Meet.Event(fact)
	relaytest.Want(t, "whose gun", e.Fact.(*relay.GunCorrected).Attempt, own)
	relaytest.Want(t, "only its own times move", k.Passes(1), "12.0 25.3 - -")
}

func TestATeamSetUpInAnotherHeatKeepsItsNameWhereItWasTimed(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.Race = "1-1-2"
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Left: "1-1-1", Lane: relaytest.Ptr(4)})
	row := k.Meet.Race("1-1-1").Team(relaytest.Team(1))
	relaytest.Want(t, "title", row.Title(), "Team 1")
	relaytest.Want(t, "timed", relaytest.PassesOf(row), "12.0 - - -")
}

func TestLessThanASecondIsADouble(t *testing.T) {
	for after, role := range map[float64]relay.Role{0.999: relay.Double, 1: relay.Extra} {
		k := relaytest.NewKeeper(t, "4x100", 1)
		k.Gun(0)
		k.At(12).Press("1")
		relaytest.Want(t, "a press soon after", k.Role(k.At(12+after).Press("1")), role)
	}
}

// freshly is a meet's races as folded from nothing.
func freshly(k *relaytest.Keeper, others ...*relaytest.Keeper) string {
	m := relay.NewMeet()
	m.Add(k.Log...)
	for _, o := range others {
		m.Add(o.Log...)
	}
	return relaytest.Print(m)
}

func TestATeamRenamedIsRenamedWhereItIsAGuest(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Race = "1-1-2"
	k.Write(&relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x100"))})
	k.Write(&relay.Rebind{Key: "1", Team: relaytest.Team(1)})
	k.Gun(1)
	k.At(13).Press("1")
	relaytest.Want(t, "before", k.State().Team(relaytest.Team(1)).Title(), "Team 1")
	k.Race = "1-1-1"
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Name: relaytest.Ptr("Peak")})
	relaytest.Want(t, "after", k.Meet.Race("1-1-2").Team(relaytest.Team(1)).Title(), "Peak")
	relaytest.Want(t, "the whole meet", relaytest.Print(k.Meet), freshly(k))
}

func TestAMovedPressFollowsTheClockOfTheRaceItCameFrom(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Clock = &relay.Clock{Offset: int64(time.Second), Bound: 9000}
	id := k.At(12).Press("1")
	other := relay.RaceID("1-1-2")
	k.Write(&relay.Amend{Target: id, Race: &other})
	k.Meet.Races()
	k.Clock = &relay.Clock{Offset: int64(2 * time.Second), Bound: 1000}
	k.At(20).Write(&relay.Note{Text: "in the race it came from, its clock better known"})
	relaytest.Want(t, "the whole meet", relaytest.Print(k.Meet), freshly(k))
}

// What a clock says that nobody compared with the gun's is told as an estimate, as
// soon as it has been compared no longer.
func TestATimeByAClockThatNobodyComparedIsAnEstimate(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Clock = &relay.Clock{}
	k.Gun(10)
	away := relaytest.Station(t, k.Meet, 2, "back", "200", 3*time.Second)
	away.At(34)
	id := away.Press("1")
	pass := func() relay.Pass { return k.State().Team(relaytest.Team(1)).Passes[1] }
	if p := pass(); !p.Known || !p.Estimated {
		t.Errorf("not compared: %+v", p)
	}
	away.Clock = &relay.Clock{Offset: -3e9, Bound: 4e6}
	away.At(60).Press("2")
	if p := pass(); !p.Known || p.Estimated || p.Time != 24*time.Second {
		t.Errorf("%v, compared since: %+v", id, p)
	}
}
