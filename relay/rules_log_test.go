package relay

import (
	"testing"
	"time"
)

// under is a press of a key that stored where its station counts from.
func (k *keeper) under(key string, from int) ID {
	return k.write(&Press{Keyed: Keyed{Attempt: k.state().Attempt(), Key: key, Rune: key, Mode: Lanes, Shown: k.state().Keys[key], From: from}})
}

func TestTheSmallestFromThatAStationStoredHolds(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	first := k.at(24).under("1", 2)
	k.at(37).under("1", 3)
	want(t, "the smaller one", k.passes(1), "- 24.0 37.0 -")
	k.at(38).write(&Void{Targets: []ID{first}})
	want(t, "of a voided press, too", k.passes(1), "- 37.0 - -")
}

func TestWhereAStationCountsFromGoesWithTheAttempt(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).under("1", 1)
	k.at(14).do(CallBack{})
	k.at(100).do(Fire{Key: "space"})
	k.at(124).under("1", 2)
	want(t, "the second start", k.passes(1), "- 24.0 - -")
}

func TestWhereAStationCountsFromGoesWithTheKey(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(24).under("1", 2)
	k.at(30).do(SwapTeams{A: team(1), B: team(2)})
	want(t, "the team that has the key now", k.passes(2), "- 24.0 - -")
}

func TestAnExchangeNotSeenLeavesTheLapsOfItsLeg(t *testing.T) {
	k := newKeeper(t, "4x800", 1)
	k.write(&RaceSet{Laps: ptr(true)})
	k.gun(0)
	k.write(&Skip{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}, Exchange: 1})
	k.at(60).press("1")
	k.at(180).press("1")
	want(t, "lap, exchange, lap", k.passes(1), "60.0 - 180.0 - - - - -")
}

func TestWhatOneStationDidNotSeeAnotherMay(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	two := station(t, k.meet, 2, "two", Everywhere)
	two.at(11).write(&Skip{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}, Exchange: 1})
	k.at(12).press("1")
	want(t, "seen here", k.passes(1), "12.0 - - -")
	want(t, "and so not skipped", k.state().Team(team(1)).Passes[0].Skipped, false)
}

func TestASkipGoesWithItsAttempt(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.write(&Skip{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}, Exchange: 1})
	k.at(5).do(CallBack{})
	k.at(100).do(Fire{Key: "space"})
	k.at(112).press("1")
	want(t, "the second start", k.passes(1), "12.0 - - -")
}

func TestBackspaceReachesNoEarlierAttempt(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.at(14).do(CallBack{})
	k.at(100).do(Fire{Key: "space"})
	want(t, "nothing is left here", k.at(101).refused(Undo{Key: "backspace"}) == ErrNothing, true)
}

func TestADQAndADNSHoldForTheRaceADropDoesNot(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	for key, kind := range map[string]Kind{"1": KindDQ, "2": KindDNS, "3": KindDrop} {
		k.at(5).write(NewIncident(kind, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Key: key}}))
	}
	k.at(8).do(CallBack{})
	k.at(100).do(Fire{Key: "space"})
	want(t, "the DQ", k.state().Team(team(1)).InDoubt(), "DQ?")
	want(t, "the DNS", k.state().Team(team(2)).Out, DidNotStart)
	want(t, "the drop", k.state().Team(team(3)).Dropped, false)
}

func TestAPressOfARecalledStartBelongsToTheNextOneWhenItCameAfterTheRecall(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	gun := k.gun(0)
	k.at(5).do(CallBack{})
	second := k.at(60).do(Fire{Key: "space"})[0]
	late := k.at(72).write(&Press{Keyed: Keyed{Attempt: gun, Key: "1", From: 1}}) // by a laptop that had not heard of the recall
	before := k.at(4).write(&Press{Keyed: Keyed{Attempt: gun, Key: "2", From: 1}})
	want(t, "lane 1, from the second gun", k.passes(1), "12.0 - - -")
	want(t, "lane 2, before the recall", k.role(before), Recalled)
	want(t, "counted", k.role(late), Counted)
	want(t, "the gun that counts", k.state().Attempt(), second)
}

func TestAPressAtTheInstantOfTheGunIsOfItsAttempt(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(10)
	press := k.at(10).write(&Press{Keyed: Keyed{Key: "1", From: 1}})
	want(t, "too soon, but no test of the key", k.role(press), Extra)
	press = k.at(9.999).write(&Press{Keyed: Keyed{Key: "2", From: 1}})
	want(t, "before it", k.role(press), Test)
}

func TestWhichGunCountsChosenThenAtTheStartThenTheEarliest(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	finish := k.gun(0)
	at := station(t, k.meet, 2, "start", "0") // a 4×100 starts where it ends
	start := at.at(0.2).write(&Gun{Key: "space"})
	want(t, "who stands at the start", k.state().Attempt(), start)
	k.write(&SameStart{Guns: []ID{finish, start}, Same: true, Counts: finish})
	want(t, "who was chosen", k.state().Attempt(), finish)

	other := newKeeper(t, "4x100", 1)
	first := other.gun(0)
	far := station(t, other.meet, 2, "far", "200")
	far.at(0.2).write(&Gun{Key: "space"})
	want(t, "else the earliest", other.state().Attempt(), first)
}

