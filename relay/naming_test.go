package relay_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"

	"pgregory.net/rapid"
)

// pair is a presser at the line and a namer beside them, each with a laptop of its
// own: what one writes is at the other only once it is sent.
type pair struct {
	presser, namer *relaytest.Keeper
	sent           [2]int // how much of each log the other has
}

// newPair is both behind a gun at 1 s; the namer's clock is ahead by so much.
func newPair(t *testing.T, teams int, ahead time.Duration) *pair {
	p := &pair{presser: relaytest.NewKeeper(t, "4x100", teams)}
	p.presser.Gun(1)
	m := relay.NewMeet()
	m.Add(p.presser.Log...)
	p.namer = relaytest.Station(t, m, 2, "two", relay.Everywhere, ahead)
	p.presser.Clock = &relay.Clock{}
	p.namer.Clock = &relay.Clock{Offset: -int64(ahead), Bound: int64(5 * time.Millisecond)}
	p.namer.Desk.Names = "one"
	p.sent[0] = len(p.presser.Log)
	return p
}

// link sends what either lacks.
func (p *pair) link() {
	p.namer.Meet.Add(p.presser.Log[p.sent[0]:]...)
	p.presser.Meet.Add(p.namer.Log[p.sent[1]:]...)
	p.sent = [2]int{len(p.presser.Log), len(p.namer.Log)}
}

func (p *pair) space(at float64) relay.ID { return p.presser.At(at).Press("space") }

func (p *pair) name(at float64, keys ...string) (last relay.ID) {
	for i, key := range keys {
		last = p.namer.At(at + 0.3*float64(i)).Press(key)
	}
	return last
}

// union is the race as it is once all is everywhere.
func (p *pair) union() *relay.Race {
	p.link()
	return p.presser.State()
}

func role(r *relay.Race, id relay.ID) relay.Role {
	k, _ := r.Mark(id)
	return k.Role
}

func firstOf(r *relay.Race, lane int) string { return relaytest.PassesOf(r.Team(relaytest.Team(lane))) }

func TestOneStationPressesAndAnotherNames(t *testing.T) {
	for name, linked := range map[string]bool{"linked": true, "the link cut between them": false} {
		p := newPair(t, 4, 0)
		step := func() {
			if linked {
				p.link()
			}
		}
		for i := range 3 {
			p.space(13.5 + 0.2*float64(i))
			step()
		}
		p.name(14.5, "3", "1")
		step()
		last := p.name(15.5, "2")
		r := p.union()
		for lane, want := range map[int]string{3: "12.5 - - -", 1: "12.7 - - -", 2: "12.9 - - -", 4: "- - - -"} {
			if got := firstOf(r, lane); got != want {
				t.Errorf("%s: lane %d %s, want %s", name, lane, got, want)
			}
		}
		if k, _ := r.Mark(last); k.Role != relay.Spent {
			t.Errorf("%s: the lane named is %q", name, k.Role)
		}
		for _, k := range r.Marks() {
			if k.Role == relay.Counted && (k.Station != "one" || k.Named != "two") {
				t.Errorf("%s: pressed at %s, named at %q", name, k.Station, k.Named)
			}
		}
	}
}

func TestALaneNamedAheadOfItsTimeWaitsForIt(t *testing.T) {
	p := newPair(t, 4, 0)
	early := p.name(13.4, "2")
	if got := role(p.namer.State(), early); got != relay.Waits {
		t.Errorf("named before anything is known: %q", got)
	}
	p.space(13.5)
	if r := p.union(); firstOf(r, 2) != "12.5 - - -" {
		t.Errorf("%s, want the time pressed just after", firstOf(r, 2))
	}
	for _, c := range []struct {
		after float64
		want  string
		role  relay.Role
	}{{5, "29.0 - - -", relay.Spent}, {5.1, "- - - -", relay.Idle}} {
		p := newPair(t, 4, 0)
		early := p.name(25, "1")
		p.space(25 + c.after)
		if r := p.union(); firstOf(r, 1) != c.want || role(r, early) != c.role {
			t.Errorf("a time %.1f s later: %s, %q", c.after, firstOf(r, 1), role(r, early))
		}
	}
}

