package results

import (
	"cmp"
	"math"
	"slices"
	"time"

	"baton/relay"
)

// Hand is what official finishes say of how times were pressed: by whoever pressed
// the gun at one station and the finishes at one station, mostly the same. A station is
// a laptop, or a phone, whatever meets it times at.
type Hand struct {
	Gun, Finish string        // stations
	Finishes    int           // official ones of this meet
	Races       int           // of this meet
	Before      Before        // in other meets
	Unlike      bool          // other meets tell of another hand, and are left out
	Habit       time.Duration // finish minus official time: habit at the finish minus the gun's lateness
	Spread      float64       // of a finish press about its race's habit, in seconds
	Apart       float64       // of one race's habit from another's: the gun's spread, in seconds
	races       []HandRace
	meets       [][]HandRace // the others
	last        int          // which of them was remembered last
	between     float64      // of one meet's habit from another's, in seconds
}

// Before is how much other meets tell of a hand.
type Before struct{ Meets, Races, Finishes int }

// HandRace is what one race says of a hand.
type HandRace struct {
	Gun, Finish string // stations
	Race        relay.RaceID
	Finishes    int
	Habit       float64   // as it would be had the gun been pressed as it usually is, in seconds
	offs        []float64 // of the finishes from their median
}

// take adds what a race of the meet says.
func (x *Hand) take(said HandRace) {
	x.races = append(x.races, said)
	x.Finishes += said.Finishes
	x.Races++
}

// remember adds what a race of another meet says, the n-th of them.
func (x *Hand) remember(n int, said HandRace) {
	if len(x.meets) == 0 || x.last != n {
		x.meets, x.last = append(x.meets, nil), n
		x.Before.Meets++
	}
	last := &x.meets[len(x.meets)-1]
	*last = append(*last, said)
	x.Before.Races++
	x.Before.Finishes += said.Finishes
}

// Hands are a meet's hands and clocks.
type Hands struct {
	All    []Hand
	Clocks []StartClock
}

// handNeeds is how many official finishes say what a hand is like.
const handNeeds = 8

type handsKey struct{}

// HandsOf is what the meet of a race says of its keepers' hands and of the timing
// computer's clock, with what others say of the same hands.
func HandsOf(r *relay.Race) Hands {
	return r.Kept(handsKey{}, func(races []*relay.Race) any {
		elsewhere, _ := r.Remembered(handsKey{}).([][]HandRace)
		return newHands(races, elsewhere)
	}).(Hands)
}

// RememberHands gives a meet what its keepers' hands were like in others: of each what
// HandRaces told.
func RememberHands(m *relay.Meet, elsewhere [][]HandRace) { m.RememberUnder(handsKey{}, elsewhere) }

// HandRaces are what the races of one meet say of its keepers' hands.
func HandRaces(races []*relay.Race) (all []HandRace) {
	for _, x := range newHands(races, nil).All {
		all = append(all, x.races...)
	}
	return all
}

func newHands(races []*relay.Race, elsewhere [][]HandRace) (h Hands) {
	starts, here := map[string][]ClockStart{}, map[string]bool{}
	for _, r := range races {
		if s, ok := startOf(r); ok && r.GunPressed() {
			starts[r.GunStation()] = append(starts[r.GunStation()], s)
		}
		here[r.GunStation()] = true
		for _, station := range r.TimedBy {
			here[station] = true
		}
	}
	for _, station := range stationsOf(starts) {
		h.Clocks = append(h.Clocks, newStartClock(station, starts[station]))
	}
	slices.SortStableFunc(h.Clocks, func(a, b StartClock) int { return len(b.Starts) - len(a.Starts) })
	for _, r := range races {
		for _, said := range h.saidBy(r) {
			h.of(said.Gun, said.Finish).take(said)
		}
	}
	for n, meet := range elsewhere {
		for _, said := range meet {
			if here[said.Gun] && here[said.Finish] {
				h.of(said.Gun, said.Finish).remember(n, said)
			}
		}
	}
	for i := range h.All {
		h.All[i].learn()
	}
	slices.SortStableFunc(h.All, func(a, b Hand) int {
		return cmp.Or(b.Finishes-a.Finishes, cmp.Compare(a.Gun, b.Gun), cmp.Compare(a.Finish, b.Finish))
	})
	return h
}

