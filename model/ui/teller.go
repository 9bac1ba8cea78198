package ui

import (
	"fmt"
	"slices"
	"strings"

	"baton/views"
)

// Teller tells what screens say in lines that are only added: what has been said
// and still stands is not said again. All that it gives out is text and the ends
// of lines, so that any terminal, and any voice that reads one, can follow.
type Teller struct {
	last     views.Telling
	standing map[string]string // what has been told of what, on this page
	keys     map[string]bool   // the footers that have been told
	typed    string            // what the field holds, as last told
	open     int               // cells of a line that has not ended: its text is being typed
	out      strings.Builder
}

// How much is told one by one, more as a number: times that have changed, as after
// another gun; and presses of one moment, of which there is one a lane, where more
// come from another laptop.
const (
	mostChanged = 3
	mostFresh   = 16
)

// Tell gives what has come up since it was last asked.
func (t *Teller) Tell(now views.Telling) string {
	if t.standing == nil || now.Page != t.last.Page {
		t.arrive(now)
	} else {
		t.changes(now)
		t.leftField(now)
	}
	t.field(now.Typing)
	t.last = now
	return t.given()
}

// leftField says where one is, where typing has ended and nothing else came of it.
func (t *Teller) leftField(now views.Telling) {
	if n := len(now.Items); t.last.Typing != nil && now.Typing == nil && t.out.Len() == 0 && n > 0 {
		t.say(now.Items[n-1].Says)
	}
}

// Ask gives how things stand, all of it; what was recorded in the same moment first.
func (t *Teller) Ask(now views.Telling) string {
	if t.standing != nil && now.Page == t.last.Page {
		t.log(now.Log)
	}
	t.stand(now)
	for _, s := range now.Rest {
		if !slices.ContainsFunc(now.Items, func(l views.Line) bool { return strings.HasSuffix(l.Says, s) }) {
			t.say(s)
		}
	}
	t.say(views.KeysSaid(now.Keys))
	t.say("question mark again lists all keys")
	t.last = now
	return t.given()
}

// Still says, after a key, that it changed nothing, and what stands.
func (t *Teller) Still() string {
	what := ""
	for _, l := range t.last.News {
		if l.Stands == "" && (l.About == "note" || l.About == "answer") {
			what = l.Says
		}
	}
	switch items := t.last.Items; {
	case what != "":
		t.say(what)
	case t.last.Typing != nil:
		t.ask(t.last.Typing)
	case len(items) > 0:
		t.say("nothing new: " + items[len(items)-1].Says)
	default:
		t.say("nothing new")
	}
	return t.given()
}

// arrive tells a page from its start, with its keys where they were never told.
func (t *Teller) arrive(now views.Telling) {
	t.stand(now)
	if t.keys == nil {
		t.keys = map[string]bool{}
	}
	if said := views.KeysSaid(now.Keys); !t.keys[said] {
		t.keys[said] = true
		t.say(said)
	}
}

// stand tells how things stand.
func (t *Teller) stand(now views.Telling) {
	t.standing = map[string]string{}
	t.say(now.Page)
	for _, s := range now.State {
		t.say(s)
	}
	t.each(now.News)
	t.each(now.Items)
	for _, l := range slices.Concat(now.Log, now.Rows) {
		t.standing[l.About] = stands(l)
	}
	t.typed = ""
	t.last.Typing = nil
}

// changes tells what is new or has changed: what was recorded first.
func (t *Teller) changes(now views.Telling) {
	t.forget(now)
	t.log(now.Log)
	t.each(now.News)
	t.each(now.Items)
	t.rows(now.Rows)
}

// forget drops what no longer stands: should it come back, it is told again.
func (t *Teller) forget(now views.Telling) {
	stand := map[string]bool{}
	for _, l := range slices.Concat(now.Log, now.News, now.Items, now.Rows) {
		stand[l.About] = true
	}
	for about := range t.standing {
		if !stand[about] {
			delete(t.standing, about)
		}
	}
}

// stands is what of a line must change for it to be told again.
func stands(l views.Line) string {
	if l.Stands != "" {
		return l.Stands
	}
	return l.Says
}

// each tells the lines that are new or have changed.
func (t *Teller) each(lines []views.Line) {
	for _, l := range lines {
		if standing, before := t.standing[l.About]; !before || standing != stands(l) {
			t.standing[l.About] = stands(l)
			t.say(l.Says)
		}
	}
}

