package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baton/model/results"
	"baton/model/ui"
	"baton/relay"
)

// pressedRace is a 4×100 m of four teams: what is pressed, by the second.
func pressedRace(t *testing.T, presses map[float64]string) *desk {
	d := sit(t, "4x100", 4).press("space")
	var at []float64
	for s := range presses {
		at = append(at, s)
	}
	slices.Sort(at)
	now := 0.0
	for _, s := range at {
		d.wait(s - now).press(strings.Fields(presses[s])...)
		now = s
	}
	return d.wait(5)
}

// cleanRace is what is pressed where nothing goes wrong.
func cleanRace() map[float64]string {
	return map[float64]string{
		12: "1", 12.3: "2", 12.6: "3", 12.9: "4", 24.1: "1", 24.5: "2", 24.9: "3", 25.3: "4",
		36: "1", 36.5: "2", 37: "3", 37.5: "4", 48: "1", 48.6: "2", 49.2: "3", 49.8: "4",
	}
}

// review opens the review of the race shown.
func (d *desk) review() *desk {
	d.r.Go(ui.Page{Kind: ui.Review, Race: "1-1-1"})
	return d
}

// lane are a lane's passes.
func (d *desk) lane(n int) string {
	out := ""
	for _, p := range d.r.Session.State.Race("1-1-1").Teams[n-1].Passes {
		if p.Known {
			out += " " + relay.Tenths(p.Time)
		} else {
			out += " -"
		}
	}
	return strings.TrimSpace(out)
}

// on selects the first row that says all of some words.
func (d *desk) on(words ...string) *desk {
	d.t.Helper()
	s := d.r.Screen.(*results.Review)
	v := s.Look(&d.r.Shell)
	for i, row := range s.Rows(v) {
		text := relay.Tenths(row.Time) + " " + row.Key + " " + results.Became(v, row)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			s.Selected = i
			return d
		}
	}
	d.t.Fatalf("no row says %q:\n%s", words, d.view())
	return d
}

// reads wants the screen to show texts.
func (d *desk) reads(texts ...string) *desk {
	d.t.Helper()
	return d.shows(texts...)
}

// words types a text, a key a letter.
func (d *desk) StateWords(text string) *desk {
	for _, k := range text {
		if k == ' ' {
			d.press("space")
		} else {
			d.press(string(k))
		}
	}
	return d
}

func TestARaceWithThreeMistakesIsPutRightInAFewKeys(t *testing.T) {
	pressed := cleanRace()
	delete(pressed, 24.9) // lane 3's second hand-off was not seen
	pressed[36.5] = "4"   // lane 2's third was pressed on lane 4
	pressed[11.3] = "1"   // and lane 1's first once too early
	d := pressedRace(t, pressed)
	d.wants("lane 1 before", d.lane(1), "11.3 24.1 36.0 48.0")
	d.wants("lane 2 before", d.lane(2), "12.3 24.5 48.6 -")
	d.wants("lane 3 before", d.lane(3), "12.6 37.0 49.2 -")
	d.wants("lane 4 before", d.lane(4), "12.9 25.3 36.5 49.8")
	d.review().on("37.5").reads("wrong lane?", "this or the press before it fits", "missing ex 3 of Team 2")
	d.on("36.5").press("m", "2").reads("Team 2 no place → 2nd").press("enter")
	d.on("11.3").press("v").reads("Team 1 leg 1 11.3").press("enter")
	d.on("12.6").press("i").reads("insert ex 2 of Team 3", "no place → 3rd").press("enter")
	d.wants("lane 1", d.lane(1), "12.0 24.1 36.0 48.0")
	d.wants("lane 2", d.lane(2), "12.3 24.5 36.5 48.6")
	d.wants("lane 3", d.lane(3), "12.6 24.9 37.0 49.2")
	d.wants("lane 4", d.lane(4), "12.9 25.3 37.5 49.8")
}

func TestTheReviewBeginsAtWhatIsSuspected(t *testing.T) {
	pressed := cleanRace()
	delete(pressed, 24.9)
	d := pressedRace(t, pressed).review()
	d.press("n").reads("exchange short?", "ex 2 likely: i inserts it")
	d.press("i", "enter")
	d.wants("lane 3, in two keys", d.lane(3), "12.6 24.9 37.0 49.2")
	if strings.Contains(d.view(), "exchange short?") {
		t.Errorf("still suspected:\n%s", d.view())
	}
}

func TestAFixShowsWhatItChangesBeforeItIsMade(t *testing.T) {
	d := pressedRace(t, cleanRace()).review().on("48.0").press("w")
	events := d.r.Session.State.Len()
	d.reads("which two")
	d.press("2")
	d.reads("Team 1 1st → 2nd", "Team 2 2nd → 1st")
	d.press("esc")
	d.wants("nothing was written", fmt.Sprint(d.r.Session.State.Len()), fmt.Sprint(events))
	d.press("w", "1", "2", "tab").StateWords("vests mixed up").press("enter")
	d.reads("vests mixed up")
	d.wants("team 1", d.lane(1), "12.3 24.5 36.5 48.6")
}

