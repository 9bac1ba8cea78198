package terminal

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
)

var noon = time.Date(2026, 5, 9, 12, 0, 0, 0, time.UTC)

func typed(runes string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(runes)} }

// latin1 is how bytes are read that are no UTF-8.
func latin1(bytes string) string {
	var runes []rune
	for _, b := range []byte(bytes) {
		runes = append(runes, rune(b))
	}
	return string(runes)
}

func names(keys []Key) string {
	var all []string
	for _, k := range keys {
		if k.Name != "" {
			all = append(all, k.Name)
		}
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
		{"AZERTY of a Mac", typed("&é\"'(§è!çà"), FrenchMac, "1 2 3 4 5 6 7 8 9 0"},
		{"Belgian digits", typed("&é\"'(§è!çà"), Belgian, "1 2 3 4 5 6 7 8 9 0"},
		{"a French PC's own signs are no digits", typed("§!"), AZERTY, "§ !"},
		{"Slovak digits", typed("+ľščťžýáíé"), Slovak, "1 2 3 4 5 6 7 8 9 0"},
		{"Slovak digits with Caps Lock", typed("ĽŠČŤŽÝÁÍÉ"), Slovak, "2 3 4 5 6 7 8 9 0"},
		{"Czech digits of a terminal that speaks Latin-2", typed(latin1("\xec\xb9\xe8\xf8\xbe\xfd\xe1\xed\xe9")), Czech, "2 3 4 5 6 7 8 9 0"},
		{"Slovak digits of one", typed(latin1("\xb5\xb9\xe8\xbb\xbe\xfd\xe1\xed\xe9")), Slovak, "2 3 4 5 6 7 8 9 0"},
		{"full-width digits", typed("１２０"), US, "1 2 0"},
		{"Arabic digits", typed("٠١٢٣٤٥٦٧٨٩"), US, "0 1 2 3 4 5 6 7 8 9"},
		{"Persian digits", typed("۰۱۹"), US, "0 1 9"},
		{"Devanagari digits", typed("०१९"), US, "0 1 9"},
		{"Bengali, Tamil, Thai digits", typed("৩௪๕"), US, "3 4 5"},
		{"mathematical digits", typed("𝟎𝟗𝟘𝟡𝟶𝟿"), US, "0 9 0 9 0 9"},
		{"a number that is no digit", typed("²Ⅷ"), US, "² ⅷ"},
		{"letters of a Russian keyboard", typed("вифчытьолджц"), US, "d b a x s n m j k l ; w"},
		{"capitals of one", typed("ВЫ"), US, "d s"},
		{"letters of a Ukrainian keyboard", typed("і"), US, "s"},
		{"letters of a Greek keyboard", typed("δβφχνσμξκλΔ"), US, "d b f x n s m j k l d"},
		{"letters of no alphabet known here", typed("ש中"), US, "ש 中"},
		{"the middle of a number pad with NumLock off", tea.KeyMsg{Type: keyBegin}, US, "begin"},
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

func TestTextGoesOnAsItWasTyped(t *testing.T) {
	for _, text := range []string{"Gé 1", "نیم\u200cفصل", "a\u0301b"} {
		for _, alt := range []bool{false, true} {
			var got string
			for _, k := range Split(Stamped{Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Alt: alt}}, AZERTY) {
				got += string(k.Typed.Runes)
				if k.Typed.Alt != alt || k.Name == "" && k.Rune != 0 {
					t.Errorf("%q, alt %v: %+v", text, alt, k)
				}
			}
			if got != text {
				t.Errorf("%q is typed as %q", text, got)
			}
		}
	}
}

func TestALayoutIsAskedAboutAtARuneThatNoUSKeyboardHas(t *testing.T) {
	tests := map[rune]string{
		'ç': "azerty, french-mac or belgian", 'à': "azerty, french-mac or belgian", 'È': "azerty, french-mac or belgian",
		'§': "french-mac or belgian",
		'ř': "czech", 'ě': "czech", 'ľ': "slovak", 'Ť': "slovak", 'Ž': "czech or slovak", 'ý': "czech or slovak",
		'é': "azerty, french-mac, belgian, czech or slovak",
		'&': "", '+': "", '!': "", '1': "", 'a': "", 'ñ': "", 'ß': "",
	}
	for r, want := range tests {
		if got := Named(Detect(r)); got != want {
			t.Errorf("%q may be %q, want %q", r, got, want)
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
			} else if unicode.Is(unicode.Nd, r) {
				return // told in the table
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("digits %q of %q became %q", string(want), runes, string(got))
		}
	})
}
