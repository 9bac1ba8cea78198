package model

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/settings"

	tea "github.com/charmbracelet/bubbletea"
)

// watching is somebody before the demo, whose laptop's clock is moved by hand.
type watching struct {
	*demo
	t    *testing.T
	real time.Time
}

// watch starts the demo. The laptop stands at one exchange only: the script sees
// all of them nevertheless.
func watch(t *testing.T, speed float64) *watching {
	t.Helper()
	w := &watching{t: t, real: time.Now()}
	set := settings.Settings{Station: "test", Spot: "200", Theme: "mono", Quiet: true}
	w.demo = newDemo(Options{Version: "test", Settings: set, Now: func() time.Time { return w.real }}, t.TempDir(), speed)
	w.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	opened, err := w.open()
	if err != nil {
		t.Fatal(err)
	}
	w.Update(loadedMsg{opened, err})
	t.Cleanup(func() {
		w.Session.Close(time.Second)
		w.log.Close()
	})
	return w
}

// until lets the demo run to so many seconds after its gun.
func (w *watching) until(s float64) *watching {
	end := w.gun.Add(time.Duration(s * float64(time.Second)))
	for len(w.ahead) > 0 && !w.gun.Add(w.ahead[0].at).After(end) {
		w.to(w.gun.Add(w.ahead[0].at))
		w.Update(beatMsg{})
	}
	w.to(end)
	w.Update(tickMsg(w.Now()))
	return w
}

// to moves the laptop's clock until the demo's shows an instant.
func (w *watching) to(at time.Time) {
	w.real = w.real.Add(time.Duration(float64(at.Sub(w.Now()))/w.speed) + time.Microsecond)
}

func (w *watching) press(key tea.KeyMsg) tea.Cmd {
	_, cmd := w.Update(terminal.Stamped{At: w.Now(), Key: key})
	return cmd
}

func (w *watching) race() *relay.Race { return w.Session.State.Race("12-1-3") }

func (w *watching) team(lane int) *relay.Team {
	for _, t := range w.race().Teams {
		if t.Lane == lane {
			return t
		}
	}
	w.t.Fatalf("no team in lane %d", lane)
	return nil
}

func (w *watching) screen() string { return w.live().View(&w.root.Shell).Draw(w.root.Theme) }

func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, ok := cmd().(tea.QuitMsg)
	return ok
}

func TestTheDemoRunsAWholeRaceToItsResult(t *testing.T) {
	for _, speed := range []float64{1, 7} {
		w := watch(t, speed).until(60)
		r := w.race()
		if r.Status != relay.Finished || len(w.ahead) != 0 {
			t.Fatalf("speed %g: %s, %d keys left", speed, r.Status, len(w.ahead))
		}
		roles := map[relay.Role]int{}
		for _, k := range r.Marks() {
			roles[k.Role]++
		}
		if got := fmt.Sprint(roles); got != fmt.Sprint(map[relay.Role]int{relay.Counted: 35, relay.Double: 1, relay.Test: 1, relay.Spent: 3}) {
			t.Errorf("speed %g: marks %s", speed, got)
		}
		var order []string
		for _, team := range r.ByRank() {
			order = append(order, team.Title())
		}
		if got := strings.Join(order, ", "); got != "Peak A, Northside A, Riverton A, Mill Creek A, Eastgate A, Boulder A, Harbor A, Northside B, Lakewood A" {
			t.Errorf("speed %g: order %s", speed, got)
		}
		if finish, ok := w.team(4).Finish(); !ok || finish != 49520*time.Millisecond {
			t.Errorf("speed %g: the winner finished in %s", speed, finish)
		}
	}
}

func TestTheDemoComesOutTheSameOnABusyLaptop(t *testing.T) {
	w := watch(t, 10)
	for range 25 { // no message but the ticks, three seconds of the race apart
		w.to(w.Now().Add(3 * time.Second))
		w.Update(tickMsg(w.Now()))
	}
	if w.team(4).Pending != 1 || !w.team(5).Provisional || w.race().Status != relay.Finished {
		t.Errorf("lane 4 has %d flags, lane 5 is %q, the race is %s", w.team(4).Pending, w.team(5).Out, w.race().Status)
	}
}

func TestTheDemosMishapsComeOutAsTold(t *testing.T) {
	w := watch(t, 1).until(28.5)
	if !w.team(3).Dropped {
		t.Error("lane 3 has not dropped its baton")
	}
	w.until(30)
	if w.team(3).Dropped || !w.team(3).Passes[1].Known {
		t.Error("lane 3 has handed off and yet not picked up")
	}
	w.until(43)
	if p := w.team(6).Passes; !p[1].Known || p[2].Known {
		t.Error("lane 6's third hand-off does not count as its second yet")
	}
	w.until(60)
	if p := w.team(6).Passes; p[1].Known || !p[1].Skipped || p[2].Time != 39930*time.Millisecond || !p[3].Known {
		t.Errorf("lane 6 was not put right: %+v", p)
	}
	if team := w.team(5); team.InDoubt() != "DQ?" || w.race().Ranks()[team.ID] == 0 || w.race().RanksIfUpheld()[team.ID] != 0 {
		t.Errorf("lane 5 is %q, %q", team.Out, team.InDoubt())
	}
	if team := w.team(4); team.Pending != 1 || w.race().Ranks()[team.ID] != 1 {
		t.Errorf("lane 4 has %d flags", team.Pending)
	}
	for n := 1; n <= 3; n++ {
		z, ok := w.race().ZoneTime(w.team(1), n)
		if !ok || z.Took < 3200*time.Millisecond || z.Took > 3700*time.Millisecond {
			t.Errorf("exchange %d: %v: school girls take 3.2 to 3.7 s for 30 m", n, z)
		}
	}
	for _, i := range w.race().Incidents {
		want := map[relay.Kind]int{relay.KindFlag: 2, relay.KindDQ: 1}[i.Kind]
		if want > 0 && i.Near != want {
			t.Errorf("the %s is told at exchange %d, want %d", i.Kind, i.Near, want)
		}
	}
}

