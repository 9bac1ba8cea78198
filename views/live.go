package views

import "slices"

// Widths at which the window is divided.
const (
	asideFrom  = 114 // from here a column beside the board
	boardWidth = 80
	asideLeast = 30
	asideMost  = 64
	panelFrom  = 64 // from here help and menu stand beside the board, below it else
	panelMost  = 38
)

// sides says how the window is divided between the board and what is beside it.
type sides struct {
	left, right int // cells; right is 0 for nothing beside
	below       int // lines of a panel below the board
}

func divide(p *Live) sides {
	panel := p.panel() != nil
	switch {
	case panel && p.Width >= panelFrom:
		right := min(panelMost, p.Width*9/20)
		return sides{left: p.Width - right - 1, right: right}
	case panel:
		return sides{left: p.Width, below: max(0, min(p.Height/2, p.Height-2))}
	case p.Width >= asideFrom && (len(p.Log) > 0 || len(p.Oval.Zones)+len(p.Oval.Batons) > 0):
		left := boardWidth + min(longNames(p), p.Width-boardWidth-asideLeast-1)
		left = max(left, p.Width-asideMost-1)
		return sides{left: left, right: p.Width - left - 1}
	default:
		return sides{left: p.Width}
	}
}

// longNames is how many cells names lack in a board of the usual width.
func longNames(p *Live) int {
	team, baton := teamIdeal, batonIdeal
	for i := range p.Rows {
		team = max(team, cells(clean(p.Rows[i].Team))+2)
		baton = max(baton, cells(clean(p.Rows[i].Baton))+1)
	}
	return min(team-teamIdeal+baton-batonIdeal, 40)
}

func (p *Live) needs(s sides) need {
	n := need{
		height: p.Height - s.below, width: s.left, rows: len(p.Rows), clock: p.Head.bigClockLines(p.Width),
		gun: p.Gun != "", times: p.Times.Says != "", legs: -1, second: -1,
		log:    s.right == 0 && s.below == 0 && len(p.Log) > 0,
		oval:   s.right == 0 && s.below == 0 && len(p.Oval.Zones)+len(p.Oval.Batons) > 0 && s.left >= ovalLeastWide,
		others: len(p.Others),
	}
	if len(p.Squads) > 0 {
		n.legs = len(p.Squads[0].Legs)
	}
	if len(p.Squads) > 1 {
		n.second = len(p.Squads[1].Legs)
	}
	return n
}

// Draw draws a running race: at most p.Height lines of at most p.Width cells.
func (p *Live) Draw(t Theme) string {
	if p.Width <= 0 || p.Height <= 0 {
		return ""
	}
	return frame(&t, p.lines(&t), p.Width, p.Height)
}

// lines are all lines from top to bottom.
func (p *Live) lines(t *Theme) []string {
	s := divide(p)
	pl := makePlan(p.needs(s))
	lines := p.top(t, pl)
	body := p.body(t, pl, s.left)
	if s.right > 0 {
		room := p.Height - len(lines) - b2i(pl.endRule) - b2i(pl.last) - b2i(pl.foot)
		body = p.beside(t, pad(t, body, s.left, room), s.right)
	}
	lines = append(lines, body...)
	if pl.endRule {
		lines = append(lines, rule(t, p.Width))
	}
	if pl.last {
		lines = append(lines, drawMarks(t, p.marks(pl, p.Width)))
	}
	if pl.foot {
		lines = append(lines, footer(t, p.Width, p.Foot))
	}
	if s.below > 0 {
		lines = append(lines, panelLines(t, p.panel(), p.Width, s.below)...)
	}
	return lines
}

// top is the head and what is wrong.
func (p *Live) top(t *Theme, pl plan) []string {
	var lines []string
	switch {
	case pl.head > 1:
		lines = drawBigHead(t, p.Head, p.Width, pl.head)
	case pl.head == 1:
		lines = []string{drawHead(t, p.Head, p.Width)}
	}
	if !pl.top {
		return lines
	}
	if text, tone := p.banners(); text != "" {
		return append(lines, banner(t, p.Width, text, tone))
	}
	return append(lines, rule(t, p.Width))
}

