package nats

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	client "github.com/nats-io/nats.go"

	"baton/relay"
)

// Cluster is NATS servers that run elsewhere, for a state or national meet: what
// one of them takes the others have too, before it says so. It needs neither a
// hub among the laptops nor a code; who has the servers' credentials is let in.
type Cluster struct {
	URLs  []string // as nats://host:4222, tls://user:password@host:4222
	Creds string   // a file of credentials (.creds); empty for none
	CA    string   // a file with the authority of the servers' certificates; empty: the system's
}

// replicas are how many servers of a cluster keep a meet: with one of three gone
// nothing is missing.
const replicas = 3

// Check says what is wrong with the addresses and files, as far as that is seen
// here.
func (c Cluster) Check() error {
	for _, u := range c.URLs {
		at, err := url.Parse(u)
		if err != nil || at.Host == "" || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, at.Scheme) {
			return fmt.Errorf("--nats %s: want addresses with commas between them, as nats://10.0.0.1:4222,nats://10.0.0.2:4222, or tls://", harmless(u))
		}
	}
	for _, f := range []string{c.Creds, c.CA} {
		if f == "" {
			continue
		}
		if _, err := os.Stat(f); err != nil {
			return err
		}
	}
	return nil
}

// harmless is an address without what nobody else is to read.
func harmless(u string) string {
	at, err := url.Parse(u)
	if err != nil {
		return relay.Harmless(u)
	}
	at.User = nil
	return at.String()
}

// String is the addresses, without user and password.
func (c Cluster) String() string {
	var all []string
	for _, u := range c.URLs {
		all = append(all, harmless(u))
	}
	return strings.Join(all, ",")
}

// connect connects once, to whichever server answers; whoever calls it connects
// again.
func (c Cluster) connect(closed func()) (*client.Conn, error) {
	options := usual(closed)
	if c.Creds != "" {
		options = append(options, client.UserCredentials(c.Creds))
	}
	if c.CA != "" {
		options = append(options, client.RootCAs(c.CA))
	}
	conn, err := client.Connect(strings.Join(c.URLs, ","), options...)
	var untrusted *tls.CertificateVerificationError
	switch {
	case err == nil:
		return conn, nil
	case errors.As(err, &untrusted):
		return nil, fmt.Errorf("the certificate of the servers at %s is not trusted: %w (--ca FILE names who signs it; is this laptop's clock right?)", c, untrusted.Err)
	case errors.Is(err, client.ErrAuthorization), errors.Is(err, client.ErrAuthExpired):
		return nil, fmt.Errorf("the servers at %s do not let this laptop in: look at the credentials (--creds, or user:password@ in the address)", c)
	}
	return nil, fmt.Errorf("no server answers at %s: %w", c, err)
}

// ErrWhichMeet is of servers that hold no meet, or several, where none was named.
var ErrWhichMeet = errors.New("name the meet's file")

// Reach finds a meet at servers that run elsewhere: the one of that identity,
// which need not be there yet, or with the zero identity the only one there is.
func Reach(at Cluster, id relay.Origin, name string) (*Invited, error) {
	conn, err := at.connect(func() {})
	if err != nil {
		return nil, err
	}
	i := &Invited{Meet: id, Name: name, Cluster: &at, own: id != (relay.Origin{}), conn: conn}
	if id == (relay.Origin{}) {
		err = i.only()
	}
	if err != nil {
		conn.Close()
		return nil, err
	}
	return i, nil
}

// only finds the only meet that the servers hold.
func (i *Invited) only() error {
	js, err := i.conn.JetStream(client.MaxWait(reply))
	if err != nil {
		return err
	}
	var held []string
	for info := range js.StreamsInfo() {
		if hex, ok := strings.CutPrefix(info.Config.Name, streamName(relay.Origin{})[:len("MEET_")]); ok && i.Meet.UnmarshalText([]byte(hex)) == nil {
			i.Name = relay.Harmless(info.Config.Description)
			held = append(held, i.Name)
		}
	}
	switch len(held) {
	case 1:
		return nil
	case 0:
		return fmt.Errorf("the servers at %s hold no meet yet: %w that is to go there", i.Cluster, ErrWhichMeet)
	}
	return fmt.Errorf("the servers at %s hold %d meets (%s): %w, copied from a laptop that has it", i.Cluster, len(held), strings.Join(held, ", "), ErrWhichMeet)
}

