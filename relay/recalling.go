package relay

// TakeBackRecall makes the newest recalled attempt count again: its recalls are
// undone, its gun and all that followed it stand as they were.
type TakeBackRecall struct{}

func (TakeBackRecall) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Counting >= 0 || len(r.Starts) == 0 {
		return nil, ErrNoRecall
	}
	last := r.Starts[len(r.Starts)-1]
	void := &Void{}
	for _, gun := range last.Guns {
		for _, e := range m.naming[gun] {
			if e.Kind == KindRecall && !m.void(e) {
				void.Targets = append(void.Targets, e.ID)
			}
		}
	}
	return []Fact{void}, nil
}
