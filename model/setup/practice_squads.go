package setup

import (
	"path/filepath"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/settings"
	"baton/relay/sqlite"

	tea "github.com/charmbracelet/bubbletea"
)

// SquadsMsg are the hand-offs of the squads pinned in other meets of the data
// folder: practice has a meet file of its own, in which nobody is pinned.
type SquadsMsg []relay.Practice

// readSquads looks for pinned squads in the other meets, the newest first,
// beside the screen. A meet that cannot be read pins nobody.
func readSquads(sh *ui.Shell) tea.Cmd {
	own := sh.Session.Path()
	return func() tea.Msg {
		paths, err := settings.Meets()
		if err != nil {
			return SquadsMsg{}
		}
		var found SquadsMsg
		for _, path := range paths {
			if filepath.Base(path) != filepath.Base(own) {
				found = append(found, SquadsOf(path)...)
			}
		}
		return found
	}
}

// SquadsOf are the hand-offs of the squads pinned in one meet file.
func SquadsOf(path string) []relay.Practice {
	m, err := sqlite.ReadState(path)
	if err != nil {
		return nil
	}
	return pinned(m)
}

// pinned are the hand-offs of a meet's pinned squads, as they are planned.
func pinned(m *relay.Meet) []relay.Practice {
	var out []relay.Practice
	for _, race := range m.Races() {
		for _, t := range race.Teams {
			for n := 1; n < len(t.Legs) && t.Pinned && !race.ID.Practice(); n++ {
				if p, err := race.PracticeOf(t, n); err == nil {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// Update takes the squads of other meets.
func (s *practices) Update(_ *ui.Shell, msg tea.Msg) tea.Cmd {
	if m, ok := msg.(SquadsMsg); ok {
		s.elsewhere = m
	}
	return nil
}
