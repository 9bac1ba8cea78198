package views

import "strings"

// Signs is which characters a screen is drawn with, beside letters and digits.
type Signs int

// The sets, each drawn cell for cell as the others are. Simple signs are those
// that all of these have: the fonts of Windows' old console (WGL4), those of the
// Linux console (the kernel's own, of code page 437, and Debian's). Where a
// character is a byte only ASCII is sure.
const (
	AllSigns Signs = iota
	SimpleSigns
	ASCIISigns
)

// simpleSigns are the simple signs that are not ASCII.
const simpleSigns = "·±§÷«»─│┌┐└┘├┤┬┴┼═║█■•▲▼←↑→↓"

// sign is one character as each set draws it.
type sign struct{ full, simple, ascii rune }

// table is every sign that any screen draws and not every terminal has.
var table = []sign{
	{'⚑', 'F', 'F'}, // a flag
	{'✓', '+', '+'}, // finished, handed off, saved
	{'●', '•', '@'}, // the baton, the race that is on
	{'○', 'o', 'o'}, // loose; a time without a team
	{'◔', ':', ':'}, // on deck
	{'◐', '»', '>'}, // get ready
	{'◕', '=', '='}, // in the zone
	{'◑', '?', '?'}, // late
	{'▼', '▼', 'v'}, // dropped
	{'▲', '▲', '^'}, // a report
	{'×', 'x', 'x'}, // out; 4×100
	{'↻', '%', '%'}, // substituted
	{'◌', ',', ','}, // a press taken back
	{'★', '*', '*'}, // pinned
	{'▸', '>', '>'}, // selected, focused
	{'◂', '<', '<'}, // pressed just now
	{'▏', '|', '|'}, // where is typed
	{'⌫', '←', '<'}, // Backspace, where it has one cell
	{'→', '→', '>'}, {'←', '←', '<'}, {'↑', '↑', '^'}, {'↓', '↓', 'v'},
	{'⇄', '/', '/'}, {'≠', '/', '/'}, {'÷', '÷', '/'}, {'±', '±', '~'}, {'§', '§', 'S'},
	{'·', '·', '.'}, {'•', '•', '*'}, {'…', '.', '.'}, {'–', '-', '-'}, {'—', '-', '-'}, {'−', '-', '-'}, {'‖', '║', '|'},
	{'“', '"', '"'}, {'”', '"', '"'}, {'„', '"', '"'}, {'‘', '\'', '\''}, {'’', '\'', '\''}, {'«', '«', '<'}, {'»', '»', '>'},
	{'─', '─', '-'}, {'━', '═', '='}, {'│', '│', '|'}, {'┃', '│', '|'}, {'╵', '│', '|'}, {'┼', '┼', '+'},
	{'┌', '┌', '+'}, {'┐', '┐', '+'}, {'└', '└', '+'}, {'┘', '┘', '+'}, {'╭', '┌', '+'}, {'╮', '┐', '+'}, {'╰', '└', '+'}, {'╯', '┘', '+'},
	{'├', '├', '+'}, {'┤', '┤', '+'}, {'┬', '┬', '+'}, {'┴', '┴', '+'}, {'═', '═', '='}, {'║', '║', '|'},
	{'█', '█', '#'}, {'■', '■', '#'}, {'▀', '\'', '\''}, {'▄', '.', '.'},
}

// drawnAs are the signs of the sets that have not all, by the full one.
var drawnAs = func() (sets [ASCIISigns + 1]map[rune]rune) {
	for i := range sets {
		sets[i] = make(map[rune]rune, len(table))
	}
	for _, s := range table {
		sets[SimpleSigns][s.full], sets[ASCIISigns][s.full] = s.simple, s.ascii
	}
	return sets
}()

// drawn is a frame in these signs, each in one cell as before.
func (s Signs) drawn(frame string) string {
	if s == AllSigns {
		return frame
	}
	set := drawnAs[s]
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x80:
			return r
		case r >= braille && r < braille+0x100:
			return dots(byte(r - braille))
		}
		if as, ok := set[r]; ok {
			return as
		}
		return r
	}, frame)
}

// braille is the first of the braille signs, without a dot.
const braille = 0x2800

// dots is what looks like a cell of braille dots: where most are set a solid
// one, else the half of the cell that has them.
func dots(bits byte) rune {
	upper, lower, n := bits&0x1b != 0, bits&0xe4 != 0, 0
	for b := bits; b != 0; b &= b - 1 {
		n++
	}
	switch {
	case n == 0:
		return ' '
	case n > 4:
		return '#'
	case upper && lower:
		return ':'
	case upper:
		return '\''
	}
	return '.'
}

// keys are bindings as their keys are named in these signs.
func (s Signs) keys(bindings []Binding) []Binding {
	if s == AllSigns {
		return bindings
	}
	named := make([]Binding, len(bindings))
	for i, b := range bindings {
		b.Keys = strings.ReplaceAll(b.Keys, "⌫", "bksp")
		named[i] = b
	}
	return named
}

// oldConsoles are terminals that draw with a font of a few hundred characters, by
// how their TERM begins: those of Linux and of the BSDs.
var oldConsoles = []string{"linux", "cons25", "wsvt25", "pccon"}

// Signs are those that a terminal is drawn with where the user has chosen so;
// "auto" and unknown names ask the terminal.
func (s Screen) Signs(chosen string) Signs {
	switch {
	case s.Bytes || chosen == "ascii":
		return ASCIISigns
	case chosen == "simple":
		return SimpleSigns
	case chosen == "full":
		return AllSigns
	case s.Windows && s.Term == "" && s.Program == "":
		return SimpleSigns
	}
	for _, console := range oldConsoles {
		if strings.HasPrefix(s.Term, console) {
			return SimpleSigns
		}
	}
	return AllSigns
}
