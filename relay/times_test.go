package relay_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"

	"pgregory.net/rapid"
)

func TestATimeIsReadExactlyAsPrinted(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"49.959":    49959 * time.Millisecond,
		"1:50.526":  110526 * time.Millisecond,
		"10:07.656": 607656 * time.Millisecond,
		"50.20":     50200 * time.Millisecond,
		"1:02:03.4": time.Hour + 2*time.Minute + 3400*time.Millisecond,
		"97":        97 * time.Second,
		" 12,41 ":   12410 * time.Millisecond,
		"0.1":       100 * time.Millisecond,
	} {
		got, err := entry.ParseTime(text)
		if err != nil || got != want {
			t.Errorf("ParseTime(%q) = %v, %v, want %v", text, got, err, want)
		}
	}
}

func TestWhatIsNoTimeIsRefused(t *testing.T) {
	for _, text := range []string{"", "fast", "12.", ".5", "1:7.3", "1:60.0", "1:2:3:4", "-3", "+3", "1.2.3", "1,2.3", "123456", "1e3", "12.0123456789", "NT"} {
		if got, err := entry.ParseTime(text); err == nil {
			t.Errorf("ParseTime(%q) = %v, want an error", text, got)
		}
	}
}

func TestTimesArePrintedForTheirPlace(t *testing.T) {
	const ms = time.Millisecond
	for _, c := range []struct{ what, got, want string }{
		{"a split", relay.Hundredths(12405 * ms), "12.41"},
		{"a split just below the half", relay.Hundredths(12404999999), "12.40"},
		{"a total", relay.Hundredths(110526 * ms), "1:50.53"},
		{"a total that rounds to a minute", relay.Hundredths(59995 * ms), "1:00.00"},
		{"a long one", relay.Hundredths(3723400 * ms), "1:02:03.40"},
		{"before the gun", relay.Hundredths(-1255 * ms), "-1.25"},
		{"photo finish", relay.OfficialTime(49951*ms, false), "49.96"},
		{"photo finish, exact", relay.OfficialTime(49950*ms, false), "49.95"},
		{"by hand", relay.OfficialTime(10110*ms, true), "10.2"},
		{"by hand, exact", relay.OfficialTime(10100*ms, true), "10.1"},
		{"live", relay.Tenths(12350 * ms), "12.4"},
		{"live, past a minute", relay.Tenths(110526 * ms), "1:50.5"},
		{"the clock", relay.RaceClock(37449 * ms), "0:37.4"},
		{"the clock and the finish at one instant", relay.RaceClock(49598*ms) + " " + relay.Tenths(49598*ms), "0:49.6 49.6"},
		{"the clock late in a race", relay.RaceClock(607656 * ms), "10:07.7"},
		{"the time of day", relay.WallClock(time.Date(2026, 5, 16, 9, 26, 33, 960_000_000, time.UTC)), "09:26:34.0"},
		{"the time of day, just below the half", relay.WallClock(time.Date(2026, 5, 16, 9, 26, 33, 949_000_000, time.UTC)), "09:26:33.9"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
}

func TestAPrintedTimeReadsBackAsItsRounding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64Range(0, int64(99999*time.Hour)).Draw(t, "time"))
		back, err := entry.ParseTime(relay.Hundredths(d))
		if want := relay.RoundHalfUp(d, relay.Hundredth); err != nil || back != want {
			t.Fatalf("%v printed %s reads %v, %v", d, relay.Hundredths(d), back, err)
		}
		if up := relay.RoundUp(d, relay.Hundredth); up < d || up-d >= relay.Hundredth {
			t.Fatalf("%v rounds up to %v", d, up)
		}
	})
}

func TestTheClockAndAPressOfOneInstantAreOneNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64Range(0, int64(3*time.Hour)).Draw(t, "time"))
		clock, pressed := relay.RaceClock(d), relay.Tenths(d)
		if relay.RoundHalfUp(d, relay.Tenth) < 10*time.Second {
			pressed = "0" + pressed
		}
		if clock != pressed && clock != "0:"+pressed {
			t.Fatalf("at %v the clock shows %s and the press %s", d, clock, pressed)
		}
	})
}

func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"49.959", "1:50.526", "1:02:03.4", "12,41", "", ":", "99999:59:59.999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := entry.ParseTime(s)
		if err != nil {
			return
		}
		if d < 0 {
			t.Fatalf("%q reads as %v", s, d)
		}
		if d > 99999*time.Hour {
			return // rounds to six digits of hours
		}
		if back, err := entry.ParseTime(relay.Hundredths(d)); err != nil || back != relay.RoundHalfUp(d, relay.Hundredth) {
			t.Fatalf("%q prints as %q, which reads %v, %v", s, relay.Hundredths(d), back, err)
		}
	})
}
