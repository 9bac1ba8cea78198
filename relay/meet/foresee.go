package meet

import (
	"time"

	"baton/relay"
)

// Foresee is the meet as it would be if facts about a race were written at a
// moment, so that a fix shows what it changes before it is made. Nothing is
// written.
func (s *Session) Foresee(race relay.RaceID, at time.Time, facts ...relay.Fact) *relay.Meet {
	ahead := s.author
	var events []relay.Event
	if ahead.Seq == 0 {
		events = append(events, s.next(&ahead, "", 0, &relay.Opened{Meet: s.meet, Version: s.c.Version}))
	}
	for _, f := range facts {
		events = append(events, s.next(&ahead, race, s.Mono(at), f))
	}
	return s.State.With(events...)
}
