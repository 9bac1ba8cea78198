package relay

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"
)

const (
	// commonLeast is how many hand-offs two stations must have seen both before one's
	// clock is told by the other's: of five differences the smallest and the largest
	// hold their true middle in 15 of 16, of four in 7 of 8 only, and a mis-hit lane
	// among five is outvoted.
	commonLeast = 5
	// commonRival is by how many hand-offs a clock must fit better than any other one
	// would: a keeper who misses one press in ten misses three in a thousand together.
	commonRival = 3
)

// Alignment is what the presses of a race that others saw too tell of the clock of a
// station where nobody compared it with the gun's, and which has no gun of its own.
type Alignment struct {
	Station string
	By      time.Duration // added to its instants; 0 where it cannot be told
	Bound   time.Duration // the middle of the differences is known so well, nine times in ten
	Common  int           // hand-offs that others saw too, and agree on
	Others  int           // hand-offs that others saw meanwhile, these among them
	Unsure  bool          // its presses fit those of the others in more than one way
	With    string        // the station whose gun and its own turned out to be one start so; else empty
	of      []Origin
}

// Told reports whether the clock can be told.
func (a Alignment) Told() bool {
	return a.Common >= commonLeast && 4*a.Common >= 3*a.Others && !a.Unsure
}

// common is what a race's common presses have told so far.
type common struct {
	aligned []Alignment
	shift   map[ID]time.Duration // by event, what it is moved by
	same    map[ID][]ID          // guns of stations without a clock, and those that each is one start with
}

// aligns reports whether common presses tell when an event was written.
func (c common) aligns(e *Event) bool {
	_, aligned := c.shift[e.ID]
	return aligned
}

// tells reports whether common presses have told of an origin's clock.
func (c common) tells(o Origin) bool {
	return slices.ContainsFunc(c.aligned, func(a Alignment) bool { return a.of[0] == o })
}

// with is what is known once one more clock is told.
func (c common) with(f *fold, a Alignment, own []*mark) common {
	gun, counts := f.ownGun(own), f.counts.guns[0].event
	if gun != nil {
		a.With, a.of = counts.Station, append(a.of, counts.ID.Origin)
	}
	next := common{aligned: append(slices.Clip(c.aligned), a), shift: map[ID]time.Duration{}, same: map[ID][]ID{}}
	maps.Copy(next.shift, c.shift)
	maps.Copy(next.same, c.same)
	if gun != nil {
		next.same[gun.event.ID] = f.counts.Guns
		return next
	}
	for _, e := range f.events {
		if e.ID.Origin == a.of[0] && f.unclocked(e) {
			next.shift[e.ID] = a.By
		}
	}
	for _, k := range own { // what gave an instant may be an event of another race
		next.shift[k.by.ID] = a.By
	}
	return next
}

// unclocked reports whether an event's time from the gun that counts can be told
// neither by the clocks nor by a gun that its own station pressed.
func (f *fold) unclocked(e *Event) bool {
	if f.counts == nil {
		return false
	}
	_, known := f.counts.gunFor(f.m, e)
	return !known
}

// nextCommon looks for a station whose clock the presses of others tell, and that
// have not told it yet. What they do not tell is said of the race.
func (f *fold) nextCommon() (common, bool) {
	var refused []Alignment
	seen := f.clockedPasses()
	for _, own := range f.adrift {
		if f.common.tells(own[0].by.ID.Origin) {
			continue // each once, whatever is left of it
		}
		a := f.align(own, seen)
		if gun := f.ownGun(own); gun != nil && (gun.at+Instant(a.By)).Since(f.counts.guns[0].at).Abs() > oneStart {
			continue // a start of its own
		}
		if a.Told() {
			return f.common.with(f, a, own), true
		}
		a.By, a.Bound = 0, 0
		if own[0].start == f.counts || own[0].start == nil {
			refused = append(refused, a)
		}
	}
	f.race.Aligned = append(slices.Clip(f.common.aligned), refused...)
	return common{}, false
}

