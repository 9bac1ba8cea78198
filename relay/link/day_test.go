package link

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/cryptotest"
	"testing/synctest"
	"time"

	"baton/relay"
)

// A meet day in virtual time, from one seed, on one thread: five laptops, each
// with the real session, writer and link, and three races. All that happens is
// drawn beforehand as deeds (plan), which the day then does one after another
// (live), letting all programs come to rest after each. A deed that a laptop
// cannot do then, because it sleeps or its program was killed, is left out.
//
//   - The races (day_race_test.go, day_gun_test.go): where each baton really was when,
//     guns, false starts, a laptop alone with a gun of its own.
//   - Their keepers (day_keeper_test.go, day_mistakes_test.go), who press, slip,
//     hold, miss, give, skip and take back, and those who set right and rule
//     (day_officials_test.go). What they did is kept apart from the program (touch).
//   - Trouble (day_trouble_test.go): programs killed between any two steps, lids
//     closed, clocks set, sticks, files replaced. Laptops with clocks that drift
//     (day_laptop_test.go, day_clock_test.go), disks that forget what was not synced, fill, tear and
//     hang (day_disk_test.go), links that delay, lose and are cut one way or both,
//     hubs whose set is spoiled (day_wire_test.go).
//
// After each race all is healed, and the laptops have to find together. In the end
// every file, state and count is held against the others (day_rest_test.go), and
// each race against what a log of that day has to come to, worked out from what
// people did (day_truth_*_test.go); where the clocks leave something open, that is
// left open. A failing day is made smaller (day_shrink_test.go). How often each
// thing happened is counted (day_tally_test.go); what never does is a failure too.
//
//	go test ./relay/link -run Day -days 1000     # more of them, some five a second
//	go test ./relay/link -run Day -seed 7 -v     # one of them
var (
	days = flag.Int("days", 20, "how many meet days to simulate")
	seed = flag.Uint64("seed", 0, "the one meet day to simulate; 0 for the first ones")
)

// deed is something that happens on a day, as the seed says.
type deed struct {
	at   time.Duration
	what string
	do   func()
}

// day is one simulated meet day.
type day struct {
	seed     uint64
	random   *rand.Rand
	begun    time.Time
	tally    tally
	turn     sync.Mutex    // only that each sees what was done before (now)
	calmFrom time.Duration // from then on nothing goes wrong
	leapt    bool          // the meet's clock was set: nothing more is said of races before
	meet     relay.Origin
	laptops  []*laptop
	cut      map[[2]int]time.Duration // from a laptop to another: until when nothing gets through
	deeds    []deed
	races    []*race
	starts   []*start // that have ended
	mendings []mending
	byOrigin map[relay.Origin]*start
	bounds   map[bounds]bounded // once all is at rest
	seen     int                // touches held against what they had to come to
	certain  int                // of these, those that the clocks leave no doubt about
	acked    map[relay.ID]relay.Hash
	lists    []*register
	wrong    []string
	slowest  time.Duration // to agree again
}

// now is the true time. Who asks it has seen all that the driver has done: the
// programs run only while that waits, and it waits for them (pass).
func (d *day) now() time.Duration {
	d.turn.Lock()
	defer d.turn.Unlock()
	return time.Since(d.begun)
}

// dice are a part's own, so that what one draws is nothing to the others.
func (d *day) dice() *rand.Rand { return rand.New(rand.NewPCG(d.random.Uint64(), d.random.Uint64())) }

func (d *day) say(format string, args ...any) {
	if len(d.wrong) < 40 {
		d.wrong = append(d.wrong, fmt.Sprintf(format, args...))
	}
}

// note remembers what a program that has ended had called saved.
func (d *day) note(s *start) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, hash := range s.acked {
		d.acked[id] = hash
	}
	s.acked = map[relay.ID]relay.Hash{}
	d.wrong = append(d.wrong, s.announced...)
	s.announced = nil
	d.starts = append(d.starts, s)
}

