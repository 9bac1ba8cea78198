package model

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestTheFirstMinuteSaysWhatToDoAndWhatAPressTooSoonWas(t *testing.T) {
	for size, says := range map[[2]int]struct{ first, tried, soon string }{
		{80, 24}: {"space at the gun, then a lane's digit at each hand-off; too soon: no count", "only a test: timing begins at the gun (space)", "press 3 again at its hand-off"},
		{40, 12}: {"then lanes' digits; early: no count", "a test: no gun yet", "key 3 too soon, not counted"},
	} {
		d := sit(t, "4x100", 9)
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.shows(says.first)
		d.press("3").shows(says.tried, "key 3 works").lacks(says.first)
		d.wait(3).press("space").wait(1).press("3").shows(says.soon).lacks(says.first, says.tried)
		d.wait(11).press("3").lacks(says.soon, "again").wants("lane 3", d.passes(3), "12.0 - - -")
	}
}

func TestARecalledStartIsNoFirstMinute(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(1)
	d.choose("recall").lacks("then a lane's digit")
}

// Who missed the gun goes on pressing while the late gun is still to be chosen.
func TestPressesBeforeALateGunIsTakenAreSaidToBeKept(t *testing.T) {
	d := sit(t, "4x100", 9).press("g").wait(11)
	d.press("3").shows("kept: it counts once you take a gun (enter)").lacks("only a test")
	d.press("enter").lacks("kept: it counts").wants("lane 3", d.passes(3), "21.0 - - -")
}
