package relay

import (
	"fmt"
	"slices"
	"time"
)

// fastestZone is the speed of a baton, in metres a second, that nobody has ever
// carried through a takeover zone: what is faster was marked wrongly.
const fastestZone = 12.5

// ZoneTime is how long the baton was in a takeover zone, and how long the zone is;
// or from the zone's first edge to a line past its end, and the way to there:
// without its length the time says nothing, and times over two lengths do not
// compare.
type ZoneTime struct {
	Took   time.Duration
	Length Distance
}

// Doubtful reports whether nobody can have been so fast: one of the two marks
// was pressed wrongly. Such a time is shown with a "?", and counts nowhere.
func (z ZoneTime) Doubtful() bool {
	return z.Length.Metres() > fastestZone*z.Took.Seconds()
}

// Compares reports whether a time can stand beside others: it is over this
// length, and not in doubt.
func (z ZoneTime) Compares(length Distance) bool {
	return z.Took > 0 && z.Length == length && !z.Doubtful()
}

// String is the time as it is always shown, to a tenth and with the zone's
// length: "3.4 s / 30 m", and "2.1 s / 30 m?" where it is in doubt.
func (z ZoneTime) String() string {
	text := Tenths(z.Took) + " s / " + z.Length.String() + " m"
	if z.Doubtful() {
		text += "?"
	}
	return text
}

// ZoneTime is how long a team's baton was in the zone of exchange n; ok is false
// where its edges were not both marked, and where there is no zone.
func (r *Race) ZoneTime(t *Team, n int) (z ZoneTime, ok bool) {
	i := r.ExchangePoint(n)
	if n < 1 || n > len(r.Zones) || i < 0 || i >= len(t.Passes) {
		return ZoneTime{}, false
	}
	pass := r.Sure(t)[i]
	took, ok := pass.ZoneTime()
	return ZoneTime{Took: took, Length: r.Zones[n-1].Length() + pass.Past}, ok
}

// armsReach is how far ahead of who carries it the baton is when it changes hands: half
// of the metre and more between the two. Into the zone it comes beside the body.
const armsReach = 600 // mm

// pastZone is how far past the zone's end a pass is still seen.
const pastZone = 10 * Metre

// passedBy is where a pass fell by its share of the time from edge to edge: an estimate.
func passedBy(share float64, length Distance) Distance {
	return armsReach + Distance(share*float64(length-armsReach))
}

// PassedAt is how far into the zone of exchange n the baton was passed, by the
// share of the time: an estimate, and none from a doubtful time.
func (r *Race) PassedAt(t *Team, n int) (Distance, bool) {
	z, ok := r.ZoneTime(t, n)
	if !ok || z.Doubtful() {
		return 0, false
	}
	share, ok := r.Sure(t)[r.ExchangePoint(n)].Share()
	return passedBy(share, z.Length), ok
}

// FlatSpeed is how fast a runner runs a distance alone, in metres a second: the
// flat best's mean, which has the standing start in it. 0 where none is known.
type FlatSpeed float64

// NewFlatSpeed is the speed of a flat best.
func NewFlatSpeed(over Distance, best time.Duration) FlatSpeed {
	if over <= 0 || best <= 0 {
		return 0
	}
	return FlatSpeed(over.Metres() / best.Seconds())
}

// SpeedKept is the baton's speed through a takeover zone over the mean of the
// two runners' flat speeds, of 100 m in a 4×100 (Fu 2014); it has no unit, so it
// compares across ages. Flat speeds have a standing start in them, so that more
// than 1 is no wonder. ok is false where a flat speed is not known, the time is
// in doubt, or it is not the zone's (a 40 m time).
func (z ZoneTime) SpeedKept(zone Distance, gives, takes FlatSpeed) (kept float64, ok bool) {
	if gives <= 0 || takes <= 0 || !z.Compares(zone) {
		return 0, false
	}
	return z.Length.Metres() / z.Took.Seconds() / (float64(gives+takes) / 2), true
}

