package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"baton/relay"
	"baton/relay/board"
)

// beat is how often a page hears something: it says that it is cut off when it
// has heard nothing for a while.
const beat = 2 * time.Second

// feed is the stream of a board's changes.
type feed struct {
	site    *Site
	count   atomic.Int64
	mu      sync.Mutex
	edition *board.Edition // that made is of
	made    []byte
}

func (f *feed) readers() int { return int(f.count.Load()) }

// serve sends the board as it is, then whenever it has changed. Every event is
// the whole board, so that whoever missed some has missed nothing; one that comes
// back with the id of the newest is not sent it again.
func (f *feed) serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no")
	if r.Method == http.MethodHead {
		return
	}
	f.count.Add(1)
	defer f.count.Add(-1)
	to := &reader{out: w, control: http.NewResponseController(w), last: r.Header.Get("Last-Event-ID")}
	watch := f.site.board.Watch()
	defer watch.Stop()
	tick := time.NewTicker(beat)
	defer tick.Stop()
	if to.send(f.clock()) != nil {
		return
	}
	for {
		var err error
		select {
		case <-watch.C:
			err = to.show(f)
		case <-tick.C:
			err = to.send(f.clock())
		case <-r.Context().Done():
			return
		case <-f.site.done:
			return
		}
		if err != nil {
			return
		}
	}
}

// clock is the time here, by which a page's clock runs.
func (f *feed) clock() []byte {
	return fmt.Appendf(nil, "retry: 1000\nevent: clock\ndata: %d\n\n", f.site.now().UnixMilli())
}

// event is the newest change as it goes to every reader: made once.
func (f *feed) event() (id string, event []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if shown := f.site.board.Latest(); shown != f.edition {
		f.edition, f.made = shown, f.make(shown)
	}
	return f.id(f.edition), f.made
}

func (f *feed) id(s *board.Edition) string {
	return f.site.run + "-" + strconv.FormatUint(s.Version, 10)
}

func (f *feed) make(s *board.Edition) []byte {
	data, err := json.Marshal(s.View)
	if err != nil { // a view is texts and numbers: a bug, met by the first test
		panic(err)
	}
	text := relay.HarmlessLines(string(data))
	return fmt.Appendf(nil, "id: %s\nevent: board\ndata: %s\n\n", f.id(s), text)
}

// reader is one page that is open.
type reader struct {
	out     http.ResponseWriter
	control *http.ResponseController
	last    string // id of the last event it has
}

func (r *reader) show(f *feed) error {
	id, event := f.event()
	if id == r.last {
		return nil
	}
	r.last = id
	return r.send(event)
}

// send gives a page its time to take an event in.
func (r *reader) send(event []byte) error {
	if err := r.control.SetWriteDeadline(time.Now().Add(eventTime)); err != nil {
		return err
	}
	if _, err := r.out.Write(event); err != nil {
		return err
	}
	return r.control.Flush()
}
