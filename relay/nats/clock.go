package nats

import (
	"context"
	"encoding/json"
	"time"

	client "github.com/nats-io/nats.go"

	"baton/relay/link"
)

// How often a laptop compares its clock with the hub's. The quickest answer of
// the last minutes is trusted: on a busy wifi one in some dozens is quick.
const (
	askedAtFirst = 64
	askedLater   = 8
	askedEvery   = 10 * time.Second
	askedApart   = 20 * time.Millisecond
)

// answer answers who compares clocks.
func (n *Net) answer(msg *client.Msg) {
	at := n.config.Now()
	if n.cluster != nil && !n.Clock().Leading() {
		return // there are many, and one who knows better than all
	}
	r, ok := n.Clock().Answer(at)
	if !ok {
		return // who asks compares nothing with a clock that knows nothing
	}
	if answer, err := json.Marshal(r); err == nil {
		_ = msg.Respond(answer) // it is asked again
	}
}

// compareClocks compares this laptop's clock with the hub's, often at first and
// whenever what was known is forgotten, until ctx ends.
func (n *Net) compareClocks(ctx context.Context, conn *client.Conn) {
	tick := time.NewTicker(askedEvery / 10)
	defer tick.Stop()
	var last time.Time
	for {
		_, known := n.Clock().Bound()
		times := askedLater
		if !known {
			times = askedAtFirst
		}
		if !known || time.Since(last) >= askedEvery {
			last = time.Now()
			n.compareOften(ctx, conn, times)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (n *Net) compareOften(ctx context.Context, conn *client.Conn, times int) {
	for range times {
		if ctx.Err() != nil || conn.IsClosed() {
			return
		}
		asked := n.config.Now()
		answer, err := conn.Request(clockSubject(n.Meet), nil, time.Second)
		answered := n.config.Now()
		var r link.Reading
		if err == nil && json.Unmarshal(answer.Data, &r) == nil {
			n.Clock().Compare(asked, answered, r)
		}
		pause(ctx, askedApart)
	}
}
