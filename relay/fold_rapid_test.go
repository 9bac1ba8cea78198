package relay_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"

	"pgregory.net/rapid"
)

// meetDay draws a race day: two stations, two runs each, every kind of fact a
// key or a menu makes, in a random order of hands.
func meetDay(t *testing.T, rt *rapid.T) []relay.Event {
	format := rapid.SampledFrom([]relay.FormatID{"4x100", "4x400", "dmr", "4x800"}).Draw(rt, "format")
	k := relaytest.NewKeeper(t, format, rapid.SampledFrom([]int{1, 3, 9, 12}).Draw(rt, "teams"))
	two := relaytest.Station(t, k.Meet, 2, "two", rapid.SampledFrom([]relay.Spot{"all", "0", "200"}).Draw(rt, "place"))
	desks := []*relaytest.Keeper{k, two}
	k.Do(relay.Arm{})
	now := 5.0
	for i := range rapid.IntRange(5, 60).Draw(rt, "steps") {
		now += rapid.SampledFrom([]float64{0, 0.03, 0.4, 1.2, 3, 9, 20}).Draw(rt, "wait")
		d := desks[rapid.IntRange(0, 1).Draw(rt, "desk")]
		d.At(now)
		d.Clock = rapid.SampledFrom([]*relay.Clock{nil, {Bound: 1e6}, {Offset: 3e7, Bound: 2e6}, {Offset: 3600e9, Bound: 3e6}}).Draw(rt, "clock")
		randomHand(rt, d, i)
	}
	return append(append([]relay.Event{}, k.Log...), two.Log...)
}

// randomHand does one thing at a desk. What is refused leaves nothing.
func randomHand(rt *rapid.T, d *relaytest.Keeper, i int) {
	d.Desk.Mode = rapid.SampledFrom([]relay.Mode{relay.Lanes, relay.Times}).Draw(rt, "mode")
	d.Desk.Names = rapid.SampledFrom([]string{"", "", "one", "two"}).Draw(rt, "names")
	key := rapid.SampledFrom([]string{"1", "2", "3", "7", "04", "11", "space"}).Draw(rt, "key")
	attempt := d.State().Attempt()
	do := func(c relay.Command) {
		if facts, err := d.Meet.Decide(d.Race, d.Desk, c, d.Instant()); err == nil {
			for _, f := range facts {
				d.Write(f)
			}
		}
	}
	switch rapid.IntRange(0, 21).Draw(rt, "hand") {
	case 0:
		do(relay.Fire{Key: "space"})
	case 1:
		do(relay.RecallStart{})
	case 2:
		do(relay.Undo{Key: "backspace"})
	case 3:
		do(relay.Redo{})
	case 4:
		do(relay.SkipExchange{Stroke: relay.Stroke{Key: key}})
	case 5:
		do(relay.GiveNewest{Stroke: relay.Stroke{Key: key}})
	case 6:
		do(relay.SetGun{At: int64(d.Now) - int64(rapid.IntRange(0, 30).Draw(rt, "ago"))*int64(time.Second), Estimated: true})
	case 7:
		kind := rapid.SampledFrom([]relay.Kind{relay.KindDrop, relay.KindPickedUp, relay.KindFlag, relay.KindDQ, relay.KindDNF, relay.KindDNS, relay.KindBackIn}).Draw(rt, "incident")
		id := d.Write(relay.NewIncident(kind, relay.Incident{Keyed: relay.Keyed{Attempt: attempt, Rune: "d"}}))
		d.Stroke(relay.Stroke{Key: key, Prefix: id})
	case 8:
		target := d.Log[rapid.IntRange(0, len(d.Log)-1).Draw(rt, "target")].ID
		d.Write(&relay.Void{Targets: []relay.ID{target}})
	case 9:
		target := d.Log[rapid.IntRange(0, len(d.Log)-1).Draw(rt, "target")].ID
		other := relay.RaceID("1-1-2")
		d.Write(&relay.Amend{Target: target, Race: &other})
	case 10:
		d.Write(&relay.TeamSet{Team: relaytest.Team(i % 4), Name: relaytest.Ptr(fmt.Sprint("Moved ", i)), Lane: relaytest.Ptr(i % 9)})
	case 11:
		half := d.Stroke(relay.Stroke{Rune: "1", Half: true})
		d.Stroke(relay.Stroke{Key: "11", Number: half})
	case 12:
		d.Write(relay.NewZoneMark(rapid.SampledFrom([]relay.Kind{relay.KindEnter, relay.KindExit, relay.KindPastExit}).Draw(rt, "edge"), relay.Keyed{Attempt: attempt, Key: key}))
	case 13:
		d.Write(randomSetUp(rt))
	case 14:
		d.Write(&relay.Gun{Key: relay.EntryKey})
		d.Write(relay.NewIncident(relay.KindVerdict, relay.Incident{Keyed: relay.Keyed{Attempt: d.State().Attempt(), Rune: "c"}, What: relay.Clean}))
	case 15, 16, 17:
		do(randomFix(rt, d))
	default:
		d.Press(key)
	}
}

