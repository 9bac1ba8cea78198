package views

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Ink is one way of painting text: what goes before it and what after. It is
// worked out once a theme, so that painting costs two string copies.
type Ink struct{ open, close string }

// paint gives the text in this ink.
func (k Ink) paint(s string) string { return k.open + s + k.close }

// reset ends all that escape sequences have set.
const reset = "\x1b[0m"

// under lies below text that may hold escape sequences of its own: where those
// end, this ink goes on.
func (k Ink) under(s string) string {
	if k.open == "" && !strings.Contains(s, "\x1b") {
		return s
	}
	return k.open + strings.ReplaceAll(s, reset, reset+k.open) + reset
}

// Tone says how much something matters. Every theme draws it differently, and
// a word or a glyph always says the same besides.
type Tone int

// The tones, from what is as planned to what cannot wait.
const (
	Calm  Tone = iota // as it should be
	Good              // done, saved
	Watch             // look at it now: get ready, late, a flag
	Alarm             // a drop, times that are not saved
	Out               // no longer in the race
)

// Theme is where all styling comes from. It is comparable: a board that is
// handed another one draws everything anew.
type Theme struct {
	Name     string
	Signs    Signs
	Text     Ink // everything else
	Strong   Ink // what is read first in its line
	Line     Ink // rules and zone strips
	Clock    Ink
	Heading  Ink
	Key      Ink // what to press
	Good     Ink
	Watch    Ink
	Alarm    Ink
	Out      Ink
	Press    Ink  // the row last pressed, the selected row
	Shout    Ink  // the gun, a prefix waiting for its lane, who must get ready
	fill     bool // the theme has a background of its own: paint every cell
	unstyled bool // the terminal cannot even invert
}

// Screen is what the terminal says of itself, as the environment's strings.
type Screen struct {
	Term      string // TERM
	ColorTerm string // COLORTERM
	ColorFGBG string // COLORFGBG: "15;0" is light on dark
	NoColor   string // NO_COLOR: anything but empty asks for none
	Windows   bool   // the console says nothing of itself there, and has all colours
	Program   string // WT_SESSION or TERM_PROGRAM: a window that finds every character in some font
	Bytes     bool   // a locale that is not UTF-8: its characters are a byte each
}

// NewTheme is a theme by name for a terminal. An unknown name is "auto":
// light on dark where COLORFGBG says so, else day, since a track lies in the
// sun. NO_COLOR and a dumb terminal always get mono.
func NewTheme(name string, s Screen) Theme {
	profile := s.profile()
	switch {
	case s.NoColor != "" || name == "mono" || profile == termenv.Ascii:
		return mono(profile)
	case name == "night" || name != "day" && s.dark():
		return night(profile, profile == termenv.ANSI)
	default:
		return day(profile, profile == termenv.ANSI)
	}
}

// profile is how many colours the terminal has. Bold and inverse need one that
// is not Ascii, so even mono asks for ANSI.
func (s Screen) profile() termenv.Profile {
	switch {
	case s.Term == "dumb":
		return termenv.Ascii
	case s.ColorTerm == "truecolor" || s.ColorTerm == "24bit", s.Windows && s.Term == "" && s.ColorTerm == "":
		return termenv.TrueColor
	case strings.Contains(s.Term, "256color"):
		return termenv.ANSI256
	default:
		return termenv.ANSI
	}
}

// dark reads COLORFGBG: the last field is the background, 0-6 and 8 are dark.
func (s Screen) dark() bool {
	_, bg, ok := strings.Cut(s.ColorFGBG, ";")
	if i := strings.LastIndex(bg, ";"); i >= 0 {
		bg = bg[i+1:]
	}
	return ok && (bg == "8" || len(bg) == 1 && bg[0] >= '0' && bg[0] <= '6')
}

// Colours of the fixed 256-colour cube: palettes of terminals do not touch them.
const (
	black    = lipgloss.Color("16")
	white    = lipgloss.Color("231")
	darkRed  = lipgloss.Color("124")
	forest   = lipgloss.Color("22")
	navy     = lipgloss.Color("18")
	yellow   = lipgloss.Color("226")
	lime     = lipgloss.Color("46")
	sky      = lipgloss.Color("117")
	midRed   = lipgloss.Color("160")
	wineDark = lipgloss.Color("88")
)

// brush makes inks of one renderer.
type brush struct{ r *lipgloss.Renderer }

