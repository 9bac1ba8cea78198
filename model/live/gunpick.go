package live

import (
	"slices"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/meet"
	"baton/views"
)

// How far back spaces are offered as the gun, and how long before the first
// kept press a late gun is put at first.
const (
	gunMemory = 2 * time.Minute
	lateGun   = 10 * time.Second
	gunBursts = 6 // bursts of presses a late gun is offered before
	gunStep   = 100 * time.Millisecond
	gunLeap   = time.Second
)

// openGunPick offers the gun as it stands, this station's spaces of the last
// two minutes, then a late gun, and last the guns that other races ran from: the
// first is taken by whoever presses enter without looking.
func (l *Live) openGunPick(at time.Time) {
	now := l.s.Instant(at)
	p, others := panel{kind: gunPanel}, []gunChoice{}
	for _, s := range l.s.State.Spaces(l.s.Desk.Station, l.Race, now-relay.Instant(gunMemory)) {
		if choice := (gunChoice{space: s}); l.ranFrom(s) {
			others = append(others, choice)
		} else {
			p.guns = append(p.guns, choice)
		}
	}
	if at, standing := l.State().Gun(); standing {
		p.guns = slices.Insert(p.guns, 0, gunChoice{space: relay.Space{At: at, Race: l.Race}, stands: true})
	}
	bursts := l.State().Bursts()
	for _, b := range bursts[max(0, len(bursts)-gunBursts):] {
		p.guns = append(p.guns, gunChoice{space: relay.Space{At: b.At - relay.Instant(lateGun)}, late: true, before: b.Key})
	}
	if len(bursts) == 0 {
		p.guns = append(p.guns, gunChoice{space: relay.Space{At: now - relay.Instant(lateGun)}, late: true})
	}
	p.guns = append(p.guns, others...)
	l.Panel = p
}

// ranFrom reports whether another race has its hand-offs from a space: then it
// was hardly this one's gun.
func (l *Live) ranFrom(space relay.Space) bool {
	other := l.s.State.Race(space.Race)
	if space.Race == l.Race || other == nil {
		return false
	}
	at, standing := other.Gun()
	_, ran := other.FirstHandOff()
	return standing && at == space.At && ran
}

func (l *Live) gunKey(k terminal.Key) bool {
	p := &l.Panel
	if was := p.Selected; p.walk(k, len(p.guns)) {
		if p.Selected != was {
			p.shift = 0
		}
		return true
	}
	switch k.Name {
	case "left":
		p.shift -= gunStep
	case "right":
		p.shift += gunStep
	case "pgdown":
		p.shift -= gunLeap
	case "pgup":
		p.shift += gunLeap
	case "enter":
		l.setGun(k)
	default:
		return false
	}
	return true
}

// command makes a choice the gun: marked estimated where it was reckoned, or
// shifted.
func (g gunChoice) command(s *meet.Session, shift time.Duration) relay.SetGun {
	at := g.space.At + relay.Instant(shift)
	return relay.SetGun{At: s.MonoOf(at), Estimated: g.late || shift != 0, Press: g.space.ID}
}

// setGun makes the choice the gun.
func (l *Live) setGun(k terminal.Key) {
	p := l.Panel
	l.Panel = panel{}
	l.give(p.guns[p.Selected].command(l.s, p.shift), k.At)
}

// gunPick is the choice as the views show it.
func (s snapshot) gunPick() *views.GunPick {
	p := s.Panel
	v := &views.GunPick{Title: "Which one was the gun?", Selected: p.Selected, Shift: shiftText(p.shift), Hint: "↑↓ choose  ← earlier → later 0.1 s  pgdn pgup 1 s  enter takes it  esc"}
	for i, g := range p.guns {
		shift := time.Duration(0)
		if i == p.Selected {
			shift = p.shift
		}
		v.Spaces = append(v.Spaces, views.GunSpace{At: relay.WallClock((g.space.At + relay.Instant(shift)).Time()), About: g.about(s.Race), Does: s.gunDoes(g, shift)})
	}
	return v
}

// about says what a choice is.
func (g gunChoice) about(race relay.RaceID) string {
	switch {
	case g.stands:
		return "the gun as it stands"
	case g.late && g.before != "":
		return "10 s before key " + g.before
	case g.late:
		return "late gun, estimated"
	case g.space.Race == race:
		return "space, this race"
	}
	return string(g.space.Race)
}

// gunDoes is what a choice would do to the first hand-off; where there is none,
// to the clock.
func (s snapshot) gunDoes(g gunChoice, shift time.Duration) string {
	tried := s.tryGun(g, shift)
	if tried.refused != "" {
		return tried.refused
	}
	word, is, has := "first hand-off ", tried.first, tried.some
	was, had := s.r.FirstHandOff()
	if !had && !has {
		word, is, has = "clock ", s.at.Since(g.space.At+relay.Instant(shift)), true
		was, had = s.since, s.begun
	}
	text := func(d time.Duration, known bool) string {
		if !known {
			return "none"
		}
		return relay.Tenths(d)
	}
	switch before, after := text(was, had), text(is, has); {
	case before == after:
		return word + after + ", as it is"
	case !had:
		return word + after
	default:
		return word + before + " → " + after
	}
}

// tryGun is what would follow from a choice, worked out once for each state of
// the race: it takes a refold.
func (s snapshot) tryGun(g gunChoice, shift time.Duration) gunTried {
	session, memo := s.Live.s, &s.Live.tried
	if memo.race != s.r {
		*memo = gunsTried{s.r, map[gunChoice]map[time.Duration]gunTried{}}
	}
	if memo.choices[g] == nil {
		memo.choices[g] = map[time.Duration]gunTried{}
	}
	tried, known := memo.choices[g][shift]
	if known {
		return tried
	}
	facts, err := session.State.Decide(s.Race, session.Desk, g.command(session, shift), s.at)
	if err != nil {
		tried.refused = err.Error()
	} else {
		tried.first, tried.some = session.Foresee(s.Race, s.now, facts...).Race(s.Race).FirstHandOff()
	}
	memo.choices[g][shift] = tried
	return tried
}

// gunTried is what a choice of the gun would come to: when the first hand-off
// was, or why the choice is refused.
type gunTried struct {
	first   time.Duration
	some    bool // there is a hand-off
	refused string
}

// gunsTried are the choices that were tried on one state of the race, each by how
// far it was moved.
type gunsTried struct {
	race    *relay.Race
	choices map[gunChoice]map[time.Duration]gunTried
}

// shiftText says how far the gun is moved, and what that does to times.
func shiftText(d time.Duration) string {
	switch {
	case d > 0:
		return relay.Tenths(d) + " s later: times get shorter"
	case d < 0:
		return relay.Tenths(-d) + " s earlier: times get longer"
	}
	return ""
}
