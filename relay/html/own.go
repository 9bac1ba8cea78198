package html

import (
	"fmt"

	"baton/relay"
)

// mark is how one of the report's own squads is told from the others wherever it
// stands: by a colour, by a way of drawing its line, and by a shape, so that a
// page printed in grey or read without colours shows it too. Nought is no mark.
type mark int

// How many colours, dashes and shapes the page has.
const (
	markColours = 6
	markShapes  = 4
)

// marksOf gives the pinned squads of all races their marks; a squad keeps its own
// from race to race.
func marksOf(races []*relay.Race) map[relay.TeamID]mark {
	marks, squads := map[relay.TeamID]mark{}, map[string]mark{}
	for _, r := range races {
		for _, t := range r.Teams {
			if !t.Pinned {
				continue
			}
			if squads[t.Title()] == 0 {
				squads[t.Title()] = mark(len(squads) + 1)
			}
			marks[t.ID] = squads[t.Title()]
		}
	}
	return marks
}

// Class is the mark's classes in the page: its colour and its dash.
func (m mark) Class() string {
	if m == 0 {
		return ""
	}
	n := int(m) - 1
	return fmt.Sprintf("own c%d d%d", n%markColours, n%markShapes)
}

// Glyph is the mark's shape as a character.
func (m mark) Glyph() string {
	if m == 0 {
		return ""
	}
	return []string{"●", "■", "▲", "◆"}[(int(m)-1)%markShapes]
}

// path draws the mark's shape about a point.
func (m mark) path(x, y float64) string {
	const r = 4.0
	if m == 0 {
		return disc(x, y, 2.8)
	}
	switch (int(m) - 1) % markShapes {
	case 1:
		return polygon(x-r, y-r, x+r, y-r, x+r, y+r, x-r, y+r)
	case 2:
		return polygon(x, y-r-1, x+r+1, y+r, x-r-1, y+r)
	case 3:
		return polygon(x, y-r-1.5, x+r+1.5, y, x, y+r+1.5, x-r-1.5, y)
	}
	return disc(x, y, r+0.3)
}

func disc(x, y, r float64) string {
	return fmt.Sprintf("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0z", unit(x-r), unit(y), unit(r), unit(r), unit(2*r), unit(r), unit(r), unit(-2*r))
}

// polygon closes a line through points, given as x and y in turn.
func polygon(at ...float64) string {
	path := ""
	for i := 0; i < len(at); i += 2 {
		path += fmt.Sprintf("%c%s %s", "ML"[min(i, 1)], unit(at[i]), unit(at[i+1]))
	}
	return path + "z"
}
