package phone

import (
	"errors"
	"fmt"
	"maps"
	"time"

	"baton/relay"
)

// writer writes the log of one era of one phone. Its first two events open the
// origin and name the station; press n is event n+2.
type writer struct {
	relay.Author
	station string
}

// opening is how many events an era has before its first press.
const opening = 2

// phone is who speaks, as the log has it.
type phone struct {
	station, name string
	spot          relay.Spot
}

func phoneOf(m *message) phone {
	name := "phone " + m.Device[:4]
	if m.Spot != relay.Everywhere {
		name += " at " + m.Spot.Says()
	}
	return phone{relay.PhonePrefix + m.Device[:12], name, m.Spot}
}

var errForeign = errors.New("that era is another station's")

// take records what a message brings and was not recorded yet, in order, and waits
// until it is on disk, at the longest until end. A message that comes twice brings
// nothing twice.
func (h *Hub) take(m *message, end time.Time) error {
	last, err := h.takeIn(m, end)
	for _, id := range last {
		h.settled(id, end)
	}
	return err
}

// takeIn records what is new, and gives each era's last event.
func (h *Hub) takeIn(m *message, end time.Time) (last []relay.ID, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	who := phoneOf(m)
	maps.DeleteFunc(h.heard, func(_ string, at time.Time) bool { return time.Since(at) > goneTime })
	h.heard[who.station] = time.Now()
	for i := range m.Eras {
		id, err := h.era(who, &m.Eras[i], end)
		if err != nil {
			return last, err
		}
		last = append(last, id)
	}
	return last, nil
}

// era records the new presses of one era, up to one that must wait for the disk,
// and gives its last event.
func (h *Hub) era(who phone, e *era, end time.Time) (last relay.ID, err error) {
	if len(e.Presses) == 0 || h.receive == nil {
		return relay.ID{}, nil
	}
	w, err := h.writer(who, e)
	if err != nil {
		return relay.ID{}, err
	}
	for _, p := range e.Presses {
		switch next := max(w.Seq-opening, 0) + 1; {
		case p.N < next:
			continue
		case p.N > next:
			return relay.ID{}, fmt.Errorf("press %d comes before press %d", p.N, next)
		case (p.Does == "undo" || p.Does == "gun") && !h.settled(w.last(), end):
			return w.last(), nil // what came before it must be known: the phone asks again
		}
		events, err := h.write(w, who, e, p)
		if err != nil {
			return relay.ID{}, err
		}
		h.receive(events)
	}
	return w.last(), nil
}

// last is the newest event of an era; its number is 0 before the first.
func (w *writer) last() relay.ID { return relay.ID{Origin: w.Origin, Seq: w.Seq} }

// writer is an era's, as it was left, also by an earlier run of the program.
func (h *Hub) writer(who phone, e *era) (*writer, error) {
	var origin relay.Origin
	if err := origin.UnmarshalText([]byte(e.Era)); err != nil {
		return nil, err
	}
	if w := h.writers[origin]; w != nil {
		if w.station != who.station {
			return nil, errForeign
		}
		return w, nil
	}
	w := &writer{station: who.station}
	var err error
	h.board.Look(func(m *relay.Meet, _ *relay.Race) {
		w.Author = relay.Author{Meet: m, Origin: origin}
		for {
			last, there := m.Event(relay.ID{Origin: origin, Seq: w.Seq + 1})
			if !there {
				return
			}
			if last.Station != who.station {
				err = errForeign
				return
			}
			w.Seq, w.Prev = last.ID.Seq, last.Hash
		}
	})
	if err != nil {
		return nil, err
	}
	h.writers[origin] = w
	return w, nil
}

