package history_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/meet"
	"baton/relay/relaytest"
	"baton/relay/sqlite"
)

var (
	opened = time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)
	ana    = relay.Pair{Gives: "Ana Ruiz", Takes: "Bea Holt"}
)

// How Ana and Bea hand off in a 4×100, in practice and in a race.
var (
	blind = relay.HandOffKind{Format: "4x100", In: 100 * relay.Metre, Out: 100 * relay.Metre, Zone: 30 * relay.Metre, Style: "blind"}
	raced = relay.HandOffKind{Format: "4x100", In: 100 * relay.Metre, Out: 100 * relay.Metre, Zone: 30 * relay.Metre, Style: "blind", Race: true}
)

// coach writes one meet file, on a clock moved by hand.
type coach struct {
	t    *testing.T
	s    *meet.Session
	race relay.RaceID
}

func newMeet(t *testing.T, path string) *coach {
	t.Helper()
	log, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	read, err := meet.ReadLog(log)
	if err != nil {
		t.Fatal(err)
	}
	desk := relay.Desk{Station: "one", Spot: relay.Everywhere, Mode: relay.Lanes}
	return &coach{t: t, s: meet.Open(read, meet.Config{Desk: desk, Opened: opened, Deliver: func([]relay.Event) {}, Notify: func() {}})}
}

func at(s float64) time.Time { return opened.Add(time.Duration(s * float64(time.Second))) }

func (c *coach) do(s float64, command relay.Command) {
	c.t.Helper()
	if _, err := c.s.Do(c.race, command, at(s)); err != nil {
		c.t.Fatalf("%T: %v", command, err)
	}
}

// practise makes repetitions of these zone times from a moment on, every one of
// them told; a time of 0 is a drop.
func (c *coach) practise(from float64, pair relay.Pair, zoneTimes ...float64) {
	c.t.Helper()
	p, err := c.s.State.NewPractice("4x100", 1, pair, "Northside")
	if err != nil {
		c.t.Fatal(err)
	}
	c.race = c.s.State.PracticeRace(p)
	c.do(from, relay.Practise{Practice: p})
	for i, zone := range zoneTimes {
		start := from + 60*float64(i+1)
		c.do(start, relay.MarkRep{Rune: "j"})
		verdict := relay.DroppedPass
		if zone > 0 {
			verdict = relay.Clean
			c.do(start+zone/2, relay.MarkRep{Rune: "k"})
			c.do(start+zone, relay.MarkRep{Rune: "l"})
		}
		c.do(start+5, relay.Judge{What: verdict})
	}
}

// runs a 4×100 of one team, leg by leg, with the first zone watched.
func (c *coach) runs(event int, gun float64, legs ...float64) {
	c.t.Helper()
	c.runsAs("4x100", event, gun, legs...)
}

// runsAs is runs in another format.
func (c *coach) runsAs(format relay.FormatID, event int, gun float64, legs ...float64) {
	c.t.Helper()
	c.race = relay.MakeRaceID(event, 1, 1)
	name, squad, lane := "Northside", "A", 3
	title := "Girls 4×100 m"
	team := relay.MakeTeamID(c.s.MeetID(), event, 1, name, squad)
	c.s.Write(c.race, at(gun), &relay.RaceSet{Format: &format, Name: &title}, &relay.TeamSet{Team: team, Name: &name, Squad: &squad, Lane: &lane})
	for i, runner := range []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"} {
		c.s.Write(c.race, at(gun), &relay.LineupSet{Team: team, Leg: i + 1, Runner: &runner})
	}
	c.do(gun, relay.Arm{})
	c.do(gun, relay.Fire{Key: "space"})
	passed := gun
	for i, took := range legs {
		passed += took
		c.s.Press(c.race, relay.Stroke{Key: "3"}, at(passed))
		if i == 0 {
			k := relay.Keyed{Attempt: c.s.State.Race(c.race).Attempt(), Key: "3"}
			c.s.Write(c.race, at(passed-2.4), relay.NewZoneMark(relay.KindEnter, k))
			c.s.Write(c.race, at(passed+1.2), relay.NewZoneMark(relay.KindExit, k))
		}
	}
}

