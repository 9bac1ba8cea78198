package history

import (
	"slices"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// season is what teams and pairs have done in all races but the one that is asked
// of.
type season struct {
	*History
	open relay.Origin
}

// Season is what a ledger of the open meet's races is held against: all races of
// the folder, later ones too, but never the race itself.
func (h *History) Season(open relay.Origin) results.Season {
	if h == nil {
		return nil
	}
	return season{h, open}
}

// Of is the history of one meet by itself.
func Of(m *relay.Meet) *History { return newHistory([]records{recordsOf(m)}, nil) }

// Gains are flat best − split of a team's leg in its quartet's other races.
func (s season) Gains(r *relay.Race, t *relay.Team, leg int, hand bool) []time.Duration {
	var all []time.Duration
	for _, res := range s.of(s.Quartet(r, t)) {
		for _, g := range res.gains {
			if g.Leg == leg && g.Hand == hand && (res.meet != s.open || res.race != r.ID) {
				all = append(all, g.Gain)
			}
		}
	}
	return all
}

// Zones are the zone times of the other clean hand-offs like it that the pair made
// in races.
func (s season) Zones(r *relay.Race, t *relay.Team, n int) []time.Duration {
	kind := r.HandOffKind(t, n)
	others := slices.DeleteFunc(s.Exchanges(t.Name, t.Pair(n)), func(x Exchange) bool {
		return x.Kind != kind || x.meet == s.open && x.Race == r.ID
	})
	return summary(t.Pair(n), t.Name, kind, others).Times
}
