package relay

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// readHeader reads the header of a body. Every baton writes its fields first
// and in one order, so they are scanned; a body that looks otherwise is read as
// any JSON is. Scanning halves the time it takes to open a day's meet.
func readHeader(body []byte, h *Header) error {
	if s := (headerScan{rest: body, ok: true}); s.read(h) {
		return nil
	}
	*h = Header{}
	return json.Unmarshal(body, h)
}

// headerScan reads one header, field by field.
type headerScan struct {
	rest []byte
	ok   bool
}

func (s *headerScan) read(h *Header) bool {
	h.Kind = Kind(s.text(`{"kind":`))
	h.Race = RaceID(s.text(`,"race":`))
	h.Station = s.text(`,"station":`)
	h.Spot = Spot(s.text(`,"place":`))
	h.Lamport = s.number(`,"lamport":`)
	h.Wall = s.number(`,"wall_ns":`)
	h.Mono = s.number(`,"mono_ns":`)
	if bytes.HasPrefix(s.rest, []byte(`,"clock":{`)) {
		h.Clock = &Clock{Offset: s.number(`,"clock":{"offset_ns":`), Bound: s.number(`,"bound_ns":`), Age: s.number(`,"age_ns":`)}
		s.skip("}")
	}
	return s.ok && !bytes.Contains(s.rest, []byte(`"clock":`))
}

func (s *headerScan) skip(name string) bool {
	s.ok = s.ok && bytes.HasPrefix(s.rest, []byte(name))
	if s.ok {
		s.rest = s.rest[len(name):]
	}
	return s.ok
}

// text reads a string without escapes.
func (s *headerScan) text(name string) string {
	if !s.skip(name + `"`) {
		return ""
	}
	end := bytes.IndexAny(s.rest, `"\`)
	if end < 0 || s.rest[end] != '"' {
		s.ok = false
		return ""
	}
	v := string(s.rest[:end])
	s.rest = s.rest[end+1:]
	return v
}

func (s *headerScan) number(name string) int64 {
	if !s.skip(name) {
		return 0
	}
	end := bytes.IndexAny(s.rest, ",}")
	n, err := strconv.ParseInt(string(s.rest[:max(end, 0)]), 10, 64)
	if err != nil {
		s.ok = false
		return 0
	}
	s.rest = s.rest[end:]
	return n
}
