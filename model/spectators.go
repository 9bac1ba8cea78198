package model

import (
	"cmp"
	"strings"
	"time"

	"baton/model/live"
	"baton/relay"
	"baton/relay/board"
	"baton/relay/meet"
	"baton/relay/settings"
	"baton/relay/ssh"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// spectatorTick is how often a spectator's clock moves.
const spectatorTick = 200 * time.Millisecond

// largestWindow is how many cells a spectator's window has at most, whatever it
// says of itself.
const largestWindow = 400

// spectator is the live screen of the race that is run, for somebody who only
// looks: a model of its own that writes nothing. It asks the board's copy of the
// meet, and only while it has it to itself.
type spectator struct {
	board *board.Board
	watch *board.Watcher
	live  *live.Live
	s     *meet.Session // over the copy, nil until there is a meet
	theme views.Theme
	now   func() time.Time
	w, h  int
}

// changedMsg says that the board has changed.
type changedMsg struct{}

// Spectators shows a board on spectators' terminals, until each leaves.
func Spectators(b *board.Board, now func() time.Time) func(ssh.Terminal) {
	return func(t ssh.Terminal) {
		m := newSpectator(b, t, now)
		p := tea.NewProgram(m, tea.WithInput(t), tea.WithOutput(t), tea.WithAltScreen(), tea.WithoutSignalHandler(), tea.WithFPS(10))
		go func() {
			for size := range t.Resized {
				p.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
			}
			p.Quit()
		}()
		_, _ = p.Run() // whatever ended it, the spectator has gone
		m.leave()
	}
}

func newSpectator(b *board.Board, t ssh.Terminal, now func() time.Time) *spectator {
	env := map[string]string{}
	for _, e := range t.Env {
		name, value, _ := strings.Cut(e, "=")
		env[name] = value
	}
	theme := views.NewTheme("auto", views.Screen{Term: t.Term, ColorTerm: env["COLORTERM"], ColorFGBG: env["COLORFGBG"], NoColor: env["NO_COLOR"]})
	m := &spectator{board: b, watch: b.Watch(), now: now, theme: theme}
	m.resize(t.Width, t.Height)
	return m
}

func (m *spectator) resize(w, h int) { m.w, m.h = min(w, largestWindow), min(h, largestWindow) }

// leave lets go of the board.
func (m *spectator) leave() {
	m.watch.Stop()
	if m.s != nil {
		m.s.Close(0)
	}
}

// Init starts the clock, and listens for changes.
func (m *spectator) Init() tea.Cmd { return tea.Batch(m.tick(), m.listen()) }

func (m *spectator) tick() tea.Cmd {
	return tea.Tick(spectatorTick, func(time.Time) tea.Msg { return tickMsg(m.now()) })
}

func (m *spectator) listen() tea.Cmd {
	return func() tea.Msg {
		<-m.watch.C
		return changedMsg{}
	}
}

// Update follows the clock, the board and the few keys there are.
func (m *spectator) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tickMsg:
		return m, m.tick()
	case changedMsg:
		return m, m.listen()
	case tea.KeyMsg:
		return m, m.key(msg.String())
	}
	return m, nil
}

func (m *spectator) key(name string) tea.Cmd {
	by := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1}[name]
	switch {
	case name == "q" || name == "esc" || name == "ctrl+c" || name == "ctrl+d":
		return tea.Quit
	case by != 0 && m.live != nil:
		m.board.Look(func(*relay.Meet, *relay.Race) { m.live.MoveFocus(by) })
	}
	return nil
}

// View draws the race that is run.
func (m *spectator) View() (screen string) {
	m.board.Look(func(state *relay.Meet, race *relay.Race) {
		if race == nil {
			screen = m.waiting()
			return
		}
		m.turnTo(state, race.ID)
		v := m.props()
		screen = v.Draw(m.theme)
	})
	return screen
}

// waiting is the screen of a meet that has no race yet.
func (m *spectator) waiting() string {
	shown := m.board.Latest().View
	page := views.Page{
		Edges: views.Edges{Width: m.w, Height: m.h, Title: shown.Meet, Foot: []views.Binding{{Keys: "q", Does: "leave"}}},
		Text:  cmp.Or(shown.Trouble, "no race yet: it comes here by itself"),
	}
	return page.Draw(m.theme)
}

// turnTo shows a race.
func (m *spectator) turnTo(state *relay.Meet, race relay.RaceID) {
	if m.s == nil {
		m.s = meet.Open(&meet.Read{Log: unwritten("the board"), State: state}, meet.Config{Desk: relay.Desk{Spot: relay.Everywhere, Mode: relay.Lanes}, Opened: m.now()})
	}
	if m.live == nil || m.live.Race != race {
		m.live = live.ShowOnly(m.s, &settings.Settings{}, race)
		m.live.FocusFirst()
	}
}

// props is the live screen without what only its keeper needs: keys that put
// something right, and who is missing.
func (m *spectator) props() views.Live {
	v := m.live.Props(m.w, m.h, m.now())
	v.Head.Mode = "WATCHING"
	v.Gun, v.Missing, v.Times, v.Note = "", "", views.OpenTimes{}, ""
	v.Hint, v.HintShort = "", ""
	for i := range v.Rows {
		v.Rows[i].Doubt, v.Rows[i].Note = "", ""
	}
	v.Foot = []views.Binding{{Keys: "↑ ↓", Does: "team"}, {Keys: "q", Does: "leave"}}
	return v
}
