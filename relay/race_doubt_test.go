package relay_test

import (
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// oneShort is a 4×100 of four lanes in which lane 2's exchange was not pressed:
// the times are each lane's, the missed one 0.
func oneShort(t *testing.T, lanes ...[]float64) *relaytest.Keeper {
	t.Helper()
	k := relaytest.NewKeeper(t, "4x100", len(lanes))
	k.Gun(0)
	for leg := range lanes[0] {
		for lane, times := range lanes {
			if times[leg] > 0 {
				k.At(times[leg]).Press(string(rune('1' + lane)))
			}
		}
	}
	return k
}

// legsOf are a lane's legs as results print them: "?" in doubt, "-" not known, of
// several legs together the last with the first before it.
func legsOf(k *relaytest.Keeper, lane int) string { return printedLegs(k.State(), lane) }

func printedLegs(r *relay.Race, lane int) string {
	for _, res := range results.Results(r) {
		if res.Team.ID != relaytest.Team(lane) {
			continue
		}
		var legs []string
		for _, leg := range res.Legs {
			switch {
			case leg.Known:
				legs = append(legs, relay.Hundredths(leg.Took))
			case leg.Passed:
				legs = append(legs, string(rune('0'+leg.From))+"-"+string(rune('0'+leg.Leg))+" "+relay.Hundredths(leg.Took))
			case leg.Doubted:
				legs = append(legs, "?")
			default:
				legs = append(legs, "-")
			}
		}
		return strings.Join(legs, ", ")
	}
	return "no such lane"
}

// others are three lanes that ran evenly, 14.2 s a leg or so.
var others = [][]float64{{14.3, 28, 41.5, 55}, {14, 27.6, 41.2, 54.6}, {14.6, 28.5, 42.3, 56}}

func TestATeamOneExchangeShortHasOnlyTheSplitsThatAreSure(t *testing.T) {
	for _, c := range []struct {
		what   string
		times  []float64
		legs   string
		missed int
	}{
		{"exchange 1", []float64{0, 28, 41.6, 54.8}, "?, ?, ?, ?", 1},
		{"exchange 2", []float64{14.46, 0, 40.87, 54.1}, "14.46, ?, ?, ?", 2},
		{"exchange 3", []float64{14.46, 27.6, 0, 54.1}, "14.46, 13.14, ?, ?", 3},
	} {
		k := oneShort(t, append([][]float64{c.times}, others...)...)
		q := k.State().Question(k.State().Team(relaytest.Team(1)))
		relaytest.Want(t, c.what, legsOf(k, 1), c.legs)
		relaytest.Want(t, c.what+": missed", q.Missed, c.missed)
		relaytest.Want(t, c.what+": in a word", strings.Join(q.Words(), " "), "short")
		for lane := 2; lane <= 4; lane++ {
			relaytest.Want(t, c.what+": others are sure", k.State().Question(k.State().Team(relaytest.Team(lane))).Asks(), false)
		}
		_, placed := results.Standings(k.State())[relaytest.Team(1)]
		relaytest.Want(t, c.what+": no place is claimed", placed, false)
		notes := strings.Join(results.HowTimed(k.State()), " ")
		relaytest.Want(t, c.what+": said", strings.Contains(notes, "? Team 1: one exchange short, likely ex "+string(rune('0'+c.missed))), true)
		relaytest.Want(t, c.what+": whose places hang on it", strings.Contains(notes, "Nor is its place, and others' may change with it."), true)
		for _, s := range k.State().Splits(k.State().Team(relaytest.Team(1)))[c.missed-1:] {
			relaytest.Want(t, c.what+": no raw split either", s.Known || s.Implied, false)
		}
		relaytest.Want(t, c.what+": no right press is called odd", len(results.Suspicions(k.State())), 0)

		// the finish's official time is sure, and what it came to since the last sure exchange
		for lane, official := range []float64{54.2, 55.1, 54.7, 56.1} {
			k.Write(&relay.Official{Team: relaytest.Team(lane + 1), Time: relaytest.Ptr(relaytest.Secs(official))})
		}
		res := legsOf(k, 1)
		relaytest.Want(t, c.what+": nothing impossible beside an official time", strings.Contains(res, ", -") || strings.Contains(res, "13.23"), false)

		// answered, all of it is known again
		k.Do(relay.InsertMissed{Team: relaytest.Team(1), Exchange: c.missed, At: int64(relaytest.Secs(14.2 * float64(c.missed)))})
		relaytest.Want(t, c.what+": put in", strings.Contains(legsOf(k, 1), "?"), false)
		relaytest.Want(t, c.what+": and said no longer", len(results.Calibrate(k.State()).Questions(k.State())), 0)
	}
}

// A distance medley: 215, 170 and 280 s can be 215 + (60 + 110) + 280 as well as
// (155 + 60) + 170 + 280, where others ran 200, 60, 130 and 290.
func TestOfTwoGapsThatFitTheDoubtBeginsAtTheEarlier(t *testing.T) {
	k := relaytest.NewKeeper(t, "dmr", 4)
	k.Gun(0)
	for lane, times := range [][]float64{{200, 260, 390, 680}, {201, 262, 393, 684}, {202, 263, 394, 686}, {215, 385, 665}} {
		for _, at := range times {
			k.At(at).Press(string(rune('1' + lane)))
		}
	}
	q := k.State().Question(k.State().Team(relaytest.Team(4)))
	relaytest.Want(t, "short", q.Short, true)
	relaytest.Want(t, "the likelier is ex 2", q.Missed, 2)
	relaytest.Want(t, "nothing is sure from ex 1 on", legsOf(k, 4), "?, ?, ?, ?")
}

func TestASkipAnswersTheDoubt(t *testing.T) {
	k := oneShort(t, append([][]float64{{14.46, 0, 40.87, 54.1}}, others...)...)
	k.At(60).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "1", Rune: "1"}})
	relaytest.Want(t, "legs", legsOf(k, 1), "14.46, -, 2-3 26.41, 13.23")
	relaytest.Want(t, "asked", len(results.Calibrate(k.State()).Questions(k.State())), 0)
}