// readAdrift gathers by origin the presses that would have been hand-offs but for
// their clock, before they are counted by it.
func (f *fold) readAdrift() {
	if f.counts == nil {
		return
	}
	by := map[Origin][]*mark{}
	for _, k := range f.marks {
		if k.Team == "" || f.common.aligns(k.by) || k.Role != "" && k.Role != Test && k.Role != Recalled || !f.unclocked(k.by) || !f.mayBeOfCounting(k) {
			continue
		}
		copied := *k
		by[k.by.ID.Origin] = append(by[k.by.ID.Origin], &copied)
	}
	for _, own := range by {
		slices.SortFunc(own, func(a, b *mark) int { return a.compare(b) })
		f.adrift = append(f.adrift, own)
	}
	slices.SortFunc(f.adrift, func(a, b []*mark) int { return a[0].by.ID.Compare(b[0].by.ID) })
}

// mayBeOfCounting reports whether a press without a clock may be of the attempt that
// counts: it names none, or one of it, or a start of such stations alone, of which
// nobody has said anything.
func (f *fold) mayBeOfCounting(k *mark) bool {
	named := keyed(k.event.Fact)
	if named == nil || named.Attempt.IsZero() || f.m.event(named.Attempt) == nil || slices.Contains(f.counts.Guns, named.Attempt) {
		return true
	}
	return k.start != nil && k.start != f.counts && !k.start.Recalled && !f.counts.Recalled && f.ownGun([]*mark{k}) != nil
}

// ownGun is the gun that an origin's presses count from where that is a start of its
// own, which may be the one that counts by another clock; nil where they have none.
func (f *fold) ownGun(own []*mark) *gun {
	s := own[0].start
	if s == nil || s == f.counts {
		return nil
	}
	for i, g := range s.guns {
		if g.event.Station == own[0].Station && !g.estimated && f.unclocked(g.event) && !f.m.spokenOf(g.event.ID, f.counts.guns[0].event.ID) {
			return &s.guns[i]
		}
	}
	return nil
}

// clockedPasses are the passes by clocks that are known, from the gun that counts.
func (f *fold) clockedPasses() map[pass]time.Duration {
	if len(f.adrift) == 0 {
		return nil
	}
	seen := map[pass]time.Duration{}
	for where, marks := range f.sightings(func(k *mark) bool {
		return f.common.aligns(k.by) || !k.Estimated
	}) {
		seen[where] = Median(times(f.nearest(where.point, marks)))
	}
	return seen
}

// sighting is a press that may be of a pass which others saw.
type sighting struct {
	pass
	late time.Duration // the others' after this
}

// align finds what one origin's presses are to be moved by. Where many of them lie
// equally far off passes that others saw, they are moved so far and counted off as
// always; the way in which most come to the same pass as others saw then is theirs.
func (f *fold) align(own []*mark, seen map[pass]time.Duration) Alignment {
	rest := f.maybeSeen(own, seen)
	window, rest := densest(rest)
	best := f.fit(own, seen, Median(window))
	for {
		window, rest = densest(rest)
		if len(window) < commonLeast || len(window) <= best.Common-commonRival {
			return best
		}
		other := f.fit(own, seen, Median(window))
		if (other.By - best.By).Abs() <= 2*theyDiffer {
			continue // the same one
		}
		if other.Common > best.Common {
			best, other = other, best
		}
		best.Unsure = best.Common-other.Common < commonRival || best.Unsure
	}
}

