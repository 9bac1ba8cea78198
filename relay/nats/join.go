package nats

import (
	"context"
	"errors"
	"fmt"
	"time"

	client "github.com/nats-io/nats.go"

	"baton/relay"
	"baton/relay/link"
)

// Invited is a laptop that a hub has let in, before it has the meet.
type Invited struct {
	Meet    relay.Origin
	Name    string       // of the meet, empty where it has none
	Station string       // of the hub
	Race    relay.RaceID // that it shows, empty for none
	Cluster *Cluster     // the servers that hold the meet, nil where a laptop does

	own   bool // this laptop has it: the servers need not
	code  Code
	conn  *client.Conn
	hello hello
}

// Knock joins by a code: it finds the hub and which meet it has.
func Knock(ctx context.Context, c Config, code Code) (*Invited, error) {
	k, err := loadKey(c.Dir)
	if err != nil {
		return nil, err
	}
	conn, err := k.dial(ctx, code.Addrs, code.Pin, code.Secret, func() {})
	if err != nil {
		return nil, err
	}
	h, err := greet(ctx, conn)
	if err != nil {
		conn.Close()
		return nil, err
	}
	return &Invited{Meet: h.Meet, Name: relay.Harmless(h.Name), Station: relay.Harmless(h.Station), Race: relay.RaceID(relay.Harmless(string(h.Race))), code: code, conn: conn, hello: h}, nil
}

// errNothingYet is a hub that has only just begun.
var errNothingYet = errors.New("the hub has nothing of its meet yet; try again in a moment")

// Fetch is all that the hub has of the meet, each event vouched for by the one
// before it. A hub that has only just begun is waited for.
func (i *Invited) Fetch(ctx context.Context) ([]relay.Event, error) {
	for end := time.Now().Add(reply); ; pause(ctx, retry) {
		events, err := i.fetch(ctx)
		if !errors.Is(err, errNothingYet) || time.Now().After(end) {
			return events, err
		}
	}
}

func (i *Invited) fetch(ctx context.Context) ([]relay.Event, error) {
	s, err := openStream(i.conn, i.Meet, i.Cluster.kept(i.conn, i.Name))
	if err != nil {
		return nil, err
	}
	info, err := s.js.StreamInfo(streamName(i.Meet))
	if err != nil {
		return nil, err
	}
	defer s.stopReading()
	var events []relay.Event
	for at := uint64(0); at < info.State.LastSeq; {
		more, next, err := s.Pull(ctx, at)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("the hub's meet does not come: %w", err)
		}
		events, at = append(events, more...), next
	}
	vouched := link.Vouched(i.Meet, events)
	if len(vouched) == 0 && !i.own {
		return nil, errNothingYet
	}
	return vouched, nil
}

// Close ends the connection by which this laptop was let in.
func (i *Invited) Close() { i.conn.Close() }

// Join makes a guest of the open meet of a laptop that was let in. With an
// address to listen at it stands by as the next hub.
func (i *Invited) Join(me Config) (*Net, error) {
	n, err := newNet(me, i.Meet)
	if err != nil {
		return nil, err
	}
	if n.cluster = i.Cluster; n.cluster != nil {
		n.hello.Name = i.Name
		return n, nil
	}
	n.invite, n.hello = i.code, i.hello
	n.roster.merge(i.hello.Roster)
	if me.Listen != "" {
		if err := n.listen(); err != nil {
			return nil, err
		}
	} else {
		n.enter(nil)
	}
	return n, nil
}
