package views

import "strings"

// glyphs are the big digits, three dots wide and five high; the colon, the
// point and the rest are one dot wide.
var glyphs = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	':': {" ", "#", " ", "#", " "},
	'.': {" ", " ", " ", " ", "#"},
	'-': {"   ", "   ", "###", "   ", "   "},
	'~': {"     ", " #   ", "# # #", "   # ", "     "},
	' ': {" ", " ", " ", " ", " "},
}

// wholeDots draws a dot two cells wide: as wide as it is high.
var wholeDots = strings.NewReplacer("#", "██", " ", "  ")

// clockCells is how wide bigDigits draws a clock.
func clockCells(s string, high int) int {
	dots := 0
	for _, r := range s {
		if g, ok := glyphs[r]; ok {
			dots += len(g[0]) + 1
		}
	}
	if high < 5 {
		return dots
	}
	return 2 * dots
}

// strokes are the big digits, three cells wide and three high, for terminals
// that lack half blocks: as wide as glyphs are.
var strokes = map[rune][3]string{
	'0': {" _ ", "| |", "|_|"},
	'1': {"   ", "  |", "  |"},
	'2': {" _ ", " _|", "|_ "},
	'3': {" _ ", " _|", " _|"},
	'4': {"   ", "|_|", "  |"},
	'5': {" _ ", "|_ ", " _|"},
	'6': {" _ ", "|_ ", "|_|"},
	'7': {" _ ", "  |", "  |"},
	'8': {" _ ", "|_|", "|_|"},
	'9': {" _ ", "|_|", " _|"},
	':': {" ", ".", "."},
	'.': {" ", " ", "."},
	'-': {"   ", " _ ", "   "},
	'~': {"     ", "  ~  ", "     "},
	' ': {" ", " ", " "},
}

// bigDigits draws a clock 5 lines high (each dot two cells wide) or 3 lines
// high (two dots in one cell, or strokes). Anything that is no clock is left out.
func bigDigits(s string, high int, signs Signs) []string {
	if high < 5 && signs != AllSigns {
		lines := make([]string, 3)
		for _, r := range s {
			for y, row := range strokes[r] {
				if row != "" {
					lines[y] += row + " "
				}
			}
		}
		return lines
	}
	var dots [6]strings.Builder
	for _, r := range s {
		g, ok := glyphs[r]
		if !ok {
			continue
		}
		for y, row := range g {
			dots[y].WriteString(row + " ")
		}
		dots[5].WriteString(strings.Repeat(" ", len(g[0])+1))
	}
	if high < 5 {
		return halves(dots)
	}
	lines := make([]string, 5)
	for y := range lines {
		lines[y] = wholeDots.Replace(dots[y].String())
	}
	return lines
}

// halves puts two rows of dots into one line.
func halves(dots [6]strings.Builder) []string {
	lines := make([]string, 3)
	for y := range lines {
		upper, lower := dots[2*y].String(), dots[2*y+1].String()
		var b strings.Builder
		for x := range upper {
			switch [2]bool{upper[x] == '#', lower[x] == '#'} {
			case [2]bool{true, true}:
				b.WriteString("█")
			case [2]bool{true, false}:
				b.WriteString("▀")
			case [2]bool{false, true}:
				b.WriteString("▄")
			default:
				b.WriteString(" ")
			}
		}
		lines[y] = b.String()
	}
	return lines
}
