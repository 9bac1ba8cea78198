package setup

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Practice is a pair at one zone: j, k and l time a hand-off, a letter says how
// it went. Like the live screen it holds no times: what was pressed is in the
// session the moment it was pressed.
type Practice struct {
	Race   relay.RaceID
	before int // events of this session before the screen opened
	undone time.Time
	pace   string // of the repetitions to come: one of relay.Paces
	ui.Questioned
}

// practiceKeyMap is every key of a practice.
type practiceKeyMap struct {
	Enter, Pass, Exit, Clean, Late, Early, Dropped, NoStick, Place, Nearer, Further, Unit, Pace, Pair, Undo, Back key.Binding
}

// PracticeKeys are the keys of a practice.
var PracticeKeys = practiceKeyMap{
	Enter:   ui.Bind("j", "in", "j"),
	Pass:    ui.Bind("k", "pass", "k"),
	Exit:    ui.Bind("l", "out", "l"),
	Clean:   ui.Bind("c", relay.Clean, "c"),
	Late:    ui.Bind("t", relay.TooLate, "t"),
	Early:   ui.Bind("e", relay.TooEarly, "e"),
	Dropped: ui.Bind("d", relay.DroppedPass, "d"),
	NoStick: ui.Bind("n", relay.NoStick, "n"),
	Place:   ui.Bind("18", "at 18 m", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
	Nearer:  ui.Bind("[", "mark nearer", "["),
	Further: ui.Bind("]", "mark further", "]"),
	Unit:    ui.Bind("u", "mark in m, feet, steps", "u"),
	Pace:    ui.Bind("r", "race pace, slow, not told", "r"),
	Pair:    ui.Bind("o", "the pair", "o"),
	Undo:    ui.Bind("⌫", "undo", "backspace"),
	Back:    ui.Bind("esc", "pairs", "esc"),
}

func (m practiceKeyMap) Groups() []ui.Group {
	says := func(b key.Binding, does string) key.Binding {
		b.SetHelp(b.Help().Key, does)
		return b
	}
	return []ui.Group{
		{Name: "A hand-off, as it happens", Keys: []key.Binding{
			says(m.Enter, "the baton enters the zone"), says(m.Pass, "it is handed off"), says(m.Exit, "it leaves the zone"),
		}},
		{Name: "How it went", Keys: append(m.judges(), says(m.Place, "passed 18 m into the zone, as you saw it"))},
		{Name: "The next ones", Keys: []key.Binding{says(m.Nearer, "go-mark half a step nearer"), says(m.Further, "and further back"), m.Unit, m.Pace}},
		{Name: "Screen", Keys: []key.Binding{says(m.Undo, "take the last key back"), says(m.Pair, "the pair: outcome by mark, and advice"), ui.ListKeys.Help, m.Back}},
	}
}

// times reports whether a key is a time.
func (m practiceKeyMap) times(k terminal.Key) bool {
	return ui.Matches(k, m.Enter) || ui.Matches(k, m.Pass) || ui.Matches(k, m.Exit)
}

// judges are the keys that say how it went.
func (m practiceKeyMap) judges() []key.Binding {
	return []key.Binding{m.Clean, m.Late, m.Early, m.Dropped, m.NoStick}
}

// Records reports whether a key is a time or a verdict: whatever is open takes
// none.
func (s *Practice) Records(k terminal.Key) bool {
	judges := func(b key.Binding) bool { return ui.Matches(k, b) }
	return PracticeKeys.times(k) || judges(PracticeKeys.Place) || slices.ContainsFunc(PracticeKeys.judges(), judges)
}

// Cannot says why a key cannot be chosen from a list of commands.
func (s *Practice) Cannot(_ *ui.Shell, b key.Binding) string {
	if PracticeKeys.times(terminal.Key{Name: b.Keys()[0]}) {
		return "its press is the time: press it"
	}
	if b.Help().Key == PracticeKeys.Place.Help().Key {
		return "type the metres yourself: 18"
	}
	return ""
}

// Page is the page of the practice.
func (s *Practice) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Practising, Race: s.Race} }

// OpenPractice goes to the practice of a pair at an exchange, set up where the
// meet has none yet.
func OpenPractice(sh *ui.Shell, p relay.Practice) error {
	race, err := setUpPractice(sh, p)
	if err == nil {
		sh.Go(ui.Page{Kind: ui.Practising, Race: race})
	}
	return err
}

// setUpPractice is the practice of a pair at an exchange, written where the meet
// has none yet.
func setUpPractice(sh *ui.Shell, p relay.Practice) (relay.RaceID, error) {
	race := sh.Session.State.PracticeRace(p)
	_, err := sh.Session.Do(race, relay.Practise{Practice: p}, sh.At)
	return race, err
}

// NewPractice is a practice that the meet has.
func NewPractice(sh *ui.Shell, race relay.RaceID) *Practice {
	return &Practice{Race: race, before: sh.Session.Saved().Handed}
}

