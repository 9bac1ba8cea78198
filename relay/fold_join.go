package relay

import (
	"cmp"
	"slices"
	"time"
)

// theyDiffer is from where two stations that saw one pass are doubted: their
// fingers and clocks are seldom further apart.
const theyDiffer = 500 * time.Millisecond

// joinStations makes of all stations' counted marks one pass a team and point:
// the station whose place is that zone counts, else the median.
func (f *fold) joinStations() {
	for where, marks := range f.sightings(nil) {
		f.row(where.team).Passes[where.point] = f.join(where.point, marks)
	}
	for _, s := range f.skips {
		if i := f.race.ExchangePoint(s.exchange); i >= 0 {
			if p := &f.row(s.team).Passes[i]; !p.Known {
				p.Skipped = true
			}
		}
	}
}

// pass is one team's at one point.
type pass struct {
	team  TeamID
	point int
}

// sightings are the counted marks of each pass that are wanted, all where nil.
func (f *fold) sightings(want func(*mark) bool) map[pass][]*mark {
	seen := map[pass][]*mark{}
	for _, k := range f.marks {
		if where := (pass{k.Team, k.Point}); k.counted && (want == nil || want(k)) {
			seen[where] = append(seen[where], k)
		}
	}
	return seen
}

// join is one pass seen by one or more stations. Each raw mark stays; the
// spread says how far they lie apart.
func (f *fold) join(point int, marks []*mark) Pass {
	slices.SortFunc(marks, func(a, b *mark) int { return cmp.Or(cmp.Compare(a.Time, b.Time), a.compare(b)) })
	p := Pass{Known: true, Spread: marks[len(marks)-1].Time - marks[0].Time}
	for _, k := range marks {
		p.Marks = append(p.Marks, k.ID)
	}
	counting := f.nearest(point, marks)
	p.Time = Median(times(counting))
	for _, k := range counting {
		p.Counting = append(p.Counting, k.ID)
		p.Estimated = p.Estimated || k.Estimated
	}
	return p
}

// nearest are the marks of stations that stand at the point, all of them where
// none does. Inserted passes rule over both, and no clock that nobody compared with
// the gun's moves what another one tells.
func (f *fold) nearest(point int, marks []*mark) []*mark {
	inserted := someOf(marks, func(k *mark) bool { return k.Kind == KindInsert })
	if len(inserted) > 0 {
		return inserted
	}
	for _, keep := range []func(*mark) bool{
		func(k *mark) bool { return !f.unclocked(k.by) },
		func(k *mark) bool {
			_, spot := k.event.Spot.On()
			return spot && k.event.Spot.Sees(f.race.Points[point])
		},
	} {
		if some := someOf(marks, keep); len(some) > 0 {
			marks = some
		}
	}
	return marks
}

func someOf(marks []*mark, keep func(*mark) bool) (some []*mark) {
	for _, k := range marks {
		if keep(k) {
			some = append(some, k)
		}
	}
	return some
}

// placeZoneMarks joins the focused team's enters and exits to the nearest pass
// within half a guard; else an enter belongs to the next exchange, an exit to
// the last.
func (f *fold) placeZoneMarks() {
	standing(f, func(e *Event, z *ZoneMark) {
		if !f.ofCounting(e, &z.Keyed) || f.m.heldRepeat(e) {
			return
		}
		at := f.sinceGun(e)
		row := f.row(f.teamNamed(&z.Keyed))
		i := f.zonePoint(row, at, z.kind)
		past, ok := z.beyond()
		if i < 0 || at < 0 || !ok {
			return
		}
		if z.kind == KindEnter {
			row.Passes[i].Enter = &at
		} else {
			row.Passes[i].Exit, row.Passes[i].Past = &at, past
		}
	})
}

// zonePoint is the exchange an enter or exit at a time belongs to, -1 for none:
// the nearest pass within half a guard, else for an enter the next exchange,
// for an exit the last.
func (f *fold) zonePoint(row *Team, at time.Duration, kind Kind) int {
	nearest, last, next := -1, -1, -1
	for n := 1; n < len(f.race.Legs); n++ {
		i := f.race.ExchangePoint(n)
		p := row.Passes[i]
		switch {
		case p.Known && p.Time <= at:
			last, next = i, -1
		case next < 0 && !p.Skipped:
			next = i
		}
		half := f.race.stretch(f.race.ExchangePoint(n-1), i) / 2
		if p.Known && (p.Time-at).Abs() <= half && (nearest < 0 || (p.Time-at).Abs() < (row.Passes[nearest].Time-at).Abs()) {
			nearest = i
		}
	}
	switch {
	case nearest >= 0:
		return nearest
	case kind == KindEnter:
		return next
	}
	return last
}

func times(marks []*mark) []time.Duration {
	out := make([]time.Duration, len(marks))
	for i, k := range marks {
		out[i] = k.Time
	}
	return out
}
