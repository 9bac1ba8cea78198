package relay

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Miss says that a hand-off of the stroke's team was not seen here. Instead is
// a skip just made, to be replaced by the next likely one.
type Miss struct {
	Stroke  Stroke
	Instead ID
}

func (c Miss) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	k := r.keyedBy(d, c.Stroke, at)
	team := r.Keys[c.Stroke.Key]
	if team == "" {
		team = UnboundTeam(c.Stroke.Key)
	}
	was := m.replaceable(r, d, team, c.Instead)
	if was == nil {
		c.Instead = ID{}
	}
	candidates := m.missed(r, d, team, c.Instead)
	if len(candidates) == 0 {
		return nil, ErrNoSkip
	}
	if was == nil {
		return []Fact{&Skip{Keyed: k, Exchange: candidates[0]}}, nil
	}
	i := slices.Index(candidates, was.Exchange)
	next := candidates[(i+1)%len(candidates)]
	return []Fact{&Void{Targets: []ID{c.Instead}, Attempt: r.Attempt(), Key: "s"}, &Skip{Keyed: k, Exchange: next}}, nil
}

// replaceable is the skip that another one of the same station, race and team
// is to replace, nil where there is none such.
func (m *Meet) replaceable(r *Race, d Desk, team TeamID, id ID) *Skip {
	e := m.events[id]
	if e == nil || e.Race != r.ID || e.Station != d.Station || m.void(e) {
		return nil
	}
	s, ok := e.Fact.(*Skip)
	if !ok || r.meant(&s.Keyed) != team {
		return nil
	}
	return s
}

// missed are the exchanges of a team that a station may not have seen, the
// likeliest first: the gap that makes the team's splits most like the other
// teams' medians, or where it runs alone, like its own even pace.
func (m *Meet) missed(r *Race, d Desk, team TeamID, instead ID) []int {
	row := r.Team(team)
	if row == nil || r.Counting < 0 {
		return nil
	}
	var marks []Mark
	for _, k := range r.Marks {
		if k.Station == d.Station && k.Team == team && k.Role == Counted {
			marks = append(marks, k)
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Compare(a.Time, b.Time) })
	skipped := m.skippedBy(r, d.Station, team, instead)
	seen := r.seenBy(d, team, skipped)
	type guess struct {
		exchange int
		off      float64
	}
	var guesses []guess
	for gap := 0; gap <= len(marks) && gap < len(seen); gap++ {
		point := r.Points[seen[gap]]
		if point.Lap > 0 || point.Leg == len(r.Legs) {
			continue
		}
		left := slices.Delete(slices.Clone(seen), gap, gap+1)
		if len(left) < len(marks) {
			continue
		}
		guesses = append(guesses, guess{point.Leg, r.oddness(row, marks, left)})
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return cmp.Compare(a.off, b.off) })
	out := make([]int, len(guesses))
	for i, g := range guesses {
		out[i] = g.exchange
	}
	return out
}

// skippedBy are the exchanges a station has told as not seen, but for the one
// to be replaced.
func (m *Meet) skippedBy(r *Race, station string, team TeamID, instead ID) []int {
	var out []int
	for _, e := range m.byRace[r.ID] {
		s, ok := e.Fact.(*Skip)
		if ok && e.ID != instead && e.Station == station && !m.void(e) && r.sameAttempt(s.Attempt) && r.meant(&s.Keyed) == team {
			out = append(out, s.Exchange)
		}
	}
	return out
}

// meant is the team a fact made by a key means now.
func (r *Race) meant(k *Keyed) TeamID {
	switch {
	case k.Team != "":
		return k.Team
	case r.Keys[k.Key] != "":
		return r.Keys[k.Key]
	}
	return UnboundTeam(k.Key)
}

// seenBy are the points at which a station counts a team, without some
// exchanges: those its place sees, from the first it counts from.
func (r *Race) seenBy(d Desk, team TeamID, without []int) []int {
	var seen []int
	first := r.from[countKey{d.Station, team}] - 1
	for i, p := range r.Points {
		if i >= first && d.Place.Sees(p) && (p.Lap > 0 || !slices.Contains(without, p.Leg)) {
			seen = append(seen, i)
		}
	}
	return seen
}

// oddness is how unlike the expected splits a team's would be if its marks fell
// on these points: the mean of |log(split ÷ expected)|.
func (r *Race) oddness(row *Team, marks []Mark, points []int) float64 {
	if len(marks) == 0 {
		return 0
	}
	end := marks[len(marks)-1].Time
	reached := r.Points[points[len(marks)-1]].At
	var sum float64
	var lastTime time.Duration
	last := -1
	for i, k := range marks {
		expected := r.expected(row, last, points[i], float64(end)/float64(reached))
		sum += math.Abs(math.Log(max(1, float64(k.Time-lastTime)) / max(1, expected)))
		last, lastTime = points[i], k.Time
	}
	return sum / float64(len(marks))
}

// expected is what the stretch between two points should take in nanoseconds:
// the other teams' median, else at their pace so far; for a team alone at a pace
// in nanoseconds a millimetre.
func (r *Race) expected(row *Team, from, to int, pace float64) float64 {
	var others []time.Duration
	for _, t := range r.Teams {
		if t == row || t.Out == DidNotFinish {
			continue
		}
		if split, ok := t.between(from, to); ok {
			others = append(others, split)
		}
	}
	if len(others) > 0 {
		return float64(Median(others))
	}
	if theirs, ok := r.paceOfOthers(row); ok {
		pace = theirs
	}
	return pace * float64(r.length(from, to))
}

// paceOfOthers is the other teams' median pace so far, in nanoseconds a
// millimetre; ok is false where a team runs alone.
func (r *Race) paceOfOthers(row *Team) (pace float64, ok bool) {
	var paces []time.Duration // nanoseconds a metre: fine enough for a median
	for _, t := range r.Teams {
		if i := t.LastPoint(); t != row && i >= 0 && t.Out != DidNotFinish {
			paces = append(paces, t.Passes[i].Time*time.Duration(Metre)/time.Duration(r.Points[i].At))
		}
	}
	return float64(Median(paces)) / float64(Metre), len(paces) > 0
}

// between is a team's time between two points; from -1 is the gun.
func (t *Team) between(from, to int) (time.Duration, bool) {
	if !t.Passes[to].Known || (from >= 0 && !t.Passes[from].Known) {
		return 0, false
	}
	if from < 0 {
		return t.Passes[to].Time, true
	}
	return t.Passes[to].Time - t.Passes[from].Time, true
}