// Key stamps what is a time first, whatever is open.
func (s *Practice) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	keys := PracticeKeys
	if keys.times(k) {
		s.do(sh, relay.MarkRep{Rune: k.Name, Pace: s.pace}, k)
		return sh.ReadSeasonsSoon()
	}
	for _, b := range keys.judges() {
		if ui.Matches(k, b) {
			s.do(sh, relay.Judge{What: b.Help().Desc, Rune: string(k.Rune)}, k)
			return sh.ReadSeasonsSoon()
		}
	}
	switch {
	case ui.Matches(k, keys.Place):
		s.do(sh, relay.SeePass{Digit: k.Rune}, k)
		return sh.ReadSeasonsSoon()
	case s.prepares(sh, k):
	case ui.Matches(k, keys.Undo):
		s.undo(sh, k)
		return sh.ReadSeasonsSoon()
	case ui.Matches(k, keys.Pair):
		return s.pair(sh)
	case ui.Matches(k, keys.Back):
		sh.Session.Checkpoint()
		sh.Back()
	}
	return nil
}

// prepares changes how the next repetitions are run, and reports whether the key
// does.
func (s *Practice) prepares(sh *ui.Shell, k terminal.Key) bool {
	keys := PracticeKeys
	switch {
	case ui.Matches(k, keys.Nearer):
		s.do(sh, relay.MoveMark{HalfSteps: -1}, k)
	case ui.Matches(k, keys.Further):
		s.do(sh, relay.MoveMark{HalfSteps: 1}, k)
	case ui.Matches(k, keys.Unit):
		s.do(sh, relay.MoveMark{Unit: ui.After(relay.Units(), s.mark(sh).Unit)}, k)
	case ui.Matches(k, keys.Pace):
		s.pace = ui.After(relay.Paces, s.pace)
	default:
		return false
	}
	return true
}

// mark is the go-mark of the next repetitions, zero where there is none.
func (s *Practice) mark(sh *ui.Shell) relay.GoMark {
	race := sh.Session.State.Race(s.Race)
	if race == nil {
		return relay.GoMark{}
	}
	p, _ := race.Practised()
	return p.Plan.Mark
}

// pair goes to the page of the pair that practises.
func (s *Practice) pair(sh *ui.Shell) tea.Cmd {
	race := sh.Session.State.Race(s.Race)
	if race == nil || len(race.Teams) == 0 {
		return nil
	}
	return sh.Go(ui.Page{Kind: ui.Pair, Race: s.Race, Team: race.Teams[0].ID, Exchange: 1})
}

// do records one key, and says why not.
func (s *Practice) do(sh *ui.Shell, c relay.Command, k terminal.Key) {
	_, err := sh.Session.Do(s.Race, c, k.At)
	s.Tried(err, "")
}

// undo takes the last key back: a word, an exit, a pass; where none is left of
// the repetition, the repetition itself.
func (s *Practice) undo(sh *ui.Shell, k terminal.Key) {
	_, err := sh.Session.Do(s.Race, relay.Undo{Key: "backspace"}, k.At)
	heldOn := k.At.Sub(s.undone) <= 700*time.Millisecond // a key held down takes back no repetition after another
	if errors.Is(err, relay.ErrNothing) && !heldOn {
		_, err = sh.Session.Do(s.Race, relay.RecallStart{}, k.At)
	}
	s.undone = k.At
	s.Tried(err, "taken back")
}

// View is what the screen shows.
func (s *Practice) View(sh *ui.Shell) views.Props {
	k := PracticeKeys
	saved := sh.Session.Saved()
	v := views.Practice{
		Edges: s.Edges(sh, "Practice", k.Enter, k.Pass, k.Exit, k.Clean, k.Late, k.Early, k.Dropped, k.NoStick, k.Place, k.Nearer, k.Further, k.Pair, k.Undo, k.Back, ui.ListKeys.Help),
		Saved: views.Head{Saved: max(0, saved.Saved-s.before)}, Banners: sh.Banners(),
	}
	if saved.Err != nil {
		v.Saved.Unsaved, v.Saved.Reason = max(1, saved.Handed-saved.Saved), saved.Err.Error()
	}
	race := sh.Session.State.Race(s.Race)
	if race == nil || len(race.Teams) == 0 {
		v.Note = "the practice is gone: esc goes back"
		return &v
	}
	team := race.Teams[0]
	pair := team.Pair(1)
	v.Title = "Practice · " + pair.String()
	v.What = practiceTitle(race)
	if len(race.Zones) > 0 {
		v.What += fmt.Sprintf(" · zone %s m", race.Zones[0].Length())
	}
	if len(team.Legs) > 0 {
		v.Plan = ui.HandsOff(team.Legs[0].Plan)
	}
	kind := race.HandOffKind(team, 1)
	kind.Past, kind.Slow = sh.Session.Desk.Past, s.pace == relay.SlowPace
	v.Record = sh.Seasons.Record(team.Name, pair, kind)
	speed := kept{sh.Seasons.FlatSpeed(race, team, 1), sh.Seasons.FlatSpeed(race, team, 2)}
	v.Mark, v.Pace = s.mark(sh).String(), paceWords[s.pace]
	v.State, v.Next = phase(race.Reps)
	for i := len(race.Reps) - 1; i >= 0; i-- {
		v.Reps = append(v.Reps, repRow(i+1, race.Reps[i], speed))
	}
	if n := len(race.Reps); n > 0 {
		v.Last = repText(race.Reps[n-1], speed)
	}
	return &v
}
