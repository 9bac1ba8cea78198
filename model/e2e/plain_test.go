package e2e

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// ear is somebody at the program who hears its lines and sees nothing.
type ear struct {
	*Term
	t     testing.TB
	heard int // lines taken in so far
}

// listen opens a race in lines.
func (m *meeting) listen(env []string, args ...string) *ear {
	return &ear{Term: m.Start(Usual, append([]string{"TERM=dumb"}, env...), args...), t: m.t}
}

// next is the line told next, where one is told in time.
func (e *ear) next(limit time.Duration) (line string, told bool) {
	for end := time.Now().Add(limit); ; time.Sleep(5 * time.Millisecond) {
		all := strings.Split(e.Wrote(), "\r\n")
		if e.heard < len(all)-1 {
			e.heard++
			return all[e.heard-1], true
		}
		if time.Now().After(end) {
			return "", false
		}
	}
}

// match waits for a line that matches, and has heard those before it.
func (e *ear) match(is *regexp.Regexp) string {
	e.t.Helper()
	for {
		line, told := e.next(soon)
		if !told {
			e.t.Fatalf("no line says %s:\n%s", is, e.Wrote())
		}
		if is.MatchString(line) {
			return line
		}
	}
}

// until waits for a line that has some words in it.
func (e *ear) until(words string) string {
	e.t.Helper()
	return e.match(regexp.MustCompile(regexp.QuoteMeta(words)))
}

// walk goes down a menu until it tells an item that begins with some words, and
// takes it.
func (e *ear) walk(words string) {
	e.t.Helper()
	item := regexp.MustCompile(`(^| )of \d+$|^\d+$`)
	for range 30 {
		if line := e.match(item); strings.HasPrefix(line, words) {
			e.Press("enter")
			return
		}
		e.Press("down")
	}
	e.t.Fatalf("no item begins with %q:\n%s", words, e.Wrote())
}

func TestATerminalThatCannotBeDrawnOnIsToldInLinesByItself(t *testing.T) {
	e := newMeeting(t).listen(nil, file, "--race", race)
	if line, _ := e.next(soon); !strings.HasPrefix(line, "TERM=dumb: told in lines, as by --plain") {
		t.Errorf("the first line is %q", line)
	}
	e.until("ARMED")
	e.Press("space")
	e.until("gun")
	if wrote := e.Wrote(); strings.Contains(wrote, "\x1b") {
		t.Errorf("more than text was written: %q", wrote)
	}
}

// TestNamesAreToldInTheCharactersOfTheLocale listens to the bytes: é is one in
// Latin-1, ř one in Latin-2, and each has something like what it lacks.
func TestNamesAreToldInTheCharactersOfTheLocale(t *testing.T) {
	for locale, want := range map[string][]string{
		"fr_FR.ISO-8859-1": {"M\xfcller TV", "L\xf3dz AZS", "\xc5ngstr\xf6m", "Ondrej Kr\xed\x7a"},
		"pl_PL.ISO-8859-2": {"M\xfcller TV", "\xa3\xf3d\xbc AZS", "Angstr\xf6m", "Ond\xf8ej K\xf8\xed\xbe"},
		"C":                {"Muller TV", "Lodz AZS", "Angstrom", "Ondrej Kriz"},
	} {
		h := sprints(t)
		p := h.Start(Usual, []string{"TERM=xterm", "LANG=" + locale, "BATON_PLAIN=1"}, file, "--race", "9-1-1")
		e := &ear{Term: p, t: t}
		e.until("ARMED")
		e.Press("?", "down", "?")
		for _, runner := range want {
			for end := time.Now().Add(soon); !strings.Contains(e.Wrote(), runner); time.Sleep(5 * time.Millisecond) {
				if time.Now().After(end) {
					t.Fatalf("%s: no %q is told:\n%q", locale, runner, e.Wrote())
				}
			}
		}
	}
}

// What a keeper hears and acts upon: a hint that fits what went wrong, and the
// lane that a press was taken for.
var (
	short = regexp.MustCompile(`^one exchange short\? c: lane 7: exchange 2 not seen`)
	taken = regexp.MustCompile(`^lane (\d) (?:exchange|finish)`)
)

// race presses what is due, and mends what is heard to be wrong: a press that was
// taken for another lane than was meant, and a hand-off that was missed.
func (e *ear) race(strokes []stroke) (mended []string) {
	gun := time.Now()
	e.Press("space")
	for _, s := range strokes {
		time.Sleep(time.Until(gun.Add(s.at)))
		e.Press(strings.Split(s.keys, "")...)
		if s.meant == "" {
			continue
		}
		heard := taken.FindStringSubmatch(e.match(taken))
		switch {
		case heard[1] != s.meant:
			e.Press("m", s.meant)
			e.until("lane " + s.meant + " (pressed")
		case s.meant == "7" && e.says(short):
			e.Press("c")
			e.until("lane 7: exchange 2")
		default:
			continue
		}
		mended = append(mended, heard[0])
	}
	return mended
}

// says reports whether the next line, told with the one before, matches.
func (e *ear) says(is *regexp.Regexp) bool {
	line, told := e.next(300 * time.Millisecond)
	return told && is.MatchString(line)
}

// stroke is what a keeper presses so long after the gun.
type stroke struct {
	at    time.Duration
	keys  string
	meant string // the lane, where it is one's hand-off
}

