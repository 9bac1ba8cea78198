package history

import (
	"time"

	"baton/relay"
)

// flatOf is what a flat best belongs to: a person of a team, over a distance.
type flatOf struct {
	name, team string
	over       relay.Distance
}

// flat is a flat best that a meet knows.
type flat struct {
	flatOf
	best time.Duration
}

// flatsOf are the flat bests that a meet knows: of its runners' own sheets, and
// of its line-ups.
func flatsOf(m *relay.Meet) (all []flat) {
	for _, who := range m.Runners() {
		for _, b := range who.Bests {
			if best, ok := who.Over(b.Distance); ok {
				all = append(all, flat{flatOf{who.Name, who.Team, b.Distance}, best})
			}
		}
	}
	for _, r := range m.Races() {
		for _, t := range r.Teams {
			for leg := range t.Legs {
				if best, ok := r.Best(t, leg+1); ok {
					all = append(all, flat{flatOf{t.RunnerOf(leg + 1), t.Name, t.Legs[leg].Distance}, best})
				}
			}
		}
	}
	return all
}

// addFlats files one meet's flat bests: of several the fastest counts.
func (h *History) addFlats(all []flat) {
	for _, f := range all {
		k := h.flatKey(f.name, f.team, f.over)
		if old, there := h.flats[k]; !there || f.best < old {
			h.flats[k] = f.best
		}
	}
}

func (h *History) flatKey(name, team string, over relay.Distance) flatOf {
	return flatOf{relay.PlainName(h.names.Called(name, team)), relay.PlainName(team), over}
}

// FlatBest is the fastest that any meet knows a runner of a team to have run a
// distance alone.
func (h *History) FlatBest(name, team string, over relay.Distance) (best time.Duration, ok bool) {
	if h == nil {
		return 0, false
	}
	best, ok = h.flats[h.flatKey(name, team, over)]
	return best, ok
}
