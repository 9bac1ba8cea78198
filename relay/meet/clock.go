package meet

import (
	"time"

	"baton/relay"
)

// Clock is what is known of this laptop's clock against the one that the meet
// goes by, that of its hub.
type Clock interface {
	// Offset is meet time less what a clock here says at a moment (local, in
	// nanoseconds since 1970); nil while it is not known.
	Offset(at time.Time, local int64) *relay.Clock
	// Drop forgets it: the laptop slept so long, or (0) its clock was set.
	Drop(slept time.Duration)
}

// local is what this origin's clock says at a time of its monotonic clock, in
// nanoseconds since 1970.
func (s *Session) local(mono int64) int64 { return s.c.Opened.UnixNano() + mono + s.asleep(mono) }

// known is what is known of the hub's clock then, nil for nothing.
func (s *Session) known(mono int64) *relay.Clock {
	if s.c.Clock == nil {
		return nil
	}
	return s.c.Clock.Offset(s.c.Opened.Add(time.Duration(mono)), s.local(mono))
}

// ahead is how far the hub's clock is ahead then, as far as is known.
func (s *Session) ahead(mono int64) int64 {
	if c := s.known(mono); c != nil {
		return c.Offset
	}
	return 0
}
