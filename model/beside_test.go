package model

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

func TestTheScreenSaysWhoIsJustAheadAndBehindAsSoonAsBothAreThrough(t *testing.T) {
	d := sit(t, "4x100", 4).press("space").wait(12).press("2").wait(0.3).press("1").shows("ex 1: 0.3 to Team 2 ")
	d.wait(0.4).press("3").shows("ex 1: 0.3 to Team 2, 0.4 on Team 3")
	d.wait(0.2).press("4").shows("0.4 on Team 3").lacks("Team 4 ·")
	d.wait(11.5).press("1").shows("ex 1: 0.4 on Team 3").lacks("to Team 2") // who was ahead has not come
	d.wait(0.2).press("2").shows("ex 2: 0.2 on Team 2")
}

// spring is a meet in which Team 1's pairs took 3.3 s through every zone, three
// times.
func spring(t *testing.T) *relay.Meet {
	pen := relaytest.NewPen(t, time.Date(2026, 4, 4, 12, 0, 0, 0, time.UTC))
	pen.Write("", 0, &relay.Opened{Meet: relay.Origin{0xcc}, Version: "test"})
	for heat := range 3 {
		pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, 1, heat+1), Gun: 1000 * float64(heat+1), Lanes: []relaytest.Ran{
			{Team: "Team 1", Passes: []float64{12, 24, 36, 48}, Enters: []float64{10, 22, 34}, Exits: []float64{13.3, 25.3, 37.3}},
		}})
	}
	return pen.Meet
}

func TestOnceItHasFinishedTheScreenSaysWhichExchangeCostMost(t *testing.T) {
	d := sit(t, "4x100", 2)
	folder := t.TempDir()
	d.r.Seasons.Folder = history.Open(folder, func(string) (*relay.Meet, error) { return spring(t), nil })
	touch(t, filepath.Join(folder, "spring.meet"))
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	team := d.race().Teams[0]
	for leg := range 4 {
		d.r.Session.Write("1-1-1", d.now, &relay.LineupSet{Team: team.ID, Leg: leg + 1, Runner: relaytest.Ptr(fmt.Sprintf("R%d of Team 1", leg+1))})
	}
	d.press("space")
	for _, slow := range []float64{0, 0.5, 0.1} {
		d.wait(10 - slow).press("j").wait(2).press("1").wait(1.3 + slow).press("l").wait(-1.3)
	}
	d.lacks("cost most").wait(12).press("1").shows("ex 2 cost most: 0.5 ± 0.2 s").lacks("give right")
	if line := d.line("cost most"); !strings.Contains(line, "Team 1") {
		t.Errorf("it stands beside %q", line)
	}
}

func TestTheSeasonSaysWhichExchangeCostsATeamMost(t *testing.T) {
	d := afterTheRace(t).press("h", "tab")
	folder := t.TempDir()
	runners := []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"}
	d.r.Seasons.Folder = history.Open(folder, func(string) (*relay.Meet, error) {
		pen := relaytest.NewPen(t, time.Date(2026, 4, 4, 12, 0, 0, 0, time.UTC))
		pen.Write("", 0, &relay.Opened{Meet: relay.Origin{0xcc}, Version: "test"})
		for heat, slow := range []float64{0, 1.2, 1.3, 1.2, 1.4, 1.2} { // once it went well
			pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, 1, heat+1), Gun: 1000 * float64(heat+1), Lanes: []relaytest.Ran{
				{Team: "Northside", Runners: runners, Passes: []float64{12, 24, 36, 48}, Enters: []float64{10, 22, 34}, Exits: []float64{13.3, 25.3 + slow, 37.3}},
			}})
		}
		return pen.Meet, nil
	})
	touch(t, filepath.Join(folder, "spring.meet"))
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	d.shows("History · costs", "Northside: over 6 races, ex 2 Holt → Lim costs most: 1.0 ± 0.4 s a race; not")
}
