package views

import (
	"slices"
	"strings"
)

// panel is what can stand beside the board.
type panel interface {
	lines(t *Theme, w, h int) []string
}

// panel is the one that is open, nil for none.
func (p *Live) panel() panel {
	switch {
	case p.GunPick != nil:
		return p.GunPick
	case p.Menu != nil:
		return p.Menu
	case p.Help != nil:
		return p.Help
	default:
		return nil
	}
}

// panelLines draws an open panel in exactly h lines.
func panelLines(t *Theme, p panel, w, h int) []string {
	return pad(t, p.lines(t, w, h), w, h)
}

// panelTitle is a panel's inverted first line.
func panelTitle(t *Theme, w int, s string) string {
	l := newLine(t, w)
	l.put(t.Press, " "+s)
	return l.end(t.Press)
}

// lines lists the keys by group, from the first one shown.
func (p *Help) lines(t *Theme, w, h int) []string {
	lines := p.list(t, w, max(0, min(p.From, len(p.Bindings)-1)))
	title := p.Title
	if p.From > 0 || len(lines) >= h {
		title += "   ↑↓ more"
	}
	return append([]string{panelTitle(t, w, title)}, lines[:max(0, min(len(lines), h-1))]...)
}

// list are the keys from one on, under their headings, no word of them cut.
func (p *Help) list(t *Theme, w, from int) []string {
	keys, bindings := 0, t.Signs.keys(p.Bindings)
	for _, b := range bindings {
		keys = max(keys, min(w/2, cells(clean(b.Keys))))
	}
	var out []string
	group := ""
	for i := from; i < len(bindings); i++ {
		b := bindings[i]
		if b.Group != group {
			group = b.Group
			for _, s := range wrap(clean(group), max(1, w-1)) {
				out = append(out, newText(t, w, t.Heading, " "+s))
			}
		}
		does := wrap(clean(b.Does), max(1, w-keys-3))
		for n := range max(1, len(does)) {
			l := newLine(t, w)
			l.gap(t.Text, 2)
			if n == 0 {
				l.cell(t.Key, b.Keys, keys)
			}
			if l.to(t.Text, keys+3); n < len(does) {
				l.put(t.Text, does[n])
			}
			out = append(out, l.end(t.Text))
		}
	}
	return out
}

func newText(t *Theme, w int, k Ink, s string) string {
	l := newLine(t, w)
	l.put(k, s)
	return l.end(t.Text)
}

// fewest is how many choices of a panel are shown before what explains them.
const fewest = 4

// choose lists the lines of choices, the selected one among them, over what
// explains them: of the explanations, the first in order, as many as leave room.
func choose(lines [][]string, selected, h int, below ...[]string) []string {
	high, all := 1, 0
	for _, l := range lines {
		high, all = max(high, len(l)), all+len(l)
	}
	room := max(high, h)
	var foot []string
	for _, b := range below {
		if room-len(b) < min(all, fewest*high) {
			break
		}
		foot, room = append(foot, b...), room-len(b)
	}
	var out []string
	from := scroll(selected, len(lines), room/high)
	for i := from; i < min(len(lines), from+room/high); i++ {
		out = append(out, lines[i]...)
	}
	return append(out, foot...)
}

// lines lists the items, what the selected one does, and the hint.
func (p *Menu) lines(t *Theme, w, h int) []string {
	var items [][]string
	for i, item := range p.Items {
		name := item.Name
		if item.Off != "" {
			name += " – " + item.Off
		}
		items = append(items, []string{choice(t, w, i == p.Selected, name)})
	}
	does := []string{rule(t, w)}
	if p.Selected >= 0 && p.Selected < len(p.Items) {
		item := p.Items[p.Selected]
		if cells(clean(item.Name)) > w-2 {
			does = append(does, wrapped(t, w, item.Name)...) // whole, for it is cut above
		}
		does = append(does, wrapped(t, w, item.Off)...) // likewise
		does = append(does, wrapped(t, w, item.Does)...)
	}
	return append([]string{panelTitle(t, w, p.Title)}, choose(items, p.Selected, h-1, does, wrapped(t, w, p.Hint))...)
}

