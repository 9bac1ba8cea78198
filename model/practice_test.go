package model

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model/setup"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/meet"
	"baton/relay/relaytest"
	"baton/relay/settings"
)

// practising opens the practice of Ana Ruiz → Bea Holt, from the pinned squad.
func practising(t testing.TB) *desk {
	d := squads(t, "4x100", 2).press("p")
	d.shows("Ruiz → Holt", "4×100 m, exchange 1", "Lim → Wong")
	return d.press("enter")
}

// rep times a repetition: so many seconds to the pass, and from there to the
// zone's end; 0 for a key not pressed.
func (d *desk) rep(pass, exit float64, verdict string) *desk {
	d.wait(10).press("j")
	if pass > 0 {
		d.wait(pass).press("k")
	}
	if exit > 0 {
		d.wait(exit).press("l")
	}
	return d.press(verdict)
}

// reps are the repetitions as the log has them, read again from its events.
func (d *desk) reps() string {
	m := relay.NewMeet()
	waitFor(d.t.(*testing.T), func() bool { return d.r.unsaved() == 0 })
	events, _, err := d.log.Since(0)
	if err != nil {
		d.t.Fatal(err)
	}
	m.Add(events...)
	var out []string
	for _, race := range m.Races() {
		for _, rep := range race.Reps {
			out = append(out, fmt.Sprintf("%s %s %s %s", relay.Tenths(rep.EntryToPass), relay.Tenths(rep.PassToExit), relay.Tenths(rep.ZoneTime), rep.Verdict))
		}
	}
	return strings.Join(out, ", ")
}

func TestThreeRepetitionsAreTimedAndJudgedAndStandInTheLog(t *testing.T) {
	d := practising(t)
	d.shows("Practice · Ana Ruiz → Bea Holt", "zone 30 m", "blind · give right, take left", "j as the baton enters")
	d.wait(10).press("j")
	d.shows("IN THE ZONE", "k as it is handed off")
	d.wait(1.1).press("k")
	d.shows("HANDED OFF")
	d.wait(0.9).press("l")
	d.shows("HOW WAS IT?", "2.0 s")
	d.press("c").rep(1.3, 1.1, "t").rep(0.8, 0, "n")
	d.wants("the log", d.reps(), "1.1 0.9 2.0 clean, 1.3 1.1 2.4 late, 0.8 0.0 0.0 no stick")
	d.shows("clean", "late", "no stick", "✓ 11 saved")
	d.press("esc", "enter")
	d.shows("NO STICK", "2.4")
}

func TestWhereThePassWasSeenIsTypedInMetres(t *testing.T) {
	d := practising(t).rep(1.1, 2.2, "c")
	d.shows("~10")
	d.wait(1).press("1", "8").shows("at 18 m  CLEAN", "18 m")
	d.wait(3).press("4").wait(1).press("5").shows("45 m: no pass is so far past the zone's end: the zone is 30 m long", "at 4 m")
	d.wait(1).press("backspace").shows("at 18 m").wait(1).press("backspace").shows("~10")
}

func TestUndoTakesBackKeyAfterKeyAndThenTheRepetition(t *testing.T) {
	d := practising(t).rep(1.1, 0.9, "c").rep(1.2, 0.8, "e")
	d.wait(1).press("backspace")
	d.wants("no word", d.reps(), "1.1 0.9 2.0 clean, 1.2 0.8 2.0 ")
	for range 3 {
		d.wait(1).press("backspace")
	}
	d.wants("no repetition", d.reps(), "1.1 0.9 2.0 clean")
	d.shows("READY")
}

func TestAHeldBackspaceTakesBackNoRepetitionAfterAnother(t *testing.T) {
	d := practising(t)
	for range 3 {
		d.wait(5).press("j")
	}
	before := len(d.r.Session.State.Race(d.r.Screen.(*setup.Practice).Race).Reps)
	d.wait(2).press("backspace")
	for range 8 {
		d.wait(0.03).press("backspace")
	}
	if after := len(d.r.Session.State.Race(d.r.Screen.(*setup.Practice).Race).Reps); after != before-1 {
		t.Errorf("%d repetitions of %d are left, want one fewer", after, before)
	}
}

func TestAKeyIsATimeWithTheHelpOpen(t *testing.T) {
	d := squads(t, "4x100", 2).press("p", "?")
	d.shows("Who practises what", "other names")
	d.press("esc", "enter", "?")
	d.shows("the baton enters the zone")
	d.rep(1.0, 1.0, "d")
	d.wants("the log", d.reps(), "1.0 1.0 2.0 dropped")
	d.press("?", "esc", "esc")
	d.shows("FORMAT")
}

func TestAPracticeIsFoundAgainAmongThePairs(t *testing.T) {
	d := practising(t).rep(1.1, 0.9, "c").press("esc", "esc", "p", "enter")
	d.shows("Practice · Ana Ruiz → Bea Holt", "CLEAN")
	d.rep(1, 1, "c").press("esc")
	d.r.Screen = nil
	d.r.Go(ui.Page{Kind: ui.Practices})
	d.shows("4×100 m, exchange 1 · blind R→L     2")
	d.wants("one race for both", d.reps(), "1.1 0.9 2.0 clean, 1.0 1.0 2.0 clean")
}

func TestAPlannedExchangeIsPractisedFromItsPlan(t *testing.T) {
	d := planning(t, "4x100").press("down", "right", "right", "right", "right", "right", "enter").typed("7 m").press("p")
	d.shows("Practice · Bea Holt → Cara Lim", "mark 7 m")
	d.press("esc")
	d.shows("Hand-off plan")
}

