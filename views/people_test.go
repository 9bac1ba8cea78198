package views

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestScreensBeforeTheGun(t *testing.T) {
	for name, draw := range peopleScreens() {
		t.Run(name, func(t *testing.T) { eachSize(t, draw) })
	}
}

func TestNoScreenBeforeTheGunIsEverLargerThanTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := sizes(t)
		name := func() string { return oddName().Draw(t, "name") }
		e := Edges{Width: w, Height: h, Title: name(), About: name(), Note: name(), Foot: footKeys}
		switch rapid.IntRange(0, 2).Draw(t, "edges") {
		case 1:
			e.Question = &Question{Asks: name(), Before: name(), After: name(), Offers: []string{name()}}
		case 2:
			e.Help = helpPanel
		}
		plan, call, practice := handOffs(), checkIn(), practising()
		plan.Edges, call.Edges, practice.Edges = e, e, e
		plan.Rows[0].Pair, plan.Rows[1].Values[2], plan.Record, plan.Zone, plan.Words[1].Text = name(), name(), name(), name(), name()
		plan.Words[0].About, plan.Words[0].Why = name(), name()
		plan.Selected, plan.Field = rapid.IntRange(0, 2).Draw(t, "row"), rapid.IntRange(0, 7).Draw(t, "field")
		plan.Rows = plan.Rows[:rapid.IntRange(0, 3).Draw(t, "rows")]
		call.Zones[1].Name, call.Where, call.Flag, call.Missing = name(), name(), name(), name()
		call.Rows[1].Cells = rapid.SliceOfN(oddName(), 0, 6).Draw(t, "cells")
		call.Zone, call.Selected, call.AllReady = rapid.IntRange(0, 3).Draw(t, "zone"), rapid.IntRange(0, 8).Draw(t, "runner"), rapid.Bool().Draw(t, "ready")
		practice.What, practice.Plan, practice.State, practice.Next, practice.Last, practice.Record = name(), name(), name(), name(), name(), name()
		practice.Banners = []Banner{{name(), Watch}}
		theme, list := anyTheme(t), races()
		list.Width, list.Height, list.Help = w, h, helpPanel
		fits(t, list.Draw(theme), w, h)
		fits(t, plan.Draw(theme), w, h)
		fits(t, call.Draw(theme), w, h)
		fits(t, practice.Draw(theme), w, h)
	})
}

func TestTheSelectedFieldIsAlwaysSeen(t *testing.T) {
	p := handOffs()
	for _, width := range []int{40, 60, 80, 120} {
		for field := range p.Fields {
			p.Width, p.Height, p.Field, p.Selected = width, 24, field, 0
			got := ansi.Strip(p.Draw(NewTheme("mono", Screen{Term: "dumb"})))
			if !strings.Contains(got, p.Fields[field]) || !strings.Contains(got, p.Rows[0].Values[field]) {
				t.Errorf("%d columns, %s is not shown:\n%s", width, p.Fields[field], got)
			}
		}
	}
}

func TestAWarningAboutTheSelectedExchangeIsSeenInALowWindow(t *testing.T) {
	p := handOffs()
	p.Width, p.Height = 40, 12
	if got := ansi.Strip(p.Draw(NewTheme("mono", Screen{}))); !strings.Contains(got, "left to left") {
		t.Error(got)
	}
}

func TestTheZoneShownIsAmongManyZones(t *testing.T) {
	p := checkIn()
	for i := range 29 {
		p.Zones = append(p.Zones, ZoneTab{"zone " + strings.Repeat("9", 1+i%2), strings.Repeat("9", 1+i%2), "0/9", i%2 == 0})
	}
	p.Width, p.Height = 60, 12
	for zone := range p.Zones {
		p.Zone = zone
		if got := ansi.Strip(p.Draw(NewTheme("mono", Screen{}))); !strings.Contains(got, "▸"+p.Zones[zone].Short+" ") {
			t.Errorf("zone %d is not shown:\n%s", zone, got)
		}
	}
}

func TestWhatToPressInPracticeIsSeenInAnyWindow(t *testing.T) {
	p := practising()
	p.State, p.Next = "IN THE ZONE", "k as it is handed off"
	for _, size := range [][2]int{{40, 3}, {40, 12}, {80, 24}, {200, 60}} {
		p.Width, p.Height = size[0], size[1]
		if got := ansi.Strip(p.Draw(NewTheme("mono", Screen{}))); !strings.Contains(got, "k as it is handed off") || !strings.Contains(got, "12 saved") {
			t.Errorf("at %v:\n%s", size, got)
		}
	}
}
