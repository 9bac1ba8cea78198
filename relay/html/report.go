// Package html makes the report of a race or a meet: one file that needs nothing
// else, to be pinned up on paper (A4 or letter, several races a page) or read on
// a phone of 320 px. Its charts are drawn as SVG in the page, their figures stand
// beside them as text; there are no scripts.
//
// It imports the domain and relay/results. Begin with Write.
package html

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/results"
)

//go:embed report.html
var source string

var page = template.Must(template.New("report").Parse(source))

// report is a bulletin on its way onto the page.
type report struct {
	results.Bulletin
	unscored map[relay.TeamID]bool
}

// Write writes the report: the races in their order, before the first heat of an
// event that was run in several all of them together, after them the team scores.
// Errors are those of w.
func Write(w io.Writer, b results.Bulletin) error {
	report := report{b, b.Unscored()}
	data := pageData{Title: titleOf(report), Meet: report.Meet, About: dayOf(report), Scores: scoreRows(report.Scores)}
	marks := marksOf(report.Races)
	together := map[relay.RaceID]*event{}
	for _, heats := range results.Events(report.Races) {
		if len(heats) > 1 {
			together[heats[0].ID] = newEvent(report, heats, marks)
		}
	}
	for _, r := range report.Races {
		race := newRace(report, r, marks)
		race.Event = together[r.ID]
		data.Races = append(data.Races, race)
	}
	var text strings.Builder
	if err := page.Execute(&text, data); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	if _, err := io.WriteString(w, relay.HarmlessLines(text.String())); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}

// pageData is the page as its template has it: all texts ready.
type pageData struct {
	Title, Meet, About string
	Races              []race
	Scores             []score
}

// Day reports whether the page holds several races: it then has a list of them,
// and room for several on a sheet of paper.
func (d pageData) Day() bool { return len(d.Races) > 1 }

type event struct {
	Name string
	Rows []eventRow
}

type eventRow struct {
	Rank, Team, Race, Total, How string
	Mark                         mark
}

type score struct {
	Rank, Team, Points string
}

type race struct {
	ID, Name, About, State string
	First                  string // who was first, for the list of races
	Event                  *event // over all heats, before the first of them
	Legs                   []string
	Rows                   []row
	Squads                 []squad
	Remarks                []string
	Notes                  []string
	Charts                 []*chart
}

// Many reports whether the race has more legs than fit side by side.
func (r race) Many() bool { return len(r.Legs) > mostColumns }

// mostColumns is how many legs fit a table on a sheet of paper.
const mostColumns = 6

type row struct {
	Rank, Lane, Team, Total, How, Behind string
	Mark                                 mark // of one's own squads
	Out                                  bool
	Legs                                 []leg
}

// tellsLegs reports whether a split or a runner of the team is known. Where none
// is, as of a race that nobody timed, the table has no legs.
func (r row) tellsLegs() bool {
	return slices.ContainsFunc(r.Legs, func(l leg) bool { return l.Split != "" || l.Runner != "" })
}

type leg struct {
	Heading           string // which leg, where the table has no headings
	Split, At, Runner string
	Within            string // how sure Split is
	Together          string // the legs that Split is the time of, where one is not known alone
	Estimated         bool
}

func titleOf(report report) string {
	title := report.Meet
	if len(report.Races) == 1 {
		title = strings.TrimPrefix(title+" · "+report.Races[0].Title(), " · ")
	}
	return cmp.Or(title, "Relay results")
}

// newEvent is the table of an event over its heats.
func newEvent(report report, heats []*relay.Race, marks map[relay.TeamID]mark) *event {
	e := &event{Name: heats[0].Called()}
	for _, r := range results.Combined(heats) {
		row := eventRow{Rank: rankOf(r.Overall, r.Code), Team: r.Team.Title(), Race: string(r.Race), Mark: marks[r.Team.ID]}
		if r.Code == relay.In {
			row.Total, row.How = r.Time(), report.how(r.Result)
		}
		e.Rows = append(e.Rows, row)
	}
	return e
}

func scoreRows(scores []results.Score) []score {
	rows := make([]score, len(scores))
	place := 0
	for i, s := range scores {
		if i == 0 || s.Points != scores[i-1].Points {
			place = i + 1
		}
		rows[i] = score{Rank: fmt.Sprint(place), Team: s.Team, Points: s.Printed()}
	}
	return rows
}

