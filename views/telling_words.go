package views

import (
	"regexp"
	"slices"
	"strings"
)

// LineWidth is how many cells a line that is told may have.
const LineWidth = 80

// signs are what is drawn, in words: a voice reads signs in ways of its own, or
// not at all.
var signs = strings.NewReplacer(
	"←→", "left and right", "↑↓", "up and down", "R→L", "right to left", "L→R", "left to right", "R→R", "right to right", "L→L", "left to left", "✓ ", "", " · ", ", ", "·", ",", "×", "x", "→", "to", "⇄", "and", "–", "-", "—", "-", "…", "...", "⌫", "backspace", "↑", "up", "↓", "down", "←", "left",
	"⚑", "flag", "✓", "yes", "★", "pinned", "“", `"`, "”", `"`, "‘", "'", "’", "'", "↻", "", "▸", "", "●", "", "○", "", "◐", "", "◔", "", "◕", "", "◑", "", "▼", "", "◌", "about", "▲", "gun",
	"┃", "", "▏", "", "╵", "",
)

// short are words that are cut short where there is little room.
var short = []struct {
	is   *regexp.Regexp
	word string
}{
	{regexp.MustCompile(`\b(?i:ex) (\d)`), "exchange $1"},
	{regexp.MustCompile(`\b(?i:fin)\b`), "finish"},
	{regexp.MustCompile(`~(\d)`), "about $1"},
	{regexp.MustCompile(`^~ `), ""},
	{regexp.MustCompile(`(\d+)\* if`), "place $1 if"},
	{regexp.MustCompile(`(\d)\*`), "$1, in doubt"},
}

// Spoken are the lines that a text is told in, each of at most LineWidth cells.
func Spoken(text string) []string {
	var out []string
	for _, s := range strings.Split(text, "\n") {
		for _, r := range short {
			s = r.is.ReplaceAllString(s, r.word)
		}
		out = append(out, folded(clean(signs.Replace(clean(unbrailled(s)))))...)
	}
	return out
}

// folded breaks a clean text at blanks, and a word longer than a line anywhere.
func folded(s string) []string {
	var out []string
	for _, l := range wrap(s, LineWidth) {
		for cells(l) > LineWidth {
			n := 0
			for i, r := range l {
				if cells(l[:i+len(string(r))]) > LineWidth {
					break
				}
				n = i + len(string(r))
			}
			out, l = append(out, l[:n]), l[n:]
		}
		out = append(out, l)
	}
	return out
}

// unbrailled is a text without the cells that only draw.
func unbrailled(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x2800 && r <= 0x28ff {
			return -1
		}
		return r
	}, s)
}

// Echo is what of a text that was typed can be added to a line as it stands.
func Echo(s string) string { return clean(unbrailled(s)) }

// CellsOf is how many cells a text takes that Echo or Spoken gave.
func CellsOf(s string) int { return cells(s) }

// keySigns are the keys that a keyboard has other words for.
var keySigns = strings.NewReplacer("→", "right", "←", "left", "↑", "up", "↓", "down", "⌫", "backspace", "…", " to ", "?", "question mark", "`", "backquote", "[", "open bracket", "]", "close bracket", "/", "slash")

// keyWords is a key and what it does in words.
func keyWords(b Binding) string { return keySigns.Replace(b.Keys) + ": " + b.Does }

// KeysSaid are the keys of a footer in words.
func KeysSaid(keys []Binding) string {
	var out []string
	for _, b := range keys {
		out = append(out, keyWords(b))
	}
	if len(out) == 0 {
		return ""
	}
	return "keys " + strings.Join(out, "; ")
}

// heads are column headings that are cut short.
var heads = map[string]string{"PL": "place", "EX": "exchange", "/100": "per 100", "/LAP": "per lap", "HIP": "hip number", "BY": "by station"}

func headWord(head string) string {
	if word, ok := heads[head]; ok {
		return word
	}
	return strings.ToLower(head)
}

// unclear are the columns whose cells say too little without the heading.
var unclear = []string{"TAKES FROM", "EX", "KEY", "BY", "ZONE", "KEPT", "AT", "SEASON", "OTHERS", "PLACES", "LAST", "DROPS/DQ %"}

// headed reports whether a cell of the x-th column is told with its heading.
func (c Column) headed(x int) bool {
	return c.Head != "" && (x == 0 || c.Right || slices.Contains(unclear, c.Head))
}
