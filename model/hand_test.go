package model

import (
	"fmt"
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
	d.tells("guns and finishes together 0.20 s short as a rule", "from 9 of 1 other meet, this one has none yet")
}

// What is shown of a race hangs on the meet's others: official times of those, which come
// while it is on the screen, are in it at once, as they are in what is exported.
func TestResultsOnTheScreenFollowTheMeetsOtherRaces(t *testing.T) {
	d := sit(t, "4x100", 3)
	pen := relaytest.NewPen(t, d.now)
	pen.Station = "test"
	for heat := range 3 {
		run := relaytest.Run{Race: relay.MakeRaceID(9, 1, heat+1), Gun: 1000 * float64(heat+1)}
		for lane := range 4 {
			run.Lanes = append(run.Lanes, relaytest.Ran{Passes: []float64{11.8, 23.8, 35.8, 48.8 + float64(lane)}})
		}
		run.Lanes[0].Official = map[int]float64{2: 49}[heat]
		pen.Run(run)
	}
	come := func() { d.r.Session.Receive(pen.Meet.Events()) }
	come()
	d.r.Go(ui.Page{Kind: ui.Results, Race: "9-1-3"})
	d.shows("fewer than two official times")
	for heat := range 2 {
		for lane := range 4 {
			time := relaytest.Secs(49 + float64(lane))
			race := relay.MakeRaceID(9, 1, heat+1)
			pen.Write(race, relaytest.Secs(5000), &relay.Official{Team: relay.TeamID(fmt.Sprintf("%s-%d", race, lane+1)), Time: &time})
		}
	}
	come()
	d.shows("0.20 s short")
}
