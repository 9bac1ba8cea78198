package relay_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestAListOfNamesIsReadAsPeopleWriteIt(t *testing.T) {
	four := []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"}
	for name, text := range map[string]string{
		"one a line":      "Ana Ruiz\nBea Holt\nCara Lim\nDee Wong",
		"windows, blanks": "Ana  Ruiz \r\n\r\n  Bea\tHolt\r\nCara Lim\r\nDee Wong\r\n",
		"numbered":        "1. Ana Ruiz\n2) Bea Holt\n3 Cara Lim\n- Dee Wong",
		"with commas":     "Ana Ruiz, Bea Holt,Cara Lim , Dee Wong",
		"with semicolons": "Ana Ruiz; Bea Holt; Cara Lim; Dee Wong;",
	} {
		if got := relay.ParseNames(text); !slices.Equal(got, four) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := relay.ParseNames("Ruiz, Ana\nvan 't Hoff, Bea"); !slices.Equal(got, []string{"Ruiz, Ana", "van 't Hoff, Bea"}) {
		t.Errorf("a comma within a line parts names: %q", got)
	}
	if got := relay.ParseNames(" \n 1.\n;,"); len(got) != 0 {
		t.Errorf("nobody is %q", got)
	}
}

func TestAnEmptyPlaceInAListIsAnEmptyLeg(t *testing.T) {
	for text, legs := range map[string]string{
		"Ana,,Cara,Dee":                 "Ana||Cara|Dee",
		",,Cara,Dee":                    "||Cara|Dee",
		"Ana; ; Cara;":                  "Ana||Cara",
		"Ana;-;Cara, jr":                "Ana||Cara, jr",
		"1. Ana\n2.\n\n3. Cara\n4. Dee": "Ana||Cara|Dee",
		"Ana\n\nBea\n-\nDee":            "Ana|Bea||Dee",
		"Ana;\nBea;\nCara":              "Ana|Bea|Cara",
		"1.\n2.":                        "",
	} {
		if got := strings.Join(relay.ParseLineup(text), "|"); got != legs {
			t.Errorf("%q: %q, want %q", text, got, legs)
		}
	}
	k := relaytest.Northside(t, "4x100")
	was := k.One().RunnerOf(2)
	k.Do(relay.FillLineup{Team: relaytest.Team(1), Names: relay.ParseLineup("Eva Park,,Fay Kerr,Gia Moss,,Hal Reed")})
	for leg, runner := range map[int]string{1: "Eva Park", 2: was, 3: "Fay Kerr", 4: "Gia Moss"} {
		relaytest.Want(t, fmt.Sprint("leg ", leg), k.One().RunnerOf(leg), runner)
	}
	if got := k.One().Alternates; !slices.Equal(got, []string{"Hal Reed"}) {
		t.Errorf("alternates %q", got)
	}
	relaytest.RefusedAs(t, "nobody", k.Refused(relay.FillLineup{Team: relaytest.Team(1), Names: []string{"", ""}}), relay.ErrNoName)
}

func FuzzNames(f *testing.F) {
	f.Add("1. Ana Ruiz\n2. Bea Holt")
	f.Add("Ana Ruiz, Bea Holt;")
	f.Fuzz(func(t *testing.T, s string) {
		names := relay.ParseNames(s)
		for _, n := range names {
			if n == "" || n != strings.TrimSpace(n) || strings.ContainsAny(n, "\n\r\t") {
				t.Errorf("%q holds the name %q", s, n)
			}
		}
		if again := relay.ParseNames(strings.Join(names, "\n") + "\n;"); len(names) > 1 && !slices.Equal(again, names) {
			t.Errorf("%q is read as %q, and those as %q", s, names, again)
		}
	})
}

func TestAListFillsTheLegsAndThenTheAlternates(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	six := []string{"Eva Park", "Bea Holt", "Cara Lim", "Dee Wong", "Fay Kerr", "Gia Moss"}
	k.Do(relay.FillLineup{Team: relaytest.Team(1), Names: six})
	relaytest.Want(t, "leg 1", k.One().RunnerOf(1), "Eva Park")
	if got := k.One().Alternates; !slices.Equal(got, six[4:]) {
		t.Errorf("alternates %q", got)
	}
	relaytest.RefusedAs(t, "the same again", k.Refused(relay.FillLineup{Team: relaytest.Team(1), Names: six}), relay.ErrUnchanged)
	k.Do(relay.FillLineup{Team: relaytest.Team(1), Names: append(six[:4:4], "Hal Reed")})
	if got := k.One().Alternates; !slices.Equal(got, []string{"Hal Reed"}) {
		t.Errorf("alternates alone change to %q", got)
	}
	k.Do(relay.Lock{Team: relaytest.Team(1)})
	relaytest.RefusedAs(t, "a declared order", k.Refused(relay.FillLineup{Team: relaytest.Team(1), Names: []string{"Gia Moss", "Hal Reed"}}), relay.ErrLocked)
	k.Do(relay.FillLineup{Team: relaytest.Team(1), Names: []string{"Gia Moss", "Hal Reed"}, Reason: "misread"})
	relaytest.Want(t, "leg 2", k.One().RunnerOf(2), "Hal Reed")
	relaytest.Want(t, "leg 3 stays", k.One().RunnerOf(3), "Cara Lim")
	relaytest.Want(t, "alternates stay", len(k.One().Alternates), 1)
	relaytest.RefusedAs(t, "an empty list", k.Refused(relay.FillLineup{Team: relaytest.Team(1)}), relay.ErrNoName)
}
