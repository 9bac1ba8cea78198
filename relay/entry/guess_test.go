package entry_test

import (
	"slices"
	"testing"

	"baton/relay"
	"baton/relay/entry"
)

func TestAFormatIsGuessedFromNameAndDistance(t *testing.T) {
	for _, c := range []struct {
		name   string
		metres float64
		want   relay.FormatID
		sure   bool
	}{
		{"Girls 800 Sprint Medley", 800, "smr800", true},
		{"Boys 1600 Sprint Medley", 1600, "smr1600", true},
		{"Sprint Medley Relay", 0, "smr1600", false},
		{"Girls SMR 800", 0, "smr800", true},
		{"Girls 4x800 Meter Relay", 3200, "4x800", true},
		{"Boys 4 x 100", 400, "4x100", true},
		{"4 X 100m Relay Heats", 0, "4x100", true},
		{"Women 4×1 mile", 6437.376, "4xmile", true},
		{"Men 4 x Mile", 0, "4xmile", true},
		{"4x1500", 6000, "4x1500", true},
		{"Distance Medley", 4000, "dmr", true},
		{"Boys DMR", 0, "dmr", true},
		{"Swedish Medley", 1000, "swedish", true},
		{"Girls Medley Relay", 1000, "swedish", false},
		{"Girls Medley Relay", 4000, "dmr", false},
		{"Girls Medley Relay", 800, "smr800", false},
		{"Girls Shuttle Hurdle Relay", 400, "shuttle", true},
		{"Boys 4x110 Shuttle Hurdles", 440, "shuttle", true},
		{"Mixed 4x400 Meter Relay", 1600, "4x400mix", true},
		{"4x100 Mixed", 400, "4x100mix", true},
		{"Mixed 4x200", 800, "4x200", true},
		{"Girls 400 Meter Relay", 400, "4x100", true},
		{"Boys 1600 Relay", 1600, "4x400", true},
		{"Mixed Relay Test - All Unique Teams", 3200, "4x800", false},
		{"Mixed Relay", 1600, "4x400mix", false},
		{"", 1600, "4x400", false},
		{"Girls 4x100 Meter Relay", 1600, "4x100", false},
		{"Sports day 8x50", 400, "custom", true},
		{"4 x 440 Yards", 0, "custom", true},
		{"4x1600 Meter Relay", 6400, "custom", true},
		{"Fun relay", 0, "", false},
		{"Fun relay", 1234, "", false},
		{"Girls 100 Meter Hurdles", 100, "", false},
	} {
		got, reason, sure := entry.GuessFormat(c.name, c.metres)
		if got != c.want || sure != c.sure || reason == "" {
			t.Errorf("%q %g m: %q (%s), sure %v; want %q, sure %v", c.name, c.metres, got, reason, sure, c.want, c.sure)
		}
	}
}

func TestOpenLegsAreGuessedWithTheFormat(t *testing.T) {
	metres := func(legs []relay.Distance) (out []float64) {
		for _, leg := range legs {
			out = append(out, leg.Metres())
		}
		return out
	}
	for _, c := range []struct {
		name   string
		metres float64
		want   []float64
	}{
		{"Boys 4x110 Shuttle Hurdles", 440, []float64{110, 110, 110, 110}},
		{"Boys Shuttle Hurdles", 440, []float64{110, 110, 110, 110}},
		{"Girls Shuttle Hurdles", 400, nil},
		{"Girls Shuttle Hurdles", 0, nil},
		{"3x200", 600, []float64{200, 200, 200}},
		{"Girls 4x100", 400, nil},
		{"4 x 1.5 km", 0, nil},
	} {
		id, _, _ := entry.GuessFormat(c.name, c.metres)
		if got := metres(entry.GuessLegs(id, c.name, c.metres)); !slices.Equal(got, c.want) {
			t.Errorf("%q %g m: %s, legs %v, want %v", c.name, c.metres, id, got, c.want)
		}
	}
}

func FuzzGuessFormat(f *testing.F) {
	f.Add("Girls 4x800 Meter Relay", 3200.0)
	f.Add("4×1 mile", 0.0)
	f.Add("31x99999 mixed medley shuttle", -1.0)
	f.Fuzz(func(t *testing.T, name string, metres float64) {
		id, reason, _ := entry.GuessFormat(name, metres)
		if reason == "" {
			t.Fatalf("%q: no reason", name)
		}
		format, ok := relay.FormatByID(id)
		if id != "" && !ok {
			t.Fatalf("%q: unknown format %q", name, id)
		}
		if legs := entry.GuessLegs(id, name, metres); ok && len(legs) == 0 && len(format.Legs) == 0 {
			t.Fatalf("%q: %s without legs", name, id)
		}
	})
}
