// Package board is what spectators see of an open meet: a copy of it that is
// told what is on disk, folded beside the session, and a View of the race that
// is run. A board can do no harm: it writes nothing, and nobody waits for it.
// It imports the domain and relay/results, and nothing of screens or networks.
// Begin with Board; view.go puts a race into words.
package board

import (
	"fmt"
	"sync"
	"sync/atomic"

	"baton/relay"
)

// Board is a guest of the open meet (meet.Guest) that spectators look at. New
// makes one.
type Board struct {
	inbox  inbox
	latest atomic.Pointer[Edition]

	mu     sync.Mutex // of the copy and its races
	meet   *relay.Meet
	name   string                 // of a meet without one
	active map[relay.RaceID]int64 // wall clock of a race's last arming or gun
	over   map[relay.RaceID]*over // what is said of the races that are over
	told   uint64                 // how often anything of that was said anew

	watching sync.Mutex
	watchers map[*Watcher]bool
}

// Edition is what a board shows from one change to the next. It is never changed.
type Edition struct {
	Version uint64 // one more with each change
	Over    uint64 // more with each change of the races that are over
	View    View
}

// New is a board of no meet yet; name is what a meet is called that has no name
// of its own.
func New(name string) *Board {
	b := &Board{inbox: inbox{wake: make(chan struct{}, 1)}, meet: relay.NewMeet(), name: name, active: map[relay.RaceID]int64{}, over: map[relay.RaceID]*over{}, watchers: map[*Watcher]bool{}}
	b.latest.Store(&Edition{View: View{Meet: relay.Harmless(name)}})
	return b
}

// Begin starts the board with what the meet holds. A board hands nothing over.
func (b *Board) Begin(held []relay.Event, _ func([]relay.Event)) {
	go b.run()
	b.inbox.put(held)
}

// Stored takes note of what is on disk, and does not wait for whoever looks.
func (b *Board) Stored(events []relay.Event) { b.inbox.put(events) }

// End is the end of the session; what was last shown stays.
func (b *Board) End() { b.inbox.close() }

// run is the board's goroutine: what came meanwhile is one change.
func (b *Board) run() {
	for {
		events, open := b.inbox.take()
		if !open {
			return
		}
		if err := b.add(events); err != nil {
			b.publish(View{Meet: relay.Harmless(b.name), Trouble: "the board cannot be shown: " + err.Error()})
		}
	}
}

// add takes events in and shows what follows. What cannot be shown is told on
// the board: the program beside it goes on.
func (b *Board) add(events []relay.Event) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.meet.Add(events...)
	for i := range events {
		e := &events[i]
		if e.Kind == relay.KindArmed || e.Kind == relay.KindGun {
			b.active[e.Race] = max(b.active[e.Race], e.Wall)
		}
		if e.Kind != relay.KindPress {
			clear(b.over)
		}
	}
	b.publish(b.view(b.current()))
	return nil
}

// current is the race to look at: of those that run the one whose gun was last,
// else the one armed or run last, else the first; nil for a meet without races.
func (b *Board) current() (current *relay.Race) {
	var best [2]int64
	for _, r := range b.meet.Races() {
		rank := [2]int64{0, b.active[r.ID]}
		if gun, begun := r.Gun(); begun && r.Status == relay.Running {
			rank = [2]int64{int64(gun), b.active[r.ID]}
		}
		if r.ID.Practice() {
			continue
		}
		if current == nil || rank[0] > best[0] || rank[0] == best[0] && rank[1] > best[1] {
			current, best = r, rank
		}
	}
	return current
}

func (b *Board) publish(v View) {
	b.watching.Lock()
	defer b.watching.Unlock()
	b.latest.Store(&Edition{Version: b.latest.Load().Version + 1, Over: b.told, View: v})
	for w := range b.watchers {
		w.tell()
	}
}

// Latest is what the board shows now.
func (b *Board) Latest() *Edition { return b.latest.Load() }

// Look calls see with the copy of the meet and the race to look at (nil for
// none), which nobody else uses meanwhile and which must not be kept.
func (b *Board) Look(see func(m *relay.Meet, current *relay.Race)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	see(b.meet, b.current())
}

// Watcher is told when a board has changed. One that is slow misses changes,
// never the last one.
type Watcher struct {
	C     <-chan struct{}
	news  chan struct{}
	board *Board
}

// Watch begins to look at the board; Stop ends it.
func (b *Board) Watch() *Watcher {
	news := make(chan struct{}, 1)
	w := &Watcher{C: news, news: news, board: b}
	b.watching.Lock()
	defer b.watching.Unlock()
	b.watchers[w] = true
	w.tell()
	return w
}

func (w *Watcher) tell() {
	select {
	case w.news <- struct{}{}:
	default: // it has not looked since it was told
	}
}

// Stop ends the looking.
func (w *Watcher) Stop() {
	w.board.watching.Lock()
	defer w.board.watching.Unlock()
	delete(w.board.watchers, w)
}
