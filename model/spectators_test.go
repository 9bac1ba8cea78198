package model

import (
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/board"
	"baton/relay/relaytest"
	"baton/relay/ssh"

	tea "github.com/charmbracelet/bubbletea"
)

// looking is a spectator of a keeper's meet, its terminal apart.
func looking(t *testing.T, k *relaytest.Keeper, w, h int) *spectator {
	t.Helper()
	b := board.New("lake")
	b.Begin(nil, nil)
	t.Cleanup(b.End)
	told := 0
	tell := func() {
		before := b.Latest().Version
		b.Stored(k.Log[told:])
		told = len(k.Log)
		for b.Latest().Version == before {
			time.Sleep(time.Millisecond)
		}
	}
	if len(k.Log) > 0 {
		tell()
	}
	m := newSpectator(b, ssh.Terminal{Term: "dumb", Width: w, Height: h}, func() time.Time { return k.Instant().Time() })
	t.Cleanup(m.leave)
	return m
}

func TestASpectatorSeesTheRaceThatIsRunAndNoKeyOfTheKeepers(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(10)
	k.At(22.4).Press("2")
	k.At(22.6).Press("1")
	k.At(22.7).Press("1") // a double press: the keeper's affair
	screen := looking(t, k, 80, 24).View()
	for _, want := range []string{"LIVE", "1-1-1", "WATCHING", "Team 2", "12.4", "2/4", "q leave"} {
		if !strings.Contains(screen, want) {
			t.Errorf("no %q on the screen:\n%s", want, screen)
		}
	}
	for _, no := range []string{"LANES", "undo", "space", "NOT SAVED"} {
		if strings.Contains(screen, no) {
			t.Errorf("%q is on the screen:\n%s", no, screen)
		}
	}
}

func TestASpectatorsKeysTimeNothing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(10)
	k.At(22.4).Press("2")
	m := looking(t, k, 80, 24)
	before := m.View()
	for _, key := range "1234567890 dbfxnsmcgv\t" {
		m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{key}})
	}
	relaytest.Want(t, "the screen", m.View(), before)
	events := 0
	m.board.Look(func(state *relay.Meet, _ *relay.Race) { events = state.Len() })
	relaytest.Want(t, "events", events, len(k.Log))
	m.Update(tea.KeyMsg{Type: tea.KeyDown})
	if m.View() == before {
		t.Error("the arrows focus no other team")
	}
}

func TestABoardWithoutARaceSaysSo(t *testing.T) {
	k := relaytest.Station(t, relay.NewMeet(), 1, "one", relay.Everywhere)
	if screen := looking(t, k, 80, 24).View(); !strings.Contains(screen, "no race yet") {
		t.Errorf("the screen:\n%s", screen)
	}
}

func TestAWindowOfAnySizeIsDrawn(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(10)
	for _, size := range [][2]int{{0, 0}, {1, 1}, {-5, -5}, {40, 12}, {120, 40}, {1 << 30, 1 << 30}} {
		looking(t, k, size[0], size[1]).View()
	}
}

// typed is a spectator's terminal.
type typed struct {
	io.Reader
	mu  sync.Mutex
	out strings.Builder
}

func (t *typed) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.out.Write(b)
}

func TestASpectatorLeavesByAKeyOrByHangingUp(t *testing.T) {
	b := board.New("lake")
	for name, leave := range map[string]func(keys io.Writer, resized chan ssh.Size){
		"a key":      func(keys io.Writer, _ chan ssh.Size) { io.WriteString(keys, "q") },
		"hanging up": func(_ io.Writer, resized chan ssh.Size) { close(resized) },
	} {
		in, keys := io.Pipe()
		resized, left := make(chan ssh.Size), make(chan struct{})
		to := &typed{Reader: in}
		go func() {
			Spectators(b, time.Now)(ssh.Terminal{ReadWriter: to, Term: "xterm", Width: 80, Height: 24, Resized: resized})
			close(left)
		}()
		resized <- ssh.Size{Width: 40, Height: 12}
		leave(keys, resized)
		select {
		case <-left:
		case <-time.After(20 * time.Second):
			t.Errorf("%s does not end it", name)
		}
		in.Close()
	}
}
