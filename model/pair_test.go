package model

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baton/model/results"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/meet"
	"baton/relay/relaytest"
	"baton/relay/sheet"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// pairPractising is a practice whose history is read from its own log.
func pairPractising(t *testing.T) *desk {
	d := practising(t)
	folder := t.TempDir()
	touch(t, filepath.Join(folder, "own.meet"))
	d.r.Seasons.Folder = history.Open(folder, func(string) (*relay.Meet, error) {
		read, err := meet.ReadLog(d.log)
		return read.State, err
	})
	return d
}

// reread reads the past from the log, once all is in it.
func (d *desk) reread() *desk {
	d.reps() // waits for the disk
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	return d
}

func TestThePairsPageSaysHowFarToMoveTheMarkAndTakesIt(t *testing.T) {
	d := pairPractising(t).press("]", "r") // 7 m, race pace
	for range 6 {
		d.rep(1.2, 2.1, "t")
	}
	d.reread().press("o")
	d.shows("Ana Ruiz → Bea Holt", "go-mark 7 m", "race pace", "0 of 6", "3.3 s / 30 m", "7 m: passed at 11 m of 30, late 6 of 6; try", "further back", "From 6 repetitions (race pace)")
	d.press("enter").shows("it was 7 m", "go-mark 8 m", "8 m: not run with yet; before, passed at 11 m of 30").press("esc").shows("8 m")
	d.press("[").shows("7.85 m")
}

func TestWithTooFewRepetitionsThePairsPageSaysSoAndTwoHandTimesHelp(t *testing.T) {
	d := pairPractising(t).press("]").rep(1.2, 2.1, "c").reread().press("o")
	d.shows("No advice: 1 repetition with its mark", "No hand times yet").lacks("take the advice")
	d.press("enter").shows("there is no advice to take")
	d.shows("wanted at 20 m").press("w").shows("wanted at 25 m", "over the last 25 m of 100", "over 26 m from a stand")
	d.press("esc", "o").shows("wanted at 25 m").press("t").typed("3.90 2.70")
	d.shows("By two hand times: 11.1 m", "3.90 s over 26 m, 2.70 s over 25 m", "take the advice").press("enter").shows("go-mark 11.1 m").lacks("take the advice")
	d.press("t").typed("2.70 3.90").shows("cannot be faster")
}

func TestAPlannedExchangeLeadsToItsPair(t *testing.T) {
	d := planning(t, "4x100").press("down", "o")
	d.shows("Bea Holt → Cara Lim", "go-mark –").press("?").shows("pass wanted late, or safe").press("?", "esc").shows("Hand-off plan")
	d.wants("the plan has not moved", fmt.Sprint(d.planned(2).Mark), "")
}

func TestThePlanComesAlongToTheNextMeetWhereTheCoachTakesIt(t *testing.T) {
	other := practising(t).press("]", "]").rep(2.2, 1.1, "c")
	pinned := true
	other.r.Session.Write("1-1-1", other.now, &relay.TeamSet{Team: "1-1-1-1", Pinned: &pinned})
	other.r.Session.Do("1-1-1", relay.Arm{}, other.now)
	other.r.Session.Do("1-1-1", relay.Fire{Key: "space"}, other.now)
	other.reps()
	d := planning(t, "4x100")
	folder := t.TempDir()
	touch(t, filepath.Join(folder, "spring.meet"))
	d.r.Seasons.Folder = history.Open(folder, func(string) (*relay.Meet, error) {
		read, err := meet.ReadLog(other.log)
		return read.State, err
	})
	d.reread()
	as := "As on " + d.now.Format("2 January")
	d.shows(as+": blind · give right, take left · mark 7.15 m", "How Ruiz → Holt last had it; y takes it.")
	d.wants("nothing without a key", d.planned(1).Mark.String(), "")
	d.press("down").lacks(as)
	d.press("up", "y").shows("as on " + d.now.Format("2 January")).lacks("y takes it")
	d.wants("taken", d.planned(1).Mark.String(), "7.15 m")
	d.press("y").shows("nothing else is known of how this pair had it")
	d.press("a").shows("no longer pinned", "a pins it here too").press("a").lacks("a pins it here too")
}

