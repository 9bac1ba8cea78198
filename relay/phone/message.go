package phone

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"time"

	"baton/relay"
)

// message is what a phone says once a second, and whenever something was pressed.
// Times are in microseconds, so that a script counts them exactly.
type message struct {
	Device string     `json:"device"` // drawn once a phone, 32 hex digits
	Spot   relay.Spot `json:"place"`
	Nonce  string     `json:"nonce"` // of this message alone: the answer repeats it
	Eras   []era      `json:"eras"`  // what is not acknowledged yet
}

// era is a stretch of a phone's clock in which it did not sleep: an origin of the
// log.
type era struct {
	Era     string  `json:"era"`    // drawn, 32 hex digits
	Wall    int64   `json:"wall"`   // the phone's wall clock when it began
	Known   bool    `json:"known"`  // the clock was compared
	Offset  int64   `json:"offset"` // hub's clock minus the phone's, as Wall has it
	Bound   int64   `json:"bound"`  // the offset's error is at most this
	Age     int64   `json:"age"`    // since it was measured
	Presses []press `json:"presses"`
}

// press is one touch.
type press struct {
	N       int64        `json:"n"`    // from 1, in its era
	At      int64        `json:"at"`   // since the era began
	Race    relay.RaceID `json:"race"` // as the page showed it
	Attempt string       `json:"attempt,omitempty"`
	Does    string       `json:"does"` // press, gun, drop, flag or undo
	Key     string       `json:"key,omitempty"`
	Letter  int64        `json:"letter,omitempty"` // n of the drop or flag that this names the team of
}

// answer is what the hub says to a message.
type answer struct {
	Nonce string           `json:"nonce"`
	Came  int64            `json:"came"` // when the message came, by the hub's clock
	Went  int64            `json:"went"` // and when the answer went
	Acks  map[string]int64 `json:"acks"` // of each era asked about: the last press that is on disk
	Show  show             `json:"show"`
}

// show is what a phone shows.
type show struct {
	Meet    string   `json:"meet"`
	Sees    string   `json:"place"` // "ex 2" and so on: what is seen from there
	Blind   bool     `json:"blind"` // nothing of this race is
	Race    string   `json:"race"`
	Title   string   `json:"title"`
	Status  string   `json:"status"`
	Attempt string   `json:"attempt"`
	Gun     int64    `json:"gun"`    // by the hub's clock; 0 where none stands
	Clock   string   `json:"clock"`  // where it stands once the race is over
	Here    bool     `json:"here"`   // the gun is at this place: its button has room, gone or not, so that no lane moves
	Starts  bool     `json:"starts"` // and has not gone
	Open    bool     `json:"open"`   // keys are bound: presses mean something
	Buttons []button `json:"buttons"`
}

// button is one lane.
type button struct {
	Key  string `json:"key"`
	Team string `json:"team"`
	Look string `json:"look"`
	Last string `json:"last"` // its newest time at this place or any
}

// What a message may hold.
const (
	mostEras    = 50
	mostPresses = 400
	longestEra  = int64(48 * time.Hour / time.Microsecond)
	furthest    = 1 << 52 // microseconds: clocks of the next century still add up
)

var (
	hex32 = regexp.MustCompile(`^[0-9a-f]{32}$`)
	keyed = regexp.MustCompile(`^[0-9]{1,2}$`)
	does  = map[string]bool{"press": true, "gun": true, "drop": true, "flag": true, "undo": true}
)

// check says what is wrong with a message that has the secret.
func (m *message) check() error {
	if !hex32.MatchString(m.Device) || !hex32.MatchString(m.Nonce) || len(m.Eras) > mostEras {
		return fmt.Errorf("who speaks?")
	}
	if _, spot := m.Spot.On(); !spot && m.Spot != relay.Everywhere || len(m.Spot) > 8 {
		return fmt.Errorf("place %q: all, or metres from the finish line", m.Spot)
	}
	n := 0
	for _, e := range m.Eras {
		n += len(e.Presses)
		if err := e.check(); err != nil {
			return err
		}
	}
	if n > mostPresses {
		return fmt.Errorf("%d presses at once", n)
	}
	return nil
}

func (e *era) check() error {
	if !hex32.MatchString(e.Era) || min(e.Bound, e.Age, e.Wall, e.Offset+furthest) < 0 || max(e.Bound, e.Age, e.Wall, e.Offset) > furthest {
		return fmt.Errorf("era %q", e.Era)
	}
	for i, p := range e.Presses {
		switch {
		case p.N < 1 || i > 0 && p.N != e.Presses[i-1].N+1:
			return fmt.Errorf("press %d out of turn", p.N)
		case p.At < 0 || p.At > longestEra:
			return fmt.Errorf("press %d at no time", p.N)
		case !p.Race.Named() || !does[p.Does] || p.Letter < 0 || p.Letter >= p.N:
			return fmt.Errorf("press %d means nothing", p.N)
		case p.Does == "press" && p.Key != "" && !keyed.MatchString(p.Key):
			return fmt.Errorf("press %d of key %q", p.N, p.Key)
		}
	}
	return nil
}

// signed is the code that goes before a text: who speaks is part of it, so that
// nothing said can be sent back as an answer.
func signed(secret, who string, text []byte) []byte {
	code := hmac.New(sha256.New, []byte(secret))
	code.Write([]byte(who + "\n"))
	code.Write(text)
	return []byte(hex.EncodeToString(code.Sum(nil)))
}

// message answers one message. What has not the secret is refused unread.
func (h *Hub) message(w http.ResponseWriter, r *http.Request) {
	came := time.Now()
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostMessage))
	if err != nil {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	secret := h.Secret()
	code, text, _ := bytes.Cut(body, []byte("\n"))
	_, _, known := h.clock(came)
	if secret == "" || !known || h.ended.Load() { // it has just begun or woken, or ends: no reason for a phone to give up
		http.Error(w, "no meet is open here now", http.StatusServiceUnavailable)
		return
	}
	if !hmac.Equal(code, signed(secret, "phone", text)) {
		http.Error(w, "this page is of another meet, or of none", http.StatusForbidden)
		return
	}
	var m message
	if err = json.Unmarshal(text, &m); err == nil {
		err = m.check()
	}
	if err == nil {
		err = h.take(&m, came.Add(diskTime))
	}
	if err != nil {
		http.Error(w, relay.Harmless(err.Error()), http.StatusBadRequest)
		return
	}
	h.answer(w, secret, &m, came)
}

func (h *Hub) answer(w http.ResponseWriter, secret string, m *message, came time.Time) {
	a := answer{Nonce: m.Nonce, Acks: h.acks(m), Show: h.show(m.Spot)}
	asked, said, known := h.clock(came)
	if !known { // the laptop slept just now
		http.Error(w, "what time it is will be known in a moment", http.StatusServiceUnavailable)
		return
	}
	a.Came, a.Went = asked/1000, said/1000
	text, err := json.Marshal(a)
	if err != nil { // texts and numbers: a bug, met by the first test
		panic(err)
	}
	text = []byte(relay.HarmlessLines(string(text)))
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if _, err := w.Write(append(append(signed(secret, "hub", text), '\n'), text...)); err != nil {
		return // the phone asks again
	}
}