// saidBy is what one race says of the hands that timed it: of whoever pressed
// finishes that have official times.
func (h *Hands) saidBy(r *relay.Race) (all []HandRace) {
	late, _, byClock := h.lateGun(r)
	if !byClock && r.GunEstimated() {
		return nil
	}
	by := finishes(r)
	for _, station := range stationsOf(by) {
		error := relay.Median(by[station]).Seconds()
		said := HandRace{Gun: r.GunStation(), Finish: station, Race: r.ID, Finishes: len(by[station]), Habit: error + late}
		if n := float64(len(by[station])); n >= 3 {
			for _, miss := range by[station] {
				said.offs = append(said.offs, math.Abs(miss.Seconds()-error)*math.Sqrt(n/(n-1)))
			}
		}
		all = append(all, said)
	}
	return all
}

// of is the hand of two stations, made where there is none yet.
func (h *Hands) of(gun, finish string) *Hand {
	i := slices.IndexFunc(h.All, func(x Hand) bool { return x.Gun == gun && x.Finish == finish })
	if i < 0 {
		h.All = append(h.All, Hand{Gun: gun, Finish: finish})
		i = len(h.All) - 1
	}
	return &h.All[i]
}

// Until a hand is known it is taken as this many finishes of a usual one, its guns as
// so many races of one whose gun spreads by gunSpread, and its meets as so many that lie
// meetSpread apart: a gun beside the keeper is taken 0.18 s late, one 200 m away 0.26 s.
const (
	usualFinishes = 4
	usualRaces    = 3
	gunSpread     = 0.05
	usualMeets    = 3
	meetSpread    = 0.03
)

// A meet's hand is another than in the meets before where it lies off theirs by so many
// times what is not known of it, and by so much, in seconds.
const (
	unlikeSpreads = 3
	unlikeLeast   = 0.1
)

// learn works a hand's habit and spreads out.
func (x *Hand) learn() {
	x.spread()
	if x.Finishes >= handNeeds && x.Races >= 2 && len(x.meets) > 0 {
		here, off := x.here("")
		before, beforeOff := x.before()
		miss := math.Abs(here - before)
		if x.Unlike = miss > unlikeLeast && miss > unlikeSpreads*math.Hypot(off, beforeOff); x.Unlike {
			x.meets = nil
			x.spread()
		}
	}
	habit, _ := x.habit("")
	x.Habit = seconds(habit)
}

// spread works out how a hand's presses lie about each race's habit, its races' about
// their meet's, and its meets'.
func (x *Hand) spread() {
	var offs, apart, between []float64
	for _, meet := range append([][]HandRace{x.races}, x.meets...) {
		for _, r := range meet {
			offs = append(offs, r.offs...)
		}
		apart = append(apart, apartOf(habitsOf(meet))...)
	}
	var meets []float64
	for _, meet := range x.meets {
		meets = append(meets, middle(habitsOf(meet)))
	}
	between = apartOf(meets)
	own, n := spreadWithout(offs)
	x.Spread = blend(pressSpread, usualFinishes, own, n)
	x.Apart = blend(gunSpread, usualRaces, 1.4826*middle(apart), len(apart))
	x.between = blend(meetSpread, usualMeets, 1.4826*middle(between), len(between))
}

// A press lies so many spreads off or more by a slip, not by the hand; what is within
// spreads by so much less than all of it would.
const (
	slipsFrom   = 3
	withinSlips = 0.9866
)

// spreadWithout is how far presses lie off their habit, and of how many of them: without
// the slips among them, which say nothing of the hand.
func spreadWithout(offs []float64) (spread float64, n int) {
	most := slipsFrom * 1.4826 * middle(offs)
	for _, off := range offs {
		if off <= most {
			spread, n = spread+off*off, n+1
		}
	}
	return math.Sqrt(spread/float64(max(1, n))) / withinSlips, n
}

func habitsOf(races []HandRace) (all []float64) {
	for _, r := range races {
		all = append(all, r.Habit)
	}
	return all
}

// apartOf is how far some habits lie off their middle, each: of a few it lies too near.
func apartOf(habits []float64) (all []float64) {
	n := float64(len(habits))
	for _, h := range habits {
		if n > 1 {
			all = append(all, math.Abs(h-middle(habits))*math.Sqrt(n/(n-1)))
		}
	}
	return all
}

