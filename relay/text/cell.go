package text

import "strings"

// reckoned are what a spreadsheet takes for the beginning of a formula.
const reckoned = "=+-@\t\r"

// GuardCell makes a text safe in a spreadsheet: one that would be reckoned with,
// as =1+1 or @Riverton, gets a quote in front, which shows it as it is. It is for
// words; a number keeps its sign.
func GuardCell(cell string) string {
	if guarded(cell) {
		return "'" + cell
	}
	return cell
}

// UnguardCell is the text that GuardCell has guarded.
func UnguardCell(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && guarded(rest) {
		return rest
	}
	return cell
}

// guarded reports whether a text begins with what is reckoned with, behind any
// quotes: those get one more, so that each comes back as it was.
func guarded(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.IndexByte(reckoned, rest[0]) >= 0
}
