package web

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"net/http"
	"strings"
)

//go:embed page.html
var page []byte

// policy lets the page do what it does and nothing else: its own style and
// script, by their hashes, and its own events.
var policy = "default-src 'none'; style-src " + hashed(page, "style") + "; script-src " + hashed(page, "script") +
	"; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// paperPolicy is for reports: their own style, no script.
const paperPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// hashed is the source expression that allows a page's one element of a name.
func hashed(page []byte, element string) string {
	_, rest, _ := strings.Cut(string(page), "<"+element+">")
	inside, _, _ := strings.Cut(rest, "</"+element+">")
	sum := sha256.Sum256([]byte(inside))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// guard sets the headers that every answer has.
func guard(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Cache-Control", "no-store")
}

// send answers with a page.
func send(w http.ResponseWriter, policy string, page []byte) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy)
	if _, err := w.Write(page); err != nil {
		panic(http.ErrAbortHandler) // half a page is no page
	}
}
