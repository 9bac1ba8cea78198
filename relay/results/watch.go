package results

import (
	"maps"
	"slices"
	"time"

	"baton/relay"
)

// watch is what one station pressed of a pass.
type watch struct {
	station   string
	time      time.Duration
	estimated bool // put in afterwards
}

// watches are a race's presses, by what recorded them.
type watches map[relay.ID]watch

func watchesOf(r *relay.Race) watches {
	w := watches{}
	for _, k := range r.Marks() {
		if k.Role == relay.Counted {
			w[k.ID] = watch{k.Station, k.Time, k.Estimated}
		}
	}
	return w
}

// of are the presses that a pass's time is made of: one a station. A pass that
// tells of none is its own.
func (w watches) of(p relay.Pass) (all []watch) {
	for _, id := range p.Counting {
		if one, there := w[id]; there {
			all = append(all, one)
		}
	}
	if len(all) <= 1 {
		one := watch{time: p.Time, estimated: p.Estimated}
		if len(all) == 1 {
			one.station = all[0].station
		}
		return []watch{one}
	}
	return all
}

// finishes are recorded finishes minus official times, by the station that pressed
// them. What was put in afterwards tells nothing.
func finishes(r *relay.Race) map[string][]time.Duration {
	w, by := watchesOf(r), map[string][]time.Duration{}
	for _, t := range r.Teams {
		if _, ok := finishError(r, t); !ok {
			continue
		}
		for _, one := range w.of(r.Without(t.Passes, r.Shortage(t))[len(t.Passes)-1]) {
			if !one.estimated {
				by[one.station] = append(by[one.station], one.time-*t.Official.Time)
			}
		}
	}
	return by
}

// stationsOf are the stations of some presses, in one order.
func stationsOf[T any](by map[string]T) []string { return slices.Sorted(maps.Keys(by)) }
