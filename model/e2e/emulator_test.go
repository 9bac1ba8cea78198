package e2e

import (
	"testing"

	"pgregory.net/rapid"
)

func TestTheScreenShowsWhatATerminalWould(t *testing.T) {
	tests := map[string]struct{ written, want string }{
		"plain lines":            {"one\r\ntwo", "one\ntwo"},
		"a line drawn anew":      {"first\rsecond\x1b[K", "second"},
		"a wide rune":            {"漢字 | end\x1b[1;8Hx", "漢字 | xnd"},
		"a combining accent":     {"e\u0301a\x1b[1;3Hx", "eax"},
		"narrow signs":           {"▸◐⚑●✓\x1b[1;6H|", "▸◐⚑●✓|"},
		"synchronised output":    {"\x1b[?2026hframe\x1b[?2026l", "frame"},
		"focus and paste modes":  {"\x1b[?1004h\x1b[?2004hframe\x1b[?1004l", "frame"},
		"a bell in between":      {"fr\aame", "frame"},
		"the other screen, left": {"shell\x1b[?1049h\x1b[2Jframe\x1b[?1049l", "shell"},
	}
	for what, tt := range tests {
		t.Run(what, func(t *testing.T) {
			e := newEmulator(Size{20, 4}, nil)
			e.feed([]byte(tt.written))
			if got := e.screen(); got != tt.want {
				t.Errorf("the screen shows %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhereTheBytesAreCutChangesNothing(t *testing.T) {
	const frame = "\x1b[H▸ Žofie 漢字 ⚑\x1b[K\r\n\x1b[31mEX1\x1b[0m ◐ 12.4…"
	whole := newEmulator(Usual, nil)
	whole.feed([]byte(frame))
	rapid.Check(t, func(t *rapid.T) {
		e, rest := newEmulator(Usual, nil), []byte(frame)
		for len(rest) > 0 {
			n := rapid.IntRange(1, len(rest)).Draw(t, "bytes")
			e.feed(rest[:n])
			rest = rest[n:]
		}
		if got, want := e.screen(), whole.screen(); got != want {
			t.Errorf("the screen shows %q, want %q", got, want)
		}
	})
}

func TestAResizedScreenKeepsWhatFits(t *testing.T) {
	e := newEmulator(Size{10, 2}, nil)
	e.feed([]byte("0123456789"))
	e.resize(Size{5, 2})
	if got := e.screen(); got != "01234" {
		t.Errorf("the screen shows %q", got)
	}
}
