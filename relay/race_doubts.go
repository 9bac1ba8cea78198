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
	NoFinish   = "no finish pressed?" // told in review
	TheyDiffer = "stations differ?"
)

// How unlike the other teams' a team's splits must be to be pointed at, as
// |log(split ÷ expected)|: 0.25 is a leg 28 % slower or 22 % faster.
const (
	oddSplit  = 0.25
	oddShort  = 0.25 // the worst split of a team that may be one exchange short
	overIsOdd = 1.0  // a press over, as odd as a leg of nearly three times its time
	muchLess  = 0.5  // a reading this much less odd is likely the right one
	MinOthers = 2    // teams needed before a median means anything
	wrongNear = 0.08 // share of the time so far within which a press may be another lane's
)

// Doubts are what looks wrong in a race at a station. Each names the keys that
// put it right.
func (m *Meet) Doubts(id RaceID, d Desk) []Doubt {
	r := m.Race(id)
	if r == nil || r.Counting < 0 {
		return nil
	}
	d = m.presser(r, d)
	var doubts []Doubt
	short := map[TeamID]int{} // the exchange missed
	for _, t := range r.Teams {
		if o, exchange := m.short(r, t, d); exchange > 0 {
			doubts, short[t.ID] = append(doubts, o), exchange
		}
	}
	wrong := r.wrongLanes(short)
	doubts = append(slices.DeleteFunc(doubts, func(o Doubt) bool { return explained(o, wrong) }), wrong...)
	doubts = append(doubts, r.swapped()...)
	for _, t := range r.Teams {
		if point := t.apart(); point >= 0 {
			doubts = append(doubts, Doubt{What: TheyDiffer, Teams: []TeamID{t.ID}, Point: point, Fix: r.PointName(point)})
		}
	}
	for _, t := range r.Teams {
		told := slices.ContainsFunc(doubts, func(o Doubt) bool { return slices.Contains(o.Teams, t.ID) })
		if far, ok := r.farOff(t); ok && !told {
			doubts = append(doubts, far)
		}
	}
	return doubts
}

// explained reports whether a team is short of a press that was made on another
// lane.
func explained(short Doubt, wrong []Doubt) bool {
	return slices.ContainsFunc(wrong, func(o Doubt) bool { return o.Teams[1] == short.Teams[0] })
}