func (c *coach) close() {
	c.t.Helper()
	if n := c.s.Close(5 * time.Second); n > 0 {
		c.t.Fatalf("%d events not saved", n)
	}
}

func reader(path string) (*relay.Meet, error) {
	r, err := sqlite.ReadMeet(path, sqlite.ReadLimit)
	if err != nil {
		return nil, err
	}
	return r.State, nil
}

func read(t *testing.T, f *history.Folder) *history.History {
	t.Helper()
	h, err := f.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestWhatAPairHasDoneIsGatheredFromPracticeAndRaces(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "april.meet"))
	c.practise(0, ana, 3.8, 3.5, 3.7, 0)
	c.close()
	c = newMeet(t, filepath.Join(dir, "may.meet"))
	c.runs(12, 10000, 12.5, 12.3, 12.6, 12.4)
	c.practise(20000, ana, 3.4)
	c.close()
	h := read(t, history.Open(dir, reader))
	s := h.Pair("northside", relay.Pair{Gives: "ana ruiz", Takes: "Bea  Holt"}, blind)
	relaytest.Want(t, "in words", s.String(), "ruiz → Holt: 5 reps, 4 clean, best 3.4 s / 30 m, last 4: 3.8 3.5 3.7 3.4 / 30 m")
	relaytest.Want(t, "the race apart", h.Pair("Northside", ana, raced).String(), "Ruiz → Holt: 1 race, 1 clean, best 3.6 s / 30 m, last 1: 3.6 / 30 m")
	relaytest.Want(t, "the other way round", h.Pair("Northside", relay.Pair{Gives: "Bea Holt", Takes: "Ana Ruiz"}, blind).String(), "Holt → Ruiz: no reps yet")
	relaytest.Want(t, "practised, and at race pace", h.Practised("Northside", ana, blind, "R→L").String(), "practice: 4 clean of 5; at race pace: 1 of 1 went well")
	bea := relay.Pair{Gives: "Bea Holt", Takes: "Cara Lim"}
	relaytest.Want(t, "an unwatched exchange counts as made", h.Practised("Northside", bea, blind, "L→R").String(), "practice: none; at race pace: 1 of 1 went well")
	relaytest.Want(t, "but tells no time", h.Pair("Northside", bea, raced).Reps, 0)
	relaytest.Want(t, "pairs by kind", len(h.Pairs()), 2)
	relaytest.Want(t, "problems", len(h.Problems), 0)
	relaytest.Want(t, "where from", h.Exchanges("Northside", ana)[4].Race, relay.RaceID("12-1-1"))
}

func TestTimesOver30And40MetresNeverMix(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "may.meet"))
	c.practise(0, ana, 3.8, 3.5)
	c.s.Desk.Past = 10 * relay.Metre
	c.practise(1000, ana, 4.4, 4.6, 4.5)
	c.close()
	h := read(t, history.Open(dir, reader))
	past := blind
	past.Past = 10 * relay.Metre
	relaytest.Want(t, "over 30", h.Pair("Northside", ana, blind).String(), "Ruiz → Holt: 2 reps, 2 clean, best 3.5 s / 30 m, last 2: 3.8 3.5 / 30 m")
	relaytest.Want(t, "over 40", h.Pair("Northside", ana, past).String(), "Ruiz → Holt: 3 reps, 3 clean, best 4.4 s / 40 m, last 3: 4.4 4.6 4.5 / 40 m")
	relaytest.Want(t, "a line for each", len(h.Pairs()), 2)
	relaytest.Want(t, "practised all the same", h.Practised("Northside", ana, blind, "R→L").String(), "practice: 5 clean of 5; at race pace: never")
}

