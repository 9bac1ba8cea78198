package results_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// clockDay is a day of races ten minutes apart from 9:10 on by the laptop's clock,
// three lanes each, finishes pressed exactly. The timing computer's clock shows 7200 s
// more and gains 10 millionths. Guns stand so late by race; none was pressed where
// that is noGun.
type clockDay struct {
	guns  []float64
	extra map[int]float64 // by race: what the computer's start is off besides
	from  map[int]float64 // by race: the clock was set by so much from here on
}

const noGun = -1

var lateGuns = []float64{.20, .26, .17, .23, .19, noGun, .21, .28, .18, .22, .24, .16}

func (d clockDay) pen(t *testing.T) *relaytest.Pen {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	set := 0.0
	for i, late := range d.guns {
		n, at := i+1, 600*float64(i+1)
		set += d.from[n]
		run := relaytest.Run{Race: relay.MakeRaceID(14, 1, n), Gun: at + late, Unput: late == noGun}
		if run.Unput {
			run.Gun = at
			late = 0
		}
		day := 9*3600 + at
		run.Start = day + 7200 + 1e-5*day + d.extra[n] + set
		for lane := range 3 {
			total := 49 + float64(lane)
			run.Lanes = append(run.Lanes, relaytest.Ran{Passes: []float64{12 - late, 24 - late, 36 - late, total - late}, Official: total})
		}
		pen.Run(run)
	}
	return pen
}

// putGuns does what an import does at its end, and gives what it said by race.
func putGuns(pen *relaytest.Pen) map[relay.RaceID]string {
	said := map[relay.RaceID]string{}
	for _, gun := range results.ClockGuns(pen.Meet.Races()) {
		said[gun.Race] = gun.Text
		if gun.Do == nil {
			continue
		}
		facts, err := pen.Meet.Decide(gun.Race, relay.Desk{Station: "at home", Spot: relay.Everywhere}, gun.Do, 0)
		if err != nil {
			pen.T.Fatalf("%s: %v", gun.Race, err)
		}
		pen.Write(gun.Race, 5*time.Hour, facts...)
	}
	return said
}

// firstHandOff is when the first team of a race handed off, in seconds; 0 where the
// race has no gun.
func firstHandOff(pen *relaytest.Pen, race relay.RaceID) float64 {
	at, _ := pen.Meet.Race(race).FirstHandOff()
	return at.Seconds()
}

// Worked out apart: the median of the slopes between the eleven starts is 0.046 s an
// hour, of what is left of them the line says that a gun of race 6 would have been
// pressed 0.2117 s late, ± 1.645 × 1.25 × 0.0395 ÷ √11 = 0.0245 s, 0.025 to the millisecond.
func TestARaceWithoutAGunIsGivenOneUnasked(t *testing.T) {
	pen := clockDay{guns: lateGuns}.pen(t)
	const race = relay.RaceID("14-1-6")
	relaytest.Want(t, "begun before", pen.Meet.Race(race).Counting, -1)
	said := putGuns(pen)
	relaytest.Want(t, "races", len(said), 1)
	relaytest.Want(t, "in words", said[race], "the gun is the timing computer's, ± 0.03 s: 11 starts by both clocks")
	near(t, "first hand-off", firstHandOff(pen, race), 12-0.2117)
	r := pen.Meet.Race(race)
	relaytest.Want(t, "by the computer's clock", r.GunByClock() && !r.GunEstimated() && !r.GunPressed(), true)
	relaytest.Want(t, "whose guns", r.GunStation(), "one")
	if how := strings.Join(results.HowTimed(r), " "); !strings.Contains(how, "Nobody pressed the gun: it is the timing computer's") {
		t.Error(how)
	}
	if again := results.ClockGuns(pen.Meet.Races()); len(again) != 1 || again[0].Do != nil {
		t.Errorf("it is put again: %+v", again)
	}
}

// The same by the other nine: the median of what is left is 0.2167 s.
func TestFalseStartsOfTheCameraDoNotMoveAGun(t *testing.T) {
	pen := clockDay{guns: lateGuns, extra: map[int]float64{3: 41, 9: -30}}.pen(t)
	said := putGuns(pen)
	relaytest.Want(t, "in words", said["14-1-6"], "the gun is the timing computer's, ± 0.02 s: 9 starts by both clocks")
	near(t, "first hand-off", firstHandOff(pen, "14-1-6"), 12-0.2167)
}

