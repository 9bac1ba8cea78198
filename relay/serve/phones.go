package serve

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baton/relay"
	"baton/relay/wholefile"

	"rsc.io/qr"
)

// Code is the way in for phones at one place, for another laptop or for who looks
// on.
type Code struct {
	Spot  relay.Spot // of a phone
	Name  string     // "the finish line"
	URL   string     // as a phone opens it; whoever has it can time
	Cells []string   // its QR code, a line of half blocks two rows of it, light on dark, margin included
}

// spots are where phones may stand.
var spots = []struct {
	spot relay.Spot
	name string
}{
	{relay.Everywhere, "everything, from one spot"}, {"0", "the finish line"}, {"100", "100 m"}, {"200", "200 m"}, {"300", "300 m"},
}

// Codes are the ways in: for phones one a place, once the meet is open, and then
// the board's page for whoever looks on.
func (s *Served) Codes() []Code {
	codes := s.phoneCodes()
	if s.site != nil && len(s.first) > 0 {
		codes = append(codes, Code{Name: "who looks on", URL: s.first[0], Cells: cellsOf(s.first[0])})
	}
	return codes
}

func (s *Served) phoneCodes() (codes []Code) {
	if s.hub == nil {
		return nil
	}
	for _, p := range spots {
		fragment, url := s.hub.Fragment(p.spot), urls(s.at)
		if fragment == "" || len(url) == 0 {
			return nil
		}
		c := Code{Spot: p.spot, Name: p.name, URL: url[0] + "#" + fragment}
		c.Cells = cellsOf(c.URL)
		codes = append(codes, c)
	}
	return codes
}

// Laptop is the way in for another laptop, by the code that it joins by.
func Laptop(code string) Code {
	c := Code{Name: "another laptop", URL: "baton join " + code}
	c.Cells = cellsOf(c.URL)
	return c
}

// margin is the light edge that a QR code needs, in its squares.
const margin = 2

// cellsOf draws a QR code by half blocks: what is light is drawn, so that it is
// read on a dark terminal as it stands.
func cellsOf(text string) (lines []string) {
	code, err := qr.Encode(text, qr.L)
	if err != nil { // too long for any code
		return nil
	}
	light := func(x, y int) bool { return !code.Black(x, y) }
	for y := -margin; y < code.Size+margin; y += 2 {
		var line strings.Builder
		for x := -margin; x < code.Size+margin; x++ {
			switch {
			case light(x, y) && (light(x, y+1) || y+1 >= code.Size+margin):
				line.WriteString("█")
			case light(x, y):
				line.WriteString("▀")
			case light(x, y+1):
				line.WriteString("▄")
			default:
				line.WriteString(" ")
			}
		}
		lines = append(lines, line.String())
	}
	return lines
}

// secretSize is how many bytes this laptop's secret has.
const secretSize = 32

// ownSecret is this laptop's, drawn once: pages that phones have open go on when
// the program is started anew.
func ownSecret(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return drawSecret(path)
	}
	if err != nil {
		return nil, err
	}
	own, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(own) != secretSize {
		return nil, fmt.Errorf("%s is broken: remove it, and phones scan their codes again", path)
	}
	return own, nil
}

func drawSecret(path string) ([]byte, error) {
	own := make([]byte, secretSize)
	rand.Read(own) // it never fails
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	err := wholefile.WriteAll(path, []byte(hex.EncodeToString(own)+"\n"))
	if err == nil {
		err = os.Chmod(path, 0o600)
	}
	return own, err
}
