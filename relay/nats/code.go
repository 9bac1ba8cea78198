package nats

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"net/netip"
	"strings"
)

// Code is what a laptop must be told to join a meet: where the hub is, by what
// it is known, and the secret that admits. It is read aloud and typed.
type Code struct {
	Addrs  []netip.AddrPort // of the hub
	Pin    pin
	Secret secret
}

// pin is the beginning of the SHA-256 of a laptop's public key, the same key for
// its certificate and its nkey.
type pin [10]byte

// secret admits laptops to one meet. It is tried against a hub only, one attempt
// a connection.
type secret [6]byte

// newSecret draws a secret.
func newSecret() secret {
	var s secret
	rand.Read(s[:]) // never fails since Go 1.24
	return s
}

// MarshalText writes a secret in hexadecimal.
func (s secret) MarshalText() ([]byte, error) { return hexText(s[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *secret) UnmarshalText(text []byte) error { return readHex(s[:], text) }

// MarshalText writes a pin in hexadecimal.
func (p pin) MarshalText() ([]byte, error) { return hexText(p[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (p *pin) UnmarshalText(text []byte) error { return readHex(p[:], text) }

func hexText(raw []byte) []byte { return hex.AppendEncode(nil, raw) }

func readHex(into, text []byte) error {
	if hex.DecodedLen(len(text)) != len(into) {
		return fmt.Errorf("%.40q: want %d hexadecimal digits", text, hex.EncodedLen(len(into)))
	}
	_, err := hex.Decode(into, text)
	return err
}

// letters are those that nobody takes for another: no I, L, O or U.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var spelling = base32.NewEncoding(letters).WithPadding(base32.NoPadding)

const (
	portLen  = 2
	checkLen = 2
	maxAddrs = 4
)

// lengths of an address, IPv4 and IPv6. A code begins with how many it has of
// each, four bits apiece.
var addrLens = [2]int{4, 16}

// String is the code in groups of five.
func (c Code) String() string {
	var kinds [2][]byte
	many := byte(0)
	for _, a := range c.Addrs {
		ip := a.Addr().Unmap()
		i := b2i(ip.Is6())
		kinds[i] = append(append(kinds[i], ip.AsSlice()...), byte(a.Port()>>8), byte(a.Port()))
		many += 1 << (4 * i)
	}
	raw := append(append([]byte{many}, kinds[0]...), kinds[1]...)
	raw = append(append(raw, c.Pin[:]...), c.Secret[:]...)
	check := sha256.Sum256(raw)
	text := spelling.EncodeToString(append(raw, check[:checkLen]...))
	var groups []string
	for len(text) > 5 {
		groups, text = append(groups, text[:5]), text[5:]
	}
	return strings.Join(append(groups, text), "-")
}

// ParseCode reads a code as people type it: small letters, other gaps, O for 0,
// I and L for 1.
func ParseCode(text string) (Code, error) {
	var c Code
	clean := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(text))
	raw, err := spelling.DecodeString(clean)
	if err != nil || len(raw) < 1 {
		return c, fmt.Errorf("the code %.60q has letters that no code has; compare it with the hub's screen", text)
	}
	many := [2]int{int(raw[0] & 15), int(raw[0] >> 4)}
	n := many[0] + many[1]
	room := many[0]*(addrLens[0]+portLen) + many[1]*(addrLens[1]+portLen)
	if n < 1 || n > maxAddrs || len(raw) != 1+room+len(c.Pin)+len(c.Secret)+checkLen {
		return c, errors.New("the code is not complete; compare it with the hub's screen")
	}
	body, check := raw[:len(raw)-checkLen], raw[len(raw)-checkLen:]
	if sum := sha256.Sum256(body); [checkLen]byte(sum[:checkLen]) != [checkLen]byte(check) {
		return c, errors.New("the code is mistyped; compare it with the hub's screen")
	}
	body = body[1:]
	for kind, some := range many {
		for range some {
			ip, _ := netip.AddrFromSlice(body[:addrLens[kind]])
			body = body[addrLens[kind]:]
			c.Addrs = append(c.Addrs, netip.AddrPortFrom(ip, uint16(body[0])<<8|uint16(body[1])))
			body = body[portLen:]
		}
	}
	c.Pin, c.Secret = pin(body[:len(c.Pin)]), secret(body[len(c.Pin):])
	return c, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
