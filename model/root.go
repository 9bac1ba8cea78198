// Package model is baton on the terminal: one Bubble Tea model that routes
// messages to plain structs, one a screen. Only Update changes anything, and
// nothing in it waits.
package model

import (
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// How often the screen is drawn by itself.
const (
	runningTick = 50 * time.Millisecond
	idleTick    = 250 * time.Millisecond
)

// root is the whole program's model: which screen is shown, and what all of
// them share.
type root struct {
	now       func() time.Time
	at        time.Time // of the message being handled; what View shows
	opened    time.Time
	w, h      int
	term      views.Screen // what the terminal says of itself
	theme     views.Theme
	set       *settings.Settings
	version   string
	out       *terminal.Output
	frames    terminal.Frames
	watch     terminal.Watch
	fed       time.Time
	gap       terminal.Gap
	gapAt     time.Time
	away      bool                   // the keyboard is elsewhere
	layoutAsk []terminal.Layout      // keyboards that this may be one of
	open      func() (Opened, error) // reads the meet, beside the screen
	deliver   func([]relay.Event)
	notify    func()
	s         *meet.Session
	held      []terminal.Key // typed before the log was read
	screen    screen
	past      past // what pairs have done in all meets
	leaving   *leaving
	failed    error
	told      string // what is wrong with the settings
}

// screen is one screen of the program, but for the live one's keys a plain
// struct.
type screen interface {
	// key does what a key means and tells what is asked of the program.
	key(r *root, k terminal.Key) tea.Cmd
	// view draws the screen.
	view(r *root) string
}

// Messages of the program's own.
type (
	tickMsg   time.Time
	loadedMsg struct {
		Opened
		err error
	}
	eventsMsg []relay.Event // another program's
	savedMsg  struct{}      // saving has changed
)

// Init reads the meet beside the first frame.
func (r *root) Init() tea.Cmd {
	return tea.Batch(r.load(), r.tick(idleTick))
}

func (r *root) load() tea.Cmd {
	open := r.open
	return func() tea.Msg {
		o, err := open()
		return loadedMsg{o, err}
	}
}

func (r *root) tick(d time.Duration) tea.Cmd {
	now := r.now
	return tea.Tick(d, func(time.Time) tea.Msg { return tickMsg(now()) })
}

// Update is the one place where anything changes. Order: the system's
// messages, then keys.
func (r *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case terminal.Stamped:
		r.at = msg.At
		return r, r.keys(msg)
	case tickMsg:
		r.at = time.Time(msg)
		return r, r.ticked()
	case tea.WindowSizeMsg:
		r.w, r.h = msg.Width, msg.Height
	case tea.FocusMsg:
		r.away = false
	case tea.BlurMsg:
		r.away = true
	case loadedMsg:
		return r, r.loaded(msg)
	case eventsMsg:
		if r.s != nil {
			r.s.Take(msg)
		}
	case strandedMsg:
		r.stranded(msg)
	case rescuedMsg:
		return r, r.rescued(msg)
	case pastMsg:
		r.past.told(msg)
		r.remember()
	case meetsMsg:
		if m, ok := r.screen.(*meets); ok {
			m.found(msg)
		}
	default:
		return r, r.forward(msg)
	}
	return r, nil
}

// forward gives a message of a widget's own to the screen that knows it.
func (r *root) forward(msg tea.Msg) tea.Cmd {
	if f, ok := r.screen.(interface {
		update(*root, tea.Msg) tea.Cmd
	}); ok {
		return f.update(r, msg)
	}
	return nil
}

// keys splits a stamped message into single keys and gives each to the screen.
// Before the meet is open they are held, with their stamps.
func (r *root) keys(msg terminal.Stamped) tea.Cmd {
	if t, ok := r.typist(msg.Key); ok {
		return r.typed(t, msg.Key)
	}
	theme := r.set.Theme
	var cmds []tea.Cmd
	for _, k := range terminal.Split(msg, terminal.Layout(r.set.Layout)) {
		r.detectLayout(k)
		if cmd := r.key(k); cmd != nil {
			cmds = append(cmds, cmd)
		}
	}
	if r.set.Theme != theme {
		r.theme = views.NewTheme(r.set.Theme, r.term)
	}
	r.ring()
	return tea.Batch(cmds...)
}

