package relay

// lock declares the order, or opens it again: what is declared next is an order
// of its own, with no change in it.
func (t *Team) lock(locked bool) {
	if t.Locked && !locked {
		for i := range t.Legs {
			t.Legs[i].Changed, t.Legs[i].Why = false, ""
		}
	}
	t.Locked = locked
}

// readZonesReady reads what the zones' flags last said.
func (f *fold) readZonesReady() {
	r := f.race
	r.Ready = make([]bool, max(0, len(r.Legs)-1))
	standing(f, func(_ *Event, z *ZoneReady) {
		if z.Exchange >= 1 && z.Exchange <= len(r.Ready) {
			r.Ready[z.Exchange-1] = z.Ready
		}
	})
}

// AllZonesReady reports whether every zone's flag says that its runners are in
// place: then the starter may go on.
func (r *Race) AllZonesReady() bool {
	for _, ready := range r.Ready {
		if !ready {
			return false
		}
	}
	return len(r.Ready) > 0
}
