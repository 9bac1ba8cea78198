package e2e

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/hinshun/vt10x"
)

// recorded are the events after the gun, as "press 1 press 2 drop".
func (m *meeting) recorded() string {
	m.t.Helper()
	var out []string
	gun := false
	for _, e := range m.all() {
		if gun {
			out = append(out, strings.TrimSpace(e.Kind+" "+e.Key))
		}
		gun = gun || e.Kind == "gun"
	}
	return strings.Join(out, " ")
}

// mouseReports are what a mouse that is moved over the window sends.
func mouseReports(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "\x1b[<35;%d;%dM", 35+i%20, 10+i)
	}
	return b.String()
}

// pause is a moment between two reads, shorter than the rest of what they cut is
// waited for: ESC may be a key by itself.
func pause(read string) time.Duration {
	if strings.HasSuffix(read, "\x1b") {
		return 15 * time.Millisecond
	}
	return 100 * time.Millisecond
}

func TestWhatIsNoKeyIsNeverOne(t *testing.T) {
	for what, c := range map[string]struct {
		sent []string // one read each
		want string
	}{
		"a late answer to a colour question":   {[]string{"\x1b]11;rgb:1e1e/2f2f/3d3d\x1b\\"}, ""},
		"one that is cut":                      {[]string{"\x1b]11;rgb:1e1e/2f", "2f/3d3d\x1b", "\\"}, ""},
		"what terminal it is":                  {[]string{"\x1b[?62;1;2c\x1bP>|XTerm(379)\x1b\\\x1b[12;40R"}, ""},
		"thirty mouse reports in one read":     {[]string{mouseReports(30)}, ""},
		"a mouse report cut":                   {[]string{"\x1b[<35;1", "2;3", "4M"}, ""},
		"F5 cut":                               {[]string{"\x1b[1", "5~"}, ""},
		"Down cut after ESC":                   {[]string{"\x1b", "[B"}, ""},
		"Down cut before its letter":           {[]string{"\x1b[", "B"}, ""},
		"a paste whose first mark is cut":      {[]string{"\x1b[20", "0~1 2 d3\x1b[201~"}, ""},
		"a paste whose last mark is cut":       {[]string{"\x1b[200~1 2 d3\x1b[2", "01~"}, ""},
		"a full-width digit cut":               {[]string{"\xef\xbc", "\x95"}, "press 5"},
		"a number pad in application mode":     {[]string{"\x1bOq\x1bOx"}, "press 1 press 8"},
		"kitty's keys, one cut":                {[]string{"\x1b[49u\x1b[574", "01u\x1b[49;1:3u"}, "press 1 press 2"},
		"a key that names no lane":             {[]string{"é"}, "press"},
		"one of a terminal that speaks Latin1": {[]string{"\xe9"}, "press"},
		"one whose bytes are cut":              {[]string{"\xc3", "\xa9"}, "press"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			m := newMeeting(t)
			p := m.live()
			for _, bytes := range c.sent {
				p.Type(bytes)
				time.Sleep(pause(bytes))
			}
			time.Sleep(150 * time.Millisecond)
			p.Type("9")
			want := strings.TrimSpace(c.want + " press 9")
			waitSaved(p, 0, 1+strings.Count(want, "press"))
			if got := m.recorded(); got != want {
				t.Errorf("recorded: %s; want %s", got, want)
			}
		})
	}
}

func TestALateAnswerAfterAResumeIsNoHandOff(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Type("1")
	waitSaved(p, before, 1)
	p.Press("ctrl+c")
	p.Wait(soon)
	p = m.open()
	time.Sleep(50 * time.Millisecond)
	p.Type("\x1b]11;rgb:3535/1212/0000\a\x1b]10;rgb:1111/2222/3333\x1b\\")
	p.Type("2")
	p.WaitFor("key 2", soon)
	time.Sleep(100 * time.Millisecond)
	if keys := m.keys(); keys != "12" {
		t.Errorf("the log holds the keys %q, want 12", keys)
	}
}

