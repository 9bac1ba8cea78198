package model

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"testing"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"

	tea "github.com/charmbracelet/bubbletea"
)

var surnames = []string{"Ruiz", "Holt", "Lim", "Wong"}

// squads opens the list of races of a meet whose teams have runners: Ana Ruiz,
// Bea Holt, Cara Lim and Dee Wong in lane 1, others with their lane's number.
func squads(t testing.TB, format relay.FormatID, teams int) *desk {
	d := sit(t, format, teams)
	for lane := 1; lane <= teams; lane++ {
		id := relay.TeamID(fmt.Sprintf("1-1-1-%d", lane))
		for leg := range 4 {
			name := []string{"Ana", "Bea", "Cara", "Dee"}[leg] + " " + surnames[leg]
			if lane > 1 {
				name += fmt.Sprint(lane)
			}
			d.r.Session.Write("1-1-1", d.now, &relay.LineupSet{Team: id, Leg: leg + 1, Runner: &name})
		}
	}
	pinned := true
	d.r.Session.Write("1-1-1", d.now, &relay.TeamSet{Team: "1-1-1-1", Pinned: &pinned})
	d.r.Go(ui.Page{Kind: ui.Races})
	return d
}

// first is the first race, whatever is shown.
func (d *desk) first() *relay.Race { return d.r.Session.State.Race("1-1-1") }

// presence are where a team's runners were seen, leg by leg.
func (d *desk) presence(lane int) string {
	var out []string
	for _, leg := range d.first().Team(relay.TeamID(fmt.Sprintf("1-1-1-%d", lane))).Legs {
		out = append(out, cmp.Or(string(leg.Presence.State), "–"))
	}
	return strings.Join(out, " ")
}

// typed types a text as one would, and takes it.
func (d *desk) typed(text string) *desk {
	for _, c := range text {
		d.press(string(c))
	}
	return d.press("enter")
}

func TestTheCallGoesRoundTheOvalAndADigitChecksIn(t *testing.T) {
	d := squads(t, "4x100", 3).press("c")
	d.shows("Check-in", "Ana Ruiz", "start")
	var order []string
	for range 4 {
		screen := d.view()
		for _, zone := range []string{"start", "zone 1", "zone 2", "zone 3"} {
			if strings.Contains(screen, "▸"+zone) {
				order = append(order, zone)
			}
		}
		d.press("1", "right")
	}
	d.wants("the order of the oval", strings.Join(order, ", "), "start, zone 1, zone 2, zone 3")
	d.wants("team 1", d.presence(1), "checked_in checked_in checked_in checked_in")
	d.wants("team 2", d.presence(2), "– – – –")
	d.press("1")
	d.wants("a second press takes it back", d.presence(1), "– checked_in checked_in checked_in")
	d.shows("Ana Ruiz: taken back")
	d.press("2")
	d.shows("lane 2: Ana Ruiz2 starts, checked in")
}

func TestALetterSaysWhereARunnerIsAndTheArmedScreenNamesTheMissing(t *testing.T) {
	d := squads(t, "4x100", 3).press("c", "right", "right", "right", "m", "right", "down", "z", "right", "u", "y")
	d.wants("team 1", d.presence(1), "– warming_up – missing")
	d.wants("team 2", d.presence(2), "wrong_zone – – –")
	d.shows("missing: Wong, zone 3", "wrong zone: Ruiz2, start", "1 of 3 zones ready")
	d.press("enter")
	d.shows("ARMED", "missing: Wong, zone 3", "not ready: zone 2, 3")
	if strings.Contains(d.view(), "Ruiz2, start") {
		t.Error("more than the missing are named")
	}
}

func TestAllZonesReadyIsSaidLargeAndBesideTheGun(t *testing.T) {
	d := squads(t, "4x100", 2).press("c")
	for range 4 {
		d.press("1", "2", "y", "right")
	}
	d.shows("ALL ZONES READY", "3 of 3 zones ready")
	if strings.Contains(d.view(), "missing:") {
		t.Error("somebody is missing")
	}
	d.press("enter")
	d.shows("all zones ready", "press SPACE at the gun")
	d.press("space")
	d.r.Go(ui.Page{Kind: ui.CheckIn, Race: "1-1-1"})
	d.press("1")
	d.shows(relay.ErrBegun.Error())
}

