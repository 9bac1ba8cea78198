package sheet_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sheet"
)

func TestAZoneSheetIsReadAloudByLane(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Lane: relaytest.Ptr(4), Squad: relaytest.Ptr("A"), Look: relaytest.Ptr("red")})
	k.Write(&relay.TeamSet{Team: relaytest.Team(3), Hip: relaytest.Ptr("14")})
	k.Do(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 3})
	k.Do(relay.Scratch{Team: relaytest.Team(2)})
	relaytest.Want(t, "zone 2", sheet.ZoneSheet(k.State(), 2), `1-1-1 Test relay
zone 2, 180 to 210 m, scratch line at 200 m
hip 14, Team 3: leg 3, nobody named takes from leg 2, not checked in
lane 4, Northside A (red): Cara Lim takes from Bea Holt, checked in
`)
	relaytest.Want(t, "start", sheet.ZoneSheet(k.State(), sheet.StartZone), `1-1-1 Test relay
start
hip 14, Team 3: leg 1, nobody named starts, not checked in
lane 4, Northside A (red): Ana Ruiz starts, not checked in
`)
	relaytest.Want(t, "no fourth zone", len(sheet.AtZone(k.State(), 4)), 0)
}

func TestZonesAreWalkedByRoundTheOval(t *testing.T) {
	for format, order := range map[relay.FormatID][4]int{"4x100": {0, 1, 2, 3}, "4x200": {0, 2, 1, 3}, "4x400": {0, 1, 2, 3}, "swedish": {3, 2, 0, 1}, "shuttle": {0, 1, 2, 3}} {
		relaytest.Want(t, string(format), [4]int(sheet.ZonesByOval(relaytest.NewKeeper(t, format, 1).State())), order)
	}
}
