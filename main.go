// Baton times relay races: every exchange, one key a lane.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"baton/model"
	"baton/model/terminal"
	"baton/relay"
	"baton/relay/board"
	"baton/relay/cli"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/phone"
	"baton/relay/serve"
	"baton/relay/settings"
	"baton/relay/ssh"
	"baton/relay/version"
)

func main() {
	code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if code != cli.ExitDone {
		terminal.Linger(os.Stderr)
	}
	os.Exit(code)
}

// run is the program: the command line, and the wiring of what is below.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	set, err := settings.Load()
	if err != nil {
		fmt.Fprintln(stderr, "baton:", relay.Harmless(err.Error()))
	}
	return cli.Run(args, stdin, stdout, stderr, cli.Deps{
		Version: version.Name(), About: about, Settings: set, Now: time.Now, Terminal: terminal.Present(), Keys: terminal.Keys(), Plain: os.Getenv("BATON_PLAIN"), Dumb: terminal.Dumb(), Meets: settings.MeetsDir(), Host: settings.Host(), Links: filepath.Join(settings.StateDir(), "link"),
		Show: func(s cli.Screen) error { return show(s, set, err, stdout) },
	})
}

// show runs the screen that a command line asked for; trouble is what was wrong
// with the settings.
func show(s cli.Screen, set settings.Settings, trouble error, stdout io.Writer) error {
	if s.Told != "" && trouble == nil {
		trouble = errors.New(s.Told)
	}
	o := model.Options{Version: version.Name(), Settings: set, Trouble: trouble, Plain: s.Plain, Station: s.Station, Link: s.Link, Guests: s.Guests}
	if !s.Serve.Nothing() || s.Link != nil {
		return served(s, o, stdout)
	}
	switch s.Kind {
	case cli.DemoScreen:
		return model.Demo(o, s.Speed)
	case cli.ReplayScreen:
		return model.Replay(o, s.Meet, s.Race, s.Speed)
	case cli.MeetScreen:
		o.Open = func() (model.Opened, error) { return model.OpenFile(s.Meet, s.Race) }
	case cli.PracticeScreen:
		o.Open = func() (model.Opened, error) { return model.OpenPractice(s.Meet) }
	default:
		o.Open = model.OpenMeets
	}
	return model.Run(o)
}

// hubGarbage is how much garbage, in hundredths of what is in use, a program that
// others look at or time with lets gather: such a laptop does more than one thing.
const hubGarbage = 30

// served runs a meet that others time too, or look at meanwhile.
func served(s cli.Screen, o model.Options, stdout io.Writer) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(hubGarbage)
	}
	lines, codes := s.Lines, func(io.Writer) {}
	if !s.Serve.Nothing() {
		to, err := serve.Listen(s.Serve, s.Meet, serve.Host{
			Now: time.Now, Clock: told(s.Link.Clock()), Folder: settings.MeetsDir(),
			Show: func(b *board.Board) func(ssh.Terminal) { return model.Spectators(b, time.Now) }, Print: model.Codes(o.Settings),
		})
		if err != nil {
			return err
		}
		defer to.Close()
		o.Guests, o.Audience, o.Phones = append(o.Guests, to.Guests()...), to.Status, to.Codes
		o.Where = to.Where()
		lines, codes = append(lines, to.Lines()...), to.PrintCodes
	}
	if s.Told != "" {
		lines = append(lines, s.Told)
	}
	if s.Hidden {
		return serve.Alone(s.Meet, s.Station.Name, meet.Config{
			Desk: relay.Desk{Station: s.Station.Station, Spot: s.Station.Spot, Mode: relay.Lanes, Past: o.Settings.Past()}, Version: o.Version, Opened: time.Now(), Guests: o.Guests, Clock: s.Clock(),
		}, watch(), lines, codes, stdout)
	}
	o.Open = func() (model.Opened, error) { return model.OpenFile(s.Meet, s.Race) }
	return model.Run(o)
}

// told is the clock that a meet goes by, as phones are told it.
func told(c *link.Clock) phone.Clock {
	return func(came time.Time) (asked, said int64, ok bool) {
		r, ok := c.Answer(came)
		return r.Received, r.Sent, ok
	}
}

// watch has the laptop's clocks compared, and records when it slept or was set.
func watch() func(*meet.Session) {
	var clocks terminal.Watch
	return func(s *meet.Session) {
		now := time.Now()
		for _, g := range clocks.Feed(terminal.Read(now, s.OpenedAt())) {
			if g.Kind != terminal.Uncertain { // no keys are stamped here
				s.ClockGap(string(g.Kind), g.By, now)
			}
		}
	}
}

// about is what a report of trouble should say of this laptop: the program's
// make, the terminal, and where things are kept.
func about() []string {
	lines := []string{
		"go:       " + runtime.Version(), "system:   " + runtime.GOOS + "/" + runtime.GOARCH, "terminal: " + relay.Harmless(terminal.Summary()),
		"meets:    " + settings.MeetsDir(), "settings: " + settings.Path(), "crashes:  " + settings.StateDir(),
	}
	if commit := version.Commit(); commit != "" {
		lines = append([]string{"commit:   " + commit}, lines...)
	}
	if keyboard := terminal.Keyboard(); keyboard != "" {
		lines = append(lines, "keyboard: "+keyboard)
	}
	return lines
}
