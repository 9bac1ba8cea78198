package relay

import (
	"cmp"
	"slices"
	"time"
)

// counter counts the presses of one station for one team off the points its
// place sees.
type counter struct {
	f       *fold
	row     *Team
	station string
	next    int           // index of the first point not yet passed
	last    int           // point of the last counted mark, -1 for the gun
	lastAt  time.Duration // of the last counted mark, 0 for the gun
	taken   map[int]*mark // by point, the mark that counts there
	pressed time.Duration // of the last mark of any kind
	some    bool          // pressed is set
}

// countKey is what is counted apart: one station's presses for one team.
type countKey struct {
	station string
	team    TeamID
}

// count gives every mark of the attempt that counts its point, or says why it
// has none.
func (f *fold) count() {
	from := f.firstPoints()
	f.race.tally.from = from
	if f.counts != nil {
		f.nameTimes()
	}
	f.idleDigits()
	if f.counts == nil {
		return
	}
	sequences := map[countKey][]*mark{}
	for _, k := range f.marks {
		if k.Role == "" && k.Team != "" {
			key := countKey{k.Station, k.Team}
			sequences[key] = append(sequences[key], k)
		}
	}
	for _, key := range sortedKeys(sequences) {
		slices.SortFunc(sequences[key], func(a, b *mark) int { return cmp.Or(cmp.Compare(a.Time, b.Time), a.compare(b)) })
		f.countOff(key, f.row(key.team), sequences[key])
	}
	f.race.tally.counted, f.race.tally.skips = sequences, f.skips
}

// countOff counts one station's marks for one team, in order of time.
func (f *fold) countOff(key countKey, row *Team, marks []*mark) {
	c := &counter{f: f, row: row, station: key.station, next: max(0, f.race.tallied().from[key]-1), last: -1, taken: map[int]*mark{}}
	for _, k := range marks {
		c.take(k)
	}
}

// tryOff counts marks off as a trial: the team's row stays as it is.
func (f *fold) tryOff(key countKey, marks []*mark) {
	slices.SortFunc(marks, byTime)
	row := f.row(key.team)
	after := row.After
	f.countOff(key, row, marks)
	row.After = after
}

// idleDigits marks the digits that gave nothing: another one took their time.
func (f *fold) idleDigits() {
	gave := map[ID]bool{}
	for _, k := range f.marks {
		gave[k.giver] = true
	}
	for _, k := range f.marks {
		if k.Kind == KindAssign && k.Role == Spent && !gave[k.ID] {
			k.Role = Idle
		}
	}
}

func sortedKeys(m map[countKey][]*mark) []countKey {
	keys := make([]countKey, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b countKey) int {
		return cmp.Or(cmp.Compare(a.station, b.station), cmp.Compare(a.team, b.team))
	})
	return keys
}

// firstPoints is the smallest `from` that each station stored for each team's
// key in the attempt that counts, voided and moved presses included.
func (f *fold) firstPoints() map[countKey]int {
	from := map[countKey]int{}
	for _, e := range f.events {
		k := keyed(e.Fact)
		if k == nil || k.From < 1 || k.Key == "" || !f.ofCounting(e, k) {
			continue
		}
		key := countKey{countedAt(e), f.teamOfKey(k.Key)}
		if first, ok := from[key]; !ok || k.From < first {
			from[key] = k.From
		}
	}
	return from
}

// countedAt is the station whose count a fact made by a key is about: its own, but
// that of whoever pressed where another one names.
func countedAt(e *Event) string {
	switch f := e.Fact.(type) {
	case *Naming:
		return f.Of
	case *Skip:
		return cmp.Or(f.Of, e.Station)
	}
	return e.Station
}

// ofCounting reports whether a fact made by a key goes with the attempt that
// counts.
func (f *fold) ofCounting(e *Event, k *Keyed) bool {
	return f.counts != nil && f.attemptOf(k.Attempt, f.instantOf(e)) == f.counts
}