func TestTheRunnersCardIsReadAndWritten(t *testing.T) {
	d := planning(t, "4x100").press("c")
	d.shows("Runners' card", "Team 1, lane 1", "1 Ana Ruiz", "at the start", "baton: in the right hand", "2 Bea Holt", "zone 1, 80 to 110 m").lacks("you run to the finish")
	for range 30 {
		d.press("down")
	}
	d.shows("4 Dee Wong", "you run to the finish").lacks("at the start")
	for range 30 {
		d.press("up")
	}
	d.shows("at the start").press("esc").shows("Hand-off plan")
}

func TestOnASmallScreenTheCardGoesOnInTheLineBelow(t *testing.T) {
	d := planning(t, "4x100").press("c")
	d.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	page := func() []string { return strings.Split(ansi.Strip(d.view()), "\n")[2:9] }
	shown := page()
	for before := page(); ; before = page() {
		if d.press("down"); slices.Equal(page(), before) {
			break
		}
		shown = append(shown, page()[6])
	}
	for i := range shown {
		shown[i] = strings.TrimRight(shown[i], " ")
	}
	whole := strings.Join(strings.Fields(strings.Join(shown, " ")), " ")
	for _, line := range strings.Split(sheet.CardText(d.first(), d.first().Teams[0]), "\n") {
		if line = strings.TrimSpace(line); !strings.Contains(whole, line) {
			t.Errorf("of the card %q is not shown in\n%s", line, strings.Join(shown, "\n"))
		}
	}
	if !slices.ContainsFunc(shown, func(l string) bool { return strings.HasPrefix(l, "     ") }) {
		t.Errorf("no line goes on further in:\n%s", strings.Join(shown, "\n"))
	}
}

func TestTheOrdersOfATeamAreComparedFromTheLineUps(t *testing.T) {
	d := squads(t, "4x100", 2).press("s", "o")
	d.shows("Orders · Team 1").reread()
	d.shows("No orders to compare: no flat best of Ana Ruiz over 100 m is known.")
	for leg, best := range []float64{12.5, 12.9, 12.7, 12.4} {
		flat := relaytest.Secs(best)
		d.r.Session.Write("1-1-1", d.now, &relay.LineupSet{Team: "1-1-1-1", Leg: leg + 1, Best: &flat})
	}
	d.shows("24 orders", "Ruiz – Holt – Lim – Wong", "not known", "3 pairs without times", "by published gains").press("esc").shows("Team 2")
}

func TestAnOrderIsTakenIntoTheLineUpWhenItIsAskedForTwice(t *testing.T) {
	d := squads(t, "4x100", 2)
	for leg, best := range []float64{12.5, 12.9, 12.7, 12.4} {
		flat := relaytest.Secs(best)
		d.r.Session.Write("1-1-1", d.now, &relay.LineupSet{Team: "1-1-1-1", Leg: leg + 1, Best: &flat})
	}
	d.press("s", "o").reread()
	runs := func() string { return d.r.Session.State.Race("1-1-1").Teams[0].RunnerOf(1) }
	d.press("end", "enter").shows("enter again lines them up as Wong – Lim – Holt – Ruiz")
	d.wants("not before", runs(), "Ana Ruiz")
	d.press("up", "enter").shows("enter again lines them up as Wong – Lim – Ruiz – Holt")
	d.wants("nor for another order", runs(), "Ana Ruiz")
	d.press("enter").shows("lined up as")
	d.wants("who starts", runs(), "Dee Wong")
	d.press("enter").shows("they are lined up so")
	d.r.Session.Do("1-1-1", relay.Lock{Team: "1-1-1-1"}, d.now)
	d.press("up", "enter", "enter").shows("why?", "the order is declared").typed("Cara is ill").shows("lined up as")
}

func TestWhereThePassesFellIsDrawnForEveryExchange(t *testing.T) {
	d := squads(t, "4x100", 2)
	mark, unit := int64(7150), "m"
	d.r.Session.Write("1-1-1", d.now, &relay.PlanSet{Team: "1-1-1-1", Exchange: 1, Mark: &mark, Unit: &unit})
	d.press("enter", "space").wait(11).press("j").wait(2).press("k").wait(1.3).press("l").wait(10.7).press("1").wait(12).press("1").wait(12).press("1")
	d.r.Screen = &results.TeamResult{Race: "1-1-1", Team: "1-1-1-1"}
	d.shows("3.3 s / 30 m").press("e")
	d.shows("ex 1 Ruiz → Holt", "in 11.0 · pass 13.0 at 18 m · out 14.3 · go-mark 7.15 m", "ex 2 Holt → Lim", "pass 25.0 · in and out not timed", "280 ").lacks("season", "not known")
	d.press("esc").shows("SPLIT")
}