// randomSetUp is one thing a coach does before the gun, at any time.
func randomSetUp(rt *rapid.T) relay.Fact {
	id, leg := relaytest.Team(rapid.IntRange(1, 3).Draw(rt, "team")), rapid.IntRange(1, 3).Draw(rt, "leg")
	name := rapid.SampledFrom([]string{"Ana Ruiz", "Bea Holt", "Cara Lim", ""}).Draw(rt, "runner")
	best := time.Duration(rapid.IntRange(0, 3).Draw(rt, "best")) * 10 * time.Second
	of := rapid.SampledFrom([]string{"", "Ana Ruiz", "Ana R", "Dee Wong"}).Draw(rt, "of")
	switch rapid.IntRange(0, 8).Draw(rt, "set-up") {
	case 7:
		return &relay.LineupSet{Team: id, Leg: leg, Target: &best, Best: &best, Of: of}
	case 8:
		return &relay.SameRunner{Runner: of, TeamName: "Team 1", As: name}
	case 0:
		return &relay.LineupSet{Team: id, Leg: leg, Runner: &name, Best: &best, Reason: name}
	case 1:
		return relay.NewLineupLock(rapid.SampledFrom([]relay.Kind{relay.KindLocked, relay.KindUnlocked}).Draw(rt, "lock"), id, "")
	case 2:
		return relay.NewPresence(rapid.SampledFrom([]relay.Kind{relay.KindCheckedIn, relay.KindMissing, relay.KindSubstituted, relay.KindWarmingUp, relay.KindWrongZone}).Draw(rt, "presence"), relay.Presence{Team: id, Leg: leg, Runner: name, Of: of})
	case 3:
		return &relay.PlanSet{Team: id, Exchange: leg, Switch: relaytest.Ptr(leg == 1), Mark: relaytest.Ptr(int64(leg)), Unit: relaytest.Ptr("m"), Call: &name}
	case 4:
		return &relay.ZoneReady{Exchange: leg, Ready: best > 0}
	case 5:
		return &relay.RaceSet{Zones: []relay.Zone{{Before: relay.Distance(leg) * relay.Metre}}}
	}
	return &relay.RunnerSet{Runner: name, TeamName: "Team 1", Gender: relaytest.Ptr("F"), Bests: []relay.FlatBest{{Distance: 100 * relay.Metre, SB: &best}, {Distance: 400 * relay.Metre, PB: &best}}}
}

func TestAnyOrderOfArrivalFoldsToTheSameState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := meetDay(t, rt)
		straight := relay.NewMeet()
		straight.Add(log...)
		whole := relaytest.Print(straight)

		shuffled := append([]relay.Event{}, log...)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		piecemeal := relay.NewMeet()
		for i, e := range shuffled {
			piecemeal.Add(e)
			if i%3 == 0 {
				relaytest.LookedUp(piecemeal) // fold in between: nothing stale may stay
			}
			piecemeal.Add(e) // twice changes nothing
		}
		if got := relaytest.Print(piecemeal); got != whole {
			rt.Fatalf("another order gives another state:\n%s\n---\n%s", got, whole)
		}
	})
}

func TestUndoThenRedoIsTheIdentity(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := meetDay(t, rt)
		m := relay.NewMeet()
		m.Add(log...)
		k := relaytest.Station(t, m, 7, "one", relay.Everywhere)
		k.At(10000)
		if m.Race(k.Race).Attempt().IsZero() {
			return
		}
		k.Press("1")
		k.At(10010)
		before := marksOf(m, k.Race)
		k.Do(relay.Undo{Key: "backspace"})
		k.At(10020)
		k.Do(relay.Redo{})
		if after := marksOf(m, k.Race); after != before {
			rt.Fatalf("undo then redo changed the race:\n%s\n---\n%s", before, after)
		}
	})
}

func marksOf(m *relay.Meet, id relay.RaceID) string {
	out := ""
	for _, t := range m.Race(id).Teams {
		out += fmt.Sprintf("%s %v %v %v %d\n", relaytest.PassesOf(t), t.Out, t.Dropped, t.Pending, t.After)
	}
	for _, k := range m.Race(id).Marks() {
		out += fmt.Sprintf("%s %s %s %d\n", k.ID, k.Role, k.Team, k.Point)
	}
	return out
}

func TestEveryPressIsSomewhereInTheState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := meetDay(t, rt)
		m := relay.NewMeet()
		m.Add(log...)
		marks := map[relay.ID]bool{}
		for _, r := range m.Races() {
			for _, k := range r.Marks() {
				if marks[k.ID] {
					rt.Fatalf("mark %s twice", k.ID)
				}
				marks[k.ID] = true
			}
		}
		for _, e := range log {
			if e.Kind == relay.KindPress && !marks[e.ID] {
				rt.Fatalf("press %s is nowhere", e.ID)
			}
		}
	})
}