// maybeSeen pairs each press with each pass of its team that its place sees, by how
// much later others saw it.
func (f *fold) maybeSeen(own []*mark, seen map[pass]time.Duration) (all []sighting) {
	for _, k := range own {
		for i, point := range f.race.Points {
			at, ok := seen[pass{k.Team, i}]
			if ok && k.event.Spot.Sees(point) && (k.pinned == 0 || k.pinned == point.Leg && point.Lap == 0) {
				all = append(all, sighting{pass{k.Team, i}, at - f.fromGun(k)})
			}
		}
	}
	slices.SortFunc(all, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(a.late, b.late), cmp.Compare(a.team, b.team), cmp.Compare(a.point, b.point))
	})
	return all
}

// fromGun is a press's time from the gun that counts as the clocks have it.
func (f *fold) fromGun(k *mark) time.Duration { return k.At.Since(f.counts.guns[0].at) }

// densest are the differences, one a pass, of the most passes whose differences lie
// within half a second of their middle, and the pairs that are left without them.
func densest(all []sighting) (fit []time.Duration, rest []sighting) {
	count := map[pass]int{}
	from, best, first, end := 0, 0, 0, 0
	for i, s := range all {
		for count[s.pass]++; s.late-all[from].late > 2*theyDiffer; from++ {
			if count[all[from].pass]--; count[all[from].pass] == 0 {
				delete(count, all[from].pass)
			}
		}
		if len(count) > best {
			best, first, end = len(count), from, i+1
		}
	}
	once := map[pass]bool{}
	for _, s := range slices.Backward(all[first:end]) { // of two presses the earlier counts
		if !once[s.pass] {
			once[s.pass] = true
			fit = append(fit, s.late)
		}
	}
	return fit, slices.Concat(all[:first], all[end:])
}

// fit moves one origin's presses, counts them off and says how many come to a pass that
// others saw then.
func (f *fold) fit(own []*mark, seen map[pass]time.Duration, by time.Duration) Alignment {
	var late []time.Duration
	a := Alignment{Station: own[0].Station, of: []Origin{own[0].by.ID.Origin}}
	first, last := time.Duration(math.MaxInt64), time.Duration(-1)
	sequences := map[countKey][]*mark{}
	for _, k := range own {
		copied := *k
		copied.Time, copied.Role, copied.giver = f.fromGun(k)+by, "", ID{}
		if copied.Time >= 0 && f.rows[k.Team] != nil { // else a test of the key, or nobody else saw that team
			first, last = min(first, copied.Time-theyDiffer), max(last, copied.Time+theyDiffer)
			key := countKey{k.Station, k.Team}
			sequences[key] = append(sequences[key], &copied)
		}
	}
	for _, key := range sortedKeys(sequences) {
		f.tryOff(key, sequences[key])
		for _, k := range sequences[key] {
			if at, ok := seen[pass{k.Team, k.Point}]; ok && k.counted && (at-k.Time).Abs() <= theyDiffer {
				late = append(late, at-k.Time+by)
			}
		}
	}
	for where, at := range seen {
		marks := sequences[countKey{a.Station, where.team}]
		if first <= at && at <= last && slices.ContainsFunc(marks, func(k *mark) bool { return k.event.Spot.Sees(f.race.Points[where.point]) }) {
			a.Others++
		}
	}
	a.Common, a.By, a.Bound = len(late), Median(late), middleBound(late)
	for _, other := range f.common.aligned { // whose presses may be among those it was told by
		a.Bound = max(a.Bound, middleBound(late)+other.Bound)
	}
	return a
}

// middleBound is how far the true middle of differences may lie from their median,
// nine times in ten: by how many of them lie on each side of it, whatever their
// distribution.
func middleBound(all []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	n, k := len(sorted), 0
	if n == 0 {
		return 0
	}
	chance := math.Pow(0.5, float64(n)) // that at most k of n lie below the middle
	for sum := 2 * chance; k < n/2-1; k++ {
		chance *= float64(n-k) / float64(k+1)
		if sum += 2 * chance; sum > 0.1 {
			break
		}
	}
	middle := Median(sorted)
	return max(middle-sorted[k], sorted[n-1-k]-middle)
}
