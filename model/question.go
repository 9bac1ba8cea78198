package model

import (
	"fmt"
	"slices"
	"strings"

	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// questionKeyMap are the keys of a line being typed.
type questionKeyMap struct{ Take, Complete, Above, Below, Drop key.Binding }

var questionKeys = questionKeyMap{
	Take:     bind("enter", "takes it", "enter", "ctrl+j"),
	Complete: bind("tab", "the name offered", "tab"),
	Above:    bind("↑", "offer before", "up"),
	Below:    bind("↓", "next offer", "down"),
	Drop:     bind("esc", "never mind", "esc"),
}

// question is a line that is typed into a screen: what is asked, what stood
// there before, and what to do with the answer.
type question struct {
	asks   string
	first  string   // what stood there when it was asked
	holds  string   // an answer given before it, that Esc would lose too
	known  []string // what may be meant
	offer  int      // the one that Tab takes
	input  textinput.Model
	says   string
	tone   views.Tone
	fresh  bool                    // nothing is typed yet: the first letter takes the place of what stood there
	warned bool                    // Esc was pressed and would lose something
	take   func(text string) error // what the answer does; an error keeps the question open
	pasted func(text string)       // where a paste is more than text; nil elsewhere
}

// ask makes a question.
func ask(asks, first string, known []string, take func(text string) error) *question {
	q := &question{asks: asks, first: first, known: known, take: take, fresh: true, input: newLine(textLimit)}
	q.input.SetValue(first)
	q.input.Focus()
	return q
}

// pastes makes more than text of a paste, which may be as long as a list or a
// path is.
func (q *question) pastes(pasted func(text string)) {
	q.pasted = pasted
	q.input.CharLimit = listLimit
}

// key types into the line and reports whether the question is over.
func (q *question) key(msg tea.KeyMsg) (over bool) {
	offers := q.offers()
	switch {
	case key.Matches(msg, questionKeys.Drop):
		return q.drop()
	case key.Matches(msg, questionKeys.Take):
		return q.answer()
	case key.Matches(msg, questionKeys.Complete):
		q.complete()
	case key.Matches(msg, questionKeys.Below):
		q.offer = min(q.offer+1, max(0, len(offers)-1))
	case key.Matches(msg, questionKeys.Above):
		q.offer = max(0, q.offer-1)
	default:
		q.edit(msg)
	}
	return false
}

// edit changes the text as the key says.
func (q *question) edit(msg tea.KeyMsg) {
	before := q.input.Value()
	replaces := len(msg.Runes) > 0 || msg.Type == tea.KeyBackspace || msg.Type == tea.KeyDelete
	if q.fresh && replaces {
		q.input.SetValue("")
	}
	q.fresh = false
	q.input, _ = q.input.Update(msg)
	if q.input.Value() != before {
		q.offer, q.says = 0, ""
	}
	if msg.Paste && len([]rune(q.input.Value())) >= q.input.CharLimit {
		q.say(tooLong(q.input.CharLimit), views.Watch)
	}
	q.warned = false
}

// complete takes what is offered.
func (q *question) complete() {
	if offers := q.offers(); len(offers) > 0 {
		q.set(offers[min(q.offer, len(offers)-1)])
	}
}

// set puts another text into the line.
func (q *question) set(text string) {
	q.input.SetValue(text)
	q.input.CursorEnd()
	q.offer, q.says, q.warned, q.fresh = 0, "", false, false
}

// text is what stands in the line.
func (q *question) text() string { return strings.TrimSpace(q.input.Value()) }

// touched reports whether something would be lost.
func (q *question) touched() bool { return q.text() != q.first || q.holds != "" }

// say puts a word in place of the offers, until the next key.
func (q *question) say(text string, tone views.Tone) { q.says, q.tone = text, tone }

// drop ends the question, but says first what would be lost.
func (q *question) drop() (over bool) {
	if !q.touched() || q.warned {
		return true
	}
	lost := q.holds
	if lost == "" {
		lost = q.text()
	}
	q.say(fmt.Sprintf("esc again drops %q, enter takes it", lost), views.Watch)
	q.warned = true
	return false
}

// answer gives the text to whom it was asked for.
func (q *question) answer() (over bool) {
	if err := q.take(q.text()); err != nil {
		q.say(err.Error(), views.Alarm)
		return false
	}
	return true
}

// mostOffers is how many names are offered: more do not help a person choose.
const mostOffers = 8

// offers are what may be meant by the text: names of which it begins a word, in
// the order they are known in.
func (q *question) offers() []string {
	typed := asOffered(q.text())
	if q.fresh {
		typed = ""
	}
	var out []string
	for _, name := range q.known {
		lower := asOffered(name)
		begins := strings.HasPrefix(lower, typed) || strings.Contains(lower, " "+typed)
		if begins && name != q.text() && len(out) < mostOffers && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// asOffered is a text as offers are looked for: "4x1" finds 4×100 m.
func asOffered(s string) string { return strings.ReplaceAll(strings.ToLower(s), "×", "x") }

// props is the question as the views show it.
func (q *question) props() *views.Question {
	runes := []rune(q.input.Value())
	at := min(q.input.Position(), len(runes))
	return &views.Question{Asks: q.asks, Before: string(runes[:at]), After: string(runes[at:]), Marked: q.fresh, Offers: q.offers(), Offer: q.offer, Says: q.says, Tone: q.tone}
}

// foot are the keys while a question is open.
func (q *question) foot() []views.Binding {
	keys := []key.Binding{questionKeys.Take, questionKeys.Drop}
	if len(q.known) > 0 {
		keys = []key.Binding{questionKeys.Take, questionKeys.Complete, questionKeys.Below, questionKeys.Drop}
	}
	return foot(keys...)
}
