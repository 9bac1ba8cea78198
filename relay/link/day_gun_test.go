package link

import (
	"slices"
	"time"

	"baton/relay"
)

// planGunElsewhere is a gun that is pressed while the screen still shows the race
// before: in the right race g then finds it among the spaces.
func (d *day) planGunElsewhere(l *laptop, r, before *race) {
	var pressed *touch
	d.atLaptop(r.gun, "gun on another race", l, func(s *start) {
		if d.leapt {
			return // how long after the race before it was, nobody knows
		}
		pressed = d.touched(s, before, "space", -1, relay.Stroke{Key: "space", Rune: " "})
	})
	d.atLaptop(r.gun+3*time.Second, "which was the gun", l, func(s *start) {
		if pressed != nil && pressed.run == s && len(pressed.fixes) == 0 && s.session.State.Race(r.id) != nil {
			d.picksGun(s, r, pressed)
		}
	})
}

// picksGun is g: the space of another race was the gun of this one.
func (d *day) picksGun(s *start, r *race, pressed *touch) {
	spaces := s.session.State.Spaces(s.of.id, r.id, s.session.Instant(s.now())-relay.Instant(2*time.Minute))
	i := slices.IndexFunc(spaces, func(space relay.Space) bool { return space.ID == pressed.id })
	if i < 0 {
		d.say("%s: %s is not among the spaces that may have been the gun", s.of.id, pressed.id)
		return
	}
	for _, g := range r.guns {
		if !d.knows(s, g.fixes) || !d.knows(s, g.recalls) {
			return
		}
	}
	ids, err := s.session.Do(r.id, relay.SetGun{At: s.session.MonoOf(spaces[i].At), Press: pressed.id}, s.now())
	if err != nil {
		d.say("%s: %s is not taken as the gun: %v", s.of.id, pressed.id, err)
		return
	}
	e, _ := s.session.State.Event(ids[0])
	c, corrects := e.Fact.(*relay.GunCorrected)
	if !corrects {
		r.guns = append(r.guns, &shot{id: ids[0], by: s.of, run: s, at: pressed.at, pm: s.reckons()})
		return
	}
	for _, g := range r.guns {
		if g.id == c.Attempt {
			g.fixes = append(g.fixes, fix{id: ids[0], by: pressed.at, run: s, pm: s.reckons()})
		}
	}
}
