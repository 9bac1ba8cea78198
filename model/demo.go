package model

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baton/model/live"
	"baton/model/terminal"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sample"

	tea "github.com/charmbracelet/bubbletea"
)

// Pace of the demo, in its own time.
const (
	leadIn  = 5 * time.Second        // from the first frame to the gun
	between = 300 * time.Millisecond // from a letter to its digit
)

// beat is one moment of the demo's script.
type beat struct {
	at    float64 // seconds from the gun
	keys  string  // one key a character, typed one after the other
	tells string  // what they mean, said with the last of them
}

// script is a race as a keeper would time it, mishaps included.
var script = []beat{
	{-4.5, "", "a race that times itself: your keys work too, q leaves"},
	{-2.0, "4", "armed, a key lights its row: a test of the keyboard"},
	{0, " ", "the gun"},
	{10.40, "j", "the focused team's baton enters the zone"},
	{12.46, "4", "Peak A hands off"}, {12.71, "2", ""}, {12.90, "1", ""}, {13.04, "7", ""}, {13.12, "3", ""},
	{13.31, "9", ""}, {13.42, "5", ""}, {13.60, "6", ""},
	{13.83, "8", ""}, {13.98, "l", "the focused team's baton leaves the zone"}, {14.18, "8", "pressed twice: the first one counts"},
	{16.50, "x5", "lane 5 passed late: DQ, provisional"},
	{22.42, "j", ""}, {24.20, "d3", "lane 3 dropped the baton"},
	{24.86, "4", ""}, {25.12, "1", ""}, {25.21, "2", ""}, {25.83, "7", ""}, {25.95, "l", ""}, {26.02, "9", ""},
	{26.35, "5", ""}, {27.22, "8", "and lane 6 went by unseen"},
	{27.80, "f4", "lane 4: an infraction is reported"},
	{29.62, "3", "the hand-off tells that lane 3 has picked up"},
	{35.15, "j", ""}, {37.31, "4", ""}, {37.46, "1", ""}, {37.88, "2", ""}, {38.61, "7", ""}, {38.72, "l", ""},
	{38.94, "9", ""}, {39.18, "5", ""}, {39.93, "6", "counted as the hand-off that was missed"}, {40.72, "8", ""}, {42.60, "3", ""},
	{44.00, "s6", "one of lane 6 was not seen: what followed moves up"},
	{49.52, "4", "Peak A finishes first, if the flag is dismissed"}, {49.84, "1", ""}, {50.41, "2", ""}, {51.23, "7", ""}, {51.74, "9", ""},
	{52.28, "5", ""}, {52.91, "6", ""}, {53.94, "8", ""}, {55.20, "3", ""},
	{57.00, "", "that was the race: ? lists the keys, q leaves"},
}

// stroke is one key of the script, or none, and what is said of it.
type stroke struct {
	at   time.Duration // from the gun
	key  rune
	says string
}

// strokes are a script's keys one by one.
func strokes(script []beat) []stroke {
	var out []stroke
	for _, b := range script {
		at := time.Duration(b.at * float64(time.Second))
		keys := []rune(b.keys)
		if len(keys) == 0 {
			out = append(out, stroke{at: at, says: "demo: " + b.tells})
		}
		for i, key := range keys {
			says := "demo: " + strings.Join(strings.Split(string(keys[:i+1]), ""), " ")
			if key == ' ' {
				says = "demo: space"
			}
			if i == len(keys)-1 && b.tells != "" {
				says += " – " + b.tells
			}
			out = append(out, stroke{at + time.Duration(i)*between, key, says})
		}
	}
	return out
}

// demo is the program with a script at the keyboard. Its keys go the way of all
// keys, and so do those of whoever watches.
type demo struct {
	*root
	speed float64
	ahead []stroke
	gun   time.Time // when the script fires it
	log   meet.Log
}

// beatMsg says that a stroke may be due.
type beatMsg struct{}

// Demo shows a race that times itself, so many times as fast as it would be run,
// until it is left. Its meet is a file in a temporary folder, gone afterwards.
func Demo(o Options, speed float64) error {
	dir, err := os.MkdirTemp("", "baton-demo-")
	if err != nil {
		return fmt.Errorf("demo: no folder for its meet: %w (is the disk full?)", err)
	}
	defer os.RemoveAll(dir)
	d := newDemo(o, dir, speed)
	err = d.run(d)
	if d.log != nil {
		err = errors.Join(err, d.log.Close())
	}
	return err
}

