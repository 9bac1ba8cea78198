package relay

import "time"

// TwoStarts are starts of one race by different stations that lie too far apart
// to be one by themselves, though two laptops whose clocks differ make just that
// of one gun: only people know.
type TwoStarts struct {
	Race  RaceID
	Guns  []ID // the first gun of each
	Apart time.Duration
}

// TwoStarts are the pairs of starts of the meet that nobody has spoken about.
func (m *Meet) TwoStarts() (out []TwoStarts) {
	for _, r := range m.Races() {
		out = append(out, r.TwoStarts()...)
	}
	return out
}

// TwoStarts are the pairs of starts of a race that nobody has spoken about.
func (r *Race) TwoStarts() (out []TwoStarts) {
	var before *Start
	for i, s := range r.Starts {
		if s.Recalled {
			before = nil
			continue
		}
		if before != nil && r.m.station(before.Guns[0]) != r.m.station(s.Guns[0]) && !r.m.spokenOf(before.Guns[0], s.Guns[0]) {
			out = append(out, TwoStarts{r.ID, []ID{before.Guns[0], s.Guns[0]}, s.At.Since(before.At)})
		}
		before = &r.Starts[i]
	}
	return out
}

// Said names the two guns: "Start's gun and Home's, 7.0 s later".
func (two TwoStarts) Said(m *Meet) string {
	return m.StationName(m.station(two.Guns[0])) + "'s gun and " + m.StationName(m.station(two.Guns[1])) + "'s, " + Tenths(two.Apart) + " s later"
}
