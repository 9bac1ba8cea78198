package relay

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// Doubt is something that looks wrong in a race. It only points: predictions
// never classify anything.
type Doubt struct {
	What  string   // "one exchange short?"
	Teams []TeamID // the rows it is about
	Point int      // index in Points
	Marks []ID     // the marks that would be given elsewhere; none where one is missing
	Fix   string   // the keys that would put it right; "c" where only accepting it does
	Does  string   // what accepting it would do: "13.2 → key 4"; empty where nothing can be accepted
	does  Command
}

// What is doubted.
const (
	OneShort   = "one exchange short?"
	WrongLane  = "wrong lane?"
	TwoSwapped = "two lanes swapped?"
	FarOff     = "far off the others?"
)

// How unlike the other teams' a team's splits must be to be pointed at, as
// |log(split ÷ median)|: 0.25 is a leg 28 % slower or 22 % faster.
const (
	oddSplit  = 0.25
	muchLess  = 0.5  // a reading this much less odd is likely the right one
	minOthers = 2    // teams needed before a median means anything
	wrongNear = 0.08 // share of the time so far within which a press may be another lane's
)

// Doubts are what looks wrong in a race at a station. Each names the keys that
// put it right.
func (m *Meet) Doubts(id RaceID, d Desk) []Doubt {
	r := m.Race(id)
	if r == nil || r.Counting < 0 {
		return nil
	}
	var doubts []Doubt
	for _, t := range r.Teams {
		if short, ok := m.short(r, t, d); ok {
			doubts = append(doubts, short)
		}
	}
	doubts = append(doubts, r.wrongLanes()...)
	doubts = append(doubts, r.swapped()...)
	for _, t := range r.Teams {
		told := slices.ContainsFunc(doubts, func(o Doubt) bool { return slices.Contains(o.Teams, t.ID) })
		if far, ok := r.farOff(t); ok && !told {
			doubts = append(doubts, far)
		}
	}
	return doubts
}

// short tells whether a team's marks fit the others much better with one
// exchange missed.
func (m *Meet) short(r *Race, t *Team, d Desk) (Doubt, bool) {
	var marks []Mark
	for _, k := range r.Marks {
		if k.Station == d.Station && k.Team == t.ID && k.Role == Counted {
			marks = append(marks, k)
		}
	}
	if len(marks) == 0 || r.othersAt(t, marks[len(marks)-1].Point) < minOthers {
		return Doubt{}, false
	}
	seen := r.seenBy(d, t.ID, m.skippedBy(r, d.Station, t.ID, ID{}))
	if len(seen) < len(marks) {
		return Doubt{}, false
	}
	now := r.oddness(t, marks, seen)
	missed := m.missed(r, d, t.ID, ID{})
	if len(missed) == 0 || now <= oddSplit {
		return Doubt{}, false
	}
	left := r.seenBy(d, t.ID, append(m.skippedBy(r, d.Station, t.ID, ID{}), missed[0]))
	if r.othersAt(t, left[len(marks)-1]) < minOthers || r.oddness(t, marks, left) >= muchLess*now {
		return Doubt{}, false
	}
	return Doubt{
		What: OneShort, Teams: []TeamID{t.ID}, Point: marks[len(marks)-1].Point, Fix: "s " + t.Key,
		Does: fmt.Sprintf("key %s: ex %d not seen", t.Key, missed[0]), does: Miss{Stroke: accepting(t)},
	}, true
}

// othersAt counts the other teams that have passed a point.
func (r *Race) othersAt(t *Team, point int) int {
	n := 0
	for _, o := range r.Teams {
		if o != t && o.Passes[point].Known {
			n++
		}
	}
	return n
}

// wrongLanes are presses that their own team cannot have made and that another
// team's missing pass would explain.
func (r *Race) wrongLanes() []Doubt {
	var doubts []Doubt
	for i, k := range r.Marks {
		if k.Role != Extra && k.Role != Double {
			continue
		}
		t := r.couldBe(k)
		if t == nil {
			continue
		}
		d := Doubt{
			What: WrongLane, Teams: []TeamID{k.Team, t.ID}, Point: t.LastPoint() + 1, Marks: []ID{k.ID}, Fix: "c",
			Does: fmt.Sprintf("%s → key %s", Tenths(k.Time), t.Key), does: give{k.ID, accepting(t)},
		}
		if i == len(r.Marks)-1 {
			d.Fix = "m " + t.Key
		}
		doubts = append(doubts, d)
	}
	return doubts
}

