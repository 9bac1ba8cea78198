// Package html makes the report of a race or a meet: one file that needs nothing
// else, to be pinned up on paper (A4 or letter, a race a page) or read on a
// phone. Its charts are drawn as SVG in the page; there are no scripts.
package html

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"time"

	"baton/relay"
)

//go:embed report.html
var source string

var page = template.Must(template.New("report").Parse(source))

// Report is what a page is made of.
type Report struct {
	Meet     string
	Rulebook relay.Rulebook // for what infractions are called
	Zone     *time.Location // for the gun's time of day
	Races    []*relay.Race
	Scores   []relay.Score // none where the meet is not scored
}

// Write writes the report: a page for each race, before them one for each event
// that was run in several heats, after them the team scores. Errors are those of
// w.
func Write(w io.Writer, report Report) error {
	data := pageData{Title: titleOf(report), Meet: report.Meet, Scores: scoreRows(report.Scores)}
	for _, heats := range relay.Events(report.Races) {
		if len(heats) > 1 {
			data.Events = append(data.Events, newEvent(heats))
		}
	}
	for _, r := range report.Races {
		data.Races = append(data.Races, newRace(report, r))
	}
	if err := page.Execute(w, data); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}

// pageData is the page as its template has it: all texts ready.
type pageData struct {
	Title, Meet string
	Events      []event
	Races       []race
	Scores      []score
}

type event struct {
	Name string
	Rows []eventRow
}

type eventRow struct {
	Place, Team, Race, Total, How string
}

type score struct {
	Place, Team, Points string
}

type race struct {
	ID, Name, About, State string
	Legs                   []string // headings
	Rows                   []row
	Squads                 []squad
	Remarks                []string
	Notes                  []string
	Gaps                   *chart
	Splits                 *chart
	Zones                  []*chart // one for each length of zone
}

type row struct {
	Place, Lane, Team, Total, How, Behind string
	Own                                   bool
	Out                                   bool
	Legs                                  []leg
}

type leg struct {
	Split, At, Runner string
	Together          string // the legs that Split is the time of, where one is not known alone
	Estimated         bool
}

func titleOf(report Report) string {
	title := report.Meet
	if len(report.Races) == 1 {
		title = strings.TrimPrefix(title+" · "+report.Races[0].Title(), " · ")
	}
	if title == "" {
		return "Relay results"
	}
	return title
}

// newEvent is the table of an event over its heats.
func newEvent(heats []*relay.Race) event {
	e := event{Name: nameOf(heats[0])}
	for _, r := range relay.Combined(heats) {
		row := eventRow{Place: placeOf(r.Overall, r.Code), Team: r.Team.Title(), Race: string(r.Race)}
		if r.Code == relay.In {
			row.Total, row.How = r.Time(), how(r.Result)
		}
		e.Rows = append(e.Rows, row)
	}
	return e
}

func scoreRows(scores []relay.Score) []score {
	rows := make([]score, len(scores))
	place := 0
	for i, s := range scores {
		if i == 0 || s.Points != scores[i-1].Points {
			place = i + 1
		}
		rows[i] = score{Place: fmt.Sprint(place), Team: s.Team, Points: s.Printed()}
	}
	return rows
}

// newRace is a race's page.
func newRace(report Report, r *relay.Race) race {
	results := relay.Results(r)
	out := race{
		ID: string(r.ID), Name: nameOf(r), About: about(report, r), State: relay.Reliance(r),
		Remarks: relay.Remarks(r, report.Rulebook), Notes: relay.HowTimed(r),
		Gaps: gapChart(results), Splits: splitChart(results), Zones: zoneCharts(r, results),
	}
	for i, d := range r.Legs {
		out.Legs = append(out.Legs, fmt.Sprintf("Leg %d · %s m", i+1, d))
	}
	for _, res := range results {
		out.Rows = append(out.Rows, newRow(res, results[0]))
		if res.Team.Pinned {
			out.Squads = append(out.Squads, newSquad(r, res))
		}
	}
	return out
}

func nameOf(r *relay.Race) string {
	switch {
	case r.Name != "":
		return r.Name
	case r.Format.Name != "":
		return r.Format.Name
	}
	return "Race " + string(r.ID)
}

// about is what stands below a race's name.
func about(report Report, r *relay.Race) string {
	words := []string{"race " + string(r.ID)}
	if _, _, heat, err := r.ID.Parts(); err == nil {
		words = append(words, fmt.Sprintf("heat %d", heat))
	}
	if r.Counting >= 0 {
		words = append(words, r.Starts[r.Counting].At.Time().In(report.Zone).Format("2 January 2006, 15:04"))
	}
	if report.Meet != "" {
		words = append(words, report.Meet)
	}
	return strings.Join(words, " · ")
}

func newRow(res, first relay.Result) row {
	t := res.Team
	out := row{Place: placeOf(res.Place, res.Code) + star(t), Lane: laneOf(t), Team: t.Title(), Own: t.Pinned, Out: res.Code != relay.In}
	if !out.Out {
		out.Total, out.How = res.Time(), how(res)
	}
	if first.Place == 1 && res.Place > 0 && res.Total > first.Total {
		out.Behind = "+" + relay.Hundredths(res.Total-first.Total)
	}
	for _, l := range res.Legs {
		cell := leg{Runner: l.Runner, Estimated: l.Estimated}
		if l.Passed {
			cell.At, cell.Split = relay.Hundredths(l.At), relay.Hundredths(l.Took)
			if !l.Known {
				cell.Together = fmt.Sprintf("legs %d–%d", l.From, l.Leg)
			}
		}
		out.Legs = append(out.Legs, cell)
	}
	return out
}

func laneOf(t *relay.Team) string {
	switch {
	case t.Hip != "":
		return t.Hip
	case t.Lane > 0:
		return fmt.Sprint(t.Lane)
	}
	return ""
}

// star marks a place that hangs on the referee; the remarks say why.
func star(t *relay.Team) string {
	if t.InDoubt() != "" {
		return "*"
	}
	return ""
}

func placeOf(place int, code relay.Out) string {
	switch {
	case place > 0:
		return fmt.Sprint(place)
	case code != relay.In:
		return string(code)
	}
	return "–"
}

// how marks the times that no photo-finish gave, and who goes on without a time
// or place that would do.
func how(res relay.Result) string {
	words := []string{}
	if res.Finished && res.Hand {
		words = append(words, "hand")
	}
	if res.Team.Advanced != "" {
		words = append(words, res.Team.Advanced)
	}
	return strings.Join(words, " ")
}
