package live

import (
	"slices"
	"strings"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
)

// slips are the keys below the digits: a finger that slipped.
const slips = "qwertyuiop"

// digit records a digit: at once, with its own instant, whatever is open.
func (l *Live) digit(k terminal.Key) {
	r := l.State()
	if r.Digits < 2 {
		l.number(k, k.Name, relay.ID{})
		return
	}
	if l.half.digit != "" {
		first := l.half
		l.half, l.prefix = half{}, first.after
		l.number(k, first.digit+k.Name, first.id)
		return
	}
	s := relay.Stroke{Rune: string(k.Rune), Half: beginsNumber(r, k.Name), Prefix: l.prefix.id}
	if !s.Half {
		s.Prefix = relay.ID{}
	}
	id := l.s.Press(l.Race, s, k.At)
	if s.Half {
		l.half, l.prefix = half{k.Name, id, k.At, l.prefix}, prefix{}
		return
	}
	l.prefix = prefix{}
	l.lastNote = note{"kept: a time; no lane begins with " + k.Name, k.At}
}

// beginsNumber reports whether a digit begins a bound two-digit key.
func beginsNumber(r *relay.Race, digit string) bool {
	for key, team := range r.Keys {
		if team != "" && strings.HasPrefix(key, digit) {
			return true
		}
	}
	return false
}

// number records a whole key: a hand-off, or the lane of the letter before it.
func (l *Live) number(k terminal.Key, key string, first relay.ID) {
	s := relay.Stroke{Key: key, Rune: string(k.Rune), Number: first}
	p := l.prefix
	l.prefix = prefix{}
	switch p.letter {
	case "s":
		l.skip(k, s, p.at)
	case "m":
		_, err := l.s.Do(l.Race, relay.GiveNewest{Stroke: s}, k.At)
		l.keep(k, s, p.letter, err)
	default:
		if first.IsZero() {
			s.Prefix = p.id
		}
		l.s.Press(l.Race, s, k.At)
	}
	l.lightKey(key, k)
}

// skip records that a hand-off was not seen; the same again within 2 s takes
// the next likely exchange instead.
func (l *Live) skip(k terminal.Key, s relay.Stroke, asked time.Time) {
	c := relay.SkipExchange{Stroke: s}
	if l.skipped.key == s.Key && asked.Sub(l.skipped.at) <= relay.PrefixTime {
		c.Instead = l.skipped.id
	}
	ids, err := l.s.Do(l.Race, c, k.At)
	l.keep(k, s, "s", err)
	if err != nil {
		return
	}
	id := ids[len(ids)-1]
	l.skipped = lastSkip{id, s.Key, k.At}
	if e, ok := l.s.State.Event(id); ok {
		l.Say(l.skipText(e), k.At)
	}
}

// keep records the digit of a command that was refused: it is kept, for nothing.
func (l *Live) keep(k terminal.Key, s relay.Stroke, letter string, err error) {
	if err == nil {
		return
	}
	s.After = letter
	l.s.Press(l.Race, s, k.At)
	l.Say(err.Error(), k.At)
}

// lightKey inverts the row of a key for a second.
func (l *Live) lightKey(key string, k terminal.Key) {
	team := l.State().Keys[key]
	if team == "" {
		team = relay.UnboundTeam(key)
	}
	l.Light(team, k.At)
}

// Light lights a team's row for a moment; no team's where it is empty.
func (l *Live) Light(team relay.TeamID, at time.Time) { l.Pressed = flash{team, at} }

// record records what is not a digit and reports whether the key records
// something. Every one of them ends a letter that waits.
func (l *Live) record(k terminal.Key) bool {
	keys := Keys
	switch {
	case ui.Matches(k, keys.Space):
		l.space(k)
	case ui.Matches(k, keys.Slip):
		l.slip(k)
	case Letters[k.Name].word != "":
		l.letter(k)
		return true
	case ui.Matches(k, keys.Enter), ui.Matches(k, keys.Pass), ui.Matches(k, keys.Exit):
		l.zone(k)
	case ui.Matches(k, keys.Undo):
		l.undo(k)
	default:
		return false
	}
	l.prefix, l.half = prefix{}, half{}
	return true
}

// give gives one command and says why it was refused.
func (l *Live) give(c relay.Command, at time.Time) {
	if _, err := l.s.Do(l.Race, c, at); err != nil {
		l.Say(err.Error(), at)
	}
}

// space is the gun while none stands, else a time without a team.
func (l *Live) space(k terminal.Key) {
	if _, err := l.s.Do(l.Race, relay.Fire{Key: "space"}, k.At); err == nil {
		return
	}
	id := l.s.Press(l.Race, relay.Stroke{Key: "space", Rune: " "}, k.At)
	if second, ok := l.State().SecondGun(l.s.Desk.Station); ok && second.ID == id && l.namers() == "" {
		l.Say("kept: a time, no team. A second gun? g", k.At)
	}
}

// slip is a time without a team, near the digit above the key.
func (l *Live) slip(k terminal.Key) {
	near := (strings.Index(slips, k.Name) + 1) % 10
	l.s.Press(l.Race, relay.Stroke{Rune: string(k.Rune), Near: string(rune('0' + near))}, k.At)
	l.Say("kept: a time, near "+string(rune('0'+near)), k.At)
}

// zone is the focused team's baton entering, handed off in, or leaving the
// zone.
func (l *Live) zone(k terminal.Key) {
	t := l.Focused()
	if t == nil || t.Key == "" {
		l.s.Press(l.Race, relay.Stroke{Rune: string(k.Rune)}, k.At)
		l.Say("kept: a time; no team is focused", k.At)
		return
	}
	s := relay.Stroke{Key: t.Key, Rune: string(k.Rune)}
	switch {
	case ui.Matches(k, Keys.Enter):
		s.Does = relay.KindEnter
	case ui.Matches(k, Keys.Exit):
		s.Does = relay.KindExit
	default:
		s.Pass = true
	}
	before := zoneLines(l.State())
	l.s.Press(l.Race, s, k.At)
	l.Pressed = flash{t.ID, k.At}
	if !s.Pass && slices.Equal(before, zoneLines(l.State())) {
		l.Say("kept: no hand-off yet to give it to", k.At)
	}
}

// Letters are the keys that wait for a digit: what each records and how it asks.
var Letters = map[string]struct {
	word string
	kind relay.Kind
}{
	"d": {"DROP", relay.KindDrop},
	"b": {"PICKED UP", relay.KindPickedUp},
	"f": {"FLAG", relay.KindFlag},
	"x": {"DQ", relay.KindDQ},
	"n": {"OUT", relay.KindDNF},
	"s": {"NOT SEEN", ""},
	"m": {"THE LAST ONE IS", ""},
}

// endLetter ends a letter that no digit follows, and says what is kept of it.
func (l *Live) endLetter(at time.Time) {
	if e, ok := l.s.State.Event(l.prefix.id); ok && l.prefix.letter != "" {
		l.Say("kept: "+e.Kind.Words()+", no team", at)
	}
	l.prefix = prefix{}
}

// letter writes d b f x n at once, without a team; s and m wait for their
// digit.
func (l *Live) letter(k terminal.Key) {
	l.half, l.turning = half{}, time.Time{}
	l.prefix = prefix{letter: k.Name, at: k.At}
	kind := Letters[k.Name].kind
	if kind == "" {
		return
	}
	l.prefix.id = l.s.Press(l.Race, relay.Stroke{Rune: string(k.Rune), Does: kind}, k.At)
}
