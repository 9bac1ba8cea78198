package phone

import (
	"strings"

	"baton/relay"
)

// show is what a phone at a place shows now.
func (h *Hub) show(spot relay.Spot) (s show) {
	view := h.board.Latest().View
	h.board.Look(func(_ *relay.Meet, r *relay.Race) {
		s = show{Meet: view.Meet, Buttons: []button{}}
		if r == nil {
			return
		}
		s.Race, s.Sees, s.Attempt = string(r.ID), seenFrom(r, spot), ""
		s.Blind = s.Sees == seesNothing
		if gun, ok := r.Gun(); ok {
			s.Gun, s.Attempt = int64(gun)/1000, r.Attempt().String()
		}
		s.Open = len(r.Keys) > 0
		s.Here = spot == relay.Everywhere || r.StartsAt(spot)
		s.Starts = s.Here && s.Open && r.Counting < 0 && !r.Closed
		for _, t := range r.Teams {
			if t.Key != "" && !t.Unbound() {
				s.Buttons = append(s.Buttons, button{Key: t.Key, Team: t.Title(), Look: t.Look, Last: lastAt(r, t)})
			}
		}
		if view.Race != nil && view.Race.ID == s.Race {
			s.Title, s.Status = view.Race.Name, view.Race.Status
			if r.Over() {
				s.Clock = view.Race.Clock
			}
		}
	})
	return s
}

// lastAt is a team's newest pass.
func lastAt(r *relay.Race, t *relay.Team) string {
	if i := t.LastPoint(); i >= 0 {
		return r.PointName(i) + " " + relay.Tenths(t.Passes[i].Time)
	}
	return ""
}

// seesNothing is what a place sees that has no exchange of the race.
const seesNothing = "nothing of this race"

// seenFrom says which exchanges a place sees: "ex 2", "ex 1, ex 3", "everything".
func seenFrom(r *relay.Race, spot relay.Spot) string {
	if spot == relay.Everywhere {
		return "everything"
	}
	var seen []string
	for i, p := range r.Points {
		if spot.Sees(p) && p.Lap == 0 {
			seen = append(seen, r.PointName(i))
		}
	}
	if r.StartsAt(spot) {
		seen = append([]string{"the start"}, seen...)
	}
	if len(seen) == 0 {
		return seesNothing
	}
	return strings.Join(seen, ", ")
}
