package relay

import (
	"strings"
	"testing"
)

// oneShort is a 4×100 of four lanes in which lane 2's exchange was not pressed:
// the times are each lane's, the missed one 0.
func oneShort(t *testing.T, lanes ...[]float64) *keeper {
	t.Helper()
	k := newKeeper(t, "4x100", len(lanes))
	k.gun(0)
	for leg := range lanes[0] {
		for lane, times := range lanes {
			if times[leg] > 0 {
				k.at(times[leg]).press(string(rune('1' + lane)))
			}
		}
	}
	return k
}

// legsOf are a lane's legs as results print them: "?" in doubt, "-" not known, of
// several legs together the last with the first before it.
func (k *keeper) legsOf(lane int) string { return printedLegs(k.state(), lane) }

func printedLegs(r *Race, lane int) string {
	for _, res := range Results(r) {
		if res.Team.ID != team(lane) {
			continue
		}
		var legs []string
		for _, leg := range res.Legs {
			switch {
			case leg.Known:
				legs = append(legs, Hundredths(leg.Took))
			case leg.Passed:
				legs = append(legs, string(rune('0'+leg.From))+"-"+string(rune('0'+leg.Leg))+" "+Hundredths(leg.Took))
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
		q := k.state().Question(k.state().Team(team(1)))
		want(t, c.what, k.legsOf(1), c.legs)
		want(t, c.what+": missed", q.Missed, c.missed)
		want(t, c.what+": in a word", strings.Join(q.Words(), " "), "short")
		for lane := 2; lane <= 4; lane++ {
			want(t, c.what+": others are sure", k.state().Question(k.state().Team(team(lane))).Asks(), false)
		}
		_, placed := Standings(k.state())[team(1)]
		want(t, c.what+": no place is claimed", placed, false)
		notes := strings.Join(HowTimed(k.state()), " ")
		want(t, c.what+": said", strings.Contains(notes, "? Team 1: one exchange short, likely ex "+string(rune('0'+c.missed))), true)
		for _, s := range k.state().Splits(k.state().Team(team(1)))[c.missed-1:] {
			want(t, c.what+": no raw split either", s.Known || s.Implied, false)
		}
		want(t, c.what+": no right press is called odd", len(Suspicions(k.state())), 0)

		// the finish's official time is sure, and what it came to since the last sure exchange
		for lane, official := range []float64{54.2, 55.1, 54.7, 56.1} {
			k.write(&Official{Team: team(lane + 1), Time: ptr(secs(official))})
		}
		res := k.legsOf(1)
		want(t, c.what+": nothing impossible beside an official time", strings.Contains(res, ", -") || strings.Contains(res, "13.23"), false)

		// answered, all of it is known again
		k.do(InsertMissed{Team: team(1), Exchange: c.missed, At: int64(secs(14.2 * float64(c.missed)))})
		want(t, c.what+": put in", strings.Contains(k.legsOf(1), "?"), false)
		want(t, c.what+": and said no longer", len(Questions(k.state())), 0)
	}
}

func TestASkipAnswersTheDoubt(t *testing.T) {
	k := oneShort(t, append([][]float64{{14.46, 0, 40.87, 54.1}}, others...)...)
	k.at(60).do(Miss{Stroke: Stroke{Key: "1", Rune: "1"}})
	want(t, "legs", k.legsOf(1), "14.46, -, 2-3 26.41, 13.23")
	want(t, "asked", len(Questions(k.state())), 0)
}

func TestBesideAnOfficialTimeAShortTeamHasNoNegativeSplit(t *testing.T) {
	k := oneShort(t, append([][]float64{{14.46, 0, 40.87, 54.10}}, others...)...)
	for lane, official := range []float64{53.96, 54.86, 54.46, 55.86} { // 0.14 s below each finish
		k.write(&Official{Team: team(lane + 1), Time: ptr(secs(official))})
	}
	// 53.96 - (14.46 - 0.14) = 39.64
	want(t, "legs", k.legsOf(1), "14.32, ?, ?, 2-4 39.64")
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
		r := timed(c.times)
		want(t, c.what, printedLegs(r, 1), c.legs)
		want(t, c.what+": told", Results(r)[0].Unrunnable, c.leg)
	}
}

func TestAFixThatMakesALegImpossibleSaysSoBeforeItIsMade(t *testing.T) {
	before, after := timed([]float64{12, 24, 36, 48}), timed([]float64{12, 24, 48.14, 48})
	want(t, "worse", strings.Join(Worse(before, after), "\n"), "Team 1 leg 4 would come to -0.14, which nobody can run")
	want(t, "no worse than it was", len(Worse(after, after)), 0)
	want(t, "better", len(Worse(after, before)), 0)
}
