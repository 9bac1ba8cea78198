// Package phone lets phones time exchanges: a page over plain http whose every
// message is authenticated by a secret that only its QR code has. A press is
// stamped by the phone's own clock at the touch, and enters the log as what
// another station recorded. What arrives is authentic, not secret. It imports the
// domain, relay/board and relay/page. Begin with Hub; message.go is what is said,
// pressed.go what it becomes.
package phone

import (
	"crypto/hmac"
	"crypto/sha256"
	_ "embed"
	"encoding/base32"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"baton/relay"
	"baton/relay/board"
	"baton/relay/page"
)

//go:embed page.html
var source []byte

var buttons = page.Live(source)

// Limits of what a phone may take and say.
const (
	idleTime    = 5 * time.Second        // between two messages
	mostMessage = 64 << 10               // bytes: some three hundred presses
	diskTime    = 400 * time.Millisecond // a message is answered by then, on disk or not
	goneTime    = 3 * time.Second        // a phone that was not heard for so long is not linked
)

// Hub takes what phones press. It is a guest of the open meet (meet.Guest),
// beside the board whose copy of the meet it asks. New makes one.
type Hub struct {
	board *board.Board
	own   []byte // this laptop's secret, of which each meet's is made
	clock Clock
	http  *http.Server

	mu      sync.Mutex // of all below: one message after another
	receive func([]relay.Event)
	writers map[relay.Origin]*writer
	heard   map[string]time.Time // when each phone was heard last
	ended   atomic.Bool
}

// Clock is the one that the meet goes by, as other laptops are told it: when a
// question came and when its answer went, in nanoseconds since 1970; ok is false
// while that is not known, as before somebody has said how long the laptop slept.
type Clock func(came time.Time) (asked, said int64, ok bool)

// New is a hub of a board's meet; own is a secret of this laptop that stays the
// same, so that a page goes on after the program was started anew.
func New(b *board.Board, own []byte, clock Clock) *Hub {
	h := &Hub{board: b, own: own, clock: clock, writers: map[relay.Origin]*writer{}, heard: map[string]time.Time{}}
	h.http = page.NewServer(h, idleTime)
	return h
}

// Begin takes the way to hand presses over.
func (h *Hub) Begin(_ []relay.Event, receive func([]relay.Event)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.receive = receive
}

// Stored needs nothing: what is on disk is asked of the board.
func (h *Hub) Stored([]relay.Event) {}

// End is the end of the session: phones are told nothing more, and keep what they
// press.
func (h *Hub) End() { h.ended.Store(true) }

// Serve answers phones until Close. Errors are those of the listener.
func (h *Hub) Serve(l net.Listener) error { return page.Serve(h.http, l) }

// Close hangs up.
func (h *Hub) Close() { h.http.Close() }

// Secret is what a meet's phones and this laptop share, as it stands in a page's
// address; empty while the meet has no identity yet.
func (h *Hub) Secret() string {
	var meet relay.Origin
	h.board.Look(func(m *relay.Meet, _ *relay.Race) { meet = m.ID() })
	if meet == (relay.Origin{}) {
		return ""
	}
	of := hmac.New(sha256.New, h.own)
	of.Write([]byte("phones of "))
	of.Write(meet[:])
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(of.Sum(nil)[:16])
}

// Fragment is the part of a page's address that no network sees: its place and
// the secret. It is empty while the meet has no identity yet.
func (h *Hub) Fragment(spot relay.Spot) string {
	secret := h.Secret()
	if secret == "" {
		return ""
	}
	return string(spot) + "." + secret
}

// Linked is how many phones were heard lately.
func (h *Hub) Linked() (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, at := range h.heard {
		if time.Since(at) < goneTime {
			n++
		}
	}
	return n
}

// ServeHTTP gives the page to anybody, and takes messages of those who have the
// secret. Each message is a connection of its own, so that none dies unnoticed.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	page.Guard(w.Header())
	w.Header().Set("Connection", "close")
	if page.Limit(w) != nil {
		return
	}
	switch {
	case r.URL.Path == "/" && (r.Method == http.MethodGet || r.Method == http.MethodHead):
		buttons.Send(w)
	case r.URL.Path == "/press" && r.Method == http.MethodPost:
		h.message(w, r)
	case r.URL.Path == "/" || r.URL.Path == "/press":
		http.Error(w, "not so", http.StatusMethodNotAllowed)
	default:
		http.Error(w, "no such page", http.StatusNotFound)
	}
}