func TestArrowsShiftAPressAndARangeOfThem(t *testing.T) {
	d := pressedRace(t, cleanRace()).review()
	was := d.r.Session.State.Race("1-1-1").Teams[0].Passes[0].Time
	d.on("12.0").press("right", "right", "up").reads("by +0.12 s").press("enter")
	d.wants("by 0.12 s", (d.r.Session.State.Race("1-1-1").Teams[0].Passes[0].Time - was).String(), "120ms")
	d.on("12.3").press("a", "left", "down", "down", "enter")
	d.wants("all of lane 2 by 0.21 s", d.lane(2), "12.1 24.3 36.3 48.4")
	d.wants("and no other", d.lane(3), "12.6 24.9 37.0 49.2")
}

func TestTimesWithoutATeamAreGivenOneLaneEach(t *testing.T) {
	pressed := cleanRace()
	pressed[48], pressed[48.6] = "space", "space"
	d := pressedRace(t, pressed).review().on("48.0", "time, no team").press("space", "down")
	d.press("m").reads("2 selected").press("1", "2", "enter")
	d.wants("lane 1", d.lane(1), "12.0 24.1 36.0 48.0")
	d.wants("lane 2", d.lane(2), "12.3 24.5 36.5 48.6")
}

func TestBackspaceUndoesFixByFixAndVBringsBack(t *testing.T) {
	d := pressedRace(t, cleanRace()).review().on("48.0").press("v", "enter").on("12.0").press("right", "up", "up", "enter")
	d.wants("fixed", d.lane(1), "12.2 24.1 36.0 -")
	d.press("backspace", "enter")
	d.wants("the last one", d.lane(1), "12.0 24.1 36.0 -")
	d.press("backspace", "enter")
	d.wants("the one before", d.lane(1), "12.0 24.1 36.0 48.0")
	d.on("48.0").press("v", "enter").on("48.0", "taken back").press("v").reads("put back").press("enter")
	d.wants("brought back", d.lane(1), "12.0 24.1 36.0 48.0")
}

func TestALetterBySlipIsAHandOffInReview(t *testing.T) {
	pressed := cleanRace()
	pressed[24.1] = "d 1"
	d := pressedRace(t, pressed).review().on("drop").press("h", "enter")
	d.wants("lane 1", d.lane(1), "12.0 24.1 36.0 48.0")
	d.on("fix:").press("v", "enter")
	d.wants("the fix undone whole", d.lane(1), "12.0 36.0 48.0 -")
}

func TestWhoReallyRanIsToldWithTheLeg(t *testing.T) {
	d := pressedRace(t, cleanRace()).review().on("24.1").press("g").reads("leg 2 was run by")
	d.StateWords("Eva Park").reads("nobody → Eva Park").press("enter")
	d.on("24.1").press("g").StateWords("4 Dee Wong").press("enter")
	team := d.r.Session.State.Race("1-1-1").Teams[0]
	d.wants("legs 2 and 4", team.RunnerOf(2)+", "+team.RunnerOf(4), "Eva Park, Dee Wong")
}

func TestAFlagBelongsToAnotherLane(t *testing.T) {
	pressed := cleanRace()
	pressed[25.4] = "f 3"
	d := pressedRace(t, pressed).review().on("flag").press("m", "4", "enter")
	d.wants("flagged", string(d.r.Session.State.Race("1-1-1").Incidents[0].Team), "1-1-1-4")
}

func TestAPressOfTheNextRaceIsMovedThere(t *testing.T) {
	d := pressedRace(t, cleanRace()).press("1").wait(1)
	d.press("enter", "space").wait(3)
	d.review().on("after the finish").press("t").StateWords("2-1-1 4").press("enter")
	want := "fix: to Team 4, to race 2-1-1"
	if !strings.Contains(d.view(), want) {
		d.on("fix:")
	}
	marks := d.r.Session.State.Race("2-1-1").Marks()
	d.wants("there, before its gun", string(marks[0].Team)+" "+string(marks[0].Role), "2-1-1-4 test")
}

func TestADoubleCountsAndAnExchangeIsNamed(t *testing.T) {
	pressed := cleanRace()
	delete(pressed, 24.1)
	pressed[12.5] = "1"
	d := pressedRace(t, pressed).review().on("12.5", "double").press("c", "enter")
	d.wants("lane 1", d.lane(1), "12.0 12.5 36.0 48.0")
	d.press("backspace", "enter").on("36.0", "ex 2").press("e", "3", "enter")
	d.wants("as the third", d.lane(1), "12.0 - 36.0 48.0")
}

