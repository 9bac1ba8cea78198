package nats

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	client "github.com/nats-io/nats.go"

	"baton/relay"
	"baton/relay/link"
)

// The subjects of a meet: an event each under its own, and what stations say of
// themselves.
const helloSubject = "hello.baton"

func streamName(meet relay.Origin) string { return "MEET_" + meet.String() }

func eventSubject(meet relay.Origin, of string) string { return "meet." + meet.String() + "." + of }

func hereSubject(meet relay.Origin) string { return "here." + meet.String() }

func clockSubject(meet relay.Origin) string { return "clock." + meet.String() }

// hashHeader carries an event's hash beside its body.
const hashHeader = "Hash"

// stream is the carrier of a meet's events: a JetStream stream with one subject
// an event, so that an event is in it once however often it is sent.
type stream struct {
	conn *client.Conn
	js   client.JetStreamContext
	meet relay.Origin
	sub  *client.Subscription // the reading that Pull goes on with
	next uint64               // where that reading stands
}

// reply is how long a hub may take to answer: one that takes longer is as good
// as gone.
const reply = 3 * time.Second

// openStream is the stream of a meet at a hub; made where there is none.
func openStream(conn *client.Conn, meet relay.Origin, c client.StreamConfig) (*stream, error) {
	js, err := conn.JetStream(client.MaxWait(reply))
	if err != nil {
		return nil, err
	}
	s := &stream{conn: conn, js: js, meet: meet}
	c = streamOf(meet, c)
	if _, err := js.StreamInfo(c.Name); errors.Is(err, client.ErrStreamNotFound) {
		_, err = js.AddStream(&c)
		return s, err
	} else if err != nil {
		return nil, err
	}
	return s, nil
}

// streamOf is how the stream of a meet is set: an event is in it once, for good.
func streamOf(meet relay.Origin, c client.StreamConfig) client.StreamConfig {
	c.Name, c.Subjects = streamName(meet), []string{eventSubject(meet, "*.*")}
	c.MaxMsgsPerSubject, c.Discard, c.DiscardNewPerSubject = 1, client.DiscardNew, true
	c.DenyDelete, c.DenyPurge, c.MaxMsgSize = true, true, mostMessage
	return c
}

// Holds names the stream by when it was made: one made anew lacks what the
// others hold.
func (s *stream) Holds(ctx context.Context) (h link.Holding, err error) {
	all := eventSubject(s.meet, ">")
	info, err := s.js.StreamInfo(streamName(s.meet), &client.StreamInfoRequest{SubjectsFilter: all}, client.Context(ctx))
	if err != nil {
		return h, err
	}
	h.IDs = make([]relay.ID, 0, len(info.State.Subjects))
	for subject := range info.State.Subjects {
		if id, err := idOf(subject); err == nil {
			h.IDs = append(h.IDs, id)
		}
	}
	s.stopReading()
	h.Name, h.Last = info.Created.UTC().Format(time.RFC3339Nano), info.State.LastSeq
	return h, nil
}

// idOf is the event that a subject is of.
func idOf(subject string) (id relay.ID, err error) {
	parts := strings.Split(subject, ".")
	if len(parts) != 4 {
		return id, fmt.Errorf("%q is no event's subject", subject)
	}
	return id, id.UnmarshalText([]byte(parts[2] + ":" + parts[3]))
}

func (s *stream) subjectOf(id relay.ID) string {
	return eventSubject(s.meet, fmt.Sprintf("%s.%d", id.Origin, id.Seq))
}

// alreadyThere is what the hub answers to an event that it has.
const alreadyThere = 10077

// mostBody is the longest event that is sent: beside it go its subject and its hash.
// Nobody here writes one near it; in a file merged from elsewhere it may stand, and
// then stays here, lest nothing else go out either. That its origin's events do not
// come is told where they are missed.
const mostBody = mostMessage - 1<<10

