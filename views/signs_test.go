package views

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/exp/golden"
)

// inSigns is a theme without colours in a set of signs.
func inSigns(s Signs) Theme {
	t := NewTheme("mono", Screen{Term: "linux"})
	t.Signs = s
	return t
}

// signSets are the sets for terminals that lack signs, by the name of the
// setting.
var signSets = map[string]Signs{"simple": SimpleSigns, "ascii": ASCIISigns}

// lacking are the characters of a text that the terminals of a set do not have,
// names aside.
func (s Signs) lacking(text string) (out string) {
	for _, r := range text {
		switch {
		case r < 0x80, unicode.IsLetter(r), unicode.IsMark(r), unicode.Is(unicode.Cf, r), s == SimpleSigns && strings.ContainsRune(simpleSigns, r):
		case !strings.ContainsRune(out, r):
			out += string(r)
		}
	}
	return out
}

func TestScreensInSimpleSigns(t *testing.T) {
	for name, signs := range signSets {
		for screen, p := range liveScreens() {
			for _, size := range [][2]int{{80, 24}, {120, 40}} {
				if screen != "running" && (size[0] != 80 || screen != "finished" && screen != "menu" && screen != "help") {
					continue
				}
				t.Run(fmt.Sprintf("%s/%s-%dx%d", screen, name, size[0], size[1]), func(t *testing.T) {
					p.Width, p.Height = size[0], size[1]
					got := p.Draw(inSigns(signs))
					if lacks := signs.lacking(got); lacks != "" {
						t.Errorf("drawn with %q", lacks)
					}
					golden.RequireEqual(t, got)
				})
			}
		}
	}
}

func TestEveryScreenIsDrawnWithWhatItsTerminalHas(t *testing.T) {
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		frame, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for name, signs := range signSets {
			if lacks := signs.lacking(signs.drawn(string(frame))); lacks != "" {
				t.Errorf("%s in %s signs is drawn with %q", path, name, lacks)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEverySignOfTheTableIsOneThatItsTerminalsHave(t *testing.T) {
	full := map[rune]bool{}
	for _, s := range table {
		if full[s.full] || !narrow(s.full) && cells(string(s.full)) != 1 {
			t.Errorf("%c: twice, or not one cell", s.full)
		}
		full[s.full] = true
		if SimpleSigns.lacking(string(s.simple)) != "" || s.ascii < ' ' || s.ascii > '~' {
			t.Errorf("%c: simple %c, ascii %c", s.full, s.simple, s.ascii)
		}
	}
	for bits := range 256 {
		if r := dots(byte(bits)); r > '~' || (r == ' ') != (bits == 0) {
			t.Errorf("the dots %08b are drawn as %q", bits, r)
		}
	}
}

// together are signs that stand for different things in one place.
var together = []string{
	"✓~!↻○◔◐◕●◑▼×–", // a runner's waiting state
	"✓●⚑–·",         // a row's state, and no time yet
	"▸◂ ",           // selected, pressed, neither
	"─┼●│",          // a zone's strip
	"●○⚑▲◌×✓",       // a press in review
}

func TestSignsThatStandTogetherAreToldApart(t *testing.T) {
	for name, signs := range signSets {
		for _, group := range together {
			seen := map[rune]bool{}
			for _, r := range signs.drawn(group) {
				if seen[r] {
					t.Errorf("%q in %s signs: %q", group, name, signs.drawn(group))
				}
				seen[r] = true
			}
		}
	}
}

func TestTheClocksStrokesAreAsWideAsItsDots(t *testing.T) {
	for r, rows := range strokes {
		for _, row := range rows {
			if len(row) != len(glyphs[r][0]) {
				t.Errorf("%c: %q", r, row)
			}
		}
	}
	if len(strokes) != len(glyphs) {
		t.Error("a digit has no strokes")
	}
	seen := map[[3]string]rune{}
	for r, rows := range strokes {
		if seen[rows] != 0 {
			t.Errorf("%c is drawn as %c", r, seen[rows])
		}
		seen[rows] = r
	}
}

func TestTheSignsFollowTheTerminalElseTheUser(t *testing.T) {
	for _, c := range []struct {
		screen Screen
		chosen string
		want   Signs
	}{
		{Screen{Term: "xterm-256color"}, "", AllSigns},
		{Screen{Term: "xterm-256color"}, "auto", AllSigns},
		{Screen{Term: "xterm-256color"}, "none of them", AllSigns},
		{Screen{Term: "linux"}, "auto", SimpleSigns},
		{Screen{Term: "linux-16color"}, "", SimpleSigns},
		{Screen{Term: "linux"}, "full", AllSigns},
		{Screen{Term: "linux"}, "ascii", ASCIISigns},
		{Screen{Term: "wsvt25"}, "", SimpleSigns},
		{Screen{Term: "xterm", Bytes: true}, "", ASCIISigns},
		{Screen{Term: "xterm", Bytes: true}, "full", ASCIISigns},
		{Screen{Windows: true}, "", SimpleSigns},
		{Screen{Windows: true}, "full", AllSigns},
		{Screen{Windows: true, Program: "a session of Windows Terminal"}, "", AllSigns},
		{Screen{Windows: true, Program: "WezTerm"}, "simple", SimpleSigns},
		{Screen{Windows: true, Term: "xterm-256color"}, "", AllSigns},
	} {
		if got := c.screen.Signs(c.chosen); got != c.want {
			t.Errorf("%+v, %q: %v, want %v", c.screen, c.chosen, got, c.want)
		}
	}
}

// drawing are the folders whose words and signs come to the screen.
var drawing = []string{"../views", "../model", "../relay", "../relay/results", "../relay/meet", "../relay/history", "../relay/settings"}

// undrawn are files with characters that are read or compared, not drawn.
var undrawn = map[string]bool{"layout.go": true, "charset.go": true, "signs.go": true}

func TestEverySignInTheProgramIsInTheTable(t *testing.T) {
	seen := 0
	for _, root := range drawing {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && path != root && root != "../model":
				return fs.SkipDir
			case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || undrawn[d.Name()]:
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING && lit.Kind != token.CHAR {
					return true
				}
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Errorf("%s: %s: %v", path, lit.Value, err)
				}
				seen += len(text) - len([]rune(text))
				if lacks := ASCIISigns.lacking(ASCIISigns.drawn(text)); lacks != "" {
					t.Errorf("%s draws %q, which table has not", path, lacks)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 100 {
		t.Errorf("only %d bytes of signs were found", seen)
	}
}
