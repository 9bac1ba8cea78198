package relay_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// under is a press of a key that stored where its station counts from.
func under(k *relaytest.Keeper, key string, from int) relay.ID {
	return k.Write(&relay.Press{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: key, Rune: key, Mode: relay.Lanes, TeamShown: k.State().Keys[key], From: from}})
}

func TestTheSmallestFromThatAStationStoredHolds(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	first := under(k.At(24), "1", 2)
	under(k.At(37), "1", 3)
	relaytest.Want(t, "the smaller one", k.Passes(1), "- 24.0 37.0 -")
	k.At(38).Write(&relay.Void{Targets: []relay.ID{first}})
	relaytest.Want(t, "of a voided press, too", k.Passes(1), "- 37.0 - -")
}

func TestWhereAStationCountsFromGoesWithTheAttempt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	under(k.At(12), "1", 1)
	k.At(14).Do(relay.RecallStart{})
	k.At(100).Do(relay.Fire{Key: "space"})
	under(k.At(124), "1", 2)
	relaytest.Want(t, "the second start", k.Passes(1), "- 24.0 - -")
}

func TestWhereAStationCountsFromGoesWithTheKey(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	under(k.At(24), "1", 2)
	k.At(30).Do(relay.SwapTeams{A: relaytest.Team(1), B: relaytest.Team(2)})
	relaytest.Want(t, "the team that has the key now", k.Passes(2), "- 24.0 - -")
}

func TestAnExchangeNotSeenLeavesTheLapsOfItsLeg(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 1)
	k.Write(&relay.RaceSet{Laps: relaytest.Ptr(true)})
	k.Gun(0)
	k.Write(&relay.Skip{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}, Exchange: 1})
	k.At(60).Press("1")
	k.At(180).Press("1")
	relaytest.Want(t, "lap, exchange, lap", k.Passes(1), "60.0 - 180.0 - - - - -")
}

func TestWhatOneStationDidNotSeeAnotherMay(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.At(11).Write(&relay.Skip{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}, Exchange: 1})
	k.At(12).Press("1")
	relaytest.Want(t, "seen here", k.Passes(1), "12.0 - - -")
	relaytest.Want(t, "and so not skipped", k.State().Team(relaytest.Team(1)).Passes[0].Skipped, false)
}

func TestASkipGoesWithItsAttempt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.Write(&relay.Skip{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}, Exchange: 1})
	k.At(5).Do(relay.RecallStart{})
	k.At(100).Do(relay.Fire{Key: "space"})
	k.At(112).Press("1")
	relaytest.Want(t, "the second start", k.Passes(1), "12.0 - - -")
}

func TestBackspaceReachesNoEarlierAttempt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(14).Do(relay.RecallStart{})
	k.At(100).Do(relay.Fire{Key: "space"})
	relaytest.Want(t, "nothing is left here", k.At(101).Refused(relay.Undo{Key: "backspace"}) == relay.ErrNothing, true)
}

func TestADQAndADNSHoldForTheRaceADropDoesNot(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	for key, kind := range map[string]relay.Kind{"1": relay.KindDQ, "2": relay.KindDNS, "3": relay.KindDrop} {
		k.At(5).Write(relay.NewIncident(kind, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: key}}))
	}
	k.At(8).Do(relay.RecallStart{})
	k.At(100).Do(relay.Fire{Key: "space"})
	relaytest.Want(t, "the DQ", k.State().Team(relaytest.Team(1)).InDoubt(), "DQ?")
	relaytest.Want(t, "the DNS", k.State().Team(relaytest.Team(2)).Out, relay.DidNotStart)
	relaytest.Want(t, "the drop", k.State().Team(relaytest.Team(3)).Dropped, false)
}

func TestAPressOfARecalledStartBelongsToTheNextOneWhenItCameAfterTheRecall(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	gun := k.Gun(0)
	k.At(5).Do(relay.RecallStart{})
	second := k.At(60).Do(relay.Fire{Key: "space"})[0]
	late := k.At(72).Write(&relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: "1", From: 1}}) // by a laptop that had not heard of the recall
	before := k.At(4).Write(&relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: "2", From: 1}})
	relaytest.Want(t, "lane 1, from the second gun", k.Passes(1), "12.0 - - -")
	relaytest.Want(t, "lane 2, before the recall", k.Role(before), relay.Recalled)
	relaytest.Want(t, "counted", k.Role(late), relay.Counted)
	relaytest.Want(t, "the gun that counts", k.State().Attempt(), second)
}