// take counts one mark. A time that its team cannot have run stays open, and
// the digit that gave it is shown for what it was.
func (c *counter) take(k *mark) {
	if k.pinned > 0 {
		c.pin(k)
	} else if point, refused := c.judge(k); refused == "" {
		c.put(k, point)
	} else if k.giver.IsZero() {
		k.Role = refused
	} else {
		c.f.refuse(k, refused)
		return
	}
	if k.Role == After {
		c.row.After++
	}
	c.pressed, c.some = k.Time, true
}

// judge is the point a mark takes, or why it takes none.
func (c *counter) judge(k *mark) (point int, refused Role) {
	point = c.nextPoint(k.event.Spot)
	switch {
	case c.some && k.Time-c.pressed < doublePress:
		return -1, Double
	case point < 0 || c.f.stoppedBefore(k):
		return -1, After
	case k.Time-c.lastAt >= c.f.race.stretch(c.last, point):
		return point, ""
	}
	if unseen := k.event.Spot.first(c.f.race.Points, c.next); k.given && k.Time-c.lastAt >= c.f.race.stretch(c.last, unseen) {
		return unseen, "" // the press was given to the team: it was seen after all
	}
	c.tooSoon(k, point)
	return -1, Extra
}

// tooSoon notes on a mark what its team would have had to run.
func (c *counter) tooSoon(k *mark, point int) {
	r := c.f.race
	k.Guard, k.Over = r.stretch(c.last, point), r.length(c.last, point)
	k.WholeLeg = k.Over == r.Legs[r.Points[point].Leg-1]
}

// refuse leaves a time open and marks the digit that would have given it.
func (f *fold) refuse(k *mark, role Role) {
	k.Role, k.Team = Open, ""
	for _, digit := range f.marks {
		if digit.ID == k.giver {
			digit.Role, digit.Guard, digit.Over, digit.WholeLeg = role, k.Guard, k.Over, k.WholeLeg
		}
	}
}

// pin gives a mark the exchange it was pinned to. What counted there before by
// its order alone gives way.
func (c *counter) pin(k *mark) {
	point := c.f.race.ExchangePoint(k.pinned)
	if point < 0 {
		k.Role = Extra
		return
	}
	if other := c.taken[point]; other != nil && other.pinned == 0 {
		other.Role, other.Point, other.counted = Extra, -1, false
	}
	c.put(k, point)
}

func (c *counter) put(k *mark, point int) {
	k.Role, k.Point, k.counted = Counted, point, true
	c.taken[point] = k
	c.last, c.lastAt, c.next = point, k.Time, point+1
}

// nextPoint is the first point not yet passed that the place sees and that was
// not told as not seen, -1 where there is none.
func (c *counter) nextPoint(spot Spot) int {
	points := c.f.race.Points
	for i := spot.first(points, c.next); i >= 0; i = spot.first(points, i+1) {
		if !c.f.skipped(c.station, c.row.ID, i) {
			return i
		}
	}
	return -1
}

// stoppedBefore reports whether a mark's team had given up before it: by the
// clocks where both can be told from the gun, else by what was written after what.
func (f *fold) stoppedBefore(k *mark) bool {
	r := f.stopped[k.Team]
	if r == nil {
		return false
	}
	_, told := f.counts.gunFor(f.m, r.event)
	if _, known := f.counts.gunFor(f.m, k.by); told && known {
		return r.Time <= k.Time
	}
	return r.event.order().less(k.event.order())
}

// skipped reports whether a station said of a team's point that it was not seen.
func (f *fold) skipped(station string, team TeamID, point int) bool {
	p := f.race.Points[point]
	if p.Lap > 0 {
		return false
	}
	for _, s := range f.skips {
		if s.station == station && s.team == team && s.exchange == p.Leg {
			return true
		}
	}
	return false
}

// skip is a skip fact of the attempt that counts.
type skip struct {
	id       ID
	station  string
	team     TeamID
	exchange int
}

func (f *fold) readSkips() {
	standing(f, func(e *Event, s *Skip) {
		if f.ofCounting(e, &s.Keyed) {
			f.skips = append(f.skips, skip{e.ID, countedAt(e), f.teamNamed(&s.Keyed), s.Exchange})
		}
	})
}
