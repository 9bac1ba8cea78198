package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/board"
	"baton/relay/relaytest"
	"baton/relay/web"
)

// soon is how long anything may take on a busy machine; nothing is measured.
const soon = 20 * time.Second

// hall is a keeper's meet, its board and its page.
type hall struct {
	*relaytest.Keeper
	t     testing.TB
	board *board.Board
	site  *web.Site
	url   string
	told  int // of the keeper's log
}

func newHall(t *testing.T) *hall {
	return open(t, relaytest.NewKeeper(t, "4x100", 3))
}

func open(t *testing.T, k *relaytest.Keeper) *hall {
	h := &hall{Keeper: k, t: t, board: board.New("lake")}
	h.board.Begin(nil, nil)
	t.Cleanup(h.board.End)
	h.site = web.New(h.board, time.Now)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go h.site.Serve(l)
	t.Cleanup(h.site.Close)
	h.url = "http://" + l.Addr().String()
	h.tell()
	return h
}

// tell puts what the keeper recorded on the board, as once it is on disk, and
// waits until it is there.
func (h *hall) tell() {
	before := h.board.Latest().Version
	h.board.Stored(h.Log[h.told:])
	h.told = len(h.Log)
	for end := time.Now().Add(soon); h.board.Latest().Version == before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			h.t.Fatal("the board does not change")
		}
	}
}

// stream is a page's events.
type stream struct {
	t    testing.TB
	body io.ReadCloser
	read *bufio.Reader
}

func (h *hall) stream(last string) *stream {
	h.t.Helper()
	ask, err := http.NewRequest(http.MethodGet, h.url+"/events", nil)
	if err != nil {
		h.t.Fatal(err)
	}
	if last != "" {
		ask.Header.Set("Last-Event-ID", last)
	}
	answer, err := http.DefaultClient.Do(ask)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { answer.Body.Close() })
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		h.t.Fatalf("events come as %s", kind)
	}
	return &stream{h.t, answer.Body, bufio.NewReader(answer.Body)}
}