func TestTheDemoLeavesNoDoubtButWhatItMeansToShow(t *testing.T) {
	w := watch(t, 1)
	for s := 1.0; s < 60; s++ {
		w.until(s)
		for _, d := range w.Session.State.Doubts("12-1-3", w.Session.Desk) {
			lane6 := slices.Equal(d.Teams, []relay.TeamID{w.team(6).ID}) && d.What == relay.OneShort && s > 39 && s < 45
			if !lane6 {
				t.Errorf("at %g s: %s %v", s, d.What, d.Teams)
			}
		}
	}
}

func TestTheDemoTellsWhichKeyItHasPressed(t *testing.T) {
	w := watch(t, 1)
	for _, c := range []struct {
		at   float64
		says string
	}{
		{-4.4, "demo: a race that times itself"},
		{0.1, "demo: space – the gun"},
		{12.5, "demo: 4 – Peak A hands off"},
		{24.3, "demo: d"},
		{24.6, "demo: d 3 – lane 3 dropped"},
		{44.5, "demo: s 6 – one of lane 6"},
		{57.5, "demo: that was the race"},
	} {
		if screen := w.until(c.at).screen(); !strings.Contains(screen, c.says) {
			t.Errorf("at %g s not on the screen: %s\n%s", c.at, c.says, screen)
		}
	}
}

func TestWhoeverWatchesTheDemoMayPressKeysToo(t *testing.T) {
	w := watch(t, 4).until(10)
	w.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("?")})
	if !strings.Contains(w.screen(), "Keys") {
		t.Errorf("no help beside the board:\n%s", w.screen())
	}
	w.press(tea.KeyMsg{Type: tea.KeyEsc})
	w.until(60)
	if r := w.race(); r.Status != relay.Finished {
		t.Errorf("the race is %s", r.Status)
	}
	if gap := w.gap; gap.Kind != "" {
		t.Errorf("the speeded clock was taken for a %s", gap.Kind)
	}
}

func TestTheDemoIsLeftByKeyAndByMenu(t *testing.T) {
	for name, key := range map[string]tea.KeyMsg{
		"q":      {Type: tea.KeyRunes, Runes: []rune("q")},
		"ctrl+c": {Type: tea.KeyCtrlC},
	} {
		if !quits(watch(t, 1).until(20).press(key)) {
			t.Errorf("%s does not leave the demo", name)
		}
	}
	w := watch(t, 1).until(20)
	w.press(tea.KeyMsg{Type: tea.KeyEsc})
	for p := w.live().Panel; p.Items[p.Selected].Name != "leave"; p = w.live().Panel {
		w.press(tea.KeyMsg{Type: tea.KeyDown})
	}
	if !quits(w.press(tea.KeyMsg{Type: tea.KeyEnter})) {
		t.Error("leaving the race does not leave the demo")
	}
}

func TestTheDemoKeepsItsHandsOffAnotherRace(t *testing.T) {
	w := watch(t, 1).until(50)
	w.press(tea.KeyMsg{Type: tea.KeyEnter})
	w.press(tea.KeyMsg{Type: tea.KeyEnter})
	w.until(60)
	if w.live().Race != "15-1-1" || len(w.Session.State.Race("15-1-1").Marks()) != 0 {
		t.Errorf("race %s has %d marks", w.live().Race, len(w.Session.State.Race("15-1-1").Marks()))
	}
}

func TestAMeetThatCannotBeMadeIsTold(t *testing.T) {
	file := t.TempDir() + "/no-folder"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDemo(Options{}, file, 1)
	opened, err := d.open()
	d.Update(loadedMsg{opened, err})
	if err == nil || d.failed == nil {
		t.Errorf("opened %v, failed %v", opened, d.failed)
	}
	if _, cmd := d.Update(terminal.Stamped{At: d.Now(), Key: tea.KeyMsg{Type: tea.KeyEnter}}); !quits(cmd) {
		t.Error("no key leaves the program")
	}
}

func TestASpeededClockKeepsItsMonotonicReading(t *testing.T) {
	now := time.Now()
	clock := speeded(func() time.Time { return now }, 2.5)
	start := clock()
	now = now.Add(2 * time.Second)
	if got := clock().Sub(start); got != 5*time.Second {
		t.Errorf("%s in 2 s at 2.5 times the speed", got)
	}
	if !strings.Contains(clock().String(), "m=") {
		t.Error("no monotonic reading")
	}
}
