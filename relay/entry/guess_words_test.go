package entry_test

import (
	"slices"
	"testing"

	"baton/relay"
	"baton/relay/entry"
)

func TestFormatsAreKnownByTheirNamesInOtherCountries(t *testing.T) {
	for _, c := range []struct {
		name   string
		metres float64
		want   relay.FormatID
		sure   bool
	}{
		{"4xDMR", 0, "dmr", true}, {"4xSMR", 0, "smr1600", true}, {"4xSWR", 0, "swedish", true}, {"SHR", 0, "shuttle", true}, {"4x100H", 0, "shuttle", true},
		{"4x1M", 0, "4xmile", true}, {"4xMILE", 0, "4xmile", true}, {"12x200H", 0, "custom", true}, {"6x5K", 0, "custom", true}, {"4xRelay", 0, "", false},
		{"4X400", 0, "4x400", true}, {"4*200", 0, "4x200", true}, {"4✕100", 0, "4x100", true},
		{"4 x 100m Staffel WJU16", 400, "4x100", true}, {"Schwedenstaffel", 1000, "swedish", true}, {"Relevo 4x400 mixto", 1600, "4x400mix", true}, {"Relais 4x100m", 400, "4x100", true},
		{"Staffetta 4x100", 400, "4x100", true}, {"Pendelstaffel 4x50m", 0, "custom", true}, {"4x100m haies", 400, "shuttle", true}, {"Staffel 400 m", 400, "4x100", true}, {"Estafette 4x200", 0, "4x200", true},
		{"Coaches Relay 4x1", 0, "4x100", false}, {"4x19 m", 0, "custom", false}, {"4x20 m", 0, "custom", true}, {"10 x 1 lap relay", 0, "custom", false}, {"4 x 1 Runde", 0, "4x400", false}, {"4x200/4x400", 0, "4x200", false},
		{"Girls 1600 Sprint Medley 200-200-400-800", 1600, "smr1600", true}, {"Girls Medley Relay 100-100-200-400", 800, "smr800", true}, {"100-200-300-400", 0, "swedish", true}, {"Relay 21:30:45", 0, "", false},
		{"16:30 | 4x100m W", 400, "4x100", true}, {"4x400m M, MJU20", 1600, "4x400", true},
	} {
		got, reason, sure := entry.GuessFormat(c.name, c.metres)
		if got != c.want || sure != c.sure || reason == "" {
			t.Errorf("%q %g m: %q (%s), sure %v; want %q, sure %v", c.name, c.metres, got, reason, sure, c.want, c.sure)
		}
	}
	if legs := entry.GuessLegs("custom", "12x200H", 0); len(legs) != 12 || legs[0] != 200*relay.Metre {
		t.Error(legs)
	}
	if legs := entry.GuessLegs("custom", "10 x 1 lap relay", 0); len(legs) != 10 || legs[0] != 400*relay.Metre {
		t.Error(legs)
	}
}

func TestAFormatIsTypedAsListsHaveIt(t *testing.T) {
	for typed, want := range map[string]relay.FormatID{
		"4×200": "4x200", "4×200 m": "4x200", "4 x 100m": "4x100", "4X400": "4x400", "4x100 Relay": "4x100", "4*100": "4x100", "mixed 4×400 m": "4x400mix", "distance medley": "dmr", "8x50": "custom", "4 x 440 yards": "custom",
	} {
		got, err := entry.ParseFormat(typed)
		if err != nil || got.ID != want || (want == "custom") != (len(got.Legs) > 0) {
			t.Errorf("%q: %+v %v, want %s", typed, got, err, want)
		}
	}
	for _, f := range relay.Formats() { // whatever baton prints can be typed back
		if got, err := entry.ParseFormat(f.Name); len(f.Legs) > 0 && (err != nil || got.ID != f.ID) {
			t.Errorf("%q: %+v %v, want %s", f.Name, got, err, f.ID)
		}
	}
	for _, typed := range []string{"4x99", "4x1", "10 x 1 lap", "4x200/4x400", "relay"} {
		if got, err := entry.ParseFormat(typed); err == nil {
			t.Errorf("%q is taken as %+v", typed, got)
		}
	}
}

func TestWhoRunsIsToldInSevenLanguages(t *testing.T) {
	for name, want := range map[string]string{"4x100 Frauen": "F", "Männer 4x400": "M", "Relais filles": "F", "Relevo masculino": "M", "4x400 mixto": "X", "Staffetta femminile": "F", "Revezamento feminino": "F", "Heren 4x100": "M", "4x100": ""} {
		if got := entry.GenderOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func FuzzParseFormat(f *testing.F) {
	for _, s := range []string{"4x100", "100-200-300", "4 x 1 mile", "12x200H", "4×200 m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		choice, err := entry.ParseFormat(typed)
		if err != nil {
			return
		}
		format, ok := relay.FormatByID(choice.ID)
		legs := choice.Legs
		if len(legs) == 0 {
			legs = format.Legs
		}
		if !ok || len(legs) < relay.MinLegs || len(legs) > relay.MaxLegs || slices.Min(legs) < relay.ShortestLeg || slices.Max(legs) > relay.LongestLeg {
			t.Fatalf("%q: %+v", typed, choice)
		}
	})
}
