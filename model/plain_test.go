package model

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model/setup"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sample"
	"baton/relay/settings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"
)

// listen has a desk's program tell in place of draw, and gives what it tells.
func (d *desk) listen() *bytes.Buffer {
	var told bytes.Buffer
	d.r.tellsTo(&told, nil)
	d.send(tickMsg(d.now))
	return &told
}

// hears is what is told after some keys, in lines.
func hears(d *desk, told *bytes.Buffer, keys ...string) []string {
	told.Reset()
	d.press(keys...)
	return strings.Split(strings.TrimSuffix(told.String(), "\r\n"), "\r\n")
}

// byEar fails unless what was told is text and the ends of lines, no line wider
// than it may be.
func byEar(t interface{ Fatalf(string, ...any) }, told string) {
	for _, l := range strings.Split(told, "\r\n") {
		if wide := max(ansi.StringWidth(l), ansi.StringWidthWc(l)); wide > 80 {
			t.Fatalf("%d cells: %q", wide, l)
		}
		for _, r := range l {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x2800 && r <= 0x28ff || r == 0xfffd {
				t.Fatalf("%q is told in %q", r, l)
			}
		}
	}
}

func TestEachPressIsOneLine(t *testing.T) {
	d := sit(t, "4x100", 9)
	told := d.listen()
	if got := hears(d, told, "space"); len(got) != 1 || !strings.Contains(got[0], "the clock runs") {
		t.Errorf("the gun is told as %q", got)
	}
	d.wait(12.4)
	for i, want := range []string{"lane 3 exchange 1, 12.4, first", "lane 1 exchange 1, 12.4, second", "lane 7 exchange 1, 12.4, third"} {
		if got := hears(d, told, []string{"3", "1", "7"}[i]); got[0] != want || len(got) > 1 && !strings.HasPrefix(got[1], "GET READY") {
			t.Errorf("a press is told as %q, want %q", got, want)
		}
	}
	if got := hears(d, told, "245689"); len(got) != 6 {
		t.Errorf("six presses at once are told in %d lines: %q", len(got), got)
	}
}

func TestANumberOfTwoDigitsIsOneLine(t *testing.T) {
	d := sit(t, "4x800", 12)
	told := d.listen()
	d.press("space").wait(130)
	if got := hears(d, told, "1"); got[0] != "" {
		t.Errorf("half a number is told as %q", got)
	}
	if got := hears(d, told, "2"); got[0] != "lane 12 exchange 1, 2:10.0, first" {
		t.Errorf("the whole one is told as %q", got)
	}
	d.press("1").wait(2)
	told.Reset()
	if d.send(tickMsg(d.now)); !strings.HasPrefix(told.String(), "time, no team, 2:10.0") {
		t.Errorf("a digit left alone is told as %q", told)
	}
}

func TestManyPressesOfAnotherLaptopAreToldAsANumber(t *testing.T) {
	d := sit(t, "4x800", 12)
	told := d.listen()
	d.press("space").wait(130)
	told.Reset()
	for range 40 {
		d.wait(0.3)
		d.r.Session.Press("1-1-1", relay.Stroke{Key: "space", Rune: " "}, d.now)
	}
	d.send(tickMsg(d.now))
	if n := strings.Count(told.String(), "\n"); n > 20 || !strings.Contains(told.String(), "24 more have come in") {
		t.Errorf("40 presses are told in %d lines:\n%s", n, told)
	}
}

func TestAnotherGunIsToldAsANumberOfTimes(t *testing.T) {
	d := sit(t, "4x100", 9)
	told := d.listen()
	d.press("space").wait(13)
	d.press("1", "2", "3", "4", "5", "6").wait(1)
	d.press("g", "left")
	if got := strings.Join(hears(d, told, "enter"), "|"); !strings.HasPrefix(got, "6 times have changed") {
		t.Errorf("it tells %q", got)
	}
}

func TestARaceIsResumedWithHowItStands(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("1", "2").wait(5)
	told := d.listen().String()
	for _, want := range []string{"clock 0:17.0", "still to come exchange 1: 3", "the clock runs"} {
		if !strings.Contains(told, want) {
			t.Errorf("on coming back it does not tell %q:\n%s", want, told)
		}
	}
	if strings.Contains(told, "12.0") && strings.Count(told, "\n") > 12 {
		t.Errorf("it tells all over again:\n%s", told)
	}
}

func TestAFieldThatIsLeftSaysWhereOneIs(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
	d.press("enter")
	if got := hears(d, told, "esc"); !strings.HasPrefix(got[len(got)-1], "leg 1 100 m") {
		t.Errorf("it tells %q", got)
	}
}