func TestAPressAtTheInstantOfTheGunIsOfItsAttempt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(10)
	press := k.At(10).Write(&relay.Press{Keyed: relay.Keyed{Key: "1", From: 1}})
	relaytest.Want(t, "too soon, but no test of the key", k.Role(press), relay.Extra)
	press = k.At(9.999).Write(&relay.Press{Keyed: relay.Keyed{Key: "2", From: 1}})
	relaytest.Want(t, "before it", k.Role(press), relay.Test)
}

func TestWhichGunCountsChosenThenAtTheStartThenTheEarliest(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	finish := k.Gun(0)
	at := relaytest.Station(t, k.Meet, 2, "start", "0") // a 4×100 starts where it ends
	start := at.At(0.2).Write(&relay.Gun{Key: "space"})
	relaytest.Want(t, "who stands at the start", k.State().Attempt(), start)
	k.Write(&relay.SameStart{Guns: []relay.ID{finish, start}, Same: true, Counts: finish})
	relaytest.Want(t, "who was chosen", k.State().Attempt(), finish)

	other := relaytest.NewKeeper(t, "4x100", 1)
	first := other.Gun(0)
	far := relaytest.Station(t, other.Meet, 2, "far", "200")
	far.At(0.2).Write(&relay.Gun{Key: "space"})
	relaytest.Want(t, "else the earliest", other.State().Attempt(), first)
}

func TestARecallBetweenTwoGunsMakesThemTwoStarts(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(1).Do(relay.RecallStart{})
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.At(3).Write(&relay.Gun{Key: "space"})
	relaytest.Want(t, "starts", len(k.State().Starts), 2)
	k.At(4).Write(&relay.Gun{Key: "space"})
	relaytest.Want(t, "of one station, however close, never one start with its own", len(k.State().Starts), 2)
	two.At(5).Write(&relay.Gun{Key: "space"})
	relaytest.Want(t, "a second gun of a station is a start of its own", len(k.State().Starts), 3)
}

func TestAGapOfTheClockShiftsWhatIsLaterAndOnlyWhileTheMachineSlept(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(13).Write(&relay.ClockGap{What: "step", Gap: int64(time.Hour)})
	slept := k.At(14).Write(&relay.ClockGap{What: "sleep", Gap: int64(2 * time.Second)})
	k.At(22).Press("1")
	relaytest.Want(t, "asleep for 2 s", k.Passes(1), "12.0 24.0 - -")
	k.Write(&relay.Void{Targets: []relay.ID{slept}})
	relaytest.Want(t, "not asleep after all", k.Passes(1), "12.0 22.0 - -")
}

func TestAKeyPressedBeforeASleepAndAfterItIsNotHeldDown(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x400", 3)
	k.Gun(0)
	k.At(20).Press("space")
	k.At(20.05).Write(&relay.ClockGap{What: "sleep", Gap: int64(40 * time.Second)})
	after := k.At(20.09).Press("space")
	relaytest.Want(t, "40 s and a breath later", k.Role(after), relay.Open)
	letter := k.At(21).Stroke(relay.Stroke{Rune: "d", Does: relay.KindDrop})
	k.At(21.5).Write(&relay.ClockGap{What: "sleep", Gap: int64(5 * time.Second)})
	k.At(22).Stroke(relay.Stroke{Key: "3", Rune: "3", Prefix: letter})
	relaytest.Want(t, "a digit 6 s after a letter is a hand-off", k.Passes(3), "67.0 - - -")
	relaytest.Want(t, "and names no drop", k.State().Incidents[0].Team, relay.TeamID(""))
	k.At(130).Press("2")
	held := k.At(130.09).Press("2")
	relaytest.Want(t, "without a sleep between them", k.Role(held), relay.Held)
}

func TestACorrectedOffsetHoldsForItsInterval(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(25).Press("1")
	k.At(38).Press("1")
	k.Write(&relay.ClockOffset{Origin: k.Origin, From: int64(relaytest.Secs(20)), To: int64(relaytest.Secs(25)), Offset: int64(relaytest.Secs(1))})
	relaytest.Want(t, "the second press alone", k.Passes(1), "12.0 26.0 38.0 -")
}

func TestTheOffsetWithTheSmallestBoundHolds(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Clock = &relay.Clock{Bound: int64(20 * time.Millisecond)}
	k.Gun(0)
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(2.07)), Bound: int64(20 * time.Millisecond)}
	two.At(12).Press("1")
	relaytest.Want(t, "as known at first", k.Passes(1), "14.1 - - -")
	two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(2)), Bound: int64(5 * time.Millisecond)}
	two.At(25).Press("1")
	relaytest.Want(t, "as known better", k.Passes(1), "14.0 27.0 - -")
	two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(2.06)), Bound: int64(15 * time.Millisecond)}
	two.At(38).Press("1")
	relaytest.Want(t, "not as known worse", k.Passes(1), "14.0 27.0 40.0 -")
}

