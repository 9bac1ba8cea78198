// Package nats links laptops by NATS: a server within the program of whoever
// serves a meet, and of those who stand by to serve it next, or a cluster of
// servers elsewhere. It is the carrier behind relay/link. Nothing of it runs
// unless a meet is served or joined. It imports relay, relay/lan, relay/link and
// relay/wholefile. Begin with Serve and Knock in net.go and join.go.
package nats

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"sync"
	"time"

	"baton/relay"
	"baton/relay/link"
)

// Config says how a laptop takes part in a meet.
type Config struct {
	Dir    string           // where its key, and who else is in a meet, are kept
	Listen string           // the address that it listens at as a hub; empty: it never does
	At     []netip.AddrPort // where others reach it, where that is not the same: behind a router
	Me     link.Status      // its station, name and place
	Now    func() time.Time
}

// Net is a laptop's part in a meet that is shared. It is a guest of the open
// meet.
type Net struct {
	*link.Link
	Meet relay.Origin

	config Config
	key    key
	roster *roster
	invite Code // that it joined by; of a hub its own
	hub    *hub // nil where it does not listen
	first  bool // it was asked to serve
	cancel context.CancelFunc
	ended  chan struct{}
	hello  hello

	cluster   *Cluster // the servers elsewhere that hold the meet, nil where laptops do
	clockName string   // of this laptop's clock, where the meet goes by it

	mu      sync.Mutex
	trouble string // why the hub was not reached, last
}

// Serve makes this laptop the hub of a meet.
func Serve(c Config, id relay.Origin, name string) (*Net, error) {
	n, err := newNet(c, id)
	if err != nil {
		return nil, err
	}
	n.first, n.hello = true, hello{Meet: id, Name: name}
	n.roster.begin()
	if err := n.listen(); err != nil {
		return nil, err
	}
	n.Leads(true)
	n.Clock().Leads(n.clockName)
	n.invite = Code{Addrs: n.hub.addrs, Pin: n.key.pin(), Secret: n.roster.copy().Secret}
	return n, nil
}

func newNet(c Config, id relay.Origin) (*Net, error) {
	k, err := loadKey(c.Dir)
	if err != nil {
		return nil, err
	}
	r, err := loadRoster(c.Dir, id)
	if err != nil {
		return nil, err
	}
	return &Net{Link: link.New(id, c.Me, c.Now), Meet: id, config: c, key: k, roster: r, clockName: relay.NewOrigin().String(), ended: make(chan struct{})}, nil
}

// listen starts this laptop's hub and enters it in the roster.
func (n *Net) listen() error {
	h, err := startHub(n.key, n.config.Dir, n.config.Listen, n.Meet, n.roster)
	if err != nil {
		return err
	}
	if len(n.config.At) > 0 {
		h.addrs = n.config.At[:min(len(n.config.At), maxAddrs)]
	}
	n.hub = h
	n.roster.admit(member{Key: n.key.public})
	n.enter(h.addrs)
	return nil
}

// enter writes down where this laptop can be reached.
func (n *Net) enter(addrs []netip.AddrPort) {
	n.roster.change(func(f *rosterFile) bool {
		m, known := f.Members[n.key.public]
		if !known {
			return false // the hub has not let it in yet
		}
		m.Pin, m.Station, m.Addrs = n.key.pin(), n.config.Me.Station, addrs
		m.Changed = max(m.Changed+1, n.config.Now().UnixMilli())
		f.Members[m.Key] = m
		return true
	})
}

// Port is the one at which this laptop's hub listens, 0 where there is none.
func (n *Net) Port() int {
	if n.hub == nil {
		return 0
	}
	return n.hub.port
}

// Code is what others join by: the secret of today, and this laptop's address
// where it listens, else that which it joined by itself.
func (n *Net) Code() string {
	if n.cluster != nil {
		return "--nats " + n.cluster.String()
	}
	c := n.invite
	if n.hub != nil {
		c.Addrs, c.Pin = n.hub.addrs, n.key.pin()
	}
	c.Secret = n.roster.copy().Secret
	return c.String()
}

// Admits reports whether others can come in at this laptop itself: it listens, for
// whoever comes while the hub is gone.
func (n *Net) Admits() bool { return n.cluster == nil && n.hub != nil }

// ShutOut lets a station's laptop in no longer, nor anybody with the code that
// it knows: a new one is drawn.
func (n *Net) ShutOut(station string) error {
	if n.cluster != nil {
		return errors.New("the servers let in whoever has their credentials: change those there")
	}
	found := errors.New("no such laptop")
	n.roster.change(func(f *rosterFile) bool {
		for k, m := range f.Members {
			if m.Station == station && k != n.key.public {
				m.Out, found = true, nil
				f.Members[k] = m
			}
		}
		if found == nil {
			f.Secret, f.Renewed = newSecret(), f.Renewed+1
		}
		return found == nil
	})
	if found == nil && n.hub != nil {
		n.hub.expel(n.roster.copy())
	}
	return found
}

// Begin takes the meet as it was read, and links it from now on.
func (n *Net) Begin(held []relay.Event, receive func([]relay.Event)) {
	n.Link.Begin(held, receive)
	ctx, cancel := context.WithCancel(context.Background())
	n.cancel = cancel
	go func() {
		defer close(n.ended)
		n.run(ctx)
	}()
}

// endTime is how long the network is waited for at the end.
const endTime = 300 * time.Millisecond

// End is the end of the session: the hub is stopped, the others go on with the
// next one.
func (n *Net) End() {
	n.Link.End()
	if n.cancel == nil {
		return
	}
	n.cancel()
	select {
	case <-n.ended:
	case <-time.After(endTime):
	}
}

// run carries the meet until ctx ends.
func (n *Net) run(ctx context.Context) {
	if n.cluster != nil {
		n.stay(ctx)
		return
	}
	var group sync.WaitGroup
	group.Go(func() { n.follow(ctx) })
	if n.hub != nil {
		group.Go(func() { n.lead(ctx) })
	}
	group.Wait()
	if n.hub != nil {
		n.hub.stop()
	}
}

// Trouble is why the hub was not reached when it was last tried; empty while all
// is well.
func (n *Net) Trouble() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.trouble
}

func (n *Net) note(err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.trouble = ""
	if err != nil {
		n.trouble = fmt.Sprint(err)
	}
}
