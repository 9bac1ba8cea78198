package nats

import (
	"cmp"
	"crypto/subtle"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"

	"baton/relay"
	"baton/relay/lan"
)

// What a hub holds at most. A meet of 300 races and 20,000 events takes some 15
// MB; one event some 300 bytes.
const (
	mostEvents  = 256 << 20 // bytes of all events
	mostMessage = 256 << 10 // bytes of one
	mostGuests  = 64        // connections
)

// hub is a NATS server within this program: the events of a meet in a folder that
// goes with it, as what carries them and never what holds them, for every laptop has
// them on its disk and gives a new hub what it lacks.
type hub struct {
	server *server.Server
	gate   net.Listener // by which others come in
	dir    string
	addrs  []netip.AddrPort // where it can be reached
	port   int
	door   *door
}

// door lets in whoever knows the meet's secret or has been let in before, and
// keeps them to the meet's subjects.
type door struct {
	meet    relay.Origin
	roster  *roster
	own     string // this laptop's nkey
	entered chan struct{}

	mu     sync.Mutex
	inside map[uint64]string // the nkeys of connections
}

// startHub listens at an address, ":0" for any, and keeps its stream in a folder of
// its own in dir.
func startHub(k key, dir, listen string, meet relay.Origin, r *roster) (*hub, error) {
	host, port, err := splitListen(listen)
	if err != nil {
		return nil, err
	}
	cert, err := k.certificate()
	if err != nil {
		return nil, err
	}
	gate, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, fmt.Errorf("--listen %s: %w (is another program there? any port from 1024 on will do, as :4849)", listen, err)
	}
	h := &hub{gate: lan.Seats(gate, mostGuests), door: &door{meet: meet, roster: r, own: k.public, entered: make(chan struct{}, 1), inside: map[uint64]string{}}}
	h.port = gate.Addr().(*net.TCPAddr).Port
	if h.dir, err = streamFolder(dir, h.port); err == nil {
		err = h.start(k, cert)
	}
	if err != nil {
		gate.Close()
		return nil, fmt.Errorf("--listen %s: the hub does not start: %w", listen, err)
	}
	h.addrs = reachable(host, uint16(h.port), lan.Own())
	return h, nil
}

// streamFolder makes the folder in which the hub at a port keeps its stream, and
// removes those of hubs that were killed: nobody listens at their ports any more.
func streamFolder(dir string, port int) (string, error) {
	left, _ := filepath.Glob(filepath.Join(dir, "hub-*")) // its only error is of the pattern
	own := filepath.Join(dir, fmt.Sprint("hub-", port))
	for _, folder := range left {
		if folder == own || !listened(strings.TrimPrefix(filepath.Base(folder), "hub-")) {
			_ = os.RemoveAll(folder) // the next hub tries again
		}
	}
	return own, os.MkdirAll(own, 0o700)
}

// listened reports whether some program listens at a port.
func listened(port string) bool {
	l, err := net.Listen("tcp", ":"+port)
	if err != nil {
		return true
	}
	l.Close()
	return false
}

// start starts the server, and opens the gate.
func (h *hub) start(k key, cert tls.Certificate) (err error) {
	if h.server, err = server.NewServer(options(h.dir, cert, h.door)); err != nil {
		os.RemoveAll(h.dir)
		return err
	}
	go h.server.Start()
	if !h.server.ReadyForConnections(5 * time.Second) {
		h.stop()
		return errors.New("it is not ready in time")
	}
	if err := h.makeStream(k); err != nil {
		h.stop()
		return err
	}
	go h.pass()
	return nil
}

// makeStream makes the stream of the meet. The server keeps its file in blocks, one or
// two of them in memory, of a size that follows from what the stream may hold when it
// is made: 4 MB, or 32 kB where that is next to nothing. So it is told what it may
// hold once it is made.
func (h *hub) makeStream(k key) error {
	conn, err := k.connect("nats://hub", h.door.roster.copy().Secret, func() {}, client.InProcessServer(h.server))
	if err != nil {
		return err
	}
	defer conn.Close()
	js, err := conn.JetStream(client.MaxWait(5 * time.Second))
	if err != nil {
		return err
	}
	c := streamOf(h.door.meet, onHub)
	c.MaxBytes = 100_000
	if _, err = js.AddStream(&c); err == nil {
		c.MaxBytes = mostEvents
		_, err = js.UpdateStream(&c)
	}
	return err
}

// options are the server's: every limit is explicit, nothing is advertised, and
// nobody enters but by the gate and the door.
func options(dir string, cert tls.Certificate, d *door) *server.Options {
	return &server.Options{
		ServerName: "baton-" + d.own[:12], Host: "127.0.0.1", Port: server.RANDOM_PORT, NoLog: true, NoSigs: true, NoSystemAccount: true,
		JetStream: true, JetStreamMaxMemory: mostEvents, JetStreamMaxStore: mostEvents, StoreDir: dir, DisableJetStreamBanner: true,
		MaxPayload: mostMessage, MaxConn: 2 * mostGuests, MaxPending: 16 << 20, WriteDeadline: 5 * time.Second,
		PingInterval: 2 * time.Second, MaxPingsOut: 2, AuthTimeout: 3, TLSTimeout: 3,
		TLS: true, TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{cert}},
		AlwaysEnableNonce: true, CustomClientAuthentication: d, Cluster: server.ClusterOpts{NoAdvertise: true},
		LeafNode: server.LeafNodeOpts{NoAdvertise: true},
	}
}

