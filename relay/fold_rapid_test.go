package relay

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// meetDay draws a race day: two stations, two runs each, every kind of fact a
// key or a menu makes, in a random order of hands.
func meetDay(t *testing.T, rt *rapid.T) []Event {
	format := rapid.SampledFrom([]FormatID{"4x100", "4x400", "dmr", "4x800"}).Draw(rt, "format")
	k := newKeeper(t, format, rapid.SampledFrom([]int{1, 3, 9, 12}).Draw(rt, "teams"))
	two := station(t, k.meet, 2, "two", rapid.SampledFrom([]Place{"all", "0", "200"}).Draw(rt, "place"))
	desks := []*keeper{k, two}
	k.do(Arm{})
	now := 5.0
	for i := range rapid.IntRange(5, 60).Draw(rt, "steps") {
		now += rapid.SampledFrom([]float64{0, 0.03, 0.4, 1.2, 3, 9, 20}).Draw(rt, "wait")
		d := desks[rapid.IntRange(0, 1).Draw(rt, "desk")]
		d.at(now)
		randomHand(rt, d, i)
	}
	return append(append([]Event{}, k.log...), two.log...)
}

// randomHand does one thing at a desk. What is refused leaves nothing.
func randomHand(rt *rapid.T, d *keeper, i int) {
	d.desk.Mode = rapid.SampledFrom([]Mode{Lanes, Times}).Draw(rt, "mode")
	key := rapid.SampledFrom([]string{"1", "2", "3", "7", "04", "11", "space"}).Draw(rt, "key")
	attempt := d.state().Attempt()
	do := func(c Command) {
		if facts, err := d.meet.Decide(d.race, d.desk, c, d.instant()); err == nil {
			for _, f := range facts {
				d.write(f)
			}
		}
	}
	switch rapid.IntRange(0, 21).Draw(rt, "hand") {
	case 0:
		do(Fire{Key: "space"})
	case 1:
		do(CallBack{})
	case 2:
		do(Undo{Key: "backspace"})
	case 3:
		do(Redo{})
	case 4:
		do(Miss{Stroke: Stroke{Key: key}})
	case 5:
		do(GiveNewest{Stroke: Stroke{Key: key}})
	case 6:
		do(SetGun{At: int64(d.now) - int64(rapid.IntRange(0, 30).Draw(rt, "ago"))*int64(time.Second), Estimated: true})
	case 7:
		kind := rapid.SampledFrom([]Kind{KindDrop, KindPickedUp, KindFlag, KindDQ, KindDNF, KindDNS, KindBackIn}).Draw(rt, "incident")
		id := d.write(NewIncident(kind, Incident{Keyed: Keyed{Attempt: attempt, Rune: "d"}}))
		d.stroke(Stroke{Key: key, Prefix: id})
	case 8:
		target := d.log[rapid.IntRange(0, len(d.log)-1).Draw(rt, "target")].ID
		d.write(&Void{Targets: []ID{target}})
	case 9:
		target := d.log[rapid.IntRange(0, len(d.log)-1).Draw(rt, "target")].ID
		other := RaceID("1-1-2")
		d.write(&Amend{Target: target, Race: &other})
	case 10:
		d.write(&TeamSet{Team: team(i % 4), Name: ptr(fmt.Sprint("Moved ", i)), Lane: ptr(i % 9)})
	case 11:
		half := d.stroke(Stroke{Rune: "1", Half: true})
		d.stroke(Stroke{Key: "11", Number: half})
	case 12:
		d.write(NewZoneMark(rapid.SampledFrom([]Kind{KindEnter, KindExit}).Draw(rt, "edge"), Keyed{Attempt: attempt, Key: key}))
	case 13:
		d.write(randomSetUp(rt))
	case 14:
		d.write(&Gun{Key: EntryKey})
		d.write(NewIncident(KindVerdict, Incident{Keyed: Keyed{Attempt: d.state().Attempt(), Rune: "c"}, What: Clean}))
	case 15, 16, 17:
		do(randomFix(rt, d))
	default:
		d.press(key)
	}
}