func TestNoGunIsMadeWhereTheClocksDoNotSayIt(t *testing.T) {
	none, two := []float64{.2, .2, noGun, .2, .2}, []float64{.2, noGun, .2}
	for _, c := range []struct {
		what string
		day  clockDay
		race relay.RaceID
		why  string // empty: it is made
	}{
		{"three starts are enough", clockDay{guns: []float64{.2, .2, noGun, .2}}, "14-1-3", ""},
		{"two starts", clockDay{guns: two}, "14-1-2", "it takes 3 starts by both clocks before and after it"},
		{"four, two of them wrong", clockDay{guns: none, extra: map[int]float64{1: 41, 5: -30}}, "14-1-3", "the starts by both clocks do not agree"},
		{"the first race of the day", clockDay{guns: []float64{noGun, .2, .2, .2, .2}}, "14-1-1", "the race lies outside the starts that both clocks have"},
		{"the last", clockDay{guns: []float64{.2, .2, .2, .2, noGun}}, "14-1-5", "the race lies outside the starts that both clocks have"},
		{"the clock was set about then", clockDay{guns: []float64{.2, .2, .2, noGun, .2, .2, .2}, from: map[int]float64{4: 63}}, "14-1-4", "it was set about then"},
		{"set before the race before it", clockDay{guns: []float64{.2, .2, .2, .2, noGun, .2, .2, .2}, from: map[int]float64{4: 63}}, "14-1-5", ""},
		{"the computer's start is the false one", clockDay{guns: none, extra: map[int]float64{3: -41}}, "14-1-3", "by the start it gives finishes were pressed 40.8 s off the official times"},
		{"3.2 s off", clockDay{guns: none, extra: map[int]float64{3: -3.4}}, "14-1-3", "by the start it gives finishes were pressed 3.2 s off the official times"},
		{"2.8 s off", clockDay{guns: none, extra: map[int]float64{3: -3}}, "14-1-3", ""},
		{"it is long after", clockDay{guns: none, extra: map[int]float64{3: 300}}, "14-1-3", "nothing was pressed after the start it gives"},
	} {
		pen := c.day.pen(t)
		said := putGuns(pen)[c.race]
		made := pen.Meet.Race(c.race).GunByClock()
		if made != (c.why == "") || !made && !strings.HasSuffix(said, ": "+c.why) {
			t.Errorf("%s: made %v; %s", c.what, made, said)
		}
	}
}

// Two starts are recalled, the third is nobody's: the presses after it are the race's.
func TestTwoRecallsAndAReRunDoNotMisleadTheClocks(t *testing.T) {
	day := clockDay{guns: lateGuns}
	pen := day.pen(t)
	const race = relay.RaceID("14-1-6")
	at := func(s float64) time.Duration { return relaytest.Secs(3600 + s) }
	for _, s := range []float64{-180, -90} {
		gun := pen.Write(race, at(s), &relay.Gun{Key: "space"})
		pen.Write(race, at(s+4), &relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: "1", Rune: "1", Mode: relay.Lanes, From: 1}})
		pen.Write(race, at(s+8), &relay.Recall{Attempt: gun})
	}
	putGuns(pen)
	near(t, "first hand-off", firstHandOff(pen, race), 12-0.2117)

	// race 8 is run again in the evening, its gun pressed; the results come once more
	pen = day.pen(t)
	r := pen.Meet.Race("14-1-8")
	pen.Write("14-1-8", relaytest.Secs(7500), &relay.Recall{Attempt: r.Attempt()})
	gun := pen.Write("14-1-8", relaytest.Secs(7800.2), &relay.Gun{Key: "space"})
	pen.Write("14-1-8", relaytest.Secs(7812), &relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: "1", Rune: "1", Mode: relay.Lanes, From: 1}})
	start := relaytest.Secs(9*3600 + 7800 + 7200 + 1e-5*(9*3600+7800))
	pen.Write("14-1-8", relaytest.Secs(7900), &relay.Official{Team: r.Teams[0].ID, Time: relaytest.Ptr(relaytest.Secs(49)), Start: &start})
	clock := results.HandsOf(pen.Meet.Race("14-1-8")).Clocks[0]
	relaytest.Want(t, "starts", len(clock.Starts), 11)
	relaytest.Want(t, "what does not fit", fits(clock), "")

	// the camera's only start is the first of two recalled ones
	pen = clockDay{guns: lateGuns, extra: map[int]float64{6: -180}}.pen(t)
	gun = pen.Write(race, at(-180+.2), &relay.Gun{Key: "space"})
	pen.Write(race, at(-170), &relay.Recall{Attempt: gun})
	relaytest.Want(t, "a recalled start", strings.HasSuffix(putGuns(pen)[race], ": the start it gives was recalled"), true)
}