// couldBe is the one team whose next pass the others' median puts near a mark,
// nil for none or several.
func (r *Race) couldBe(k Mark) *Team {
	var found *Team
	for _, t := range r.Teams {
		next := t.LastPoint() + 1
		if t.ID == k.Team || t.Out != In || next >= len(r.Points) || r.othersAt(t, next) < minOthers {
			continue
		}
		if abs(r.medianAt(t, next)-k.Time) > time.Duration(wrongNear*float64(k.Time)) {
			continue
		}
		if found != nil {
			return nil
		}
		found = t
	}
	return found
}

// medianAt is when the other teams passed a point.
func (r *Race) medianAt(t *Team, point int) time.Duration {
	var all []time.Duration
	for _, o := range r.Teams {
		if o != t && o.Passes[point].Known {
			all = append(all, o.Passes[point].Time)
		}
	}
	return Median(all)
}

// swapped are pairs of teams whose passes at one point fit both better the
// other way round.
func (r *Race) swapped() []Doubt {
	var doubts []Doubt
	for point := 0; point+1 < len(r.Points); point++ {
		for i, a := range r.Teams {
			for _, b := range r.Teams[i+1:] {
				if d, ok := r.swap(a, b, point); ok {
					doubts = append(doubts, d)
				}
			}
		}
	}
	return doubts
}

func (r *Race) swap(a, b *Team, point int) (Doubt, bool) {
	ok := a.Passes[point].Known && b.Passes[point].Known && a.Passes[point+1].Known && b.Passes[point+1].Known
	if !ok || r.othersAt(a, point) < minOthers+1 {
		return Doubt{}, false
	}
	odd := func(t *Team, at time.Duration) float64 {
		before, after := r.splitsAbout(t, point, at)
		return max(math.Abs(before), math.Abs(after))
	}
	ta, tb := a.Passes[point].Time, b.Passes[point].Time
	now := max(odd(a, ta), odd(b, tb))
	if min(odd(a, ta), odd(b, tb)) < oddSplit/2 || max(odd(a, tb), odd(b, ta)) > muchLess*now {
		return Doubt{}, false
	}
	return Doubt{
		What: TwoSwapped, Teams: []TeamID{a.ID, b.ID}, Point: point, Fix: "c",
		Marks: slices.Concat(a.Passes[point].Marks, b.Passes[point].Marks),
		Does:  fmt.Sprintf("%s key %s ⇄ key %s", r.PointName(point), a.Key, b.Key), does: swapPasses{a.ID, b.ID, point},
	}, true
}

// splitsAbout compares the two stretches about a point with the other teams',
// were the pass at another time: log(split ÷ median) of each, 0 where unknown.
func (r *Race) splitsAbout(t *Team, point int, at time.Duration) (before, after float64) {
	compare := func(split time.Duration, from, to int) float64 {
		if split <= 0 {
			return 3 // impossible: odder than anything
		}
		return math.Log(float64(split) / max(1, r.expected(t, from, to, float64(split)/float64(r.length(from, to)))))
	}
	start, known := time.Duration(0), true
	if point > 0 {
		start, known = t.Passes[point-1].Time, t.Passes[point-1].Known
	}
	if known {
		before = compare(at-start, point-1, point)
	}
	if point+1 < len(t.Passes) && t.Passes[point+1].Known {
		after = compare(t.Passes[point+1].Time-at, point, point+1)
	}
	return before, after
}

func (r *Race) length(from, to int) Distance {
	if from < 0 {
		return r.Points[to].At
	}
	return r.Points[to].At - r.Points[from].At
}

// farOff finds a pass that makes the stretch before it much too long and the
// one after it much too short, or the other way round.
func (r *Race) farOff(t *Team) (Doubt, bool) {
	for point := 0; point+1 < len(r.Points); point++ {
		if !t.Passes[point].Known || !t.Passes[point+1].Known || r.othersAt(t, point+1) < minOthers {
			continue
		}
		before, after := r.splitsAbout(t, point, t.Passes[point].Time)
		if math.Abs(before) > oddSplit && math.Abs(after) > oddSplit && before*after < 0 {
			return Doubt{What: FarOff, Teams: []TeamID{t.ID}, Point: point, Fix: fmt.Sprintf("ex %d", r.Points[point].Leg)}, true
		}
	}
	return Doubt{}, false
}