// randomSetUp is one thing a coach does before the gun, at any time.
func randomSetUp(rt *rapid.T) Fact {
	id, leg := team(rapid.IntRange(1, 3).Draw(rt, "team")), rapid.IntRange(1, 3).Draw(rt, "leg")
	name := rapid.SampledFrom([]string{"Ana Ruiz", "Bea Holt", "Cara Lim", ""}).Draw(rt, "runner")
	best := time.Duration(rapid.IntRange(0, 3).Draw(rt, "best")) * 10 * time.Second
	of := rapid.SampledFrom([]string{"", "Ana Ruiz", "Ana R", "Dee Wong"}).Draw(rt, "of")
	switch rapid.IntRange(0, 8).Draw(rt, "set-up") {
	case 7:
		return &LineupSet{Team: id, Leg: leg, Target: &best, Best: &best, Of: of}
	case 8:
		return &SameRunner{Runner: of, TeamName: "Team 1", As: name}
	case 0:
		return &LineupSet{Team: id, Leg: leg, Runner: &name, Best: &best, Reason: name}
	case 1:
		return NewLineupLock(rapid.SampledFrom([]Kind{KindLocked, KindUnlocked}).Draw(rt, "lock"), id, "")
	case 2:
		return NewPresence(rapid.SampledFrom([]Kind{KindCheckedIn, KindMissing, KindSubstituted, KindWarmingUp, KindWrongZone}).Draw(rt, "presence"), Presence{Team: id, Leg: leg, Runner: name, Of: of})
	case 3:
		return &PlanSet{Team: id, Exchange: leg, Switch: ptr(leg == 1), Mark: ptr(int64(leg)), Unit: ptr("m"), Call: &name}
	case 4:
		return &ZoneReady{Exchange: leg, Ready: best > 0}
	case 5:
		return &RaceSet{Zones: []Zone{{Before: Distance(leg) * Metre}}}
	}
	return &RunnerSet{Runner: name, TeamName: "Team 1", Gender: ptr("F"), Bests: []FlatBest{{Distance: 100 * Metre, SB: &best}, {Distance: 400 * Metre, PB: &best}}}
}

func TestAnyOrderOfArrivalFoldsToTheSameState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := meetDay(t, rt)
		straight := NewMeet()
		straight.Add(log...)
		whole := print(straight)

		shuffled := append([]Event{}, log...)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		piecemeal := NewMeet()
		for i, e := range shuffled {
			piecemeal.Add(e)
			if i%3 == 0 {
				lookedUp(piecemeal) // fold in between: nothing stale may stay
			}
			piecemeal.Add(e) // twice changes nothing
		}
		if got := print(piecemeal); got != whole {
			rt.Fatalf("another order gives another state:\n%s\n---\n%s", got, whole)
		}
	})
}

func TestUndoThenRedoIsTheIdentity(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := meetDay(t, rt)
		m := NewMeet()
		m.Add(log...)
		k := station(t, m, 7, "one", Everywhere)
		k.at(10000)
		if m.Race(k.race).Attempt().IsZero() {
			return
		}
		k.press("1")
		k.at(10010)
		before := marksOf(m, k.race)
		k.do(Undo{Key: "backspace"})
		k.at(10020)
		k.do(Redo{})
		if after := marksOf(m, k.race); after != before {
			rt.Fatalf("undo then redo changed the race:\n%s\n---\n%s", before, after)
		}
	})
}

func marksOf(m *Meet, id RaceID) string {
	out := ""
	for _, t := range m.Race(id).Teams {
		out += fmt.Sprintf("%s %v %v %v %d\n", passesOf(t), t.Out, t.Dropped, t.Pending, t.After)
	}
	for _, k := range m.Race(id).Marks {
		out += fmt.Sprintf("%s %s %s %d\n", k.ID, k.Role, k.Team, k.Point)
	}
	return out
}

func TestEveryPressIsSomewhereInTheState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		log := meetDay(t, rt)
		m := NewMeet()
		m.Add(log...)
		marks := map[ID]bool{}
		for _, r := range m.Races() {
			for _, k := range r.Marks {
				if marks[k.ID] {
					rt.Fatalf("mark %s twice", k.ID)
				}
				marks[k.ID] = true
			}
		}
		for _, e := range log {
			if e.Kind == KindPress && !marks[e.ID] {
				rt.Fatalf("press %s is nowhere", e.ID)
			}
		}
	})
}
