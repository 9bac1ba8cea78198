package ui

import (
	"strings"
	"testing"

	"baton/views"
)

// typing is a telling of a page on which a text is typed.
func typing(text string) views.Telling {
	return views.Telling{Page: "page", Typing: &views.Question{Asks: "name", Before: text}}
}

func TestWhatIsTypedIsAddedToItsLineAsTextAlone(t *testing.T) {
	var teller Teller
	for _, c := range []struct{ text, want string }{
		{"", "page\r\nname: "},
		{"A", "A"},
		{"A\x1b[2J\u28ffb", "[2Jb"},
		{"A", "\r\nname: A"},
		{"A" + strings.Repeat("x", 72), strings.Repeat("x", 72)},
	} {
		if got := teller.Tell(typing(c.text)); got != c.want {
			t.Errorf("with %q typed it adds %q, want %q", c.text, got, c.want)
		}
	}
}

func TestATextLongerThanALineIsBroken(t *testing.T) {
	var teller Teller
	teller.Tell(typing(strings.Repeat("x", 70)))
	for _, l := range strings.Split(teller.Tell(typing(strings.Repeat("x", 200))), "\r\n") {
		if len(l) > 80 {
			t.Errorf("%d characters: %q", len(l), l)
		}
	}
}

func TestALineIsToldOnceAndAgainWhenItHasChangedOrComeBack(t *testing.T) {
	var teller Teller
	tell := func(news ...views.Line) string { return teller.Tell(views.Telling{Page: "page", News: news}) }
	hint := views.Line{About: "hint", Says: "wrong lane?"}
	for i, c := range []struct {
		news []views.Line
		want string
	}{
		{[]views.Line{hint}, "page\r\nwrong lane?\r\n"},
		{[]views.Line{hint}, ""},
		{nil, ""},
		{[]views.Line{hint}, "wrong lane?\r\n"},
		{[]views.Line{{About: "hint", Says: "one short?"}}, "one short?\r\n"},
		{[]views.Line{{About: "ready", Says: "GET READY in 4 s", Stands: "ready"}}, "GET READY in 4 s\r\n"},
		{[]views.Line{{About: "ready", Says: "GET READY in 3 s", Stands: "ready"}}, ""},
	} {
		if got := tell(c.news...); got != c.want {
			t.Errorf("step %d: it tells %q, want %q", i+1, got, c.want)
		}
	}
}
