package live

import (
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// Screen is the live screen among the others.
type Screen struct{ *Live }

// New is the live screen of a race.
func New(sh *ui.Shell, race relay.RaceID) *Screen {
	s := &Screen{openLive(sh.Session, sh.Settings, sh.Link, race, sh.At)}
	s.audience = sh.Audience
	return s
}

// Elsewhere says that the race that the screen flips to is still run; empty
// where it is not.
func (l *Screen) Elsewhere() string {
	if still := l.stillRuns(l.other); still != "" {
		return still + " – F2 goes back"
	}
	return ""
}

// Key does what a key means.
func (l *Screen) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	switch l.Live.key(k) {
	case stay:
	case leaveRace:
		sh.Session.Checkpoint()
		return sh.Go(ui.Page{Kind: ui.Races, Race: l.Race})
	case reviewRace:
		return sh.Go(ui.Page{Kind: ui.Review, Race: l.Race})
	case quit:
		return sh.Leave()
	}
	return nil
}

// View is what the screen shows.
func (l *Screen) View(sh *ui.Shell) views.Props {
	p := l.Props(sh.Width, sh.Height, sh.At)
	p.Banners = sh.Banners()
	if sh.Width >= roomForRecord {
		l.records(sh, p.Squads)
	}
	l.beside(sh, p.Squads)
	return &p
}

// roomForRecord is the width from which a pair's record stands beside its plan.
const roomForRecord = 120

// records puts beside each watched team's plan what the pair that hands off next
// has done.
func (l *Screen) records(sh *ui.Shell, squads []views.Squad) {
	for i, t := range l.watched() {
		next := min(l.State().Holder(t), len(t.Legs)-1)
		if record := sh.Seasons.Brief(l.State(), t, next); record != "" && i < len(squads) {
			squads[i].Plan += " · " + record
		}
	}
}

// Page is the page of the race shown.
func (l *Screen) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Timing, Race: l.Race} }