func TestNothingIsToldTwiceAndNothingUnaskedThatDoesNotMatter(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.press("space")
	told.Reset()
	for range 100 {
		d.wait(0.05).send(tickMsg(d.now))
	}
	if told.Len() > 0 {
		t.Errorf("in five seconds without a key it told %q", told)
	}
	for range 180 {
		d.wait(0.05).send(tickMsg(d.now))
	}
	if said := told.String(); strings.Count(said, "GET READY") > 1 || strings.Count(said, "LATE") > 1 || strings.Count(said, "\n") > 3 {
		t.Errorf("in nine more it told %q", said)
	}
}

func TestTheQuestionMarkTellsTheStateAndTwiceTheKeys(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.press("space").wait(12)
	d.press("1", "2").wait(1)
	state := strings.Join(hears(d, told, "?"), "\n")
	for _, want := range []string{"clock 0:13.0", "still to come exchange 1: 3", "lane 1 Team 1, leg 2 of 4", "saved"} {
		if !strings.Contains(state, want) {
			t.Errorf("the state does not tell %q:\n%s", want, state)
		}
	}
	if d.race().Teams[0].Passes[0].Known != true || d.r.Screen == nil {
		t.Error("asking changed the race")
	}
	if keys := strings.Join(hears(d, told, "?"), "\n"); !strings.Contains(keys, "Keys 1 to 3") {
		t.Errorf("the second question mark tells %q", keys)
	}
	d.press("esc")
	if again := strings.Join(hears(d, told, "?"), "\n"); !strings.Contains(again, "clock") {
		t.Errorf("asked again it tells %q", again)
	}
}

func TestWhatOnlyAPictureShowedIsToldToo(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.press("space").around(4, "1", "2", "3").choose("leave")
	at := ui.Page{Race: "1-1-1", Team: "1-1-1-1"}
	for kind, page := range map[ui.PageKind]struct{ key, says string }{
		ui.Card: {"", "baton: in the right hand"}, ui.TeamResult: {"e", "exchange 1: pass 12.0"}, ui.Results: {"g", "key 1 Team 1, exchange 1 leads"},
	} {
		at.Kind = kind
		d.r.Go(at)
		told.Reset()
		d.send(tickMsg(d.now))
		if page.key != "" {
			d.press(page.key)
		}
		if !strings.Contains(told.String(), page.says) {
			t.Errorf("%d: no %q is told:\n%s", kind, page.says, told)
		}
	}
}

func TestAKeyTriedAfterARecallIsTold(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.press("space").wait(12).press("1").choose("recall").wait(3)
	if said := hears(d, told, "2"); said[0] != "lane 2 works: Team 2" {
		t.Errorf("it tells %q", said)
	}
	d.shows("key 2 works", "key 1 recalled").wait(1).press("space").wait(11.5)
	if said := hears(d, told, "2"); said[0] != "lane 2 exchange 1, 11.5, first" {
		t.Errorf("after the new gun it tells %q", said)
	}
}

func TestWhatIsChosenIsToldOnceWhenAsked(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("1", "2")
	told := d.listen()
	if said := strings.Join(hears(d, told, "?"), "\n"); strings.Count(said, "lane 1 Team 1, leg 2 of 4") != 1 || strings.Count(said, "lane 2 Team 2, leg 2 of 4") != 1 {
		t.Errorf("it tells\n%s", said)
	}
}

func TestAPressInTheMomentOfAskingIsToldToo(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.press("space").wait(12)
	if said := hears(d, told, "12?"); !strings.Contains(said[0], "exchange 1, 12.0") || !strings.Contains(said[1], "exchange 1, 12.0") || said[0] == said[1] || !strings.HasPrefix(said[2], "race 1-1-1") {
		t.Errorf("it tells %q", said)
	}
}

func TestAskingEndsWhatWaitsForAnotherKey(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.press("space").wait(12)
	d.press("d", "?")
	if got := hears(d, told, "1"); !strings.HasPrefix(got[0], "lane 1 exchange 1, 12.0") {
		t.Errorf("the digit after the question is told as %q", got)
	}
}

func TestAPressThatIsNotSavedIsSaidSo(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.press("space").wait(12)
	waitFor(t, func() bool { return d.r.unsaved() == 0 })
	d.log.mu.Lock()
	d.log.full = true
	d.log.mu.Unlock()
	told.Reset()
	d.press("1")
	waitFor(t, func() bool { return d.r.Session.Saved().Err != nil })
	d.send(tickMsg(d.now))
	if !strings.Contains(told.String(), "NOT SAVED, 1: disk full") {
		t.Errorf("it tells %q", told)
	}
	d.log.mu.Lock()
	d.log.full = false
	d.log.mu.Unlock()
	told.Reset()
	waitFor(t, func() bool {
		d.send(tickMsg(d.now))
		return strings.Contains(told.String(), " saved")
	})
}