func TestANamingIsTakenBackAndPutRight(t *testing.T) {
	for name, linked := range map[string]bool{"linked": true, "cut": false} {
		p := newPair(t, 4, 0)
		step := func() {
			if linked {
				p.link()
			}
		}
		p.space(13.5)
		p.space(14)
		step()
		p.name(15, "3")
		p.namer.At(15.5).Do(relay.Undo{Key: "backspace"})
		step()
		p.name(16, "4", "1")
		r := p.union()
		if firstOf(r, 4) != "12.5 - - -" || firstOf(r, 1) != "13.0 - - -" || firstOf(r, 3) != "- - - -" {
			t.Errorf("%s: lanes 4, 1, 3: %s, %s, %s", name, firstOf(r, 4), firstOf(r, 1), firstOf(r, 3))
		}
		p.namer.At(18).Do(relay.GiveNewest{Stroke: relay.Stroke{Key: "2"}})
		if r := p.union(); firstOf(r, 2) != "13.0 - - -" || firstOf(r, 1) != "- - - -" || firstOf(r, 4) != "12.5 - - -" {
			t.Errorf("%s: m gives the newest time of the presser: %s, %s", name, firstOf(r, 2), firstOf(r, 1))
		}
	}
}

// A time taken back, dropped or given elsewhere after lanes were named moves none
// of the others.
func TestWhatIsPutRightLaterMovesNoOtherLane(t *testing.T) {
	fixes := map[string]func(p *pair, second relay.ID){
		"taken back": func(p *pair, second relay.ID) {
			p.presser.At(40).Write(&relay.Void{Targets: []relay.ID{second}, Reason: "nobody came"})
		},
		"given in review": func(p *pair, second relay.ID) {
			p.presser.At(40).Write(&relay.Amend{Target: second, Team: relaytest.Ptr(relaytest.Team(4))})
		},
		"its lane taken back": func(p *pair, _ relay.ID) {
			lane := p.namer.Log[len(p.namer.Log)-2]
			p.namer.At(40).Write(&relay.Void{Targets: []relay.ID{lane.ID}})
		},
	}
	for name, put := range fixes {
		p := newPair(t, 4, 0)
		p.space(13.5)
		second := p.space(14)
		p.space(14.4)
		p.name(15, "1", "2", "3")
		put(p, second)
		if r := p.union(); firstOf(r, 1) != "12.5 - - -" || firstOf(r, 3) != "13.4 - - -" || firstOf(r, 2) != "- - - -" {
			t.Errorf("%s: lanes 1, 2, 3: %s, %s, %s", name, firstOf(r, 1), firstOf(r, 2), firstOf(r, 3))
		}
	}
}

func TestNamingKeepsTheRulesOfTimesFirst(t *testing.T) {
	p := newPair(t, 7, 0)
	for i := range 5 {
		p.space(13.5 + 0.11*float64(i))
	}
	p.name(14.5, "3")
	twice := p.name(15.3, "3")
	p.name(16.1, "7")
	if r := p.union(); firstOf(r, 3) != "12.5 - - -" || firstOf(r, 7) != "12.6 - - -" || role(r, twice) != relay.Double || len(r.TimesToName("one")) != 3 {
		t.Errorf("3 3 7: %s, %s, the second 3 is %q, %d open", firstOf(r, 3), firstOf(r, 7), role(r, twice), len(r.TimesToName("one")))
	}
	p.namer.At(17).Do(relay.DropOldest{})
	p.name(17.5, "1")
	if r := p.union(); firstOf(r, 1) != "12.8 - - -" {
		t.Errorf("v drops the oldest: lane 1 %s", firstOf(r, 1))
	}
	p.space(30)
	p.name(30.5, "5")
	if r := p.union(); firstOf(r, 5) != "12.9 - - -" {
		t.Errorf("the time left over is the oldest: lane 5 %s", firstOf(r, 5))
	}
	p.namer.At(31).Do(relay.DropOldest{})
	p.space(39)
	p.link()
	p.name(39.5, "3")
	p.namer.At(41).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "3"}})
	if r := p.union(); firstOf(r, 3) != "12.5 - 38.0 -" {
		t.Errorf("s moves the presser's count: %s", firstOf(r, 3))
	}
}

