package relay

// set applies one lineup_set to a leg. Presence is a person's: it falls to the
// leg only as long as the same runner has it.
func (l *Leg) set(s *LineupSet, locked bool) {
	if s.Runner != nil && *s.Runner != l.Runner {
		if l.Runner != "" {
			l.Presence = Attendance{}
		}
		if locked {
			l.Changed, l.Why = true, s.Reason
		}
	}
	put(&l.Runner, s.Runner)
	put(&l.Target, s.Target)
	put(&l.Best, s.Best)
}

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

// attend applies where a leg's runner was seen. A substitute stays one when
// checked in; the runner of the line-up, put back, is none.
func (l *Leg) attend(p *Presence) {
	switch {
	case p.kind == KindSubstituted && p.Runner == l.Runner && l.Runner != "":
		l.Presence = Attendance{Reason: p.Reason}
	case p.kind == KindSubstituted:
		l.Presence = Attendance{State: p.kind, Runner: p.Runner, Reason: p.Reason}
	default:
		l.Presence.State = p.kind
		if p.Reason != "" {
			l.Presence.Reason = p.Reason
		}
	}
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

// AllZonesReady tells whether every zone's flag says that its runners are in
// place: then the starter may go on.
func (r *Race) AllZonesReady() bool {
	for _, ready := range r.Ready {
		if !ready {
			return false
		}
	}
	return len(r.Ready) > 0
}
