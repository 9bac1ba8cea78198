package views

// canvas is a picture of braille dots, two across and four down in each cell,
// with words over them.
type canvas struct {
	w, h  int
	bits  []byte
	over  []byte // a letter that stands over the dots, 0 for none
	inked []byte
}

// How a cell of a canvas is painted.
const (
	inkLine byte = iota
	inkZone
	inkText
	inkKey
	inkFocus
)

func newCanvas(w, h int) *canvas {
	return &canvas{w: w, h: h, bits: make([]byte, w*h), over: make([]byte, w*h), inked: make([]byte, w*h)}
}

// brailleBits are the bits of a braille cell by row and column of its dots.
var brailleBits = [4][2]byte{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// dot sets one dot; outside the picture it does nothing.
func (c *canvas) dot(x, y int) {
	if x >= 0 && y >= 0 && x < 2*c.w && y < 4*c.h {
		c.bits[y/4*c.w+x/2] |= brailleBits[y%4][x%2]
	}
}

// mark paints a cell as part of a zone.
func (c *canvas) mark(x, y int) {
	if x >= 0 && y >= 0 && x < c.w && y < c.h {
		c.inked[y*c.w+x] = inkZone
	}
}

// word writes ASCII letters over the dots if they fit and no letter stands
// there yet.
func (c *canvas) word(x, y int, s string, ink byte) bool {
	if y < 0 || y >= c.h || x < 0 || x+len(s) > c.w {
		return false
	}
	at := y*c.w + x
	for i := range len(s) {
		if c.over[at+i] != 0 {
			return false
		}
	}
	for i := range len(s) {
		c.over[at+i], c.inked[at+i] = s[i], ink
	}
	return true
}

// lines paints the picture.
func (c *canvas) lines(t *Theme) []string {
	inks := [...]Ink{inkLine: t.Line, inkZone: t.Good, inkText: t.Text, inkKey: t.Key, inkFocus: t.Shout}
	out := make([]string, c.h)
	for y := range out {
		l := newLine(t, c.w)
		for x := range c.w {
			i := y*c.w + x
			switch {
			case c.over[i] != 0:
				l.raw(inks[c.inked[i]], string(rune(c.over[i])), 1)
			case c.bits[i] == 0:
				l.raw(t.Text, " ", 1)
			default:
				l.raw(inks[c.inked[i]], string(rune(0x2800+int(c.bits[i]))), 1)
			}
		}
		out[y] = l.end(t.Text)
	}
	return out
}