func TestARecallBetweenTwoGunsMakesThemTwoStarts(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(1).do(CallBack{})
	two := station(t, k.meet, 2, "two", Everywhere)
	two.at(3).write(&Gun{Key: "space"})
	want(t, "starts", len(k.state().Starts), 2)
	k.at(4).write(&Gun{Key: "space"})
	want(t, "of one station, however close, never one start with its own", len(k.state().Starts), 2)
	two.at(5).write(&Gun{Key: "space"})
	want(t, "a second gun of a station is a start of its own", len(k.state().Starts), 3)
}

func TestAGapOfTheClockShiftsWhatIsLaterAndOnlyWhileTheMachineSlept(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.at(13).write(&ClockGap{What: "step", Gap: int64(time.Hour)})
	slept := k.at(14).write(&ClockGap{What: "sleep", Gap: int64(2 * time.Second)})
	k.at(22).press("1")
	want(t, "asleep for 2 s", k.passes(1), "12.0 24.0 - -")
	k.write(&Void{Targets: []ID{slept}})
	want(t, "not asleep after all", k.passes(1), "12.0 22.0 - -")
}

func TestACorrectedOffsetHoldsForItsInterval(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.at(25).press("1")
	k.at(38).press("1")
	k.write(&ClockOffset{Origin: k.origin, From: int64(secs(20)), To: int64(secs(25)), Offset: int64(secs(1))})
	want(t, "the second press alone", k.passes(1), "12.0 26.0 38.0 -")
}

func TestTheOffsetWithTheSmallestBoundHolds(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.clock = &Clock{Bound: int64(20 * time.Millisecond)}
	k.gun(0)
	two := station(t, k.meet, 2, "two", Everywhere)
	two.clock = &Clock{Offset: int64(secs(2)), Bound: int64(30 * time.Millisecond)}
	two.at(12).press("1")
	want(t, "as known at first", k.passes(1), "14.0 - - -")
	two.clock = &Clock{Offset: int64(secs(1)), Bound: int64(5 * time.Millisecond)}
	two.at(25).press("1")
	want(t, "as known better", k.passes(1), "13.0 26.0 - -")
	two.clock = &Clock{Offset: int64(secs(3)), Bound: int64(15 * time.Millisecond)}
	two.at(38).press("1")
	want(t, "not as known worse", k.passes(1), "13.0 26.0 39.0 -")
}

func TestAClosedRaceGivesNoPlaceToWhoHasNotFinished(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(12).press("2")
	want(t, "on the way", k.state().Places()[team(2)], 1)
	for _, s := range []float64{12.5, 25, 37, 49} {
		k.at(s).press("1")
	}
	k.at(90).do(End{})
	want(t, "finished", k.state().Places()[team(1)], 1)
	_, placed := k.state().Places()[team(2)]
	want(t, "not finished", placed, false)
}

func TestOpenTimesAreThisStationsAndMadeInTimesFirst(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(11).press("space") // in LANES: kept, but no digit takes it
	two := station(t, k.meet, 2, "two", Everywhere)
	two.desk.Mode = Times
	two.at(11.5).press("space")
	k.desk.Mode = Times
	k.at(12).press("space")
	k.at(12.2).press("space")
	k.at(13).press("2")
	k.at(14).press("1")
	want(t, "the oldest one of this station's", k.passes(2), "12.0 - - -")
	want(t, "then the next", k.passes(1), "12.2 - - -")
}

func TestALaneAbove10GetsTheNumberOfItsPlaceAndElevenTeamsTheirLanes(t *testing.T) {
	k := newKeeper(t, "4x100", 0)
	for i, lane := range []int{3, 8, 10} {
		k.write(&TeamSet{Team: team(i + 1), Lane: ptr(lane)})
	}
	k.do(Arm{})
	want(t, "lane 10 is the key 0", k.state().Keys["0"], team(3))
	want(t, "lane 3", k.state().Keys["3"], team(1))

	far := newKeeper(t, "4x100", 0)
	for i, lane := range []int{3, 8, 11} {
		far.write(&TeamSet{Team: team(i + 1), Lane: ptr(lane)})
	}
	far.do(Arm{})
	want(t, "with a lane 11 they count from 1", far.state().Keys["3"], team(3))

	many := newKeeper(t, "4x800", 0)
	for i := range 11 {
		many.write(&TeamSet{Team: team(i + 1), Lane: ptr(i + 13)})
	}
	many.do(Arm{})
	want(t, "eleven teams: two digits, the lane", many.state().Keys["23"], team(11))
}

func TestAPressBeforeATeamStoppedCountsAndOneAfterDoesNot(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.at(20).write(NewIncident(KindDNF, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}}))
	want(t, "before", k.passes(1), "12.0 - - -")
	want(t, "after", k.role(k.at(25).press("1")), After)
}

func TestAPressAfterTheFinishIsCountedAmongThem(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	for _, s := range []float64{12, 24, 36, 48, 60} {
		k.at(s).press("1")
	}
	want(t, "after the finish", k.state().Team(team(1)).After, 1)
}

