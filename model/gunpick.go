package model

import (
	"slices"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"
)

// How far back spaces are offered as the gun, and how long before the first
// kept press a late gun is put at first.
const (
	gunMemory = 2 * time.Minute
	lateGun   = 10 * time.Second
	gunBursts = 6 // bursts of presses a late gun is offered before
)

// openGunPick offers the gun as it stands, this station's spaces of the last
// two minutes, and last a late gun.
func (l *live) openGunPick(at time.Time) {
	now := l.s.Instant(at)
	p := panel{kind: gunPanel}
	for _, s := range l.s.State.Spaces(l.s.Desk.Station, l.race, now-relay.Instant(gunMemory)) {
		p.guns = append(p.guns, gunChoice{space: s})
	}
	if at, standing := l.state().Gun(); standing {
		p.guns = slices.Insert(p.guns, 0, gunChoice{space: relay.Space{At: at, Race: l.race}, stands: true})
	}
	bursts := l.state().Bursts()
	for _, b := range bursts[max(0, len(bursts)-gunBursts):] {
		p.guns = append(p.guns, gunChoice{space: relay.Space{At: b.At - relay.Instant(lateGun)}, late: true, before: b.Key})
	}
	if len(bursts) == 0 {
		p.guns = append(p.guns, gunChoice{space: relay.Space{At: now - relay.Instant(lateGun)}, late: true})
	}
	l.panel = p
}

func (l *live) gunKey(k terminal.Key) bool {
	p := &l.panel
	switch k.Name {
	case "left":
		p.shift -= 100 * time.Millisecond
	case "right":
		p.shift += 100 * time.Millisecond
	case "up":
		p.shift += time.Second
	case "down":
		p.shift -= time.Second
	case "pgup":
		p.shift += 10 * time.Second
	case "pgdown":
		p.shift -= 10 * time.Second
	case "g", "tab":
		p.selected, p.shift = (p.selected+1)%len(p.guns), 0
	case "enter":
		l.setGun(k)
	default:
		return false
	}
	return true
}

// setGun makes the choice the gun, marked estimated where it was reckoned or
// shifted.
func (l *live) setGun(k terminal.Key) {
	p := l.panel
	g := p.guns[p.selected]
	at := g.space.At + relay.Instant(p.shift)
	c := relay.SetGun{At: l.s.MonoOf(at), Estimated: g.late || p.shift != 0, Press: g.space.ID}
	l.panel = panel{}
	l.give(c, k.At)
}

// gunPick is the choice as the views show it.
func (l *live) gunPick() *views.GunPick {
	p := l.panel
	v := &views.GunPick{Title: "Which one was the gun?", Selected: p.selected, Shift: shiftText(p.shift), Hint: "g/tab next  ←→ 0.1 s  ↑↓ 1 s  pgup/pgdn 10 s  enter takes it  esc"}
	for _, g := range p.guns {
		about := string(g.space.Race)
		switch {
		case g.stands:
			about = "the gun as it stands"
		case g.late:
			about = "late gun, estimated"
			if g.before != "" {
				about = "10 s before key " + g.before
			}
		case g.space.Race == l.race:
			about = "space, this race"
		}
		v.Spaces = append(v.Spaces, views.GunSpace{At: g.space.At.Time().Format("15:04:05.0"), About: about})
	}
	return v
}

func shiftText(d time.Duration) string {
	if d == 0 {
		return ""
	}
	sign := "+"
	if d < 0 {
		sign = ""
	}
	return sign + relay.Tenths(d) + " s"
}