func TestAnUnreadyZoneTurnsYellowAgain(t *testing.T) {
	d := squads(t, "4x100", 2).press("c", "right", "1", "y")
	d.shows("WHITE – ready", "only 1 of 2 are checked in")
	d.press("y")
	d.shows("YELLOW – not ready")
	d.press("left", "y")
	d.shows("the starter sees the start")
}

func TestMoreThanTenTeamsAreCheckedInByTwoDigits(t *testing.T) {
	d := squads(t, "4x400", 12).press("c", "1")
	d.shows("lane 1_")
	d.press("2", "0").wait(2).press("0", "3")
	d.wants("lane 12", d.presence(12), "checked_in – – –")
	d.wants("lane 3, the lone 0 forgotten", d.presence(3), "checked_in – – –")
	d.press("9", "9")
	d.shows("no team has the key 99")
}

func TestLanesDrawnAnewKeepTheLineUps(t *testing.T) {
	d := squads(t, "4x100", 3).press("enter")
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("c", "l").press("backspace", "backspace").typed("1>3 3>1")
	one := d.first().Team("1-1-1-1")
	d.wants("lane", fmt.Sprint(one.Lane), "3")
	d.wants("key", one.Key, "3")
	d.wants("leg 2", one.RunnerOf(2), "Bea Holt")
	d.press("3", "1")
	d.wants("the digit is the new lane", d.presence(1)+"/"+d.presence(3), "checked_in – – –/checked_in – – –")
	d.press("l").press("backspace", "backspace").typed("7>1")
	d.shows("no team is in lane 7")
}

func TestATeamIsScratchedAddedAndAnAlternateComesIn(t *testing.T) {
	d := squads(t, "4x100", 2).press("c", "x")
	if !d.first().Teams[0].Scratched {
		t.Error("lane 1 runs")
	}
	d.shows("scratched")
	d.press("down", "down", "x")
	if d.first().Teams[0].Scratched {
		t.Error("lane 1 does not run")
	}
	d.press("n").typed("Peak, B, 7")
	d.shows("Peak B", "lane 7", "Peak is in lane 7")
	d.press("n").typed("Peak")
	d.shows("which lane?")
	d.press("esc", "esc", "right", "up", "up", "up", "b").typed("Eva Roth, ill")
	d.wants("leg 2", d.first().Team("1-1-1-1").RunnerOf(2), "Eva Roth")
	d.wants("why", d.first().Team("1-1-1-1").Legs[1].Presence.Reason, "ill")
	d.press("1")
	d.wants("the substitute is checked in", d.presence(1), "– checked_in – –")
	d.press("b").typed("Ida Novak")
	d.shows(relay.ErrNoReason.Error())
}

func TestTheZonesSheetIsWrittenBesideTheMeet(t *testing.T) {
	t.Chdir(t.TempDir())
	d := squads(t, "4x100", 2).press("c", "right")
	_, cmd := d.r.Update(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("w")}})
	if cmd == nil {
		t.Fatal("nothing is written")
	}
	for _, msg := range told(cmd) {
		d.send(msg)
	}
	d.shows("written: memory-1-1-1-zone-1.txt and .html")
	for name, holds := range map[string]string{
		"memory-1-1-1-zone-1.txt": "lane 1, Team 1: Bea Holt takes from Ana Ruiz", "memory-1-1-1-zone-1.html": "Bea Holt",
	} {
		if b, err := os.ReadFile(name); err != nil || !strings.Contains(string(b), holds) {
			t.Errorf("%s lacks %q: %v\n%s", name, holds, err, b)
		}
	}
	if err := os.Chmod(".", 0o500); err != nil || os.Geteuid() == 0 {
		return // root writes anywhere
	}
	_, cmd = d.r.Update(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("w")}})
	for _, msg := range told(cmd) {
		d.send(msg)
	}
	d.shows("no sheet")
}

// told are the messages that come of a command.
func told(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	var out []tea.Msg
	for _, c := range batch {
		out = append(out, told(c)...)
	}
	return out
}
