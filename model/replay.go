package model

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	"baton/model/live"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sqlite"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Pace of a replay, in the race's own time.
const (
	replayLead  = 2 * time.Second // before the first event
	replayTail  = 3 * time.Second // after the last one
	replayJump  = 5 * time.Second // of the arrows
	quietWait   = 5 * time.Second // the longest wait while no race runs
	runningWait = 10 * time.Minute
)

// How slow and how fast a replay can be made by keys.
const (
	slowest = 0.125
	fastest = 100
	quicker = 2 // a key's step
)

// moment is an event of the race and when it comes up in the replay.
type moment struct {
	event relay.Event
	at    relay.Instant
	due   time.Duration // from the start of the replay
}

// replay shows the events of one race again on the live screen. It reads a meet
// and has nothing to write it with.
type replay struct {
	*live.Live
	s       *meet.Session
	theme   views.Theme
	frames  terminal.Frames
	plain   plain
	w, h    int
	now     func() time.Time
	clock   time.Time     // the laptop's, when the replay was last moved on
	base    []relay.Event // what is known before it starts
	moments []moment
	passed  int           // moments that have come up
	at      time.Duration // from the start of the replay
	speed   float64
	paused  bool
}

// Replay shows a race of a meet file again as it was timed, so many times as
// fast, until it is left; of a damaged file, what can be read. Long waits outside the race are shortened. A race
// without a gun is an error.
func Replay(o Options, path string, race relay.RaceID, speed float64) error {
	read, err := sqlite.ReadMeet(path, sqlite.ReadLimit)
	if read == nil {
		return err
	}
	p, err := newReplay(newRoot(o), path, read.Events, race, speed)
	if err != nil {
		return err
	}
	out := terminal.NewOutput(os.Stdout)
	p.frames.Out = out
	if o.Plain {
		p.plain.out, p.plain.busy, p.w, p.h = out, out.Hold, plainWidth, plainHeight
	}
	return terminal.Run(p, terminal.Options{Output: out, Plain: o.Plain, Now: p.now, Shutdown: func() { p.s.Close(closeLimit) }})
}

// newReplay is a replay without a terminal; theme and clock are the program's.
func newReplay(r *root, path string, events []relay.Event, race relay.RaceID, speed float64) (*replay, error) {
	whole := relay.NewMeet()
	whole.Add(events...)
	if whole.Race(race) == nil {
		return nil, noRace(path, race)
	}
	base, moments := paced(events, race)
	gun := slices.IndexFunc(moments, func(m moment) bool { return m.event.Kind == relay.KindGun })
	if gun < 0 {
		return nil, fmt.Errorf("%s: race %s has no gun, so there is nothing to replay (baton %s --race %s times it)", path, race, path, race)
	}
	p := &replay{theme: r.Theme, now: r.Now, clock: r.Now(), base: base, moments: moments, speed: speed}
	read := &meet.Read{Log: unwritten(path), State: relay.NewMeet()}
	read.State.Add(base...)
	desk := relay.Desk{Station: moments[gun].event.Station, Spot: moments[gun].event.Spot}
	s := meet.Open(read, meet.Config{Desk: desk, Opened: p.instant().Time()})
	p.s, p.Live = s, live.ShowOnly(s, r.Settings, race)
	p.rewind()
	p.FocusFirst()
	return p, nil
}

// paced parts a meet's events into what is known before a race's replay and
// what comes up in it, in order, from the first arming or gun on.
func paced(events []relay.Event, race relay.RaceID) (base []relay.Event, moments []moment) {
	for _, e := range events {
		if e.Race == race && e.Fact != nil && !e.Kind.SetsUp() {
			moments = append(moments, moment{event: e, at: writtenAt(e)})
		} else {
			base = append(base, e)
		}
	}
	slices.SortStableFunc(moments, func(a, b moment) int {
		return cmp.Or(cmp.Compare(a.at, b.at), a.event.ID.Compare(b.event.ID))
	})
	begins := func(m moment) bool { return m.event.Kind == relay.KindArmed || m.event.Kind == relay.KindGun }
	for len(moments) > 0 && !begins(moments[0]) {
		base = append(base, moments[0].event)
		moments = moments[1:]
	}
	setPace(base, moments, race)
	return base, moments
}