// Push sends all at once, then waits for the hub to have them.
func (s *stream) Push(ctx context.Context, events []relay.Event) (refused []relay.ID, err error) {
	answers := make([]client.PubAckFuture, len(events))
	for i := range events {
		e := &events[i]
		if len(e.Body) > mostBody {
			continue
		}
		msg := &client.Msg{Subject: s.subjectOf(e.ID), Data: e.Body, Header: client.Header{hashHeader: {hex.EncodeToString(e.Hash[:])}}}
		if answers[i], err = s.js.PublishMsgAsync(msg); err != nil {
			return nil, err
		}
	}
	late := time.NewTimer(reply)
	defer late.Stop()
	for i := range events {
		if answers[i] == nil {
			continue
		}
		select {
		case <-answers[i].Ok():
		case err := <-answers[i].Err():
			there, err := s.isThere(&events[i], err)
			if err != nil {
				return nil, err
			}
			if !there {
				refused = append(refused, events[i].ID)
			}
		case <-late.C:
			return nil, errors.New("the hub does not answer")
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return refused, nil
}

// isThere looks at what the hub holds in place of an event that it did not take,
// and reports whether it is the same.
func (s *stream) isThere(e *relay.Event, why error) (bool, error) {
	var api *client.APIError
	if !errors.As(why, &api) || api.ErrorCode != alreadyThere {
		return false, why
	}
	held, err := s.js.GetLastMsg(streamName(s.meet), s.subjectOf(e.ID))
	if err != nil {
		return false, err
	}
	return held.Header.Get(hashHeader) == hex.EncodeToString(e.Hash[:]), nil
}

// pullMost is how many events are handed over at a time.
const pullMost = 500

// Pull reads on. What cannot be read as an event is left: its writer has it.
func (s *stream) Pull(ctx context.Context, since uint64) (events []relay.Event, next uint64, err error) {
	if err := s.readFrom(since); err != nil {
		return nil, since, err
	}
	next = since
	for len(events) < pullMost {
		msg, err := s.oneMore(ctx, len(events) == 0)
		if err != nil {
			return nil, since, err
		}
		if msg == nil {
			break
		}
		meta, err := msg.Metadata()
		if err != nil {
			return nil, since, err
		}
		next = meta.Sequence.Stream
		if e, err := eventOf(msg); err == nil {
			events = append(events, e)
		}
	}
	s.next = next
	return events, next, nil
}

// oneMore is the next message, the first of a batch waited for; nil where there
// is none yet.
func (s *stream) oneMore(ctx context.Context, wait bool) (*client.Msg, error) {
	if !wait {
		if waiting, _, err := s.sub.Pending(); err != nil || waiting == 0 {
			return nil, err
		}
	}
	msg, err := s.sub.NextMsgWithContext(ctx)
	if ctx.Err() != nil {
		return nil, nil //nolint:nilerr // nothing came in the time given
	}
	return msg, err
}

// heartbeat is how often a reading that has nothing to hand over says that it
// lives. One that missed two is begun anew: the server it was at may be gone,
// while this laptop is connected to another. (Of its own accord NATS waits 10 s.)
const heartbeat = time.Second

func (s *stream) readFrom(since uint64) error {
	if s.sub != nil && s.next == since {
		return nil
	}
	s.stopReading()
	sub, err := s.js.SubscribeSync(eventSubject(s.meet, "*.*"), client.BindStream(streamName(s.meet)), client.OrderedConsumer(), client.IdleHeartbeat(heartbeat), client.StartSequence(since+1))
	if err != nil {
		return err
	}
	s.sub, s.next = sub, since
	return sub.SetPendingLimits(-1, -1)
}

func (s *stream) stopReading() {
	if s.sub != nil {
		_ = s.sub.Unsubscribe() // it ends with the connection at the latest
		s.sub = nil
	}
}

// eventOf reads a message as an event.
func eventOf(msg *client.Msg) (relay.Event, error) {
	id, err := idOf(msg.Subject)
	if err != nil {
		return relay.Event{}, err
	}
	hash, err := hex.DecodeString(msg.Header.Get(hashHeader))
	if err != nil || len(hash) != len(relay.Hash{}) {
		return relay.Event{}, fmt.Errorf("event %s comes without its hash", id)
	}
	return relay.Decode(id, msg.Data, relay.Hash(hash))
}
