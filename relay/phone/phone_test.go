package phone

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/board"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

var _ meet.Guest = (*Hub)(nil)

// soon is how long anything may take on a busy machine; nothing is measured.
const soon = 20 * time.Second

// field is a meet whose race is armed, its hub, and what phones brought into its
// log.
type field struct {
	*relaytest.Keeper
	t     testing.TB
	board *board.Board
	hub   *Hub

	mu    sync.Mutex
	log   []relay.Event
	disk  chan []relay.Event
	full  bool // it takes nothing
	stuck []relay.Event
	ahead time.Duration // of this machine's clock is the one that the meet goes by
	woken bool          // the laptop slept, and nobody has told how long
	asked int           // how often the clock was
}

var ownSecret = []byte("this laptop's")

func newField(t *testing.T, teams int) *field {
	f := &field{Keeper: relaytest.NewKeeper(t, "4x100", teams), t: t, board: board.New("lake"), disk: make(chan []relay.Event, 100_000)}
	go func() {
		for events := range f.disk {
			f.board.Stored(events)
		}
	}()
	f.Do(relay.Arm{})
	f.board.Begin(nil, nil)
	t.Cleanup(f.board.End)
	f.tell(f.Log)
	f.serve()
	return f
}

// wallClock is a clock that nobody sets and nothing stops.
func wallClock(came time.Time) (asked, said int64, ok bool) {
	return came.UnixNano(), time.Now().UnixNano(), true
}

// serve is another run of the program.
func (f *field) serve() {
	f.hub = New(f.board, ownSecret, func(came time.Time) (asked, said int64, ok bool) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.asked++
		asked, said, _ = wallClock(came)
		return asked + int64(f.ahead), said + int64(f.ahead), !f.woken
	})
	f.hub.Begin(nil, f.receive)
}

// tell puts events on the board, as once they are on disk.
func (f *field) tell(events []relay.Event) {
	before := f.board.Latest().Version
	f.board.Stored(events)
	for end := time.Now().Add(soon); f.board.Latest().Version == before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			f.t.Error("the board does not change")
			return
		}
	}
}

// receive is the session: it saves what it is handed.
func (f *field) receive(events []relay.Event) {
	f.mu.Lock()
	f.log = append(f.log, events...)
	full := f.full
	if full {
		f.stuck = append(f.stuck, events...)
	}
	f.mu.Unlock()
	if !full {
		f.disk <- events
	}
}

// recorded is what phones brought, in the order it came.
func (f *field) recorded() []relay.Event {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]relay.Event(nil), f.log...)
}

// kinds are the kinds of what phones brought.
func (f *field) kinds() string {
	var all []string
	for _, e := range f.recorded() {
		all = append(all, string(e.Kind))
	}
	return strings.Join(all, " ")
}

// The names of phones, nonces and eras are 32 hex digits.
func id32(n int) string { return fmt.Sprintf("%032x", n) }

// said is a message of phone 1 in an era, the clocks a second apart.
func said(presses ...press) *message {
	for i := range presses {
		presses[i].N, presses[i].Race = int64(i+1), "1-1-1"
	}
	return &message{Device: id32(1), Spot: "200", Nonce: id32(99), Eras: []era{{
		Era: id32(7), Wall: relaytest.TestWall / 1000, Known: true, Offset: 1e6, Bound: 4000, Age: 2e6, Presses: presses,
	}}}
}

func touched(key string, seconds float64) press {
	return press{Does: "press", Key: key, At: int64(seconds * 1e6)}
}

// post sends a body.
func (f *field) post(body []byte) *httptest.ResponseRecorder {
	got := httptest.NewRecorder()
	f.hub.ServeHTTP(got, httptest.NewRequest(http.MethodPost, "http://x/press", bytes.NewReader(body)))
	return got
}

