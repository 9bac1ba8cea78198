package model

import (
	"baton/model/ui"

	"github.com/charmbracelet/bubbles/key"
)

// Cannot says why a key would come to nothing in the list of meets.
func (s *meets) Cannot(_ *ui.Shell, b key.Binding) string {
	return s.List.Cannot(b, len(s.filtered()), meetsKeys.Open)
}

// Cannot says why a key would come to nothing in the list of races.
func (s *races) Cannot(sh *ui.Shell, b key.Binding) string {
	k, rows := racesKeys, s.filtered(sh)
	if race, ok := ui.Chosen(&s.List, rows); ok && ui.Same(b, k.Way) {
		return runOneWay(race)
	}
	return s.List.Cannot(b, len(rows), k.Time, k.Lineups, k.CheckIn, k.Review, k.Results, k.Way)
}

// Cannot says why a key would come to nothing among the codes.
func (s *phones) Cannot(sh *ui.Shell, b key.Binding) string {
	of := ui.List{Selected: s.selected}
	switch {
	case ui.Same(b, phonesKeys.Before):
		return of.Cannot(ui.Bind("", "", "up"), len(codes(sh)))
	case ui.Same(b, phonesKeys.After):
		return of.Cannot(ui.Bind("", "", "down"), len(codes(sh)))
	}
	return ""
}
