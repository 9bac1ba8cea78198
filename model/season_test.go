package model

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
	"baton/relay/sample"

	tea "github.com/charmbracelet/bubbletea"
)

// inSeason is a desk at the last meet of a made-up season, whose others lie in the folder.
func inSeason(t *testing.T) *desk {
	d := sit(t, "4x100", 1)
	meets, err := sample.Season(time.Date(2026, 5, 30, 0, 0, 0, 0, time.UTC))
	relaytest.NoError(t, err)
	folder, files := t.TempDir(), map[string]*relay.Meet{}
	for _, m := range meets {
		touch(t, filepath.Join(folder, m.File))
		files[m.File] = relay.NewMeet()
		files[m.File].Add(m.Events...)
	}
	d.log = &memory{events: meets[len(meets)-1].Events}
	o, err := d.r.open()
	o.Race = "12-2-1"
	d.send(loadedMsg{o, err})
	d.r.Seasons.Folder = history.Open(folder, func(path string) (*relay.Meet, error) {
		if m := files[filepath.Base(path)]; m != nil {
			return m, nil
		}
		return nil, os.ErrNotExist // the open meet's own file
	})
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	return d
}

// ownSquad is the team that the season is about.
func (d *desk) ownSquad() relay.TeamID { return d.r.Session.State.Race("12-2-1").Teams[0].ID }

func TestInASmallWindowASeasonStillSaysWhatMatters(t *testing.T) {
	d := inSeason(t)
	own := d.ownSquad()
	pages := map[string]ui.Page{
		"results": {Kind: ui.Results, Race: "12-2-1"}, "team": {Kind: ui.TeamResult, Race: "12-2-1", Team: own},
		"rival":   {Kind: ui.TeamResult, Race: "12-2-1", Team: d.r.Session.State.Race("12-2-1").Teams[1].ID},
		"hands":   {Kind: ui.Hands, Race: "12-2-1"},
		"history": {Kind: ui.History}, "orders": {Kind: ui.Orders, Race: "12-2-1", Team: own},
	}
	for _, c := range []struct {
		page, keys string
		says       []string
	}{
		{"results", "", []string{"Results · 12-2-1", "  TIME", "Northside A", "50.19", "splits ± 0.2 s"}},
		{"team", "", []string{"Northside A · 12-2-1", "2nd · 50.19", "± 0.2  ", "ex 2", "Ana Ruiz"}},
		{"team", "w", []string{"PART", "LOST A", "ex 2   Holt → Lim", "ex 1   Ruiz → Holt", "Season: ex 2 costs most"}},
		{"team", "e", []string{"▲·····├", "6.5 m 80 10.7", "13.2", "180 23.9", "210 27.8"}},
		{"rival", "e", []string{"no zone was timed in and out, so where", "the passes fell is not known", "├──", "180", "310"}},
		{"hands", "end", []string{"RACE", "12-1-1  0.20 s short", "12-2-1  0.31 s short"}},
		{"history", "", []string{"History · pairs", "Ruiz → Holt", "Cole → Dunn"}},
		{"history", "tab", []string{"History · costs", "Northside  A    2", "Northside A: ex 2 costs most"}},
		{"history", "tab tab", []string{"MEDIAN", "TREND", "Gwen Abel"}},
		{"history", "tab tab tab", []string{"MEDIAN", "TREND", "Mill Creek A"}},
		{"orders", "", []string{"Ruiz – Holt – Lim – Wong", "WOULD GIVE", "as lined up; 0 of 30 hand-offs failed"}},
		{"orders", "down", []string{"not known", "no times of Wong → Ruiz"}},
		{"orders", "down down down down", []string{"no times of Holt → Wong, Wong → Lim"}},
	} {
		d.r.Go(pages[c.page])
		d.send(tea.WindowSizeMsg{Width: 40, Height: 12})
		d.press(strings.Fields(c.keys)...).shows(c.says...)
	}
}