func (f *field) sealed(m *message) []byte {
	text, err := json.Marshal(m)
	if err != nil {
		f.t.Fatal(err)
	}
	return append(append(signed(f.hub.Secret(), "phone", text), '\n'), text...)
}

// says sends a message and gives the answer, which must be signed.
func (f *field) says(m *message) answer {
	f.t.Helper()
	got := f.post(f.sealed(m))
	if got.Code != http.StatusOK {
		f.t.Fatalf("answer %d: %s", got.Code, got.Body)
	}
	code, text, _ := bytes.Cut(got.Body.Bytes(), []byte("\n"))
	if string(code) != string(signed(f.hub.Secret(), "hub", text)) {
		f.t.Fatal("the answer is not signed")
	}
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		f.t.Fatal(err)
	}
	return a
}

func TestATouchEntersTheLogAsAnotherStations(t *testing.T) {
	f := newField(t, 4)
	a := f.says(said(touched("2", 5), touched("1", 5.25)))
	relaytest.Want(t, "acknowledged", a.Acks[id32(7)], 2)
	relaytest.Want(t, "recorded", f.kinds(), "opened station_joined press press")
	e := f.recorded()[3]
	relaytest.Want(t, "station", e.Station, "phone-000000000000")
	relaytest.Want(t, "place", e.Spot, "200")
	relaytest.Want(t, "origin", e.ID.Origin.String(), id32(7))
	relaytest.Want(t, "touched, ns", e.Mono, 5_250_000_000)
	relaytest.Want(t, "offset", e.Clock.Offset, 1_000_000_000)
	relaytest.Want(t, "bound", e.Clock.Bound, 4_000_000)
	p := e.Fact.(*relay.Press)
	relaytest.Want(t, "key", p.Key, "1")
	relaytest.Want(t, "shown", p.TeamShown, relaytest.Team(1))
}

func TestATouchIsTimedFromTheKeepersGun(t *testing.T) {
	f := newField(t, 4)
	from := len(f.Log)
	f.At(11).Do(relay.Fire{Key: "space"})
	f.Write(&relay.Note{Text: "the gun is on disk"})
	f.tell(f.Log[from:])
	at := touched("2", 34.4) // by the phone's clock, a second behind the hub's
	at.Attempt = f.State().Attempt().String()
	f.says(said(at))
	m := relay.NewMeet()
	m.Add(f.Log...)
	m.Add(f.recorded()...)
	relaytest.Want(t, "lane 2", relaytest.PassesOf(m.Race("1-1-1").Team(relaytest.Team(2))), "- 24.4 - -")
}

func TestThePhonesClockStandsOnceTheRaceIsOver(t *testing.T) {
	f := newField(t, 2)
	from := len(f.Log)
	f.At(11).Do(relay.Fire{Key: "space"})
	f.At(61).Press("1")
	f.tell(f.Log[from:])
	relaytest.Want(t, "while it runs", f.says(said()).Show.Clock, "")
	from = len(f.Log)
	f.Write(relay.NewRaceStatus(relay.KindClosed, ""))
	f.tell(f.Log[from:])
	relaytest.Want(t, "once it is closed", f.says(said()).Show.Clock, "0:50.0")
}

func TestWhatIsSaidTwiceIsRecordedOnce(t *testing.T) {
	f := newField(t, 4)
	m := said(touched("2", 5), touched("1", 6))
	for range 3 {
		relaytest.Want(t, "acknowledged", f.says(m).Acks[id32(7)], 2)
	}
	f.serve() // the program starts anew; the phone asks again, and goes on
	more := said(touched("2", 5), touched("1", 6), touched("3", 7))
	relaytest.Want(t, "acknowledged by another run", f.says(more).Acks[id32(7)], 3)
	relaytest.Want(t, "recorded", f.kinds(), "opened station_joined press press press")
	for i, e := range f.recorded() {
		relaytest.Want(t, "number", e.ID.Seq, int64(i+1))
	}
}