func newBrush(p termenv.Profile) brush {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(p)
	r.SetHasDarkBackground(false)
	return brush{r}
}

func (b brush) ink(fg, bg lipgloss.Color, bold bool) Ink {
	return inkOf(b.r.NewStyle().Foreground(fg).Background(bg).Bold(bold))
}

func inkOf(s lipgloss.Style) Ink {
	open, closing, _ := strings.Cut(s.Inline(true).Render("x"), "x")
	return Ink{open, closing}
}

// The sixteen colours. What they are differs from terminal to terminal, and many
// show bold ones of the first eight as their bright cousins: a pair of them is
// taken only where it reads on all, and bold only where bright reads too.
const (
	black16       = lipgloss.Color("0")
	blue16        = lipgloss.Color("4")
	red16         = lipgloss.Color("1")
	white16       = lipgloss.Color("7")
	brightGreen16 = lipgloss.Color("10")
	brightCyan16  = lipgloss.Color("14")
	brightWhite16 = lipgloss.Color("15")
)

// day is black on white with true bold: what still reads in sunlight.
func day(p termenv.Profile, few bool) Theme {
	b := newBrush(p)
	if few {
		plain, dark := b.ink(black16, white16, false), b.ink(white16, black16, true)
		return Theme{
			Name: "day", fill: true,
			Text: plain, Strong: plain, Line: plain, Clock: plain, Heading: plain, Good: plain, Out: plain,
			Key:   b.ink(blue16, white16, false),
			Watch: b.ink(brightWhite16, blue16, true),
			Alarm: b.ink(brightWhite16, red16, true),
			Press: dark, Shout: dark,
		}
	}
	return Theme{
		Name: "day", fill: true,
		Text:    b.ink(black, white, false),
		Strong:  b.ink(black, white, true),
		Line:    b.ink(black, white, false),
		Clock:   b.ink(black, white, true),
		Heading: b.ink(black, white, true),
		Key:     b.ink(navy, white, true),
		Good:    b.ink(forest, white, true),
		Watch:   b.ink(black, yellow, true),
		Alarm:   b.ink(white, darkRed, true),
		Out:     b.ink(wineDark, white, true),
		Press:   b.ink(white, black, true),
		Shout:   b.ink(white, black, true),
	}
}

// night is white on black for a covered stand or an evening meet.
func night(p termenv.Profile, few bool) Theme {
	b := newBrush(p)
	if few {
		plain, strong, light := b.ink(white16, black16, false), b.ink(brightWhite16, black16, true), b.ink(black16, white16, false)
		return Theme{
			Name: "night", fill: true,
			Text: plain, Strong: strong, Line: plain, Clock: strong, Heading: strong, Out: plain,
			Key:   b.ink(brightCyan16, black16, true),
			Good:  b.ink(brightGreen16, black16, true),
			Watch: b.ink(brightWhite16, blue16, true),
			Alarm: b.ink(brightWhite16, red16, true),
			Press: light, Shout: light,
		}
	}
	return Theme{
		Name: "night", fill: true,
		Text:    b.ink(white, black, false),
		Strong:  b.ink(white, black, true),
		Line:    b.ink(white, black, false),
		Clock:   b.ink(white, black, true),
		Heading: b.ink(white, black, true),
		Key:     b.ink(sky, black, true),
		Good:    b.ink(lime, black, true),
		Watch:   b.ink(black, yellow, true),
		Alarm:   b.ink(white, midRed, true),
		Out:     b.ink(sky, black, false),
		Press:   b.ink(black, white, true),
		Shout:   b.ink(black, white, true),
	}
}

// mono uses bold and inverse only, and on a dumb terminal nothing at all.
func mono(p termenv.Profile) Theme {
	b := newBrush(p)
	bold := inkOf(b.r.NewStyle().Bold(true))
	inverse := inkOf(b.r.NewStyle().Bold(true).Reverse(true))
	return Theme{
		Name: "mono", unstyled: p == termenv.Ascii,
		Strong: bold, Clock: bold, Heading: bold, Key: bold, Good: bold,
		Watch: inverse, Alarm: inverse, Press: inverse, Shout: inverse,
	}
}

// tone is the ink of a tone.
func (t Theme) tone(n Tone) Ink {
	switch n {
	case Good:
		return t.Good
	case Watch:
		return t.Watch
	case Alarm:
		return t.Alarm
	case Out:
		return t.Out
	default:
		return t.Text
	}
}