// next is the next event.
func (s *stream) next() (kind, id, data string) {
	s.t.Helper()
	for {
		line, err := s.read.ReadString('\n')
		if err != nil {
			s.t.Fatal(err)
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch name {
		case "event":
			kind = value
		case "id":
			id = value
		case "data":
			data = value
		case "":
			if kind != "" {
				return kind, id, data
			}
		}
	}
}

// board is the next event that shows the board.
func (s *stream) board() (id, data string) {
	s.t.Helper()
	for {
		if kind, id, data := s.next(); kind == "board" {
			return id, data
		}
	}
}

func (h *hall) get(path string) (*http.Response, string) {
	h.t.Helper()
	answer, err := http.Get(h.url + path)
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return answer, string(text)
}

func TestAPageIsToldOfEveryChange(t *testing.T) {
	h := newHall(t)
	s := h.stream("")
	_, data := s.board()
	if !strings.Contains(data, `"status":"Not begun"`) {
		t.Errorf("at first: %s", data)
	}
	h.Gun(10)
	h.tell()
	if _, data = s.board(); !strings.Contains(data, `"phase":"running"`) {
		t.Errorf("after the gun: %s", data)
	}
	h.At(22.4).Press("2")
	h.tell()
	if _, data = s.board(); !strings.Contains(data, `"times":["12.4","","",""]`) {
		t.Errorf("after a press: %s", data)
	}
}

func TestAPageThatComesBackGoesOnWhereItWas(t *testing.T) {
	h := newHall(t)
	first := h.stream("")
	id, _ := first.board()
	first.body.Close()
	back := h.stream(id)
	if kind, _, _ := back.next(); kind != "clock" {
		t.Errorf("at first it hears %s", kind)
	}
	if kind, _, _ := back.next(); kind != "clock" {
		t.Errorf("it has the board already, and hears %s before the next beat", kind)
	}
	h.Gun(10)
	h.tell()
	if next, data := back.board(); next == id || !strings.Contains(data, `"phase":"running"`) {
		t.Errorf("after the gun: %s %s", next, data)
	}
	if other, _ := h.stream("0badc0de-1").board(); other == "" {
		t.Error("a page of another run of the program is not sent the board")
	}
}

func TestWhoeverReadsTooSlowlyIsDropped(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for the write to time out")
	}
	h := newHall(t)
	c, err := net.Dial("tcp", strings.TrimPrefix(h.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.(*net.TCPConn).SetReadBuffer(1 << 10)
	fmt.Fprint(c, "GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
	relaytest.Until(t, "a page", func() bool { return h.site.Watching() == 1 })
	long := strings.Repeat("long name ", 20)
	for i := 0; h.site.Watching() == 1; i++ { // it never reads
		if i > 20_000 {
			t.Fatal("it is still there")
		}
		h.Write(&relay.RaceSet{Name: relaytest.Ptr(fmt.Sprint(long, i))})
		h.tell()
	}
}

func TestNothingIsTakenFromAVisitor(t *testing.T) {
	h := newHall(t)
	for _, c := range []struct {
		method, path, body string
		code               int
	}{
		{"GET", "/", "", 200},
		{"HEAD", "/", "", 200},
		{"HEAD", "/events", "", 200},
		{"POST", "/", "", 405},
		{"PUT", "/events", "x", 405},
		{"DELETE", "/results", "", 405},
		{"GET", "/", "a body", 413},
		{"GET", "/events", "a body", 413},
		{"GET", "/../../etc/passwd", "", 404},
		{"GET", "/results/1-1-1/../..", "", 404},
		{"GET", "/results/nonsense", "", 404},
		{"GET", "/results", "", 404}, // none is over
		{"GET", "/favicon.ico", "", 204},
	} {
		ask := httptest.NewRequest(c.method, "http://x"+c.path, strings.NewReader(c.body))
		if c.body == "" {
			ask.ContentLength = 0
		}
		got := httptest.NewRecorder()
		h.site.ServeHTTP(got, ask)
		relaytest.Want(t, c.method+" "+c.path, got.Code, c.code)
		relaytest.Want(t, c.method+" "+c.path+" sniffed", got.Header().Get("X-Content-Type-Options"), "nosniff")
	}
	c, err := net.Dial("tcp", strings.TrimPrefix(h.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n", strings.Repeat("x", 64<<10))
	if answer, err := http.ReadResponse(bufio.NewReader(c), nil); err == nil && answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a head of 64 kB: %s", answer.Status)
	}
}

func TestThePageMayDoNothingButItsOwn(t *testing.T) {
	h := newHall(t)
	answer, text := h.get("/")
	policy := answer.Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'sha256-", "connect-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %s: %s", want, policy)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is not strict: %s", policy)
	}
	for _, no := range []string{"http://", "https://", "//cdn", "innerHTML =", "style=", "onclick="} {
		if strings.Contains(text, no) {
			t.Errorf("the page has %q", no)
		}
	}
}

func TestResultsOfARaceThatIsOverAreAReport(t *testing.T) {
	h := open(t, relaytest.ThreeLanes(t))
	for _, path := range []string{"/results", "/results/1-1-1"} {
		answer, text := h.get(path)
		relaytest.Want(t, path, answer.StatusCode, 200)
		if !strings.Contains(text, "Team 1") || strings.Contains(text, "<script") {
			t.Errorf("%s is no report", path)
		}
		if !strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s has no policy", path)
		}
	}
	answer, _ := h.get("/results/2-1-1")
	relaytest.Want(t, "a race that is not there", answer.StatusCode, 404)
	h.Write(&relay.TeamSet{Team: relaytest.Team(1), Name: relaytest.Ptr("Renamed")})
	h.tell()
	if _, text := h.get("/results/1-1-1"); !strings.Contains(text, "Renamed") {
		t.Error("the report does not follow a change")
	}
}
