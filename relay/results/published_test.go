package results_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// ownGains are four earlier races of a team in which its legs gained as much each time.
var ownGains = held{gains: map[int][]float64{1: {-.1, -.1, -.1, -.1}, 2: {.612, .612, .612, .612}, 3: {.555, .555, .555, .555}, 4: {.733, .733, .733, .733}}}

// times are what a list prints, in seconds; one that is missing follows from the total.
func times(t *testing.T, printed string, total float64) (all []float64) {
	t.Helper()
	left, missing := total, -1
	for i, word := range strings.Fields(printed) {
		at, err := entry.ParseTime(word)
		if word == "-" {
			missing = i
		} else if err != nil {
			t.Fatal(err)
		}
		all, left = append(all, at.Seconds()), left-at.Seconds()
	}
	if missing >= 0 {
		all[missing] = left
	}
	return all
}

// verdictOf is whether printed legs add up to a printed total.
func verdictOf(t *testing.T, printed, total string) string {
	var splits, units []time.Duration
	for _, word := range strings.Fields(printed) {
		at, _ := entry.ParseTime(word) // a missing one is 0
		splits, units = append(splits, at), append(units, entry.TimeUnit(word))
	}
	verdict, _, _ := relay.CheckSplits(splits, units, relaytest.Secs(times(t, total, 0)[0]))
	return string(verdict)
}

// Worked out apart, for the first row: Σ bests 199.30 − 195.27 = 4.03 saved; leg 1
// 49.95 − 49.48 + 0.100 = 0.570, leg 2 49.20 − 47.71 − 0.612 = 0.878, leg 3 50.10 −
// 49.30 − 0.555 = 0.245, leg 4 50.05 − 48.78 − 0.733 = 0.537; −0.100 + 0.612 + 0.555 +
// 0.733 are 1.800, and 1.800 + 2.230 are 4.030. Of the row whose legs are printed to a
// tenth the last leg is what the total leaves, 245.24; of the one without its first
// leg that is 174.43 − 129.98 = 44.45. Where the legs do not add up what was saved is
// known, 10.20 + 9.70 + 9.80 + 9.75 − 36.84 = 2.61, and no more.
func TestPublishedRacesAddUpInTheirLedgers(t *testing.T) {
	file, err := os.Open("testdata/published.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.Comment = '#'
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		total := times(t, row[3], 0)[0]
		relaytest.Want(t, row[0]+": the legs", verdictOf(t, row[2], row[3]), row[4])
		var ends []float64
		if legs := times(t, row[2], total); row[4] != "bad" {
			ends = []float64{legs[0], legs[0] + legs[1], legs[0] + legs[1] + legs[2]}
		}
		r := ran(t, relaytest.Run{Format: relay.FormatID(row[1]), Lanes: []relaytest.Ran{{Team: "USA", Bests: times(t, row[5], 0), Official: total, Splits: ends}}})
		account := results.Ledgers(r, ownGains)[r.Teams[0].ID]
		relaytest.Want(t, row[0]+": said", results.Saved(r, results.Results(r)[0]), row[6]+" s saved on flat bests (PB)")
		if row[4] == "bad" {
			relaytest.Want(t, row[0], account.Why, results.ErrNoSplits)
			continue
		}
		if account.Why != nil {
			t.Fatalf("%s: %v", row[0], account.Why)
		}
		var rests []string
		sum := time.Duration(0)
		for _, leg := range account.Legs {
			rests = append(rests, fmt.Sprintf("%+.3f", leg.Rest.Seconds()))
			sum += leg.Expected + leg.Rest
		}
		relaytest.Want(t, row[0]+": saved", relay.Hundredths(account.Gain), row[6])
		relaytest.Want(t, row[0]+": rests", strings.Join(rests, " "), row[7])
		relaytest.Want(t, row[0]+": the parts are the whole", sum, account.Gain)
	}
}