// SpeedKept is the speed kept in the zone of exchange n of a team, by the flat
// bests of the two over the legs that they run.
func (r *Race) SpeedKept(t *Team, n int) (kept float64, ok bool) {
	z, ok := r.ZoneTime(t, n)
	if !ok {
		return 0, false
	}
	return z.SpeedKept(r.Zones[n-1].Length(), r.FlatSpeed(t, n), r.FlatSpeed(t, n+1))
}

// FlatSpeed is the flat speed of a leg's runner over the leg's distance, 0 where
// this meet does not know it.
func (r *Race) FlatSpeed(t *Team, leg int) FlatSpeed {
	best, ok := r.Best(t, leg)
	if !ok {
		return 0
	}
	return NewFlatSpeed(t.Legs[leg-1].Distance, best)
}

// KeptText is a speed kept as it is read beside a zone time: "112 %".
func KeptText(kept float64) string { return fmt.Sprintf("%.0f %%", 100*kept) }

// InZone is the repetition's time from edge to edge; ok is false where it has
// none.
func (r Rep) InZone() (z ZoneTime, ok bool) {
	return ZoneTime{Took: r.ZoneTime, Length: r.Zone + r.Past}, r.ZoneTime > 0 && r.Zone > 0
}

// PassedAt is how far into the zone the repetition was passed: as somebody saw it, else
// by the share of the time; ok is false where neither is known.
func (r Rep) PassedAt() (at Distance, ok bool) {
	if r.Told {
		return r.Seen, true
	}
	z, ok := r.InZone()
	if !ok || z.Doubtful() || r.EntryToPass <= 0 {
		return 0, false
	}
	at = passedBy(float64(r.EntryToPass)/float64(r.ZoneTime), z.Length)
	return at, at <= z.Length+pastZone
}

// ZoneDoubted reports whether a zone time of the team is in doubt.
func (r *Race) ZoneDoubted(t *Team) bool {
	for n := 1; n < len(r.Legs); n++ {
		if z, ok := r.ZoneTime(t, n); ok && z.Doubtful() {
			return true
		}
	}
	return false
}

// ZonesDoubted are sentences about the zones that were timed and whose length is
// not sure.
func (r *Race) ZonesDoubted() (said []string) {
	for i, doubt := range r.ZoneDoubts {
		timed := func(t *Team) bool { _, ok := r.ZoneTime(t, i+1); return ok }
		if doubt != "" && slices.ContainsFunc(r.Teams, timed) {
			said = append(said, fmt.Sprintf("The zone of exchange %d is taken as %s m; %s.", i+1, r.Zones[i].Length(), doubt))
		}
	}
	return said
}

// ZoneOnOval is where the zone of exchange n lies on the oval, in metres from
// the finish line: its first edge, the scratch line and its last edge.
func (r *Race) ZoneOnOval(n int) (first, scratch, last Distance, ok bool) {
	i := r.ExchangePoint(n)
	if n < 1 || n > len(r.Zones) || i < 0 {
		return 0, 0, 0, false
	}
	spot, z := r.Points[i].Oval, r.Zones[n-1]
	return OnOval(spot - z.Before), spot, OnOval(spot + z.After), true
}

// Where is the baton's predicted spot on the oval at an instant, at the even
// pace of the leg's expected time; ok is false where nothing predicts it.
func (r *Race) Where(t *Team, at Instant) (spot Distance, ok bool) {
	now, running := r.Since(at)
	if !running || t.Out != In || t.HasFinished() || len(r.Legs) == 0 {
		return 0, false
	}
	leg := r.Holder(t)
	started, known := r.legStart(t, leg)
	takes, predicted := r.Expected(t, leg)
	if !known || !predicted {
		return 0, false
	}
	share := min(1, max(0, float64(now-started)/float64(takes)))
	end := r.Points[r.ExchangePoint(leg)].At
	length := r.Legs[leg-1]
	return OnOval(OnOval(-Total(r.Legs)) + end - length + Distance(share*float64(length))), true
}
