package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"baton/relay"
)

// ZoneRunner is one runner who must stand at a zone before the gun.
type ZoneRunner struct {
	Team   *relay.Team
	Leg    int
	Runner string          // empty where the line-up has nobody
	From   string          // who brings the baton; empty at the start
	State  relay.WaitState // before the gun
}

// StartZone stands for the start in place of an exchange: the first leg's
// runners are called too.
const StartZone = 0

// AtZone is who must stand at an exchange's zone (or at StartZone), by lane.
func AtZone(r *relay.Race, exchange int) []ZoneRunner {
	var out []ZoneRunner
	if exchange < StartZone || exchange >= len(r.Legs) {
		return nil
	}
	for _, t := range r.Teams {
		if t.Unbound() || t.Scratched {
			continue
		}
		out = append(out, ZoneRunner{Team: t, Leg: exchange + 1, Runner: t.RunnerOf(exchange + 1), From: t.RunnerOf(exchange), State: t.Legs[exchange].Presence.Before()})
	}
	return out
}

// ZonesByOval are the start (StartZone) and the exchanges in the order in which
// somebody walks by them, round the oval from the finish line.
func ZonesByOval(r *relay.Race) []int {
	zones := make([]int, len(r.Legs))
	for i := range zones {
		zones[i] = i
	}
	slices.SortStableFunc(zones, func(a, b int) int { return cmp.Compare(zoneSpot(r, a), zoneSpot(r, b)) })
	return zones
}

// zoneSpot is where an exchange's scratch line lies on the oval, or the start.
func zoneSpot(r *relay.Race, exchange int) relay.Distance {
	return relay.OnOval(relay.Total(r.Legs[:exchange]) - relay.Total(r.Legs))
}

// ZoneTitle names an exchange's zone and says where it lies: "zone 2, 180 to 210
// m, scratch line at 200 m", in metres from the finish line, with what is not sure
// of its length.
func ZoneTitle(r *relay.Race, exchange int) string {
	first, scratch, last, ok := r.ZoneOnOval(exchange)
	switch {
	case exchange == StartZone:
		return "start"
	case !ok:
		return fmt.Sprintf("exchange %d", exchange)
	}
	length := ""
	if doubt := r.ZoneDoubts[exchange-1]; doubt != "" {
		length = " (" + doubt + ")"
	}
	return fmt.Sprintf("zone %d, %s to %s m%s, scratch line at %s m", exchange, first, last, length, scratch)
}

// Position is where a runner stands, as it is called out: "lane 3", or the hip
// number where there is one, "hip 14"; empty where neither is known.
func (z ZoneRunner) Position() string {
	switch {
	case z.Team.Hip != "":
		return "hip " + z.Team.Hip
	case z.Team.Lane > 0:
		return fmt.Sprintf("lane %d", z.Team.Lane)
	}
	return ""
}

// Call is what is said of a runner at the zone: "Cara Lim takes from Bea Holt,
// checked in".
func (z ZoneRunner) Call() string {
	who := cmp.Or(z.Runner, fmt.Sprintf("leg %d, nobody named", z.Leg))
	does := "starts"
	if z.Leg > 1 {
		does = "takes from " + cmp.Or(z.From, fmt.Sprintf("leg %d", z.Leg-1))
	}
	return fmt.Sprintf("%s %s, %s", who, does, z.State)
}

// ZoneSheet is one zone's runners as text, to be read aloud there or handed to
// the umpire: the race, the zone, then a line for each lane.
func ZoneSheet(r *relay.Race, exchange int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", r.Title(), ZoneTitle(r, exchange))
	for _, z := range AtZone(r, exchange) {
		team := z.Team.Title()
		if z.Team.Look != "" {
			team += " (" + z.Team.Look + ")"
		}
		fmt.Fprintf(&b, "%s: %s\n", strings.TrimPrefix(z.Position()+", "+team, ", "), z.Call())
	}
	return b.String()
}