// newRace is a race's part of the page. On a day's page the charts are of the
// races in which one's own squads ran.
func newRace(report report, r *relay.Race, marks map[relay.TeamID]mark) race {
	rows := results.Results(r)
	out := race{
		ID: string(r.ID), Name: r.Called(), About: about(report, r), State: results.Reliance(r), First: results.First(rows),
		Remarks: results.Remarks(r, report.Rulebook), Notes: results.HowTimed(r),
	}
	if len(report.Races) == 1 || slices.ContainsFunc(r.Teams, func(t *relay.Team) bool { return t.Pinned }) {
		out.Charts = charts(r, rows, marks)
	}
	accounts := results.Ledgers(r, report.Season)
	for i, d := range r.Legs {
		out.Legs = append(out.Legs, fmt.Sprintf("Leg %d · %s m", i+1, d))
	}
	for _, res := range rows {
		row := newRow(res, rows[0], marks[res.Team.ID])
		if !row.Out {
			row.How = report.how(res)
		}
		for i := range row.Legs {
			row.Legs[i].Heading = out.Legs[i]
		}
		out.Rows = append(out.Rows, row)
		if m := marks[res.Team.ID]; m > 0 {
			squad := newSquad(r, res, m, accounts[res.Team.ID])
			squad.Season = report.WorkAt(r, res.Team)
			out.Squads = append(out.Squads, squad)
		}
	}
	if !slices.ContainsFunc(out.Rows, row.tellsLegs) {
		out.Legs = nil
	}
	return out
}

// charts are all drawings of a race there is something to draw for.
func charts(r *relay.Race, results []results.Result, marks map[relay.TeamID]mark) []*chart {
	all := append([]*chart{gapChart(results, marks), splitChart(results, marks)}, zoneCharts(r, results, marks)...)
	return slices.DeleteFunc(all, func(c *chart) bool { return c == nil })
}

// dayOf says how many races the page holds, and of which day.
func dayOf(report report) string {
	words := []string{relay.Count(len(report.Races), "race")}
	for _, r := range report.Races {
		if gun, run := r.Gun(); run {
			words = append(words, gun.Time().In(report.Zone).Format("2 January 2006"))
			break
		}
	}
	return strings.Join(words, " · ")
}

// about is what stands below a race's name.
func about(report report, r *relay.Race) string {
	words := []string{"race " + string(r.ID)}
	if _, _, heat, err := r.ID.Parts(); err == nil {
		words = append(words, fmt.Sprintf("heat %d", heat))
	}
	if gun, run := r.Gun(); run {
		words = append(words, gun.Time().In(report.Zone).Format("2 January 2006, 15:04"))
	}
	if report.Meet != "" {
		words = append(words, report.Meet)
	}
	return strings.Join(words, " · ")
}

func newRow(res, first results.Result, m mark) row {
	t := res.Team
	out := row{Rank: rankOf(res.Rank, res.Code) + star(t), Lane: laneOf(t), Team: t.Title(), Mark: m, Out: res.Code != relay.In}
	if !out.Out {
		out.Total = res.Time()
	}
	if first.Rank == 1 && res.Rank > 0 && res.Total > first.Total {
		out.Behind = "+" + relay.Hundredths(res.Total-first.Total)
	}
	for _, l := range res.Legs {
		cell := leg{Runner: l.Runner, Estimated: l.Estimated}
		if l.Passed {
			cell.At, cell.Split, cell.Within = "at "+relay.Hundredths(l.At), relay.Hundredths(l.Took), l.Within()
			if l.Known && l.Leg == 1 {
				cell.At = "" // its split is that
			}
			if !l.Known {
				cell.Together = fmt.Sprintf("legs %d–%d", l.From, l.Leg)
			}
		} else if l.Doubted {
			cell.Split = "?"
		}
		out.Legs = append(out.Legs, cell)
	}
	return out
}

func laneOf(t *relay.Team) string {
	if t.Hip != "" || t.Lane == 0 {
		return t.Hip
	}
	return fmt.Sprint(t.Lane)
}

// star marks a place that hangs on the referee; the remarks say why.
func star(t *relay.Team) string {
	if t.InDoubt() != "" {
		return "*"
	}
	return ""
}

func rankOf(place int, code relay.Out) string {
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
func (report report) how(res results.Result) string {
	words := []string{}
	if res.Finished && res.Hand {
		words = append(words, "hand")
	}
	if res.Team.Advanced != "" {
		words = append(words, res.Team.Advanced)
	}
	if report.unscored[res.Team.ID] {
		words = append(words, results.DoesNotScore)
	}
	return strings.Join(words, " ")
}
