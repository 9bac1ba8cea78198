package csv

import (
	stdcsv "encoding/csv"
	"io"
	"strconv"
	"strings"

	"baton/relay"
)

// formula begins what a spreadsheet takes for a formula, and works out.
const formula = "=+-@\t\r"

// write writes rows for a spreadsheet: every text is harmless, and one that would
// be taken for a formula has an apostrophe before it, which spreadsheets and this
// package's readers take off again.
func write(w io.Writer, rows [][]string) error {
	for _, row := range rows {
		for i, text := range row {
			row[i] = quoted(relay.Harmless(text))
		}
	}
	return stdcsv.NewWriter(w).WriteAll(rows)
}

// quoted is a cell's text as a spreadsheet leaves it alone.
func quoted(text string) string {
	if risky(text) {
		return "'" + text
	}
	return text
}

// unquoted is what a cell said before quoted.
func unquoted(cell string) string {
	if text, ok := strings.CutPrefix(cell, "'"); ok && risky(text) {
		return text
	}
	return cell
}

// risky reports whether a text needs an apostrophe: it would be a formula, and
// is no number, or it begins as one that has its apostrophe.
func risky(text string) bool {
	rest := strings.TrimLeft(text, "'")
	if rest == "" || !strings.ContainsRune(formula, rune(rest[0])) {
		return false
	}
	_, err := strconv.ParseFloat(rest, 64)
	return err != nil || rest != text
}