// write makes the events of one press, those before an era's first included.
func (h *Hub) write(w *writer, who phone, e *era, p press) (events []relay.Event, err error) {
	head := relay.Header{Station: who.station, Spot: who.spot}
	if e.Known {
		head.Clock = &relay.Clock{Offset: e.Offset * 1000, Bound: e.Bound * 1000, Age: e.Age * 1000}
	}
	next := func(race relay.RaceID, at int64, f relay.Fact) {
		if err != nil {
			return
		}
		head := head
		head.Race, head.Mono, head.Wall = race, at*1000, (e.Wall+at)*1000
		var event relay.Event
		if event, err = w.Next(head, f); err == nil {
			events = append(events, event)
		}
	}
	h.board.Look(func(m *relay.Meet, _ *relay.Race) {
		if w.Seq == 0 {
			next("", 0, &relay.Opened{Meet: m.ID(), Version: "phone"})
			next("", 0, &relay.StationJoined{Name: who.name})
		}
		next(p.Race, p.At, factOf(m, w.Origin, who, e, p))
	})
	return events, err
}

// factOf is what a touch records: always one fact, so that nothing is lost and
// each touch has its own place in the log.
func factOf(m *relay.Meet, origin relay.Origin, who phone, e *era, p press) relay.Fact {
	desk := relay.Desk{Station: who.station, Spot: who.spot, Mode: relay.Lanes}
	at := relay.Instant((e.Wall + p.At + e.Offset) * 1000)
	decided := func(c relay.Command) relay.Fact {
		if facts, err := m.Decide(p.Race, desk, c, at); err == nil && len(facts) == 1 {
			return facts[0]
		}
		return nil
	}
	stroke := relay.Stroke{Key: p.Key, Rune: p.Key}
	switch p.Does {
	case "gun":
		if f := decided(relay.Fire{Key: "space"}); f != nil {
			return f
		}
		stroke = relay.Stroke{Key: "space", Rune: " "} // a second gun is a time
	case "undo":
		if f := decided(relay.Undo{Key: "backspace"}); f != nil {
			return f
		}
		return &relay.Void{Targets: []relay.ID{}, Key: "backspace"} // there was nothing to take back
	case "drop":
		stroke = relay.Stroke{Rune: "d", Does: relay.KindDrop}
	case "flag":
		stroke = relay.Stroke{Rune: "f", Does: relay.KindFlag}
	}
	if p.Letter > 0 {
		stroke.Prefix = relay.ID{Origin: origin, Seq: p.Letter + opening}
	}
	return goesWith(m.Press(p.Race, desk, stroke, at), p.Attempt)
}

// goesWith has a fact go with the gun that the phone knew of when it was touched,
// which may be another than the one that counts by now; with none, the fold finds
// the gun by the time.
func goesWith(f relay.Fact, attempt string) relay.Fact {
	var gun relay.ID
	if err := gun.UnmarshalText([]byte(attempt)); err != nil {
		gun = relay.ID{}
	}
	switch f := f.(type) {
	case *relay.Press:
		f.Attempt = gun
	case *relay.Incident:
		f.Attempt = gun
	}
	return f
}

// settled waits for an event to be on disk, at the longest until end, and reports
// whether it is.
func (h *Hub) settled(id relay.ID, end time.Time) bool {
	watch := h.board.Watch()
	defer watch.Stop()
	late := time.After(time.Until(end))
	for !h.stored(id) {
		select {
		case <-watch.C:
		case <-late:
			return false
		}
	}
	return true
}

// stored reports whether an event is on disk, as the board was told.
func (h *Hub) stored(id relay.ID) (there bool) {
	h.board.Look(func(m *relay.Meet, _ *relay.Race) { _, there = m.Event(id) })
	return there || id.Seq == 0
}

// acks are, of each era asked about, the last press that is on disk.
func (h *Hub) acks(m *message) map[string]int64 {
	acks := map[string]int64{}
	for _, e := range m.Eras {
		var origin relay.Origin
		if err := origin.UnmarshalText([]byte(e.Era)); err != nil {
			continue
		}
		for _, p := range e.Presses {
			if !h.stored(relay.ID{Origin: origin, Seq: p.N + opening}) {
				break
			}
			acks[e.Era] = p.N
		}
	}
	return acks
}
