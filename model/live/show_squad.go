package live

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/views"
)

// squad is one team watched closely: each leg's runner, waiting state and
// takeover zone.
func (s snapshot) squad(t *relay.Team) views.Squad {
	q := views.Squad{SquadHead: views.SquadHead{Key: t.Key, Team: t.Title(), Plan: s.plan(t), Focused: t.ID == s.focus}}
	if t.Target > 0 {
		q.Target = "target " + relay.Hundredths(t.Target)
	}
	if off, ok := s.r.AgainstTarget(t); ok {
		q.Ahead, q.Tone = ahead(off)
	}
	for leg := 1; leg <= len(t.Legs); leg++ {
		q.Legs = append(q.Legs, s.squadLeg(t, leg))
	}
	if !s.begun {
		q.Plan += s.warn(t, q.Legs)
	}
	return q
}

// warn marks, before the gun, the legs of which a coach would change something,
// and says them in a word each for a window that shows no legs.
func (s snapshot) warn(t *relay.Team, legs []views.SquadLeg) (said string) {
	warnings := s.r.PlanWarnings(t, nil)
	for i := range legs {
		if mark := relay.PlanMark(warnings, i+1); mark != "" {
			legs[i].Hands, legs[i].Warned = mark, true
			said += " · " + mark
		}
	}
	return said
}

// ahead is how far a team is ahead of its target, or behind.
func ahead(off time.Duration) (string, views.Tone) {
	switch rounded := relay.RoundHalfUp(off, relay.Tenth); {
	case rounded == 0:
		return "on target", views.Good
	case off < 0:
		return relay.Tenths(-off) + " ahead", views.Good
	}
	return relay.Tenths(off) + " behind", views.Watch
}

// plan is how the next hand-off is to be made.
func (s snapshot) plan(t *relay.Team) string {
	if s.r.Format.Hurdles || len(t.Legs) == 0 {
		return "tag"
	}
	n := min(s.r.Holder(t), len(t.Legs)-1)
	return ui.HandsOff(t.Legs[max(0, n-1)].Plan)
}

// waiting is a leg's state; once the race is over nobody waits or runs.
func (s snapshot) waiting(t *relay.Team, leg int) relay.Waiting {
	w := s.r.Waiting(t, leg, s.at)
	switch w.State {
	case relay.HandedOff, relay.Tagged, relay.IsFinished, relay.IsOut, relay.HasDropped:
		return w
	default:
		if s.over() && s.begun {
			return relay.Waiting{State: ui.NeverSeen}
		}
		return w
	}
}

func (s snapshot) squadLeg(t *relay.Team, leg int) views.SquadLeg {
	w := s.waiting(t, leg)
	word := ui.StateWords[w.State]
	v := views.SquadLeg{Leg: leg, Runner: t.RunnerOf(leg), Glyph: word.Glyph, State: word.Text, Tone: word.Tone}
	v.Current = w.State == relay.HasBaton || w.State == relay.IsRunning || w.State == relay.HasDropped
	v.Due = w.State == relay.GetReady || w.State == relay.Late || w.State == relay.InZone
	v.Zone, v.ZoneTime = s.zone(t, leg)
	if kept, ok := s.r.SpeedKept(t, leg); ok {
		v.Kept = relay.KeptText(kept)
	}
	if v.ZoneTime == "" {
		v.ZoneTime = s.nextStyle(t, leg)
	}
	v.Split = s.split(t, leg, v.Current)
	if v.Split == "" && leg > 1 && !s.r.Format.Hurdles {
		v.Hands = t.Legs[leg-2].Plan.Hands()
	}
	return v
}

// nextStyle is how the exchange that comes next is made, beside its zone.
func (s snapshot) nextStyle(t *relay.Team, leg int) string {
	if leg != s.r.Holder(t) || leg == len(t.Legs) || s.r.Format.Hurdles {
		return ""
	}
	return t.Legs[leg-1].Plan.Style
}

// zone is the takeover zone where a leg's runner gives the baton, and how long
// it took; the leg that comes next shows the zone it waits in.
func (s snapshot) zone(t *relay.Team, leg int) (views.Zone, string) {
	exchange := leg
	if leg == len(t.Legs) {
		exchange = 0
	}
	first, _, last, ok := s.r.ZoneOnOval(exchange)
	if !ok {
		return views.Zone{}, ""
	}
	z := views.Zone{From: ui.WholeMetres(first), To: ui.WholeMetres(last), Zone: s.r.Zones[exchange-1]}
	z.Pass, z.Passed = s.r.PassedAt(t, exchange)
	took, ok := s.r.ZoneTime(t, exchange)
	if !ok {
		return z, ""
	}
	return z, took.String()
}

// split is a leg's time: of its own, together with its neighbours where an
// exchange was missed, or running.
func (s snapshot) split(t *relay.Team, leg int, current bool) string {
	splits := s.r.Splits(t)
	sp := splits[leg-1]
	switch {
	case sp.Known && sp.Estimated:
		return "~" + s.printed(t, sp)
	case sp.Known:
		return s.printed(t, sp)
	case sp.Implied && leg == sp.Last:
		return fmt.Sprintf("%d-%d %s", sp.First, sp.Last, s.printed(t, sp))
	case current && s.begun && s.r.Status == relay.Running && t.Out == relay.In:
		started := time.Duration(0)
		if leg > 1 {
			p := t.Passes[s.r.ExchangePoint(leg-1)]
			if !p.Known {
				return ""
			}
			started = p.Time
		}
		return relay.Tenths(relay.RoundHalfUp(s.since, relay.Tenth)-relay.RoundHalfUp(started, relay.Tenth)) + "…"
	}
	return ""
}

// printed is a split as the difference of the times that the board prints, so
// that what is on the screen adds up.
func (s snapshot) printed(t *relay.Team, sp relay.Split) string {
	at := func(exchange int) time.Duration {
		if exchange == 0 {
			return 0
		}
		return relay.RoundHalfUp(t.Passes[s.r.ExchangePoint(exchange)].Time, relay.Tenth)
	}
	return relay.Tenths(at(sp.Last) - at(sp.First-1))
}

// oval is the track from above: the zones, and the batons where predicted.
func (s snapshot) oval() views.Oval {
	var o views.Oval
	if s.r.Format.Hurdles { // they run to and fro, not round it
		return o
	}
	names := map[[2]relay.Distance][]string{}
	var order [][2]relay.Distance
	for n := 1; n < len(s.r.Legs); n++ {
		first, _, _, ok := s.r.ZoneOnOval(n)
		if !ok {
			continue
		}
		k := [2]relay.Distance{first, s.r.Zones[n-1].Length()}
		if !slices.Contains(order, k) {
			order = append(order, k)
		}
		names[k] = append(names[k], fmt.Sprint(n))
	}
	for _, k := range order {
		o.Zones = append(o.Zones, views.OvalZone{From: k[0].Metres(), To: (k[0] + k[1]).Metres(), Name: "ex " + strings.Join(names[k], " ")})
	}
	for _, t := range s.r.Teams {
		if spot, ok := s.r.Where(t, s.at); ok && !s.over() {
			o.Batons = append(o.Batons, views.OvalBaton{Key: t.Key, At: spot.Metres(), Focused: t.ID == s.focus})
		}
	}
	return o
}
