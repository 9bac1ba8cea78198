package model

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

// handSpring is another meet of the same laptop: three races of three lanes, guns 0.2 s
// late, finishes exact.
func handSpring(t *testing.T) *relay.Meet {
	pen := relaytest.NewPen(t, time.Date(2026, 4, 4, 12, 0, 0, 0, time.UTC))
	pen.Station = "test"
	pen.Write("", 0, &relay.Opened{Meet: relay.Origin{0xcc}, Version: "test"})
	for heat := range 3 {
		var lanes []relaytest.Ran
		for lane := range 3 {
			lanes = append(lanes, relaytest.Ran{Passes: []float64{11.8, 23.8, 35.8, 48.8 + float64(lane)}, Official: 49 + float64(lane)})
		}
		pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, 1, heat+1), Gun: 1000 * float64(heat+1), Lanes: lanes})
	}
	return pen.Meet
}

func TestYourHandIsKnownFromTheOtherMeetsOfTheFolder(t *testing.T) {
	d := afterTheRace(t)
	d.r.Go(ui.Page{Kind: ui.Hands, Race: "1-1-1"})
	d.tells("Nothing yet")
	folder := t.TempDir()
	d.r.Seasons.Folder = history.Open(folder, func(path string) (*relay.Meet, error) {
		if strings.HasPrefix(filepath.Base(path), "this") {
			return d.r.Session.State, nil
		}
		return handSpring(t), nil
	})
	touch(t, filepath.Join(folder, "spring.meet"))
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	d.tells("Nothing yet") // the meet itself does not lie in the folder
	touch(t, filepath.Join(folder, "this.meet"))
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	d.tells("guns and finishes together 0.20 s short", "from 9 of 1 other meet, this one has none yet")
}