func TestADigitWhoseTimeTheGuardRefusesIsShownForWhatItWas(t *testing.T) {
	k := newKeeper(t, "4x100", 7)
	k.gun(0)
	k.desk.Mode = Times
	for i := range 5 {
		k.at(12 + 0.2*float64(i)).press("space")
	}
	k.at(14).press("3")
	second := k.at(14.5).press("3")
	want(t, "the digit that could not have it", k.role(second), Double)
	k.at(15).press("7")
	want(t, "the first time", k.passes(3), "12.0 - - -")
	want(t, "the second went to 7", k.passes(7), "12.2 - - -")
	want(t, "and then, its time given on", k.role(second), Idle)
	want(t, "open times left", len(k.state().OpenTimes("one", ID{})), 3)
}

func TestAPressBeforeItsGunAsCorrectedWasATestOfTheKey(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	early := k.at(8).press("1")
	k.at(30).do(SetGun{At: int64(secs(10))})
	want(t, "before the gun", k.role(early), Test)
}

func TestAFirstDigitWhoseNumberIsUndoneIsATimeWithoutATeam(t *testing.T) {
	k := newKeeper(t, "4x800", 12)
	k.gun(0)
	half := k.at(120).stroke(Stroke{Rune: "1", Half: true})
	number := k.at(120.5).stroke(Stroke{Key: "11", Rune: "1", Number: half})
	want(t, "one number", k.role(half), Spent)
	k.at(121).write(&Void{Targets: []ID{number}})
	want(t, "and alone again", k.role(half), Open)
}

func TestATimeSetByHandIsToldAsEstimated(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	press := k.at(12).press("1")
	k.at(40).write(&Amend{Target: press, At: ptr(int64(secs(12.4)))})
	want(t, "where it was put", k.passes(1), "12.4 - - -")
	want(t, "told as estimated", k.state().Team(team(1)).Passes[0].Estimated, true)
}

func TestARepeatGivenToALaneInReviewIsAPressOfItsOwn(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(12).press("1")
	repeat := k.at(12.06).press("1")
	want(t, "a held key", k.role(repeat), Held)
	k.at(20).do(MoveMarks{Marks: []ID{repeat}, Team: team(2)})
	want(t, "people said otherwise", k.passes(2), "12.1 - - -")
}

func TestASpaceLongBeforeTheOtherGunOfItsStartIsATime(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	space := k.at(2.3).press("space")
	two := station(t, k.meet, 2, "two", "200")
	two.at(4.5).write(&Gun{Key: "space"})
	want(t, "one start", len(k.state().Starts), 1)
	want(t, "a time", k.role(space), Open)
}

func TestANumberBegunInOneRunOfALaptopIsCompletedInTheNext(t *testing.T) {
	k := newKeeper(t, "4x800", 12)
	k.gun(0)
	half := k.at(120).stroke(Stroke{Rune: "1", Half: true})
	again := station(t, k.meet, 2, "one", Everywhere)
	again.at(5000).stroke(Stroke{Key: "11", Rune: "1", Number: half})
	want(t, "the first digit", k.role(half), Spent)
}

func TestTheBatonEntersTheZoneAfterAnExchangeThatWasNotSeen(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.write(&Skip{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}, Exchange: 1})
	k.at(23).write(NewZoneMark(KindEnter, Keyed{Attempt: k.state().Attempt(), Key: "1"}))
	passes := k.state().Team(team(1)).Passes
	want(t, "exchange 1", passes[0].Enter == nil, true)
	want(t, "exchange 2", passes[1].Enter != nil, true)
}

func TestADigitAfterALetterThatWasRefusedRepeatsNothing(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	digit := k.at(12.05).stroke(Stroke{Key: "1", Rune: "1", After: "s"})
	want(t, "kept for what it was", k.role(digit), Spent)
}

func TestShuttleHurdlesHaveTheirOwnGuard(t *testing.T) {
	for at, role := range map[float64]Role{9.859: Extra, 9.86: Counted} { // 0.85 × 11.6
		k := newRace(t, "shuttle", nil, 1)
		k.write(&Note{Text: "to and fro"})
		want(t, "100 m hurdles", k.state().Legs[0], 100*Metre)
		want(t, "a tag", k.role(k.at(at).press("1")), role)
	}
}

func TestASecondSkipReplacesNoneOfAnotherStations(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	two := station(t, k.meet, 2, "two", Everywhere)
	theirs := two.at(20).do(Miss{Stroke: Stroke{Key: "1"}})[0]
	ids := k.at(21).do(Miss{Stroke: Stroke{Key: "1"}, Instead: theirs})
	want(t, "one skip, and no void", len(ids), 1)
}

func TestTheRunnerWhoseBatonLiesOnTheTrackHasDroppedIt(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	k.at(15).write(NewIncident(KindDrop, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}}))
	state := func() WaitState { return k.state().Waiting(k.state().Team(team(1)), 2, k.instant()).State }
	want(t, "dropped", state(), HasDropped)
	k.at(17).write(NewIncident(KindPickedUp, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}}))
	want(t, "picked up", state(), HasBaton)
}
