package model

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/serve"
	"baton/relay/settings"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// Options are what the program on the terminal starts with.
type Options struct {
	Version  string
	Settings settings.Settings
	Trouble  error                  // with the settings; told on the first screen, nil for none
	Open     func() (Opened, error) // reads the first meet, beside the first frame
	Now      func() time.Time       // the clock; nil is the laptop's
	Station  link.Status            // who this laptop is, and where; the zero one is as the settings say
	Link     link.Company           // the others who time the meet; nil where it is not shared
	Guests   []meet.Guest           // of the first meet
	Where    string                 // the addresses that others are served at
	Audience func() string          // where others look on, and how many; nil for nowhere
	Plain    bool                   // tells lines of text in place of drawing
	Phones   func() []serve.Code    // the ways in for phones; nil where they do not time
}

// Run shows the program until it is left. Whatever ends it, what was pressed
// has been given to the disk.
func Run(o Options) error {
	r := newRoot(o)
	return r.run(r)
}

// run shows a model that is this program, or has it within.
func (r *root) run(m tea.Model) error {
	r.out = terminal.NewOutput(os.Stdout)
	r.frames.Out = r.out
	if r.lines {
		r.tellsTo(r.out, r.out.Hold)
	}
	err := terminal.Run(m, terminal.Options{Output: r.out, Plain: r.lines, Now: r.Now, Started: r.attach, Shutdown: r.shutdown})
	var crash *terminal.CrashError
	if errors.As(err, &crash) {
		crash.Keep("baton "+r.version, r.Now(), settings.StateDir(), os.TempDir())
	}
	return errors.Join(err, r.failed)
}

// newRoot is the program without a terminal.
func newRoot(o Options) *root {
	now := o.Now
	if now == nil {
		now = terminal.Clock()
	}
	at := now()
	if o.Station.Station == "" {
		o.Station = link.Status{Station: o.Settings.Station, Name: o.Settings.Name, Spot: o.Settings.Spot}
	}
	o.Settings.Name, o.Settings.Spot = o.Station.Name, o.Station.Spot
	told := o.Settings.Unknown()
	if o.Trouble != nil {
		told = o.Trouble.Error()
	}
	r := &root{
		Shell:           ui.Shell{Now: now, At: at, Settings: &o.Settings, Link: o.Link, Audience: o.Audience, Phones: o.Phones},
		settingsTrouble: told, opened: at, fed: at, version: o.Version, open: o.Open, guests: o.Guests, where: o.Where, term: screenOf(os.Getenv), me: o.Station, lines: o.Plain,
	}
	r.paint()
	r.Make, r.Leave, r.Banners = r.page, r.leave, r.banners
	return r
}

// screenOf is what the terminal says of itself.
func screenOf(env func(string) string) views.Screen {
	return views.Screen{
		Term: env("TERM"), ColorTerm: env("COLORTERM"), ColorFGBG: env("COLORFGBG"), NoColor: env("NO_COLOR"),
		Windows: runtime.GOOS == "windows", Program: cmp.Or(env("WT_SESSION"), env("TERM_PROGRAM")),
		Bytes: !terminal.CharsetOf(terminal.Locale()).UTF8(),
	}
}

// paint makes the theme of the settings.
func (r *root) paint() {
	r.Theme = views.NewTheme(r.Settings.Theme, r.term)
	r.Theme.Signs = r.term.Signs(r.Settings.Signs)
}

// attach lets what goes on beside the screen reach it: another program's
// events, and news of saving. Saving itself never waits for the screen.
func (r *root) attach(to terminal.Sender) {
	news := make(chan struct{}, 1)
	terminal.Go(to, func() {
		for range news {
			to.Send(savedMsg{})
		}
	})
	r.notify = func() {
		select {
		case news <- struct{}{}:
		default: // it is on its way already
		}
	}
	r.deliver = func(events []relay.Event) { to.Send(eventsMsg(events)) }
	r.receive = func(events []relay.Event) { to.Send(receivedMsg(events)) }
}

// shutdown saves what it can; it runs when the screen has ended.
func (r *root) shutdown() {
	if r.Session == nil {
		return
	}
	if unsaved := r.Session.Close(closeLimit); unsaved > 0 {
		r.failed = errors.Join(r.failed, fmt.Errorf("%s: %s not on disk: %s", r.Session.Path(), relay.Count(unsaved, "event"), r.whyUnsaved()))
	}
}
