package relay_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"

	"pgregory.net/rapid"
)

// handedOff are the seconds from the gun at which eight teams of a 4×100 passed the three
// exchanges and the finish.
var handedOff = [8][4]float64{
	{12.4, 24.9, 37.6, 49.8}, {12.7, 25.6, 38.1, 51.0}, {12.2, 24.3, 36.6, 48.5}, {13.1, 26.3, 39.9, 53.2},
	{12.9, 25.4, 38.7, 51.9}, {13.4, 26.9, 40.2, 53.9}, {12.5, 25.1, 37.9, 50.6}, {13.6, 27.2, 41.0, 55.1},
}

// timedBy is a race of eight whose gun goes at second 100, pressed whole by a keeper
// whose clock is known, and a station of the same meet whose clock, so far ahead,
// nobody compared.
func timedBy(t *testing.T, spot relay.Spot, ahead time.Duration) (k, away *relaytest.Keeper) {
	k = relaytest.NewKeeper(t, "4x100", 8)
	k.Clock = &relay.Clock{Bound: 1}
	k.Gun(100)
	for lane, passes := range handedOff {
		for _, s := range passes {
			press(k, lane, s)
		}
	}
	away = relaytest.Station(t, k.Meet, 2, "two", spot, ahead)
	away.Write(&relay.StationJoined{Name: "Back"})
	return k, away
}

// press is a lane's digit, seconds after the gun, of a laptop that knows of no gun.
func press(k *relaytest.Keeper, lane int, s float64) relay.ID {
	key := string(rune('1' + lane))
	return k.At(100 + s).Write(&relay.Press{Keyed: relay.Keyed{Key: key, Rune: key, Mode: relay.Lanes, From: 1}})
}

// markOf is what became of a press.
func markOf(k *relaytest.Keeper, id relay.ID) relay.Mark {
	marks := k.State().Marks()
	return marks[slices.IndexFunc(marks, func(m relay.Mark) bool { return m.ID == id })]
}

// At the 200 m spot Back sees exchange 2. Its finger lies 0.1 s before the keeper's in
// four lanes, 0.2 and 0.3 s after it in two: the middle difference of six is −60.0 …
func TestPressesThatOthersSawTooTellAClock(t *testing.T) {
	k, away := timedBy(t, "200", time.Minute)
	var ids []relay.ID
	for lane, off := range []float64{-0.1, -0.1, 0, 0.1, 0.2, 0.3} { // differences −59.9 −59.9 −60.0 −60.1 −60.2 −60.3
		ids = append(ids, press(away, lane, handedOff[lane][1]+off))
	}
	race := k.State()
	relaytest.Want(t, "stations told", len(race.Aligned), 1)
	a := race.Aligned[0]
	relaytest.Want(t, "hand-offs seen by both", a.Common, 6)
	relaytest.Want(t, "moved by the mean of the middle two", a.By, -60050*time.Millisecond)
	relaytest.Want(t, "six hold their middle between the smallest and the largest", a.Bound, 250*time.Millisecond)
	relaytest.Want(t, "said", race.ClockTold(relay.Origin{2}), "Back: clock not compared; put right by 6 hand-offs that others saw too: -60.05 s, to 0.25 s and the habits of their hands")
	for lane, at := range []time.Duration{24750, 25450, 24250, 26350, 25550, 27150} {
		m := markOf(k, ids[lane])
		relaytest.Want(t, "when Back saw it", m.Time, at*time.Millisecond)
		relaytest.Want(t, "told as an estimate", m.Estimated, true)
		p := race.Team(relaytest.Team(lane + 1)).Passes[1]
		relaytest.Want(t, "nothing moves what a known clock saw", p.Time, relaytest.Secs(handedOff[lane][1]))
		relaytest.Want(t, "which is no estimate", p.Estimated, false)
	}
}

func TestWhatOnlyAnUncomparedClockSawIsTimedByTheHandOffsOthersSawToo(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 8)
	k.Desk.Spot = "0"
	k.Gun(100)
	for lane, passes := range handedOff {
		press(k, lane, passes[3])
	}
	away := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere, -time.Hour)
	for lane, passes := range handedOff {
		press(away, lane, -40) // the keys tried before the gun
		for _, s := range passes {
			press(away, lane, s)
		}
	}
	for lane, passes := range handedOff {
		for i, s := range passes {
			p := k.State().Team(relaytest.Team(lane + 1)).Passes[i]
			relaytest.Want(t, "from the gun", p.Time, relaytest.Secs(s))
			relaytest.Want(t, "an estimate where the finish's keeper did not see it", p.Estimated, i < 3)
		}
	}
}

