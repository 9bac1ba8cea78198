package relay

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"slices"
	"sync"
)

// Packed is a list of events in little room, in the order in which they were
// added: what has to be kept whole of a long day, and is seldom looked at. Their
// bodies are alike and are compressed some at a time, to a tenth. The zero value is
// empty. It is for one goroutine.
type Packed struct {
	packs []pack
	loose []Event // the last ones, until they fill a pack
}

// packEach is how many events are compressed together. More make it hardly
// smaller, and one of them costs the reading of all.
const packEach = 128

// Add puts events at the list's end.
func (p *Packed) Add(events ...Event) {
	p.loose = append(p.loose, events...)
	for len(p.loose) >= packEach {
		p.packs = append(p.packs, packUp(p.loose[:packEach]))
		p.loose = slices.Clone(p.loose[packEach:])
	}
}

// Len is how many events there are.
func (p *Packed) Len() int { return len(p.packs)*packEach + len(p.loose) }

// ID is the id of the event at a place in the list, from 0.
func (p *Packed) ID(i int) ID {
	if n := i / packEach; n < len(p.packs) {
		return p.packs[n].id(i % packEach)
	}
	return p.loose[i-len(p.packs)*packEach].ID
}

// All are all events.
func (p *Packed) All() []Event {
	all, _ := p.Next(0, p.Len(), func(ID) bool { return true })
	return all
}

// Next are those events from a place in the list on that are wanted, at most so
// many, and the place after the last one looked at.
func (p *Packed) Next(from, most int, wanted func(ID) bool) (events []Event, next int) {
	var open []Event // those of the pack that was opened last
	opened := -1
	for next = from; next < p.Len() && len(events) < most; next++ {
		if !wanted(p.ID(next)) {
			continue
		}
		n := next / packEach
		if n >= len(p.packs) {
			events = append(events, p.loose[next-len(p.packs)*packEach])
			continue
		}
		if n != opened {
			open, opened = p.packs[n].open(), n
		}
		events = append(events, open[next%packEach])
	}
	return events, next
}

// pack is up to packEach events, compressed.
type pack struct {
	origins []Origin // of them, each once
	by      []uint8  // which of these wrote each
	seqs    []int64  // under which number
	hashes  []Hash
	bodies  []byte        // each with its length before it, compressed
	whole   map[int]Event // which their bodies alone do not give back
}

// id is the id of an event in the pack.
func (p *pack) id(i int) ID { return ID{p.origins[p.by[i]], p.seqs[i]} }

// compressor takes a megabyte, so that there is one for all.
var compressor struct {
	sync.Mutex
	*flate.Writer
}

// packUp compresses up to packEach events.
func packUp(events []Event) pack {
	n := len(events)
	p := pack{by: make([]uint8, n), seqs: make([]int64, n), hashes: make([]Hash, n)}
	var plain []byte
	for i := range events {
		e := &events[i]
		plain = append(binary.AppendUvarint(plain, uint64(len(e.Body))), e.Body...)
		p.by[i], p.seqs[i], p.hashes[i] = p.origin(e.ID.Origin), e.ID.Seq, e.Hash
		if !readsBack(e) {
			if p.whole == nil {
				p.whole = map[int]Event{}
			}
			p.whole[i] = *e
		}
	}
	p.bodies = compressed(plain)
	return p
}

// origin is the index of an origin among those of a pack.
func (p *pack) origin(o Origin) uint8 {
	at := slices.Index(p.origins, o)
	if at < 0 {
		at = len(p.origins)
		p.origins = append(p.origins, o)
	}
	return uint8(at)
}

// readsBack reports whether an event can be read from its body: all that came from a
// file or from elsewhere was, and what is written here can, if it names races as they
// are named.
func readsBack(e *Event) bool {
	if e.Fact == nil {
		_, err := Decode(e.ID, e.Body, e.Hash)
		return err == nil
	}
	to := otherRace(e.Fact)
	return (e.Race == "" || e.Race.Named()) && (to == "" || to.Named())
}

func compressed(plain []byte) []byte {
	compressor.Lock()
	defer compressor.Unlock()
	var out bytes.Buffer
	if compressor.Writer == nil {
		compressor.Writer, _ = flate.NewWriter(&out, flate.BestSpeed) // that level there is
	} else {
		compressor.Reset(&out)
	}
	_, _ = compressor.Write(plain) // into memory
	_ = compressor.Close()
	return slices.Clone(out.Bytes())
}

// open gives the events of a pack.
func (p *pack) open() []Event {
	bodies, err := io.ReadAll(flate.NewReader(bytes.NewReader(p.bodies)))
	if err != nil {
		panic("events do not come out of memory as they went in: " + err.Error())
	}
	events := make([]Event, len(p.seqs))
	for i := range events {
		length, n := binary.Uvarint(bodies)
		end := n + int(length)
		events[i], err = Decode(p.id(i), bodies[n:end:end], p.hashes[i])
		if e, odd := p.whole[i]; odd {
			events[i] = e
		} else if err != nil {
			panic("an event cannot be read that could: " + err.Error())
		}
		bodies = bodies[end:]
	}
	return events
}
