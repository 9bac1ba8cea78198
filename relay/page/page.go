// Package page sends pages that are whole in themselves: no outside resource, and
// by their headers allowed nothing but their own style, their own script and
// their own server. It imports nothing of baton. Begin with Page.
package page

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"time"
)

// Page is a page and what it may do.
type Page struct {
	text   []byte
	policy string
}

// writeTime is how long a visitor has to take a page in.
const writeTime = 10 * time.Second

// closed is what no page may do.
const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Live is a page with one style element and one script element, which may ask its
// own server: nothing else on it is styled or run.
func Live(text []byte) Page {
	return Page{text, closed + "; connect-src 'self'; style-src " + hashed(text, "style") + "; script-src " + hashed(text, "script")}
}

// Printed is a page of text, style and drawings, without scripts.
func Printed(text []byte) Page { return Page{text, closed + "; style-src 'unsafe-inline'"} }

// hashed is the source expression that allows a page's one element of a name.
func hashed(text []byte, element string) string {
	_, rest, _ := strings.Cut(string(text), "<"+element+">")
	inside, _, _ := strings.Cut(rest, "</"+element+">")
	sum := sha256.Sum256([]byte(inside))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Guard sets the headers that every answer has.
func Guard(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Cache-Control", "no-store")
}

// Limits of what visitors may send.
const (
	headTime = 5 * time.Second // for the head of a request
	mostHead = 8 << 10         // bytes of it
)

// NewServer is a server of pages, which keeps a visitor's connection for a while
// between two requests.
func NewServer(h http.Handler, idle time.Duration) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headTime, ReadTimeout: headTime, IdleTimeout: idle, MaxHeaderBytes: mostHead,
		ErrorLog: log.New(io.Discard, "", 0), // a visitor's mistakes are not for the keeper's screen
	}
}

// Serve answers visitors until the server is closed. Errors are those of the
// listener.
func Serve(s *http.Server, l net.Listener) error {
	err := s.Serve(l)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// Limit gives a visitor the time that any answer but a stream may take.
func Limit(w http.ResponseWriter) error {
	err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime))
	if errors.Is(err, http.ErrNotSupported) {
		return nil
	}
	return err
}

// Send answers with the page.
func (p Page) Send(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", p.policy)
	if _, err := w.Write(p.text); err != nil {
		panic(http.ErrAbortHandler) // half a page is no page
	}
}
