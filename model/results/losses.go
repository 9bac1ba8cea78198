package results

import (
	"cmp"
	"fmt"
	"slices"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/pair"
	raceresults "baton/relay/results"
	"baton/views"
)

type accountsKey struct{}

// accounts are the ledgers of a race, held against all meets of the data folder.
func accounts(sh *ui.Shell, race *relay.Race) map[relay.TeamID]raceresults.Account {
	return ui.Held(sh, race, accountsKey{}, func(season raceresults.Season) map[relay.TeamID]raceresults.Account {
		return raceresults.Ledgers(race, season)
	})
}

// costMost is which part of its race cost a team most, empty where nothing tells.
func costMost(sh *ui.Shell, race *relay.Race, t *relay.Team) string {
	if a := accounts(sh, race)[t.ID]; a.Why == nil {
		return raceresults.CostMost(a.Losses())
	}
	return ""
}

// lossPage is where the time that a team saved went, part by part, the worst
// first, with the other squads of its school beside it.
func (s *TeamResult) lossPage(sh *ui.Shell, race *relay.Race, t *relay.Team, title string) views.Props {
	squads, all := schoolmates(race, t), accounts(sh, race)
	v := views.List{
		Edges:    s.Edges(sh, title, timesOf(race).summary(t), TeamResultKeys.Next, TeamResultKeys.Went, TeamResultKeys.Back),
		Selected: s.Selected,
		Columns:  []views.Column{{Head: "PART", Least: 6}, {Head: "WHO", Least: 8}},
	}
	for _, squad := range squads {
		head := "LOST"
		if len(squads) > 1 {
			head += " " + cmp.Or(squad.Squad, squad.Title())
		}
		v.Columns = append(v.Columns, views.Column{Head: head, Right: true, Spare: 2 * min(1, len(v.Columns)-2)})
	}
	v.Columns = append(v.Columns, views.Column{Head: "", Least: 4, Spare: 1}, views.Column{Head: "HELD AGAINST", Least: 24, Spare: 3})
	a := all[t.ID]
	if a.Why != nil {
		v.Empty = "No account of where the time went: " + a.Why.Error() + "."
		return &v
	}
	losses := a.Losses()
	for _, x := range losses {
		cells := []string{x.Name(), x.Who, x.Figure()}
		for _, squad := range squads[1:] {
			cells = append(cells, figureOf(all[squad.ID], x.Name()))
		}
		v.Rows = append(v.Rows, views.ListRow{Cells: append(cells, lossWord(x), x.Against)})
	}
	for _, x := range a.Untimed() {
		cells := []string{fmt.Sprintf("ex %d", x.Exchange), x.Pair.LastNames(), "–"}
		v.Rows = append(v.Rows, views.ListRow{Cells: append(append(cells, make([]string, len(squads))...), raceresults.NotTimed)})
	}
	v.Note = join(raceresults.CostMost(losses), "± is half a 90 % interval")
	v.Means = a.NewPairs()
	if focus, ok := pair.FocusOf(sh.Seasons.History, sh.Seasons.History.Quartet(race, t)); ok {
		v.Means = "Season: " + focusText(focus, sh.Width < narrowFrom)
	}
	return &v
}

// lossWord says which losses are more than luck.
func lossWord(x raceresults.Loss) string {
	if x.Sure() {
		return "sure"
	}
	return ""
}

// figureOf is what another squad lost on the same part.
func figureOf(a raceresults.Account, part string) string {
	if a.Why != nil {
		return "–"
	}
	losses := a.Losses()
	i := slices.IndexFunc(losses, func(x raceresults.Loss) bool { return x.Name() == part })
	if i < 0 {
		return "–"
	}
	return losses[i].Figure()
}