// Published beside each other for the men's finals of Rio 2016, and for an under-20
// women's team: Σ bests, total, and what that saved. Of a team's bests only the sum is
// known, so that its four are taken as alike: 40.38 ÷ 4 = 10.095.
func TestPublishedGainTimesAreThoseThatArePrinted(t *testing.T) {
	for _, c := range []struct {
		team         string
		bests, total float64
		saved        string
	}{
		{"JPN", 40.38, 37.60, "2.78"}, {"CAN", 40.30, 37.64, "2.66"}, {"CHN", 40.37, 37.90, "2.47"},
		{"BRA", 40.76, 38.41, "2.35"}, {"GBR", 40.10, 37.98, "2.12"}, {"JAM", 38.89, 37.27, "1.62"},
		{"under 20", 13.40 + 13.20 + 12.90 + 12.40, 49.53, "2.37"},
	} {
		quarter, leg := c.bests/4, c.total/4
		r := ran(t, relaytest.Run{Lanes: []relaytest.Ran{{Team: c.team, Bests: []float64{quarter, quarter, quarter, quarter}, Official: c.total, Splits: []float64{leg, 2 * leg, 3 * leg}}}})
		res := results.Results(r)[0]
		relaytest.Want(t, c.team+" in words", results.Saved(r, res), c.saved+" s saved on flat bests (PB)")
		relaytest.Want(t, c.team+" in its ledger", relay.Hundredths(results.Ledgers(r, nil)[r.Teams[0].ID].Gain), c.saved)
	}
}

// Jamaica's women in London 2017: 2.02, 2.09 and 2.26 s over zones of 20 m, 42.19 in
// all; legs and bests are made up. They are 0.02, 0.09 and 0.26 over 2.00 each, half of it
// each leg's beside them. Bests 11.07 11.02 10.98 10.95 less 42.19 are 1.83. Leg 1: 11.07 −
// 11.47 + 0.10 + 0.010 = −0.290; leg 2: 11.02 − 10.34 − 0.612 + 0.010 + 0.045 = 0.123; leg 3:
// 10.98 − 10.12 − 0.555 + 0.045 + 0.130 = 0.480; leg 4: 10.95 − 10.26 − 0.733 + 0.130 = 0.087.
func TestPublishedZoneTimesCostWhatTheyAreOverTheBest(t *testing.T) {
	season := ownGains
	season.zones = map[int][]float64{1: {2, 2, 2}, 2: {2, 2, 2}, 3: {2, 2, 2}}
	pen := relaytest.NewPen(t, time.Date(2017, 8, 12, 20, 0, 0, 0, time.UTC))
	twenty := relay.Zone{Before: 10 * relay.Metre, After: 10 * relay.Metre}
	pen.Write("1-1-1", 0, &relay.RaceSet{Zones: []relay.Zone{twenty, twenty, twenty}})
	passes := []float64{11.47, 21.81, 31.93, 42.19}
	pen.Run(relaytest.Run{Race: "1-1-1", Gun: 100, Lanes: []relaytest.Ran{{
		Team: "JAM", Bests: []float64{11.07, 11.02, 10.98, 10.95}, Passes: passes,
		Enters: []float64{11.47 - 1.01, 21.81 - 1.045, 31.93 - 1.13}, Exits: []float64{11.47 + 1.01, 21.81 + 1.045, 31.93 + 1.13},
	}}})
	r := pen.Meet.Race("1-1-1")
	l := results.Ledgers(r, season)[r.Teams[0].ID].Ledger
	want := "1.830 | -0.100 -0.290 | 0.612 0.123 | 0.555 0.480 | 0.733 0.087 | 0.020 | 0.090 | 0.260"
	got, whole := relay.Hundredths(l.Gain)+"0", time.Duration(0)
	for _, leg := range l.Legs {
		got += fmt.Sprintf(" | %.3f %.3f", leg.Expected.Seconds(), leg.Rest.Seconds())
		whole += leg.Expected + leg.Rest
	}
	for _, x := range l.Exchanges {
		got += fmt.Sprintf(" | %.3f", x.Cost.Seconds())
		whole -= x.Cost
	}
	relaytest.Want(t, "parts", got, want)
	relaytest.Want(t, "the parts are the whole", whole, l.Gain)
}