// writtenAt is when an event was written, on the hub's clock where its writer
// knew it.
func writtenAt(e relay.Event) relay.Instant {
	at := relay.Instant(e.Wall)
	if e.Clock != nil {
		at += relay.Instant(e.Clock.Offset)
	}
	return at
}

// setPace gives every moment its time in the replay: waits are as they were
// while the race runs, and short where it does not.
func setPace(base []relay.Event, moments []moment, race relay.RaceID) {
	state := relay.NewMeet()
	state.Add(base...)
	shown, longest := replayLead, quietWait
	for i := range moments {
		if i > 0 {
			shown += min(moments[i].at.Since(moments[i-1].at), longest)
		}
		moments[i].due = shown
		state.Add(moments[i].event)
		longest = quietWait
		if state.Race(race).Status == relay.Running {
			longest = runningWait
		}
	}
}

// end is when the replay is over.
func (p *replay) end() time.Duration { return p.moments[len(p.moments)-1].due + replayTail }

// instant is the moment of the race that is shown.
func (p *replay) instant() relay.Instant {
	last := p.moments[max(0, p.passed-1)]
	return last.at + relay.Instant(p.at-last.due)
}

// rewind forgets all that has come up.
func (p *replay) rewind() {
	p.s.State = relay.NewMeet()
	p.s.State.Add(p.base...)
	p.passed, p.s.Desk.Mode = 0, relay.Lanes
	p.Light("", time.Time{})
}

// move shows the race at a time of the replay. The same events give the same
// state in any order, so going back is starting anew with fewer of them.
func (p *replay) move(to time.Duration) {
	to = min(max(0, to), p.end())
	if to < p.at {
		p.rewind()
	}
	p.at = to
	for p.passed < len(p.moments) && p.moments[p.passed].due <= to {
		p.comesUp(p.moments[p.passed])
		p.passed++
	}
}

// comesUp adds one event, lights the row it was pressed for, and shows how
// digits were meant.
func (p *replay) comesUp(m moment) {
	p.s.State.Add(m.event)
	mode := relay.Mode("")
	switch f := m.event.Fact.(type) {
	case *relay.Press:
		mode = f.Mode
	case *relay.Assign:
		mode = f.Mode
	}
	if mode == "" {
		return
	}
	p.s.Desk.Mode = mode
	for _, k := range p.State().Marks() {
		if k.ID == m.event.ID && k.Team != "" {
			p.Light(k.Team, m.at.Time())
		}
	}
}

// Init starts the clock.
func (p *replay) Init() tea.Cmd { return p.tick() }

func (p *replay) tick() tea.Cmd {
	pace := runningTick
	if p.paused || p.at == p.end() {
		pace = idleTick
	}
	return tea.Tick(pace, func(time.Time) tea.Msg { return tickMsg(p.now()) })
}

// Update moves the replay on with the clock and does what keys mean.
func (p *replay) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := p.take(msg)
	if p.plain.on() {
		_, key := msg.(terminal.Stamped)
		p.plain.tell(p.props().Tell(), key && cmd == nil)
	}
	return p, cmd
}

func (p *replay) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if !p.plain.on() {
			p.w, p.h = msg.Width, msg.Height
		}
	case tickMsg:
		p.until(time.Time(msg))
		return p.tick()
	case terminal.Stamped:
		p.until(msg.At)
		for _, k := range terminal.Split(msg, "") {
			p.plain.asks = p.plain.asks || k.Name == "?"
			if p.key(k) {
				return tea.Quit
			}
		}
	}
	return nil
}