func TestNothingIsAcknowledgedBeforeItIsOnDisk(t *testing.T) {
	f := newField(t, 4)
	f.full = true
	m := said(touched("2", 5))
	relaytest.Want(t, "acknowledged by a full disk", f.says(m).Acks[id32(7)], 0)
	f.tell(f.stuck)
	relaytest.Want(t, "acknowledged once there is room", f.says(m).Acks[id32(7)], 1)
	relaytest.Want(t, "recorded", f.kinds(), "opened station_joined press")
}

// A disk that hangs holds a phone no longer than one message may take, however many
// stretches of its clock wait for it: else the page would say that it is not linked.
func TestAPhoneIsAnsweredInTimeWhileTheDiskHangs(t *testing.T) {
	f := newField(t, 4)
	f.mu.Lock()
	f.full = true
	f.mu.Unlock()
	m := said(touched("2", 5))
	for n := range 20 {
		e := m.Eras[0]
		e.Era = id32(100 + n)
		m.Eras = append(m.Eras, e)
	}
	begun := time.Now()
	relaytest.Want(t, "acknowledged", len(f.says(m).Acks), 0)
	if took := time.Since(begun); took > 20*diskTime {
		t.Errorf("answered after %s", took)
	}
	relaytest.Want(t, "handed over", strings.Count(f.kinds(), "press"), 21)
}

// After a sleep the hub's clock is off by as long until the meet is told: till then
// no phone compares its own with it, and what is pressed waits on the phone.
func TestAPhoneIsToldNoTimeOfALaptopThatSlept(t *testing.T) {
	f := newField(t, 4)
	f.woken = true
	body := f.sealed(said(touched("2", 5)))
	relaytest.Want(t, "answer", f.post(body).Code, http.StatusServiceUnavailable)
	relaytest.Want(t, "recorded", len(f.recorded()), 0)
	f.woken, f.ahead = false, time.Hour
	a := f.says(said(touched("2", 5)))
	if off := time.Until(time.UnixMicro(a.Went)); off < time.Hour-soon || off > time.Hour {
		t.Errorf("the clock is told %s ahead, want an hour", off)
	}
}

// A guest who has the secret may say to be another phone with each message.
func TestPhonesThatAreGoneAreNotRemembered(t *testing.T) {
	f := newField(t, 4)
	m := said()
	f.says(m)
	f.hub.mu.Lock()
	for n := range 1000 {
		f.hub.heard[id32(n)] = time.Now().Add(-goneTime - time.Second)
	}
	f.hub.mu.Unlock()
	f.says(m)
	relaytest.Want(t, "remembered", len(f.hub.heard), 1)
	relaytest.Want(t, "linked", f.hub.Linked(), 1)
}

func TestAPhoneTakesBackItsOwnAndNamesWhatItSaw(t *testing.T) {
	f := newField(t, 4)
	from := len(f.Log)
	f.At(11).Do(relay.Fire{Key: "space"})
	f.tell(f.Log[from:])
	attempt := f.State().Attempt().String()
	presses := []press{touched("2", 33), touched("1", 33.5), {Does: "undo", At: 34e6}, {Does: "drop", At: 35e6}, touched("3", 36), {Does: "undo", At: 90e6}, {Does: "undo", At: 91e6}, {Does: "undo", At: 92e6}}
	for i := range presses {
		presses[i].Attempt = attempt
	}
	presses[4].Letter = 4
	f.says(said(presses...))
	relaytest.Want(t, "recorded", f.kinds(), "opened station_joined press press void drop press void void void")
	all := f.recorded()
	relaytest.Want(t, "taken back", all[4].Fact.(*relay.Void).Targets[0], all[3].ID)
	relaytest.Want(t, "the drop's lane", all[6].Fact.(*relay.Press).Prefix, all[5].ID)
	relaytest.Want(t, "nothing left to take back", len(all[9].Fact.(*relay.Void).Targets), 0)
}

