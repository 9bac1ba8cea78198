package relay

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Hundredth and Tenth are the units times are printed in: hundredths in review
// and exports, tenths on the live screen and for zone times.
const (
	Hundredth = 10 * time.Millisecond
	Tenth     = 100 * time.Millisecond
)

// RoundHalfUp rounds a time to a unit, halves towards later.
func RoundHalfUp(d, unit time.Duration) time.Duration { return floorTo(d+unit/2, unit) }

// RoundUp rounds a time up to a unit unless it is exact, as official times are:
// hand times to the next tenth, photo-finish times to the next hundredth.
func RoundUp(d, unit time.Duration) time.Duration { return -floorTo(-d, unit) }

func floorTo(d, unit time.Duration) time.Duration {
	rest := d % unit
	if rest < 0 {
		rest += unit
	}
	return d - rest
}

// Hundredths prints a time to 0.01 s, rounded half up: "12.41", "1:50.53".
func Hundredths(d time.Duration) string { return printTime(RoundHalfUp(d, Hundredth), 2, false) }

// Thousandths prints a time to 0.001 s, rounded half up, as photo-finish files
// give it: "49.959".
func Thousandths(d time.Duration) string {
	return printTime(RoundHalfUp(d, time.Millisecond), 3, false)
}

// OfficialTime prints an official time: to the next 0.01 s, or, taken by hand,
// to the next 0.1 s.
func OfficialTime(d time.Duration, hand bool) string {
	if hand {
		return printTime(RoundUp(d, Tenth), 1, false)
	}
	return printTime(RoundUp(d, Hundredth), 2, false)
}

// Tenths prints a recorded time for the live screen, to 0.1 s, rounded half up:
// "12.4", "1:50.5".
func Tenths(d time.Duration) string { return printTime(RoundHalfUp(d, Tenth), 1, false) }

// TimeOrNone prints a time to 0.01 s, and nothing for none, which is 0.
func TimeOrNone(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return Hundredths(d)
}

// TimeOfDay prints a time since midnight as timing computers do, to 0.1 ms:
// "9:26:33.8503".
func TimeOfDay(since time.Duration) string {
	return strings.TrimPrefix(time.Time{}.Add(since).Format("15:04:05.0000"), "0")
}

// RaceClock prints the running clock, always with minutes: "0:37.4". It rounds as
// Tenths does, so that the clock and a press of the same instant are one number.
func RaceClock(d time.Duration) string { return printTime(RoundHalfUp(d, Tenth), 1, true) }

// WallClock prints an instant by the clock on the wall where t's zone is, to
// 0.1 s, rounded half up: "09:26:33.9".
func WallClock(t time.Time) string { return t.Round(Tenth).Format("15:04:05.0") }

// printTime prints a time that is already rounded to its decimals.
func printTime(d time.Duration, decimals int, minutes bool) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	h, m, s := d/time.Hour, d/time.Minute%60, d/time.Second%60
	fraction := fmt.Sprintf("%09d", d%time.Second)[:decimals]
	switch {
	case h > 0:
		return fmt.Sprintf("%s%d:%02d:%02d.%s", sign, h, m, s, fraction)
	case m > 0 || minutes:
		return fmt.Sprintf("%s%d:%02d.%s", sign, m, s, fraction)
	}
	return fmt.Sprintf("%s%d.%s", sign, s, fraction)
}

// Median is the middle of some times, the mean of the middle two of an even
// number; 0 of none.
func Median(all []time.Duration) time.Duration {
	if len(all) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(all))
	mid := len(s) / 2
	if len(s)%2 == 1 {
		return s[mid]
	}
	return s[mid-1] + (s[mid]-s[mid-1])/2
}

// Instant is a moment on the meet's common clock: nanoseconds since 1970 on
// the hub's wall clock, or on the one laptop's where there is no hub.
type Instant int64

// Time is the instant as a wall-clock time.
func (i Instant) Time() time.Time { return time.Unix(0, int64(i)) }

// Since is the time from another instant to this one.
func (i Instant) Since(from Instant) time.Duration { return time.Duration(i - from) }
