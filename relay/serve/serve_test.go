package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/board"
	"baton/relay/meet"
	"baton/relay/relaytest"
	"baton/relay/sqlite"
	"baton/relay/ssh"
)

func TestAnAddressIsCheckedBeforeAnythingIsOpened(t *testing.T) {
	for address, ok := range map[string]bool{
		"": true, ":8080": true, "127.0.0.1:8080": true, "[::1]:8080": true, "localhost:http": true,
		"8080": false, "localhost": false, ":": false, ":port": false, ":99999": false, "http://x:80/": false,
	} {
		if err := (Addresses{Web: address}).Check(); (err == nil) != ok {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestAnAddressThatIsTakenIsTold(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, err = Listen(Addresses{Web: l.Addr().String()}, "lake.meet", Host{Now: time.Now})
	if err == nil || !strings.Contains(err.Error(), "--web "+l.Addr().String()) || !strings.Contains(err.Error(), "another program") {
		t.Errorf("a port that is taken: %v", err)
	}
}

func TestTheAddressesAreThoseABrowserCanTake(t *testing.T) {
	at := func(address string) net.Addr {
		a, err := net.ResolveTCPAddr("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	relaytest.Want(t, "of one", strings.Join(urls(at("127.0.0.1:8080")), " "), "http://127.0.0.1:8080/")
	relaytest.Want(t, "of one by IPv6", strings.Join(urls(at("[::1]:8080")), " "), "http://[::1]:8080/")
	for _, url := range urls(at(":8080")) {
		if strings.Contains(url, "[::]") || strings.Contains(url, "0.0.0.0") || !strings.HasSuffix(url, ":8080/") {
			t.Errorf("of everywhere: %s", url)
		}
	}
}

func TestWithoutAScreenAMeetIsServedWithWhatOthersWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lake.meet")
	s, err := Listen(Addresses{Web: "127.0.0.1:0"}, path, Host{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ended, end := context.WithCancel(context.Background())
	out, in := io.Pipe()
	done := make(chan error)
	looked := make(chan struct{}, 100)
	watch := func(*meet.Session) { looked <- struct{}{} }
	go func() {
		done <- alone(ended, path, "", meet.Config{Desk: relay.Desk{Station: "hub", Spot: relay.Everywhere}, Version: "test", Opened: time.Now(), Guests: s.Guests()}, watch, s.Lines(), func(io.Writer) {}, in)
	}()
	url, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	relaytest.Want(t, "the first line", strings.TrimSpace(url), s.Lines()[0])
	answer, err := http.Get(strings.TrimSpace(url))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	write(t, path)
	for limit := time.Now().Add(20 * time.Second); s.board.Latest().View.Meet != "Lake relays"; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("the board never shows what another program wrote: %+v", s.board.Latest().View)
		}
	}
	select {
	case <-looked:
	case <-time.After(20 * time.Second):
		t.Error("nobody looks at the laptop's clocks")
	}
	end()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// write is another program that names the meet.
func write(t *testing.T, path string) {
	t.Helper()
	log, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	read, err := meet.ReadLog(log)
	if err != nil {
		t.Fatal(err)
	}
	other := meet.Open(read, meet.Config{Desk: relay.Desk{Station: "other", Spot: relay.Everywhere}, Opened: time.Now()})
	name := "Lake relays"
	other.Write("", time.Now(), &relay.MeetSet{Name: &name})
	if unsaved := other.Close(20 * time.Second); unsaved > 0 {
		t.Fatalf("%d not saved", unsaved)
	}
}

func TestAThousandConnectionsAreTheMost(t *testing.T) {
	if testing.Short() {
		t.Skip("it opens a thousand connections")
	}
	s, err := Listen(Addresses{Web: "127.0.0.1:0"}, "lake.meet", Host{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	address := strings.TrimSuffix(strings.TrimPrefix(s.Lines()[0], "http://"), "/")
	var open []net.Conn
	defer func() {
		for _, c := range open {
			c.Close()
		}
	}()
	for range mostPages {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Skip("this machine opens no thousand connections: ", err)
		}
		open = append(open, c)
	}
	hungUp := func() bool {
		c, err := net.Dial("tcp", address)
		if err != nil {
			return true
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(time.Second))
		fmt.Fprint(c, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
		_, err = http.ReadResponse(bufio.NewReader(c), nil)
		return err != nil
	}
	for end := time.Now().Add(20 * time.Second); !hungUp(); {
		if time.Now().After(end) {
			t.Fatal("one more is let in")
		}
	}
	for _, c := range open[:10] {
		c.Close()
	}
	for end := time.Now().Add(20 * time.Second); hungUp(); {
		if time.Now().After(end) {
			t.Fatal("there is no room once some have gone")
		}
	}
}

func TestWhereTheBoardIsAndWhoMayLookIsSaid(t *testing.T) {
	folder := t.TempDir()
	password := filepath.Join(folder, "ssh", "password")
	relaytest.NoError(t, os.Mkdir(filepath.Dir(password), 0o700))
	relaytest.NoError(t, os.WriteFile(password, []byte("relay day"), 0o600))
	show := func(*board.Board) func(ssh.Terminal) { return func(ssh.Terminal) {} }
	s, err := Listen(Addresses{Web: "127.0.0.1:0", SSH: "127.0.0.1:0"}, "lake.meet", Host{Now: time.Now, Folder: folder, Show: show})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	relaytest.Want(t, "addresses", len(s.Lines()), 2)
	relaytest.Want(t, "said", s.Status(), "board at "+s.Lines()[0]+", "+s.Lines()[1]+" for who knows the password · 0 watching")
	relaytest.Want(t, "where", s.Where(), "board at "+s.Lines()[0]+", "+s.Lines()[1]+" · codes: t")
	if codes := s.Codes(); len(codes) != 1 || codes[0].URL != s.Lines()[0] || len(codes[0].Cells) == 0 {
		t.Errorf("the codes of a board: %+v", codes)
	}
	if !strings.HasPrefix(s.Lines()[1], "ssh -p ") || !strings.HasSuffix(s.Lines()[1], " 127.0.0.1") {
		t.Errorf("the way in for terminals: %q", s.Lines()[1])
	}
	_, err = Listen(Addresses{SSH: "127.0.0.1:0"}, "lake.meet", Host{Now: time.Now, Folder: password, Show: show})
	if err == nil || !strings.Contains(err.Error(), "--ssh 127.0.0.1:0") {
		t.Errorf("a folder that is none: %v", err)
	}
}
