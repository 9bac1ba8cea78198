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
func (m *Meet) TwoStarts() []TwoStarts {
	var out []TwoStarts
	for _, r := range m.Races() {
		var before *Start
		for i, s := range r.Starts {
			if s.Recalled {
				before = nil
				continue
			}
			if before != nil && m.station(before.Guns[0]) != m.station(s.Guns[0]) && !m.spokenOf(before.Guns[0], s.Guns[0]) {
				out = append(out, TwoStarts{r.ID, []ID{before.Guns[0], s.Guns[0]}, s.At.Since(before.At)})
			}
			before = &r.Starts[i]
		}
	}
	return out
}