// log tells what has been recorded, oldest first, each in its line; of many that
// have changed at once, how many.
func (t *Teller) log(lines []views.Line) {
	var fresh, changed []views.Line
	for _, l := range slices.Backward(lines) {
		switch standing, before := t.standing[l.About]; {
		case !before:
			fresh = append(fresh, l)
		case standing != stands(l):
			changed = append(changed, l)
		}
		t.standing[l.About] = stands(l)
	}
	if len(changed) > mostChanged {
		t.say(fmt.Sprintf("%d times have changed", len(changed)))
		changed = nil
	}
	if more := len(fresh) - mostFresh; more > 0 {
		t.say(fmt.Sprintf("%d more have come in, the last ones:", more))
		fresh = fresh[more:]
	}
	for _, l := range slices.Concat(changed, fresh) {
		t.say(l.Says)
	}
}

// rows tells the rows that have changed, where they are few.
func (t *Teller) rows(lines []views.Line) {
	var changed []views.Line
	for _, l := range lines {
		if standing, before := t.standing[l.About]; before && standing != stands(l) {
			changed = append(changed, l)
		}
		t.standing[l.About] = stands(l)
	}
	if len(changed) > mostChanged {
		return
	}
	for _, l := range changed {
		t.say(l.Says)
	}
}

// field follows a line being typed: letters are added to it as they come, any
// other change tells it anew.
func (t *Teller) field(now *views.Question) {
	before := t.last.Typing
	switch {
	case now == nil:
		t.end()
		return
	case before == nil || before.Asks != now.Asks:
		t.ask(now)
		t.offer(now)
		return
	}
	text := now.Before + now.After
	added, longer := strings.CutPrefix(text, t.typed)
	switch {
	case text == t.typed && now.Before == before.Before && now.Marked == before.Marked:
	case text == t.typed:
		t.end()
		t.say("before " + orEnd(now.After))
	case longer && now.After == "" && t.open > 0 && t.open+views.CellsOf(views.Echo(added)) <= views.LineWidth:
		t.echo(added)
		t.typed = text
	default:
		t.ask(now)
	}
	if t.offered(now) != t.offered(before) {
		t.offer(now)
	}
}

func orEnd(s string) string {
	if s == "" {
		return "the end"
	}
	return s
}

// ask tells what is asked and what stands there, and leaves the line open for
// what is typed.
func (t *Teller) ask(q *views.Question) {
	t.end()
	t.typed = q.Before + q.After
	lines := views.Spoken(strings.TrimRight(q.Asks, ":") + ":")
	if strings.HasSuffix(q.Asks, "?") {
		lines = views.Spoken(q.Asks)
	}
	for _, l := range lines[:len(lines)-1] {
		t.line(l)
	}
	t.echo(lines[len(lines)-1] + " ")
	text := views.Echo(t.typed)
	switch {
	case len(q.Choices) > 0:
		text = strings.Join(views.Spoken(fmt.Sprintf("%s (%d of %d, left and right go through them)", t.typed, q.Choice+1, len(q.Choices))), " ")
	case q.Marked && text != "":
		text += " (a letter replaces it)"
	}
	if t.open+views.CellsOf(text) > views.LineWidth {
		t.end()
		t.say(text)
		return
	}
	t.echo(text)
	if q.Marked && text != "" {
		t.end()
	}
}

// offered is the one name that is meant by what is typed, as far as it can be
// known.
func (t *Teller) offered(q *views.Question) string {
	if q == nil || len(q.Offers) == 0 || len(q.Offers) > 1 && q.Offer == 0 {
		return ""
	}
	return q.Offers[max(0, min(q.Offer, len(q.Offers)-1))]
}

// offer tells which name tab would take.
func (t *Teller) offer(q *views.Question) {
	if name := t.offered(q); name != "" {
		t.say("tab takes " + name)
	}
}

// say tells a text in as many lines as it needs.
func (t *Teller) say(text string) {
	for _, l := range views.Spoken(text) {
		t.line(l)
	}
}

func (t *Teller) line(l string) {
	t.end()
	t.out.WriteString(l)
	t.out.WriteString("\r\n")
}

// echo adds to the line that is open, or opens one.
func (t *Teller) echo(s string) {
	s = views.Echo(s)
	t.out.WriteString(s)
	t.open += views.CellsOf(s)
}

// end ends the line that is open.
func (t *Teller) end() {
	if t.open > 0 {
		t.out.WriteString("\r\n")
		t.open = 0
	}
}

// given is what was told, to be written.
func (t *Teller) given() string {
	defer t.out.Reset()
	return t.out.String()
}
