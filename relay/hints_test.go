package relay

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// pressed is one press of a simulated race: a team, at a second after the gun.
type pressed struct {
	at   float64
	lane int
}

// ordinary simulates a race as it is run and pressed: teams of several speeds,
// runners faster and slower than their team, a standing start, fingers 0.1 s off,
// one exchange in a hundred dropped or fumbled, one press in a hundred late, one
// in three hundred pressed twice.
func ordinary(rnd *rand.Rand, legs []Distance, hurdles bool, teams int) []pressed {
	table := fastest.Flat
	if hurdles {
		table = fastest.Hurdles
	}
	var all []pressed
	for lane := 1; lane <= teams; lane++ {
		level := 1.4 * (1 + 0.08*max(-2, min(2.5, rnd.NormFloat64())))
		at := 0.3 + 0.4*rnd.Float64()
		for i, leg := range legs {
			at += table.time(leg).Seconds() * level * (1 + 0.05*max(-2.5, min(2.5, rnd.NormFloat64())))
			if i > 0 && rnd.IntN(100) == 0 {
				at += 1.5 + 4.5*rnd.Float64()
			}
			press := at + 0.1*rnd.NormFloat64()
			if rnd.IntN(100) == 0 {
				press += 0.3 + 1.2*rnd.Float64()
			}
			all = append(all, pressed{press, lane})
			if rnd.IntN(300) == 0 {
				all = append(all, pressed{press + 0.3 + 0.5*rnd.Float64(), lane})
			}
		}
	}
	return byTime(all)
}

// byTime sorts presses as one pair of hands makes them, 0.12 s apart at least.
func byTime(all []pressed) []pressed {
	slices.SortStableFunc(all, func(a, b pressed) int { return int(1e4*a.at) - int(1e4*b.at) })
	for i := range all {
		if i > 0 {
			all[i].at = max(all[i].at, all[i-1].at+0.12)
		}
	}
	return all
}

// newRace is a keeper with a race of these legs, the gun gone at 0.
func newRace(t *testing.T, format FormatID, legs []Distance, teams int) *keeper {
	k := newKeeper(t, format, teams)
	if format == "custom" {
		k.write(&RaceSet{Legs: legs})
	}
	k.gun(0)
	return k
}

// keyOf is the key of a lane.
func (k *keeper) keyOf(lane int) string { return k.state().Team(team(lane)).Key }

// TestHintsSeldomCryWolf counts, over 1,000 races in which every hand-off was
// pressed once on the right lane, or twice by a nervous finger, how many teams
// were ever hinted at.
func TestHintsSeldomCryWolf(t *testing.T) {
	races := 1000
	if testing.Short() {
		races = 150
	}
	rnd := rand.New(rand.NewPCG(7, 2026))
	formats := []FormatID{"4x100", "4x100", "4x100", "4x400", "4x400", "4x200", "4x800", "dmr", "smr1600", "smr800", "swedish", "4x1500"}
	wolf, teamRaces := map[string]int{}, 0
	for range races {
		id := formats[rnd.IntN(len(formats))]
		f, _ := FormatByID(id)
		teams := 1 + rnd.IntN(9)
		k := newRace(t, id, f.Legs, teams)
		teamRaces += teams
		cried := map[string]map[TeamID]bool{}
		for _, p := range ordinary(rnd, f.Legs, f.Hurdles, teams) {
			k.at(p.at).press(k.keyOf(p.lane))
			for _, d := range k.meet.Doubts(k.race, k.desk) {
				if cried[d.What] == nil {
					cried[d.What] = map[TeamID]bool{}
				}
				cried[d.What][d.Teams[0]] = true
			}
		}
		for what, teams := range cried {
			wolf[what] += len(teams)
		}
	}
	sum := 0
	for what, n := range wolf {
		t.Logf("%s %d of %d team races", what, n, teamRaces)
		sum += n
	}
	t.Logf("any hint: %d of %d team races, %.2f in 100", sum, teamRaces, 100*float64(sum)/float64(teamRaces))
	if sum*100 > teamRaces {
		t.Errorf("hints cry wolf in %d of %d team races, more than 1 in 100", sum, teamRaces)
	}
}

// missedRace is a race in which nobody pressed one exchange of a team.
func missedRace(rnd *rand.Rand, legs []Distance, teams, victim, exchange int) (all []pressed, finish int) {
	seen := map[int]int{}
	for _, p := range steady(rnd, legs, teams) {
		seen[p.lane]++
		if p.lane == victim && seen[p.lane] == exchange {
			continue
		}
		if p.lane == victim && seen[p.lane] == len(legs) {
			finish = len(all)
		}
		all = append(all, p)
	}
	return all, finish
}

// steady is a race without mishaps.
func steady(rnd *rand.Rand, legs []Distance, teams int) []pressed {
	var all []pressed
	for lane := 1; lane <= teams; lane++ {
		level := 1.4 * (1 + 0.06*max(-2, min(2, rnd.NormFloat64())))
		at := 0.3 + 0.4*rnd.Float64()
		for _, leg := range legs {
			at += fastest.Flat.time(leg).Seconds() * level * (1 + 0.03*max(-2, min(2, rnd.NormFloat64())))
			all = append(all, pressed{at + 0.05*rnd.NormFloat64(), lane})
		}
	}
	return byTime(all)
}

// even are n legs of the same length; uneven ones grow and shrink by turns.
func even(n int, leg Distance) []Distance { return slices.Repeat([]Distance{leg}, n) }

