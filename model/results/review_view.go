package results

import (
	"fmt"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/views"
)

// View is what the screen shows.
func (s *Review) View(sh *ui.Shell) views.Props {
	v := s.Look(sh)
	rows := s.Rows(v)
	p := views.Review{
		Edges:    s.Edges(sh, "Review "+v.race.Title(), string(v.race.Status), ReviewKeys.foot()...),
		Selected: s.Selected, Fixing: s.fix.props(),
		Empty: s.Empty("Nothing was recorded of this race."),
	}
	if s.fix != nil {
		p.Note, p.Foot = "", ui.Foot(FixingKeys.Take, FixingKeys.Why, FixingKeys.Drop)
	}
	in, several := s.within(rows), s.span != extent{}
	for i, row := range rows {
		p.Rows = append(p.Rows, reviewRow(v, row, several && in(i)))
	}
	if s.Selected < len(rows) {
		p.Detail = detail(v, rows[s.Selected])
		p.Span, p.Lanes = timeLine(v, rows[s.Selected].ID)
	}
	return &p
}

// reviewRow is one row of the table.
func reviewRow(v *findings, row relay.Record, marked bool) views.ReviewRow {
	out := views.ReviewRow{Glyph: glyph(row), Key: row.Key, Team: teamTitle(v.race, row.Team), Station: row.Station, Became: Became(v, row), Tone: reviewTone(v, row), Marked: marked}
	if !row.Fix {
		out.Time = relay.Hundredths(row.Time)
	}
	if row.Estimated {
		out.Time = "~" + out.Time
	}
	return out
}

func teamTitle(race *relay.Race, id relay.TeamID) string {
	if t := race.Team(id); t != nil {
		return t.Title()
	}
	return ""
}

// roleWords are what became of a press, in a coach's words.
var roleWords = map[relay.Role]string{
	relay.Double: "double press?", relay.Extra: "extra press?", relay.After: "after the finish", relay.Test: "key tried", relay.Witness: "gun, again",
	relay.Open: "time, no team", relay.Spent: "names a lane", relay.Idle: "not used", relay.Waits: "named, its time has not come", relay.Held: "key held", relay.Voided: "taken back", relay.Recalled: "recalled start",
}

// Became says what became of a row, and what is suspected of it.
func Became(v *findings, row relay.Record) string {
	text := row.Text
	switch {
	case row.Role == relay.Counted:
		text = v.race.PointName(row.Point)
	case row.Role != "":
		text = roleWords[row.Role]
	case isReport(row):
		text = reportText(v.race, row)
	}
	if row.Void && row.Role == "" {
		text += ", taken back"
	}
	if row.Named != "" && row.Team != "" {
		text += " · named by " + row.Named
	}
	if row.Fixed {
		text += " · fixed"
	}
	if found := v.suspects[row.ID]; len(found) > 0 {
		text += " · " + found[0].word
	}
	if row.Fix {
		text = "fix: " + text
	}
	return text
}

// reportText is a report in a few words; its team has a column of its own.
func reportText(race *relay.Race, row relay.Record) string {
	text := row.Kind.Words()
	report, ok := race.Report(row.ID)
	if !ok {
		return text
	}
	for _, more := range []string{report.What, report.Decision} {
		if more != "" {
			text += ", " + more
		}
	}
	if report.Reinstated && report.Decision != relay.Dismissed {
		text += ", reinstated"
	}
	return text
}

// glyph is a row's sign in the table and on the time line.
func glyph(row relay.Record) string {
	switch {
	case row.Void:
		return "×"
	case row.Fix:
		return "→"
	case row.Role == relay.Counted && row.Estimated:
		return "◌"
	case row.Role == relay.Counted:
		return "●"
	case row.Role == relay.Double, row.Role == relay.Extra, row.Role == relay.After:
		return "○"
	case row.Role == relay.Open:
		return "?"
	case isReport(row):
		return "⚑"
	case row.Kind == relay.KindGun:
		return "▲"
	}
	return "·"
}

func reviewTone(v *findings, row relay.Record) views.Tone {
	switch {
	case len(v.suspects[row.ID]) > 0 || row.Role == relay.Open:
		return views.Watch
	case row.Void:
		return views.Out
	case isReport(row):
		return views.Alarm
	case row.Role == relay.Double, row.Role == relay.Extra, row.Role == relay.After:
		return views.Watch
	case row.Fix || row.Fixed:
		return views.Good
	}
	return views.Calm
}

// detail is what there is to say of the selected row.
func detail(v *findings, row relay.Record) []string {
	var lines []string
	for _, o := range v.suspects[row.ID] {
		lines = append(lines, "? "+o.text)
	}
	if hint := roleHint(v.race, row); hint != "" && len(lines) == 0 {
		lines = append(lines, hint)
	}
	if who := whoDid(row); who != "" {
		lines = append(lines, who)
	}
	if seen := v.race.Sightings(row.Team, row.Point); seen != "" && row.Role == relay.Counted {
		lines = append(lines, seen)
	}
	if told := v.race.ClockTold(row.ID.Origin); told != "" && (row.Role != "" || row.Kind == relay.KindGun) {
		lines = append(lines, told)
	}
	return lines
}

// whoDid says who pressed a time and who named its lane, where those are two.
func whoDid(row relay.Record) string {
	if row.Named == "" || row.Team == "" {
		return ""
	}
	return "pressed at " + row.Station + ", its lane named at " + row.Named
}

// roleHint is the key that puts a press right that does not count.
func roleHint(race *relay.Race, row relay.Record) string {
	if n := race.NotSeenAt(row.Team, row.Time); n > 0 && (row.Role == relay.Double || row.Role == relay.Extra) {
		return fmt.Sprintf("e %d: it is ex %d, which was marked as not seen; m gives it to another lane", n, n)
	}
	return roleHints[row.Role]
}

// roleHints are the keys that put a press right that does not count.
var roleHints = map[relay.Role]string{
	relay.Double: "c lets it count; v at the press before it lets this one count instead", relay.Extra: "m gives it to another lane, c lets it count",
	relay.After: "t gives it to another race, m to another lane", relay.Open: "m gives it to a lane; space and ↓ select several: a lane for each", relay.Voided: "v puts it back",
}

// timeLine is the race with its lanes down and time across. Times without a
// team have a line of their own, if there are any.
func timeLine(v *findings, selected relay.ID) (span time.Duration, lanes []views.ReviewLane) {
	index := map[relay.TeamID]int{}
	for _, t := range v.race.Teams {
		index[t.ID] = len(lanes)
		lanes = append(lanes, views.ReviewLane{Label: strings.TrimSpace(t.Key + " " + t.Title())})
	}
	none := views.ReviewLane{Label: "no team"}
	for _, row := range v.rows {
		if row.Fix || row.Time < 0 || row.Role == relay.Spent || row.Role == relay.Recalled {
			continue
		}
		mark := views.ReviewMark{At: row.Time, Glyph: glyph(row), Tone: reviewTone(v, row), Selected: row.ID == selected}
		if row.Role != "" {
			span = max(span, row.Time)
		}
		if i, ok := index[row.Team]; ok {
			lanes[i].Marks = append(lanes[i].Marks, mark)
		} else if row.Role == relay.Open {
			none.Marks = append(none.Marks, mark)
		}
	}
	if len(none.Marks) > 0 {
		lanes = append(lanes, none)
	}
	return span + span/50, lanes
}