// fitted says whether Back's clock is told where Back pressed so many lanes as the
// keeper, and others so many seconds away from where they passed.
func TestHowManyPressesTellAClock(t *testing.T) {
	for _, c := range []struct {
		name string
		off  []float64 // Back's finger, by lane
		told bool
	}{
		{"five", []float64{0, 0, 0, 0, 0}, true},
		{"four", []float64{0, 0, 0, 0}, false},
		{"five, one of them half a second away", []float64{0, 0, 0, 0, 0.5}, true},
		{"five, one of them further", []float64{0, 0, 0, 0, 0.501}, false},
		{"six of eight, two lanes mis-hit", []float64{0, 0, 0, 0, 0, 0, 5, -4}, true},
		{"five of eight", []float64{0, 0, 0, 0, 0, 3, 5, -4}, false},
	} {
		k, away := timedBy(t, "200", time.Minute)
		for lane, off := range c.off {
			press(away, lane, handedOff[lane][1]+off)
		}
		told := k.State().Aligned[0]
		if told.Told() != c.told {
			t.Errorf("%s: %+v", c.name, told)
		}
		if !c.told {
			relaytest.Want(t, c.name+": moved", told.By, 0)
		}
	}
}

// Where all legs took all teams equally long a whole exchange more fits nearly as well:
// what tells them apart is how many more hand-offs the one fits.
func TestAClockThatFitsInTwoWaysIsNotTold(t *testing.T) {
	for teams, told := range map[int]bool{2: false, 3: true} {
		k := relaytest.NewKeeper(t, "4x100", 3)
		k.Gun(100)
		away := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere, time.Minute)
		for lane := range teams {
			for _, s := range []float64{12, 24, 36, 48} {
				press(k, lane, s+0.2*float64(lane))
				press(away, lane, s+0.2*float64(lane))
			}
		}
		a := k.State().Aligned[0]
		relaytest.Want(t, "told", a.Told(), told)
		relaytest.Want(t, "seen by both", a.Common, 4*teams)
	}
}

func TestAClockThatIsKnownOrAnOwnGunIsNotMoved(t *testing.T) {
	for name, known := range map[string]func(k, away *relaytest.Keeper){
		"clock": func(_, away *relaytest.Keeper) {
			away.Clock = &relay.Clock{Offset: -int64(time.Minute), Bound: int64(49 * time.Millisecond)}
		},
		"own gun": func(k, away *relaytest.Keeper) {
			first := k.State().Attempt()
			gun := away.At(100).Write(&relay.Gun{Key: "space"})
			k.At(200).Write(&relay.SameStart{Guns: []relay.ID{first, gun}, Same: true, Counts: first})
		},
	} {
		k, away := timedBy(t, "200", time.Minute)
		known(k, away)
		var ids []relay.ID
		for lane, passes := range handedOff {
			ids = append(ids, press(away, lane, passes[1]+0.4))
		}
		for lane, id := range ids {
			relaytest.Want(t, name, markOf(k, id).Time, relaytest.Secs(handedOff[lane][1]+0.4))
		}
		relaytest.Want(t, name, len(k.State().Aligned), 0)
	}
}

// Back pressed the gun itself, by a clock a minute ahead: nobody need be asked.
func TestAGunOfItsOwnIsThisStartsWhereTheHandOffsAgree(t *testing.T) {
	for _, c := range []struct {
		late float64 // of Back's gun
		want int
	}{{4.999, 1}, {5.001, 2}} {
		k, away := timedBy(t, "200", time.Minute)
		gun := away.At(100 + c.late).Write(&relay.Gun{Key: "space"})
		var ids []relay.ID
		for lane, passes := range handedOff {
			key := string(rune('1' + lane))
			ids = append(ids, away.At(100+passes[1]).Write(&relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: key, Rune: key, Mode: relay.Lanes, From: 1}}))
		}
		race := k.State()
		relaytest.Want(t, "starts", len(race.Starts), c.want)
		relaytest.Want(t, "asked about", len(k.Meet.TwoStarts()), c.want-1)
		if c.want == 1 {
			relaytest.Want(t, "counts from its own gun", markOf(k, ids[0]).Time, relaytest.Secs(handedOff[0][1]-c.late))
			relaytest.Want(t, "said", race.ClockTold(relay.Origin{2}), "one and Back: their guns are one start, by 7 hand-offs that both saw") // one lane was too soon after a gun so late
		}
		k.At(300).Write(&relay.SameStart{Guns: []relay.ID{race.Starts[0].Guns[0], gun}, Same: false})
		relaytest.Want(t, "people have said otherwise", len(k.State().Starts), 2)
	}
}