func TestAFlatBestIsFoundInAnyMeetAndOfTheTeamThatHasIt(t *testing.T) {
	dir := t.TempDir()
	for i, best := range []time.Duration{12900 * time.Millisecond, 12700 * time.Millisecond} {
		c := newMeet(t, filepath.Join(dir, fmt.Sprintf("%d.meet", i)))
		c.s.Write("", at(0), &relay.RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Bests: []relay.FlatBest{{Distance: 100 * relay.Metre, PB: &best}}})
		c.close()
	}
	h := read(t, history.Open(dir, reader))
	best, ok := h.FlatBest("ana ruiz", "northside", 100*relay.Metre)
	relaytest.Want(t, "the fastest", fmt.Sprint(best, ok), "12.7s true")
	_, ok = h.FlatBest("Ana Ruiz", "Lakewood", 100*relay.Metre)
	relaytest.Want(t, "another school's", ok, false)
	_, ok = h.FlatBest("Ana Ruiz", "Northside", 200*relay.Metre)
	relaytest.Want(t, "another distance", ok, false)
}

func TestARunnerAndATeamHaveFigures(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "season.meet"))
	for i := range 8 {
		c.runs(i+1, 1000*float64(i+1), 12.8-0.1*float64(i), 12.3, 12.6, 12.4)
	}
	id := c.s.State.Race("8-1-1").Teams[0].ID
	c.race = "8-1-1"
	c.s.Write(c.race, at(8013), relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: c.s.State.Race(c.race).Attempt(), Team: id}, Exchange: 1}))
	c.s.Write(c.race, at(8060), relay.NewIncident(relay.KindDQ, relay.Incident{Keyed: relay.Keyed{Team: id}, Exchange: 2, What: "zone-late"}))
	for _, i := range c.s.State.Race(c.race).Incidents {
		if i.Kind == relay.KindDQ {
			c.s.Write(c.race, at(8070), &relay.Decision{Report: i.ID, Decision: relay.Upheld})
		}
	}
	id = c.s.State.Race("7-1-1").Teams[0].ID
	c.s.Write("7-1-1", at(8100), relay.NewIncident(relay.KindDQ, relay.Incident{Keyed: relay.Keyed{Team: id}, Exchange: 3, What: "zone-late"}))
	c.s.Write("7-1-1", at(8101), relay.NewIncident(relay.KindReinstated, relay.Incident{Keyed: relay.Keyed{Team: id}}))
	c.close()
	h := read(t, history.Open(dir, reader))
	relaytest.Want(t, "a team put back was not late", h.Exchanges("Northside", relay.Pair{Gives: "Cara Lim", Takes: "Dee Wong"})[6].Verdict, "")
	lines := h.Runners()
	relaytest.Want(t, "runners", len(lines), 4)
	r := lines[0]
	relaytest.Want(t, "who", r.Name+" of "+r.Team, "Ana Ruiz of Northside")
	relaytest.Want(t, "from a standing start", r.Kind, relay.LegKind{Distance: 100 * relay.Metre, Standing: true})
	relaytest.Want(t, "figures", fmt.Sprintf("%d best %v median %v last %v trend %v", r.Count, r.Best, r.Median, r.Last, r.Trend), "7 best 12.2s median 12.5s last 12.2s trend 0s")
	relaytest.Want(t, "the one that was dropped is left out", r.Failed, 1)
	l := h.Teams()[0]
	relaytest.Want(t, "team", fmt.Sprintf("%s %s %s: %d races, %d exchanges, best %v of %d", l.Team, l.Who, l.Format, l.Races, l.Exchanges, l.Best, l.Count), "Northside A girls 4x100: 8 races, 24 exchanges, best 49.5s of 7")
	drops, dqs := l.PerHundred()
	relaytest.Want(t, "of a hundred exchanges", fmt.Sprintf("%.1f dropped, %.1f disqualified", drops, dqs), "4.2 dropped, 4.2 disqualified")
	relaytest.Want(t, "the drop and the late one", h.Exchanges("Northside", ana)[7].Verdict+", "+h.Exchanges("Northside", relay.Pair{Gives: "Bea Holt", Takes: "Cara Lim"})[7].Verdict, "dropped, late")
}

