package relay_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// stationsAtZero are three stations of a meet: the hub, one whose clock is known to
// 5 ms, one that nobody compared.
func stationsAtZero(t *testing.T) map[string]*relaytest.Keeper {
	hub := relaytest.Station(t, relay.NewMeet(), 1, "hub", relay.Everywhere)
	top := relaytest.Station(t, hub.Meet, 2, "top", "100", 2*time.Second)
	back := relaytest.Station(t, hub.Meet, 3, "back", "200")
	hub.Clock = &relay.Clock{}
	top.Clock = &relay.Clock{Offset: -int64(2 * time.Second), Bound: int64(5 * time.Millisecond)}
	for _, k := range []*relaytest.Keeper{hub, top, back} {
		k.Race = ""
	}
	return map[string]*relaytest.Keeper{"hub": hub, "top": top, "back": back}
}

func TestTheZeroTestTellsByHowMuchStationsDiffer(t *testing.T) {
	for name, c := range map[string]struct {
		presses string // station and seconds, in order
		want    string
	}{
		"nobody":                            {"", ""},
		"one":                               {"top 5.00", "top 0.00"},
		"against the clock known best":      {"back 5.10 top 5.04 hub 5.00", "hub 0.00 top 0.04 back 0.10"},
		"earlier than the hub":              {"top 4.93 hub 5.00", "hub 0.00 top -0.07"},
		"a second try":                      {"hub 5.00 top 5.40 hub 9.00 top 9.02", "hub 0.00 top 0.02"},
		"a held key is its first press":     {"hub 5.00 top 5.02 top 5.60 top 6.10", "hub 0.00 top 0.02"},
		"pressed again after a second":      {"hub 5.00 top 5.02 top 6.02", "hub 0.00 top 1.02"},
		"10 s are one signal":               {"top 5.00 hub 15.00", "hub 0.00 top -10.00"},
		"more are two, and the last counts": {"top 5.00 hub 15.01", "hub 0.00"},
	} {
		who := stationsAtZero(t)
		words := strings.Fields(c.presses)
		for i := 0; i+1 < len(words); i += 2 {
			var at float64
			if _, err := fmt.Sscan(words[i+1], &at); err != nil {
				t.Fatal(err)
			}
			who[words[i]].At(at).Write(&relay.ZeroTest{})
		}
		var got []string
		for _, p := range who["hub"].Meet.ZeroTest() {
			got = append(got, fmt.Sprintf("%s %.2f", p.Station, p.Off.Seconds()))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestStationsThatSawAPassFarApartAreDoubted(t *testing.T) {
	for _, c := range []struct {
		back    float64
		doubted bool
	}{{25.79, false}, {25.8, true}, {24.8, true}, {24.81, false}} {
		k := relaytest.NewKeeper(t, "4x100", 1)
		k.Gun(0)
		back := relaytest.Station(t, k.Meet, 2, "two", "200")
		k.At(12.5).Press("1")
		k.At(25.3).Press("1")
		back.At(c.back).Press("1")
		var found []string
		for _, d := range k.Meet.Doubts(k.Race, k.Desk) {
			found = append(found, d.What+" "+d.Fix)
		}
		if got := strings.Join(found, ", "); (got == "stations differ? ex 2") != c.doubted {
			t.Errorf("seen at 25.3 and %.2f: %q", c.back, got)
		}
		apart := k.State().SeenApart(k.State().Marks()[1])
		if !strings.Contains(apart, " apart)") {
			t.Errorf("%q does not say how far apart two saw it", apart)
		}
	}
}
