package nats

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"time"

	client "github.com/nats-io/nats.go"

	"baton/relay"
)

// dialTime is how long a laptop that may be the hub has to answer: on the wifi
// of a track one that is there answers in a tenth of it.
const dialTime = 1200 * time.Millisecond

// hello is what a hub says of itself to who comes in.
type hello struct {
	Meet    relay.Origin `json:"meet"`
	Name    string       `json:"name"`
	Station string       `json:"station"`
	Race    relay.RaceID `json:"race"` // that it shows
	Roster  rosterFile   `json:"roster"`
}

// errRefused is a hub that does not let this laptop in.
var errRefused = errors.New("the hub does not let this laptop in: the code is wrong or no longer valid; ask for the one on its screen now")

// dial connects to a laptop that may be the hub, by whichever of its addresses
// answers first.
func (k key) dial(ctx context.Context, addrs []netip.AddrPort, pin pin, secret secret, closed func()) (*client.Conn, error) {
	at, err := answering(ctx, addrs)
	if err != nil {
		return nil, err
	}
	return k.connect("tls://"+at.String(), secret, closed, client.Secure(only(pin)))
}

// answering is the address of some at which anybody answers.
func answering(ctx context.Context, addrs []netip.AddrPort) (netip.AddrPort, error) {
	ctx, stop := context.WithTimeout(ctx, dialTime)
	defer stop()
	answers := make(chan netip.AddrPort, len(addrs))
	failed := make(chan error, len(addrs))
	for _, a := range addrs {
		go func() {
			var d net.Dialer
			conn, err := d.DialContext(ctx, "tcp", a.String())
			if err != nil {
				failed <- err
				return
			}
			conn.Close()
			answers <- a
		}()
	}
	var err error
	for range addrs {
		select {
		case a := <-answers:
			return a, nil
		case err = <-failed:
		}
	}
	return netip.AddrPort{}, fmt.Errorf("the hub does not answer at %s: is it on, and in the same network? (%w)", named(addrs), err)
}

func named(addrs []netip.AddrPort) string {
	var out []string
	for _, a := range addrs {
		out = append(out, a.String())
	}
	return strings.Join(out, ", ")
}

// usual is what every connection is made with.
func usual(closed func()) []client.Option {
	return []client.Option{
		client.Name("baton"), client.NoReconnect(), client.ReconnectBufSize(-1),
		client.Timeout(dialTime), client.PingInterval(2 * time.Second), client.MaxPingsOutstanding(2),
		client.IgnoreDiscoveredServers(), client.NoCallbacksAfterClientClose(),
		client.ClosedHandler(func(*client.Conn) { closed() }),
		client.ErrorHandler(func(*client.Conn, *client.Subscription, error) {}), // else they go to stderr, over the screen
	}
}

// connect connects once; whoever calls it connects again.
func (k key) connect(url string, secret secret, closed func(), more ...client.Option) (*client.Conn, error) {
	options := append(usual(closed), client.Nkey(k.public, k.pair.Sign), client.Token(admission(secret, k.public)), client.SkipHostLookup())
	options = append(options, more...)
	conn, err := client.Connect(url, options...)
	var wrong *tls.CertificateVerificationError
	switch {
	case err == nil:
		return conn, nil
	case errors.Is(err, errOtherHub), errors.As(err, &wrong):
		return nil, fmt.Errorf("%w: the code is of another hub; ask for the one on its screen now", errOtherHub)
	case errors.Is(err, client.ErrAuthorization), strings.Contains(strings.ToLower(err.Error()), "authorization"):
		return nil, errRefused
	}
	return nil, err
}

// greet asks a hub who it is; one that has only just begun is asked again.
func greet(ctx context.Context, conn *client.Conn) (hello, error) {
	ctx, stop := context.WithTimeout(ctx, reply)
	defer stop()
	var h hello
	answer, err := conn.RequestWithContext(ctx, helloSubject, nil)
	for errors.Is(err, client.ErrNoResponders) && ctx.Err() == nil {
		pause(ctx, retry)
		answer, err = conn.RequestWithContext(ctx, helloSubject, nil)
	}
	if err == nil {
		err = json.Unmarshal(answer.Data, &h)
	}
	if err != nil {
		return h, fmt.Errorf("the hub does not say which meet it has: %w", err)
	}
	return h, nil
}
