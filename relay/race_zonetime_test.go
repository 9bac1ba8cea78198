package relay

import (
	"testing"
	"time"
)

func TestAZoneTimeStandsWithItsLengthAndIsDoubtedWhereNobodyIsSoFast(t *testing.T) {
	for _, c := range []struct {
		took   time.Duration
		metres float64
		want   string
	}{
		{3400 * time.Millisecond, 30, "3.4 s / 30 m"},
		{2400 * time.Millisecond, 30, "2.4 s / 30 m"}, // 12.5 m/s to the millimetre
		{2399 * time.Millisecond, 30, "2.4 s / 30 m?"},
		{2100 * time.Millisecond, 30, "2.1 s / 30 m?"},
		{2100 * time.Millisecond, 20, "2.1 s / 20 m"},
		{1600 * time.Millisecond, 20, "1.6 s / 20 m"},
		{1599 * time.Millisecond, 20, "1.6 s / 20 m?"},
		{1860 * time.Millisecond, 22.5, "1.9 s / 22.5 m"},
	} {
		z := ZoneTime{c.took, FromMetres(c.metres)}
		if z.String() != c.want {
			t.Errorf("%v over %g m: %q, want %q", c.took, c.metres, z, c.want)
		}
	}
}

func TestZoneTimesCompareOverOneLengthOnly(t *testing.T) {
	for _, c := range []struct {
		z    ZoneTime
		want bool
	}{
		{ZoneTime{3500 * time.Millisecond, 30 * Metre}, true},
		{ZoneTime{2500 * time.Millisecond, 20 * Metre}, false},
		{ZoneTime{2000 * time.Millisecond, 30 * Metre}, false}, // nobody is so fast
		{ZoneTime{0, 30 * Metre}, false},
	} {
		if got := c.z.Compares(30 * Metre); got != c.want {
			t.Errorf("%v beside 30 m zones: %t", c.z, got)
		}
	}
}
