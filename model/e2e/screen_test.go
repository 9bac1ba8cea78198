package e2e

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/hinshun/vt10x"
	"github.com/mattn/go-runewidth"
)

// filler stands in the second cell of a wide rune, which the emulator takes for
// a narrow one; it is of the private use area.
const filler = '\uE0FF'

var widths = &runewidth.Condition{}

// everyMark is a terminal that gives marks a cell of their own, as some do in
// Indic scripts.
func everyMark(r rune) int { return max(1, widths.RuneWidth(r)) }

// emulator is the terminal behind the pty. It answers no question a program
// asks, like the silent terminals there are.
type emulator struct {
	mu      sync.Mutex
	vt      vt10x.Terminal
	carry   []byte // a rune that has not come whole
	width   func(rune) int
	decode  func([]byte) []byte // of a terminal whose characters are a byte each; nil for UTF-8
	bells   int
	changed chan struct{} // closed when something has been drawn
}

func newEmulator(size Size, width func(rune) int) *emulator {
	if width == nil {
		width = widths.RuneWidth
	}
	return &emulator{
		width:   width,
		vt:      vt10x.New(vt10x.WithSize(size.Cols, size.Rows)),
		changed: make(chan struct{}),
	}
}

// feed draws what the program wrote.
func (e *emulator) feed(b []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.bells += bytes.Count(b, []byte("\a"))
	if e.decode != nil {
		b = e.decode(b)
	}
	e.carry = append(e.carry, b...)
	whole := e.carry
	for i := 1; i <= min(utf8.UTFMax, len(whole)); i++ {
		if c := whole[len(whole)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(whole[len(whole)-i:]) {
				whole = whole[:len(whole)-i]
			}
			break
		}
	}
	_, _ = e.vt.Write([]byte(spaced(string(whole), e.width))) // it never fails
	e.carry = append([]byte(nil), e.carry[len(whole):]...)
	close(e.changed)
	e.changed = make(chan struct{})
}

// spaced gives every rune as many cells as a terminal does: the emulator gives
// each of them one, combining marks too.
func spaced(s string, width func(rune) int) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsControl(r) || r < utf8.RuneSelf {
			b.WriteRune(r)
			continue
		}
		switch width(r) {
		case 0: // dropped
		case 2:
			b.WriteRune(r)
			b.WriteRune(filler)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (e *emulator) resize(size Size) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.vt.Resize(size.Cols, size.Rows)
}

// next is closed when the screen changes after this call.
func (e *emulator) next() <-chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.changed
}

// screen is the screen as text, without what trails on its lines.
func (e *emulator) screen() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	lines := strings.Split(e.vt.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(strings.ReplaceAll(line, string(filler), ""), " \x00")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// cells are the screen's cells with their colours, row by row.
func (e *emulator) cells() [][]vt10x.Glyph {
	e.mu.Lock()
	defer e.mu.Unlock()
	cols, rows := e.vt.Size()
	cells := make([][]vt10x.Glyph, rows)
	for y := range cells {
		cells[y] = make([]vt10x.Glyph, cols)
		for x := range cells[y] {
			cells[y][x] = e.vt.Cell(x, y)
		}
	}
	return cells
}

func (e *emulator) rung() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.bells
}

// mode says how the program has set the terminal.
func (e *emulator) mode() vt10x.ModeFlag {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.vt.Mode()
}
