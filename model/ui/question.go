package ui

import (
	"fmt"
	"slices"
	"strings"

	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

type questionKeyMap struct{ Take, Complete, Above, Below, Drop key.Binding }

// QuestionKeys are the keys of a line being typed.
var QuestionKeys = questionKeyMap{
	Take:     Bind("enter", "takes it", "enter", "ctrl+j"),
	Complete: Bind("tab", "the name offered", "tab"),
	Above:    Bind("↑", "offer before", "up"),
	Below:    Bind("↓", "next offer", "down"),
	Drop:     Bind("esc", "never mind", "esc"),
}

// Groups are the keys as the palette lists them.
func (m questionKeyMap) Groups() []Group {
	return []Group{{Name: "A line", Keys: []key.Binding{m.Take, m.Complete, m.Above, m.Below, m.Drop}}}
}

// Question is a line that is typed into a screen: what is asked, what stood
// there before, and what to do with the answer.
type Question struct {
	asks        string
	first       string   // what stood there when it was asked
	Holds       string   // an answer given before it, that Esc would lose too
	Suggestions []string // what may be meant
	offer       int      // the one that Tab takes
	input       textinput.Model
	says        string
	tone        views.Tone
	choice      bool                    // what may be meant is all that can be answered
	fresh       bool                    // nothing is typed yet: the first letter takes the place of what stood there
	warned      bool                    // Esc was pressed and would lose something
	take        func(text string) error // what the answer does; an error keeps the question open
	Pasted      func(text string)       // where a paste is more than text; nil elsewhere
	Where       func() bool             // whether a sheet asks it as things stand; nil for always
}

// Ask makes a question.
func Ask(asks, first string, known []string, take func(text string) error) *Question {
	q := &Question{asks: asks, first: first, Suggestions: known, take: take, fresh: true, input: newLine(TextLimit)}
	q.input.SetValue(first)
	q.input.Focus()
	return q
}

// Choice asks for one of a few: arrows go through them, and letters find one.
func Choice(asks string, names []string, first int, take func(i int)) *Question {
	var q *Question
	q = Ask(asks, names[first], names, func(text string) error {
		i := q.chosen()
		if i < 0 {
			return fmt.Errorf("%q is none of these: ← → go through them", text)
		}
		q.choose(i)
		take(i)
		return nil
	})
	q.choice = true
	return q
}

// chosen is which of the choices is meant by the text, -1 for none.
func (q *Question) chosen() int {
	name := q.Text()
	if offers := q.offers(); len(offers) > 0 && !q.fresh && !slices.Contains(q.Suggestions, name) {
		name = offers[0]
	}
	return slices.Index(q.Suggestions, name)
}

// choose puts a choice into the line; a letter looks for another.
func (q *Question) choose(i int) {
	q.Set(q.Suggestions[i])
	q.fresh = true
}

// turn goes on to another choice, round their end, and takes it.
func (q *Question) turn(by int) {
	n := len(q.Suggestions)
	q.choose((max(0, q.chosen()) + by + n) % n)
	q.answer()
}

// Pastes makes more than text of a paste, which may be as long as a list or a
// path is.
func (q *Question) Pastes(pasted func(text string)) {
	q.Pasted = pasted
	q.input.CharLimit = ListLimit
}

// Key types into the line and reports whether the question is over.
func (q *Question) Key(msg tea.KeyMsg) (over bool) {
	offers := q.offers()
	switch {
	case key.Matches(msg, QuestionKeys.Drop):
		return q.drop()
	case key.Matches(msg, QuestionKeys.Take):
		return q.answer()
	case key.Matches(msg, QuestionKeys.Complete):
		q.complete()
	case key.Matches(msg, QuestionKeys.Below):
		q.offer = min(q.offer+1, max(0, len(offers)-1))
	case key.Matches(msg, QuestionKeys.Above):
		q.offer = max(0, q.offer-1)
	default:
		q.edit(msg)
	}
	return false
}

// edit changes the text as the key says.
func (q *Question) edit(msg tea.KeyMsg) {
	before := q.input.Value()
	replaces := len(msg.Runes) > 0 || msg.Type == tea.KeyBackspace || msg.Type == tea.KeyDelete
	if q.fresh && replaces {
		q.input.SetValue("")
	}
	q.fresh = false
	if msg.Paste && q.Pasted != nil {
		q.Pasted(string(msg.Runes))
	} else if q.input, _ = q.input.Update(msg); q.input.Value() != before {
		q.offer, q.says = 0, ""
	}
	if msg.Paste && len([]rune(q.input.Value())) >= q.input.CharLimit {
		q.Say(tooLong(q.input.CharLimit), views.Watch)
	}
	q.warned = false
}

// complete takes what is offered.
func (q *Question) complete() {
	if offers := q.offers(); len(offers) > 0 {
		q.Set(offers[min(q.offer, len(offers)-1)])
	}
}

// Set puts another text into the line.
func (q *Question) Set(text string) {
	q.input.SetValue(text)
	q.input.CursorEnd()
	q.offer, q.says, q.warned, q.fresh = 0, "", false, false
}

// Text is what stands in the line.
func (q *Question) Text() string { return strings.TrimSpace(q.input.Value()) }

// touched reports whether something would be lost.
func (q *Question) touched() bool { return q.Text() != q.first || q.Holds != "" }

// Say puts a word in place of the offers, until the next key.
func (q *Question) Say(text string, tone views.Tone) { q.says, q.tone = text, tone }

// drop ends the question, but says first what would be lost.
func (q *Question) drop() (over bool) {
	if !q.touched() || q.warned {
		return true
	}
	lost := q.Holds
	if lost == "" {
		lost = q.Text()
	}
	q.Say(fmt.Sprintf("esc again drops %q, enter takes it", lost), views.Watch)
	q.warned = true
	return false
}

// answer gives the text to whom it was asked for.
func (q *Question) answer() (over bool) {
	if err := q.take(q.Text()); err != nil {
		q.Say(err.Error(), views.Alarm)
		return false
	}
	return true
}

// mostOffers is how many names are offered: more do not help a person choose.
const mostOffers = 8

// offers are what may be meant by the text: names of which it begins a word, in
// the order they are known in.
func (q *Question) offers() []string {
	typed := asOffered(q.Text())
	if q.fresh {
		typed = ""
	}
	var out []string
	for _, name := range q.Suggestions {
		lower := asOffered(name)
		begins := strings.HasPrefix(lower, typed) || strings.Contains(lower, " "+typed)
		if begins && name != q.Text() && len(out) < mostOffers && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// asOffered is a text as offers are looked for: "4x1" finds 4×100 m.
func asOffered(s string) string { return strings.ReplaceAll(strings.ToLower(s), "×", "x") }

// Props is the question as the views show it.
func (q *Question) Props() *views.Question {
	runes := []rune(q.input.Value())
	at := min(q.input.Position(), len(runes))
	p := &views.Question{Asks: q.asks, Before: string(runes[:at]), After: string(runes[at:]), Marked: q.fresh, Says: q.says, Tone: q.tone}
	if q.choice {
		p.Choices, p.Choice = q.Suggestions, q.chosen()
		return p
	}
	p.Offers, p.Offer = q.offers(), q.offer
	return p
}

// Foot are the keys while a question is open.
func (q *Question) Foot() []views.Binding {
	keys := []key.Binding{QuestionKeys.Take, QuestionKeys.Drop}
	if len(q.Suggestions) > 0 {
		keys = []key.Binding{QuestionKeys.Take, QuestionKeys.Complete, QuestionKeys.Below, QuestionKeys.Drop}
	}
	return Foot(keys...)
}
