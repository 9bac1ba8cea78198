package views

import (
	"cmp"
	"slices"
	"strconv"

	"baton/relay"
)

// columns are the widths of the board's columns in cells; 0 is a column not
// shown.
type columns struct {
	width                       int
	key, team, look, leg, baton int
	state, time, rank           int
	first, shown                int // exchanges shown: from first (from 0), so many
	finish                      int // index of the finish in Row.Times
	exchange, carrier           string
	last                        bool // one column with the newest time instead of all
	spare                       int
}

// Widths the columns have where there is room, and where there is not.
const (
	keyCells   = 6
	stateCells = 5
	legCells   = 4
	rankCells  = 4

	teamIdeal, teamLeast   = 16, 8
	lookIdeal, lookLeast   = 7, 5
	batonIdeal, batonLeast = 14, 9
	timeIdeal              = 6
)

// columnsFor fits the board into a width: flexible columns shrink, then the
// earlier exchanges go, then LOOK, BATON and LEG; key, team, state and the
// newest time stay.
func columnsFor(p *Live, width int) columns {
	c := columns{
		width: width, key: keyCells, team: teamIdeal, look: lookIdeal, leg: legCells + max(0, 2*digits(p.Legs)-2),
		baton: batonIdeal, state: stateCells, rank: rankCells,
		finish: min(max(p.Legs, 1), relay.MaxLegs) - 1, exchange: cmp.Or(p.Exchanges, "EX"), carrier: cmp.Or(p.Carrier, "BATON"),
	}
	if !slices.ContainsFunc(p.Rows, func(r Row) bool { return r.Look != "" }) {
		c.look = 0
	}
	c.time = timeWidth(p.Rows, max(timeIdeal, cells(clean(c.exchange))+digits(c.finish)+1))
	c.shown = c.finish
	c.narrow()
	c.choose(p.Rows)
	c.widen(p.Rows)
	return c
}

func digits(n int) int { return len(strconv.Itoa(n)) }

func timeWidth(rows []Row, least int) int {
	for i := range rows {
		for _, t := range rows[i].Times {
			if t != "" {
				least = max(least, cells(t)+1)
			}
		}
	}
	return least
}

func (c *columns) total() int {
	return c.key + c.team + c.look + c.leg + c.baton + c.state + (c.shown+1)*c.time + c.rank
}

// over is how much too wide the columns are, at most n.
func (c *columns) over(n int) int { return max(0, min(n, c.total()-c.width)) }

// narrow drops what is least needed until the rest fits.
func (c *columns) narrow() {
	c.team -= c.over(teamIdeal - 12)
	c.baton -= c.over(batonIdeal - batonLeast)
	c.look -= c.over(min(c.look, lookIdeal-lookLeast))
	for c.shown > 2 && c.over(1) > 0 {
		c.shown--
	}
	c.look -= c.over(1) * c.look
	for c.shown > 1 && c.over(1) > 0 {
		c.shown--
	}
	c.baton -= c.over(1) * c.baton
	c.leg -= c.over(1) * c.leg
	c.shown -= c.over(1) * c.shown
	c.team -= c.over(c.team - teamLeast)
	if c.over(1) > 0 || c.shown < min(2, c.finish) {
		c.compact()
	}
}

// compact leaves key, team, state, the newest time and, with room, the place.
func (c *columns) compact() {
	c.last, c.shown, c.look, c.baton, c.leg = true, 0, 0, 0, 0
	c.team = teamIdeal
	c.team -= c.over(teamIdeal - teamLeast)
	c.rank -= c.over(1) * c.rank
	c.key -= c.over(3)
	c.team -= c.over(c.team)
	c.state -= c.over(1) * c.state
}

// choose shows the exchanges round the one the race has come to.
func (c *columns) choose(rows []Row) {
	reach := 0
	for i := range rows {
		for x := c.finish - 1; x >= reach; x-- {
			if rows[i].Times[x] != "" {
				reach = x + 1
			}
		}
	}
	c.first = max(0, min(reach+1, c.finish)-c.shown)
}

// widen gives what is left to the names, as far as they need it.
func (c *columns) widen(rows []Row) {
	team, baton, look := 0, 0, 0
	for i := range rows {
		team = max(team, cells(rows[i].Team)+2)
		baton = max(baton, cells(rows[i].Baton)+1, cells(rows[i].Doubt)+1)
		look = max(look, cells(rows[i].Look)+1)
	}
	spare := c.width - c.total()
	grow(&c.team, team, &spare)
	if c.baton > 0 {
		grow(&c.baton, baton, &spare)
	}
	if c.look > 0 {
		grow(&c.look, look, &spare)
	}
	if wider := min(2, spare/(c.shown+1)); wider > 0 && !c.last {
		c.time += wider
		spare -= wider * (c.shown + 1)
	}
	c.spare = max(0, spare)
}

func grow(col *int, want int, spare *int) {
	n := max(0, min(want-*col, *spare))
	*col += n
	*spare -= n
}

// heading is the line over the columns.
func (c columns) heading(t *Theme) string {
	l := newLine(t, c.width)
	k := t.Heading
	if c.key < keyCells {
		l.to(k, c.key)
	} else {
		l.cell(k, "  key ", c.key)
	}
	l.cell(k, "TEAM", c.team)
	l.cell(k, "LOOK", c.look)
	l.cell(k, "LEG", c.leg)
	l.cell(k, c.carrier, c.baton)
	l.gap(k, c.spare+c.state)
	if c.last {
		l.rightAll(k, "LAST", c.time)
	} else {
		for i := range c.shown {
			l.rightAll(k, c.exchange+strconv.Itoa(c.first+i+1), c.time)
		}
		l.rightAll(k, "FIN", c.time)
	}
	l.rightAll(k, "POS", c.rank)
	return l.end(k)
}
