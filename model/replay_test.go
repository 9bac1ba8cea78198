package model

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/settings"
	"baton/relay/sqlite"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// timedRace is a meet file with one race in it, timed as the demo does.
func timedRace(t *testing.T) (path string, timed *relay.Meet) {
	t.Helper()
	w := watch(t, 1).until(60)
	if left := w.Session.Close(5 * time.Second); left > 0 {
		t.Fatalf("%d events not saved", left)
	}
	return w.log.Path(), w.Session.State
}

// again is somebody watching a race again, whose laptop's clock is moved by hand.
type again struct {
	*replay
	real time.Time
}

func readEvents(t testing.TB, path string) []relay.Event {
	t.Helper()
	read, err := sqlite.ReadMeet(path, sqlite.ReadLimit)
	if err != nil {
		t.Fatal(err)
	}
	return read.Events
}

func see(t testing.TB, path string, speed float64) *again {
	t.Helper()
	a := &again{real: time.Now()}
	events := readEvents(t, path)
	return a.open(t, events, speed)
}

func (a *again) open(t testing.TB, events []relay.Event, speed float64) *again {
	t.Helper()
	set := settings.Settings{Station: "other", Spot: "200", Theme: "mono"}
	r := newRoot(Options{Settings: set, Now: func() time.Time { return a.real }})
	p, err := newReplay(r, "race.meet", events, "12-1-3", speed)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.s.Close(time.Second) })
	p.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	a.replay = p
	return a
}

// wait lets time pass on the laptop.
func (a *again) wait(s float64) *again {
	a.real = a.real.Add(time.Duration(s * float64(time.Second)))
	a.Update(tickMsg(a.real))
	return a
}

func (a *again) press(keys ...string) (cmd tea.Cmd) {
	for _, k := range keys {
		msg, ok := named[k]
		if !ok {
			msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		}
		_, cmd = a.Update(terminal.Stamped{At: a.real, Key: msg})
	}
	return cmd
}

