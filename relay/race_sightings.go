package relay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// WhoSaw names the stations that saw a pass, each with its time, and the one that
// counts: "Start 12.0, Top 12.6 counts".
func (r *Race) WhoSaw(team TeamID, point int) string {
	p, seen := r.seenBySeveral(team, point)
	said := make([]string, len(seen))
	for i, k := range seen {
		said[i] = r.m.StationName(k.Station) + " " + Tenths(k.Time)
		if len(p.Counting) < len(p.Marks) && slices.Contains(p.Counting, k.ID) {
			said[i] += " counts"
		}
	}
	return strings.Join(said, ", ")
}

// Sightings says who saw a pass where several stations did: when each did, which
// of them counts, and how far they lie apart. It is empty where one saw it.
func (r *Race) Sightings(team TeamID, point int) string {
	p, seen := r.seenBySeveral(team, point)
	if len(seen) == 0 {
		return ""
	}
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

// seenBySeveral are the marks of a pass by time, none where one station saw it.
func (r *Race) seenBySeveral(team TeamID, point int) (p Pass, seen []Mark) {
	t := r.Team(team)
	if t == nil || point < 0 || point >= len(t.Passes) || len(t.Passes[point].Marks) < 2 {
		return p, nil
	}
	p = t.Passes[point]
	for _, k := range r.Marks() {
		if slices.Contains(p.Marks, k.ID) {
			seen = append(seen, k)
		}
	}
	slices.SortFunc(seen, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Time, b.Time), a.ID.Compare(b.ID)) })
	return p, seen
}

// SeenApart says in brief, after a mark, how far apart the stations lie that saw its
// pass; empty where one did.
func (r *Race) SeenApart(k Mark) string {
	t := r.Team(k.Team)
	if t == nil || k.Point < 0 || len(t.Passes[k.Point].Marks) < 2 {
		return ""
	}
	return fmt.Sprintf(" (%s apart)", Hundredths(t.Passes[k.Point].Spread))
}

// apart is the first point of a team that several stations saw too far apart, -1
// for none.
func (t *Team) apart() int {
	return slices.IndexFunc(t.Passes, func(p Pass) bool { return len(p.Marks) > 1 && p.Spread >= theyDiffer })
}