func TestAGunByTheClocksIsTakenBackAndMended(t *testing.T) {
	desk := relay.Desk{Station: "one", Spot: relay.Everywhere}
	do := func(pen *relaytest.Pen, race relay.RaceID, c relay.Command) {
		t.Helper()
		facts, err := pen.Meet.Decide(race, desk, c, 0)
		if err != nil {
			t.Fatal(err)
		}
		pen.Write(race, 6*time.Hour, facts...)
	}
	const race = relay.RaceID("14-1-6")
	row := func(pen *relaytest.Pen) relay.Record {
		for _, rec := range pen.Meet.Timeline(race) {
			if rec.Kind == relay.KindGun || rec.Kind == relay.KindGunCorrected {
				return rec
			}
		}
		return relay.Record{}
	}

	pen := clockDay{guns: lateGuns}.pen(t)
	putGuns(pen)
	relaytest.Want(t, "in review", row(pen).Text, "gun, by the timing computer's clock")
	do(pen, race, relay.UndoOne{Event: row(pen).ID})
	relaytest.Want(t, "taken back", pen.Meet.Race(race).Counting, -1)
	relaytest.Want(t, "and left alone", len(putGuns(pen)), 0)
	do(pen, race, relay.RestoreOne{Event: row(pen).ID})
	relaytest.Want(t, "brought back", pen.Meet.Race(race).GunByClock(), true)

	do(pen, race, relay.SetGun{At: int64(relaytest.Secs(3601)), Estimated: true})
	near(t, "the keeper put it elsewhere", firstHandOff(pen, race), 11)
	relaytest.Want(t, "which stands", len(putGuns(pen)), 0)

	// a later import says that the computer's start was another: 0.3 s later
	pen = clockDay{guns: lateGuns}.pen(t)
	putGuns(pen)
	team := pen.Meet.Race(race).Teams[0]
	later := *pen.Meet.Race(race).OfficialStart + 300*time.Millisecond
	pen.Write(race, 6*time.Hour, &relay.Official{Team: team.ID, Time: team.Official.Time, Start: &later})
	putGuns(pen)
	near(t, "moved with it", firstHandOff(pen, race), 12-0.2117-0.3)
	// and then that it was the day's last
	later += 4 * time.Hour
	pen.Write(race, 6*time.Hour, &relay.Official{Team: team.ID, Time: team.Official.Time, Start: &later})
	putGuns(pen)
	relaytest.Want(t, "gone with it", pen.Meet.Race(race).Counting, -1)
	later -= 4 * time.Hour
	pen.Write(race, 6*time.Hour, &relay.Official{Team: team.ID, Time: team.Official.Time, Start: &later})
	putGuns(pen)
	relaytest.Want(t, "and back with it", pen.Meet.Race(race).GunByClock(), true)
}

// The gun was put in 2 s early by guess: what counted from it counts from the clocks'.
func TestAGunPutInByGuessIsPutRight(t *testing.T) {
	pen := clockDay{guns: lateGuns}.pen(t)
	const race = relay.RaceID("14-1-6")
	at := int64(relaytest.Secs(3598))
	pen.Write(race, relaytest.Secs(3700), &relay.Gun{At: &at, Estimated: true})
	near(t, "by guess", firstHandOff(pen, race), 14)
	putGuns(pen)
	near(t, "by the clocks", firstHandOff(pen, race), 12-0.2117)
	relaytest.Want(t, "no guess any longer", pen.Meet.Race(race).GunEstimated(), false)
	for _, rec := range pen.Meet.Timeline(race) {
		if rec.Kind == relay.KindGunCorrected {
			pen.Write(race, 6*time.Hour, &relay.Void{Targets: []relay.ID{rec.ID}})
		}
	}
	near(t, "taken back", firstHandOff(pen, race), 14)
	relaytest.Want(t, "and left alone", len(putGuns(pen)), 0)
}

// near reports a time in seconds that is not within a tenth of a millisecond of what
// was worked out apart.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-4 {
		t.Errorf("%s: %.4f, want %.4f", what, got, want)
	}
}