func TestZoneTimesOfOtherZonesAreNotCompared(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "old.meet"))
	zone := relay.Zone{Before: 10 * relay.Metre, After: 10 * relay.Metre}
	c.s.Write("", at(0), &relay.MeetSet{Zones: []relay.ZoneOverride{{Format: "4x100", Exchange: 1, Zone: zone}}})
	c.practise(0, ana, 2.5, 2.6)
	c.close()
	c = newMeet(t, filepath.Join(dir, "new.meet"))
	c.practise(9000, ana, 3.6)
	c.close()
	relaytest.Want(t, "in words", read(t, history.Open(dir, reader)).Pair("Northside", ana, blind).String(), "Ruiz → Holt: 1 rep, 1 clean, best 3.6 s / 30 m, last 1: 3.6 / 30 m")
	old := blind
	old.Zone = 20 * relay.Metre
	relaytest.Want(t, "over 20 m", read(t, history.Open(dir, reader)).Pair("Northside", ana, old).String(), "Ruiz → Holt: 2 reps, 2 clean, best 2.5 s / 20 m, last 2: 2.5 2.6 / 20 m")
}

func TestATimeThatNobodyCanRunIsNoBest(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "cold-fingers.meet"))
	c.practise(0, ana, 3.6, 1.1, 3.5)
	c.close()
	relaytest.Want(t, "in words", read(t, history.Open(dir, reader)).Pair("Northside", ana, blind).String(), "Ruiz → Holt: 3 reps, 3 clean, best 3.5 s / 30 m, last 2: 3.6 3.5 / 30 m")
}

func TestABrokenFileIsSkippedWithAWord(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "good.meet"))
	c.practise(0, ana, 2.2)
	c.close()
	for name, text := range map[string]string{"bad.meet": "not a meet at all, but long enough to be looked into", "notes.txt": "x"} {
		relaytest.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	h := read(t, history.Open(dir, reader))
	relaytest.Want(t, "reps", h.Pair("Northside", ana, blind).Reps, 1)
	if len(h.Problems) != 1 || filepath.Base(h.Problems[0].Path) != "bad.meet" || !strings.Contains(h.Problems[0].What, "not a meet file") {
		t.Errorf("problems: %+v", h.Problems)
	}
}

func TestACopyOfAMeetIsNotCountedTwice(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "practice.meet")
	c := newMeet(t, path)
	c.practise(0, ana, 2.2)
	c.close()
	raw := relaytest.File(t, path)
	relaytest.NoError(t, os.WriteFile(filepath.Join(dir, "a copy.meet"), raw, 0o644))
	c = newMeet(t, path)
	c.practise(500, ana, 2.3)
	c.close()
	h := read(t, history.Open(dir, reader))
	relaytest.Want(t, "the fuller one counts", h.Pair("Northside", ana, blind).Reps, 2)
	if len(h.Problems) != 1 || filepath.Base(h.Problems[0].Path) != "a copy.meet" {
		t.Errorf("problems: %+v", h.Problems)
	}
}

func TestOnlyFilesThatHaveChangedAreReadAgain(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"one.meet", "two.meet"} {
		c := newMeet(t, filepath.Join(dir, name))
		c.practise(0, ana, 2.2)
		c.close()
	}
	var looked []string
	f := history.Open(dir, func(path string) (*relay.Meet, error) {
		looked = append(looked, filepath.Base(path))
		return reader(path)
	})
	first := read(t, f)
	read(t, f)
	relaytest.Want(t, "once each", strings.Join(looked, " "), "one.meet two.meet")
	c := newMeet(t, filepath.Join(dir, "two.meet"))
	c.practise(500, ana, 2.3)
	c.close()
	relaytest.Want(t, "one more", read(t, f).Pair("Northside", ana, blind).Reps, 3)
	relaytest.Want(t, "the changed one", strings.Join(looked, " "), "one.meet two.meet two.meet")
	relaytest.Want(t, "what was handed over stays", first.Pair("Northside", ana, blind).Reps, 2)
	relaytest.NoError(t, os.Remove(filepath.Join(dir, "one.meet")))
	relaytest.Want(t, "without the removed one", read(t, f).Pair("Northside", ana, blind).Reps, 2)
}

func TestAMeetThatIsBeingWrittenIsReadToo(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "now.meet"))
	c.practise(0, ana, 2.2)
	for saved := c.s.Saved(); saved.Saved < saved.Handed; saved = c.s.Saved() {
		time.Sleep(time.Millisecond)
	}
	f := history.Open(dir, reader)
	relaytest.Want(t, "while it is open", read(t, f).Pair("Northside", ana, blind).Reps, 1)
	c.practise(500, ana, 2.3)
	c.close()
	relaytest.Want(t, "and after", read(t, f).Pair("Northside", ana, blind).Reps, 2)
}

