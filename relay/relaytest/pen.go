package relaytest

import (
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
}

// NewPen begins the log of a meet that has none.
func NewPen(t Test, opened time.Time) *Pen {
	return &Pen{Author: relay.Author{Meet: relay.NewMeet(), Origin: relay.Origin{1}}, T: t, Opened: opened}
}

// Write records facts of a race, and gives the id of the last.
func (p *Pen) Write(race relay.RaceID, at time.Duration, facts ...relay.Fact) (last relay.ID) {
	p.T.Helper()
	for _, f := range facts {
		h := relay.Header{Race: race, Station: p.Station, Place: relay.Everywhere, Wall: p.Opened.UnixNano() + int64(at), Mono: int64(at)}
		e, err := p.Author.Write(h, f)
		if err != nil {
			p.T.Fatalf("%v", err)
		}
		last = e.ID
	}
	return last
}