// newDemo is the demo without a terminal, its meet in a folder.
func newDemo(o Options, dir string, speed float64) *demo {
	if o.Now == nil {
		o.Now = terminal.Clock()
	}
	o.Now = speeded(o.Now, speed)
	o.Open = func() (Opened, error) {
		opened, err := openSample(filepath.Join(dir, "demo.meet"))
		setUp := opened.setUp
		opened.setUp = func(s *meet.Session) {
			s.Desk.Spot = relay.Everywhere // the script sees every exchange, wherever this laptop stands
			setUp(s)
		}
		return opened, err
	}
	return &demo{root: newRoot(o), speed: speed, ahead: strokes(script)}
}

// speeded is a clock that runs so many times as fast as another, from now on.
// Its times keep the monotonic reading that presses are stamped with.
func speeded(now func() time.Time, speed float64) func() time.Time {
	start := now()
	return func() time.Time { return start.Add(time.Duration(float64(now().Sub(start)) * speed)) }
}

// Update is the program's, with the script's keys among the others: what is due
// comes before any other message.
func (d *demo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	typed := d.play()
	if d.quits(msg) {
		return d, tea.Quit // its file is gone afterwards: no disk is waited for
	}
	switch msg := msg.(type) {
	case beatMsg:
		return d, tea.Batch(typed, d.wait())
	case loadedMsg:
		d.held = nil // no key comes before the script
		_, cmd := d.root.Update(msg)
		return d, tea.Batch(cmd, d.begin(msg))
	case tickMsg:
		d.fed = time.Time(msg) // a speeded clock parts from the laptop's: nothing to report
	}
	_, cmd := d.root.Update(msg)
	if d.Session != nil && d.live() == nil {
		return d, tea.Quit // the race was left: elsewhere this clock would time wrongly
	}
	return d, tea.Batch(typed, cmd)
}

// quits reports whether a message is a key that leaves the demo: q, in a race of one's
// own a slip's, or ctrl+c.
func (d *demo) quits(msg tea.Msg) bool {
	key, ok := msg.(terminal.Stamped)
	return ok && d.live() != nil && (strings.EqualFold(key.Key.String(), "q") || key.Key.Type == tea.KeyCtrlC)
}

// live is the live screen, nil where another is shown.
func (d *demo) live() *live.Screen {
	l, _ := d.Screen.(*live.Screen)
	return l
}

// begin starts the script once the meet is open.
func (d *demo) begin(msg loadedMsg) tea.Cmd {
	if msg.err != nil {
		return nil
	}
	d.log, d.gun = msg.Read.Log, d.Now().Add(leadIn)
	return d.wait()
}

// wait asks for a message when the next stroke is due.
func (d *demo) wait() tea.Cmd {
	if len(d.ahead) == 0 {
		return nil
	}
	left := d.gun.Add(d.ahead[0].at).Sub(d.Now())
	return tea.Tick(time.Duration(float64(left)/d.speed), func(time.Time) tea.Msg { return beatMsg{} })
}

// play presses what is due, each key stamped with its own time: the race comes
// out the same on a laptop that is busy. Who turns to another race has it for
// their own.
func (d *demo) play() tea.Cmd {
	var cmds []tea.Cmd
	for len(d.ahead) > 0 && d.Session != nil {
		if l := d.live(); l == nil || l.Race != sample.FirstRace {
			d.ahead = nil
			break
		}
		next := d.ahead[0]
		at := d.gun.Add(next.at)
		if at.After(d.Now()) {
			break
		}
		d.ahead = d.ahead[1:]
		cmds = append(cmds, d.press(next, at))
	}
	return tea.Batch(cmds...)
}

// press gives the program one key, and says which.
func (d *demo) press(s stroke, at time.Time) tea.Cmd {
	var cmd tea.Cmd
	if s.key != 0 {
		_, cmd = d.root.Update(terminal.Stamped{At: at, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{s.key}}})
	}
	if l := d.live(); l != nil {
		l.Say(s.says, at)
	}
	return cmd
}