func uneven(n int) []Distance {
	lengths := []Distance{200 * Metre, 100 * Metre, 400 * Metre, 300 * Metre, 800 * Metre}
	legs := make([]Distance, n)
	for i := range legs {
		legs[i] = lengths[i%len(lengths)]
	}
	return legs
}

func TestAMissedExchangeIsHintedAtByTheFinishAtTheLatest(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 2026))
	counts, tries, missed := []int{1, 2, 3, 5, 8, 11, 16}, 0, map[string]int{}
	legCounts := []int{2, 3, 4, 5, 7, 12, 21, 30}
	if testing.Short() {
		counts, legCounts = []int{1, 2, 4, 11}, []int{2, 3, 4, 9}
	}
	for _, n := range legCounts {
		for _, legs := range [][]Distance{even(n, 100*Metre), even(n, 400*Metre), uneven(n)} {
			for _, teams := range counts {
				if n == 2 && (teams == 1 || legs[1] < legs[0]) {
					continue // one time alone says too little
				}
				step := 1 + n/9
				if teams > 5 {
					step = 1 + n/3
				}
				for exchange := 1; exchange < n; exchange += step {
					tries++
					if at := hintMissing(t, rnd, legs, teams, exchange); at != "" {
						missed[fmt.Sprintf("%d legs %v, %d teams, exchange %d: %s", n, legs, teams, exchange, at)]++
					}
				}
			}
		}
	}
	t.Logf("%d of %d missed exchanges hinted at when the finish was pressed", tries-len(missed), tries)
	for what := range missed {
		t.Errorf("%s", what)
	}
}

// hintMissing runs a race with an exchange missed, and says what is wrong with
// the hint at the press that was the finish and at the end of the race.
func hintMissing(t *testing.T, rnd *rand.Rand, legs []Distance, teams, exchange int) string {
	victim := 1 + rnd.IntN(teams)
	k := newRace(t, "custom", legs, teams)
	all, finish := missedRace(rnd, legs, teams, victim, exchange)
	for i, p := range all {
		k.at(p.at).press(k.keyOf(p.lane))
		if i != finish && i != len(all)-1 {
			continue
		}
		doubts := k.meet.Doubts(k.race, k.desk)
		j := slices.IndexFunc(doubts, func(d Doubt) bool { return d.What == OneShort && d.Teams[0] == team(victim) })
		if j < 0 {
			return fmt.Sprintf("no hint at press %d of %d, %s", i+1, len(all), k.passes(victim))
		}
		if want := fmt.Sprintf("key %s: ex %d not seen", k.keyOf(victim), exchange); doubts[j].Does != want {
			return doubts[j].Does
		}
	}
	return ""
}

func TestOneExchangeShortIsThereAtTheFinishAndStaysUntilAnswered(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	var hints []string
	for leg := 1; leg <= 4; leg++ {
		for lane, pace := range []float64{12.4, 12.7, 12.9, 13.2} {
			if leg == 1 && lane == 1 {
				continue // lane 2's first exchange, unseen
			}
			k.at(pace * float64(leg)).press(fmt.Sprint(lane + 1))
		}
		hints = append(hints, k.hint())
	}
	const short = "one exchange short? key 2: ex 1 not seen"
	want(t, "hints", fmt.Sprint(hints), fmt.Sprint([]string{"", short, short, short}))
	k.accept(60)
	want(t, "accepted", k.passes(2), "- 25.4 38.1 50.8")
	want(t, "answered", k.hint(), "")
	k.at(61).do(Undo{Key: "backspace"})
	want(t, "taken back", k.passes(2), "25.4 38.1 50.8 -")
	want(t, "and there again", k.hint(), short)
}

func TestAPressOnTheWrongLaneIsHintedAtEvenAfterTheLanesNextPress(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.at(13 + 0.2*float64(i)).press(key)
	}
	for i, key := range []string{"1", "2", "3", "4"} {
		k.at(25.4 + 0.2*float64(i)).press(key)
	}
	want(t, "still the same", k.hint(), "wrong lane? 13.2 → key 2")
	want(t, "and no other", len(k.meet.Doubts(k.race, k.desk)), 1)
	k.accept(30)
	want(t, "lane 2", k.passes(2), "13.2 25.6 - -")
	want(t, "answered", k.hint(), "")
}

func TestATeamAloneWithTargetsIsHintedAtByItsOnlyPress(t *testing.T) {
	k := newKeeper(t, "custom", 1)
	k.write(&RaceSet{Legs: even(2, 200*Metre)})
	for leg := 1; leg <= 2; leg++ {
		k.write(&LineupSet{Team: team(1), Leg: leg, Target: ptr(secs(27))})
	}
	k.gun(0)
	k.at(54.5).press("1")
	want(t, "hint", k.hint(), "one exchange short? key 1: ex 1 not seen")
}

func TestADisqualifiedTeamIsStillHintedAtAndOneThatStoppedIsNot(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		want string
	}{{KindDQ, "one exchange short? key 1: ex 1 not seen"}, {KindDNF, ""}} {
		k := newKeeper(t, "4x100", 3)
		k.gun(0)
		k.at(12.4).press("2")
		k.at(12.6).press("3")
		k.at(24.6).press("1")
		k.write(NewIncident(c.kind, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}}))
		want(t, string(c.kind), k.hint(), c.want)
	}
}