func raceText(t interface{ Fatal(...any) }, r *relay.Race) string {
	b, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAReplayEndsAsTheRaceDid(t *testing.T) {
	path, timed := timedRace(t)
	want := raceText(t, timed.Race("12-1-3"))
	for _, speed := range []float64{1, 10} {
		a := see(t, path, speed)
		for range 700 {
			a.wait(0.1)
		}
		if got := raceText(t, a.State()); got != want {
			t.Errorf("speed %g: the race ends otherwise than it did", speed)
		}
		if screen := a.props().Draw(a.theme); !strings.Contains(screen, "FINISHED") || !strings.Contains(screen, "over") {
			t.Errorf("speed %g:\n%s", speed, screen)
		}
	}
}

func TestAReplayGoesByAtTheRacesOwnPace(t *testing.T) {
	path, _ := timedRace(t)
	a := see(t, path, 1)
	if a.State().Armed || len(a.State().Teams) != 9 {
		t.Errorf("at first the race is %s with %d teams", a.State().Status, len(a.State().Teams))
	}
	a.wait(2.05)
	if a.State().Status != relay.ArmedRace {
		t.Errorf("after 2 s the race is %s", a.State().Status)
	}
	a.wait(5) // armed five seconds before the gun
	for _, c := range []struct {
		wait   float64
		passes int
		clock  string
	}{{11, 0, "0:11.0"}, {2, 5, "0:13.0"}, {1, 9, "0:14.0"}, {36, 29, "0:50.0"}} {
		a.wait(c.wait)
		passes := 0
		for _, team := range a.State().Teams {
			for _, p := range team.Passes {
				if p.Known {
					passes++
				}
			}
		}
		if screen := a.props().Draw(a.theme); passes < c.passes-1 || passes > c.passes+1 || !strings.Contains(screen, c.clock) {
			t.Errorf("at %s there are %d passes, want about %d\n%s", c.clock, passes, c.passes, screen)
		}
	}
}

func TestAReplayIsPausedSpedUpAndJumpedByKeys(t *testing.T) {
	path, _ := timedRace(t)
	a := see(t, path, 2).wait(10)
	if at := a.at; at != 20*time.Second || !strings.Contains(a.props().Draw(a.theme), "REPLAY 2× · space pause") {
		t.Fatalf("at %s after 10 s at twice the speed\n%s", at, a.props().Draw(a.theme))
	}
	a.press("space")
	a.wait(30)
	if a.at != 20*time.Second || !strings.Contains(a.props().Draw(a.theme), "PAUSED") {
		t.Errorf("paused, and yet at %s", a.at)
	}
	a.press("space", "+")
	if a.wait(1); a.at != 24*time.Second {
		t.Errorf("at %s after a second at four times the speed", a.at)
	}
	a.press("-", "-", "left")
	if a.wait(1); a.at != 20*time.Second {
		t.Errorf("at %s, 5 s back and a second on", a.at)
	}
	if a.press("right", "right"); a.at != 30*time.Second {
		t.Errorf("at %s, 10 s forward", a.at)
	}
	for range 20 {
		a.press("left", "-")
	}
	if a.at != 0 || a.State().Armed || a.speed != slowest {
		t.Errorf("at %s of the start, speed %g", a.at, a.speed)
	}
	for range 30 {
		a.press("right", "+")
	}
	if a.at != a.end() || a.State().Status != relay.Finished || a.speed != fastest {
		t.Errorf("at %s of %s, speed %g", a.at, a.end(), a.speed)
	}
}

func TestAnotherTeamIsFocusedInAReplay(t *testing.T) {
	path, _ := timedRace(t)
	a := see(t, path, 1).wait(30)
	if a.Focused().Title() != "Northside A" {
		t.Errorf("%s is focused, not the pinned squad", a.Focused().Title())
	}
	if a.press("down"); a.Focused().Title() != "Riverton A" {
		t.Errorf("%s is focused", a.Focused().Title())
	}
}

func TestAReplayIsLeft(t *testing.T) {
	path, _ := timedRace(t)
	a := see(t, path, 1)
	for _, key := range []string{"q", "esc", "ctrl+c"} {
		if !quits(a.press(key)) {
			t.Errorf("%s does not leave the replay", key)
		}
	}
	for _, key := range []string{"1", "d", "enter", "backspace", "g", "?", "x"} {
		if quits(a.press(key)) {
			t.Errorf("%s leaves the replay", key)
		}
	}
}

func TestNothingIsWrittenByAReplay(t *testing.T) {
	path, timed := timedRace(t)
	folder := filepath.Dir(path)
	before := contents(t, folder)
	a := see(t, path, 5)
	for range 20 {
		a.wait(1)
		a.press("1", "d", "2", "backspace", "space", "space", "a", "g", "enter", "left", "right")
		a.props().Draw(a.theme)
	}
	if after := contents(t, folder); !bytes.Equal(before, after) {
		t.Error("the meet's folder has changed")
	}
	if handed := a.s.Saved().Handed; handed != 0 || a.s.State.Len() > timed.Len() {
		t.Errorf("%d events to save, %d in the meet of %d", handed, a.s.State.Len(), timed.Len())
	}
	if unwritten("race.meet").Append(nil) == nil {
		t.Error("its log can be written")
	}
}

// contents are the files of a folder, names and bytes.
func contents(t *testing.T, folder string) []byte {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all = append(append(all, e.Name()...), b...)
	}
	return all
}

func TestWhateverIsJumpedAReplayShowsTheEventsUpToItsTime(t *testing.T) {
	path, _ := timedRace(t)
	a := see(t, path, 1)
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			switch key := rapid.SampledFrom([]string{"left", "right", "+", "-", "wait"}).Draw(t, "key"); key {
			case "wait":
				a.wait(rapid.Float64Range(0, 8).Draw(t, "seconds"))
			default:
				a.press(key)
			}
		}
		m := relay.NewMeet()
		m.Add(a.base...)
		for _, moment := range a.moments {
			if moment.due <= a.at {
				m.Add(moment.event)
			}
		}
		if raceText(t, a.State()) != raceText(t, m.Race("12-1-3")) {
			t.Fatalf("at %s another state than that of the events so far", a.at)
		}
		a.props().Draw(a.theme)
	})
}