func TestAFixThatCannotBeMadeSaysWhyAndWritesNothing(t *testing.T) {
	d := pressedRace(t, cleanRace()).review().on("48.0").press("c")
	events := d.r.Session.State.Len()
	d.reads("counts already").press("enter", "esc")
	d.press("m", "9").reads("no team has key 9").press("enter", "esc")
	d.press("i").reads("every exchange of this team is known").press("enter", "esc")
	d.on("gun").press("e", "1").reads("that is not a press, time or report").press("enter", "esc")
	d.wants("events", fmt.Sprint(d.r.Session.State.Len()), fmt.Sprint(events))
}

func TestTheReviewFitsEveryWindowAndSaysItsKeys(t *testing.T) {
	d := pressedRace(t, cleanRace()).review()
	d.reads("Review 1-1-1", "WHAT BECAME OF IT", "12.0", "▲")
	d.press("?").reads("to another lane")
	d.press("?").reads("WHAT BECAME OF IT")
	for _, size := range [][2]int{{0, 0}, {1, 1}, {20, 5}, {40, 12}, {120, 40}} {
		d.r.Width, d.r.Height = size[0], size[1]
		if lines := strings.Count(d.view(), "\n") + 1; lines > max(1, size[1]) {
			t.Errorf("%v: %d lines", size, lines)
		}
	}
}

func TestRowsMayGoWhileTheyAreReviewed(t *testing.T) {
	d := pressedRace(t, cleanRace()).press("1").review().on("after the finish")
	other := relay.RaceID("2-1-1")
	last := d.r.Session.State.Race("1-1-1").Marks()
	d.r.Session.Write("1-1-1", d.now, &relay.Amend{Target: last[len(last)-1].ID, Race: &other})
	d.press("/").StateWords("finish").press("enter", "esc", "down", "down", "space", "a", "a", "m", "1").reads("to lane 1")
}

func TestAMeetThatCanOnlyBeReadIsReviewedButNotChanged(t *testing.T) {
	d := pressedRace(t, cleanRace()).review().on("48.0").press("v")
	d.r.Session.Moved(readOnly{d.log})
	d.press("tab").reads("READ ONLY: the disk is locked").press("enter")
	d.wants("lane 1", d.lane(1), "12.0 24.1 36.0 48.0")
}

// readOnly is a log that takes nothing.
type readOnly struct{ *memory }

func (readOnly) ReadOnly() string { return "the disk is locked" }

func TestEscGoesBackStepByStep(t *testing.T) {
	d := pressedRace(t, cleanRace())
	live := d.r.Screen
	d.review().press("/", "9", "enter", "space", "esc", "esc", "esc")
	if d.r.Screen != live {
		t.Error("not back on the live screen")
	}
}

func TestReviewAndDecisionsOpenFromTheRacesAndTheRaceMenu(t *testing.T) {
	d := pressedRace(t, cleanRace())
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("up", "v").reads("Review 1-1-1").press("esc", "d").reads("Decisions").press("esc").reads("review")
	d.press("enter").choose("review").reads("Review 1-1-1")
}

func TestTheHintNamesTheKeyThatPutsAPressRightWhoseHandOffWasToldAsNotSeen(t *testing.T) {
	for _, key := range []string{"e 2", "c"} {
		pressed := cleanRace()
		pressed[24.3] = "s 2" // and then it came
		d := pressedRace(t, pressed)
		d.wants("lane 2, pressed", d.lane(2), "12.3 - 36.5 48.6")
		d.review().on("24.5").reads("e 2: it is ex 2, which was marked as not seen").press(strings.Fields(key)...).press("enter")
		d.wants("lane 2, by "+key, d.lane(2), "12.3 24.5 36.5 48.6")
	}
}

func TestAPressGivenToALaneWhoseHandOffWasToldAsNotSeenIsThatHandOff(t *testing.T) {
	pressed := cleanRace()
	delete(pressed, 24.5)
	pressed[24.7] = "1"
	pressed[26] = "s 2"
	d := pressedRace(t, pressed)
	d.wants("lane 2, told", d.lane(2), "12.3 - 36.5 48.6")
	d.review().on("24.7").press("m", "2").reads("Team 2 leg 2 – → 12.").press("enter")
	d.wants("lane 2", d.lane(2), "12.3 24.7 36.5 48.6")
	d.wants("lane 1", d.lane(1), "12.0 24.1 36.0 48.0")
}

func TestAFixThatLeavesALegNobodyCanRunSaysSoBeforeItIsMade(t *testing.T) {
	d := pressedRace(t, cleanRace()).review().on("36.0").press("e", "3", "enter").on("36.0").press("left")
	for range 120 { // 12.01 s earlier
		d.press("down")
	}
	d.reads("Team 1 legs 2-3 would come to 12.00, which nobody can run").press("esc")
	d.on("36.0").press("left").lacks("nobody can run")
}
