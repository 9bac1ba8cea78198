package results

import (
	"fmt"
	"math"
	"time"

	"baton/model/charts"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	raceresults "baton/relay/results"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// GapChart shows how far behind the leader every team was, exchange by
// exchange.
type GapChart struct {
	Race relay.RaceID
}

// Key does what a key means.
func (s *GapChart) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	if k.Name == "esc" || k.Name == "g" || k.Name == "q" {
		sh.Back()
	}
	return nil
}

// View draws the screen.
func (s *GapChart) View(sh *ui.Shell) string {
	race := sh.Session.State.Race(s.Race)
	if race == nil {
		return ""
	}
	w, h := views.FormRoom(sh.Width, sh.Height)
	lines, steps := gaps(race)
	return drawPicture(sh, "Gap to the leader · "+race.Title(), charts.Gap(w, h-2, lines, steps), "Nobody has made an exchange yet, or the window is too small.")
}

// drawPicture frames a chart in the theme's colours.
func drawPicture(sh *ui.Shell, title, chart, none string) string {
	if chart == "" {
		chart = none
	}
	return views.DrawForm(sh.Theme, views.Form{Edges: views.Edges{Width: sh.Width, Height: sh.Height, Title: title, Foot: []views.Binding{{Keys: "esc", Does: "back"}}}, Body: chart})
}

// gaps are every team's seconds behind the leader at the gun, each exchange and
// the finish, as corrected by official times.
func gaps(race *relay.Race) (lines []charts.Line, steps []string) {
	corrected := raceresults.Calibrate(race)
	steps = []string{"gun"}
	lead := []time.Duration{0}
	for n := 1; n <= len(race.Legs); n++ {
		steps = append(steps, race.PointName(race.ExchangePoint(n)))
		lead = append(lead, leader(race, corrected, race.ExchangePoint(n)))
	}
	for _, t := range race.Teams {
		l := charts.Line{Key: t.Key, Values: []float64{0}}
		passes := corrected.Teams[t.ID].Passes
		for n := 1; n <= len(race.Legs); n++ {
			p := passes[race.ExchangePoint(n)]
			if !p.Known {
				l.Values = append(l.Values, math.NaN())
				continue
			}
			l.Values = append(l.Values, (p.Time - lead[n]).Seconds())
		}
		lines = append(lines, l)
	}
	return lines, steps
}

// leader is when the first team was at a point.
func leader(race *relay.Race, c raceresults.Calibration, point int) time.Duration {
	first := time.Duration(math.MaxInt64)
	for _, t := range race.Teams {
		if p := c.Teams[t.ID].Passes[point]; p.Known {
			first = min(first, p.Time)
		}
	}
	return first
}

// SplitBars are a team's legs against their targets.
func SplitBars(race *relay.Race, t *relay.Team) []charts.Bar {
	var bars []charts.Bar
	for _, leg := range ResultOf(race, t).Legs {
		if !leg.Known {
			continue
		}
		name := fmt.Sprintf("%d %s", leg.Leg, leg.Runner)
		bars = append(bars, charts.Bar{Name: name, Value: leg.Took.Seconds(), Target: t.Legs[leg.Leg-1].Target.Seconds(), Text: relay.Hundredths(leg.Took)})
	}
	return bars
}