// choice is one item of a list, inverted and marked where selected.
func choice(t *Theme, w int, selected bool, s string) string {
	l, k, mark := newLine(t, w), t.Text, "  "
	if selected {
		k, mark = t.Press, "▸ "
	}
	l.put(k, mark+s)
	return l.end(k)
}

// lines lists the spaces that may have been the gun, and what each would do.
func (p *GunPick) lines(t *Theme, w, h int) []string {
	var spaces [][]string
	for i, s := range p.Spaces {
		lines := []string{choice(t, w, i == p.Selected, joinGap(s.At, s.About))}
		if s.Does != "" {
			lines = append(lines, newText(t, w, t.Text, "    "+s.Does))
		}
		spaces = append(spaces, lines)
	}
	moved := []string{rule(t, w), blank(t, w)}
	if p.Shift != "" {
		moved[1] = newText(t, w, t.Strong, " "+p.Shift)
	}
	return append([]string{panelTitle(t, w, p.Title)}, choose(spaces, p.Selected, h-1, moved, wrapped(t, w, p.Hint))...)
}

// scroll is the first of n items to show in so many lines, the selected one
// among them.
func scroll(selected, n, lines int) int {
	return max(0, min(selected-lines/2, n-lines))
}

// wrapped breaks a text into lines at blanks.
func wrapped(t *Theme, w int, s string) []string {
	var out []string
	for _, l := range wrap(clean(s), max(1, w-2)) {
		out = append(out, newText(t, w, t.Text, " "+l))
	}
	return out
}

// whole is a text without the parts at its end for which there is no room; the first stays.
func whole(s string, room int, between ...string) string {
	s = clean(s)
	for cells(s) > room {
		at := -1
		for _, sign := range between {
			at = max(at, strings.LastIndex(s, sign))
		}
		if at <= 0 {
			break
		}
		s = s[:at]
	}
	return s
}

// told breaks a text into at most so many lines. Where that is too few its last clauses
// are left out whole, and only of a single one words are cut; "…" says so.
func told(s string, w, most int) []string {
	s = clean(s)
	lines := wrap(s, max(1, w))
	for len(lines) > most {
		at := max(strings.LastIndex(s, "; "), strings.LastIndex(s, " · "), strings.LastIndex(s, ". "))
		if at <= 0 {
			last := strings.Join(lines[most-1:], " ")
			return append(lines[:most-1], cut(last, w))
		}
		s = s[:at]
		lines = wrap(s+" …", max(1, w))
	}
	return lines
}

// Wrap breaks a text into lines at blanks, but leaves a figure with its unit, its ± and
// what it numbers: "0.4 ± 0.2 s", "3.4 s / 30 m", "ex 2". A word too long for a line
// breaks after its hyphens, as a code to join by, and else stands alone.
func Wrap(s string, w int) []string { return wrap(clean(s), max(1, w)) }

// wrap is Wrap of a clean text.
func wrap(s string, w int) []string {
	var lines []string
	var now string
	for _, word := range phrases(strings.Fields(s), w) {
		parts := []string{word}
		if cells(word) > w {
			parts = strings.SplitAfter(word, "-")
		}
		gap := " "
		for _, part := range parts {
			switch {
			case now == "":
				now = part
			case cells(now)+len(gap)+cells(part) <= w:
				now += gap + part
			default:
				lines = append(lines, now)
				now = part
			}
			gap = ""
		}
	}
	if now != "" {
		lines = append(lines, now)
	}
	return lines
}

// phrases joins the words that belong to a figure with it, as far as a line goes.
func phrases(words []string, w int) (out []string) {
	for i, word := range words {
		if last := len(out) - 1; i > 0 && undivided(words[i-1], word) && cells(out[last])+1+cells(word) <= w {
			out[last] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

// undivided reports whether two words are not parted by a new line.
func undivided(before, word string) bool {
	digit := func(b byte) bool { return b >= '0' && b <= '9' }
	figure := digit(before[len(before)-1])
	switch {
	case word == "±", before == "±":
		return true
	case word == "/", before == "/":
		return figure || before == "s" || before == "/" && digit(word[0])
	case figure:
		return slices.Contains([]string{"m", "s", "%", "steps", "feet"}, strings.TrimRight(word, ".,;:)"))
	}
	return digit(word[0]) && slices.Contains([]string{"ex", "leg", "lane", "zone", "key"}, before)
}
