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
	habits      []raceHabit
}

// raceHabit is what one race says of a hand.
type raceHabit struct {
	race     relay.RaceID
	finishes int
	habit    float64 // as it would be had the gun been pressed as it usually is
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
	offs := map[[2]string][]float64{}
	for _, r := range races {
		gun, finish := r.GunStation(), finishStation(r)
		misses := finishErrors(r)
		if len(misses) == 0 || finish == "" {
			continue
		}
		error := medianOf(misses).Seconds()
		late, _, byClock := h.lateGun(r)
		if !byClock && r.GunEstimated() {
			continue
		}
		hand := h.of(gun, finish)
		hand.habits = append(hand.habits, raceHabit{r.ID, len(misses), error + late})
		hand.Finishes += len(misses)
		hand.Races++
		if n := float64(len(misses)); n >= 3 {
			for _, miss := range misses {
				offs[[2]string{gun, finish}] = append(offs[[2]string{gun, finish}], math.Abs(miss.Seconds()-error)*math.Sqrt(n/(n-1)))
			}
		}
	}
	for i := range h.All {
		h.All[i].learn(offs[[2]string{h.All[i].Gun, h.All[i].Finish}])
	}
	return h
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
func (x *Hand) learn(offs []float64) {
	var all, apart []float64
	for _, r := range x.habits {
		all = append(all, r.habit)
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
func (h Hands) error(r *relay.Race) (error, off float64, races int, ok bool) {
	gun, finish := r.GunStation(), finishStation(r)
	i := slices.IndexFunc(h.All, func(x Hand) bool { return x.Gun == gun && (x.Finish == finish || finish == "") })
	if i < 0 {
		return 0, 0, 0, false
	}
	var others []float64
	finishes := 0
	for _, o := range h.All[i].habits {
		if o.race != r.ID {
			others, finishes = append(others, o.habit), finishes+o.finishes
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

// spread is how a race's presses spread, in seconds: as its keeper's do once there
// are enough finishes to tell, else as anybody's.
func (h Hands) spread(r *relay.Race) float64 {
	finish := finishStation(r)
	for _, x := range h.All {
		if x.Finish == finish && x.Finishes >= handNeeds {
			return x.Spread
		}
	}
	return pressSpread
}

// finishErrors are the race's finish errors, by no order.
func finishErrors(r *relay.Race) (all []time.Duration) {
	for _, t := range r.Teams {
		if miss, ok := finishError(r, t); ok {
			all = append(all, miss)
		}
	}
	return all
}

func medianOf(all []time.Duration) time.Duration { return relay.Median(all) }

// finishStation is the station that pressed a race's finishes; empty where it is
// not one.
func finishStation(r *relay.Race) (station string) {
	for _, t := range r.Teams {
		at := r.StationAt(t, len(r.Points)-1)
		if at == "" {
			continue
		}
		if station != "" && station != at {
			return ""
		}
		station = at
	}
	return station
}
