package relay

import (
	"slices"
	"time"
)

// missed are the exchanges of a team that a station may not have seen, the
// likeliest first: the gap that leaves no press over and makes the team's splits
// most like the other teams' medians, or where it runs alone, like its own even
// pace.
func (m *Meet) missed(r *Race, d Desk, team TeamID, instead ID) []int {
	row := r.Team(team)
	if row == nil || r.Counting < 0 {
		return nil
	}
	told := r.skippedBy(d.Station, team, instead)
	type guess struct {
		exchange int
		off      oddity
	}
	var guesses []guess
	for _, exchange := range r.gaps(d, team, told) {
		read := m.reading(r, d, row, append(slices.Clip(told), exchange))
		guesses = append(guesses, guess{exchange, r.oddity(row, read)})
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return a.off.compare(b.off) })
	out := make([]int, len(guesses))
	for i, g := range guesses {
		out[i] = g.exchange
	}
	return out
}

// gaps are the exchanges that a station may not have seen of a team: those up to
// its last press for it and the one after. Never the finish, and only while
// points are left for the presses that would move up.
func (r *Race) gaps(d Desk, team TeamID, told []int) []int {
	seen := r.seenBy(d, team, told)
	counted := 0
	for _, k := range r.tallied().counted[countKey{d.Station, team}] {
		if k.Role == Counted {
			counted++
		}
	}
	var gaps []int
	for i := 0; i <= counted && i < len(seen) && counted < len(seen); i++ {
		if p := r.Points[seen[i]]; p.Lap == 0 && p.Leg < len(r.Legs) {
			gaps = append(gaps, p.Leg)
		}
	}
	return gaps
}

// skippedBy are the exchanges a station has told as not seen, but for the one
// to be replaced.
func (r *Race) skippedBy(station string, team TeamID, instead ID) []int {
	var out []int
	for _, s := range r.tallied().skips {
		if s.station == station && s.team == team && s.id != instead {
			out = append(out, s.exchange)
		}
	}
	return out
}

// seenBy are the points at which a station counts a team, without some
// exchanges: those its place sees, from the first it counts from.
func (r *Race) seenBy(d Desk, team TeamID, without []int) []int {
	var seen []int
	first := r.tallied().from[countKey{d.Station, team}] - 1
	for i, p := range r.Points {
		if i >= first && d.Spot.Sees(p) && (p.Lap > 0 || !slices.Contains(without, p.Leg)) {
			seen = append(seen, i)
		}
	}
	return seen
}

// TeamsShort are the teams that are one press short: those that seem to be, and those
// still in the race with all hand-offs known but no finish, while at least two
// others are in.
func (r *Race) TeamsShort() []*Team {
	finished := 0
	for _, t := range r.Teams {
		if t.HasFinished() {
			finished++
		}
	}
	var short []*Team
	for _, t := range r.Teams {
		unfinished := finished >= MinOthers && t.Out == In && !t.HasFinished() && len(r.unknown(t)) == 1
		if unfinished && !t.Official.settles() || r.Shortage(t).Short {
			short = append(short, t)
		}
	}
	return short
}

// unknown are the exchanges of a team, and the finish, whose time is not known.
func (r *Race) unknown(t *Team) []int {
	var out []int
	for n := 1; n <= len(r.Legs); n++ {
		if !t.Passes[r.ExchangePoint(n)].Known {
			out = append(out, n)
		}
	}
	return out
}

// LikelyMissed is the exchange of a team that was most likely not seen: the gap
// that its times speak for, else the first one not known, which is the finish
// where only that is missing; 0 where every one is known.
func (r *Race) LikelyMissed(t *Team) int {
	if t == nil {
		return 0
	}
	if q := r.Shortage(t); q.Short {
		return q.Missed
	}
	if unknown := r.unknown(t); len(unknown) > 0 {
		return unknown[0]
	}
	return 0
}

// MissingMark is the mark that counts for nobody and lies nearest to where a team's
// missed pass will have been: pressed on the wrong lane, as likely as not seen
// at all.
func (r *Race) MissingMark(team TeamID, exchange int) (found Mark, ok bool) {
	at, told := r.MissedAt(team, exchange)
	if !told {
		return Mark{}, false
	}
	t, nearest := r.Team(team), time.Duration(wrongNear*float64(at))
	for _, k := range r.Marks() {
		idle := k.Role == Double || k.Role == Extra || k.Role == After || k.Role == Open
		if off := (k.Time - at).Abs(); idle && off <= nearest && !r.fitsBetter(t, k.Time, off) {
			found, ok, nearest = k, true, off
		}
	}
	return found, ok
}

// fitsBetter reports whether a time lies nearer to what another team misses.
func (r *Race) fitsBetter(than *Team, at, off time.Duration) bool {
	return slices.ContainsFunc(r.TeamsShort(), func(t *Team) bool {
		missed, told := r.MissedAt(t.ID, r.LikelyMissed(t))
		return t != than && told && (missed-at).Abs() < off
	})
}

// MissedAt is when a team's missed pass will have been, from the gun: between
// its passes before and after as the other teams divided that stretch, else by
// distance; where none comes after, what the others took, else its own pace.
func (r *Race) MissedAt(team TeamID, exchange int) (time.Duration, bool) {
	t, point := r.Team(team), r.ExchangePoint(exchange)
	if t == nil || point < 0 {
		return 0, false
	}
	before, from := -1, time.Duration(0)
	for i := range point {
		if t.Passes[i].Known {
			before, from = i, t.Passes[i].Time
		}
	}
	for i := point; i < len(t.Passes); i++ {
		if !t.Passes[i].Known {
			continue
		}
		after := i
		if t.Passes[point].Known { // it stood for the missed one, and moves up
			after = r.ExchangePoint(r.Points[i].Leg + 1)
		}
		if after < 0 {
			break
		}
		whole := t.Passes[i].Time - from
		return from + time.Duration(r.shareOf(t, before, point, after)*float64(whole)), true
	}
	return from + r.stretchTime(t, before, point), from > 0 || r.othersAt(t, point) > 0
}

// shareOf is which part of the stretch between two points lies before a third:
// the median of the other teams, else by distance.
func (r *Race) shareOf(t *Team, from, point, to int) float64 {
	const unit = time.Duration(1e9)
	var shares []time.Duration
	for _, o := range r.Teams {
		part, ok := o.between(from, point)
		whole, all := o.between(from, to)
		if o != t && ok && all && whole > 0 {
			shares = append(shares, time.Duration(float64(part)/float64(whole)*float64(unit)))
		}
	}
	if len(shares) > 0 {
		return float64(Median(shares)) / float64(unit)
	}
	return float64(r.length(from, point)) / float64(r.length(from, to))
}

// stretchTime is what a team should take between two points: as expected, else
// at its own pace so far.
func (r *Race) stretchTime(t *Team, from, to int) time.Duration {
	expected, ok := r.expected(t, from, to)
	if !ok && from >= 0 {
		expected = float64(t.Passes[from].Time) / r.shape(-1, from) * r.shape(from, to)
	}
	return time.Duration(expected)
}
