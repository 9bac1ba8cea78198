package relay

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Kind says what an event records, in snake_case. A changed meaning is a new
// kind, never a changed old one.
type Kind string

// Header is what every event carries besides its own fields.
type Header struct {
	Kind    Kind   `json:"kind"`
	Race    RaceID `json:"race"`    // empty where the event is about the meet
	Station string `json:"station"` // the laptop that wrote it
	Spot    Spot   `json:"place"`   // where on the oval that laptop stood
	Lamport int64  `json:"lamport"` // 1 + the highest the writer had seen
	Wall    int64  `json:"wall_ns"` // wall clock, nanoseconds since 1970
	Mono    int64  `json:"mono_ns"` // monotonic, nanoseconds since the origin opened
	Clock   *Clock `json:"clock,omitempty"`
}

// Clock is what the writer knew of its clock against the hub's; absent where
// there was no hub. All in nanoseconds.
type Clock struct {
	Offset int64 `json:"offset_ns"` // hub's wall clock minus the writer's
	Bound  int64 `json:"bound_ns"`  // the offset's error is at most this
	Age    int64 `json:"age_ns"`    // time since it was measured
}

// Fact is what one kind of event records.
type Fact interface{ Kind() Kind }

// Event is one fact of a meet as it stands in the log. Body and Hash are kept
// and passed on byte for byte; Header and Fact are read from Body. Fact is nil
// where the kind is not known to this baton.
type Event struct {
	ID ID
	Header
	Fact Fact
	Body []byte
	Hash Hash
}

// Encode writes the body of an event: the header's fields, then the fact's, in
// one JSON object. The kind is the fact's.
func Encode(h Header, f Fact) ([]byte, error) {
	h.Kind = f.Kind()
	head, err := marshal(h)
	if err != nil {
		return nil, fmt.Errorf("event %s: %w", h.Kind, err)
	}
	rest, err := marshal(f)
	if err != nil {
		return nil, fmt.Errorf("event %s: %w", h.Kind, err)
	}
	if len(rest) == len("{}") {
		return head, nil
	}
	return append(append(head[:len(head)-1], ','), rest[1:]...), nil
}

// marshal is json.Marshal without its escapes for HTML: names stay legible.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// New makes the event that follows prev (the zero Hash at first) in its origin.
func New(id ID, prev Hash, h Header, f Fact) (Event, error) {
	body, err := Encode(h, f)
	if err != nil {
		return Event{}, err
	}
	h.Kind = f.Kind()
	return Event{ID: id, Header: h, Fact: f, Body: body, Hash: ChainHash(prev, id, body)}, nil
}

// Decode reads a stored event. A kind this baton does not know is no error:
// its Fact is nil. Bytes that are no JSON object are one, and so is the name of a
// race that is none. What a fact says is made Harmless; Body stays as it is.
func Decode(id ID, body []byte, hash Hash) (Event, error) {
	e := Event{ID: id, Body: body, Hash: hash}
	if err := readHeader(body, &e.Header); err != nil {
		return Event{}, fmt.Errorf("event %s: %w", id, err)
	}
	if e.Race != "" && !e.Race.Named() {
		return Event{}, fmt.Errorf("event %s: race %.40q: want event-round-heat, as 12-1-3", id, string(e.Race))
	}
	fact := newFact(e.Kind)
	if fact == nil {
		if !json.Valid(body) {
			return Event{}, fmt.Errorf("event %s: its body is not JSON", id)
		}
		return e, nil
	}
	if err := json.Unmarshal(body, fact); err != nil {
		return Event{}, fmt.Errorf("event %s (%s): %w", id, e.Kind, err)
	}
	if to := otherRace(fact); to != "" && !to.Named() {
		return Event{}, fmt.Errorf("event %s (%s): race %.40q: want event-round-heat, as 12-1-3", id, e.Kind, string(to))
	}
	if !plainASCII(body) || bytes.IndexByte(body, '\\') >= 0 {
		e.Station, e.Spot = Harmless(e.Station), Spot(Harmless(string(e.Spot)))
		harmlessFact(fact)
	}
	e.Fact = fact
	return e, nil
}

// otherRace is the race that a fact names besides its event's own.
func otherRace(f Fact) RaceID {
	if o, ok := f.(interface{ otherRace() RaceID }); ok {
		return o.otherRace()
	}
	return ""
}