func TestAClosedRaceGivesNoPlaceToWhoHasNotFinished(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Press("2")
	relaytest.Want(t, "on the way", k.State().Ranks()[relaytest.Team(2)], 1)
	for _, s := range []float64{12.5, 25, 37, 49} {
		k.At(s).Press("1")
	}
	k.At(90).Do(relay.End{})
	relaytest.Want(t, "finished", k.State().Ranks()[relaytest.Team(1)], 1)
	_, placed := k.State().Ranks()[relaytest.Team(2)]
	relaytest.Want(t, "not finished", placed, false)
}

func TestOpenTimesAreThisStationsAndMadeInTimesFirst(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(11).Press("space") // in LANES: kept, but no digit takes it
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.Desk.Mode = relay.Times
	two.At(11.5).Press("space")
	k.Desk.Mode = relay.Times
	k.At(12).Press("space")
	k.At(12.2).Press("space")
	k.At(13).Press("2")
	k.At(14).Press("1")
	relaytest.Want(t, "the oldest one of this station's", k.Passes(2), "12.0 - - -")
	relaytest.Want(t, "then the next", k.Passes(1), "12.2 - - -")
}

func TestALaneAbove10GetsTheNumberOfItsPlaceAndElevenTeamsTheirLanes(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 0)
	for i, lane := range []int{3, 8, 10} {
		k.Write(&relay.TeamSet{Team: relaytest.Team(i + 1), Lane: relaytest.Ptr(lane)})
	}
	k.Do(relay.Arm{})
	relaytest.Want(t, "lane 10 is the key 0", k.State().Keys["0"], relaytest.Team(3))
	relaytest.Want(t, "lane 3", k.State().Keys["3"], relaytest.Team(1))

	far := relaytest.NewKeeper(t, "4x100", 0)
	for i, lane := range []int{3, 8, 11} {
		far.Write(&relay.TeamSet{Team: relaytest.Team(i + 1), Lane: relaytest.Ptr(lane)})
	}
	far.Do(relay.Arm{})
	relaytest.Want(t, "with a lane 11 they count from 1", far.State().Keys["3"], relaytest.Team(3))

	many := relaytest.NewKeeper(t, "4x800", 0)
	for i := range 11 {
		many.Write(&relay.TeamSet{Team: relaytest.Team(i + 1), Lane: relaytest.Ptr(i + 13)})
	}
	many.Do(relay.Arm{})
	relaytest.Want(t, "eleven teams: two digits, the lane", many.State().Keys["23"], relaytest.Team(11))
}

func TestAPressBeforeATeamStoppedCountsAndOneAfterDoesNot(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(20).Write(relay.NewIncident(relay.KindDNF, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}}))
	relaytest.Want(t, "before", k.Passes(1), "12.0 - - -")
	relaytest.Want(t, "after", k.Role(k.At(25).Press("1")), relay.After)
}

func TestAPressAfterTheFinishIsCountedAmongThem(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	for _, s := range []float64{12, 24, 36, 48, 60} {
		k.At(s).Press("1")
	}
	relaytest.Want(t, "after the finish", k.State().Team(relaytest.Team(1)).After, 1)
}

func TestADigitWhoseTimeTheGuardRefusesIsShownForWhatItWas(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 7)
	k.Gun(0)
	k.Desk.Mode = relay.Times
	for i := range 5 {
		k.At(12 + 0.2*float64(i)).Press("space")
	}
	k.At(14).Press("3")
	second := k.At(14.5).Press("3")
	relaytest.Want(t, "the digit that could not have it", k.Role(second), relay.Double)
	k.At(15).Press("7")
	relaytest.Want(t, "the first time", k.Passes(3), "12.0 - - -")
	relaytest.Want(t, "the second went to 7", k.Passes(7), "12.2 - - -")
	relaytest.Want(t, "and then, its time given on", k.Role(second), relay.Idle)
	relaytest.Want(t, "open times left", len(k.State().OpenTimes("one", relay.ID{})), 3)
}

func TestAPressBeforeItsGunAsCorrectedWasATestOfTheKey(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	early := k.At(8).Press("1")
	k.At(30).Do(relay.SetGun{At: int64(relaytest.Secs(10))})
	relaytest.Want(t, "before the gun", k.Role(early), relay.Test)
}

