package relay

import (
	"fmt"
	"slices"
	"strings"
	"testing"
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
		if got := ParseNames(text); !slices.Equal(got, four) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := ParseNames("Ruiz, Ana\nvan 't Hoff, Bea"); !slices.Equal(got, []string{"Ruiz, Ana", "van 't Hoff, Bea"}) {
		t.Errorf("a comma within a line parts names: %q", got)
	}
	if got := ParseNames(" \n 1.\n;,"); len(got) != 0 {
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
		if got := strings.Join(ParseLineup(text), "|"); got != legs {
			t.Errorf("%q: %q, want %q", text, got, legs)
		}
	}
	k := northside(t, "4x100")
	was := k.one().RunnerOf(2)
	k.do(FillLineup{Team: team(1), Names: ParseLineup("Eva Park,,Fay Kerr,Gia Moss,,Hal Reed")})
	for leg, runner := range map[int]string{1: "Eva Park", 2: was, 3: "Fay Kerr", 4: "Gia Moss"} {
		want(t, fmt.Sprint("leg ", leg), k.one().RunnerOf(leg), runner)
	}
	if got := k.one().Alternates; !slices.Equal(got, []string{"Hal Reed"}) {
		t.Errorf("alternates %q", got)
	}
	refusedAs(t, "nobody", k.refused(FillLineup{Team: team(1), Names: []string{"", ""}}), ErrNoName)
}

func FuzzNames(f *testing.F) {
	f.Add("1. Ana Ruiz\n2. Bea Holt")
	f.Add("Ana Ruiz, Bea Holt;")
	f.Fuzz(func(t *testing.T, s string) {
		names := ParseNames(s)
		for _, n := range names {
			if n == "" || n != strings.TrimSpace(n) || strings.ContainsAny(n, "\n\r\t") {
				t.Errorf("%q holds the name %q", s, n)
			}
		}
		if again := ParseNames(strings.Join(names, "\n") + "\n;"); len(names) > 1 && !slices.Equal(again, names) {
			t.Errorf("%q is read as %q, and those as %q", s, names, again)
		}
	})
}

func TestAListFillsTheLegsAndThenTheAlternates(t *testing.T) {
	k := northside(t, "4x100")
	six := []string{"Eva Park", "Bea Holt", "Cara Lim", "Dee Wong", "Fay Kerr", "Gia Moss"}
	k.do(FillLineup{Team: team(1), Names: six})
	want(t, "leg 1", k.one().RunnerOf(1), "Eva Park")
	if got := k.one().Alternates; !slices.Equal(got, six[4:]) {
		t.Errorf("alternates %q", got)
	}
	refusedAs(t, "the same again", k.refused(FillLineup{Team: team(1), Names: six}), ErrUnchanged)
	k.do(FillLineup{Team: team(1), Names: append(six[:4:4], "Hal Reed")})
	if got := k.one().Alternates; !slices.Equal(got, []string{"Hal Reed"}) {
		t.Errorf("alternates alone change to %q", got)
	}
	k.do(Lock{Team: team(1)})
	refusedAs(t, "a declared order", k.refused(FillLineup{Team: team(1), Names: []string{"Gia Moss", "Hal Reed"}}), ErrLocked)
	k.do(FillLineup{Team: team(1), Names: []string{"Gia Moss", "Hal Reed"}, Reason: "misread"})
	want(t, "leg 2", k.one().RunnerOf(2), "Hal Reed")
	want(t, "leg 3 stays", k.one().RunnerOf(3), "Cara Lim")
	want(t, "alternates stay", len(k.one().Alternates), 1)
	refusedAs(t, "an empty list", k.refused(FillLineup{Team: team(1)}), ErrNoName)
}
