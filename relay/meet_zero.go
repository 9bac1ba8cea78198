package relay

import (
	"cmp"
	"slices"
	"time"
)

// Limits of the zero test.
const (
	zeroTogether = 10 * time.Second // presses so near each other were at one signal
	zeroAgain    = time.Second      // a key held down is one press
	// ZeroFar is from where a station's clock is doubted, and no longer its finger:
	// two people who press at one signal are seldom further apart.
	ZeroFar = 300 * time.Millisecond
)

// ZeroPress is one station's press in a zero test.
type ZeroPress struct {
	Station string
	Off     time.Duration // later than the station whose clock is known best
	Bound   time.Duration // how well its clock was known, negative where it was not
	at      Instant
}

// PressZero is a press at the signal of a zero test.
type PressZero struct{}

func (PressZero) ofMeet() {}

func (PressZero) decide(*Meet, *Race, Desk, Instant) ([]Fact, error) {
	return []Fact{&ZeroTest{}}, nil
}

// ZeroTest is the meet's last one: the press of each station that took part, the
// one that the others are told against first; empty where there was none.
func (m *Meet) ZeroTest() []ZeroPress {
	var all []ZeroPress
	for _, e := range m.standing(m.general) {
		if e.Kind == KindZeroTest {
			_, bound := m.offset(e, e.Mono)
			all = append(all, ZeroPress{Station: e.Station, Bound: bound, at: m.instantOf(e)})
		}
	}
	slices.SortFunc(all, func(a, b ZeroPress) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.Station, b.Station)) })
	var last []ZeroPress
	held := map[string]Instant{}
	for _, p := range all {
		again := held[p.Station] != 0 && p.at.Since(held[p.Station]) < zeroAgain
		if held[p.Station] = p.at; again {
			continue
		}
		last = slices.DeleteFunc(last, func(o ZeroPress) bool { return o.Station == p.Station || p.at.Since(o.at) > zeroTogether })
		last = append(last, p)
	}
	slices.SortStableFunc(last, func(a, b ZeroPress) int {
		return cmp.Or(cmp.Compare(uint64(a.Bound), uint64(b.Bound)), cmp.Compare(a.Station, b.Station)) // none known is the worst
	})
	for i := range last {
		last[i].Off = last[i].at.Since(last[0].at)
	}
	return last
}