func TestAFirstDigitWhoseNumberIsUndoneIsATimeWithoutATeam(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 12)
	k.Gun(0)
	half := k.At(120).Stroke(relay.Stroke{Rune: "1", Half: true})
	number := k.At(120.5).Stroke(relay.Stroke{Key: "11", Rune: "1", Number: half})
	relaytest.Want(t, "one number", k.Role(half), relay.Spent)
	k.At(121).Write(&relay.Void{Targets: []relay.ID{number}})
	relaytest.Want(t, "and alone again", k.Role(half), relay.Open)
}

func TestATimeSetByHandIsToldAsEstimated(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	press := k.At(12).Press("1")
	k.At(40).Write(&relay.Amend{Target: press, At: relaytest.Ptr(int64(relaytest.Secs(12.4)))})
	relaytest.Want(t, "where it was put", k.Passes(1), "12.4 - - -")
	relaytest.Want(t, "told as estimated", k.State().Team(relaytest.Team(1)).Passes[0].Estimated, true)
}

func TestARepeatGivenToALaneInReviewIsAPressOfItsOwn(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Press("1")
	repeat := k.At(12.06).Press("1")
	relaytest.Want(t, "a held key", k.Role(repeat), relay.Held)
	k.At(20).Do(relay.MoveMarks{Marks: []relay.ID{repeat}, Team: relaytest.Team(2)})
	relaytest.Want(t, "people said otherwise", k.Passes(2), "12.1 - - -")
}

func TestASpaceLongBeforeTheOtherGunOfItsStartIsATime(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	space := k.At(2.3).Press("space")
	two := relaytest.Station(t, k.Meet, 2, "two", "200")
	two.At(4.5).Write(&relay.Gun{Key: "space"})
	relaytest.Want(t, "one start", len(k.State().Starts), 1)
	relaytest.Want(t, "a time", k.Role(space), relay.Open)
}

func TestANumberBegunInOneRunOfALaptopIsCompletedInTheNext(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 12)
	k.Gun(0)
	half := k.At(120).Stroke(relay.Stroke{Rune: "1", Half: true})
	again := relaytest.Station(t, k.Meet, 2, "one", relay.Everywhere)
	again.At(5000).Stroke(relay.Stroke{Key: "11", Rune: "1", Number: half})
	relaytest.Want(t, "the first digit", k.Role(half), relay.Spent)
}

func TestTheBatonEntersTheZoneAfterAnExchangeThatWasNotSeen(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.Write(&relay.Skip{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}, Exchange: 1})
	k.At(23).Write(relay.NewZoneMark(relay.KindEnter, relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}))
	passes := k.State().Team(relaytest.Team(1)).Passes
	relaytest.Want(t, "exchange 1", passes[0].Enter == nil, true)
	relaytest.Want(t, "exchange 2", passes[1].Enter != nil, true)
}

func TestADigitAfterALetterThatWasRefusedRepeatsNothing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	digit := k.At(12.05).Stroke(relay.Stroke{Key: "1", Rune: "1", After: "s"})
	relaytest.Want(t, "kept for what it was", k.Role(digit), relay.Spent)
}

func TestShuttleHurdlesHaveTheirOwnGuard(t *testing.T) {
	for at, role := range map[float64]relay.Role{9.859: relay.Extra, 9.86: relay.Counted} { // 0.85 × 11.6
		k := newRace(t, "shuttle", nil, 1)
		k.Write(&relay.Note{Text: "to and fro"})
		relaytest.Want(t, "100 m hurdles", k.State().Legs[0], 100*relay.Metre)
		relaytest.Want(t, "a tag", k.Role(k.At(at).Press("1")), role)
	}
}

func TestASecondSkipReplacesNoneOfAnotherStations(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	theirs := two.At(20).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "1"}})[0]
	ids := k.At(21).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "1"}, Instead: theirs})
	relaytest.Want(t, "one skip, and no void", len(ids), 1)
}

func TestTheRunnerWhoseBatonLiesOnTheTrackHasDroppedIt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(15).Write(relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}}))
	state := func() relay.WaitState {
		return k.State().Waiting(k.State().Team(relaytest.Team(1)), 2, k.Instant()).State
	}
	relaytest.Want(t, "dropped", state(), relay.HasDropped)
	k.At(17).Write(relay.NewIncident(relay.KindPickedUp, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}}))
	relaytest.Want(t, "picked up", state(), relay.HasBaton)
}

func TestNoKeyRepeatsItselfBeforeItWasPressed(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12.3).Press("1")
	earlier := k.At(12.2).Press("2")
	back := k.At(12.1).Press("1") // written after it, by a clock that went back
	relaytest.Want(t, "another key", k.Role(earlier), relay.Counted)
	if role := k.Role(back); role == relay.Held {
		t.Errorf("a press 0.2 s earlier is told as %s", role)
	}
}
