package relay

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// oddity is how unlike what is expected a team's times are: how many presses are
// over, which its runners were too fast for; then, as |log(stretch ÷ expected)|,
// the worst stretch, and all of them on average. A missed exchange makes one
// stretch much too long; the others hide it in a mean.
type oddity struct {
	over        int
	worst, mean float64
}

func (o oddity) compare(p oddity) int {
	return cmp.Or(cmp.Compare(o.over, p.over), cmp.Compare(o.worst, p.worst), cmp.Compare(o.mean, p.mean))
}

// reading is how a station's presses for a team count: those that do, and how
// many do not.
type reading struct {
	marks []*mark
	over  int
}

// reading counts a station's presses for a team as they would count if some
// exchanges had been told as not seen, and no others.
func (m *Meet) reading(r *Race, d Desk, row *Team, unseen []int) reading {
	key := countKey{d.Station, row.ID}
	f := &fold{m: m, race: r}
	for _, exchange := range unseen {
		f.skips = append(f.skips, skip{station: key.station, team: key.team, exchange: exchange})
	}
	marks := make([]*mark, len(r.tallied().counted[key]))
	for i, k := range r.tallied().counted[key] {
		again := *k
		again.Role, again.Point, again.counted = "", -1, false
		marks[i] = &again
	}
	as := *row
	f.countOff(key, &as, marks)
	var read reading
	for _, k := range marks {
		switch k.Role {
		case Counted:
			read.marks = append(read.marks, k)
		case Extra, After:
			read.over++
		default: // no reading changes it
		}
	}
	return read
}

// oddity is that of a team's presses as they are read.
func (r *Race) oddity(row *Team, read reading) oddity {
	o := oddity{over: read.over}
	if len(read.marks) == 0 {
		return o
	}
	off := r.offs(row, read.marks)
	for i := range off {
		x := off[i]
		if len(off) > 1 { // against how fast this team is otherwise
			x -= middle(slices.Delete(slices.Clone(off), i, i+1))
		}
		o.worst = max(o.worst, math.Abs(x))
		o.mean += math.Abs(x) / float64(len(off))
	}
	return o
}

// offs are log(stretch ÷ expected) of a team's marks.
func (r *Race) offs(row *Team, marks []*mark) []float64 {
	off := make([]float64, len(marks))
	last, lastAt := row.before(marks)
	for i, k := range marks {
		took := max(1, float64(k.Time-lastAt))
		expected, ok := r.expected(row, last, k.Point)
		if !ok { // nothing to hold it against but the team's other stretches
			expected = r.shape(last, k.Point)
			if len(marks) == 1 {
				took = expected
			}
		}
		off[i] = math.Log(took / max(1, expected))
		last, lastAt = k.Point, k.Time
	}
	return off
}

// before is the last point that others have marked a team at before the first of
// a station's marks, and when; -1 for the gun.
func (t *Team) before(marks []*mark) (last int, at time.Duration) {
	own := func(id ID) bool { return slices.ContainsFunc(marks, func(k *mark) bool { return k.ID == id }) }
	for i := marks[0].Point - 1; i >= 0; i-- {
		if p := t.Passes[i]; p.Known && p.Time < marks[0].Time && !slices.ContainsFunc(p.Marks, own) {
			return i, p.Time
		}
	}
	return -1, 0
}

// expected is what the stretch between two points should take a team, in
// nanoseconds: the median of two other teams or more; else what is predicted of
// its runners; else the one other team's time; else what the others' pace so far
// asks. ok is false for a team alone of which nothing is predicted.
func (r *Race) expected(row *Team, from, to int) (ns float64, ok bool) {
	var others []time.Duration
	for _, t := range r.Teams {
		if t == row || t.Out == DidNotFinish {
			continue
		}
		if split, ok := t.between(from, to); ok && split > 0 {
			others = append(others, split)
		}
	}
	if len(others) >= MinOthers {
		return float64(Median(others)), true
	}
	if own, ok := r.predicted(row, from, to); ok {
		return own, true
	}
	if len(others) > 0 {
		return float64(others[0]), true
	}
	level, ok := r.levelOfOthers(row)
	return level * r.shape(from, to), ok
}

// predicted is what a team's own targets and bests say of the whole legs between
// two points.
func (r *Race) predicted(row *Team, from, to int) (sum float64, ok bool) {
	first := 1
	if from >= 0 {
		first = r.Points[from].Leg + 1
	}
	if r.Points[to].Lap > 0 || from >= 0 && r.Points[from].Lap > 0 {
		return 0, false
	}
	for leg := first; leg <= r.Points[to].Leg; leg++ {
		takes := row.leg(leg).Target
		if takes <= 0 {
			takes, _ = r.Best(row, leg)
		}
		if takes <= 0 {
			return 0, false
		}
		sum += float64(takes)
	}
	return sum, sum > 0
}

// shape is what a stretch takes next to others of the race: the fastest ever
// over it, so that a mile compares with 400 m; by distance where no guard was
// fixed.
func (r *Race) shape(from, to int) float64 {
	if guard := r.stretch(from, to); guard > 0 {
		return float64(guard)
	}
	return float64(r.length(from, to))
}

// levelOfOthers is the other teams' median time so far, next to the shape of the
// way they have come; ok is false where a team runs alone.
func (r *Race) levelOfOthers(row *Team) (level float64, ok bool) {
	var levels []float64
	for _, t := range r.Teams {
		if i := t.LastPoint(); t != row && i >= 0 && t.Out != DidNotFinish {
			levels = append(levels, float64(t.Passes[i].Time)/r.shape(-1, i))
		}
	}
	return middle(levels), len(levels) > 0
}

// middle is the median of some numbers, 0 of none.
func middle(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(all))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// between is a team's time between two points; from -1 is the gun.
func (t *Team) between(from, to int) (time.Duration, bool) {
	if !t.Passes[to].Known || (from >= 0 && !t.Passes[from].Known) {
		return 0, false
	}
	if from < 0 {
		return t.Passes[to].Time, true
	}
	return t.Passes[to].Time - t.Passes[from].Time, true
}
