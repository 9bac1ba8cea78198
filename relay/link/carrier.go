// Package link makes the logs of several laptops one: what is stored here goes
// to a hub, and what others stored there comes here. A meet on n laptops is the
// union of n logs, so that all of it is one small interface, Carrier (push
// these, pull since), and a book of what is held. It knows no network:
// relay/nats is the carrier of a meet day, and tests have one in memory. Begin
// with Link; it imports relay only.
//
// Its rules:
//
//   - Own file first: what is pressed is on this laptop's disk before anything goes
//     out, and no key ever waits for a link.
//   - Logs only grow and merge by union, so that a link that is cut, a hub that is
//     gone or two hubs at once cost nothing but time: what is missing is asked for.
//   - The same id with another hash is an alarm, told and never ignored.
//   - Every laptop that joined and may listen stands by as the next hub, in an order
//     that all of them know; they go on with the first that answers, and find back to
//     the first hub. Nobody has to do anything.
//   - Clocks are compared with the hub's; offset, bound and age go with every event,
//     and an instant is on the hub's clock only as far as its bound says.
//   - The race shown follows the hub's, unless the keeper has turned away.
package link

import (
	"context"

	"baton/relay"
)

// Carrier is a set of a meet's events that laptops share, as one hub holds it.
// Its methods may wait for a network, and their errors mean that the hub is out
// of reach: whatever was under way is done again. Events may come twice, late
// and in any order.
type Carrier interface {
	// Holds says which set this is, which events it holds, and where its last
	// one stands. A set under another name is another set: what was known of the
	// last one says nothing about it.
	Holds(ctx context.Context) (Holding, error)
	// Push adds events to the set and returns when the hub holds them. Those
	// that it has already are left; refused are those that it holds with another
	// hash.
	Push(ctx context.Context, events []relay.Event) (refused []relay.ID, err error)
	// Pull gives events that were added to the set after a place in it (0: all),
	// at most some hundreds, and the place to go on from. Where there are none it
	// waits for one until ctx ends, which is no error.
	Pull(ctx context.Context, since uint64) (events []relay.Event, next uint64, err error)
}

// Holding is what a set says of itself.
type Holding struct {
	Name string
	IDs  []relay.ID
	Last uint64 // the place of its last event
}
