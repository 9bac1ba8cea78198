package cli

import (
	"fmt"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/serve"
)

// grammar is the whole command line, the commands with a screen included.
type grammar struct {
	Plain bool // whatever screen is shown

	Import     importCmd     `cmd:""`
	Export     exportCmd     `cmd:""`
	Merge      mergeCmd      `cmd:""`
	Serve      serveCmd      `cmd:""`
	Join       joinCmd       `cmd:""`
	Log        logCmd        `cmd:""`
	Check      checkCmd      `cmd:""`
	Version    versionCmd    `cmd:""`
	Settings   settingsCmd   `cmd:""`
	Help       helpCmd       `cmd:""`
	Man        manCmd        `cmd:""`
	Completion completionCmd `cmd:""`
	Licences   licencesCmd   `cmd:""`
	Demo       demoCmd       `cmd:""`
	Replay     replayCmd     `cmd:""`
	Practice   practiceCmd   `cmd:""`
	Open       openCmd       `cmd:"" default:"withargs" hidden:""`
}

// race is a race named on the command line, as 12-1-3.
type race relay.RaceID

// UnmarshalText checks the name, so that a wrong one is a wrong command.
func (r *race) UnmarshalText(text []byte) error {
	event, round, heat, err := relay.RaceID(text).Parts()
	if err != nil {
		return err
	}
	*r = race(relay.MakeRaceID(event, round, heat))
	return nil
}

// raceFormat is the format of a race, or of all races of a round or an event,
// as 10-1-1=4x800 or 10=4x800.
type raceFormat struct {
	race   string
	choice entry.FormatChoice
}

// UnmarshalText checks both halves, so that a wrong one is a wrong command.
func (s *raceFormat) UnmarshalText(text []byte) (err error) {
	name, format, _ := strings.Cut(string(text), "=")
	if s.race, err = raceOrEvent(name); err != nil {
		return err
	}
	s.choice, err = entry.ParseFormat(format)
	return err
}

// raceOrEvent reads "10", "10-1" or "10-1-1".
func raceOrEvent(name string) (string, error) {
	parts := strings.Split(name, "-")
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || len(parts) > 3 {
			return "", fmt.Errorf("%q: want a race and its format, as 10-1-1=4x800, or an event and its format, as 10=4x800", name)
		}
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "-"), nil
}

type importCmd struct {
	Meet    string   `arg:""`
	Files   []string `arg:"" optional:""`
	DryRun  bool
	Yes     bool
	Formats []raceFormat `name:"format"`
	Races   []race       `name:"race"`
	Watch   string
}

type exportCmd struct {
	Meet   string `arg:""`
	Race   []race
	Format string    `required:""`
	Scores []float64 // points by place
	Output string    `short:"o"`
	Bom    bool      // a byte-order mark before a CSV, for spreadsheets that need one
}

type mergeCmd struct {
	Meet   string   `arg:""`
	Others []string `arg:""`
}

type logCmd struct {
	Meet string `arg:""`
	Race race
}

type checkCmd struct {
	Meet string `arg:""`
}

type versionCmd struct{}

type settingsCmd struct {
	Schema bool
}

type helpCmd struct {
	Command string `arg:"" optional:""`
}

type manCmd struct{}

type completionCmd struct {
	Shell string `arg:""`
}

type licencesCmd struct{}

type openCmd struct {
	Meet string `arg:"" optional:""`
	Race race
}

type demoCmd struct {
	Speed  float64 `default:"1"`
	Season bool
}

type replayCmd struct {
	Meet  string  `arg:""`
	Race  race    `required:""`
	Speed float64 `default:"1"`
}

type practiceCmd struct {
	Meet string `arg:"" optional:""`
}

// ScreenKind says which screen a command line asks for.
type ScreenKind string

// The screens that a command line can ask for.
const (
	ListScreen     ScreenKind = "list"     // the meets on this machine
	MeetScreen     ScreenKind = "meet"     // one meet, or one race of it
	DemoScreen     ScreenKind = "demo"     // a race that runs itself
	ReplayScreen   ScreenKind = "replay"   // a race as it was
	PracticeScreen ScreenKind = "practice" // pairs at one zone, of a meet or of practice.meet
)

// Screen is a command that needs one. It is handed to the program's main, for
// this package knows nothing of screens.
type Screen struct {
	Kind  ScreenKind
	Meet  string       // file; empty where the kind needs none
	Race  relay.RaceID // empty for the whole meet
	Speed float64      // times as fast as it was
	Plain bool         // in lines of text that are only added

	Serve   serve.Addresses // what others may look at meanwhile
	Hidden  bool            // no screen is shown here
	Lines   []string        // what is printed first where no screen is shown
	Station link.Status     // who this laptop is, and where; the zero one is as its settings say
	Link    link.Company    // the others who time the meet, nil where it is not shared
	Guests  []meet.Guest    // what goes on beside the open meet
	Told    string          // what is to be known of it at first; empty for nothing
}

// Clock is this laptop's clock against the hub's, nil where there is no hub.
func (s Screen) Clock() meet.Clock {
	if s.Link == nil {
		return nil
	}
	return s.Link.Clock()
}

// noSuchMeet is what is said of a name that can be neither a meet's nor a
// command's.
func noSuchMeet(name string) error {
	return usage("%s: no such meet (a new one ends in .meet)%s%s", name, meant(name), seeHelp)
}

func (c *openCmd) Run(e *env) error {
	switch {
	case c.Meet == "" && c.Race != "":
		return usage("--race %s of which meet? give its file", c.Race)
	case c.Meet == "":
		return e.show(Screen{Kind: ListScreen})
	case !isMeet(c.Meet):
		return noSuchMeet(c.Meet)
	}
	return e.show(Screen{Kind: MeetScreen, Meet: c.Meet, Race: relay.RaceID(c.Race)})
}

func (c *demoCmd) Run(e *env) error {
	if c.Season {
		return e.makeSeason()
	}
	if err := checkSpeed(c.Speed); err != nil {
		return err
	}
	return e.show(Screen{Kind: DemoScreen, Speed: c.Speed})
}

func (c *replayCmd) Run(e *env) error {
	if err := checkSpeed(c.Speed); err != nil {
		return err
	}
	return e.show(Screen{Kind: ReplayScreen, Meet: c.Meet, Race: relay.RaceID(c.Race), Speed: c.Speed})
}

func (c *practiceCmd) Run(e *env) error {
	if c.Meet != "" && !isMeet(c.Meet) {
		return noSuchMeet(c.Meet)
	}
	return e.show(Screen{Kind: PracticeScreen, Meet: c.Meet})
}

// maxSpeed is as fast as a screen can still be followed.
const maxSpeed = 100

func checkSpeed(speed float64) error {
	if !(speed > 0 && speed <= maxSpeed) {
		return usage("--speed %g: want more than 0 and at most %d, where 1 is as it was", speed, maxSpeed)
	}
	return nil
}

func (c *versionCmd) Run(e *env) error {
	lines := []string{"baton " + e.deps.Version}
	if e.deps.About != nil {
		lines = append(lines, e.deps.About()...)
	}
	_, err := fmt.Fprintln(e.stdout, strings.Join(lines, "\n"))
	return err
}