func TestTheGunIsWhereThePlaceHasIt(t *testing.T) {
	f := newField(t, 4)
	m := said()
	for place, gun := range map[relay.Spot]bool{relay.Everywhere: true, "0": true, "200": false} {
		m.Spot = place
		relaytest.Want(t, "the gun at "+string(place), f.says(m).Show.Starts, gun)
	}
	m = said(press{Does: "gun", At: 9e6}, press{Does: "gun", At: 10e6})
	m.Spot = "0"
	a := f.says(m)
	relaytest.Want(t, "recorded", f.kinds(), "opened station_joined gun press")
	relaytest.Want(t, "running", a.Show.Gun > 0, true)
	relaytest.Want(t, "another gun is offered", a.Show.Starts, false)
}

func TestTheSecondGunOfATouchIsKeptAsATime(t *testing.T) {
	f := newField(t, 4)
	f.says(said(press{Does: "gun", At: 9e6}))
	m := said(press{Does: "gun", At: 9e6}, press{Does: "gun", At: 15e6})
	f.says(m)
	relaytest.Want(t, "recorded", f.kinds(), "opened station_joined gun press")
}

func TestWhatHasNotTheSecretIsRefusedAndNothingOfItIsInTheLog(t *testing.T) {
	f := newField(t, 4)
	good := f.sealed(said(touched("2", 5)))
	other := &field{t: t, hub: New(f.board, []byte("another laptop's"), wallClock)}
	long := said()
	for range 1000 {
		long.Eras[0].Presses = append(long.Eras[0].Presses, press{N: 1, Race: "1-1-1", Does: "press", Key: "1"})
	}
	wrong := func(change func(m *message)) []byte {
		m := said(touched("2", 5))
		change(m)
		return f.sealed(m)
	}
	for what, c := range map[string]struct {
		body []byte
		code int
	}{
		"nothing":              {nil, 403},
		"no code":              {[]byte("{}"), 403},
		"a wrong code":         {append([]byte("0"), good[1:]...), 403},
		"a changed text":       {bytes.Replace(good, []byte(`"key":"2"`), []byte(`"key":"3"`), 1), 403},
		"another laptop's":     {other.sealed(said(touched("2", 5))), 403},
		"a hub's answer":       {append(append(signed(f.hub.Secret(), "hub", []byte("{}")), '\n'), "{}"...), 403},
		"64 kB and more":       {bytes.Repeat([]byte("x"), mostMessage+1), 413},
		"too many":             {f.sealed(long), 400},
		"no JSON":              {append(append(signed(f.hub.Secret(), "phone", []byte("{")), '\n'), '{'), 400},
		"no device":            {wrong(func(m *message) { m.Device = "../../x" }), 400},
		"no nonce":             {wrong(func(m *message) { m.Nonce = "" }), 400},
		"no place":             {wrong(func(m *message) { m.Spot = "<script>" }), 400},
		"no era":               {wrong(func(m *message) { m.Eras[0].Era = "1" }), 400},
		"a negative bound":     {wrong(func(m *message) { m.Eras[0].Bound = -1 }), 400},
		"a clock of no time":   {wrong(func(m *message) { m.Eras[0].Wall = furthest + 1 }), 400},
		"an offset before all": {wrong(func(m *message) { m.Eras[0].Offset = -furthest - 1 }), 400},
		"an offset beyond all": {wrong(func(m *message) { m.Eras[0].Offset = 1 << 62 }), 400},
		"a press out of turn":  {wrong(func(m *message) { m.Eras[0].Presses[0].N = 2 }), 400},
		"a press at no time":   {wrong(func(m *message) { m.Eras[0].Presses[0].At = -1 }), 400},
		"a press of no race":   {wrong(func(m *message) { m.Eras[0].Presses[0].Race = "x" }), 400},
		"a press of no key":    {wrong(func(m *message) { m.Eras[0].Presses[0].Key = "\x1b[2J" }), 400},
		"what nobody does":     {wrong(func(m *message) { m.Eras[0].Presses[0].Does = "void" }), 400},
		"a letter to come":     {wrong(func(m *message) { m.Eras[0].Presses[0].Letter = 5 }), 400},
		"another's era":        {wrong(func(m *message) { m.Eras[0].Era = relay.Origin{1}.String() }), 400},
		"a thousand eras":      {wrong(func(m *message) { m.Eras = make([]era, 51) }), 400},
		"a code and no more":   {signed(f.hub.Secret(), "phone", nil), 400},
		"a code of no message": {good[:64], 403},
	} {
		relaytest.Want(t, what, f.post(c.body).Code, c.code)
	}
	relaytest.Want(t, "recorded", f.kinds(), "")
	for _, method := range []string{"GET", "PUT", "DELETE"} {
		got := httptest.NewRecorder()
		f.hub.ServeHTTP(got, httptest.NewRequest(method, "http://x/press", nil))
		relaytest.Want(t, method, got.Code, 405)
	}
}