func (r *root) key(k terminal.Key) tea.Cmd {
	switch {
	case r.leaving != nil:
		return r.leaving.key(r, k)
	case k.Name == "ctrl+c":
		return r.leave()
	case r.failed != nil:
		return r.leave()
	case r.screen == nil:
		r.held = append(r.held, k)
		return nil
	}
	if t, ok := r.typist(asTyped(k)); ok && k.Rune != 0 {
		return t.raw(r, asTyped(k))
	}
	return r.screen.key(r, k)
}

// typed gives a key to the screen that text is typed into.
func (r *root) typed(t typist, msg tea.KeyMsg) tea.Cmd {
	if msg, ok := forField(msg); ok {
		return t.raw(r, msg)
	}
	return nil
}

// detectLayout asks, at the first key that only another layout has, whether the
// keyboard is one of those whose digits need no Shift.
func (r *root) detectLayout(k terminal.Key) {
	if r.set.Layout != "" || k.Paste {
		return
	}
	if layouts := terminal.Detect(k.Rune); len(layouts) > 0 {
		r.layoutAsk = layouts
	}
}

// ring rings the bell where a press or a get ready is due one.
func (r *root) ring() {
	if l, ok := r.screen.(*liveScreen); ok && l.tick(r.at) && r.out != nil {
		r.out.Bell()
	}
}

// ticked compares the clocks, lets go of what has lapsed, and asks for the next
// tick.
func (r *root) ticked() tea.Cmd {
	r.compareClocks()
	r.ring()
	next := idleTick
	if l, ok := r.screen.(*liveScreen); ok && (l.running() || l.restless(r.at)) {
		next = runningTick
	}
	if t, ok := r.screen.(interface{ ticked(*root) tea.Cmd }); ok {
		return tea.Batch(t.ticked(r), r.tick(runningTick))
	}
	return r.tick(next)
}

// compareClocks feeds the watch once a second and records what it finds.
func (r *root) compareClocks() {
	if r.at.Sub(r.fed) < terminal.Tick {
		return
	}
	r.fed = r.at
	for _, g := range r.watch.Feed(terminal.Read(r.at, r.opened)) {
		r.gap, r.gapAt = g, r.at
		if r.s != nil && g.Kind != terminal.Uncertain {
			r.s.ClockGap(string(g.Kind), g.By, r.at)
		}
	}
}

// loaded opens the meet that was read, shows its first screen and gives it the
// keys that were typed meanwhile.
func (r *root) loaded(msg loadedMsg) tea.Cmd {
	if msg.err != nil {
		r.failed = msg.err
		return nil
	}
	if msg.Read == nil {
		r.screen = newMeets()
		r.tellFirst()
		return tea.Batch(readMeets, r.replayHeld())
	}
	r.s = meet.Open(msg.Read, meet.Config{
		Desk:    relay.Desk{Station: r.set.Station, Place: r.set.Place, Mode: relay.Lanes},
		Version: r.version, Opened: r.opened, Deliver: r.deliver, Notify: r.notify,
	})
	if msg.setUp != nil {
		msg.setUp(r.s)
	}
	r.remember()
	var first tea.Cmd
	switch {
	case msg.practice:
		first = r.openPractices(backToRaces)
	case msg.Race == "":
		r.screen = newRaces(r)
		first = r.readPast()
	default:
		l := openLive(r.s, r.set, msg.Race, r.at)
		r.screen = &liveScreen{l}
		if !l.running() {
			first = r.readPast()
		}
	}
	r.tellFirst()
	return tea.Batch(first, r.replayHeld())
}

func (r *root) replayHeld() tea.Cmd {
	var cmds []tea.Cmd
	held := r.held
	r.held = nil
	for _, k := range held {
		cmds = append(cmds, r.key(k))
	}
	return tea.Batch(cmds...)
}

// View draws what is shown, or the last frame again while the terminal is
// behind.
func (r *root) View() string {
	return r.frames.View(func() string { return views.Pinned(r.frame()) })
}

// frame is what is shown now.
func (r *root) frame() string {
	switch {
	case r.leaving != nil:
		return r.leaving.view(r)
	case r.failed != nil:
		return views.DrawPage(r.theme, views.Page{Width: r.w, Height: r.h, Title: "baton cannot open this meet", Text: r.failed.Error(), Tone: views.Alarm, Foot: []views.Binding{{Keys: "any key", Does: "leave"}}})
	case r.screen == nil:
		return views.DrawPage(r.theme, views.Page{Width: r.w, Height: r.h, Title: "baton", Text: "reading the meet … keys are stamped already"})
	}
	return r.screen.view(r)
}
