package nats

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	client "github.com/nats-io/nats.go"
)

// Times of connecting.
const (
	retry = 300 * time.Millisecond // between two rounds, and up to half as long again
	probe = 2 * time.Second        // looks whether a hub that comes before the present one is back
)

// uplink is the connection to the hub that this laptop keeps to.
type uplink struct {
	conn *client.Conn
	down chan struct{} // closed when it has ended
	to   member
}

// follow keeps to the first hub that answers, in the order that all laptops
// know. Where this one's own turn comes it waits for the others (lead), until
// one before it is back.
func (n *Net) follow(ctx context.Context) {
	var up *uplink
	for ctx.Err() == nil {
		if up == nil {
			up = n.reach(ctx, n.before())
		}
		if up == nil {
			pause(ctx, retry+rand.N(retry/2))
			continue
		}
		up = n.keepTo(ctx, up)
	}
	if up != nil {
		up.conn.Close()
	}
}

// pause waits, unless ctx ends before.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// reach connects to the first of some laptops that lets this one in; nil where
// none does.
func (n *Net) reach(ctx context.Context, hubs []member) *uplink {
	for _, m := range hubs {
		up := &uplink{down: make(chan struct{}), to: m}
		conn, err := n.key.dial(ctx, m.Addrs, m.Pin, n.roster.copy().Secret, func() { close(up.down) })
		if err == nil {
			up.conn = conn
			return up
		}
		n.note(err)
	}
	return nil
}

// keepTo shares the meet by a connection until it ends or an earlier hub is
// back, whose connection it returns.
func (n *Net) keepTo(ctx context.Context, up *uplink) (better *uplink) {
	n.note(nil)
	ctx, stop := context.WithCancel(ctx)
	found := make(chan *uplink, 1)
	go func() {
		found <- n.earlier(ctx, up)
		stop()
	}()
	go n.compareClocks(ctx, up.conn)
	if err := n.carry(ctx, up.conn, true); ctx.Err() == nil {
		n.note(err)
	}
	stop()
	up.conn.Close()
	return <-found
}

// earlier looks for a hub that comes before the present one, until ctx or the
// connection ends.
func (n *Net) earlier(ctx context.Context, up *uplink) *uplink {
	tick := time.NewTicker(probe)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-up.down:
			return nil
		case <-tick.C:
		}
		hubs := n.before()
		if at := slices.IndexFunc(hubs, func(m member) bool { return m.Pin == up.to.Pin }); at >= 0 {
			hubs = hubs[:at]
		}
		if better := n.reach(ctx, hubs); better != nil {
			return better
		}
		n.note(nil)
	}
}

// before are the laptops that come before this one as hubs: where it never is
// one, all the others.
func (n *Net) before() []member {
	all := n.roster.inOrder()
	if !n.first {
		if i := slices.IndexFunc(all, func(m member) bool { return m.Pin == n.invite.Pin }); i < 0 {
			all = slices.Insert(all, 0, member{Pin: n.invite.Pin, Addrs: n.invite.Addrs})
		} else {
			all[i].Addrs = union(n.invite.Addrs, all[i].Addrs)
		}
	}
	own := slices.IndexFunc(all, func(m member) bool { return m.Key == n.key.public })
	switch {
	case own >= 0 && n.hub != nil:
		return all[:own]
	case own >= 0:
		return slices.Delete(all, own, own+1)
	}
	return all
}

func union[E comparable](a, b []E) []E {
	all := slices.Clone(a)
	for _, e := range b {
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all
}
