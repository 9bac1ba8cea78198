package relay_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
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
func ordinary(rnd *rand.Rand, legs []relay.Distance, hurdles bool, teams int) []pressed {
	table := relay.FastestFlat
	if hurdles {
		table = relay.FastestHurdles
	}
	var all []pressed
	for lane := 1; lane <= teams; lane++ {
		level := 1.4 * (1 + 0.08*max(-2, min(2.5, rnd.NormFloat64())))
		at := 0.3 + 0.4*rnd.Float64()
		for i, leg := range legs {
			at += table(leg).Seconds() * level * (1 + 0.05*max(-2.5, min(2.5, rnd.NormFloat64())))
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
func newRace(t *testing.T, format relay.FormatID, legs []relay.Distance, teams int) *relaytest.Keeper {
	k := relaytest.NewKeeper(t, format, teams)
	if format == "custom" {
		k.Write(&relay.RaceSet{Legs: legs})
	}
	k.Gun(0)
	return k
}

// keyOf is the key of a lane.
func keyOf(k *relaytest.Keeper, lane int) string { return k.State().Team(relaytest.Team(lane)).Key }

// TestHintsSeldomCryWolf counts, over 1,000 races in which every hand-off was
// pressed once on the right lane, or twice by a nervous finger, how many teams
// were ever hinted at.
func TestHintsSeldomCryWolf(t *testing.T) {
	races := 1000
	if testing.Short() {
		races = 150
	}
	rnd := rand.New(rand.NewPCG(7, 2026))
	formats := []relay.FormatID{"4x100", "4x100", "4x100", "4x400", "4x400", "4x200", "4x800", "dmr", "smr1600", "smr800", "swedish", "4x1500"}
	wolf, teamRaces := map[string]int{}, 0
	for range races {
		id := formats[rnd.IntN(len(formats))]
		f, _ := relay.FormatByID(id)
		teams := 1 + rnd.IntN(9)
		k := newRace(t, id, f.Legs, teams)
		teamRaces += teams
		cried := map[string]map[relay.TeamID]bool{}
		for _, p := range ordinary(rnd, f.Legs, f.Hurdles, teams) {
			k.At(p.at).Press(keyOf(k, p.lane))
			for _, d := range k.Meet.Doubts(k.Race, k.Desk) {
				if cried[d.What] == nil {
					cried[d.What] = map[relay.TeamID]bool{}
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
func missedRace(rnd *rand.Rand, legs []relay.Distance, teams, victim, exchange int) (all []pressed, finish int) {
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
func steady(rnd *rand.Rand, legs []relay.Distance, teams int) []pressed {
	var all []pressed
	for lane := 1; lane <= teams; lane++ {
		level := 1.4 * (1 + 0.06*max(-2, min(2, rnd.NormFloat64())))
		at := 0.3 + 0.4*rnd.Float64()
		for _, leg := range legs {
			at += relay.FastestFlat(leg).Seconds() * level * (1 + 0.03*max(-2, min(2, rnd.NormFloat64())))
			all = append(all, pressed{at + 0.05*rnd.NormFloat64(), lane})
		}
	}
	return byTime(all)
}

// even are n legs of the same length; uneven ones grow and shrink by turns.
func even(n int, leg relay.Distance) []relay.Distance { return slices.Repeat([]relay.Distance{leg}, n) }

func uneven(n int) []relay.Distance {
	lengths := []relay.Distance{200 * relay.Metre, 100 * relay.Metre, 400 * relay.Metre, 300 * relay.Metre, 800 * relay.Metre}
	legs := make([]relay.Distance, n)
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
		for _, legs := range [][]relay.Distance{even(n, 100*relay.Metre), even(n, 400*relay.Metre), uneven(n)} {
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
func hintMissing(t *testing.T, rnd *rand.Rand, legs []relay.Distance, teams, exchange int) string {
	victim := 1 + rnd.IntN(teams)
	k := newRace(t, "custom", legs, teams)
	all, finish := missedRace(rnd, legs, teams, victim, exchange)
	for i, p := range all {
		k.At(p.at).Press(keyOf(k, p.lane))
		if i != finish && i != len(all)-1 {
			continue
		}
		doubts := k.Meet.Doubts(k.Race, k.Desk)
		j := slices.IndexFunc(doubts, func(d relay.Doubt) bool { return d.What == relay.OneShort && d.Teams[0] == relaytest.Team(victim) })
		if j < 0 {
			return fmt.Sprintf("no hint at press %d of %d, %s", i+1, len(all), k.Passes(victim))
		}
		if want := fmt.Sprintf("key %s: ex %d not seen", keyOf(k, victim), exchange); doubts[j].Does != want {
			return doubts[j].Does
		}
	}
	return ""
}

func TestOneExchangeShortIsThereAtTheFinishAndStaysUntilAnswered(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	var hints []string
	for leg := 1; leg <= 4; leg++ {
		for lane, pace := range []float64{12.4, 12.7, 12.9, 13.2} {
			if leg == 1 && lane == 1 {
				continue // lane 2's first exchange, unseen
			}
			k.At(pace * float64(leg)).Press(fmt.Sprint(lane + 1))
		}
		hints = append(hints, hint(k))
	}
	const short = "one exchange short? key 2: ex 1 not seen"
	relaytest.Want(t, "hints", fmt.Sprint(hints), fmt.Sprint([]string{"", short, short, short}))
	accept(k, 60)
	relaytest.Want(t, "accepted", k.Passes(2), "- 25.4 38.1 50.8")
	relaytest.Want(t, "answered", hint(k), "")
	k.At(61).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "taken back", k.Passes(2), "25.4 38.1 50.8 -")
	relaytest.Want(t, "and there again", hint(k), short)
}

func TestAPressOnTheWrongLaneIsHintedAtEvenAfterTheLanesNextPress(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.At(13 + 0.2*float64(i)).Press(key)
	}
	for i, key := range []string{"1", "2", "3", "4"} {
		k.At(25.4 + 0.2*float64(i)).Press(key)
	}
	relaytest.Want(t, "still the same", hint(k), "wrong lane? 13.2 → key 2")
	relaytest.Want(t, "and no other", len(k.Meet.Doubts(k.Race, k.Desk)), 1)
	accept(k, 30)
	relaytest.Want(t, "lane 2", k.Passes(2), "13.2 25.6 - -")
	relaytest.Want(t, "answered", hint(k), "")
}

func TestATeamAloneWithTargetsIsHintedAtByItsOnlyPress(t *testing.T) {
	k := relaytest.NewKeeper(t, "custom", 1)
	k.Write(&relay.RaceSet{Legs: even(2, 200*relay.Metre)})
	for leg := 1; leg <= 2; leg++ {
		k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: leg, Target: relaytest.Ptr(relaytest.Secs(27))})
	}
	k.Gun(0)
	k.At(54.5).Press("1")
	relaytest.Want(t, "hint", hint(k), "one exchange short? key 1: ex 1 not seen")
}

func TestADisqualifiedTeamIsStillHintedAtAndOneThatStoppedIsNot(t *testing.T) {
	for _, c := range []struct {
		kind relay.Kind
		want string
	}{{relay.KindDQ, "one exchange short? key 1: ex 1 not seen"}, {relay.KindDNF, ""}} {
		k := relaytest.NewKeeper(t, "4x100", 3)
		k.Gun(0)
		k.At(12.4).Press("2")
		k.At(12.6).Press("3")
		k.At(24.6).Press("1")
		k.Write(relay.NewIncident(c.kind, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}}))
		relaytest.Want(t, string(c.kind), hint(k), c.want)
	}
}
