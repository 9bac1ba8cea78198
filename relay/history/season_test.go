package history_test

import (
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