// here is a hand's habit in this meet by its races but one, and how far that may be off,
// in seconds; off is 0 where there are none.
func (x *Hand) here(but relay.RaceID) (habit, off float64) {
	others := slices.DeleteFunc(slices.Clone(x.races), func(r HandRace) bool { return r.Race == but })
	if len(others) == 0 {
		return 0, 0
	}
	return middle(habitsOf(others)), x.Apart * medianOff(len(others))
}

// before is a hand's habit in this meet by other meets alone, and how far that may be
// off, in seconds; off is 0 where there are none.
func (x *Hand) before() (habit, off float64) {
	var meets []float64
	races := 0
	for _, meet := range x.meets {
		meets, races = append(meets, middle(habitsOf(meet))), races+len(meet)
	}
	if races == 0 {
		return 0, 0
	}
	return middle(meets), math.Hypot(x.between*math.Sqrt(1+1/float64(len(meets))), x.Apart*medianOff(races))
}

// habit is a hand's habit in this meet, all but one race told, and how far that may be
// off, in seconds: what its races here say and what the meets before did, each as far as
// it is sure.
func (x *Hand) habit(but relay.RaceID) (habit, off float64) {
	here, hereOff := x.here(but)
	before, beforeOff := x.before()
	switch {
	case beforeOff == 0:
		return here, hereOff
	case hereOff == 0:
		return before, beforeOff
	}
	a, b := 1/(hereOff*hereOff), 1/(beforeOff*beforeOff)
	return (here*a + before*b) / (a + b), 1 / math.Sqrt(a+b)
}

// told is how many official finishes, of how many races, tell of a hand but for one race.
func (x *Hand) told(but relay.RaceID) (finishes, races int) {
	for _, r := range x.races {
		if r.Race != but {
			finishes, races = finishes+r.Finishes, races+1
		}
	}
	if x.Unlike {
		return finishes, races
	}
	return finishes + x.Before.Finishes, races + x.Before.Races
}

// blend is a spread between a usual one and the one that was found, by what each
// stands on.
func blend(usual float64, weight int, found float64, n int) float64 {
	return math.Sqrt((float64(weight)*usual*usual + float64(n)*found*found) / float64(weight+n))
}

// lateGun is how much later a race's gun stands than its keeper usually presses it,
// by the timing computer's clock.
func (h Hands) lateGun(r *relay.Race) (late, off float64, ok bool) {
	start, known := startOf(r)
	i := slices.IndexFunc(h.Clocks, func(c StartClock) bool { return c.Station == r.GunStation() })
	if !known || i < 0 {
		return 0, 0, false
	}
	return h.Clocks[i].late(start, r.GunPressed())
}

// error is what a race's times should be off by, recorded minus true, from the
// meet's other races alone, and how far that may be off, in seconds: the hand's
// habit, and, where the timing computer's clock says it, the race's own gun.
func (h Hands) error(r *relay.Race, finish string) (error, off float64, races int, ok bool) {
	gun := r.GunStation()
	i := slices.IndexFunc(h.All, func(x Hand) bool { return x.Gun == gun && (x.Finish == finish || finish == "") })
	if i < 0 {
		return 0, 0, 0, false
	}
	x := &h.All[i]
	finishes, races := x.told(r.ID)
	late, lateOff, byClock := h.lateGun(r)
	if finishes < handNeeds || races < 2 || !byClock && r.GunEstimated() {
		return 0, 0, 0, false
	}
	habit, habitOff := x.habit(r.ID)
	if !byClock {
		lateOff = x.Apart
	}
	return habit - late, math.Hypot(lateOff, habitOff), races, true
}

// usual is what a station's finishes are usually off by in races whose gun was pressed
// where this one's was, and how far that may be off, in seconds.
func (h Hands) usual(r *relay.Race, finish string) (usual, off float64, ok bool) {
	i := slices.IndexFunc(h.All, func(x Hand) bool { return x.Gun == r.GunStation() && x.Finish == finish })
	if i < 0 {
		return 0, 0, false
	}
	if finishes, _ := h.All[i].told(""); finishes < handNeeds {
		return 0, 0, false
	}
	usual, off = h.All[i].habit("")
	return usual, off, true
}

// spread is how a station's presses spread, in seconds: as its finishes do once there
// are enough of them to tell, else as anybody's.
func (h Hands) spread(finish string) float64 {
	for _, x := range h.All {
		if finishes, _ := x.told(""); x.Finish == finish && finishes >= handNeeds {
			return x.Spread
		}
	}
	return pressSpread
}
