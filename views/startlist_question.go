package views

import "strings"

// Question is a line that somebody is typing into while the screen stays to be
// seen: what is asked, the text round the caret, and what could be meant.
type Question struct {
	Asks    string   // "leg 2 of Northside A"
	Before  string   // the text before the caret
	After   string   // and after it
	Marked  bool     // the next letter takes the place of the text
	Offers  []string // what could be meant by it
	Offer   int      // the one that Tab takes
	Choices []string // all that can be answered, where any text cannot
	Choice  int      // the one meant, -1 for none
	Says    string   // in place of the offers: why the answer is not taken, what Esc would lose
	Tone    Tone     // of what it says
}

// caret stands where the next letter goes.
const caret = "▏"

// lines draws a question in one line, or with what it offers in two.
func (q *Question) lines(t *Theme, w, h int) []string {
	l := newLine(t, w)
	l.gap(t.Text, 1)
	l.cell(t.Heading, q.Asks, min(cells(clean(q.Asks)), w/2))
	l.gap(t.Text, 2)
	q.put(l, t.Strong, t.Press)
	lines := []string{l.end(t.Text)}
	if h > 1 {
		lines = append(lines, q.offers(t, w))
	}
	return lines[:min(len(lines), max(h, 0))]
}

// put writes the text into what is left of a line, in another ink where the next
// letter takes its place.
func (q *Question) put(l *line, plain, marked Ink) {
	if q.Marked && q.Before+q.After != "" {
		l.cell(marked, q.Before+q.After, min(cells(clean(q.Before+q.After)), max(0, l.left()-2)))
		l.put(plain, caret)
		return
	}
	l.put(plain, typed(q.Before, q.After, l.left()-1))
}

// typed is the text round the caret, cut on the left so that the caret is seen.
func typed(before, after string, w int) string {
	before, after = clean(before), clean(after)
	room := w - cells(caret)
	if cells(before) > room {
		runes := []rune(before)
		for len(runes) > 0 && cells(string(runes))+1 > room {
			runes = runes[1:]
		}
		before = "…" + string(runes)
	}
	return before + caret + after
}

// choices are all that can be answered, in columns, the one that is meant standing
// out, in at most so many lines.
func (q *Question) choices(t *Theme, w, most int) (lines []string) {
	wide := 0
	for _, name := range q.Choices {
		wide = max(wide, cells(clean(name))+4)
	}
	columns := max(1, w/max(1, wide))
	rows := (len(q.Choices) + columns - 1) / columns
	from := max(0, scroll(max(0, q.Choice)/columns, rows, most))
	for row := from; row < min(rows, from+most); row++ {
		l := newLine(t, w)
		for i := row * columns; i < min(len(q.Choices), (row+1)*columns); i++ {
			ink, mark := t.Text, "  "
			if i == q.Choice {
				ink, mark = t.Press, "▸ "
			}
			l.cell(ink, mark+q.Choices[i], min(wide-2, l.left()))
			l.gap(t.Text, 2)
		}
		lines = append(lines, l.end(t.Text))
	}
	return lines
}

// offers is what could be meant, the one that Tab takes first, or what is to be
// said instead.
func (q *Question) offers(t *Theme, w int) string {
	l := newLine(t, w)
	l.gap(t.Text, 1)
	switch {
	case q.Says != "":
		l.put(t.tone(q.Tone), q.Says)
	case len(q.Offers) > 0:
		first := max(0, min(q.Offer, len(q.Offers)-1))
		l.put(t.Key, "tab ")
		l.put(t.Strong, q.Offers[first])
		l.put(t.Text, "   "+strings.Join(q.Offers[first+1:], " · "))
	}
	return l.end(t.Text)
}
