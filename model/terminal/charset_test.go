package terminal

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

func TestALocaleNamesItsCharacters(t *testing.T) {
	for locale, want := range map[string]string{
		"": "UTF-8", "en_US.UTF-8": "UTF-8", "C.utf8": "UTF-8", "de_DE.UTF-8@euro": "UTF-8", "en": "ISO 8859-1",
		"C": "ASCII", "POSIX": "ASCII", "en_US.ANSI_X3.4-1968": "ASCII", "ja_JP.EUC-JP": "ASCII",
		"fr_FR.ISO-8859-1": "ISO 8859-1", "de_DE.ISO8859-1": "ISO 8859-1", "de_DE.iso88591": "ISO 8859-1", "de_DE": "ISO 8859-1",
		"de_DE@euro": "ISO 8859-15", "cs_CZ.ISO-8859-2": "ISO 8859-2", "cs_CZ": "ISO 8859-2", "ru_RU.KOI8-R": "KOI8-R",
		"en_US.CP1252": "Windows 1252", "en_US.cp437": "IBM Code Page 437", "ja_JP": "UTF-8",
	} {
		got, set := "UTF-8", CharsetOf(locale)
		switch {
		case set.ascii:
			got = "ASCII"
		case set.table != nil:
			got = set.table.String()
		}
		if got != want || set.UTF8() != (want == "UTF-8") {
			t.Errorf("%q: %s, want %s", locale, got, want)
		}
	}
}

func TestWhatATerminalShowsIsInItsOwnBytes(t *testing.T) {
	for _, c := range []struct{ locale, drawn, want string }{
		{"de_DE.UTF-8", "Müller ✓", "Müller ✓"},
		{"de_DE.ISO-8859-1", "Müller", "M\xfcller"},
		{"de_DE.ISO-8859-1", "\x1b[1mMüller\x1b[0m", "\x1b[1mM\xfcller\x1b[0m"},
		{"cs_CZ.ISO-8859-2", "Kříž", "K\xf8\xed\xbe"},
		{"de_DE.ISO-8859-1", "Kříž", "Kr\xedz"},
		{"de_DE.ISO-8859-1", "u\u0308ber", "uber"}, // an accent of its own has no cell
		{"de_DE.ISO-8859-1", "Łódź O’Brien – “x”", "L\xf3dz O'Brien - \"x\""},
		{"C", "Strauß, Zoë", "Straus, Zoe"},
		{"C", "漢字 Иван", "???? ????"},
		{"ru_RU.KOI8-R", "Иван", "\xe9\xd7\xc1\xce"},
		{"de_DE.ISO-8859-1", "\xff", "?"},
	} {
		if got := string(CharsetOf(c.locale).encode([]byte(c.drawn))); got != c.want {
			t.Errorf("%s: %q is shown as %q, want %q", c.locale, c.drawn, got, c.want)
		}
	}
}

func TestTheBytesOfATerminalThatIsNotUTF8AreKeys(t *testing.T) {
	for _, c := range []struct {
		locale, typed string
		layout        Layout
		want          string
	}{
		{"fr_FR.ISO-8859-1", "&\xe9\"'(-\xe8_\xe7\xe0", AZERTY, "1234567890"},
		{"fr_FR.ISO-8859-1", "&\xe9\"'(\xa7\xe8!\xe7\xe0", FrenchMac, "1234567890"},
		{"fr_FR", "\xe8\xa7\xa7", Belgian, "766"}, // they would be one character in UTF-8
		{"cs_CZ.ISO-8859-2", "+\xec\xb9\xe8\xf8\xbe\xfd\xe1\xed\xe9", Czech, "1234567890"},
		{"sk_SK.ISO-8859-2", "+\xb5\xb9\xe8\xbb\xbe\xfd\xe1\xed\xe9", Slovak, "1234567890"},
		{"C", "12\x1b[A3", US, "12up3"},
	} {
		from, keys := newDesk(), make(chan tea.Msg, 20)
		k := newKeyboard(speaking{from, CharsetOf(c.locale)}, time.Now, func() {}, func() {})
		go k.run()
		go k.deliver(func(m tea.Msg) { keys <- m })
		from.keys <- c.typed
		got := ""
		for len(got) < len(c.want) {
			select {
			case msg := <-keys:
				for _, key := range Split(msg.(Stamped), c.layout) {
					got += key.Name
				}
			case <-time.After(5 * time.Second):
				t.Fatalf("%s: %q typed is %q, want %q", c.locale, c.typed, got, c.want)
			}
		}
		if k.leave(); got != c.want {
			t.Errorf("%s: %q typed is %q, want %q", c.locale, c.typed, got, c.want)
		}
	}
}

func TestAControlCharacterStaysOneInEveryLocale(t *testing.T) {
	got := CharsetOf("fr_FR.ISO-8859-1").decode([]byte("\x9b2~\x1b[3~"))
	p := scan(got, true)
	if p.kind != keyPiece || p.key.String() != "insert" {
		t.Errorf("%q is %+v", got, p)
	}
}
