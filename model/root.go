// Package model is baton on the terminal: one Bubble Tea model that routes
// messages to plain structs, one a screen. Only Update changes anything, and
// nothing in it waits. A timing key comes before whatever is open: menu, help or
// question. It imports all below it, and nothing imports it but main. Begin with
// root.Update, then live.key; pages.go is the table of screens.
package model

import (
	"time"

	"baton/model/live"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/results"
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
	ui.Shell
	opened          time.Time
	term            views.Screen // what the terminal says of itself
	version         string
	out             *terminal.Output
	frames          terminal.Frames
	lines           bool // it is to be told rather than drawn
	plain           plain
	watch           terminal.Watch
	fed             time.Time
	gap             terminal.Gap
	gapAt           time.Time
	away            bool                   // the keyboard is elsewhere
	layoutAsk       []terminal.Layout      // keyboards that this may be one of
	open            func() (Opened, error) // reads the meet, beside the screen
	deliver         func([]relay.Event)
	receive         func([]relay.Event)
	guests          []meet.Guest // of the first meet; none once it is open
	where           string       // the addresses that others are served at
	notify          func()
	me              link.Status    // who this laptop is, and where
	held            []terminal.Key // typed before the log was read
	leaving         *leaving
	help            ui.Helping // of the screen shown
	failed          error
	settingsTrouble string // what is wrong with the settings
	lacks           lacks  // what is missing or damaged in the open meet
}

// Messages of the program's own.
type (
	tickMsg   time.Time
	loadedMsg struct {
		Opened
		err error
	}
	eventsMsg   []relay.Event // another program's
	receivedMsg []relay.Event // a guest's: recorded elsewhere
	savedMsg    struct{}      // saving has changed
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
	now := r.Now
	return tea.Tick(d, func(time.Time) tea.Msg { return tickMsg(now()) })
}

// Update is the one place where anything changes. What has come up by it is told
// at its end, where it is not drawn.
func (r *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := r.take(msg)
	if r.plain.on() {
		_, key := msg.(terminal.Stamped)
		r.plain.tell(r.frame().Tell(), key && cmd == nil)
	}
	return r, cmd
}

// take takes in a message. Order: the system's messages, then keys.
func (r *root) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case terminal.Stamped:
		r.At = msg.At
		if r.watch.Parted(terminal.Read(r.At, r.opened)) { // the laptop slept until just now
			r.compareClocks()
		}
		return r.keys(msg)
	case tickMsg:
		r.At = time.Time(msg)
		return r.ticked()
	case tea.WindowSizeMsg:
		if !r.plain.on() {
			r.Width, r.Height = msg.Width, msg.Height
		}
	case tea.FocusMsg:
		r.away = false
	case tea.BlurMsg:
		r.away = true
	case loadedMsg:
		return r.loaded(msg)
	case eventsMsg:
		if r.Session != nil {
			r.Session.Take(msg)
		}
	case receivedMsg:
		if r.Session != nil {
			r.Session.Receive(msg)
		}
	case strandedMsg:
		r.stranded(msg)
	case rescuedMsg:
		return r.rescued(msg)
	case ui.SeasonsMsg:
		r.Seasons.Take(msg)
		r.remember()
	case meetsMsg:
		if m, ok := r.Screen.(*meets); ok {
			m.take(msg)
		}
	default:
		return r.forward(msg)
	}
	return nil
}

// forward gives a message of a widget's own to the screen that knows it.
func (r *root) forward(msg tea.Msg) tea.Cmd {
	if f, ok := r.Screen.(ui.Reader); ok {
		return f.Update(&r.Shell, msg)
	}
	return nil
}

// keys splits a stamped message into single keys and gives each to the screen.
func (r *root) keys(msg terminal.Stamped) tea.Cmd {
	before := *r.Settings
	var cmds []tea.Cmd
	for _, k := range terminal.Split(msg, terminal.Layout(r.Settings.Layout)) {
		if cmd := r.key(k); cmd != nil {
			cmds = append(cmds, cmd)
		}
	}
	if *r.Settings != before {
		r.paint()
	}
	r.ring()
	return tea.Batch(cmds...)
}

// key does what one key means: what ends the program comes first, then the screen
// that text is typed into. Before the meet is open keys are held, with their stamps.
func (r *root) key(k terminal.Key) tea.Cmd {
	typist, typing := r.typist(k)
	if !typing {
		if k.Name == "" {
			return nil
		}
		r.detectLayout(k)
	}
	switch {
	case r.leaving != nil:
		return r.leaving.key(r, k)
	case k.Name == "ctrl+c", r.failed != nil:
		return r.leave()
	case r.Screen == nil:
		r.held = append(r.held, k)
		return nil
	case r.asks(k):
		k = terminal.Key{At: k.At} // it ends what waits for another key, and is none
	}
	if typing {
		return r.typed(typist, k.Typed)
	}
	if r.finds(k) || r.helps(k) {
		return nil
	}
	return r.Screen.Key(&r.Shell, k)
}

// typist is the screen where it takes a key as typed: text is being typed, or it
// is a paste.
func (r *root) typist(k terminal.Key) (ui.Typist, bool) {
	t, ok := r.Screen.(ui.Typist)
	return t, ok && (k.Paste || t.Typing())
}

