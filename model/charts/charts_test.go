package charts

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

var race = []Line{
	{"1", []float64{0, 0.2, 0, 0.3, 0.4}}, {"2", []float64{0, 0, 0.4, 0, 0}},
	{"3", []float64{0, 0.9, 4.5, math.NaN(), 5.7}}, {"14", []float64{0, 1.1, math.NaN(), math.NaN(), math.NaN()}},
}

var steps = []string{"gun", "ex 1", "ex 2", "ex 3", "fin"}

func TestTheGapChartNamesLeaderTeamsAndSteps(t *testing.T) {
	got := Gap(70, 14, race, steps)
	for _, text := range []string{"leader", "+6.0", "gun", "ex 2", "fin"} {
		if !strings.Contains(got, text) {
			t.Errorf("the chart does not show %q:\n%s", text, got)
		}
	}
	lines := strings.Split(got, "\n")
	if len(lines) > 15 {
		t.Errorf("%d lines", len(lines))
	}
	for key, last := range map[string]int{"2": 1, "3": 13} {
		if line := strings.IndexFunc(got, func(r rune) bool { return string(r) == key }); line < 0 {
			t.Errorf("team %s has no mark near line %d:\n%s", key, last, got)
		}
	}
	for _, l := range lines {
		if n := utf8.RuneCountInString(l); n > 70 {
			t.Errorf("%d cells: %q", n, l)
		}
	}
}

func TestACornerTooSmallDrawsNothing(t *testing.T) {
	if Gap(10, 3, race, steps) != "" || Dots(9, race[:1], "s") != "" || Bars(9, []Bar{{"leg 1", 12, 12, "12.0"}}) != "" {
		t.Error("something was drawn")
	}
}

func TestDotsLieOnOneScaleAndTheLastIsFull(t *testing.T) {
	got := Dots(40, []Line{{"Ruiz → Holt", []float64{2.0, 2.4, 2.2}}, {"Holt → Lim", []float64{2.2}}}, "s")
	lines := strings.Split(got, "\n")
	if len(lines) != 3 || strings.Count(lines[0], "○") != 2 || !strings.HasSuffix(lines[2], "2.4 s") {
		t.Fatalf("got\n%s", got)
	}
	at := func(s string) int { return utf8.RuneCountInString(s[:strings.Index(s, "●")]) }
	if at(lines[0]) != at(lines[1]) {
		t.Errorf("2.2 s lies at two places:\n%s", got)
	}
}

func TestABarHasItsTarget(t *testing.T) {
	got := Bars(50, []Bar{{"1 Ana Ruiz", 12.4, 12.0, "12.4"}, {"2 Bea Holt", 6.2, 12.4, "6.2"}})
	lines := strings.Split(got, "\n")
	if strings.Count(lines[0], "█") < 2*strings.Count(lines[1], "█")-1 || !strings.Contains(lines[1], "┃") || !strings.HasSuffix(lines[1], "6.2") {
		t.Errorf("got\n%s", got)
	}
}