// short reports whether a team's presses fit much better with one exchange
// missed: the worst of its stretches decides, so that the hint is there at the
// very press that was really the finish, and stays. A press that its runners were
// too fast for is worse than any stretch. exchange is the one missed, 0 for none.
func (m *Meet) short(r *Race, t *Team, d Desk) (o Doubt, exchange int) {
	told := r.skippedBy(d.Station, t.ID, ID{})
	read := m.reading(r, d, t, told)
	now := r.oddity(t, read)
	if len(read.marks) == 0 || now.over == 0 && now.worst <= oddShort || t.Out != In && t.Out != Disqualified {
		return Doubt{}, 0
	}
	missed := m.missed(r, d, t.ID, ID{})
	if len(missed) == 0 {
		return Doubt{}, 0
	}
	as := r.oddity(t, m.reading(r, d, t, append(told, missed[0])))
	if as.over < now.over {
		now.worst = max(now.worst, overIsOdd)
	}
	if as.over > now.over || now.worst <= oddShort || as.worst >= muchLess*now.worst {
		return Doubt{}, 0
	}
	return Doubt{
		What: OneShort, Teams: []TeamID{t.ID}, Point: read.marks[len(read.marks)-1].Point, Fix: "s " + t.Key,
		Does: fmt.Sprintf("key %s: ex %d not seen", t.Key, missed[0]), does: SkipExchange{Stroke: accepting(t)},
	}, missed[0]
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
// team's missing pass would explain: one that is to come, or one that it is short
// of.
func (r *Race) wrongLanes(short map[TeamID]int) []Doubt {
	var doubts []Doubt
	for i, k := range r.Marks() {
		if k.Role != Extra && k.Role != Double || k.Kind == KindNaming { // a lane named has no time of its own
			continue
		}
		t, point := r.couldBe(k, short)
		if t == nil {
			continue
		}
		d := Doubt{
			What: WrongLane, Teams: []TeamID{k.Team, t.ID}, Point: point, Marks: []ID{k.ID}, Fix: "c",
			Does: fmt.Sprintf("%s → key %s", Tenths(k.Time), t.Key), does: give{k.ID, accepting(t)},
		}
		if i == len(r.Marks())-1 {
			d.Fix = "m " + t.Key
		}
		doubts = append(doubts, d)
	}
	return doubts
}

// couldBe is the one team whose missing pass a mark would be, and which; nil for
// none or several.
func (r *Race) couldBe(k Mark, short map[TeamID]int) (found *Team, point int) {
	for _, t := range r.Teams {
		if t.ID == k.Team || t.Out != In && t.Out != Disqualified {
			continue
		}
		next := t.LastPoint() + 1
		at, ok := r.dueAt(t, next)
		if exchange := short[t.ID]; exchange > 0 {
			next = r.ExchangePoint(exchange)
			at, ok = r.MissedAt(t.ID, exchange)
		}
		if !ok || (at-k.Time).Abs() > r.nearEnough(next, k.Time) || r.tooSoonFor(t, next, k.Time) {
			continue
		}
		if found != nil {
			return nil, 0
		}
		found, point = t, next
	}
	return found, point
}

// tooSoonFor reports whether a team cannot have come to a point by then from
// where it was last seen: a press given to it would not count for it either.
func (r *Race) tooSoonFor(t *Team, point int, at time.Duration) bool {
	from, since := -1, time.Duration(0)
	for i := range point {
		if t.Passes[i].Known {
			from, since = i, t.Passes[i].Time
		}
	}
	return at-since < r.stretch(from, point)
}

// dueAt is when a team should come to its next point: as the others did, from
// where it was last, as much slower or faster as it has been so far.
func (r *Race) dueAt(t *Team, next int) (time.Duration, bool) {
	if next >= len(r.Points) || r.othersAt(t, next) < MinOthers {
		return 0, false
	}
	if next == 0 {
		return r.medianAt(t, next), true
	}
	takes, _ := r.expected(t, next-1, next)
	so := t.Passes[next-1].Time
	if others := r.medianAt(t, next-1); others > 0 && t.Passes[next-1].Known {
		takes *= float64(so) / float64(others)
	}
	return so + time.Duration(takes), true
}

// nearEnough is how far from where it is due a pass may be: more on a long way,
// and at the first, where nothing is known of the team.
func (r *Race) nearEnough(point int, at time.Duration) time.Duration {
	share := time.Duration(10)
	if point == 0 {
		share = 8
	}
	return min(time.Duration(wrongNear*float64(at)), r.stretch(point-1, point)/share)
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
	if !ok || r.othersAt(a, point) < MinOthers+1 {
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
		expected, ok := r.expected(t, from, to)
		if !ok {
			return 0
		}
		return math.Log(float64(split) / max(1, expected))
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

// farOff finds a pass that makes the stretch before it much too long and the
// one after it much too short, or the other way round.
func (r *Race) farOff(t *Team) (Doubt, bool) {
	for point := 0; point+1 < len(r.Points); point++ {
		if !t.Passes[point].Known || !t.Passes[point+1].Known || r.othersAt(t, point+1) < MinOthers {
			continue
		}
		before, after := r.splitsAbout(t, point, t.Passes[point].Time)
		if math.Abs(before) > oddSplit && math.Abs(after) > oddSplit && before*after < 0 {
			return Doubt{What: FarOff, Teams: []TeamID{t.ID}, Point: point, Fix: fmt.Sprintf("ex %d", r.Points[point].Leg)}, true
		}
	}
	return Doubt{}, false
}

// accepting is the stroke of a hint that is accepted: the team's key, by c.
func accepting(t *Team) Stroke { return Stroke{Key: t.Key, Rune: acceptRune} }
