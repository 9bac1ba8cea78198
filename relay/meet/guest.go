package meet

import "baton/relay"

// Guest is what goes on beside an open meet: the link to other laptops, a board
// for spectators. It is told what is on disk, and may hand over what was
// recorded elsewhere. None of its methods may wait: a key would wait with them.
type Guest interface {
	// Begin gives a guest the meet as it was read, and the way to hand events
	// over. They come to the session in their turn, whoever calls it.
	Begin(held []relay.Event, receive func([]relay.Event))
	// Stored tells of events that are on disk now, whoever wrote them.
	Stored(events []relay.Event)
	// End is the end of the session: nothing more is told, and what is handed
	// over goes nowhere.
	End()
}

// stored tells the guests of events that are on disk.
func (s *Session) stored(events []relay.Event) {
	for _, g := range s.c.Guests {
		g.Stored(events)
	}
}

// Receive records what was recorded elsewhere: the state has it at once, the
// disk soon, like what was pressed here. What is known already is left.
func (s *Session) Receive(events []relay.Event) {
	var fresh []relay.Event
	for i := range events {
		if !s.State.Has(events[i].ID) {
			fresh = append(fresh, events[i])
		}
	}
	if len(fresh) > 0 {
		s.State.Add(fresh...)
		s.writer.Write(fresh...)
	}
}