func TestAnotherMeetsPageIsRefusedAndThisOnesGoesOn(t *testing.T) {
	f := newField(t, 4)
	again := New(f.board, ownSecret, wallClock)
	relaytest.Want(t, "the secret of another run", again.Secret(), f.hub.Secret())
	other := board.New("other")
	t.Cleanup(other.End)
	other.Begin(nil, nil)
	yesterday := New(other, ownSecret, wallClock)
	relaytest.Want(t, "the secret of a meet that is not open", yesterday.Secret(), "")
	relaytest.Want(t, "the way in", yesterday.Fragment("200"), "")
	f.hub.End()
	relaytest.Want(t, "once the session has ended", f.post(f.sealed(said(touched("1", 1)))).Code, 503)
}

func TestTouchesInWhateverOrderOfMessagesAreEachRecordedOnce(t *testing.T) {
	f := newField(t, 9)
	n := max(1000, *touches)
	var presses []press
	for i := range n {
		presses = append(presses, touched(fmt.Sprint(1+i%9), float64(i)/100))
	}
	m := said(presses...)
	all := m.Eras[0].Presses
	for from, sent := 0, 0; from < n; sent++ {
		m.Eras[0].Presses = all[from:min(from+200, n)]
		a := f.says(m)
		if sent%3 == 0 {
			continue // the answer is lost: the same again
		}
		from = int(a.Acks[id32(7)])
	}
	log := f.recorded()
	relaytest.Want(t, "recorded", len(log), n+opening)
	for i, e := range log[opening:] {
		if e.Mono != all[i].At*1000 || e.Fact.(*relay.Press).Key != all[i].Key {
			t.Fatalf("press %d is %+v", i, e.Header)
		}
	}
}

func FuzzMessage(f *testing.F) {
	k := relaytest.NewKeeper(&testing.T{}, "4x100", 2)
	b := board.New("lake")
	b.Begin(k.Meet.Events(), nil)
	for b.Latest().Version == 0 {
		time.Sleep(time.Millisecond)
	}
	good, err := json.Marshal(said(touched("1", 1)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"eras":[{"presses":[{"n":9223372036854775807,"at":-1}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		h := New(b, ownSecret, wallClock)
		h.Begin(nil, func(events []relay.Event) {
			for _, e := range events {
				if _, err := relay.Decode(e.ID, e.Body, e.Hash); err != nil {
					t.Errorf("it brings what cannot be read: %v", err)
				}
			}
		})
		got := httptest.NewRecorder()
		body := append(append(signed(h.Secret(), "phone", text), '\n'), text...)
		h.ServeHTTP(got, httptest.NewRequest(http.MethodPost, "http://x/press", io.NopCloser(bytes.NewReader(body))))
		if got.Code != 200 && got.Code != 400 && got.Code != 413 {
			t.Errorf("answer %d", got.Code)
		}
	})
}
