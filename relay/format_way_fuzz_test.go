package relay_test

import (
	"slices"
	"testing"

	"baton/relay"
)

func FuzzParseWay(f *testing.F) {
	for _, s := range []string{"lanes", "leg 3 breaks", "no lanes", "break 3", ""} {
		f.Add("4x200", s)
	}
	f.Fuzz(func(t *testing.T, id, typed string) {
		format, _ := relay.FormatByID(relay.FormatID(id))
		if way, err := format.ParseWay(typed); err == nil && !slices.Contains(format.Ways, way) {
			t.Fatalf("%s %q: %q", id, typed, way)
		}
	})
}