func newDay(seed uint64) *day {
	d := &day{seed: seed, random: rand.New(rand.NewPCG(seed, 1)), tally: tally{}, begun: time.Now(), cut: map[[2]int]time.Duration{}, acked: map[relay.ID]relay.Hash{}, byOrigin: map[relay.Origin]*start{}, bounds: map[bounds]bounded{}, calmFrom: 1 << 60}
	pen := relay.Author{Origin: relay.NewOrigin()}
	d.meet = relay.NewOrigin()
	opened, err := pen.Next(relay.Header{Station: "l0", Spot: relay.Everywhere, Wall: noon.UnixNano()}, &relay.Opened{Meet: d.meet})
	if err != nil {
		panic(err)
	}
	for n, place := range []relay.Spot{"0", "100", "200", "300", relay.Everywhere} {
		l := &laptop{day: d, n: n, id: fmt.Sprint("l", n), place: place, disk: newDisk(opened), strokes: map[relay.RaceID][]stroke{}, modes: map[relay.RaceID]relay.Mode{}}
		l.skew, l.drift = time.Duration(d.random.Int64N(int64(time.Minute))), (d.random.Float64()-0.5)*24e-6
		d.laptops = append(d.laptops, l)
	}
	return d
}

// live lets the day pass.
func (d *day) live(deeds []deed) {
	slices.SortStableFunc(deeds, func(a, b deed) int { return cmp.Compare(a.at, b.at) })
	for _, next := range deeds {
		time.Sleep(time.Millisecond) // no two at once
		for d.now() < next.at {
			time.Sleep(min(100*time.Millisecond, next.at-d.now()))
			d.pass()
		}
		synctest.Wait()
		next.do()
		d.pass()
	}
}

// pass lets everything come to rest that does so by itself, and brings sessions
// what has come for them.
func (d *day) pass() {
	d.now()
	synctest.Wait()
	for _, l := range d.laptops {
		if l.up() {
			l.program().drain()
		}
	}
}

// lived is a day by its seed, without some of its deeds: what is wrong with it.
func lived(t *testing.T, seed uint64, keep func(n int, what string) bool) (d *day, wrong []string) {
	cryptotest.SetGlobalRandom(t, seed)
	synctest.Test(t, func(*testing.T) {
		d = newDay(seed)
		defer d.ended()
		d.plan()
		var kept []deed
		for n, deed := range d.deeds {
			if keep(n, deed.what) {
				kept = append(kept, deed)
			}
		}
		for _, l := range d.laptops {
			l.begin()
		}
		d.live(kept)
		wrong = d.faults()
	})
	return d, wrong
}

func TestAMeetDayEndsWithOneLogOnAllLaptops(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // one thread: a seed is one day
	if testing.Short() {
		*days = min(*days, 5)
	}
	seeds := make([]uint64, 0, *days)
	for n := range *days {
		seeds = append(seeds, uint64(n+1))
	}
	if *seed != 0 {
		seeds = []uint64{*seed}
	}
	failed, all := 0, tally{}
	for _, n := range seeds {
		begun := time.Now()
		d, wrong := lived(t, n, func(int, string) bool { return true })
		if len(wrong) > 0 {
			t.Errorf("seed %d (-seed %d): %d faults, the first: %.900s\n%s", n, n, len(wrong), wrong[0], shrunk(t, n))
			for _, w := range wrong[1:min(8, len(wrong))] {
				t.Logf("%.700s", w)
			}
			if failed++; failed == 2 {
				t.Fatal("and so on")
			}
		}
		for what, often := range d.tally {
			all[what] += often
		}
		t.Logf("seed %d: %d events, %d touches (%d sure), %d called saved, agreed again within %v; in %v", n, len(d.laptops[0].disk.held()), d.seen, d.certain, len(d.acked), d.slowest, time.Since(begun).Round(time.Millisecond))
	}
	t.Logf("in all: %s", all)
	if *seed == 0 && len(seeds) >= 20 {
		all.enough(t)
	}
}