// Ten lanes within a second, named within ten by a second person: whatever the link
// does meanwhile, every lane has its own time and none has two.
func TestTenLanesWithinASecondAreNamedByASecondPerson(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := newPair(t, 10, time.Duration(rapid.Int64Range(-3000, 3000).Draw(rt, "ahead"))*time.Millisecond)
		ahead := -time.Duration(p.namer.Clock.Offset).Seconds()
		lanes := rapid.Permutation([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).Draw(rt, "order")
		want := pressAndName(rt, p, lanes, ahead)
		state := p.union()
		for i, lane := range lanes {
			if got := firstOf(state, lane); got != want[i] {
				rt.Fatalf("lane %d, the %dth: %s, want %s", lane, i+1, got, want[i])
			}
		}
		if open := state.TimesToName("one"); len(open) > 0 {
			rt.Fatalf("%d times are left without a lane", len(open))
		}
		log := slices.Concat(p.presser.Log, p.namer.Log)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		r.Shuffle(len(log), func(i, j int) { log[i], log[j] = log[j], log[i] })
		again := relay.NewMeet()
		for _, e := range log {
			again.Add(e)
		}
		if got, whole := relaytest.Print(again), relaytest.Print(p.presser.Meet); got != whole {
			rt.Fatal("another order folds to something else")
		}
	})
}

// pressAndName draws what both do, in the order of time, and gives each lane's
// passes as they are to be.
func pressAndName(rt *rapid.T, p *pair, lanes []int, ahead float64) (want []string) {
	type step struct {
		at float64
		do func()
	}
	var steps []step
	named, next := 13.0, 13.5
	for i, lane := range lanes {
		at := next
		next += 0.105 // a key that comes again within 0.1 s is held down
		want = append(want, fmt.Sprintf("%.1f - - -", time.Duration(float64(time.Second)*(at-1)).Seconds()))
		steps = append(steps, step{at, func() { p.space(at) }})
		if rapid.IntRange(0, 5).Draw(rt, "stray") == 0 {
			stray := next
			steps = append(steps, step{stray, func() { p.space(stray) }},
				step{stray + 0.05, func() { p.presser.At(stray + 0.05).Do(relay.Undo{Key: "backspace"}) }})
			next += 0.2
		}
		named = max(named+0.15, at-rapid.Float64Range(-0.8, 0.2).Draw(rt, "named after"))
		key := fmt.Sprint(lane % 10)
		if rapid.IntRange(0, 5).Draw(rt, "slip") == 0 {
			slip := fmt.Sprint(rapid.SampledFrom(lanes[i:]).Draw(rt, "instead") % 10)
			wrong := named
			steps = append(steps, step{wrong, func() { p.name(wrong+ahead, slip) }},
				step{wrong + 0.2, func() { p.namer.At(wrong + 0.2 + ahead).Do(relay.Undo{Key: "backspace"}) }})
			named += 0.9
		}
		now := named
		steps = append(steps, step{now, func() { p.name(now+ahead, key) }})
		if rapid.Bool().Draw(rt, "linked") {
			steps = append(steps, step{now + rapid.Float64Range(0, 0.5).Draw(rt, "comes"), p.link})
		}
	}
	slices.SortStableFunc(steps, func(a, b step) int { return int((a.at - b.at) * 1e6) })
	for _, s := range steps {
		s.do()
	}
	return want
}