// until lets the time since the last message pass, at the replay's speed.
func (p *replay) until(now time.Time) {
	passed := now.Sub(p.clock)
	p.clock = now
	if !p.paused && passed > 0 {
		p.move(p.at + time.Duration(float64(passed)*p.speed))
	}
}

// replayKeyMap is every key of a replay.
type replayKeyMap struct{ Pause, Faster, Slower, Back, Forward, Up, Down, Leave key.Binding }

var replayKeys = replayKeyMap{
	Pause:   ui.Bind("space", "pause", "space"),
	Faster:  ui.Bind("+", "faster", "+", "="),
	Slower:  ui.Bind("-", "slower", "-", "_"),
	Back:    ui.Bind("←", "5 s back", "left"),
	Forward: ui.Bind("→", "5 s on", "right"),
	Up:      ui.Bind("↑", "the team above", "up"),
	Down:    ui.Bind("↓", "the team below", "down"),
	Leave:   ui.Bind("q", "leave", "q", "esc", "ctrl+c"),
}

// Groups are the keys as the palette lists them.
func (m replayKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Replay", Keys: []key.Binding{m.Pause, m.Faster, m.Slower, m.Back, m.Forward, m.Up, m.Down, m.Leave}}}
}

// key does what a key means and reports whether it leaves.
func (p *replay) key(k terminal.Key) (leaves bool) {
	switch keys := replayKeys; {
	case ui.Matches(k, keys.Leave):
		return true
	case ui.Matches(k, keys.Pause):
		p.paused = !p.paused
	case ui.Matches(k, keys.Faster):
		p.speed = max(p.speed, min(p.speed*quicker, fastest))
	case ui.Matches(k, keys.Slower):
		p.speed = min(p.speed, max(p.speed/quicker, slowest))
	case ui.Matches(k, keys.Back):
		p.move(p.at - replayJump)
	case ui.Matches(k, keys.Forward):
		p.move(p.at + replayJump)
	case ui.Matches(k, keys.Up):
		p.MoveFocus(-1)
	case ui.Matches(k, keys.Down):
		p.MoveFocus(1)
	}
	return false
}

// View draws the live screen as it was then; nothing where it is told.
func (p *replay) View() string {
	if p.plain.on() {
		return ""
	}
	return p.frames.View(func() string { return p.props().Draw(p.theme) })
}

// props is the live screen as it was then.
func (p *replay) props() views.Props {
	v := p.Props(p.w, p.h, p.instant().Time())
	v.Gun = "" // there is nothing to press it for
	v.Head.Saved = p.passed
	v.Banners = []views.Banner{{Text: p.banner(), Tone: views.Watch}}
	k := replayKeys
	v.Foot = ui.Foot(k.Pause, k.Faster, k.Slower, k.Back, k.Forward, k.Up, k.Down, k.Leave)
	return &v
}

// banner says that this is no race, and how fast it goes by.
func (p *replay) banner() string {
	text := "REPLAY " + strconv.FormatFloat(p.speed, 'g', 4, 64) + "×"
	switch {
	case p.at == p.end():
		return text + " · over · ← 5 s back"
	case p.paused:
		return text + " · PAUSED · space goes on"
	}
	return text + " · space pause"
}

// unwritten is the log of a meet that is only shown: read already, and never
// written.
type unwritten string

func (l unwritten) Append([]relay.Event) error {
	return fmt.Errorf("%s: %w: %s", string(l), meet.ErrReadOnly, l.ReadOnly())
}
func (l unwritten) Since(cursor int64) ([]relay.Event, int64, error) { return nil, cursor, nil }
func (l unwritten) Changed() (bool, error)                           { return false, nil }
func (l unwritten) Checkpoint() error                                { return nil }
func (l unwritten) Path() string                                     { return string(l) }
func (l unwritten) ReadOnly() string                                 { return "it is only shown" }
func (l unwritten) Close() error                                     { return nil }
