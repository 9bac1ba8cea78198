package views

import (
	"strings"
	"testing"

	"baton/relay"
)

// The speed kept stands beside the zone's time wherever that has room: it may take five
// cells of the strip, and where it finds no room the line is as without it.
func TestTheSpeedKeptStandsBesideTheZonesTime(t *testing.T) {
	theme := NewTheme("mono", Screen{})
	zone := Zone{From: "80", To: "110", Zone: relay.Zone{Before: 20 * relay.Metre, After: 10 * relay.Metre}, Passed: true, Pass: 15 * relay.Metre}
	with := []SquadLeg{{Leg: 1, Runner: "Ana Ruiz", Glyph: "✓", State: "handed off", Zone: zone, ZoneTime: "3.6 s / 30 m", Kept: "108 %", Split: "12.9"}}
	without := []SquadLeg{with[0]}
	without[0].Kept = ""
	plain := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "")
	draw := func(legs []SquadLeg, width int) string {
		return strings.TrimRight(plain.Replace(drawSquadLeg(&theme, &legs[0], legWidthsOf(legs, width))), " ")
	}
	for _, c := range []struct {
		width int
		want  string
	}{
		{80, "  1 Ana Ruiz    ✓ handed off    80 ─────●┼──── 110   3.6 s / 30 m 108 %    12.9"},
		{85, "  1 Ana Ruiz    ✓ handed off    80 ───────●──┼───── 110   3.6 s / 30 m 108 %    12.9"},
	} {
		if got := draw(with, c.width); got != c.want {
			t.Errorf("%d cells:\n%s\nwant\n%s", c.width, got, c.want)
		}
	}
	for _, width := range []int{40, 60, 75, 79} {
		if a, b := draw(with, width), draw(without, width); a != b {
			t.Errorf("%d cells: with a speed kept the line is\n%s\nwithout\n%s", width, a, b)
		}
	}
}

// A gap without whose it is says nothing, and half a word less.
func TestWhatDoesNotFitBesideATeamIsLeftOutWhole(t *testing.T) {
	theme := NewTheme("mono", Screen{})
	plain := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "")
	head := SquadHead{Team: "Northside A", Plan: "ex 2 cost most: 0.5 ± 0.4 s · fin: 0.9 to Peak A, 0.6 on Lakewood A", Target: "target 50.20", Ahead: "0.3 ahead"}
	for width, want := range map[int]string{
		120: "  Northside A   ex 2 cost most: 0.5 ± 0.4 s · fin: 0.9 to Peak A, 0.6 on Lakewood A ",
		96:  "  Northside A   ex 2 cost most: 0.5 ± 0.4 s · fin: 0.9 to Peak A  ",
		80:  "  Northside A   ex 2 cost most: 0.5 ± 0.4 s   ",
		60:  "  Northside A   ex 2 cost most ",
	} {
		if got := plain.Replace(drawSquadHead(&theme, &head, width)); !strings.HasPrefix(got, want) {
			t.Errorf("%d cells:\n%s\nwant\n%s", width, got, want)
		}
	}
}
