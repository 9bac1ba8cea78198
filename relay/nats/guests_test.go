package nats

import (
	"context"
	"encoding/hex"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	client "github.com/nats-io/nats.go"

	"baton/relay"
)

// intruder is a connection of who knows the code, and means no good.
func intruder(t *testing.T, hub *laptop, more ...client.Option) *client.Conn {
	t.Helper()
	code, err := ParseCode(hub.Code())
	if err != nil {
		t.Fatal(err)
	}
	k, err := loadKey(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	conn, err := k.connect("tls://"+code.Addrs[0].String(), code.Secret, func() {}, append(more, client.Secure(only(code.Pin)))...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	return conn
}

// goOn reports that two laptops go on as if nobody else were there: what one
// writes the other has, and neither has anything else.
func goOn(t *testing.T, what string, hub, a *laptop) {
	t.Helper()
	want := hub.holds() + 20
	hub.notes(10)
	a.notes(10)
	until(t, what+": the others go on", func() bool { return hub.holds() == want && a.holds() == want })
	for _, l := range []*laptop{hub, a} {
		if s := l.State(nil); s.Alarm != nil || !s.Linked {
			t.Errorf("%s: %s says linked %v, alarm %v", what, l.config.Me.Station, s.Linked, s.Alarm)
		}
	}
}

func TestABadGuestChangesNothingForTheOthers(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	a := joined(t, hub.Code(), "a")
	until(t, "linked", func() bool { return a.State(nil).Linked && hub.holds() == 2 && a.holds() == 2 })
	conn := intruder(t, hub)
	origin := relay.NewOrigin()
	mine := hub.Meet.String() + "." + origin.String()
	for what, msg := range map[string]*client.Msg{
		"another meet's subject": {Subject: "meet." + relay.NewOrigin().String() + "." + origin.String() + ".1", Data: []byte("{}")},
		"a server's subject":     {Subject: "$SYS.REQ.SERVER.PING", Data: []byte("{}")},
		"a stream of its own":    {Subject: "$JS.API.STREAM.CREATE.MINE", Data: []byte(`{"name":"MINE","subjects":["mine"]}`)},
		"deleting the meet":      {Subject: "$JS.API.STREAM.DELETE." + streamName(hub.Meet), Data: []byte("{}")},
		"purging the meet":       {Subject: "$JS.API.STREAM.PURGE." + streamName(hub.Meet), Data: []byte("{}")},
		"no event at all":        {Subject: "meet." + mine + ".1", Data: []byte("\x00\xff no JSON")},
		"an event without hash":  {Subject: "meet." + mine + ".2", Data: []byte(`{"kind":"note","race":"","text":"x"}`)},
		"a hash that is none":    {Subject: "meet." + mine + ".3", Data: []byte(`{"kind":"note","race":""}`), Header: client.Header{hashHeader: {"zz"}}},
		"a hash of nothing":      {Subject: "meet." + mine + ".4", Data: []byte(`{"kind":"note","race":""}`), Header: client.Header{hashHeader: {hex.EncodeToString(make([]byte, 32))}}},
		"a number that is none":  {Subject: "meet." + mine + ".x", Data: []byte("{}")},
		"an origin that is none": {Subject: "meet." + hub.Meet.String() + ".clock.1", Data: []byte("{}")},
		"malformed news":         {Subject: hereSubject(hub.Meet), Data: []byte(`{"station":7,"heads":"all"`)},
		"news of everywhere":     {Subject: hereSubject(hub.Meet), Data: []byte(`{"station":"x\u001b[2J","names":"\u001b]0;x\u0007","name":"` + strings.Repeat(`\u001b[2J`, 1000) + `","place":"\u0000","heads":[{"origin":"` + origin.String() + `","seq":9223372036854775807,"hash":"x"}]}`)},
		"a malformed question":   {Subject: clockSubject(hub.Meet), Reply: "_INBOX.x", Data: []byte(strings.Repeat("what time is it? ", 1000))},
	} {
		if err := conn.PublishMsg(msg); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := conn.Publish("meet."+mine+".9", make([]byte, mostMessage+1)); err == nil {
		t.Error("a message larger than any event is taken")
	}
	_ = conn.FlushTimeout(5 * time.Second) // who is refused may be hung up on
	goOn(t, "after all of it", hub, a)
	until(t, "a hears the hub and the guest", func() bool { return len(a.State(nil).Stations) == 3 })
	for _, s := range a.State(nil).Stations {
		if strings.ContainsAny(s.Station+s.Names+s.Name+string(s.Spot), "\x1b\x00\x07") {
			t.Errorf("what it says reaches the screen raw: %+v", s)
		}
	}
	late := joined(t, hub.Code(), "late")
	until(t, "one who joins after it has what the others have", func() bool { return late.holds() == hub.holds() && hub.holds() == a.holds() })
}

// TestAThousandConnectionsKeepNobodyOut are connections that say nothing: those
// who are linked go on, and once they have been hung up on, others come in.
func TestAThousandConnectionsKeepNobodyOut(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	a := joined(t, hub.Code(), "a")
	until(t, "linked", func() bool { return a.State(nil).Linked && hub.holds() == 2 && a.holds() == 2 })
	code, err := ParseCode(hub.Code())
	if err != nil {
		t.Fatal(err)
	}
	opened := 0
	for range 1000 {
		if c, err := net.DialTimeout("tcp", code.Addrs[0].String(), time.Second); err == nil {
			defer c.Close()
			opened++
		}
	}
	t.Logf("%d of 1000 connections stand", opened)
	goOn(t, "with a thousand connections", hub, a)
	config := configFor(t, "late")
	until(t, "another laptop comes in although nobody has hung up", func() bool {
		in, err := Knock(context.Background(), config, code)
		if err == nil {
			in.Close()
		}
		return err == nil
	})
}

// A guest who takes every connection there is, and comes back whenever he is hung up
// on, keeps nobody out: who has most makes room.
func TestAGuestWhoTakesAllConnectionsKeepsNobodyOut(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	code, err := ParseCode(hub.Code())
	if err != nil {
		t.Fatal(err)
	}
	guest := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}, Timeout: time.Second}
	if c, err := guest.Dial("tcp", code.Addrs[0].String()); err != nil {
		t.Skip("this machine has one address for itself: ", err)
	} else {
		c.Close()
	}
	siege, lifted := context.WithCancel(context.Background())
	defer lifted()
	var taken atomic.Int64
	for range 2 * mostGuests {
		go func() {
			for siege.Err() == nil {
				if c, err := guest.Dial("tcp", code.Addrs[0].String()); err == nil {
					taken.Add(1)
					stop := context.AfterFunc(siege, func() { c.Close() })
					_, _ = c.Read(make([]byte, 1<<10)) // what the server says first
					_, _ = c.Read(make([]byte, 1))
					stop()
					c.Close()
				}
				pause(siege, 10*time.Millisecond)
			}
		}()
	}
	until(t, "all connections are taken", func() bool { return taken.Load() > 2*mostGuests })
	for range 5 {
		in, err := Knock(context.Background(), configFor(t, "late"), code)
		if err != nil {
			t.Fatalf("a laptop with the code is kept out: %v", err)
		}
		in.Close()
	}
}

// An event longer than the hub takes, as may stand in a file merged from elsewhere, stays
// where it is: all others go over.
func TestAnEventTooLongForTheHubHoldsUpNoOther(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	a := joined(t, hub.Code(), "a")
	until(t, "linked", func() bool { return a.State(nil).Linked && hub.holds() == 2 && a.holds() == 2 })
	other := &laptop{Net: a.Net, t: t, pen: relay.Author{Origin: relay.NewOrigin()}}
	long, err := other.pen.Next(relay.Header{}, &relay.Opened{Meet: hub.Meet, Version: strings.Repeat("x", mostMessage)})
	if err != nil {
		t.Fatal(err)
	}
	a.receive([]relay.Event{long})
	a.notes(10)
	hub.notes(10)
	until(t, "all others are on both", func() bool { return hub.holds() == 22 && a.holds() == 23 })
	if s := a.State(nil); !s.Linked || s.Alarm != nil {
		t.Errorf("linked %v, alarm %v", s.Linked, s.Alarm)
	}
}

// deaf is a connection whose reader stops reading.
type deaf struct {
	net.Conn
	now *atomic.Bool
}

func (d deaf) Read(b []byte) (int, error) {
	for d.now.Load() {
		time.Sleep(10 * time.Millisecond)
	}
	return d.Conn.Read(b)
}

type deafly struct{ now *atomic.Bool }

func (d deafly) Dial(network, address string) (net.Conn, error) {
	conn, err := net.Dial(network, address)
	return deaf{conn, d.now}, err
}

func TestAGuestWhoDoesNotReadHoldsUpNobody(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	a := joined(t, hub.Code(), "a")
	until(t, "linked", func() bool { return a.State(nil).Linked && hub.holds() == 2 && a.holds() == 2 })
	var stops atomic.Bool
	conn := intruder(t, hub, client.SetCustomDialer(deafly{&stops}))
	for n := range 20 { // each of which is told of every event
		s := &stream{conn: conn, meet: hub.Meet}
		var err error
		if s.js, err = conn.JetStream(); err != nil {
			t.Fatal(err)
		}
		if err := s.readFrom(0); err != nil {
			t.Fatal(fmt.Errorf("reading %d: %w", n, err))
		}
	}
	stops.Store(true)
	defer stops.Store(false)
	goOn(t, "with one who does not read", hub, a)
	begun := time.Now()
	hub.notes(500)
	a.notes(500)
	until(t, "a thousand events go over all the same", func() bool { return hub.holds() == 1022 && a.holds() == 1022 })
	t.Logf("in %v", time.Since(begun))
}
