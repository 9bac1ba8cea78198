package model

import (
	"baton/model/setup"
	"baton/model/ui"
	"strings"
	"testing"
)

// letters types into an open question, without the enter.
func (d *desk) letters(text string) *desk { return d.press(strings.Split(text, "")...) }

func TestWhatIsShownOfANameIsWhatIsWritten(t *testing.T) {
	d := squads(t, "4x100", 2)
	d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
	d.press("enter").letters("Zoë Muñoz").press("enter")
	d.wants("leg 1", d.first().Teams[0].RunnerOf(1), "Zoë Muñoz")
	d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
	d.press("right", "enter").letters("Be").shows("leg 2 of Team 1", "Be▏", "tab Bea Holt2")
	d.press("tab").shows("Bea Holt2▏").press("enter")
	d.wants("one key completes", d.first().Teams[0].RunnerOf(2), "Bea Holt2")
	d.press("right", "enter").letters("Car").press("enter")
	d.wants("what stood there", d.first().Teams[0].RunnerOf(3), "Car")
	d.shows("Car is a new name here: is it Cara Lim2?")
}

func TestANameOfAPracticeIsCompletedByTheSameKey(t *testing.T) {
	d := squads(t, "4x100", 2)
	d.r.Show(setup.AskPractice(&d.r.Shell))
	d.letters("Ana R").shows("Ana R▏", "tab Ana Ruiz").lacks("Ana R▏uiz")
	d.press("enter").letters("Be").press("tab").shows("Bea Holt▏").press("enter")
	d.letters("4x2").press("tab").shows("4×200 m▏").press("enter", "enter")
	d.shows("Practice · Ana R → Bea Holt", "4×200 m, exchange 1")
	d.press("esc").lacks("who gives the baton")
}

func TestTwoNamesOfOneRunnerAreMadeOneByKeys(t *testing.T) {
	d := squads(t, "4x100", 2)
	d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
	d.press("enter").letters("Ana R").press("enter")
	d.press("w").shows("Runners", "Ana R", "8 of this meet")
	d.press("enter").letters("Ana Ruiz").press("enter")
	d.wants("who runs", d.first().Teams[0].RunnerOf(1), "Ana Ruiz")
	d.shows("Ana R is Ana Ruiz from now on", "ALSO WRITTEN")
	d.press("home", "u")
	d.wants("apart again", d.first().Teams[0].RunnerOf(1), "Ana R")
	d.shows("two runners again")
	d.press("u").shows("has one name")
	d.press("esc").shows("1-1-1")
}
