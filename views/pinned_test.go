package views

import (
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// onTerminal is what stands in which cell of a terminal that gives disputed
// runes so many cells each, after a line of x was there.
func onTerminal(line string, disputedWidth int) string {
	cells := []rune(strings.Repeat("x", 40))
	at := 0
	for line != "" {
		if line[0] == '\x1b' {
			n := escapeLength(line)
			number, _ := strconv.Atoi(line[2 : n-1])
			switch line[n-1] {
			case 'G':
				at = number - 1
			case 'X':
				for i := at; i < at+number; i++ {
					cells[i] = ' '
				}
			}
			line = line[n:]
			continue
		}
		r := []rune(line)[0]
		line = line[len(string(r)):]
		w := ansi.StringWidth(string(r))
		if disputed(r) {
			w = disputedWidth
		}
		for range w {
			if at < len(cells) {
				cells[at] = r
			}
			at++
		}
	}
	return string(cells)
}

func TestColumnsStayWhateverWidthAScriptIsGiven(t *testing.T) {
	for _, name := range []string{"हिन्दी विद्यालय", "বাংলা স্কুল", "தமிழ் பள்ளி", "မြန်မာ", "ภาษาไทย", "العربية", "עברית", "👩‍🏫 x", "é é"} {
		row := " 1 \x1b[1m" + name + strings.Repeat(" ", 20-cells(name)) + "\x1b[0m 12.4  24.8"
		pinned := Pinned(row)
		if ansi.StringWidth(pinned) != ansi.StringWidth(row) {
			t.Errorf("%s: its width is counted as %d, not %d", name, ansi.StringWidth(pinned), ansi.StringWidth(row))
		}
		for w := range 3 {
			got := onTerminal(pinned, w)
			if cells := []rune(got); string(cells[:3]) != " 1 " || string(cells[23:35]) != " 12.4  24.8x" {
				t.Errorf("%s where a rune has %d cells: %q", name, w, got)
			}
			if head := []rune(got)[:34]; strings.ContainsRune(string(head), 'x') && !strings.Contains(name, "x") {
				t.Errorf("%s where a rune has %d cells: what stood there shows: %q", name, w, got)
			}
		}
	}
}

func TestWhatIsNotDisputedIsLeftAlone(t *testing.T) {
	for _, line := range []string{"", " ● LIVE  12-1-3 ✓ 17 saved", "Zoë Muñoz · Łódź · Ελλάς · Москва · 東京 · 서울", "80 ────┼──●── 110 ⠿⠃"} {
		if got := Pinned(line); got != line {
			t.Errorf("%q became %q", line, got)
		}
	}
}
