package live

import (
	"slices"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/results"
	"baton/views"
)

// beside puts before each watched team's plan who runs beside it, and, once it has
// finished, in the plan's place which exchange cost it most.
func (l *Screen) beside(sh *ui.Shell, squads []views.Squad) {
	race := l.State()
	for i, t := range l.watched() {
		if i >= len(squads) || race.Counting < 0 {
			continue
		}
		said := []string{rivals(race, t), squads[i].Plan}
		if t.HasFinished() {
			said = []string{costMost(sh, race, t), rivals(race, t)}
		}
		squads[i].Plan = strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " · ")
	}
}

// costMost is which exchange cost a team most against its pairs' own best; empty
// where the pairs have no zone times to hold it against.
func costMost(sh *ui.Shell, race *relay.Race, t *relay.Team) string {
	return ui.Held(sh, race, t.ID, func(season results.Season) string {
		return results.CostMost(results.ExchangeLosses(race, t, season))
	})
}

// rivals are how far it is to who is just ahead, and how far the team is ahead of
// who is just behind, at the last exchange that both have made: "ex 2: 0.3 to Peak
// A, 0.5 on Boulder A".
func rivals(race *relay.Race, t *relay.Team) string {
	ahead, behind := race.Rivals(t)
	text, point := "", -1
	for _, r := range []struct {
		*relay.Rival
		way string
	}{{ahead, " to "}, {behind, " on "}} {
		if r.Rival == nil {
			continue
		}
		switch {
		case r.Point == point:
			text += ", "
		case text != "":
			text += " · " + race.PointName(r.Point) + ": "
		default:
			text = race.PointName(r.Point) + ": "
		}
		point = r.Point
		text += relay.Tenths(printedGap(race, t, r.Rival)) + r.way + r.Team.Title()
	}
	return text
}

// printedGap is a gap as the difference of the times that the board prints.
func printedGap(race *relay.Race, t *relay.Team, r *relay.Rival) time.Duration {
	at := func(t *relay.Team) time.Duration {
		return relay.RoundHalfUp(race.Sure(t)[r.Point].Time, relay.Tenth)
	}
	return (at(t) - at(r.Team)).Abs()
}
