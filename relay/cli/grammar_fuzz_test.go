package cli

import (
	"testing"

	"baton/relay"
)

func FuzzRaceFormat(f *testing.F) {
	for _, s := range []string{"10-1-1=4x800", "10=4x800", "10-1=100-200-300", "=", "a=b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		var said raceFormat
		if err := said.UnmarshalText([]byte(typed)); err != nil {
			return
		}
		if _, ok := relay.FormatByID(said.choice.ID); !ok || said.race == "" {
			t.Fatalf("%q: %+v", typed, said)
		}
	})
}