// kept is how a hub or a cluster keeps a meet.
func (c *Cluster) kept(conn *client.Conn, name string) client.StreamConfig {
	if c == nil {
		return onHub
	}
	k := client.StreamConfig{Storage: client.FileStorage, Replicas: replicas, Description: name}
	if conn.ConnectedClusterName() == "" {
		k.Replicas = 1 // it is one server alone
	}
	return k
}

// stay keeps to the cluster, whichever of its servers answers, until ctx ends.
func (n *Net) stay(ctx context.Context) {
	for ctx.Err() == nil {
		down := make(chan struct{})
		conn, err := n.cluster.connect(func() { close(down) })
		if err == nil {
			err = n.stayAt(ctx, conn, down)
			conn.Close()
		}
		if ctx.Err() == nil {
			n.note(err)
		}
		pause(ctx, retry)
	}
}

func (n *Net) stayAt(ctx context.Context, conn *client.Conn, down <-chan struct{}) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-down:
			stop()
		case <-ctx.Done():
		}
	}()
	if _, err := conn.Subscribe(clockSubject(n.Meet), n.answer); err != nil {
		return err
	}
	go n.compareClocks(ctx, conn)
	go n.keepsTime(ctx, conn)
	n.note(nil)
	return n.carry(ctx, conn, true)
}

// timekeeper is by whose clock a meet at a cluster goes, as its stream says: the
// last one named.
type timekeeper struct {
	Station string `json:"station"`
	number  int
}

// leadGone is how long the laptop by whose clock a meet goes may be silent before
// another one's is taken.
const leadGone = time.Minute

// keepsTime settles by whose clock the meet goes: whoever claims it first, and
// where that one is silent for long, whoever then does.
func (n *Net) keepsTime(ctx context.Context, conn *client.Conn) {
	begun := n.config.Now()
	for ctx.Err() == nil {
		last, err := n.lastTimekeeper(conn)
		if err == nil && (last.number == 0 || n.config.Now().Sub(begun) > leadGone && n.silentFor(last.Station) > leadGone) {
			_ = n.claim(conn, last.number+1) // where another was quicker it is read next
			last, err = n.lastTimekeeper(conn)
		}
		switch {
		case err != nil: // it is asked again
		case last.Station == n.config.Me.Station:
			n.Clock().Leads(n.clockName)
		default:
			n.Clock().Leads("")
		}
		pause(ctx, 2*time.Second)
	}
}

// silentFor is how long a station has not been heard.
func (n *Net) silentFor(station string) time.Duration {
	for _, s := range n.State(nil).Stations {
		if s.Station == station && (s.Self || s.Heard) {
			return s.Silent
		}
	}
	return 2 * leadGone
}

// timekeeperSubject is none of an event's: its second part is no origin.
func (n *Net) timekeeperSubject(number string) string {
	return eventSubject(n.Meet, "clock."+number)
}

func (n *Net) lastTimekeeper(conn *client.Conn) (t timekeeper, err error) {
	js, err := conn.JetStream(client.MaxWait(reply))
	if err != nil {
		return t, err
	}
	msg, err := js.GetLastMsg(streamName(n.Meet), n.timekeeperSubject("*"))
	if errors.Is(err, client.ErrMsgNotFound) {
		return t, nil
	}
	if err == nil {
		err = json.Unmarshal(msg.Data, &t)
	}
	if err == nil {
		_, err = fmt.Sscanf(msg.Subject, n.timekeeperSubject("%d"), &t.number)
	}
	return t, err
}

func (n *Net) claim(conn *client.Conn, number int) error {
	js, err := conn.JetStream(client.MaxWait(reply))
	if err != nil {
		return err
	}
	body, err := json.Marshal(timekeeper{Station: n.config.Me.Station})
	if err != nil {
		return err
	}
	_, err = js.Publish(n.timekeeperSubject(fmt.Sprint(number)), body)
	return err
}
