package relaytest

import (
	"cmp"
	"time"

	"baton/relay"
)

// Test is what a Pen needs of a test, a benchmark or a property.
type Test interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Pen writes a meet's log by hand, fact by fact, each at a time after the
// origin opened: for tests that look at what becomes of a log.
type Pen struct {
	relay.Author
	T       Test
	Opened  time.Time // what the wall clock says as the origin opens
	Station string
	Spot    relay.Spot   // "" is everywhere
	Clock   *relay.Clock // against the hub's; nil without one
}

// NewPen begins the log of a meet that has none.
func NewPen(t Test, opened time.Time) *Pen {
	return &Pen{Author: relay.Author{Meet: relay.NewMeet(), Origin: relay.Origin{1}}, T: t, Opened: opened}
}

// Beside is one more station of the same meet, at a place, its clock known to a
// millisecond: the nth.
func (p *Pen) Beside(n byte, station string, place relay.Spot) *Pen {
	clock := &relay.Clock{Bound: int64(time.Millisecond)}
	p.Clock = clock
	return &Pen{Author: relay.Author{Meet: p.Meet, Origin: relay.Origin{n}}, T: p.T, Opened: p.Opened, Station: station, Spot: place, Clock: clock}
}

// Write records facts of a race, and gives the id of the last.
func (p *Pen) Write(race relay.RaceID, at time.Duration, facts ...relay.Fact) (last relay.ID) {
	p.T.Helper()
	for _, f := range facts {
		h := relay.Header{Race: race, Station: p.Station, Spot: cmp.Or(p.Spot, relay.Everywhere), Clock: p.Clock, Wall: p.Opened.UnixNano() + int64(at), Mono: int64(at)}
		e, err := p.Author.Write(h, f)
		if err != nil {
			p.T.Fatalf("%v", err)
		}
		last = e.ID
	}
	return last
}
