package terminal

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

var noon = time.Date(2026, 5, 9, 12, 0, 0, 0, time.UTC)

func typed(runes string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(runes)} }

func names(keys []Key) string {
	all := make([]string, len(keys))
	for i, k := range keys {
		all[i] = k.Name
	}
	return strings.Join(all, " ")
}

func TestAMessageIsSplitIntoTheKeysThatWerePressed(t *testing.T) {
	alt := func(k tea.KeyMsg) tea.KeyMsg { k.Alt = true; return k }
	tests := []struct {
		what   string
		msg    tea.KeyMsg
		layout Layout
		want   string
	}{
		{"one digit", typed("5"), US, "5"},
		{"nine at once", typed("123456789"), US, "1 2 3 4 5 6 7 8 9"},
		{"digits among letters", typed("d3f0"), US, "d 3 f 0"},
		{"a digit after Esc in one read", alt(typed("3")), US, "3"},
		{"a letter after Esc in one read", alt(typed("d")), US, "d"},
		{"capitals", typed("GJK"), US, "g j k"},
		{"signs", typed("?`/"), US, "? ` /"},
		{"space as a key", tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}, US, "space"},
		{"space as a rune", typed(" "), US, "space"},
		{"space after Esc", alt(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}), US, "space"},
		{"a paste", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("123"), Paste: true}, US, "paste"},
		{"Enter", tea.KeyMsg{Type: tea.KeyEnter}, US, "enter"},
		{"Enter as a line feed", tea.KeyMsg{Type: tea.KeyCtrlJ}, US, "enter"},
		{"Backspace", tea.KeyMsg{Type: tea.KeyBackspace}, US, "backspace"},
		{"Backspace of old terminals", tea.KeyMsg{Type: tea.KeyCtrlH}, US, "backspace"},
		{"Esc", tea.KeyMsg{Type: tea.KeyEsc}, US, "esc"},
		{"Esc twice in one read", alt(tea.KeyMsg{Type: tea.KeyEsc}), US, "esc"},
		{"Tab", tea.KeyMsg{Type: tea.KeyTab}, US, "tab"},
		{"an arrow", tea.KeyMsg{Type: tea.KeyUp}, US, "up"},
		{"a function key", tea.KeyMsg{Type: tea.KeyF2}, US, "f2"},
		{"ctrl+c", tea.KeyMsg{Type: tea.KeyCtrlC}, US, "ctrl+c"},
		{"NUL", tea.KeyMsg{Type: tea.KeyNull}, US, ""},
		{"a key without a name", tea.KeyMsg{Type: -1000}, US, ""},
		{"control runes", typed("1\x00\u200b2\ufffd"), US, "1 2"},
		{"AZERTY digits", typed("&é\"'(-è_çà"), AZERTY, "1 2 3 4 5 6 7 8 9 0"},
		{"AZERTY digits with Shift", typed("1234567890"), AZERTY, "1 2 3 4 5 6 7 8 9 0"},
		{"AZERTY digits with Caps Lock", typed("ÉÈÇÀ"), AZERTY, "2 7 9 0"},
		{"AZERTY letters", typed("jkL?"), AZERTY, "j k l ?"},
		{"Czech digits", typed("+ěščřžýáíé"), Czech, "1 2 3 4 5 6 7 8 9 0"},
		{"Czech digits with Caps Lock", typed("ĚŠČŘŽÝÁÍÉ"), Czech, "2 3 4 5 6 7 8 9 0"},
		{"the same on another keyboard", typed("é+"), US, "é +"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			keys := Split(Stamped{At: noon, Key: tt.msg}, tt.layout)
			if got := names(keys); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for _, k := range keys {
				if !k.At.Equal(noon) {
					t.Errorf("key %s is stamped %v", k.Name, k.At)
				}
				if k.Paste != tt.msg.Paste {
					t.Errorf("key %s: paste is %v", k.Name, k.Paste)
				}
			}
		})
	}
}

func TestTheRuneIsKeptAsTyped(t *testing.T) {
	keys := Split(Stamped{Key: typed("Gé ")}, AZERTY)
	if keys[0].Rune != 'G' || keys[1].Rune != 'é' || keys[2].Rune != ' ' {
		t.Errorf("runes %q %q %q", keys[0].Rune, keys[1].Rune, keys[2].Rune)
	}
	if keys[0].IsDigit() || !keys[1].IsDigit() {
		t.Error("é is the digit of that keyboard, G is none")
	}
}

func TestALayoutIsKnownByItsOwnRunes(t *testing.T) {
	tests := map[rune]Layout{
		'ç': AZERTY, 'à': AZERTY, 'È': AZERTY,
		'ř': Czech, 'ě': Czech, 'Ž': Czech,
		'é': US, // on both
		'&': US, '+': US, '1': US, 'a': US, 'ñ': US,
	}
	for r, want := range tests {
		if got, ok := Detect(r); got != want || ok != (want != US) {
			t.Errorf("%q is taken for %s (%v), want %s", r, got, ok, want)
		}
	}
}

func TestOnlyKeysAreStamped(t *testing.T) {
	filter := Filter(func() time.Time { return noon })
	got := filter(nil, typed("12"))
	if s, ok := got.(Stamped); !ok || !s.At.Equal(noon) || string(s.Key.Runes) != "12" {
		t.Errorf("a key became %#v", got)
	}
	for _, msg := range []tea.Msg{tea.FocusMsg{}, tea.BlurMsg{}, tea.WindowSizeMsg{Width: 80}, nil} {
		if got := filter(nil, msg); got != msg {
			t.Errorf("%#v became %#v", msg, got)
		}
	}
}

func FuzzNoDigitIsLostOrInvented(f *testing.F) {
	f.Add("123456789", false, uint8(0))
	f.Add("d3 f\x000é?", true, uint8(1))
	f.Add("+ěščř\xff1", false, uint8(2))
	f.Fuzz(func(t *testing.T, runes string, alt bool, layout uint8) {
		l := Layouts()[int(layout)%len(Layouts())]
		keys := Split(Stamped{At: noon, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(runes), Alt: alt}}, l)
		var got []rune
		for _, k := range keys {
			if k.IsDigit() {
				got = append(got, rune(k.Name[0]))
			}
		}
		var want []rune
		for _, r := range runes {
			if d, ok := layouts[l][r]; ok {
				want = append(want, d)
			} else if r >= '0' && r <= '9' {
				want = append(want, r)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("digits %q of %q became %q", string(want), runes, string(got))
		}
	})
}
