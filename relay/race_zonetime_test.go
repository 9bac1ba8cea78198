package relay_test

import (
	"testing"
	"time"

	"baton/relay"
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
		z := relay.ZoneTime{c.took, relay.FromMetres(c.metres)}
		if z.String() != c.want {
			t.Errorf("%v over %g m: %q, want %q", c.took, c.metres, z, c.want)
		}
	}
}

func TestZoneTimesCompareOverOneLengthOnly(t *testing.T) {
	for _, c := range []struct {
		z    relay.ZoneTime
		want bool
	}{
		{relay.ZoneTime{3500 * time.Millisecond, 30 * relay.Metre}, true},
		{relay.ZoneTime{2500 * time.Millisecond, 20 * relay.Metre}, false},
		{relay.ZoneTime{2000 * time.Millisecond, 30 * relay.Metre}, false}, // nobody is so fast
		{relay.ZoneTime{0, 30 * relay.Metre}, false},
	} {
		if got := c.z.Compares(30 * relay.Metre); got != c.want {
			t.Errorf("%v beside 30 m zones: %t", c.z, got)
		}
	}
}