// body is the board and what stands under it.
func (p *Live) body(t *Theme, pl plan, width int) []string {
	var lines []string
	if pl.across > 1 {
		lines = p.teamsAcross(t, pl, width)
	} else {
		lines = p.teams(t, pl, width)
	}
	if pl.midRule {
		lines = append(lines, rule(t, width))
	}
	if pl.ready > 0 {
		lines = append(lines, ready(t, readyProps{
			width: width, high: pl.ready, gun: p.Gun, missing: p.Missing, prefix: p.Prefix,
			stillToCome: p.StillToCome, getReady: p.GetReady, times: p.Times, toDecide: p.ToDecide,
		})...)
	}
	lines = p.squads(t, lines, pl, width)
	if pl.log > 0 {
		lines = append(lines, logLines(t, p.Log, width, pl.log)...)
	}
	if pl.oval > 0 {
		lines = append(lines, drawOval(t, p.Oval, width, pl.oval)...)
	}
	if pl.all > 0 {
		lines = append(lines, rule(t, width))
		for i := range min(pl.all-1, len(p.Others)) {
			lines = append(lines, allLegs(t, &p.Others[i], width))
		}
	}
	return lines
}

// teams is the board: a heading, and a line for every team.
func (p *Live) teams(t *Theme, pl plan, width int) []string {
	cols := columnsFor(p, width)
	lines := make([]string, 0, p.Height)
	if pl.heading {
		lines = append(lines, cols.heading(t))
	}
	rows := visible(p.Rows, pl.rows)
	for i := range rows {
		lines = append(lines, drawRow(t, &rows[i], &cols))
	}
	return lines
}

// visible is the rows that fit: where not all do, the focused one is among them.
func visible(rows []Row, n int) []Row {
	if len(rows) <= n {
		return rows
	}
	from := 0
	for i := range rows {
		if rows[i].Pressed || rows[i].Focused {
			from = i
			if rows[i].Pressed {
				break
			}
		}
	}
	from = max(0, min(from, len(rows)-n))
	return rows[from : from+n]
}

// teamsAcross sets teams side by side, running down the columns.
func (p *Live) teamsAcross(t *Theme, pl plan, width int) []string {
	wide, keys, time := width/pl.across, 1, 4
	rows := visible(p.Rows, pl.rows*pl.across)
	for i := range rows {
		keys = max(keys, min(3, cells(rows[i].Key)))
		time = max(time, min(8, cells(rows[i].Last)))
	}
	lines := make([]string, pl.rows, p.Height)
	for y := range lines {
		for x := range pl.across {
			if i := x*pl.rows + y; i < len(rows) {
				lines[y] += drawPair(t, &rows[i], pairWidths{wide, keys, time})
			} else {
				lines[y] += blank(t, wide)
			}
		}
		lines[y] += newLine(t, width-wide*pl.across).end(t.Text)
	}
	return lines
}

// squads draws the focused team and the other pinned one.
func (p *Live) squads(t *Theme, lines []string, pl plan, width int) []string {
	if pl.squad == 1 {
		return append(lines, drawBrief(t, &p.Squads[0], width))
	}
	for i, high := range []int{pl.squad, pl.second} {
		if high == 0 {
			continue
		}
		s := &p.Squads[i]
		lines = append(lines, drawSquadHead(t, &s.SquadHead, width))
		widths := legWidthsOf(s.Legs, width)
		for _, leg := range window(s.Legs, high-1) {
			lines = append(lines, drawSquadLeg(t, &leg, widths))
		}
	}
	return lines
}

// beside joins the board with the column at its right.
func (p *Live) beside(t *Theme, body []string, width int) []string {
	var right []string
	if panel := p.panel(); panel != nil {
		right = panelLines(t, panel, width, len(body))
	} else {
		right = p.aside(t, width, len(body))
	}
	post := t.Line.paint("│")
	joined := make([]string, len(body))
	for i := range body {
		joined[i] = body[i] + post + right[i]
	}
	return joined
}

// aside is the log over the oval.
func (p *Live) aside(t *Theme, width, high int) []string {
	oval := 0
	if len(p.Oval.Zones)+len(p.Oval.Batons) > 0 {
		oval = min(ovalHeight(width), high)
	}
	if len(p.Log) > 0 && high-oval < 4 {
		oval = 0
	}
	lines := logLines(t, p.Log, width, high-oval)
	return slices.Concat(lines, drawOval(t, p.Oval, width, oval))
}

// logLines is the newest part of the event log, newest first, under a heading.
func logLines(t *Theme, log []LogLine, width, high int) []string {
	l := newLine(t, width)
	l.put(t.Heading, " LOG")
	lines := append(make([]string, 0, high), l.end(t.Heading))
	for i := range min(len(log), high-1) {
		lines = append(lines, drawLog(t, log[i], width))
	}
	return pad(t, lines, width, high)
}

func drawLog(t *Theme, line LogLine, width int) string {
	l := newLine(t, width)
	l.right(t.Strong, line.At, 8)
	l.gap(t.Text, 2)
	l.cell(t.tone(line.Tone), line.Text, min(l.left()-1, cells(clean(line.Text))))
	return l.end(t.Text)
}