// mishaps are the strokes of nine lanes over short legs: lane 4's second hand-off is
// pressed for lane 5, lane 7's second is missed, and lane 2 is disqualified.
func mishaps() []stroke {
	var all []stroke
	for leg := 1; leg <= 4; leg++ {
		for lane := 1; lane <= 9; lane++ {
			at := time.Duration(leg) * (2400 + time.Duration(lane)*120) * time.Millisecond
			key := fmt.Sprint(lane)
			meant := key
			switch {
			case leg == 2 && lane == 4:
				key = "5"
			case leg == 2 && lane == 7:
				continue
			case leg == 3 && lane == 9:
				all = append(all, stroke{at + 300*time.Millisecond, "x2", ""})
			}
			all = append(all, stroke{at, key, meant})
		}
	}
	slices.SortFunc(all, func(a, b stroke) int { return cmp.Compare(a.at, b.at) })
	return all
}

func TestAHeatWithAWrongLaneAMissAndADQIsTimedAndMendedByEar(t *testing.T) {
	if testing.Short() {
		t.Skip("it times a race of fourteen seconds")
	}
	t.Parallel()
	m := newMeeting(t)
	var list strings.Builder
	list.WriteString("event,round,heat,name,format,lane,team,distance1,distance2,distance3,distance4\n")
	for lane := 1; lane <= 9; lane++ {
		fmt.Fprintf(&list, "8,1,1,Short relay,custom,%d,School %d,20,20,20,20\n", lane, lane)
	}
	m.Write("short.csv", list.String())
	m.Run("import", file, "short.csv", "--yes")
	e := m.listen(nil, "--plain", file, "--race", "8-1-1")
	e.until("ARMED")
	mended := e.race(mishaps())
	e.until("all finished")
	if len(mended) != 2 {
		t.Errorf("the hints heard were %q", mended)
	}
	e.Press("esc")
	e.walk("leave")
	e.until("Short relay")
	e.Press("d")
	e.until("DQ")
	e.Press("u")
	e.until("2nd to DQ")
	e.Press("enter")
	e.until("upheld")
	e.Press("ctrl+c")
	if code := e.Wait(soon); code != 0 {
		t.Errorf("exit code %d", code)
	}
	inLines(t, e.Wrote())
	m.rightAfterMending(e.Wrote())
}

// inLines fails unless what was written is text in lines of at most 80 characters.
func inLines(t *testing.T, wrote string) {
	t.Helper()
	for _, l := range strings.Split(wrote, "\r\n") {
		if n := len([]rune(l)); n > 80 || strings.ContainsFunc(l, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
			t.Errorf("%d characters: %q", n, l)
		}
	}
}

// rightAfterMending fails unless the race is recorded as it was run.
func (m *meeting) rightAfterMending(heard string) {
	m.t.Helper()
	var out struct {
		Races []struct {
			Entries []struct {
				Lane      int
				Status    string
				Place     *int
				Doubts    []string
				Exchanges []struct {
					Pass *float64 `json:"pass_s"`
					Seen bool
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(m.Run("export", file, "--race", "8-1-1", "--format", "json")), &out); err != nil {
		m.t.Fatal(err)
	}
	for _, entry := range out.Races[0].Entries {
		status, place := "OK", entry.Lane
		if entry.Lane == 2 {
			status = "DQ"
		} else if entry.Lane > 2 {
			place--
		}
		if entry.Status != status || status == "OK" && (entry.Place == nil || *entry.Place != place) || len(entry.Doubts) > 0 {
			m.t.Errorf("lane %d is %s, place %v, doubts %v\n%s", entry.Lane, entry.Status, entry.Place, entry.Doubts, heard)
		}
		for i, x := range entry.Exchanges {
			ran := float64(i+1) * (2.4 + float64(entry.Lane)*0.12)
			if missed := entry.Lane == 7 && i == 1; missed != (x.Pass == nil) || !missed && (*x.Pass < ran-0.3 || *x.Pass > ran+1) {
				m.t.Errorf("lane %d exchange %d is at %v, run at %.2f\n%s", entry.Lane, i+1, x.Pass, ran, heard)
			}
		}
	}
}

func TestToldFromItsFirstByteToItsLastItIsTextInLines(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]struct {
		env  []string
		args []string
	}{
		"by a flag":        {nil, []string{"--plain", file, "--race", race}},
		"by a wish of old": {[]string{"BATON_PLAIN=1"}, []string{file, "--race", race}},
		"in any terminal":  {[]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, []string{file, "--plain", "--race", race}},
		"the demo":         {nil, []string{"demo", "--plain", "--speed", "50"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMeeting(t)
			e := m.listen(start.env, start.args...)
			e.until("ARMED")
			if name == "the demo" {
				e.until("all finished")
			} else {
				e.Press("space")
				e.until("the clock runs")
				e.Press("3")
				e.until("lane 3, ")
				e.Press("?")
				e.until("clock 0:")
				e.Resize(Size{40, 12})
				e.Press("esc", "down", "esc", "j", "tab")
				e.until("TIMES FIRST")
			}
			e.Press("ctrl+c")
			if code := e.Wait(soon); code != 0 {
				t.Errorf("exit code %d", code)
			}
			inLines(t, e.Wrote())
			if !strings.HasSuffix(e.Wrote(), "\r\n") {
				t.Errorf("it ends in the middle of a line: %q", e.Wrote())
			}
			if left := e.Restored(); left != "" {
				t.Error(left)
			}
		})
	}
}

func TestATerminalThatStallsHearsEachPressOnceItGoesOn(t *testing.T) {
	t.Parallel()
	m := newMeeting(t)
	e := m.listen(nil, "--plain", file, "--race", race)
	e.until("ARMED")
	e.Press("space")
	e.until("the clock runs")
	time.Sleep(100 * time.Millisecond)
	e.Stall()
	for _, key := range strings.Split("123456789", "") {
		e.Type(key)
		time.Sleep(30 * time.Millisecond)
	}
	e.Resume()
	for lane := range 9 {
		e.until(fmt.Sprintf("lane %d, ", lane+1))
	}
}
