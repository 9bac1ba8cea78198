package link

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"baton/relay"
)

// errAlarm is two events that bear one id: somebody's file was altered.
var errAlarm = errors.New("two different events bear the same id")

// book is what is known here of a meet's events. What comes from elsewhere is
// taken where the hashes vouch for it: from an origin's first event on, which
// opens this meet, each follows from the one before it. What came too early
// waits for what it follows from.
type book struct {
	meet   relay.Origin
	stored relay.Packed // on this laptop's disk, in the order they came there
	disk   relay.IDs    // which those are
	chains map[relay.Origin]*chain
}

// chain is one origin's events.
type chain struct {
	hashes []relay.Hash            // of the first, the second …, as far as there is no gap
	loose  map[int64]relay.Hash    // of those on disk beyond a gap
	early  map[int64][]relay.Event // that came from elsewhere, beyond a gap
}

// mostEarly is how many events of an origin may wait for one before them: more
// than any station writes in a day. What comes beyond is left, and comes again
// after the next rejoin.
const mostEarly = 20_000

func newBook(meet relay.Origin) *book {
	return &book{meet: meet, chains: map[relay.Origin]*chain{}}
}

func (b *book) chain(o relay.Origin) *chain {
	c := b.chains[o]
	if c == nil {
		c = &chain{loose: map[int64]relay.Hash{}, early: map[int64][]relay.Event{}}
		b.chains[o] = c
	}
	return c
}

// store notes events that are on disk, and gives those that were waiting for
// them. The disk's reader has verified them.
func (b *book) store(events []relay.Event) (freed []relay.Event) {
	for i := range events {
		e := &events[i]
		c := b.chain(e.ID.Origin)
		if b.disk.Has(e.ID) {
			continue
		}
		b.disk.Add(e.ID)
		b.stored.Add(*e)
		if e.ID.Seq > int64(len(c.hashes)) {
			c.loose[e.ID.Seq] = e.Hash
			freed = append(freed, b.advance(c)...)
		}
	}
	return freed
}

// take gives those of some events from elsewhere that are new and vouched for,
// in an order in which each follows what it follows from. The error wraps
// errAlarm where one is here with another hash; the others are taken.
func (b *book) take(events []relay.Event) (fresh []relay.Event, err error) {
	for i := range events {
		e := &events[i]
		c := b.chain(e.ID.Origin)
		if known, ok := c.hash(e.ID.Seq); ok {
			if known != e.Hash {
				err = fmt.Errorf("%w: %s", errAlarm, e.ID)
			}
			continue
		}
		same := func(o relay.Event) bool { return o.Hash == e.Hash }
		if len(c.early) < mostEarly && !slices.ContainsFunc(c.early[e.ID.Seq], same) {
			c.early[e.ID.Seq] = append(c.early[e.ID.Seq], *e)
			fresh = append(fresh, b.advance(c)...)
		}
	}
	return fresh, err
}

// hash is the hash of an event that is here.
func (c *chain) hash(seq int64) (relay.Hash, bool) {
	if seq >= 1 && seq <= int64(len(c.hashes)) {
		return c.hashes[seq-1], true
	}
	h, ok := c.loose[seq]
	return h, ok
}

// advance closes what gaps can be closed and gives what could be taken.
func (b *book) advance(c *chain) (taken []relay.Event) {
	for {
		seq := int64(len(c.hashes)) + 1
		if h, ok := c.loose[seq]; ok {
			c.hashes = append(c.hashes, h)
			delete(c.loose, seq)
			delete(c.early, seq)
			continue
		}
		at := slices.IndexFunc(c.early[seq], func(e relay.Event) bool { return b.follows(c, e) })
		if at < 0 {
			return taken
		}
		e := c.early[seq][at]
		delete(c.early, seq)
		c.hashes = append(c.hashes, e.Hash)
		taken = append(taken, e)
	}
}

// follows reports whether an event is the next of its origin, as that wrote it.
func (b *book) follows(c *chain, e relay.Event) bool {
	var prev relay.Hash
	opened, opens := e.Fact.(*relay.Opened)
	if n := len(c.hashes); n > 0 {
		prev = c.hashes[n-1]
	} else if !opens {
		return false
	}
	if opens && opened.Meet != b.meet {
		return false
	}
	return relay.ChainHash(prev, e.ID, e.Body) == e.Hash
}

// head is how far one origin is known without a gap. Two laptops with the same
// head of an origin hold the same events of it, byte for byte.
type head struct {
	Origin relay.Origin `json:"origin"`
	Seq    int64        `json:"seq"`
	Hash   string       `json:"hash"` // its first eight bytes, in hexadecimal
}

// heads are the heads of all origins.
func (b *book) heads() []head {
	heads := make([]head, 0, len(b.chains))
	for o, c := range b.chains {
		if n := len(c.hashes); n > 0 {
			heads = append(heads, head{Origin: o, Seq: int64(n), Hash: fmt.Sprintf("%x", c.hashes[n-1][:8])})
		}
	}
	slices.SortFunc(heads, func(x, y head) int { return bytes.Compare(x.Origin[:], y.Origin[:]) })
	return heads
}

// against compares another laptop's heads with this one's: how many events it
// has that are not here, and the origins of which the two hold different ones.
func (b *book) against(theirs []head) (lack int64, differ []relay.Origin) {
	for _, h := range theirs {
		var ours int64
		if c := b.chains[h.Origin]; c != nil {
			ours = int64(len(c.hashes))
			if h.Seq >= 1 && h.Seq <= ours && fmt.Sprintf("%x", c.hashes[h.Seq-1][:8]) != h.Hash {
				differ = append(differ, h.Origin)
			}
		}
		lack += max(0, h.Seq-ours)
	}
	slices.SortFunc(differ, func(x, y relay.Origin) int { return cmp.Compare(x.String(), y.String()) })
	return lack, differ
}

// Vouched are those of some events of a meet that their hashes vouch for, in an
// order in which each follows what it follows from.
func Vouched(meet relay.Origin, events []relay.Event) []relay.Event {
	vouched, _ := newBook(meet).take(events) // of two under one id only one can follow
	return vouched
}
