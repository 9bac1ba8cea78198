package history_test

import (
	"fmt"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// fiveRaces is a meet in which Northside A ran five times, race k in 50 + k/10 s:
// bests 13 each, legs 2 to 4 of 12.2 s but for the k/10, the first zone taking
// 3.4 + k/10 s. In the last race the baton was dropped at exchange 1.
func fiveRaces(t *testing.T) *relay.Meet {
	pen := relaytest.NewPen(t, opened)
	pen.Station = "one"
	for k := range 5 {
		first := 13.4 + float64(k)/10
		race := relay.MakeRaceID(1, k+1, 1)
		pen.Run(relaytest.Run{Race: race, Name: "Girls 4×100 m", Gun: 1000 * float64(k+1), Lanes: []relaytest.Ran{
			{Team: "Northside", Squad: "A", Bests: []float64{13, 13, 13, 13}, Passes: []float64{first, first + 12.2, first + 24.4, first + 36.6},
				Enters: []float64{first - 2}, Exits: []float64{first + 1.4 + float64(k)/10}},
			{Team: "Northside", Squad: "B", Bests: []float64{13, 13, 13, 13}, Passes: []float64{14, 28, 42, 56}},
		}})
	}
	r := pen.Meet.Race("1-5-1")
	k := relay.Keyed{Attempt: r.Attempt(), Key: "1", Rune: "d"}
	pen.Write("1-5-1", 5000*time.Second+13800*time.Millisecond, relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: k}))
	return pen.Meet
}

func TestALedgerIsHeldAgainstTheOtherRacesAndNeverAgainstItself(t *testing.T) {
	m := fiveRaces(t)
	season := history.Of(m).Season(m.ID())
	r := m.Race("1-2-1")
	a := r.Teams[0]
	relaytest.Want(t, "others like it", len(season.Gains(r, a, 3, true)), 4)
	relaytest.Want(t, "beside a drop", len(season.Gains(r, a, 2, true)), 3)
	relaytest.Want(t, "set right by official times", len(season.Gains(r, a, 3, false)), 0)
	relaytest.Want(t, "leg 3 gains", season.Gains(r, a, 3, true)[0], 800*time.Millisecond)
	relaytest.Want(t, "leg 1 of the first race", season.Gains(r, a, 1, true)[0], -400*time.Millisecond)
	zones := season.Zones(r, a, 1)
	if len(zones) != 3 || zones[0] != 3400*time.Millisecond || zones[1] != 3600*time.Millisecond {
		t.Errorf("zone times: %v", zones)
	}
	relaytest.Want(t, "of another meet nothing is left out", len(history.Of(m).Season(relay.Origin{9}).Gains(r, a, 3, true)), 5)
	dropped := results.Ledgers(m.Race("1-5-1"), season)[m.Race("1-5-1").Teams[0].ID]
	relaytest.Want(t, "one race beside a drop has four others", dropped.Expected, results.Own)
	relaytest.Want(t, "leg 3 as ever", dropped.Legs[2].Rest, 0)
	if season := (*history.History)(nil).Season(m.ID()); season != nil {
		t.Error("nothing read is a season")
	}
}

// Northside's third race had a gun put in 3 s late: by it the team ran 46 s,
// and its first leg 10 s.
func TestTimesFromAGunThatWasGuessedAreNoBests(t *testing.T) {
	pen := relaytest.NewPen(t, opened)
	for n, late := range []float64{0, 0, 3} {
		pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, 1, n+1), Gun: 1000 * float64(n+1), NoGun: late > 0, Lanes: []relaytest.Ran{
			{Team: "Northside", Squad: "A", Bests: []float64{13, 13, 13, 13}, Passes: []float64{13 - late, 25 - late, 37 - late, 49 - late}},
		}})
	}
	h := history.Of(pen.Meet)
	relaytest.Want(t, "the team", fmt.Sprint(h.Teams()[0].Races, h.Teams()[0].All), "3 [49s 49s]")
	relaytest.Want(t, "who led off", fmt.Sprint(h.Runners()[0].All), "[13s 13s]")
	relaytest.Want(t, "who came second", fmt.Sprint(h.Runners()[1].All), "[12s 12s 12s]")
	r := pen.Meet.Race("1-1-1")
	gains := h.Season(pen.Meet.ID()).Gains
	relaytest.Want(t, "what legs gain", fmt.Sprint(gains(r, r.Teams[0], 1, true), gains(r, r.Teams[0], 2, true)), "[0s] [1s]")
	own := pen.Meet.Race("1-1-2")
	relaytest.Want(t, "her own splits", fmt.Sprint(own.OwnSplits(own.Teams[0], 1)), "[13s]")
	guessed := pen.Meet.Race("1-1-3")
	relaytest.Want(t, "nothing is said to be saved", results.Saved(guessed, results.Results(guessed)[0]), "")
	relaytest.Want(t, "nor where it went", results.Ledgers(guessed, nil)[guessed.Teams[0].ID].Why, results.ErrGuessed)
}

// A photo-finish time goes up to the next hundredth, wherever it stands.
func TestATeamsTimesAreThoseThatItsResultsPrint(t *testing.T) {
	pen := relaytest.NewPen(t, opened)
	pen.Run(relaytest.Run{Race: "1-1-1", Gun: 100, Lanes: []relaytest.Ran{{Team: "Northside", Passes: []float64{12, 24, 36, 48.8}, Official: 49.031}}})
	r := pen.Meet.Race("1-1-1")
	relaytest.Want(t, "in the history", relay.Hundredths(history.Of(pen.Meet).Teams()[0].Best), results.Results(r)[0].Time())
}
