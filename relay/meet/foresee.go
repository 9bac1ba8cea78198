package meet

import (
	"time"

	"baton/relay"
)

// Foresee is the meet as it would be if facts about a race were written at a
// moment, so that a fix shows what it changes before it is made. Nothing is
// written.
func (s *Session) Foresee(race relay.RaceID, at time.Time, facts ...relay.Fact) *relay.Meet {
	dry := *s
	var events []relay.Event
	add := func(race relay.RaceID, mono int64, f relay.Fact) {
		e := dry.next(race, mono, f)
		e.Lamport += int64(len(events))
		dry.seq, dry.prev = e.ID.Seq, e.Hash
		events = append(events, e)
	}
	if dry.seq == 0 {
		add("", 0, &relay.Opened{Meet: s.meet, Version: s.c.Version})
	}
	for _, f := range facts {
		add(race, s.Mono(at), f)
	}
	return s.State.With(events...)
}
