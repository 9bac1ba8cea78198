package views

import (
	"fmt"
	"strings"
)

// detail adds what there is to say of the row chosen.
func (t *Telling) detail(lines []string) {
	if len(lines) > 0 {
		t.Items = append(t.Items, Line{About: "detail", Says: strings.Join(lines, "\n")})
	}
}

// Tell is the entry chosen, and the leg chosen of it.
func (p *StartList) Tell() Telling {
	t := p.Edges.Tell()
	entries := p.entries()
	entries.Columns = append(entries.Columns[:6:6], Column{Head: ""})
	t.table(&entries)
	if len(p.Rows) == 0 || p.Help != nil {
		return t
	}
	legs := p.legs()
	if p.Leg >= 0 && p.Leg < len(p.Legs) {
		t.Items = append(t.Items, Line{About: "leg", Says: legs.rowText(p.Leg)})
	}
	for i := range p.Legs {
		t.Rest = append(t.Rest, legs.rowText(i))
	}
	if p.Alternates != "" {
		t.Rest = append(t.Rest, "alternates "+p.Alternates)
	}
	for _, w := range p.Warnings {
		t.add("warning "+w, w)
	}
	return t
}

// Tell is the zone shown, its flag, and the runner chosen.
func (p *CheckIn) Tell() Telling {
	t := p.Edges.Tell()
	if p.AllReady {
		t.add("ready", "ALL ZONES READY")
	}
	if p.Zone < len(p.Zones) {
		z := p.Zones[p.Zone]
		where := join([]string{p.Where, p.Flag})
		t.News = append(t.News, Line{About: "zone", Says: join([]string{where, z.In + " in"}), Stands: where})
	}
	t.add("missing", p.Missing)
	t.table(&List{Edges: Edges{Help: p.Help}, Columns: p.Columns, Rows: p.Rows, Selected: p.Selected, Empty: "no team stands here"})
	for _, z := range p.Zones {
		ready := ""
		if z.Ready {
			ready = ", ready"
		}
		t.Rest = append(t.Rest, z.Name+" "+z.In+" in"+ready)
	}
	return t
}

// Tell is the field chosen and its exchange, and what a coach would say.
func (p *HandOffs) Tell() Telling {
	t := p.Edges.Tell()
	if p.Help == nil && p.Selected >= 0 && p.Selected < len(p.Rows) {
		r := p.Rows[p.Selected]
		t.Items = append(t.Items, Line{About: "exchange", Says: fmt.Sprintf("exchange %s, %s", r.Exchange, r.Pair)})
		if p.Field < len(r.Values) && p.Field < len(p.Fields) {
			t.Items = append(t.Items, Line{About: "field", Says: headWord(p.Fields[p.Field]) + " " + orNone(r.Values[p.Field])})
		}
	}
	t.coach(p.Words)
	for _, r := range p.Rows {
		line := "exchange " + r.Exchange + ", " + r.Pair
		for i, v := range r.Values {
			if i < len(p.Fields) && v != "" {
				line += ", " + headWord(p.Fields[i]) + " " + v
			}
		}
		t.Rest = append(t.Rest, line)
	}
	for _, s := range []string{p.Zone, p.Record, p.Unsure} {
		if s != "" {
			t.Rest = append(t.Rest, s)
		}
	}
	return t
}

// coach adds what a coach would say; why is told when asked.
func (t *Telling) coach(words []CoachWord) {
	for _, w := range words {
		t.add("coach "+w.About+w.Text, strings.TrimPrefix(w.About+": ", ": ")+w.Text)
		if w.Why != "" {
			t.Rest = append(t.Rest, strings.TrimPrefix(w.About+": ", ": ")+w.Why)
		}
	}
}

// Tell is the go-mark, what a coach would do with it, and how it went by mark.
func (p *PairPage) Tell() Telling {
	t := p.Edges.Tell()
	if p.What != "" {
		t.add("mark", "go-mark "+p.Mark)
		t.State = append(t.State, p.What)
	}
	if len(p.Rows) == 0 {
		t.add("empty", p.Empty)
	}
	t.coach(p.Words)
	table := List{Columns: pairColumns, Rows: p.Rows}
	for i := range p.Rows {
		t.Rest = append(t.Rest, table.rowText(i))
	}
	return t
}

// orNone is a value in words: an empty one is none.
func orNone(value string) string {
	if value = strings.TrimSpace(value); value == "" || value == "·" || value == "–" {
		return "none"
	}
	return value
}

// Tell is where the baton is, what to press, and the last repetition.
func (p *Practice) Tell() Telling {
	t := p.Edges.Tell()
	t.State, t.Log = append(t.State, p.Saved.tell().Says), append(t.Log, p.Saved.tell())
	for _, b := range p.Banners {
		t.add("banner "+b.Text, b.Text)
	}
	for _, s := range []string{p.What, p.Plan, p.Record} {
		if s != "" {
			t.State = append(t.State, s)
		}
	}
	t.add("last", p.Last)
	t.Items = append(t.Items, Line{About: "baton", Says: p.State + ": " + p.Next, Stands: p.State})
	reps := List{Columns: repColumns(LineWidth), Rows: p.Reps}
	for i := range p.Reps {
		t.Rest = append(t.Rest, reps.rowText(i))
	}
	return t
}

// Tell is every exchange in words.
func (p *ZonePictures) Tell() Telling {
	t := p.Edges.Tell()
	for _, x := range p.Exchanges {
		t.add("zone "+x.Name, x.Name+": "+x.Says)
	}
	if len(p.Exchanges) == 0 {
		t.add("zones", p.Empty)
	}
	return t
}

// Tell is the row chosen, what there is to say of it, or the fix being made.
func (p *Review) Tell() Telling {
	t := p.Edges.Tell()
	table := p.table(LineWidth)
	table.Columns[0].Head, table.Help = "", p.Help
	for i, r := range p.Rows {
		table.Rows[i].Cells[0] = ""
		if r.Marked {
			table.Rows[i].Cells[0] = "in the range"
		}
	}
	t.table(table)
	p.Fixing.tell(&t, p.Detail)
	return t
}

// Tell is the report chosen, what is known of it, or the ruling being made.
func (p *Decisions) Tell() Telling {
	t := p.Edges.Tell()
	table := p.table(LineWidth)
	table.Help = p.Help
	t.table(table)
	p.Fixing.tell(&t, p.Detail)
	for i, s := range p.Decided {
		t.Rest = append(t.Rest, "as decided "+s)
		if s != at(p.Finished, i) && i < len(p.Finished) {
			t.Rest = append(t.Rest, "as finished "+p.Finished[i])
		}
	}
	return t
}

// tell adds a fix that is being made and what it changes; without one, what there
// is to say of the row chosen.
func (f *Fixing) tell(t *Telling, detail []string) {
	if f == nil {
		t.detail(detail)
		return
	}
	t.Typing = &Question{Asks: f.What, Before: f.Input, Marked: f.Fresh}
	if f.InReason {
		t.Typing = &Question{Asks: "because", Before: f.Reason}
	}
	effect := f.Effect
	switch {
	case f.Wrong != "":
		effect = []string{f.Wrong}
	case f.Waits != "":
		effect = []string{f.Waits}
	case len(f.Effect) == 0 && len(f.Warns) == 0:
		effect = []string{"no place and no split changes"}
	}
	for _, s := range append(f.Warns[:len(f.Warns):len(f.Warns)], effect...) {
		t.add("effect "+s, s)
	}
}
