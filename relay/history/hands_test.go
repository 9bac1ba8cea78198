package history_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

func TestHandsAreThoseOfTheFoldersOtherMeets(t *testing.T) {
	dir, away := t.TempDir(), t.TempDir()
	meets := map[string]*relay.Meet{}
	for n, name := range []string{"april", "may", "june", "away", "copy-may"} {
		id := relay.Origin{byte(n + 1)}
		if name == "copy-may" {
			id = relay.Origin{2}
		}
		pen := relaytest.NewPen(t, opened)
		pen.Station = "one"
		pen.Write("", 0, &relay.Opened{Meet: id, Version: "test"})
		for heat := range 2 {
			pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, 1, heat+1), Gun: 1000 * float64(heat+1), Lanes: []relaytest.Ran{{Passes: []float64{12, 24, 36, 48.8}, Official: 49}}})
		}
		if name == "june" { // nobody has official times yet
			pen = relaytest.NewPen(t, opened)
			pen.Write("", 0, &relay.Opened{Meet: id, Version: "test"})
			pen.Run(relaytest.Run{Race: "1-1-1", Gun: 1000, Lanes: []relaytest.Ran{{Passes: []float64{12, 24, 36, 48.8}}}})
		}
		meets[name] = pen.Meet
		if name != "away" {
			relaytest.NoError(t, os.WriteFile(filepath.Join(dir, name+".meet"), nil, 0o644))
		}
	}
	elsewhere := filepath.Join(away, "away.meet")
	relaytest.NoError(t, os.WriteFile(elsewhere, nil, 0o644))
	f := history.Open(dir, func(path string) (*relay.Meet, error) {
		return meets[strings.TrimSuffix(filepath.Base(path), ".meet")], nil
	})
	h, err := f.Read(t.Context(), elsewhere)
	relaytest.NoError(t, err)
	for _, c := range []struct {
		what        string
		open        relay.Origin
		meets, each int
	}{
		{"april", relay.Origin{1}, 1, 2}, {"may, of which there is a copy", relay.Origin{2}, 1, 2}, {"june", relay.Origin{3}, 2, 2},
		{"one that lies elsewhere", relay.Origin{4}, 0, 0}, {"one that nobody knows", relay.Origin{9}, 0, 0},
	} {
		others := h.Hands(c.open)
		relaytest.Want(t, c.what+": others", len(others), c.meets)
		for _, races := range others {
			relaytest.Want(t, c.what+": races", len(races), c.each)
			relaytest.Want(t, c.what+": habit", fmt.Sprintf("%.3f", races[0].Habit), "-0.200")
		}
	}
	relaytest.Want(t, "nothing read", len((*history.History)(nil).Hands(relay.Origin{1})), 0)
}
