// Package web is the page for spectators: read only, whole in itself, told of
// every change by server-sent events. It looks at a board and knows no session:
// whatever is asked of it, no key waits. It imports the domain, relay/board,
// relay/html, relay/page and relay/results. Begin with Site; page.html is the page.
package web

import (
	"context"
	"crypto/rand"
	_ "embed"
	"encoding/hex"
	"net"
	"net/http"
	"sync"
	"time"

	"baton/relay/board"
	"baton/relay/page"
)

// Limits of what visitors may take. A page is one connection for its events and
// one now and then for a report.
const (
	idleTime  = time.Minute     // between two requests
	eventTime = 3 * time.Second // for one event: who reads slower is dropped
)

//go:embed page.html
var source []byte

var live = page.Live(source)

// Site is the page and its events. New makes one.
type Site struct {
	board *board.Board
	run   string // of this run of the program: part of every event's id
	feed  feed
	done  chan struct{}
	once  sync.Once
	http  *http.Server
	now   func() time.Time
	paper reports
}

// New is a site that shows a board; now is its clock, the time zone included.
func New(b *board.Board, now func() time.Time) *Site {
	run := make([]byte, 4)
	rand.Read(run) // it never fails
	s := &Site{board: b, run: hex.EncodeToString(run), done: make(chan struct{}), now: now}
	s.feed = feed{site: s}
	s.http = page.NewServer(s, idleTime)
	return s
}

// Serve answers visitors until Close. Errors are those of the listener.
func (s *Site) Serve(l net.Listener) error { return page.Serve(s.http, l) }

// Close ends it within a moment: visitors come back by themselves when it is
// served again.
func (s *Site) Close() {
	s.once.Do(func() { close(s.done) })
	soon, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if s.http.Shutdown(soon) != nil {
		s.http.Close()
	}
}

// Watching is how many pages are open.
func (s *Site) Watching() int { return s.feed.readers() }

// ServeHTTP answers what a page may ask. Nothing is taken from a visitor but the
// path and the id of the last event.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	page.Guard(w.Header())
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only for reading", http.StatusMethodNotAllowed)
		return
	case r.ContentLength != 0:
		w.Header().Set("Connection", "close")
		http.Error(w, "nothing is taken", http.StatusRequestEntityTooLarge)
		return
	}
	if r.URL.Path == "/events" {
		s.feed.serve(w, r)
		return
	}
	if page.Limit(w) != nil {
		return
	}
	switch race, report := reportOf(r.URL.Path); {
	case r.URL.Path == "/":
		live.Send(w)
	case r.URL.Path == "/favicon.ico":
		w.WriteHeader(http.StatusNoContent)
	case report:
		s.paper.serve(w, s, race)
	default:
		http.Error(w, "no such page", http.StatusNotFound)
	}
}
