package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"baton/relay"
)

// row is one event as it was read, and what was made of it.
type row struct {
	cursor int64
	id     relay.ID
	body   []byte
	hash   relay.Hash
	prev   relay.Hash // hash of the event before it in its origin
	before *row       // that event, where it was read just now
	after  *row       // the one after it, likewise
	linked bool       // prev is known
	want   relay.Hash // what hash should be
	event  relay.Event
	err    error // why body cannot be decoded
}

// chunk is what one worker verifies and decodes at a time.
type chunk []row

const chunkRows = 256

// Since gives the events stored after cursor, in the order they were stored.
// Every hash is verified: events that do not fit, or cannot be read, are left
// out and named in Damage, and those that are not there in Missing; neither is
// an error. The new cursor is past them all.
func (f *File) Since(cursor int64) ([]relay.Event, int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	chunks, err := f.rowsAfter(cursor)
	if err != nil {
		return nil, cursor, err
	}
	var events []relay.Event
	if len(chunks) > 0 {
		events = make([]relay.Event, 0, len(chunks)*chunkRows)
	}
	for _, c := range chunks {
		for i := range c {
			cursor = c[i].cursor
			if f.sound(&c[i]) {
				events = append(events, c[i].event)
			}
		}
	}
	return events, cursor, nil
}

// rowsAfter reads the rows after cursor, each linked to the one before it in
// its origin, decoded and its hash computed; the caller holds mu.
func (f *File) rowsAfter(cursor int64) ([]chunk, error) {
	if f.lost != "" {
		return nil, fmt.Errorf("cannot read %s: %w", f.path, f.lost)
	}
	if cursor == 0 {
		f.damage, f.missing = append([]Damage(nil), f.structure...), nil
	}
	ctx, cancel := f.within()
	defer cancel()
	chunks, err := f.readFrom(ctx, cursor)
	if err == nil {
		err = f.link(ctx, chunks)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", f.path, explain(err))
	}
	return chunks, nil
}

// readFrom reads rows while workers verify and decode those already read.
func (f *File) readFrom(ctx context.Context, cursor int64) ([]chunk, error) {
	work := make(chan chunk, 64)
	var workers sync.WaitGroup
	start := func() {
		for range max(1, runtime.GOMAXPROCS(0)) {
			workers.Go(func() {
				for c := range work {
					c.examine()
				}
			})
		}
	}
	room, err := f.room(ctx)
	if err != nil {
		return nil, err
	}
	r := &reader{room: room, heads: map[relay.Origin]*row{}, full: func(c chunk) {
		if start != nil {
			start()
			start = nil
		}
		work <- c
	}}
	if f.salvage {
		err = f.readAround(ctx, cursor, r)
	} else {
		_, err = f.readOn(ctx, cursor, r)
	}
	r.flush()
	close(work)
	workers.Wait()
	return r.chunks, err
}

// readOn reads the rows after cursor and returns the cursor of the last one.
func (f *File) readOn(ctx context.Context, cursor int64, r *reader) (int64, error) {
	rows, err := f.db.QueryContext(ctx, "SELECT rowid, origin, seq, body, hash FROM events WHERE rowid > ? ORDER BY rowid", cursor)
	if err != nil {
		return cursor, err
	}
	defer rows.Close()
	var origin, body, hash sql.RawBytes
	for rows.Next() {
		var at, seq int64
		err := rows.Scan(&at, &origin, &seq, &body, &hash)  // an error here is a value of another type
		if !f.salvage || at > cursor && at-cursor <= most { // a damaged tree has rows out of order
			cursor = at
		}
		if r.room -= least; r.room < 0 {
			f.report(Damage{What: fmt.Sprintf("it has more rows than it has room for; nothing after row %d was read", at)})
			return cursor, nil
		}
		if err != nil || len(origin) != len(relay.Origin{}) || len(hash) != len(relay.Hash{}) || seq < 1 {
			f.report(Damage{What: fmt.Sprintf("row %d is not an event", at)})
			continue
		}
		r.take(at, relay.ID{Origin: relay.Origin(origin), Seq: seq}, body, relay.Hash(hash))
	}
	return cursor, rows.Err()
}

