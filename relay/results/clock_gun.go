package results

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"baton/relay"
)

// ClockGun is a gun that nobody pressed and that the timing computer's clock gives, or
// why it does not.
type ClockGun struct {
	Race relay.RaceID
	Do   relay.Command // what puts it there, or takes it back; nil where it stays as it is
	PM   time.Duration // half a 90 % interval of where it is; 0 where the clocks do not say
	Text string        // to whoever wonders where the gun is
}

// clockMoves is by how much a gun must stand off to be put anew: less no split shows.
const clockMoves = 50 * time.Millisecond

// wrongStart is how far the middle of a race's finishes may lie off its official times
// before the computer's start is another one: the false start, or another race's.
const wrongStart = 3.0

// gunSure is how far a gun may lie off to be put there unasked, in seconds: a standard
// deviation, half of what a gun by hand is late.
const gunSure = 0.1

// ClockGuns are the guns of the races that nobody pressed one of, as far as official
// results give their start: put where the keeper of the races before and after would
// have pressed them, so that what is known of that hand holds for them too.
func ClockGuns(races []*relay.Race) (all []ClockGun) {
	if len(races) == 0 {
		return nil
	}
	h := HandsOf(races[0])
	for _, r := range races {
		if r.OfficialStart == nil || len(r.Marks()) == 0 || r.GunPressed() || r.GunKept() {
			continue
		}
		all = append(all, h.clockGun(r))
	}
	return all
}

// clockGun is what the clocks say of one race.
func (h Hands) clockGun(r *relay.Race) ClockGun {
	g := ClockGun{Race: r.ID}
	why := "no gun of the meet stands on the same clock with its official start"
	for _, c := range h.Clocks {
		x, line, beside, no := c.gunOf(r)
		if no == "" {
			no = misfit(r, x)
		}
		if no != "" {
			why = no
			continue
		}
		g.PM = PlusMinus(line.unsure())
		g.Text = fmt.Sprintf("the gun is the timing computer's, ± %s s: %s by both clocks", relay.Hundredths(g.PM), relay.Count(line.n, "start"))
		at := instantNear(r, x)
		if gun, stands := r.Gun(); !stands || !r.GunByClock() || at.Since(gun).Abs() > clockMoves {
			g.Do = relay.ClockGun{At: at, Beside: beside}
		}
		return g
	}
	g.Text = "the timing computer's clock does not say where the gun was: " + why
	if r.GunByClock() {
		g.Do = relay.DropClockGun{}
	}
	return g
}

// gunOf is where a clock has the gun of a race that nobody pressed it of, in seconds,
// the line it is on and the start beside it; or why it does not say.
func (c StartClock) gunOf(r *relay.Race) (x float64, on clockLine, beside relay.ID, why string) {
	why = fmt.Sprintf("it takes %d starts by both clocks before and after it", startNeeds)
	pressed := float64(r.Marks()[0].At%clockSpan) / 1e9
	for i, l := range c.lines {
		x = pressed + wrap(r.OfficialStart.Seconds()-l.of(pressed)-pressed)/(1+l.slope)
		switch {
		case l.n < startNeeds:
			continue
		case l.unsure() > gunSure:
			why = "the starts by both clocks do not agree"
			continue
		case x < l.from && i > 0, x > l.to && i+1 < len(c.lines):
			why = "it was set about then"
			continue
		case x < l.from, x > l.to:
			why = "the race lies outside the starts that both clocks have"
			continue
		}
		near := c.nearest(x, l)
		if !r.SharesClock(near.gun) {
			return 0, l, near.gun, "the guns were pressed on a laptop whose clock this one's was never held beside"
		}
		return x, l, near.gun, ""
	}
	return 0, on, beside, why
}

// nearest is the start of a line's that lies nearest to a time.
func (c StartClock) nearest(x float64, l clockLine) ClockStart {
	on := slices.DeleteFunc(slices.Clone(c.Starts), func(s ClockStart) bool { return s.x < l.from || s.x > l.to || !s.Agrees })
	return slices.MinFunc(on, func(a, b ClockStart) int { return cmp.Compare(math.Abs(a.x-x), math.Abs(b.x-x)) })
}

// unsure is how far a line may lie off, in seconds: a standard deviation.
func (l clockLine) unsure() float64 { return 1.25 * l.spread / math.Sqrt(float64(l.n)) }

// instantNear is a time of the clocks' seconds as an instant, about when a race was
// pressed.
func instantNear(r *relay.Race, x float64) relay.Instant {
	pressed := r.Marks()[0].At
	return pressed + relay.Instant(math.Round((x-float64(pressed%clockSpan)/1e9)*1e9))
}

// misfit is what speaks against a gun at a time: it lies before a recall, nothing was
// pressed after it, or the finishes lie off the official times.
func misfit(r *relay.Race, x float64) string {
	gun := instantNear(r, x)
	for _, s := range r.Starts {
		if s.Recalled && gun <= s.RecallAt {
			return "the start it gives was recalled"
		}
	}
	var offs []float64
	after := false
	for _, t := range r.Teams {
		if t.Official == nil || t.Official.Time == nil {
			continue
		}
		if last, ok := r.LastPressed(t.ID); ok {
			offs = append(offs, (last.Since(gun) - *t.Official.Time).Seconds())
		}
	}
	for _, k := range r.Marks() {
		after = after || k.At > gun
	}
	switch off := middle(offs); {
	case !after:
		return "nothing was pressed after the start it gives"
	case math.Abs(off) > wrongStart:
		return fmt.Sprintf("by the start it gives finishes were pressed %s s off the official times", inSeconds(seconds(off)))
	}
	return ""
}
