package views

import (
	"fmt"
	"strings"
)

// Telling is what a screen says at a moment to whoever does not look at it: in
// lines of text, of which each is said once, and again when it has changed.
type Telling struct {
	Page   string    // what the page is; another page is told from its start
	State  []string  // how things stand: at the start of a page, and when asked
	Rest   []string  // more of that, only when asked
	Items  []Line    // what is chosen, from the outermost in
	News   []Line    // what is to be known, most urgent first
	Log    []Line    // what has been recorded, newest first: told as it comes
	Rows   []Line    // the rows of a table: told when a few of them change
	Typing *Question // the line being typed; nil for none
	Waits  bool      // for the rest of a key: there is nothing to say yet
	Keys   []Binding
}

// Line is one thing that is told.
type Line struct {
	About  string // what it is about: the same thing told again takes its place
	Says   string
	Stands string // what of it must change for it to be told again; empty is all that it says
}

// News adds what is to be known, where there is anything.
func (t *Telling) add(about, says string) {
	if says != "" {
		t.News = append(t.News, Line{About: about, Says: says})
	}
}

// Tell is what the edges of a screen say: a screen that has them says at least
// that.
func (e *Edges) Tell() Telling {
	t := Telling{Page: e.Title, Typing: e.Question, Keys: e.Foot}
	t.add("about", e.About)
	switch {
	case e.Filtering:
		t.Typing = &Question{Asks: "filter", Before: e.Filter}
	case e.Filter != "":
		t.add("filter", "only rows with: "+e.Filter)
	}
	if e.Question != nil {
		t.add("answer", e.Question.Says)
	}
	t.add("note", e.Note)
	if e.Help != nil {
		t.Items = append(t.Items, e.Help.tell())
	}
	return t
}

// toldAtOnce is how many keys the help tells before it waits for an arrow.
const toldAtOnce = 3

// tell is the help's next few keys.
func (p *Help) tell() Line {
	from := max(0, min(p.From, len(p.Bindings)-1))
	end := min(len(p.Bindings), from+toldAtOnce)
	lines := []string{fmt.Sprintf("%s %d to %d of %d, down tells more", p.Title, from+1, end, len(p.Bindings))}
	for _, b := range p.Bindings[from:end] {
		lines = append(lines, keyWords(b))
	}
	return Line{About: "help", Says: strings.Join(lines, "\n")}
}

// table tells the chosen row of a table, or what to do where it has none, and
// which rows there are.
func (t *Telling) table(p *List) {
	if p.Help != nil {
		return
	}
	if len(p.Rows) == 0 {
		t.Items = append(t.Items, Line{About: "row", Says: p.Empty})
		return
	}
	selected := max(0, min(p.Selected, len(p.Rows)-1))
	for i := range p.Rows {
		says := p.rowText(i)
		if i == selected && p.Selected >= 0 {
			t.Items = append(t.Items, Line{About: "row", Says: fmt.Sprintf("%s, %d of %d", says, i+1, len(p.Rows)), Stands: says})
			continue
		}
		t.Rows = append(t.Rows, Line{About: p.rowName(i), Says: says})
	}
}

// rowText is a row in words: what it is of first, figures with their heading.
func (p *List) rowText(i int) string {
	var out []string
	for x, cell := range p.Rows[i].Cells {
		cell = strings.TrimPrefix(strings.TrimSpace(cell), "! ")
		switch {
		case cell == "" || cell == "·":
		case x < len(p.Columns) && p.Columns[x].headed(x):
			out = append(out, headWord(p.Columns[x].Head)+" "+cell)
		default:
			out = append(out, cell)
		}
	}
	return strings.Join(out, ", ")
}

// rowName is what a row is of: its first cells.
func (p *List) rowName(i int) string {
	cells := p.Rows[i].Cells
	return strings.Join(cells[:min(2, len(cells))], ", ")
}

// Tell is the list's edges and the row chosen.
func (p *List) Tell() Telling {
	t := p.Edges.Tell()
	t.table(p)
	t.add("means", p.Means)
	return t
}

// Tell is what the page says.
func (p *Page) Tell() Telling {
	t := p.Edges.Tell()
	for i, s := range strings.Split(p.Text, "\n") {
		t.add(fmt.Sprint("text ", i), strings.TrimSpace(s))
	}
	return t
}

// Tell is what the form asks, in words of its own: its body is a drawing.
func (p *Form) Tell() Telling {
	t := p.Edges.Tell()
	for i, s := range p.Says {
		t.add(fmt.Sprint("says ", i), s)
	}
	return t
}

// Tell is the field being typed into, and how many there are.
func (p *Sheet) Tell() Telling {
	t := p.Edges.Tell()
	t.State = append(t.State, fmt.Sprintf("%d fields", len(p.Fields)))
	for i := range p.Fields {
		f := &p.Fields[i]
		t.Rest = append(t.Rest, f.Asks+": "+f.Before+f.After)
		if i == p.At {
			t.Typing = &f.Question
			t.add("answer", f.Says)
		}
	}
	return t
}

// Tell is the rows, and all there is to say of the one chosen.
func (p *Import) Tell() Telling {
	t := p.List.Tell()
	if p.Says != "" && len(t.Items) > 0 && p.Help == nil {
		t.Items[len(t.Items)-1] = Line{About: "row", Says: fmt.Sprintf("%s, %d of %d", p.Says, p.Selected+1, len(p.Rows))}
	}
	return t
}
