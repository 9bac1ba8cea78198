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

// live draws all lines from top to bottom.
func (b *Board) live(p *Live) []string {
	t, s := &b.theme, divide(p)
	pl := makePlan(p.needs(s))
	lines := b.top(p, pl)
	body := b.body(p, pl, s.left)
	if s.right > 0 {
		room := p.Height - len(lines) - b2i(pl.endRule) - b2i(pl.last) - b2i(pl.foot)
		body = b.beside(p, pad(t, body, s.left, room), s.right)
	}
	lines = append(lines, body...)
	if pl.endRule {
		lines = append(lines, b.rule(p.Width))
	}
	if pl.last {
		lines = append(lines, b.marks.at(0, p.marks(pl, p.Width), func(m marksProps) string { return drawMarks(t, m) }))
	}
	if pl.foot {
		lines = append(lines, b.footer(p.Foot, p.Width))
	}
	if s.below > 0 {
		lines = append(lines, panelLines(t, p.panel(), p.Width, s.below)...)
	}
	return lines
}

// top is the head and what is wrong.
func (b *Board) top(p *Live, pl plan) []string {
	t := &b.theme
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
	return append(lines, b.rule(p.Width))
}

// body is the board and what stands under it.
func (b *Board) body(p *Live, pl plan, width int) []string {
	t := &b.theme
	var lines []string
	if pl.across > 1 {
		lines = b.teamsAcross(p, pl, width)
	} else {
		lines = b.teams(p, pl, width)
	}
	if pl.midRule {
		lines = append(lines, rule(t, width))
	}
	if pl.ready > 0 {
		lines = append(lines, b.readyLines(readyProps{
			width: width, high: pl.ready, gun: p.Gun, missing: p.Missing, prefix: p.Prefix,
			stillToCome: p.StillToCome, getReady: p.GetReady, times: p.Times, toDecide: p.ToDecide,
		})...)
	}
	lines = b.squads(lines, p, pl, width)
	if pl.log > 0 {
		lines = append(lines, b.logLines(p.Log, width, pl.log)...)
	}
	if pl.oval > 0 {
		lines = append(lines, b.oval.draw(t, p.Oval, width, pl.oval)...)
	}
	if pl.all > 0 {
		lines = append(lines, rule(t, width))
		for i := range min(pl.all-1, len(p.Others)) {
			lines = append(lines, b.allLegs(i, &p.Others[i], width))
		}
	}
	return lines
}

// teams is the board: a heading, and a line for every team.
func (b *Board) teams(p *Live, pl plan, width int) []string {
	t, cols := &b.theme, columnsFor(p, width)
	lines := make([]string, 0, p.Height)
	if pl.heading {
		lines = append(lines, b.heading.at(0, cols, func(c columns) string { return c.heading(t) }))
	}
	draw := func(r rowProps) string { return drawRow(t, r) }
	rows := visible(p.Rows, pl.rows)
	for i := range rows {
		lines = append(lines, b.rows.at(i, rowProps{rows[i], cols}, draw))
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
func (b *Board) teamsAcross(p *Live, pl plan, width int) []string {
	t := &b.theme
	wide, keys, time := width/pl.across, 1, 4
	rows := visible(p.Rows, pl.rows*pl.across)
	for i := range rows {
		keys = max(keys, min(3, cells(rows[i].Key)))
		time = max(time, min(8, cells(rows[i].Last)))
	}
	draw := func(r pairProps) string { return drawPair(t, r) }
	lines := make([]string, pl.rows, p.Height)
	for y := range lines {
		for x := range pl.across {
			if i := x*pl.rows + y; i < len(rows) {
				lines[y] += b.pairs.at(i, pairProps{rows[i], wide, keys, time}, draw)
			} else {
				lines[y] += blank(t, wide)
			}
		}
		lines[y] += newLine(t, width-wide*pl.across).end(t.Text)
	}
	return lines
}

// squads draws the focused team and the other pinned one.
func (b *Board) squads(lines []string, p *Live, pl plan, width int) []string {
	t := &b.theme
	if pl.squad == 1 {
		return append(lines, b.briefs.at(0, p.Squads[0].brief(width), func(s briefProps) string { return drawBrief(t, s) }))
	}
	at := 0
	for i, high := range []int{pl.squad, pl.second} {
		if high == 0 {
			continue
		}
		s := &p.Squads[i]
		lines = append(lines, b.heads.at(i, headProps{s.SquadHead, width}, func(h headProps) string { return drawSquadHead(t, h) }))
		runner, state := legWidths(s.Legs, width)
		for _, leg := range window(s.Legs, high-1) {
			lines = append(lines, b.legs.at(at, legProps{leg, width, runner, state}, func(g legProps) string { return drawSquadLeg(t, g) }))
			at++
		}
	}
	return lines
}

// beside joins the board with the column at its right.
func (b *Board) beside(p *Live, body []string, width int) []string {
	t := &b.theme
	var right []string
	if panel := p.panel(); panel != nil {
		right = panelLines(t, panel, width, len(body))
	} else {
		right = b.aside(p, width, len(body))
	}
	post := t.Line.Paint("│")
	joined := make([]string, len(body))
	for i := range body {
		joined[i] = body[i] + post + right[i]
	}
	return joined
}

// aside is the log over the oval.
func (b *Board) aside(p *Live, width, high int) []string {
	t := &b.theme
	oval := 0
	if len(p.Oval.Zones)+len(p.Oval.Batons) > 0 {
		oval = min(ovalHeight(width), high)
	}
	if len(p.Log) > 0 && high-oval < 4 {
		oval = 0
	}
	lines := b.logLines(p.Log, width, high-oval)
	return slices.Concat(lines, b.oval.draw(t, p.Oval, width, oval))
}

// logProps is all that a line of the log is drawn from.
type logProps struct {
	line  LogLine
	width int
}

// logLines is the newest part of the event log, newest first, under a heading.
func (b *Board) logLines(log []LogLine, width, high int) []string {
	t := &b.theme
	l := newLine(t, width)
	l.put(t.Heading, " LOG")
	lines := append(make([]string, 0, high), l.end(t.Heading))
	for i := range min(len(log), high-1) {
		lines = append(lines, b.log.at(i, logProps{log[i], width}, func(p logProps) string { return drawLog(t, p) }))
	}
	return pad(t, lines, width, high)
}

func drawLog(t *Theme, p logProps) string {
	l := newLine(t, p.width)
	l.right(t.Strong, p.line.At, 8)
	l.gap(t.Text, 2)
	l.cell(t.tone(p.line.Tone), p.line.Text, min(l.left()-1, cells(clean(p.line.Text))))
	return l.end(t.Text)
}
