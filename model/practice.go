package model

import (
	"errors"
	"fmt"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// practice is a pair at one zone: j, k and l time a hand-off, a letter says how
// it went. Like the live screen it holds no times: what was pressed is in the
// session the moment it was pressed.
type practice struct {
	race   relay.RaceID
	before int // events of this session before the screen opened
	undone time.Time
	questioned
}

// practiceKeyMap is every key of a practice.
type practiceKeyMap struct {
	Enter, Pass, Exit, Clean, Late, Early, Dropped, NoStick, Undo, Help, Back key.Binding
}

var practiceKeys = practiceKeyMap{
	Enter:   bind("j", "in", "j"),
	Pass:    bind("k", "pass", "k"),
	Exit:    bind("l", "out", "l"),
	Clean:   bind("c", relay.Clean, "c"),
	Late:    bind("t", relay.TooLate, "t"),
	Early:   bind("e", relay.TooEarly, "e"),
	Dropped: bind("d", relay.DroppedPass, "d"),
	NoStick: bind("n", relay.NoStick, "n"),
	Undo:    bind("⌫", "undo", "backspace"),
	Help:    bind("?", "help", "?"),
	Back:    bind("esc", "pairs", "esc"),
}

func (m practiceKeyMap) groups() []group {
	says := func(b key.Binding, does string) key.Binding {
		b.SetHelp(b.Help().Key, does)
		return b
	}
	return []group{
		{name: "A hand-off, as it happens", keys: []key.Binding{
			says(m.Enter, "the baton enters the zone"), says(m.Pass, "it is handed off"), says(m.Exit, "it leaves the zone"),
		}},
		{name: "How it went", keys: []key.Binding{m.Clean, m.Late, m.Early, m.Dropped, m.NoStick}},
		{name: "Screen", keys: []key.Binding{says(m.Undo, "take the last key back"), m.Help, m.Back}},
	}
}

// openPractice goes to the practice of a pair at an exchange, set up where the
// meet has none yet.
func openPractice(sh *Shell, p relay.Practice) error {
	race, err := setUpPractice(sh, p)
	if err == nil {
		sh.Show(newPractice(sh, race))
	}
	return err
}

// setUpPractice is the practice of a pair at an exchange, written where the meet
// has none yet.
func setUpPractice(sh *Shell, p relay.Practice) (relay.RaceID, error) {
	race, facts, err := sh.Session.State.Practise(p)
	if err == nil && len(facts) > 0 {
		sh.Session.Write(race, sh.At, facts...)
	}
	return race, err
}

// newPractice is a practice that the meet has.
func newPractice(sh *Shell, race relay.RaceID) *practice {
	return &practice{race: race, before: sh.Session.Saved().Handed}
}

// key stamps what is a time first, whatever is open.
func (s *practice) key(sh *Shell, k terminal.Key) tea.Cmd {
	keys := practiceKeys
	if k.Paste {
		return nil
	}
	if matches(k, keys.Enter) || matches(k, keys.Pass) || matches(k, keys.Exit) {
		s.do(sh, relay.MarkRep{Rune: k.Name}, k)
		return sh.ReadPastSoon()
	}
	for _, b := range []key.Binding{keys.Clean, keys.Late, keys.Early, keys.Dropped, keys.NoStick} {
		if matches(k, b) {
			s.do(sh, relay.Judge{What: b.Help().Desc, Rune: string(k.Rune)}, k)
			return sh.ReadPastSoon()
		}
	}
	switch {
	case matches(k, keys.Undo):
		s.undo(sh, k)
		return sh.ReadPastSoon()
	case s.help != nil:
		s.help = s.help.key(k, keys.Help, keys.groups())
	case matches(k, keys.Help):
		s.help = &helpFrom{}
	case matches(k, keys.Back):
		sh.Session.Checkpoint()
		sh.Back()
	}
	return nil
}

// do records one key, and says why not.
func (s *practice) do(sh *Shell, c relay.Command, k terminal.Key) {
	_, err := sh.Session.Do(s.race, c, k.At)
	s.tried(err, "")
}

// undo takes the last key back: a word, an exit, a pass; where none is left of
// the repetition, the repetition itself.
func (s *practice) undo(sh *Shell, k terminal.Key) {
	_, err := sh.Session.Do(s.race, relay.Undo{Key: "backspace"}, k.At)
	heldOn := k.At.Sub(s.undone) <= 700*time.Millisecond // a key held down takes back no repetition after another
	if errors.Is(err, relay.ErrNothing) && !heldOn {
		_, err = sh.Session.Do(s.race, relay.CallBack{}, k.At)
	}
	s.undone = k.At
	s.tried(err, "taken back")
}

func (s *practice) view(sh *Shell) string {
	k := practiceKeys
	saved := sh.Session.Saved()
	v := views.Practice{
		Edges: s.edges(sh, "Practice", k.groups(), foot(k.Enter, k.Pass, k.Exit, k.Clean, k.Late, k.Early, k.Dropped, k.NoStick, k.Undo, k.Back, k.Help)),
		Saved: views.Head{Saved: max(0, saved.Saved-s.before)}, Banners: sh.Banners(),
	}
	if saved.Err != nil {
		v.Saved.Unsaved, v.Saved.Reason = max(1, saved.Handed-saved.Saved), saved.Err.Error()
	}
	race := sh.Session.State.Race(s.race)
	if race == nil || len(race.Teams) == 0 {
		v.Note = "the practice is gone: esc goes back"
		return views.DrawPractice(sh.Theme, v)
	}
	team := race.Teams[0]
	pair := team.Pair(1)
	v.Title = "Practice · " + pair.String()
	v.What = practised(race)
	if len(race.Zones) > 0 {
		v.What += fmt.Sprintf(" · zone %s m", race.Zones[0].Length())
	}
	if len(team.Legs) > 0 {
		v.Plan = handsOff(team.Legs[0].Plan)
	}
	v.Record = sh.Past.record(team.Name, pair, race.HandOffKind(team, 1))
	v.State, v.Next = phase(race.Reps)
	for i := len(race.Reps) - 1; i >= 0; i-- {
		v.Reps = append(v.Reps, repRow(i+1, race.Reps[i]))
	}
	if n := len(race.Reps); n > 0 {
		v.Last = repText(race.Reps[n-1])
	}
	return views.DrawPractice(sh.Theme, v)
}
