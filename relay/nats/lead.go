package nats

import (
	"context"
	"encoding/json"
	"time"

	client "github.com/nats-io/nats.go"

	"baton/relay/link"
)

// onHub is how a hub among the laptops keeps a meet: in a folder that goes with it.
var onHub = client.StreamConfig{Storage: client.FileStorage, Replicas: 1}

// lead shares the meet by this laptop's own hub: from the start where it was
// asked to serve, else once somebody has come, who found no earlier hub.
func (n *Net) lead(ctx context.Context) {
	if !n.first {
		select {
		case <-ctx.Done():
			return
		case <-n.hub.door.entered:
		}
	}
	for ctx.Err() == nil {
		conn, err := n.key.connect("nats://hub", n.roster.copy().Secret, func() {}, client.InProcessServer(n.hub.server))
		if err == nil {
			err = n.leadBy(ctx, conn)
			conn.Close()
		}
		if ctx.Err() == nil && n.first {
			n.note(err)
		}
		pause(ctx, retry)
	}
}

func (n *Net) leadBy(ctx context.Context, conn *client.Conn) error {
	if _, err := conn.Subscribe(helloSubject, n.greeted); err != nil {
		return err
	}
	if _, err := conn.Subscribe(clockSubject(n.Meet), n.answer); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go n.leads(ctx)
	return n.carry(ctx, conn, n.first)
}

// leads notes whether this laptop is the hub of anybody.
func (n *Net) leads(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		n.Leads(n.first || n.hub.guests() > 0)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// greeted answers who comes in.
func (n *Net) greeted(msg *client.Msg) {
	h, me := n.hello, n.Status()
	h.Station, h.Race, h.Roster = me.Station, me.Race, n.roster.copy()
	if answer, err := json.Marshal(h); err == nil {
		_ = msg.Respond(answer) // who asked asks again
	}
}

// carry shares the meet by a connection until it or ctx ends.
func (n *Net) carry(ctx context.Context, conn *client.Conn, followed bool) error {
	s, err := openStream(conn, n.Meet, n.cluster.kept(conn, n.hello.Name))
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if err := n.listenTo(conn); err != nil {
		return err
	}
	go n.speak(ctx, conn)
	return n.Carry(ctx, s, followed)
}

// beat is what a laptop says once a second.
type beat struct {
	link.Status
	Roster rosterFile `json:"roster"`
}

const beats = time.Second

// speak says who is here, and what this laptop knows of who is in the meet.
func (n *Net) speak(ctx context.Context, conn *client.Conn) {
	tick := time.NewTicker(beats)
	defer tick.Stop()
	for {
		if b, err := json.Marshal(beat{Status: n.Status(), Roster: n.roster.copy()}); err == nil {
			_ = conn.Publish(hereSubject(n.Meet), b) // it is said again in a second
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (n *Net) listenTo(conn *client.Conn) error {
	_, err := conn.Subscribe(hereSubject(n.Meet), func(msg *client.Msg) {
		var b beat
		if json.Unmarshal(msg.Data, &b) == nil {
			n.Hear(b.Status)
			n.learn(b.Roster)
		}
	})
	return err
}

// learn takes what another laptop knows of who is in the meet.
func (n *Net) learn(theirs rosterFile) {
	n.roster.merge(theirs)
	f := n.roster.copy()
	if m, known := f.Members[n.key.public]; known && m.Station == "" {
		if n.hub != nil {
			n.enter(n.hub.addrs)
		} else {
			n.enter(nil)
		}
	}
	if n.hub != nil {
		n.hub.expel(f)
	}
}