// stop ends the hub and removes what it left.
func (h *hub) stop() {
	h.gate.Close()
	h.server.Shutdown()
	h.server.WaitForShutdown()
	os.RemoveAll(h.dir)
}

// guests are how many laptops are connected, this one aside.
func (h *hub) guests() int { return max(0, h.server.NumClients()-1) }

// expel ends the connections of those who are shut out.
func (h *hub) expel(f rosterFile) {
	h.door.mu.Lock()
	defer h.door.mu.Unlock()
	for id, public := range h.door.inside {
		if f.Members[public].Out {
			_ = h.server.DisconnectClientByID(id) // it may have gone by itself
			delete(h.door.inside, id)
		}
	}
}

// splitListen is the address and port to listen at.
func splitListen(listen string) (host, port string, err error) {
	host, port, err = net.SplitHostPort(listen)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return "", "", fmt.Errorf("--listen %s: want an address and a port, as :4848 or 192.168.1.5:4848", listen)
	}
	return cmp.Or(host, everywhere(lan.Own())), port, nil
}

// everywhere is what a hub listens at that is to be reached at addresses of this
// laptop: both kinds only where there is no IPv4, for not every system has them
// both.
func everywhere(own []netip.Addr) string {
	if len(own) > 0 && own[0].Is6() {
		return "::"
	}
	return "0.0.0.0"
}

// reachable are the addresses at which others can reach a port of this laptop
// that listens at a host, given its own.
func reachable(host string, port uint16, own []netip.Addr) (addrs []netip.AddrPort) {
	if ip, err := netip.ParseAddr(host); err == nil && !ip.IsUnspecified() {
		own = []netip.Addr{ip.Unmap().WithZone("")}
	}
	if len(own) == 0 {
		own = []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1})}
	}
	for _, ip := range own[:min(len(own), maxAddrs)] {
		addrs = append(addrs, netip.AddrPortFrom(ip, port))
	}
	return addrs
}

// Check lets a client in, or does not.
func (d *door) Check(c server.ClientAuthentication) bool {
	o := c.GetOpts()
	if !signed(o.Nkey, o.Sig, c.GetNonce()) {
		return false
	}
	f := d.roster.copy()
	m, known := f.Members[o.Nkey]
	invited := f.Renewed > 0 && subtle.ConstantTimeCompare([]byte(admission(f.Secret, o.Nkey)), []byte(o.Token)) == 1
	if m.Out || !known && !invited && o.Nkey != d.own {
		return false
	}
	if o.Nkey != d.own {
		d.roster.admit(member{Key: o.Nkey})
		d.mu.Lock()
		d.inside[c.GetID()] = o.Nkey
		d.mu.Unlock()
		select {
		case d.entered <- struct{}{}:
		default: // it is known already that somebody came
		}
	}
	may := permitted(d.meet)
	if o.Nkey == d.own {
		may.Publish.Allow = append(may.Publish.Allow, "$JS.API.STREAM.CREATE."+streamName(d.meet), "$JS.API.STREAM.UPDATE."+streamName(d.meet))
	}
	c.RegisterUser(&server.User{Username: o.Nkey, Permissions: may})
	return true
}

// signed reports whether a client holds the key that it names.
func signed(public, sig string, nonce []byte) bool {
	pair, err := nkeys.FromPublicKey(public)
	if err != nil {
		return false
	}
	raw, err := base64.RawURLEncoding.DecodeString(sig)
	if err != nil {
		return false
	}
	return pair.Verify(nonce, raw) == nil
}

// permitted is what a laptop may say and hear: this meet's subjects.
func permitted(meet relay.Origin) *server.Permissions {
	s := streamName(meet)
	return &server.Permissions{
		Publish: &server.SubjectPermission{Allow: []string{
			eventSubject(meet, ">"), hereSubject(meet), clockSubject(meet), helloSubject,
			"$JS.API.STREAM.INFO." + s, "$JS.API.STREAM.MSG.GET." + s, "$JS.API.DIRECT.GET." + s, "$JS.API.DIRECT.GET." + s + ".>",
			"$JS.API.CONSUMER.CREATE." + s, "$JS.API.CONSUMER.CREATE." + s + ".>", "$JS.API.CONSUMER.DELETE." + s + ".>", "$JS.API.CONSUMER.INFO." + s + ".>",
			"$JS.FC." + s + ".>", "$JS.ACK." + s + ".>", "_INBOX.>",
		}},
		Subscribe: &server.SubjectPermission{Allow: []string{hereSubject(meet), clockSubject(meet), helloSubject, "_INBOX.>"}},
	}
}
