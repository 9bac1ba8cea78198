package views

import (
	"strings"
	"unicode/utf8"
)

// Inks of a QR code: light squares are white, dark ones black, whatever the theme
// is, since a camera must tell them apart.
const (
	codeOpen  = "\x1b[38;5;231;48;5;16m"
	codeLight = "\x1b[0;30;47m"
	codeDark  = "\x1b[0;37;40m"
	codeClose = "\x1b[0m"
)

// Code draws a QR code that is given in half blocks, light squares drawn: the body
// of a Form, of so many cells and lines. Signs without half blocks have each square
// in two blanks that are painted; a terminal that paints nothing has no code.
func Code(cells []string, t Theme) (body string, w, h int) {
	if len(cells) == 0 || t.unstyled {
		return "", 0, 0
	}
	w, h = utf8.RuneCountInString(cells[0]), len(cells)
	if t.Signs == AllSigns {
		for _, line := range cells {
			body += codeOpen + line + codeClose + "\n"
		}
		return body, w, h
	}
	for _, line := range cells {
		body += squares(line, "█▀") + squares(line, "█▄")
	}
	return body, 2 * w, 2 * h
}

// Printed is such a code as lines without colours, for where no screen is shown:
// each square in two blocks where signs have no half ones, and words where they
// have none.
func (s Signs) Printed(cells []string) []string {
	switch s {
	case AllSigns:
		return cells
	case ASCIISigns:
		return []string{"this terminal cannot draw its code: send the address, or type it"}
	case SimpleSigns:
	}
	var lines []string
	upper := strings.NewReplacer("█", "██", "▀", "██", "▄", "  ", " ", "  ")
	lower := strings.NewReplacer("█", "██", "▀", "  ", "▄", "██", " ", "  ")
	for _, line := range cells {
		lines = append(lines, upper.Replace(line), lower.Replace(line))
	}
	return lines
}

// squares is one row of squares of a line of half blocks: those signs are light in
// it.
func squares(line, light string) string {
	var out strings.Builder
	ink := ""
	for _, r := range line {
		now := codeDark
		if strings.ContainsRune(light, r) {
			now = codeLight
		}
		if now != ink {
			out.WriteString(now)
			ink = now
		}
		out.WriteString("  ")
	}
	return out.String() + codeClose + "\n"
}
