package relay

import (
	"slices"
	"time"
)

// BestSplit is what runners have run in other meets: the fastest relay split of a
// runner of a team over one kind of leg.
type BestSplit func(name, team string, kind LegKind) (time.Duration, bool)

// Remember gives the meet what is known from others. It is looked up, never
// folded.
func (m *Meet) Remember(elsewhere BestSplit) { m.elsewhere = elsewhere }

// split is whose time over what.
type split struct {
	runnerName
	kind LegKind
}

// ownSplits are the relay splits that runners have run in this file, race by
// race, so that one more press files one race anew.
type ownSplits struct {
	times map[split]map[RaceID]time.Duration
	filed map[RaceID][]split
	due   map[RaceID]bool // to be filed anew
}

// OwnSplits are the relay splits of a leg's runner over a leg of its kind in the file's
// other races.
func (r *Race) OwnSplits(t *Team, leg int) (all []time.Duration) {
	name := t.RunnerOf(leg)
	if r.m == nil || name == "" {
		return nil
	}
	k := split{nameOf(name, t.Name), r.LegKind(leg)}
	r.m.fileSplits(r.ID)
	for id, took := range r.m.own.times[k] {
		if id != r.ID {
			all = append(all, took)
		}
	}
	slices.Sort(all)
	return all
}

// fileSplits files all races but one whose splits are due.
func (m *Meet) fileSplits(except RaceID) {
	if m.own == nil {
		m.own = &ownSplits{times: map[split]map[RaceID]time.Duration{}, filed: map[RaceID][]split{}, due: map[RaceID]bool{}}
		for id := range m.races {
			m.own.due[id] = true
		}
	}
	for id := range m.own.due {
		if id != except {
			m.own.file(m.Race(id))
			delete(m.own.due, id)
		}
	}
}

// ownSplit is the fastest that a runner of a team has run over one kind of leg in
// the file's other races.
func (m *Meet) ownSplit(name, team string, kind LegKind, except RaceID) (best time.Duration, ok bool) {
	m.fileSplits(except)
	for id, took := range m.own.times[split{nameOf(name, team), kind}] {
		if id != except && (best == 0 || took < best) {
			best = took
		}
	}
	return best, best > 0
}

// Timed reports whether a recorded split is a time that its runner can be held against:
// both its ends were pressed, the gun at the first leg's, too.
func (r *Race) Timed(s Split) bool {
	return s.Known && !s.Estimated
}

// file files a race's splits anew: those that are known, and run between
// hand-offs that did not fail.
func (o *ownSplits) file(r *Race) {
	for _, k := range o.filed[r.ID] {
		delete(o.times[k], r.ID)
	}
	o.filed[r.ID] = o.filed[r.ID][:0]
	if r.ID.Practice() || r.Counting < 0 {
		return
	}
	for _, t := range r.Teams {
		for _, s := range r.Splits(t) {
			name := t.RunnerOf(s.Leg)
			if name == "" || !r.Timed(s) || r.LegFailed(t, s.Leg) {
				continue
			}
			k := split{nameOf(name, t.Name), r.LegKind(s.Leg)}
			if o.times[k] == nil {
				o.times[k] = map[RaceID]time.Duration{}
			}
			if old, there := o.times[k][r.ID]; !there || s.Time < old {
				o.times[k][r.ID] = s.Time
			}
			o.filed[r.ID] = append(o.filed[r.ID], k)
		}
	}
}

// ranBefore is the fastest relay split of a leg's runner over a leg of its kind:
// in this file's other races, else in the meets that are remembered.
func (r *Race) ranBefore(t *Team, leg int) (time.Duration, bool) {
	name := t.RunnerOf(leg)
	if r.m == nil || name == "" {
		return 0, false
	}
	kind := r.LegKind(leg)
	if took, ok := r.m.ownSplit(name, t.Name, kind, r.ID); ok {
		return took, true
	}
	if r.m.elsewhere == nil {
		return 0, false
	}
	return r.m.elsewhere(name, t.Name, kind)
}