// typed gives a key to the screen that text is typed into.
func (r *root) typed(t ui.Typist, msg tea.KeyMsg) tea.Cmd {
	if msg, ok := ui.ForField(msg); ok {
		return t.Raw(&r.Shell, msg)
	}
	return nil
}

// detectLayout asks, at the first key that only another layout has, whether the
// keyboard is one of those whose digits need no Shift.
func (r *root) detectLayout(k terminal.Key) {
	if r.Settings.Layout != "" || k.Paste {
		return
	}
	if layouts := terminal.Detect(k.Rune); len(layouts) > 0 {
		r.layoutAsk = layouts
	}
}

// ring rings the bell where a press or a get ready is due one.
func (r *root) ring() {
	if l, ok := r.Screen.(*live.Screen); ok && l.Tick(r.At) && r.out != nil && !r.plain.on() {
		r.out.Bell()
	}
}

// ticked compares the clocks, lets go of what has lapsed, and asks for the next
// tick.
func (r *root) ticked() tea.Cmd {
	if r.At.Sub(r.fed) >= terminal.Tick {
		r.compareClocks()
	}
	r.ring()
	next := idleTick
	if l, ok := r.Screen.(*live.Screen); ok && (l.Running() || l.Restless(r.At)) {
		next = runningTick
	}
	return r.tick(next)
}

// compareClocks feeds the watch, once a second and before the first key after a
// sleep, and records what it finds.
func (r *root) compareClocks() {
	r.fed = r.At
	for _, g := range r.watch.Feed(terminal.Read(r.At, r.opened)) {
		r.gap, r.gapAt = g, r.At
		if r.Session != nil && g.Kind != terminal.Uncertain {
			r.Session.ClockGap(string(g.Kind), g.By, r.At)
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
		first := r.Go(ui.Page{Kind: ui.Meets})
		r.noteFirst()
		return tea.Batch(first, r.replayHeld())
	}
	r.lacks = msg.lacks
	r.Session = meet.Open(msg.Read, meet.Config{
		Desk:    relay.Desk{Station: r.me.Station, Spot: r.Settings.Spot, Mode: relay.Lanes, Names: r.me.Names, Past: r.Settings.Past()},
		Version: r.version, Opened: r.opened, Deliver: r.deliver, Notify: r.notify, Guests: r.guests, Receive: r.receive, Clock: r.clock(),
	})
	r.guests = nil // they are of this meet, and not of the next one opened
	if r.Link != nil || r.me.Name != "" {
		r.Session.Join(r.me.Name, r.At)
	}
	if msg.setUp != nil {
		msg.setUp(r.Session)
	}
	r.remember()
	var first tea.Cmd
	switch {
	case msg.practice:
		first = r.Go(ui.Page{Kind: ui.Practices})
	case msg.Race == "":
		first = tea.Batch(r.Go(ui.Page{Kind: ui.Races}), r.ReadSeasons())
	default:
		first = r.Go(ui.Page{Kind: ui.Timing, Race: msg.Race})
		if l, ok := r.Screen.(*live.Screen); ok && !l.Running() {
			first = tea.Batch(first, r.ReadSeasons())
		}
	}
	r.noteFirst()
	return tea.Batch(first, r.replayHeld())
}

func (r *root) replayHeld() tea.Cmd {
	var cmds []tea.Cmd
	held, now := r.held, r.At
	r.held = nil
	for _, k := range held {
		r.At = k.At
		cmds = append(cmds, r.key(k))
	}
	r.At = now
	return tea.Batch(cmds...)
}

// View draws what is shown, or the last frame again while the terminal is
// behind; nothing where it is told.
func (r *root) View() string {
	if r.plain.on() {
		return ""
	}
	return r.frames.View(func() string { return views.Pinned(r.frame().Draw(r.Theme)) })
}

// frame is what is shown now.
func (r *root) frame() views.Props {
	switch {
	case r.leaving != nil:
		return r.leaving.view(r)
	case r.failed != nil:
		return &views.Page{Edges: r.Edges("baton cannot open this meet", ui.Bind("any key", "leave")), Text: r.failed.Error(), Tone: views.Alarm}
	case r.Screen == nil:
		return &views.Page{Edges: r.Edges("baton"), Text: "reading the meet … keys are stamped already"}
	}
	v := r.Screen.View(&r.Shell)
	if h, ok := v.(views.Helped); ok && r.help.Open(r.Screen) {
		h.Lists(r.help.Props())
	}
	return v
}

// clock is this laptop's clock against the hub's, nil where there is no hub.
func (r *root) clock() meet.Clock {
	if r.Link == nil {
		return nil
	}
	return r.Link.Clock()
}

// remember gives the open meet what runners have run in the others, to predict by, and
// what its keepers' hands were like there.
func (r *root) remember() {
	if r.Session != nil && r.Seasons.History != nil {
		r.Session.State.Remember(r.Seasons.History.Elsewhere(r.Session.MeetID()))
		results.RememberHands(r.Session.State, r.Seasons.History.Hands(r.Session.MeetID()))
	}
}