func TestLongWaitsOutsideTheRaceAreShortened(t *testing.T) {
	path, _ := timedRace(t)
	events := readEvents(t, path)
	var late []relay.Event
	author := relay.Author{Origin: events[0].ID.Origin}
	write := func(h relay.Header, f relay.Fact) {
		e, err := author.Next(h, f)
		if err != nil {
			t.Fatal(err)
		}
		late = append(late, e)
	}
	gun := false
	for _, e := range events { // the same race, its gun an hour after it was armed
		gun = gun || e.Kind == relay.KindGun
		h := e.Header
		if gun {
			h.Wall, h.Mono = h.Wall+int64(time.Hour), h.Mono+int64(time.Hour)
		}
		write(h, e.Fact)
	}
	h := late[len(late)-1].Header // looked through a day later
	h.Wall, h.Mono, h.Lamport = h.Wall+int64(24*time.Hour), h.Mono+int64(24*time.Hour), 0
	write(h, &relay.Note{Text: "checked"})
	a := (&again{real: time.Now()}).open(t, late, 1)
	if end := a.end(); end > 75*time.Second {
		t.Errorf("the replay takes %s", end)
	}
	a.wait(13)
	if since, ok := a.State().Since(a.instant()); !ok || since > 12*time.Second {
		t.Errorf("after 13 s the race runs for %s", since)
	}
	a.press("left", "left")
	if _, running := a.State().Since(a.instant()); running {
		t.Error("nothing goes back before the gun")
	}
	if a.wait(80); len(a.State().Notes) != 1 {
		t.Error("the note of the day after does not come up")
	}
}

func TestARaceThatCannotBeReplayedIsToldWhy(t *testing.T) {
	path, _ := timedRace(t)
	events := readEvents(t, path)
	for race, want := range map[relay.RaceID]string{"12-1-4": "no race 12-1-4", "19-1-1": "has no gun"} {
		if _, err := newReplay(newRoot(Options{}), path, events, race, 1); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", race, err)
		}
	}
	if err := Replay(Options{}, filepath.Join(t.TempDir(), "none.meet"), "12-1-3", 1); err == nil {
		t.Error("a file that is not there is read")
	}
	other := filepath.Join(t.TempDir(), "other.meet")
	if err := os.WriteFile(other, []byte("no meet at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Replay(Options{}, other, "12-1-3", 1); err == nil {
		t.Error("a file that is no meet is read")
	}
}

func TestWhoRunsIsKnownBeforeAReplayStarts(t *testing.T) {
	facts := []relay.Fact{
		&relay.RaceSet{}, &relay.TeamSet{Team: "a"}, &relay.LineupSet{Team: "a", Leg: 1}, &relay.PlanSet{Team: "a", Exchange: 1},
		&relay.ZoneReady{Exchange: 1, Ready: true}, relay.NewLineupLock(relay.KindLocked, "a", ""), relay.NewLineupLock(relay.KindUnlocked, "a", ""),
	}
	for _, k := range []relay.Kind{relay.KindCheckedIn, relay.KindWarmingUp, relay.KindWrongZone, relay.KindMissing, relay.KindSubstituted} {
		facts = append(facts, relay.NewPresence(k, relay.Presence{Team: "a", Leg: 1}))
	}
	events := []relay.Event{{Header: relay.Header{Race: "1-1-1", Kind: relay.KindGun, Wall: 1}, Fact: &relay.Gun{}}}
	for i, f := range facts {
		events = append(events, relay.Event{ID: relay.ID{Seq: int64(i + 1)}, Header: relay.Header{Race: "1-1-1", Kind: f.Kind(), Wall: 2}, Fact: f})
	}
	if base, moments := paced(events, "1-1-1"); len(base) != len(facts) || len(moments) != 1 {
		t.Errorf("%d of %d are known before, %d come up with the gun", len(base), len(facts), len(moments)-1)
	}
}