func TestNothingIsKnownWithoutAFolder(t *testing.T) {
	h := read(t, history.Open(filepath.Join(t.TempDir(), "none"), reader))
	relaytest.Want(t, "pairs", len(h.Pairs()), 0)
	var nothing *history.History
	relaytest.Want(t, "before it was read", nothing.Pair("Northside", ana, blind).Reps+len(nothing.Exchanges("", ana))+len(nothing.Runners())+len(nothing.Teams())+len(nothing.Pairs()), 0)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	dir := t.TempDir()
	newMeet(t, filepath.Join(dir, "a.meet")).close()
	if _, err := history.Open(dir, reader).Read(ctx); err == nil {
		t.Error("read on after it was told to stop")
	}
}

func TestYesterdaysSplitsPredictTodaysRace(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "yesterday.meet"))
	c.runs(12, 1000, 13.1, 12.3, 12.6, 12.4)
	c.runs(13, 2000, 13.3, 12.2, 12.7, 12.5)
	c.close()
	today := newMeet(t, filepath.Join(dir, "today.meet"))
	today.runs(1, 90000, 13.0) // her best ever, but of the race that is being run
	today.close()
	h := read(t, history.Open(dir, reader))
	today.s.State.Remember(h.Elsewhere(today.s.MeetID()))
	r := today.s.State.Race("1-1-1")
	for leg, want := range []time.Duration{13100, 12200, 12600, 12400} {
		if got, ok := r.Expected(r.Teams[0], leg+1); !ok || got != want*time.Millisecond {
			t.Errorf("leg %d: %v, %v, want %d ms", leg+1, got, ok, want)
		}
	}
}

func TestUnlikeLegsAndHandOffsAreToldApart(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "season.meet"))
	c.runs(1, 1000, 13.1, 12.3, 12.6, 12.4)
	c.runsAs("shuttle", 2, 2000, 15.1, 15.3, 15.6, 15.4)
	c.runsAs("swedish", 3, 3000, 12.9, 26, 40, 58)
	c.close()
	h := read(t, history.Open(dir, reader))
	var ana []string
	for _, l := range h.Runners() {
		if l.Name == "Ana Ruiz" {
			ana = append(ana, fmt.Sprintf("%s %s standing %t hurdles %t: %v", l.Format, l.Kind.Distance, l.Kind.Standing, l.Kind.Hurdles, l.Best))
		}
	}
	relaytest.Want(t, "a lead-off leg of each", strings.Join(ana, "\n"),
		"4x100 100 standing true hurdles false: 13.1s\nswedish 100 standing true hurdles false: 12.9s\nshuttle 100 standing true hurdles true: 15.1s")
	best, _ := h.Elsewhere(relay.Origin{})("ana ruiz", "NORTHSIDE", relay.LegKind{Distance: 100 * relay.Metre, Standing: true})
	relaytest.Want(t, "her best flat lead-off over 100 m", best, 12900*time.Millisecond)
	if best, ok := h.Elsewhere(relay.Origin{})("Bea Holt", "Northside", relay.LegKind{Distance: 100 * relay.Metre, Hurdles: true}); ok {
		t.Errorf("a shuttle hurdler starts standing: %v", best)
	}
	tag := blind
	tag.Style, tag.Hurdles, tag.Zone = "tag", true, 0
	bea := relay.Pair{Gives: "Bea Holt", Takes: "Cara Lim"}
	relaytest.Want(t, "a tag is a tag", h.Practised("Northside", bea, tag, "").Races.Times, 1)
	relaytest.Want(t, "a tag is not practice for a hand-off", h.Practised("Northside", bea, blind, "L→R").Races.Times, 1)
}