func TestWhatFollowsAWordIsAnIncompleteRepetition(t *testing.T) {
	d := practising(t).rep(1.1, 0.9, "c")
	d.wait(2).press("k").shows("HANDED OFF")
	d.wait(1.2).press("l").shows("HOW WAS IT?")
	d.press("c").shows("clean (no entry)", "2.0 s / 30 m")
}

func TestAnybodyPractisesByName(t *testing.T) {
	d := squads(t, "4x100", 2).press("p", "n")
	d.shows("who gives the baton", "who takes it", "4×100 m")
	p, err := d.r.Session.State.NewPractice("4x400", 2, relay.Pair{Gives: "Eva Roth", Takes: "Ida Novak"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := setup.OpenPractice(&d.r.Shell, p); err != nil {
		t.Fatal(err)
	}
	d.shows("Eva Roth → Ida Novak", "zone 20 m", "visual")
}

func TestWhatAPairHasDoneComesFromAllMeetsAndStandsBesideIt(t *testing.T) {
	other := practising(t).rep(2.4, 1.1, "c").rep(2.4, 1.2, "c").rep(2.3, 0, "d")
	other.reps() // waits for the disk
	folder := t.TempDir()
	d := practising(t)
	d.r.Seasons.Folder = history.Open(folder, func(string) (*relay.Meet, error) {
		read, err := meet.ReadLog(other.log)
		return read.State, err
	})
	touch(t, filepath.Join(folder, "spring.meet"))
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	d.shows("Ruiz → Holt: 3 reps, 2 clean, best 3.5 s / 30 m, last 2: 3.5 3.6 / 30 m")
	d.press("esc")
	d.shows("3 reps, 2 clean")
	d.press("esc", "up", "up", "up", "c", "h")
	d.shows("Ruiz → Holt, this hand-off: practice: 2 clean of 3; at race pace: never", "Bea Holt → Cara Lim have never practised this")
	d.r.Width, d.r.Height = 160, 40
	d.press("esc", "enter")
	d.shows("take left · 3 reps, 2 clean, best 3.5 s / 30 m")
}

func TestSquadsPinnedInOtherMeetsCanPractiseToo(t *testing.T) {
	d := sit(t, "4x100", 2)
	d.r.Go(ui.Page{Kind: ui.Practices})
	d.shows("Nobody is pinned here")
	path := filepath.Join(t.TempDir(), "spring.meet")
	o, err := openSample(path)
	if err != nil {
		t.Fatal(err)
	}
	s := meet.Open(o.Read, meet.Config{Desk: relay.Desk{Station: "test"}, Opened: d.now})
	o.setUp(s)
	s.Close(closeLimit)
	if err := o.Read.Log.Close(); err != nil {
		t.Fatal(err)
	}
	d.send(setup.SquadsMsg(setup.SquadsOf(path)))
	d.shows("Ruiz → Holt", "4×100 m, exchange 1")
	d.press("enter")
	d.shows("Practice · Ana Ruiz → Bea Holt", "blind")
	if squads := setup.SquadsOf(filepath.Join(t.TempDir(), "none.meet")); squads != nil {
		t.Errorf("no meet has pinned %v", squads)
	}
}

func TestPracticeWithoutAMeetIsAMeetOfItsOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "practice.meet")
	o, err := OpenPractice(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Read.Log.Close() })
	d := &desk{t: t, log: &memory{}}
	d.r = newRoot(Options{Version: "test", Settings: settings.Settings{Station: "test", Spot: relay.Everywhere, Theme: "mono", Quiet: true}})
	d.now = d.r.opened
	d.r.Width, d.r.Height = 80, 24
	d.send(loadedMsg{Opened: o})
	t.Cleanup(func() { d.r.Session.Close(closeLimit) })
	d.shows("Practice", "n takes any two")
	d.wants("name", d.r.Session.State.Name(), "Practice")
}

func touch(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSpeedKeptStandsBesideAZoneTimeAndA40MetreTimeHasNone(t *testing.T) {
	d := practising(t)
	race := d.r.Screen.(*setup.Practice).Race
	team := d.r.Session.State.Race(race).Teams[0].ID
	for leg, best := range []float64{12.5, 12.9} {
		flat := relaytest.Secs(best)
		d.r.Session.Write(race, d.now, &relay.LineupSet{Team: team, Leg: leg + 1, Best: &flat})
	}
	d.rep(2.2, 1.2, "c").shows("3.4 s / 30 m  kept 112 %  CLEAN", "KEPT")
	d.r.Session.Desk.Past = 10 * relay.Metre
	d.rep(2.2, 2.2, "c").shows("4.4 s / 40 m  CLEAN", "3.4 s / 30 m")
}

func TestTheMenuSaysWhatLMarks(t *testing.T) {
	ownFolder(t)
	d := sit(t, "4x100", 3).choose("settings").shows("l: zone's end").press("up", "enter").shows("l: 10 m past")
	d.wants("l marks a line past the zone's end", d.r.Session.Desk.Past.String(), "10")
}

func TestTheGoMarkIsMovedInPlaceAndStandsBesideEveryRepetition(t *testing.T) {
	d := practising(t)
	d.shows("no go-mark")
	d.press("]", "]").rep(2.2, 1.2, "c").press("u", "u", "[", "r").shows("steps", "race pace")
	d.rep(2.2, 1.3, "t").press("r").rep(3, 2, "c").shows("7.15 m", "23.5 steps", "clean (slow)")
}

func TestNeitherMarkNorPaceEverTakesAKeysTime(t *testing.T) {
	d := practising(t).press("?")
	d.shows("go-mark half a step")
	d.wait(1).press("j").press("]").wait(2).press("k").press("r").wait(1).press("l").press("c")
	d.wants("the log", d.reps(), "2.0 1.0 3.0 clean")
}
