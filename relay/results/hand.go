package results

import (
	"math"
	"slices"
	"time"

	"baton/relay"
)

// Hand is what a meet's official finishes say of how its times were pressed: by
// whoever pressed the gun at one station and the finishes at one station, mostly
// the same.
type Hand struct {
	Gun, Finish string // stations
	Finishes    int
	Races       int
	Habit       time.Duration // finish minus official time: habit at the finish minus the gun's lateness
	Spread      float64       // of a finish press about its race's habit, in seconds
	Apart       float64       // of one race's habit from another's: the gun's spread, in seconds
	races       []HandRace
}

// HandRace is what one race says of a hand.
type HandRace struct {
	Gun, Finish string // stations
	Race        relay.RaceID
	Finishes    int
	Habit       float64   // as it would be had the gun been pressed as it usually is, in seconds
	offs        []float64 // of the finishes from their median
}

// take adds what a race says.
func (x *Hand) take(said HandRace) {
	x.races = append(x.races, said)
	x.Finishes += said.Finishes
	x.Races++
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
// computer's clock.
func HandsOf(r *relay.Race) Hands {
	return r.Kept(handsKey{}, func(races []*relay.Race) any { return newHands(races) }).(Hands)
}

func newHands(races []*relay.Race) (h Hands) {
	starts := map[string][]ClockStart{}
	for _, r := range races {
		if s, ok := startOf(r); ok && r.GunPressed() {
			starts[r.GunStation()] = append(starts[r.GunStation()], s)
		}
	}
	for station, all := range starts {
		h.Clocks = append(h.Clocks, newStartClock(station, all))
	}
	slices.SortFunc(h.Clocks, func(a, b StartClock) int { return len(b.Starts) - len(a.Starts) })
	for _, r := range races {
		for _, said := range h.saidBy(r) {
			h.of(said.Gun, said.Finish).take(said)
		}
	}
	for i := range h.All {
		h.All[i].learn()
	}
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

// Until a hand is known it is taken as this many finishes of a usual one, and its
// guns as so many races of one whose gun spreads by gunSpread.
const (
	usualFinishes = 4
	usualRaces    = 3
	gunSpread     = 0.05
)

// learn works a hand's habit and spreads out.
func (x *Hand) learn() {
	var all, apart, offs []float64
	for _, r := range x.races {
		all, offs = append(all, r.Habit), append(offs, r.offs...)
	}
	habit := middle(all)
	for _, h := range all {
		apart = append(apart, math.Abs(h-habit))
	}
	x.Habit = seconds(habit)
	x.Spread = blend(pressSpread, usualFinishes, 1.4826*middle(offs), len(offs))
	x.Apart = blend(gunSpread, usualRaces, 1.4826*middle(apart), len(apart))
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
	var others []float64
	finishes := 0
	for _, o := range h.All[i].races {
		if o.Race != r.ID {
			others, finishes = append(others, o.Habit), finishes+o.Finishes
		}
	}
	late, lateOff, byClock := h.lateGun(r)
	if finishes < handNeeds || len(others) < 2 || !byClock && r.GunEstimated() {
		return 0, 0, 0, false
	}
	n := float64(len(others))
	habitOff := math.Hypot(h.All[i].Apart, h.All[i].Apart*1.25/math.Sqrt(n))
	if byClock {
		habitOff = math.Hypot(lateOff, h.All[i].Apart*1.25/math.Sqrt(n))
	}
	return middle(others) - late, habitOff, len(others), true
}

// usual is what a station's finishes are usually off by in races whose gun was pressed
// where this one's was, and how far that may be off, in seconds.
func (h Hands) usual(r *relay.Race, finish string) (usual, off float64, ok bool) {
	i := slices.IndexFunc(h.All, func(x Hand) bool { return x.Gun == r.GunStation() && x.Finish == finish })
	if i < 0 || h.All[i].Finishes < handNeeds {
		return 0, 0, false
	}
	x := h.All[i]
	return x.Habit.Seconds(), x.Apart * 1.25 / math.Sqrt(float64(x.Races)), true
}

// spread is how a station's presses spread, in seconds: as its finishes do once there
// are enough of them to tell, else as anybody's.
func (h Hands) spread(finish string) float64 {
	for _, x := range h.All {
		if x.Finish == finish && x.Finishes >= handNeeds {
			return x.Spread
		}
	}
	return pressSpread
}