// A gun put in by hand is a guess: presses that others saw tell more.
func TestAStationsOwnGuessOfTheGunGivesWayToCommonHandOffs(t *testing.T) {
	k, away := timedBy(t, "200", 0)
	gun := away.At(200).Write(&relay.Gun{At: relaytest.Ptr(int64(relaytest.Secs(103))), Estimated: true})
	var ids []relay.ID
	for lane, passes := range handedOff {
		key := string(rune('1' + lane))
		ids = append(ids, away.At(100+passes[1]).Write(&relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: key, Rune: key, Mode: relay.Lanes, From: 1}}))
		if lane == 3 {
			relaytest.Want(t, "four are too few: from its own gun", markOf(k, ids[0]).Time, relaytest.Secs(handedOff[0][1]-3))
			relaytest.Want(t, "as an estimate", markOf(k, ids[0]).Estimated, true)
		}
	}
	relaytest.Want(t, "from the gun that was pressed", markOf(k, ids[0]).Time, relaytest.Secs(handedOff[0][1]))
}

// Top saw nothing that the keeper saw, but Back saw both.
func TestAClockIsToldByOneThatWasTold(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 8)
	k.Desk.Spot = "0"
	k.Gun(100)
	back := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere, time.Minute)
	top := relaytest.Station(t, k.Meet, 3, "three", "200", -time.Minute)
	for lane, passes := range handedOff {
		off := 0.1 * float64(lane%3-1) // −0.1 in three lanes, 0 in three, 0.1 in two
		press(k, lane, passes[3]+off)
		for _, s := range passes {
			press(back, lane, s)
		}
		press(top, lane, passes[1]-off)
	}
	race := k.State()
	relaytest.Want(t, "told", len(race.Aligned), 2)
	relaytest.Want(t, "Back, by the finish", race.Aligned[0].By, -time.Minute)
	relaytest.Want(t, "Back, of eight the second and the seventh", race.Aligned[0].Bound, 100*time.Millisecond)
	relaytest.Want(t, "Top, by Back's exchange 2", race.Aligned[1].By, time.Minute)
	relaytest.Want(t, "Top, as little known as both", race.Aligned[1].Bound, 200*time.Millisecond)
}

// What was looked through from another race is told by the same clock.
func TestAnInstantSetFromAnotherRaceIsAlignedToo(t *testing.T) {
	k, away := timedBy(t, "200", time.Minute)
	var last relay.ID
	for lane, passes := range handedOff {
		last = press(away, lane, passes[1])
	}
	away.Race = "1-1-2"
	away.At(300).Write(&relay.Amend{Target: last, At: relaytest.Ptr(int64(relaytest.Secs(100 + 27.4)))})
	relaytest.Want(t, "put 0.2 s later", markOf(k, last).Time, relaytest.Secs(27.4))
	relaytest.Want(t, "told once", len(k.State().Aligned), 1)
}

// Whatever stations without a clock press, nothing that a known clock saw moves, and
// no order of merging matters.
func TestUncomparedClocksMoveNoTimesOfOthersInAnyOrder(t *testing.T) {
	told := 0
	rapid.Check(t, func(rt *rapid.T) {
		k, away := timedBy(t, rapid.SampledFrom([]relay.Spot{"all", "0", "200"}).Draw(rt, "place"), time.Minute)
		third := relaytest.Station(t, k.Meet, 3, "three", rapid.SampledFrom([]relay.Spot{"all", "100"}).Draw(rt, "third"), -time.Duration(rapid.IntRange(0, 300).Draw(rt, "behind"))*time.Second)
		before := passesOf(k.Meet)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 2))
		for _, d := range []*relaytest.Keeper{away, third} {
			if r.IntN(4) == 0 {
				d.At(100 + r.Float64()).Write(&relay.Gun{Key: "space"})
			}
			for lane, passes := range handedOff {
				for _, s := range passes {
					switch r.IntN(12) {
					case 0: // missed
					case 1:
						press(d, r.IntN(8), s)
					case 2:
						press(d, lane, s+8*r.Float64())
					default:
						press(d, lane, s+0.15*r.NormFloat64())
					}
				}
			}
		}
		for _, a := range k.State().Aligned {
			if a.Told() {
				told++
			}
		}
		if starts := k.State().Starts; len(starts) == 1 && len(starts[0].Guns) == 1 {
			if after := passesOf(k.Meet); after != before {
				rt.Fatalf("a clock that nobody knows moved times:\n%s\n---\n%s", before, after)
			}
		}
		whole, events := relaytest.Print(k.Meet), slices.Concat(k.Log, away.Log, third.Log)
		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		other := relay.NewMeet()
		for i, e := range events {
			if other.Add(e); i%40 == 0 {
				relaytest.LookedUp(other)
			}
		}
		if relaytest.Print(other) != whole {
			rt.Fatal("another order gives another state")
		}
	})
	if told == 0 {
		t.Error("no clock was told in all of them")
	}
}

func passesOf(m *relay.Meet) (out string) {
	for _, t := range m.Race("1-1-1").Teams {
		out += relaytest.PassesOf(t) + "\n"
	}
	return out
}
