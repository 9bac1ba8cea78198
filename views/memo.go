package views

// memo keeps what was drawn for each place on the screen and draws it again
// only when its props are no longer the same.
type memo[P comparable] struct{ slots []slot[P] }

type slot[P comparable] struct {
	props P
	drawn string
	known bool
}

// at gives what draw makes of the props at the i-th place.
func (m *memo[P]) at(i int, props P, draw func(P) string) string {
	for len(m.slots) <= i {
		m.slots = append(m.slots, slot[P]{})
	}
	s := &m.slots[i]
	if !s.known || s.props != props {
		*s = slot[P]{props: props, drawn: draw(props), known: true}
	}
	return s.drawn
}
