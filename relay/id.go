package relay

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Origin names one opening of a meet file for writing: 128 random bits drawn
// anew each time, so that two programs, or two copies of a file, never collide.
type Origin [16]byte

// NewOrigin draws an origin.
func NewOrigin() Origin {
	var o Origin
	rand.Read(o[:]) // never fails since Go 1.24
	return o
}

// String is the origin in hexadecimal, as it stands in event ids.
func (o Origin) String() string { return hex.EncodeToString(o[:]) }

// MarshalText writes the origin as String does.
func (o Origin) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (o *Origin) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(o) {
		return fmt.Errorf("origin %q: want 32 hexadecimal digits", text)
	}
	if _, err := hex.Decode(o[:], text); err != nil {
		return fmt.Errorf("origin %q: %w", text, err)
	}
	return nil
}

// ID names one event for ever: the origin that wrote it and its number there,
// counted from 1. The zero ID names no event.
type ID struct {
	Origin Origin
	Seq    int64
}

// IsZero reports whether the id names no event.
func (id ID) IsZero() bool { return id == ID{} }

// String is hex(origin):seq.
func (id ID) String() string { return id.Origin.String() + ":" + strconv.FormatInt(id.Seq, 10) }

// MarshalText writes the id as String does.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(text []byte) error {
	origin, seq, ok := strings.Cut(string(text), ":")
	if !ok {
		return fmt.Errorf("event id %q: want origin:number", text)
	}
	if err := id.Origin.UnmarshalText([]byte(origin)); err != nil {
		return err
	}
	n, err := strconv.ParseInt(seq, 10, 64)
	if err != nil || n < 1 {
		return fmt.Errorf("event id %q: the number after the colon counts from 1", text)
	}
	id.Seq = n
	return nil
}

// Compare orders ids by origin, then by number.
func (id ID) Compare(other ID) int {
	if c := bytes.Compare(id.Origin[:], other.Origin[:]); c != 0 {
		return c
	}
	return cmp.Compare(id.Seq, other.Seq)
}

// Hash is one link of an origin's chain.
type Hash [sha256.Size]byte

// ChainHash is the hash of the event id with this body after prev, the hash of
// the event before it of the same origin (32 zero bytes at first):
// SHA-256(prev ‖ origin ‖ seq as 8 bytes big-endian ‖ body).
func ChainHash(prev Hash, id ID, body []byte) Hash {
	h := sha256.New()
	h.Write(prev[:])
	h.Write(id.Origin[:])
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(id.Seq)))
	h.Write(body)
	return Hash(h.Sum(nil))
}
