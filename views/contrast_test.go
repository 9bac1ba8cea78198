package views

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"baton/relay/relaytest"
)

// palettes are the sixteen colours of terminals, as they come.
var palettes = map[string]string{
	"Windows Terminal": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
	"conhost":          "000000 800000 008000 808000 000080 800080 008080 c0c0c0 808080 ff0000 00ff00 ffff00 0000ff ff00ff 00ffff ffffff",
	"xterm":            "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
	"Linux console":    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
}

// colour is one of a terminal's 256; -1 for none.
func colour(n int, palette []string) int {
	levels := []int{0, 95, 135, 175, 215, 255}
	switch {
	case n < 0:
		return -1
	case n < 16:
		rgb, _ := strconv.ParseInt(palette[n], 16, 32)
		return int(rgb)
	case n < 232:
		n -= 16
		return levels[n/36]<<16 | levels[n/6%6]<<8 | levels[n%6]
	}
	grey := 8 + 10*(n-232)
	return grey<<16 | grey<<8 | grey
}

// painted are the colours that an ink's escape sequences ask for: numbers of the
// 256, -1 where it leaves the terminal's own.
func painted(t *testing.T, open string, boldIsBright bool) (fg, bg int) {
	t.Helper()
	fg, bg = -1, -1
	bold := false
	codes := strings.Split(strings.Trim(strings.ReplaceAll(open, "\x1b[", ";"), ";m"), ";")
	for i := 0; i < len(codes); i++ {
		code, err := strconv.Atoi(strings.TrimSuffix(codes[i], "m"))
		if err != nil {
			t.Fatalf("what is %q in %q?", codes[i], open)
		}
		switch {
		case code == 1:
			bold = true
		case code == 7:
		case code == 38 || code == 48:
			n, err := strconv.Atoi(strings.TrimSuffix(codes[i+2], "m"))
			if codes[i+1] != "5" || err != nil {
				t.Fatalf("what colour is %q?", open)
			}
			if i += 2; code == 38 {
				fg = n
			} else {
				bg = n
			}
		case code >= 30 && code <= 37:
			fg = code - 30
		case code >= 40 && code <= 47:
			bg = code - 40
		case code >= 90 && code <= 97:
			fg = code - 90 + 8
		case code >= 100: // the Linux console shows them dark
			t.Fatalf("a bright background: %q", open)
		default:
			t.Fatalf("what is %d in %q?", code, open)
		}
	}
	if bold && boldIsBright && fg >= 0 && fg < 8 {
		fg += 8
	}
	return fg, bg
}

func TestEveryInkReadsOnEveryTerminal(t *testing.T) {
	terminals := map[string]Screen{"16 colours": {Term: "xterm"}, "256 colours": {Term: "xterm-256color"}, "true colour": {ColorTerm: "truecolor"}, "Windows": {Windows: true}}
	worst := map[string]float64{}
	for terminal, screen := range terminals {
		for _, name := range []string{"day", "night"} {
			theme := reflect.ValueOf(NewTheme(name, screen))
			for i := range theme.NumField() {
				field := theme.Type().Field(i)
				if field.Type != reflect.TypeFor[Ink]() {
					continue
				}
				open := theme.Field(i).Field(0).String()
				for system, colours := range palettes {
					palette := strings.Fields(colours)
					for _, bright := range []bool{false, true} {
						fg, bg := painted(t, open, bright)
						if fg < 0 || bg < 0 {
							t.Errorf("%s, %s: %s leaves a colour to the terminal", terminal, name, field.Name)
							continue
						}
						got := relaytest.Contrast(colour(fg, palette), colour(bg, palette))
						if key := terminal + " " + name; worst[key] == 0 || got < worst[key] {
							worst[key] = got
						}
						if got < 4.5 {
							t.Errorf("%s on %s (bold is bright: %v), %s: %s has a contrast of %.1f", terminal, system, bright, name, field.Name, got)
						}
					}
				}
			}
		}
	}
	t.Logf("worst: %v", worst)
}

func TestMonoLeavesColoursToTheTerminal(t *testing.T) {
	theme := reflect.ValueOf(NewTheme("mono", Screen{Term: "xterm-256color"}))
	for i := range theme.NumField() {
		if f := theme.Field(i); f.Type() == reflect.TypeFor[Ink]() && f.Field(0).String() != "" {
			if fg, bg := painted(t, f.Field(0).String(), false); fg >= 0 || bg >= 0 {
				t.Errorf("%s has a colour", theme.Type().Field(i).Name)
			}
		}
	}
}
