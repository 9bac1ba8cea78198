package views

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The README's pictures are screens as they are drawn here: the frames of the
// golden files, as SVG. go test ./views -run Pictures -update makes them anew.

// pictures are the screens shown there, in the size of each.
func pictures() map[string]struct {
	w, h int
	draw func(t Theme, w, h int) string
} {
	type picture = struct {
		w, h int
		draw func(t Theme, w, h int) string
	}
	live := func(name string) func(t Theme, w, h int) string {
		return func(t Theme, w, h int) string {
			p := liveScreens()[name]
			p.Width, p.Height = w, h
			return p.Draw(t)
		}
	}
	return map[string]picture{
		"live":     {120, 40, live("running")},
		"results":  {80, 24, live("finished")},
		"review":   {80, 24, reviewScreens()["review"]},
		"check-in": {80, 24, peopleScreens()["call"]},
	}
}

// A cell of a picture, in its own units.
const cellWide, cellHigh = 9, 18

// style is how a run of cells is painted: colours of the 256.
type style struct {
	fg, bg int
	bold   bool
}

// painted gives a style what a sequence between ESC [ and m says.
func (s style) painted(sequence string) style {
	codes := strings.Split(sequence, ";")
	for i := 0; i < len(codes); i++ {
		switch codes[i] {
		case "0", "":
			s = style{}
		case "1":
			s.bold = true
		case "38", "48":
			n, _ := strconv.Atoi(codes[i+2])
			if codes[i] == "38" {
				s.fg = n
			} else {
				s.bg = n
			}
			i += 2
		}
	}
	return s
}

// hex is a colour of the cube of 256 colours.
func hex(n int) string {
	levels := []int{0, 95, 135, 175, 215, 255}
	n -= 16
	return fmt.Sprintf("#%02x%02x%02x", levels[n/36], levels[n/6%6], levels[n%6])
}

// svg is a frame as a picture. Only what stands out of the background is in it,
// each piece of text at its column.
func svg(frame string, w, h int, base style) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="15" xml:space="preserve">`+"\n", w*cellWide, h*cellHigh)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", hex(base.bg))
	for y, line := range strings.Split(frame, "\n") {
		x, now := 0, style{}
		for line != "" {
			if rest, ok := strings.CutPrefix(line, "\x1b["); ok {
				sequence, after, _ := strings.Cut(rest, "m")
				now, line = now.painted(sequence), after
				continue
			}
			run := line
			if i := strings.IndexByte(line, '\x1b'); i >= 0 {
				run = line[:i]
			}
			line = line[len(run):]
			x += draw(&b, run, x, y, now, base)
		}
	}
	return b.String() + "</svg>\n"
}

// draw puts one run of cells into a picture and gives how many it has.
func draw(b *strings.Builder, run string, x, y int, s, base style) int {
	wide := cells(run)
	if s.bg != base.bg {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, x*cellWide, y*cellHigh, wide*cellWide, cellHigh, hex(s.bg))
	}
	look := fmt.Sprintf(` fill="%s"`, hex(s.fg))
	if s.bold {
		look += ` font-weight="bold"`
	}
	at := 0
	for _, piece := range strings.SplitAfter(run, "  ") {
		text := strings.TrimRight(piece, " ")
		lead := len(text) - len(strings.TrimLeft(text, " "))
		if text = text[lead:]; text != "" {
			fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d"%s>%s</text>`+"\n", (x+at+lead)*cellWide, y*cellHigh+14, cells(text)*cellWide, look, html.EscapeString(text))
		}
		at += cells(piece)
	}
	return wide
}

func TestThePicturesOfTheReadmeAreTheScreensAsTheyAre(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range pictures() {
		for theme, base := range map[string]style{"day": {bg: 231}, "night": {bg: 16}} {
			frame := p.draw(NewTheme(theme, Screen{Term: "xterm-256color"}), p.w, p.h)
			path := filepath.Join(".pictures", name+"-"+theme+".svg")
			got := svg(frame, p.w, p.h, base)
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.MkdirAll("../.pictures", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile("../"+path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile("../" + path)
			if err != nil || !bytes.Equal(want, []byte(got)) {
				t.Errorf("%s is no longer the screen (go test ./views -run Pictures -update): %v", path, err)
			}
			if !strings.Contains(string(readme), filepath.ToSlash(path)) {
				t.Errorf("the README does not show %s", path)
			}
		}
	}
}

func TestAPictureHoldsTextAndNothingElse(t *testing.T) {
	got := svg("\x1b[38;5;16;48;5;231mA <script> & \"b\"\x1b[0m\x1b[1;38;5;231;48;5;124m DROP \x1b[0m", 22, 1, style{bg: 231})
	for _, want := range []string{`viewBox="0 0 198 18"`, `&lt;script&gt; &amp; &#34;b&#34;`, `<rect x="144" y="0" width="54" height="18" fill="#af0000"/>`, `x="153"`, `font-weight="bold">DROP<`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
}
