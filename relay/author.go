package relay

// Author writes the events of one origin: each has the next number, is chained
// to the one before it, and counts one beyond all that its writer has seen. A
// copy of an Author writes what would be written, and leaves it as it is.
type Author struct {
	Meet    *Meet  // whose log it writes; nil for a log that nobody here folds
	Origin  Origin //
	Seq     int64  // of its last event, 0 before the first
	Prev    Hash   // of its last event
	highest int64  // the highest counter it wrote
}

// Next makes the event that records a fact. A header that has its counter keeps
// it. The meet does not have the event yet.
func (a *Author) Next(h Header, f Fact) (Event, error) {
	if h.Lamport == 0 {
		h.Lamport = a.counter() + 1
	}
	e, err := New(ID{a.Origin, a.Seq + 1}, a.Prev, h, f)
	if err != nil {
		return Event{}, err
	}
	a.Seq, a.Prev = e.ID.Seq, e.Hash
	if e.Lamport < maxLamport {
		a.highest = max(a.highest, e.Lamport)
	}
	return e, nil
}

func (a *Author) counter() int64 {
	if a.Meet == nil {
		return a.highest
	}
	return max(a.highest, a.Meet.Lamport())
}

// Write makes the event that records a fact, and adds it to the meet.
func (a *Author) Write(h Header, f Fact) (Event, error) {
	e, err := a.Next(h, f)
	if err == nil {
		a.Meet.Add(e)
	}
	return e, err
}