func TestVisualHandOffsAreNoPracticeOfABlindOne(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "long.meet"))
	c.runsAs("4x400", 1, 1000, 60, 59, 61, 58)
	c.close()
	h := read(t, history.Open(dir, reader))
	done := h.Practised("Northside", ana, blind, "R→L")
	relaytest.Want(t, "never like this", done.Races.Times+done.Practice.Times, 0)
	relaytest.Want(t, "but otherwise", done.Otherwise, 1)
	visual := relay.HandOffKind{In: 400 * relay.Metre, Out: 400 * relay.Metre, Zone: 20 * relay.Metre, Style: "visual"}
	relaytest.Want(t, "in a 4×400", h.Practised("Northside", ana, visual, "R→L").Races.Times, 1)
	relaytest.Want(t, "with the other hands", h.Practised("Northside", ana, visual, "L→R").Races.Times, 0)
}

func TestTwoNamesOfOneRunnerAreOneInEveryMeet(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "april.meet"))
	c.practise(0, relay.Pair{Gives: "Ana R", Takes: "Bea Holt"}, 3.6)
	c.close()
	c = newMeet(t, filepath.Join(dir, "may.meet"))
	c.practise(1000, ana, 3.5)
	id := c.s.Write("", at(2000), &relay.SameRunner{Runner: "Ana R", TeamName: "Northside", As: "Ana Ruiz"})[0]
	c.close()
	relaytest.Want(t, "together", read(t, history.Open(dir, reader)).Pair("Northside", ana, blind).Reps, 2)
	c = newMeet(t, filepath.Join(dir, "may.meet"))
	c.s.Write("", at(3000), &relay.Void{Targets: []relay.ID{id}})
	c.close()
	relaytest.Want(t, "apart again", read(t, history.Open(dir, reader)).Pair("Northside", ana, blind).Reps, 1)
}

func TestAPairsLastPlanIsThatOfTheLastTimeItWasMadeElsewhere(t *testing.T) {
	dir := t.TempDir()
	c := newMeet(t, filepath.Join(dir, "may.meet"))
	c.practise(0, ana, 3.8)
	c.do(200, relay.MoveMark{HalfSteps: 1})
	c.do(260, relay.MarkRep{Rune: "j"})
	c.runs(12, 100000, 12.5, 12.3, 12.6, 12.4)
	c.close()
	open := c.s.MeetID()
	h := read(t, history.Open(dir, reader))
	last, ok := h.LastPlanned("Northside", ana, raced, open, "99-1-1")
	relaytest.Want(t, "with the mark that practice found, though the race had none", fmt.Sprint(last.Mark, ok), "7 m true")
	last, ok = h.LastPlanned("Northside", ana, raced, open, "12-1-1")
	relaytest.Want(t, "but the open race is not asked", fmt.Sprint(last.Mark, ok), "7 m true")
	_, ok = h.LastPlanned("Lakewood", ana, raced, open, "12-1-1")
	relaytest.Want(t, "another school's pair", ok, false)
	short := raced
	short.Zone = 20 * relay.Metre
	_, ok = h.LastPlanned("Northside", ana, short, open, "12-1-1")
	relaytest.Want(t, "another zone", ok, false)
	visual := raced
	visual.Style = "visual"
	last, _ = h.LastPlanned("Northside", ana, visual, open, "12-1-1")
	relaytest.Want(t, "the style comes with the plan", last.Style, "blind")
}

// By hand: the last five, 12.8 12.6 12.7 12.5 12.9, are 12.7 on the middle, the three before
// them, 13.0 13.1 12.9, 13.0; with two before them nothing is said.
func TestATrendIsTheLastFiveAgainstThoseBefore(t *testing.T) {
	seconds := []float64{13, 13.1, 12.9, 12.8, 12.6, 12.7, 12.5, 12.9}
	for from, want := range []time.Duration{-300 * time.Millisecond, 0} {
		pen := relaytest.NewPen(t, opened)
		for n, s := range seconds[from:] {
			pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, n+1, 1), Gun: 1000 * float64(n+1), Lanes: []relaytest.Ran{{Passes: []float64{s, s + 12, s + 24, s + 36}}}})
		}
		h := history.Of(pen.Meet)
		relaytest.Want(t, "of who leads off", h.Runners()[0].Trend, want)
		relaytest.Want(t, "of the team", h.Teams()[0].Trend, want)
	}
}