func TestAKeyThatChangesNothingIsAnswered(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	if got := hears(d, told, "up"); len(got) != 1 || got[0] != "nothing new: focus lane 1 Team 1" {
		t.Errorf("above the first team it tells %q", got)
	}
	for range 2 {
		if got := hears(d, told, "enter"); len(got) != 1 || !strings.HasPrefix(got[0], "no gun yet") {
			t.Errorf("a refusal is told as %q", got)
		}
	}
}

func TestTypingIsEchoedInOneLine(t *testing.T) {
	d := sit(t, "4x100", 3)
	told := d.listen()
	d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
	hears(d, told, "enter")
	told.Reset()
	d.press("A", "n", "a", " ", "R")
	if got := told.String(); got != "Ana R" {
		t.Errorf("typing is told as %q", got)
	}
	if got := strings.Join(hears(d, told, "backspace", "backspace"), "|"); !strings.Contains(got, "leg 1 of Team 1: Ana") {
		t.Errorf("erasing is told as %q", got)
	}
	if got := strings.Join(hears(d, told, "enter"), "|"); !strings.Contains(got, "leg 2 of Team 1:") {
		t.Errorf("the next question is told as %q", got)
	}
}

// everyPage leads to each page of the program, and what stands over some.
var everyPage = map[string]func(d *desk){
	"timing": func(*desk) {}, "meets": func(d *desk) {
		d.r.Go(ui.Page{Kind: ui.Meets})
		d.send(meetsMsg{files: []meetFile{{name: "county", races: "3", status: "1 run"}}})
	},
	"races":     func(d *desk) { d.r.Go(ui.Page{Kind: ui.Races}) },
	"startlist": func(d *desk) { d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"}) },
	"checkin":   func(d *desk) { d.r.Go(ui.Page{Kind: ui.CheckIn, Race: "1-1-1"}) },
	"plan":      func(d *desk) { d.r.Go(ui.Page{Kind: ui.Plan, Race: "1-1-1", Team: "1-1-1-1"}) },
	"practices": func(d *desk) { d.r.Go(ui.Page{Kind: ui.Practices}) },
	"practice":  func(d *desk) { practisedBy(d, "Ana Ruiz", "Bea Holt") },
	"pair": func(d *desk) {
		practisedBy(d, "Ana Ruiz", "Bea Holt")
		d.press("o")
	},
	"who":       func(d *desk) { d.r.Show(setup.AskPractice(&d.r.Shell)) },
	"import":    func(d *desk) { d.r.Go(ui.Page{Kind: ui.Import}) },
	"review":    func(d *desk) { d.r.Go(ui.Page{Kind: ui.Review, Race: "1-1-1"}) },
	"decisions": func(d *desk) { d.r.Go(ui.Page{Kind: ui.Decisions}) },
	"results":   func(d *desk) { d.r.Go(ui.Page{Kind: ui.Results, Race: "1-1-1"}) },
	"history":   func(d *desk) { d.r.Go(ui.Page{Kind: ui.History}) },
	"new race":  func(d *desk) { d.r.Show(newRaceForm(&d.r.Shell)) },
	"new meet":  func(d *desk) { d.r.Show(newMeetForm(d.r)) },
}

func TestAnyWalkIsTextInLines(t *testing.T) {
	names := []string{"\x1b[31mred\x1b[0m", "\u28ff\u28ff Braille", strings.Repeat("Wolverhampton", 9), "北京市第四中学接力队", "bad\xffbytes", "a\tb\r\nc", "⚑ → ✓"}
	keys := append([]string{"e", "t", "v", "[", "]", "/", "r", "o", "i", "u", "y", "w", "home", "end", "left", "Ana Ruiz; Bea", "12,5", "北京"}, everyKey...)
	rapid.Check(t, func(rt *rapid.T) {
		d := sit(t, rapid.SampledFrom([]relay.FormatID{"4x100", "4x800", "shuttle", "custom"}).Draw(rt, "format"), rapid.SampledFrom([]int{0, 1, 3, 12}).Draw(rt, "teams"))
		opened := d.r.Session
		defer opened.Close(closeLimit)
		for i, team := range d.race().Teams {
			d.r.Session.Write("1-1-1", d.now, &relay.TeamSet{Team: team.ID, Name: &names[i%len(names)]})
		}
		told := d.listen()
		if rapid.Bool().Draw(rt, "begun") {
			d.press("space").wait(12)
			d.press("1", "2")
		}
		page := rapid.SampledFrom(slices.Sorted(maps.Keys(everyPage))).Draw(rt, "page")
		everyPage[page](d)
		for range rapid.IntRange(1, 30).Draw(rt, "length") {
			d.wait(rapid.SampledFrom([]float64{0, 0.5, 3}).Draw(rt, "wait")).press(rapid.SampledFrom(keys).Draw(rt, "key"))
			d.send(tickMsg(d.now))
			if d.r.Session == nil || d.r.Screen == nil {
				break // the meet was left
			}
		}
		byEar(rt, told.String())
	})
}

func TestEveryPageOfTheTableIsToldAndAnswersWhenAsked(t *testing.T) {
	walkPages(t, func(d *desk, page page) {
		told := d.listen()
		if page.Kind != ui.Timing && strings.Count(told.String(), "\n") < 3 {
			t.Errorf("%s tells %q", page.Name, told)
		}
		if said := hears(d, told, "?"); len(said) < 3 {
			t.Errorf("asked, %s tells %q", page.Name, said)
		}
		if said := hears(d, told, "?"); !strings.HasPrefix(strings.Join(said, " "), "Keys") && !strings.Contains(strings.Join(said, " "), "Keys 1 to") {
			t.Errorf("asked for the keys, %s tells %q", page.Name, said)
		}
		for _, k := range []string{"esc", "down", "down", "up", "home", "end", "/", "x", "esc", "left", "right", "tab", "ctrl+p", "down", "t", "esc"} {
			d.wait(0.2).press(k)
			d.send(tickMsg(d.now))
		}
		byEar(t, told.String())
	})
}

func TestEveryPageIsToldAndAnswersWhenAsked(t *testing.T) {
	for page, open := range everyPage {
		t.Run(page, func(t *testing.T) {
			d := sit(t, "4x100", 3)
			told := d.listen()
			told.Reset()
			open(d)
			d.send(tickMsg(d.now))
			if page != "timing" && strings.Count(told.String(), "\n") < 2 {
				t.Errorf("on coming to it it tells %q", told)
			}
			if typing := d.r.frame().Tell().Typing != nil; !typing && len(hears(d, told, "?")) < 2 {
				t.Errorf("when asked it tells %q", told)
			}
			byEar(t, told.String())
		})
	}
}

// session is what a user types and what is told, one after the other.
func session(d *desk, keys []string) string {
	told := d.listen()
	out := told.String()
	for _, k := range keys {
		if wait, ok := strings.CutPrefix(k, "wait "); ok {
			var s float64
			_, _ = fmt.Sscan(wait, &s)
			for range int(s * 10) {
				d.wait(0.1).send(tickMsg(d.now))
			}
			out += "> " + k + "\n" + told.String()
			told.Reset()
			continue
		}
		told.Reset()
		d.press(k)
		out += "> " + k + "\n" + told.String()
		if told.Len() > 0 && !strings.HasSuffix(out, "\n") {
			out += "\n"
		}
		told.Reset()
	}
	return strings.ReplaceAll(out, "\r\n", "\n")
}

// atTheSample sits down at the sample meet, at a time of day that is always the
// same.
func atTheSample(t *testing.T) *desk {
	d := &desk{t: t, log: &memory{}, now: time.Date(2026, 5, 9, 14, 3, 0, 0, time.Local)}
	d.r = newRoot(Options{Version: "test", Now: func() time.Time { return d.now }, Settings: settings.Settings{Station: "test", Spot: relay.Everywhere, Theme: "mono", Quiet: true}})
	d.r.open = func() (Opened, error) {
		read, err := meet.ReadLog(d.log)
		return Opened{Read: read, Race: sample.FirstRace, setUp: func(s *meet.Session) {
			for _, set := range sample.Setup(s.MeetID()) {
				s.Write(set.Race, s.OpenedAt(), set.Facts...)
			}
		}}, err
	}
	o, err := d.r.open()
	d.send(loadedMsg{o, err})
	waitFor(t, func() bool { return d.r.unsaved() == 0 })
	t.Cleanup(func() { d.r.Session.Close(time.Second) })
	return d
}

func TestSessionsAreToldAsWritten(t *testing.T) {
	for name, keys := range map[string][]string{
		"race": {"3", "space", "wait 8", "1", "wait 5", "1", "2", "3", "4", "4", "wait 2", "c", "d", "5", "f", "6", "wait 3", "esc", "down", "esc", "down", "tab", "tab", "backspace", "j", "wait 1"},
		"pages": {"esc", "up", "up", "enter", "down", "up", "s", "down", "right", "enter", "Z", "oe", "esc", "esc", "esc", "c", "2", "right", "y", "esc",
			"r", "enter", "t", "esc", "esc", "g", "esc", "esc", "v", "esc", "d", "esc", "h", "tab", "esc", "n", "right", "enter", "left", "enter", "F", "esc", "esc"},
	} {
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, session(atTheSample(t), keys)) })
	}
}
