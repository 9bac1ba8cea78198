package model

import (
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// liveScreen is the live screen among the others.
type liveScreen struct{ *live }

// newLive is the live screen of a race.
func newLive(sh *ui.Shell, race relay.RaceID) *liveScreen {
	return &liveScreen{openLive(sh.Session, sh.Settings, race, sh.At)}
}

// elsewhere says that the race that the screen flips to is still run; empty
// where it is not.
func (l *liveScreen) elsewhere() string {
	if still := l.stillRuns(l.other); still != "" {
		return still + " – F2 goes back"
	}
	return ""
}

func (l *liveScreen) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	switch l.live.key(k) {
	case stay:
	case leaveRace:
		sh.Session.Checkpoint()
		return sh.Go(ui.Page{Kind: ui.Races, Race: l.race})
	case reviewRace:
		return sh.Go(ui.Page{Kind: ui.Review, Race: l.race})
	case quit:
		return sh.Leave()
	}
	return nil
}

func (l *liveScreen) View(sh *ui.Shell) string {
	p := l.props(sh.Width, sh.Height, sh.At)
	p.Banners = sh.Banners()
	if sh.Width >= roomForRecord {
		l.records(sh, p.Squads)
	}
	return views.DrawLive(sh.Theme, p)
}

// roomForRecord is the width from which a pair's record stands beside its plan.
const roomForRecord = 120

// records puts beside each watched team's plan what the pair that hands off next
// has done.
func (l *liveScreen) records(sh *ui.Shell, squads []views.Squad) {
	for i, t := range l.watched() {
		next := min(l.state().Holder(t), len(t.Legs)-1)
		if record := sh.Past.Brief(l.state(), t, next); record != "" && i < len(squads) {
			squads[i].Plan += " · " + record
		}
	}
}
