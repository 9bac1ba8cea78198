package html

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// label is a team's name beside the end of its line.
type label struct {
	text string
	mark mark
	x, y float64 // where the line ends
}

// stacked is a label as it is drawn: its rows of text, and a thin line from the
// team's last point where they lie apart.
type stacked struct {
	Rows   []text
	Class  string
	Leader string
}

type text struct{ X, Y, Text string }

// A row of a label: its height, its width, and the size of its letters.
const (
	labelStep  = 12.0
	labelWidth = chartWidth - nameColumn
	fontSize   = 10.5
)

// stack puts names into one column right of the plot, in the order of their lines'
// ends, none on another and none below the bottom, which is low enough for all.
// A name that does not fit one row takes several: none is cut.
func stack(labels []label, column, top, bottom float64) []stacked {
	slices.SortStableFunc(labels, func(a, b label) int { return cmp.Compare(a.y, b.y) })
	rows, left := make([][]string, len(labels)), 0
	for i, l := range labels {
		rows[i] = wrapped(l.text)
		left += len(rows[i])
	}
	var out []stacked
	next := top
	for i, l := range labels {
		first := max(next, min(l.y-labelStep*float64(len(rows[i])-1)/2, bottom-labelStep*float64(left-1)))
		p := stacked{Class: l.mark.Class()}
		for n, row := range rows[i] {
			p.Rows = append(p.Rows, text{unit(column), unit(first + 4 + labelStep*float64(n)), row})
		}
		if middle := first + labelStep*float64(len(rows[i])-1)/2; middle-l.y > 3 || l.y-middle > 3 || l.x < column-12 {
			p.Leader = unit(l.x+6) + "," + unit(l.y) + " " + unit(column-3) + "," + unit(middle)
		}
		next = first + labelStep*float64(len(rows[i]))
		left -= len(rows[i])
		out = append(out, p)
	}
	return out
}

// rowsOf is how many rows of text some names take.
func rowsOf(labels []label) (rows int) {
	for _, l := range labels {
		rows += len(wrapped(l.text))
	}
	return rows
}

// wrapped is a name in rows that fit beside a chart, broken between words where
// that is possible.
func wrapped(name string) []string {
	rows, used := []string{""}, 0.0
	for _, word := range strings.Fields(name) {
		last := len(rows) - 1
		if wide := widthOf(word); rows[last] != "" && used+widthOf(" ")+wide > labelWidth {
			rows, used, last = append(rows, ""), 0, last+1
		} else if rows[last] != "" {
			rows[last] += " "
			used += widthOf(" ")
		}
		for _, r := range word {
			if used += widthOf(string(r)); used > labelWidth {
				rows, used, last = append(rows, ""), widthOf(string(r)), last+1
			}
			rows[last] += string(r)
		}
	}
	return rows
}

// widthOf is about how wide a text is in a chart, rather too much than too
// little: no font is known here.
func widthOf(s string) (wide float64) {
	for _, r := range s {
		switch {
		case ansi.StringWidth(string(r)) > 1:
			wide += 1.05
		case r == 'W' || r == 'M' || r == 'm' || r == 'w':
			wide += 0.9
		case unicode.IsUpper(r):
			wide += 0.7
		case unicode.Is(unicode.Mn, r):
		default:
			wide += 0.56
		}
	}
	return wide * fontSize
}
