package results

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"baton/model/charts"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	raceresults "baton/relay/results"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// GapChart shows how far behind the leader every team was, exchange by
// exchange.
type GapChart struct {
	Race relay.RaceID
}

// gapsKeyMap is every key of the chart.
type gapsKeyMap struct{ Back key.Binding }

// GapsKeys are the keys of the chart.
var GapsKeys = gapsKeyMap{Back: ui.Bind("esc", "back", "esc", "g", "q")}

// Groups are the keys as the help lists them.
func (m gapsKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Leave", Keys: []key.Binding{m.Back, ui.ListKeys.Help}}}
}

// Page is the page of the chart.
func (s *GapChart) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Gaps, Race: s.Race} }

// Key does what a key means.
func (s *GapChart) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	if ui.Matches(k, GapsKeys.Back) {
		sh.Back()
	}
	return nil
}

// View is what the screen shows.
func (s *GapChart) View(sh *ui.Shell) views.Props {
	race := sh.Session.State.Race(s.Race)
	if race == nil {
		return noRace(sh)
	}
	w, h := views.FormRoom(sh.Width, sh.Height)
	lines, steps := gaps(race)
	return drawPicture(sh, "Gap to the leader · "+race.Title(), charts.Gap(w, h-2, lines, steps), gapWords(race, lines, steps), "Nobody has made an exchange yet, or the window is too small.")
}

// drawPicture frames a chart in the theme's colours; says is the same in words.
func drawPicture(sh *ui.Shell, title, chart string, says []string, none string) views.Props {
	if chart == "" {
		chart = none
	}
	if len(says) == 0 {
		says = []string{none}
	}
	return &views.Form{Edges: sh.Edges(title, GapsKeys.Back), Body: chart, Says: says}
}

// gaps are every team's seconds behind the leader at the gun, each exchange and
// the finish, as corrected by official times.
func gaps(race *relay.Race) (lines []charts.Line, steps []string) {
	steps = []string{"gun"}
	for n := 1; n <= len(race.Legs); n++ {
		steps = append(steps, race.PointName(race.ExchangePoint(n)))
	}
	results := raceresults.Results(race)
	for i, points := range raceresults.Gaps(results) {
		l := charts.Line{Key: results[i].Team.Key, Values: slices.Repeat([]float64{math.NaN()}, len(steps))}
		for _, p := range points {
			l.Values[p.Point] = p.Behind.Seconds()
		}
		lines = append(lines, l)
	}
	return lines, steps
}

// gapWords are the lines of the chart in words.
func gapWords(race *relay.Race, lines []charts.Line, steps []string) []string {
	var says []string
	for _, l := range lines {
		text := "key " + l.Key
		if t := race.Team(race.Keys[l.Key]); t != nil {
			text += " " + t.Title()
		}
		for i, v := range l.Values {
			switch {
			case i == 0 || math.IsNaN(v):
			case v < 0.05:
				text += ", " + steps[i] + " leads"
			default:
				text += fmt.Sprintf(", %s +%.1f", steps[i], v)
			}
		}
		if strings.Contains(text, ",") {
			says = append(says, text)
		}
	}
	return says
}

// barWords are bars in words.
func barWords(bars []charts.Bar) []string {
	var says []string
	for _, b := range bars {
		text := "leg " + b.Name + ", " + b.Text
		if b.Target > 0 {
			text += fmt.Sprintf(", target %.2f", b.Target)
		}
		says = append(says, text)
	}
	return says
}

// dotWords are dots in words.
func dotWords(rows []charts.Line, unit string) []string {
	var says []string
	for _, r := range rows {
		text := r.Key + ":"
		for _, v := range r.Values {
			text += fmt.Sprintf(" %.1f", v)
		}
		says = append(says, text+" "+unit)
	}
	return says
}

// splitBars are a team's legs against their targets.
func splitBars(k *times, t *relay.Team) []charts.Bar {
	var bars []charts.Bar
	for _, leg := range k.result(t).Legs {
		if !leg.Known {
			continue
		}
		name := fmt.Sprintf("%d %s", leg.Leg, leg.Runner)
		bars = append(bars, charts.Bar{Name: name, Value: leg.Took.Seconds(), Target: t.Legs[leg.Leg-1].Target.Seconds(), Text: relay.Hundredths(leg.Took)})
	}
	return bars
}
