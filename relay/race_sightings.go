package relay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Sightings says who saw a pass where several stations did: when each did, which
// of them counts, and how far they lie apart. It is empty where one saw it.
func (r *Race) Sightings(team TeamID, point int) string {
	t := r.Team(team)
	if t == nil || point < 0 || point >= len(t.Passes) {
		return ""
	}
	p := &t.Passes[point]
	var seen []Mark
	for _, k := range r.Marks {
		if slices.Contains(p.Marks, k.ID) {
			seen = append(seen, k)
		}
	}
	if len(seen) < 2 {
		return ""
	}
	slices.SortFunc(seen, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Time, b.Time), a.ID.Compare(b.ID)) })
	said := make([]string, len(seen))
	for i, k := range seen {
		said[i] = r.m.StationName(k.Station) + " " + Hundredths(k.Time)
		if len(p.Counting) < len(p.Marks) && slices.Contains(p.Counting, k.ID) {
			said[i] += " (counts)"
		}
	}
	how := ""
	if len(p.Counting) == len(p.Marks) {
		how = "; their median counts"
	}
	return fmt.Sprintf("%s %s, %s s apart: %s%s", r.PointName(point), CountOf(len(seen), "sighting", "sightings"), Hundredths(p.Spread), strings.Join(said, ", "), how)
}