func TestALostPasteEndHoldsUpNoPress(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Type("\x1b[200~123")
	var typed []time.Time
	for _, key := range []string{"4", "5", "6"} {
		time.Sleep(150 * time.Millisecond)
		typed = append(typed, time.Now())
		p.Type(key)
	}
	waitSaved(p, before, 3)
	presses := m.events("press")
	if keys := m.keys(); keys != "456" {
		t.Fatalf("the log holds the keys %q, want 456", keys)
	}
	var at []time.Time
	for _, e := range presses {
		at = append(at, e.at())
	}
	stampedAsTyped(t, typed, at) // held up, they would be a second late
}

// leftOn are modes that a program before may have left on.
const leftOn = `\033[?1000h\033[?1003h\033[?1006h\033[?1h\033=\033[?1004h\033[?2004h\033[4h`

func TestModesThatOthersLeftOnAreReset(t *testing.T) {
	m := newMeeting(t)
	cmd := m.command(nil, file, "--race", race)
	shell := exec.Command("sh", append([]string{"-c", "printf '" + leftOn + "'; exec \"$0\" \"$@\"", cmd.Path}, cmd.Args[1:]...)...)
	shell.Dir, shell.Env = cmd.Dir, cmd.Env
	p := Launch(t, Usual, shell)
	p.WaitFor("ARMED", soon)
	input := vt10x.ModeMouseMask | vt10x.ModeMouseSgr | vt10x.ModeAppCursor | vt10x.ModeAppKeypad | vt10x.ModeInsert
	if on := p.screen.mode() & (input | vt10x.ModeWrap); on != 0 {
		t.Errorf("left on: %b", on)
	}
	p.Press("ctrl+c")
	p.Wait(soon)
	given(t, p)
}

func TestNoScriptMovesARow(t *testing.T) {
	m := newMeeting(t)
	list := startList()
	for from, to := range map[string]string{
		"Riverton": "हिन्दी विद्यालय", "Lakewood": "বাংলা স্কুল দল", "Peak": "தமிழ் பள்ளி அணி", "Boulder": "မြန်မာကျောင်း",
	} {
		list = strings.ReplaceAll(list, from, to)
	}
	m.Write("lanes.csv", strings.ReplaceAll(list, "7,1,1", "8,1,1"))
	m.Run("import", file, "lanes.csv", "--yes")
	cmd := m.command(nil, file, "--race", "8-1-1")
	p := launch(t, Usual, cmd, newEmulator(Usual, everyMark))
	p.WaitFor("Fairview", soon)
	p.WaitFor("ARMED", soon)
	p.Type("13") // before the gun: their rows are lit, and are drawn anew
	time.Sleep(300 * time.Millisecond)
	lines := strings.Split(p.Screen(), "\n")
	if !strings.Contains(lines[0], "ARMED") || len(lines) > Usual.Rows {
		t.Fatalf("the screen has been moved:\n%s", p.Screen())
	}
	for lane, name := range []string{"Northside", "", "", "", "", "Ashford", "Millbrook", "Harbor", "Fairview"} {
		row := lines[3+lane]
		if !strings.Contains(row, name) || !strings.Contains(row, fmt.Sprint(lane+1)) {
			t.Errorf("lane %d is not on its row:\n%s", lane+1, p.Screen())
		}
		if columns(row) != columns(lines[3]) {
			t.Errorf("lane %d's columns are not in their places:\n%s", lane+1, p.Screen())
		}
	}
}

// columns are where the dots of times to come stand in a row.
func columns(row string) string {
	var at []int
	for i, r := range []rune(row) {
		if r == '·' {
			at = append(at, i)
		}
	}
	return fmt.Sprint(at)
}

func TestCtrlCIsHeardWhateverIsPasted(t *testing.T) {
	home := NewHome(t, baton)
	if baton == "" {
		t.Skip("the module has no program to run")
	}
	p := home.Start(Usual, nil)
	p.WaitUntil("a screen", soon, func(screen string) bool { return screen != "" })
	go p.Paste(strings.Repeat("1 2 3 d4 ", 20_000)) // it waits for who reads
	time.Sleep(300 * time.Millisecond)
	p.Press("ctrl+c")
	p.Wait(5 * time.Second)
}