func TestBesideAnOfficialTimeAShortTeamHasNoNegativeSplit(t *testing.T) {
	k := oneShort(t, append([][]float64{{14.46, 0, 40.87, 54.10}}, others...)...)
	for lane, official := range []float64{53.96, 54.86, 54.46, 55.86} { // 0.14 s below each finish
		k.Write(&relay.Official{Team: relaytest.Team(lane + 1), Time: relaytest.Ptr(relaytest.Secs(official))})
	}
	// of 0.14 at the finish 0.11 counts for exchanges: 53.96 - (14.46 - 0.11) = 39.61
	relaytest.Want(t, "legs", legsOf(k, 1), "14.35, ?, ?, 2-4 39.61")
}

func TestALegThatNobodyCanRunIsNotPrinted(t *testing.T) {
	for _, c := range []struct {
		what  string
		times []float64
		legs  string
		leg   int
	}{
		{"backwards", []float64{12, 36, 24, 48}, "12.00, ?, ?, 2-4 36.00", 3},
		{"a second", []float64{12, 24, 25, 48}, "12.00, ?, ?, 2-4 36.00", 3},
		{"just too fast: 0.85 × 8.65 s is 7.3525 s", []float64{12, 24, 31.35, 48}, "12.00, ?, ?, 2-4 36.00", 3},
		{"just not", []float64{12, 24, 31.36, 48}, "12.00, 12.00, 7.36, 16.64", 0},
		{"the first leg", []float64{3, 24, 36, 48}, "?, 1-2 24.00, 12.00, 12.00", 1},
		{"the last one: the finish stands", []float64{12, 24, 47, 48}, "12.00, 12.00, ?, 3-4 24.00", 4},
	} {
		r := relaytest.Timed(c.times)
		relaytest.Want(t, c.what, printedLegs(r, 1), c.legs)
		relaytest.Want(t, c.what+": told", results.Results(r)[0].Unrunnable, c.leg)
	}
}

func TestAFixThatMakesALegImpossibleSaysSoBeforeItIsMade(t *testing.T) {
	before, after := relaytest.Timed([]float64{12, 24, 36, 48}), relaytest.Timed([]float64{12, 24, 48.14, 48})
	relaytest.Want(t, "worse", strings.Join(results.Worse(before, after), "\n"), "Team 1 leg 4 would come to -0.14, which nobody can run")
	relaytest.Want(t, "no worse than it was", len(results.Worse(after, after)), 0)
	relaytest.Want(t, "better", len(results.Worse(after, before)), 0)
}
