package views

import (
	"strings"
	"testing"

	"baton/relay"

	"github.com/charmbracelet/x/ansi"
)

// The way is 7.5 m to the zone and 30 m of it: in 76 cells half a metre each.
func TestAPictureOfAPassIsToScale(t *testing.T) {
	zone := Zone{From: "80", To: "110", Zone: relay.Zone{Before: 20 * relay.Metre, After: 10 * relay.Metre}, Pass: 18 * relay.Metre, Passed: true, Low: 15 * relay.Metre, High: 22 * relay.Metre, Spread: true}
	x := ZonePicture{Zone: zone, Mark: 7500, MarkText: "7.5 m", In: "11.0", Pass: "13.2", Out: "14.4"}
	for name, c := range map[string]struct {
		signs             Signs
		mark, heavy, ball string
	}{"all": {AllSigns, "▲", "━", "●"}, "simple": {SimpleSigns, "▲", "═", "•"}, "ascii": {ASCIISigns, "^", "=", "@"}} {
		t.Run(name, func(t *testing.T) {
			theme := inSigns(c.signs)
			lines := x.picture(&theme, 78)
			strip := []rune(c.signs.drawn(ansi.Strip(lines[0])))[1:]
			for what, at := range map[string]struct {
				sign   string
				metres float64
			}{"go-mark": {c.mark, 0}, "pass": {c.ball, 25.5}, "the first of the season": {c.heavy, 22.5}, "the last": {c.heavy, 29.5}} {
				if i := int(at.metres / 37.5 * 76); string(strip[i]) != at.sign && string(strip[i-1]) != at.sign {
					t.Errorf("%s: %q at cell %d of %q", what, strip[i], i, string(strip))
				}
			}
			if below := ansi.Strip(lines[1]); strings.Join(strings.Fields(below), " ") != "7.5 m 80 11.0 13.2 110 14.4" {
				t.Errorf("below it stands %q", below)
			}
		})
	}
}