// least is how many bytes a row takes at least, beside its body.
const least = 16 + 32

// most is how many rows in a row may be unreadable before the rest is given
// up: more than one lost page of the table's tree can hide. A small file has
// no room for as many.
const most = 10_000

// readAround reads a damaged file: where a row cannot be read it tries the next.
func (f *File) readAround(ctx context.Context, cursor int64, r *reader) error {
	whole := cursor // the last row read
	hidden := min(most, r.room/least+1)
	for {
		last, err := f.readOn(ctx, cursor, r)
		if err != nil && !broken(err) {
			return err
		}
		if (last > cursor || err == nil) && cursor > whole {
			f.report(Damage{What: fmt.Sprintf("rows %d to %d cannot be read", whole+1, cursor)})
		}
		if err == nil {
			return nil
		}
		if last > cursor {
			whole = last
		}
		if last-whole >= hidden {
			f.report(Damage{What: fmt.Sprintf("nothing can be read after row %d", whole)})
			return nil
		}
		cursor = last + 1
	}
}

// reader gathers rows into chunks, each row linked to the one before it in its
// origin where that was the last of it to be read.
type reader struct {
	chunks []chunk
	open   chunk
	heads  map[relay.Origin]*row
	full   func(chunk)
	room   int64 // bytes that the file can still hold
}

func (r *reader) take(cursor int64, id relay.ID, body []byte, hash relay.Hash) {
	r.room -= int64(len(body))
	if r.open == nil {
		r.open = make(chunk, 0, chunkRows)
	}
	r.open = append(r.open, row{cursor: cursor, id: id, body: append([]byte(nil), body...), hash: hash, linked: id.Seq == 1})
	now := &r.open[len(r.open)-1]
	if head := r.heads[id.Origin]; head != nil && head.id.Seq == id.Seq-1 {
		head.after, now.before = now, head
		now.prev, now.linked = head.hash, true
	}
	r.heads[id.Origin] = now
	if len(r.open) == chunkRows {
		r.flush()
	}
}

func (r *reader) flush() {
	if len(r.open) > 0 {
		r.chunks = append(r.chunks, r.open)
		r.full(r.open)
		r.open = nil
	}
}

// examine computes the hashes and decodes the bodies of a chunk.
func (c chunk) examine() {
	for i := range c {
		r := &c[i]
		if r.linked {
			r.want = relay.ChainHash(r.prev, r.id, r.body)
		}
		r.event, r.err = relay.Decode(r.id, r.body, r.hash)
	}
}

// link finds the event before each row that did not follow it in the file:
// the first after a cursor, and those that came over in another order.
func (f *File) link(ctx context.Context, chunks []chunk) error {
	for _, c := range chunks {
		for i := range c {
			if r := &c[i]; !r.linked {
				if err := f.linkOne(ctx, r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (f *File) linkOne(ctx context.Context, r *row) error {
	var prev []byte
	var seq int64
	err := f.db.QueryRowContext(ctx, "SELECT seq, hash FROM events WHERE origin = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
		r.id.Origin[:], r.id.Seq).Scan(&seq, &prev)
	if err != nil && !errors.Is(err, sql.ErrNoRows) && !(f.salvage && broken(err)) {
		return err
	}
	if err != nil || seq != r.id.Seq-1 || len(prev) != len(r.prev) {
		f.missing = append(f.missing, gap(r.id.Origin, seq+1, r.id.Seq-1))
		return nil //nolint:nilerr // what cannot be read is told as missing
	}
	r.prev, r.linked = relay.Hash(prev), true
	r.want = relay.ChainHash(r.prev, r.id, r.body)
	return nil
}

func gap(origin relay.Origin, from, to int64) Damage {
	d := Damage{ID: relay.ID{Origin: origin, Seq: from}, What: "missing"}
	if to > from {
		d.What = fmt.Sprintf("missing, and every one up to %s:%d", origin, to)
	}
	return d
}
