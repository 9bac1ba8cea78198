package relay

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// namingPatience is how long a lane that was named before its time waits for one:
// whoever names may be a blink ahead of whoever presses, and the two clocks apart.
const namingPatience = 5 * time.Second

// nameTimes gives times of one station to the teams that another has named, as if
// both had sat at one laptop: each lane in the order named takes the oldest time
// that was open then, the one that was shown where it still was; where none was,
// the next one pressed. What was taken back by then counts as taken back, what was
// taken back later moves no other lane. So it does not matter when the events of
// one came to the other.
func (f *fold) nameTimes() {
	queues := map[string]*queue{}
	for _, k := range f.marks {
		if n, ok := k.event.Fact.(*Naming); ok && k.start == f.counts && k.Role != Held && k.Role != Test {
			if queues[n.Of] == nil {
				queues[n.Of] = f.queueOf(n.Of)
			}
			queues[n.Of].lanes = append(queues[n.Of].lanes, k)
		}
	}
	for _, of := range slices.Sorted(maps.Keys(queues)) {
		q := queues[of]
		slices.SortFunc(q.lanes, byTime)
		for _, lane := range q.lanes {
			q.take(lane)
		}
	}
}

// byTime sorts marks by their time from the gun, then origin, then number.
func byTime(a, b *mark) int { return cmp.Or(cmp.Compare(a.Time, b.Time), a.ID.Compare(b.ID)) }

// queue is one station's times that others name, and the lanes they named.
type queue struct {
	f     *fold
	of    string
	times []*mark           // by time; also those taken back or given otherwise
	lanes []*mark           // by time
	held  map[*mark][]*mark // the lanes that have had a time
	known time.Duration     // when the station pressed last, as far as it is known
}

func (f *fold) queueOf(station string) *queue {
	q := &queue{f: f, of: station, held: map[*mark][]*mark{}}
	for _, e := range f.events {
		if _, press := e.Fact.(*Press); press && e.Station == station {
			q.known = max(q.known, f.sinceGun(e))
		}
	}
	for _, k := range f.marks {
		if k.Station == station && k.start == f.counts && k.Time >= 0 && f.awaitsLane(k) {
			q.times = append(q.times, k)
		}
	}
	slices.SortFunc(q.times, byTime)
	return q
}

// awaitsLane reports whether a press was, when it was made, a time for which
// another station may name a lane: a space in either mode, or what TIMES FIRST
// keeps without a team.
func (f *fold) awaitsLane(k *mark) bool {
	p, ok := k.event.Fact.(*Press)
	return ok && !p.Half && p.After == "" && (p.Key == "space" || p.Key == "" && p.Mode == Times) &&
		f.teamless(k) == Open && !f.m.heldRepeat(k.event)
}

// take finds the time of a lane, unless its team cannot have run it: then the
// time stays open, and the lane is kept for what it was.
func (q *queue) take(lane *mark) {
	k, waits := q.timeFor(lane)
	standing := lane.Role != Voided
	switch {
	case k == nil && !standing:
	case k == nil && waits:
		lane.Role = Waits
	case k == nil:
		lane.Role = Idle
	case q.ruledLater(k, lane):
		q.hold(k, lane)
	case q.refused(k, lane): // it says so of the lane itself
	default:
		q.hold(k, lane)
		if standing {
			k.Team, k.giver, k.given = lane.Team, lane.ID, true
			if k.Role == Open {
				k.Role = ""
			}
		}
	}
}

func (q *queue) hold(k, lane *mark) {
	q.held[k] = append(q.held[k], lane)
	if lane.Role != Voided {
		lane.Role, k.Named = Spent, lane.Station
	}
}

// timeFor is the time that a lane names, nil where there is none; waits reports
// whether it may still come.
func (q *queue) timeFor(lane *mark) (k *mark, waits bool) {
	shown := lane.event.Fact.(*Naming).Time
	if !shown.IsZero() && q.f.m.event(shown) == nil {
		return nil, true
	}
	for _, k := range q.times {
		if k.ID == shown && q.openAt(k, lane.Time) {
			return k, false
		}
	}
	for _, k := range q.times {
		if k.Time <= lane.Time && q.openAt(k, lane.Time) {
			return k, false
		}
	}
	until := lane.Time + namingPatience
	for _, k := range q.times {
		if k.Time > lane.Time && k.Time <= until && q.openAt(k, until) && !q.undoneAt(lane.event, k.Time) {
			return k, false
		}
	}
	return nil, q.known <= until
}

// openAt reports whether a time waited for a lane at a moment, as far as had been
// recorded by then. A space taken back at once never was a time, though its taking
// back may come after the next lane was named.
func (q *queue) openAt(k *mark, at time.Duration) bool {
	if q.undoneAt(k.event, max(at, k.Time+namingPatience)) {
		return false
	}
	for _, lane := range q.held[k] {
		if !q.undoneAt(lane.event, at) {
			return false
		}
	}
	return !slices.ContainsFunc(q.f.m.naming[k.ID], func(e *Event) bool {
		return gives(e.Fact, k.ID) && !q.f.m.heldRepeat(e) && q.f.sinceGun(e) <= at && !q.undoneAt(e, at)
	})
}

// gives reports whether a fact, other than a lane that another station named, gives
// a mark to a team.
func gives(fact Fact, id ID) bool {
	switch f := fact.(type) {
	case *Assign:
		return f.Time == id
	case *Move:
		return f.Target == id
	case *Amend:
		return f.Target == id && f.Team != nil
	}
	return false
}

// undoneAt reports whether an event had been taken back at a moment.
func (q *queue) undoneAt(e *Event, at time.Duration) bool {
	m := q.f.m
	for _, by := range slices.Backward(m.naming[e.ID]) {
		if !e.order().less(by.order()) {
			return false
		}
		if (by.Kind == KindVoid || by.Kind == KindRestore) && !m.heldRepeat(by) && !m.void(by) && q.f.sinceGun(by) <= at {
			return by.Kind == KindVoid
		}
	}
	return false
}

// ruledLater reports whether a time was given to a team by something that ranks
// above a lane named: then the lane changes nothing.
func (q *queue) ruledLater(k, lane *mark) bool {
	by := q.f.m.event(k.giver)
	if _, giver := q.f.givenTeam(k.event); giver != nil && (by == nil || by.order().less(giver.order())) {
		by = giver
	}
	return by != nil && lane.event.order().less(by.order())
}

// refused tries a lane's time among those its team has of this station, and
// reports whether it counts for nothing there: then the lane says what it was.
func (q *queue) refused(k, lane *mark) bool {
	given := *k
	given.Team, given.giver, given.given, given.Role = lane.Team, lane.ID, true, ""
	tried := []*mark{&given}
	for _, other := range q.f.marks {
		if other.Role == "" && other.Team == lane.Team && other.Station == q.of && other != k {
			copied := *other
			tried = append(tried, &copied)
		}
	}
	role := lane.Role
	q.f.tryOff(countKey{q.of, lane.Team}, tried)
	if role == Voided {
		lane.Role = role
	}
	return given.Role != Counted
}
