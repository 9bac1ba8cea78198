package live

import (
	"fmt"
	"slices"
	"time"

	"baton/model/terminal"
	"baton/relay"
)

// undo takes back this station's last press or command and says what it was.
func (l *Live) undo(k terminal.Key) {
	facts, err := l.s.State.Decide(l.Race, l.s.Desk, relay.Undo{Key: k.Name}, l.s.Instant(k.At))
	if err != nil {
		l.Say(err.Error(), k.At)
		return
	}
	said := relay.ErrNothing.Error() // a held key goes on after the last thing, too
	if targets := facts[0].(*relay.Void).Targets; len(targets) > 0 {
		said = "undone: " + l.strokeText(targets)
	}
	id := l.s.Write(l.Race, k.At, facts...)[0]
	if last := l.lastUndo(k.At); last != nil && last.Void != id { // a held key undoes one thing only
		said = "undone: " + l.strokeText(last.Targets)
	}
	l.Pressed = flash{}
	l.Say(said, k.At)
}

// lastUndo is what bringing back what was undone last would record, nil where
// nothing is undone.
func (l *Live) lastUndo(at time.Time) *relay.Restore {
	facts, err := l.s.State.Decide(l.Race, l.s.Desk, relay.Redo{}, l.s.Instant(at))
	if err != nil {
		return nil
	}
	return facts[0].(*relay.Restore)
}

// redoItem brings back what was undone last, by name.
func (l *Live) redoItem() menuItem {
	item := l.commandItem("redo", "bring back what was undone last", relay.Redo{})
	item.now = func(at time.Time) (more, off string) {
		if last := l.lastUndo(at); last != nil {
			return " " + l.strokeText(last.Targets), ""
		}
		return "", "nothing was undone"
	}
	return item
}

// strokeText says in a few words what one key stroke recorded, given all its
// events: a letter and its digit are one.
func (l *Live) strokeText(ids []relay.ID) string {
	e, ok := l.s.State.Event(ids[0])
	if !ok {
		return ""
	}
	r := l.State()
	if i := slices.IndexFunc(r.Incidents, func(i relay.Report) bool { return slices.Contains(ids, i.ID) }); i >= 0 {
		letter := r.Incidents[i]
		return relay.Tenths(letter.Time) + " " + letter.Kind.Words() + keyOf(e)
	}
	switch f := e.Fact.(type) {
	case *relay.Press:
		return pressText(r, ids)
	case *relay.Assign:
		return pressText(r, []relay.ID{f.Time})
	case *relay.Naming:
		return l.namingText(f)
	case *relay.Move:
		return pressText(r, []relay.ID{f.Target})
	case *relay.Void:
		return "dropping " + l.strokeText(f.Targets)
	case *relay.Skip:
		return fmt.Sprintf("key %s, ex %d not seen", f.Key, f.Exchange)
	case *relay.ZoneMark:
		return "baton " + map[relay.Kind]string{relay.KindEnter: "in", relay.KindExit: "out of", relay.KindPastExit: "past"}[e.Kind] + " zone" + keyOf(e)
	}
	return e.Kind.Words()
}

// namingText is a lane that was named, and the time it had got.
func (l *Live) namingText(n *relay.Naming) string {
	if text := pressText(l.State(), []relay.ID{n.Time}); text != "" {
		return text
	}
	return "lane named, key " + n.Key
}

// keyOf names the key that an event was given, where it was.
func keyOf(e relay.Event) string {
	key := ""
	switch f := e.Fact.(type) {
	case *relay.Press:
		key = f.Key
	case *relay.ZoneMark:
		key = f.Key
	}
	if key == "" {
		return ""
	}
	return " key " + key
}

// pressText is the press among a stroke's events, as the line of last presses
// has it; what is undone has no exchange.
func pressText(r *relay.Race, ids []relay.ID) string {
	text := ""
	for _, k := range r.Marks() {
		if !slices.Contains(ids, k.ID) {
			continue
		}
		if k.Role == relay.Counted {
			return markText(r, k)
		}
		if text == "" && k.Role != relay.Spent {
			text = relay.Tenths(k.Time) + " " + keyText(r, k)
		}
	}
	return text
}
