package relay

import "testing"

func TestAZoneSheetIsReadAloudByLane(t *testing.T) {
	k := northside(t, "4x100")
	k.write(&TeamSet{Team: team(1), Lane: ptr(4), Squad: ptr("A"), Look: ptr("red")})
	k.write(&TeamSet{Team: team(3), Hip: ptr("14")})
	k.do(Attend{As: KindCheckedIn, Team: team(1), Leg: 3})
	k.do(Scratch{team(2)})
	want(t, "zone 2", ZoneSheet(k.state(), 2), `1-1-1 Test relay
zone 2, 180 to 210 m, scratch line at 200 m
hip 14, Team 3: leg 3, nobody named takes from leg 2, not checked in
lane 4, Northside A (red): Cara Lim takes from Bea Holt, checked in
`)
	want(t, "start", ZoneSheet(k.state(), StartZone), `1-1-1 Test relay
start
hip 14, Team 3: leg 1, nobody named starts, not checked in
lane 4, Northside A (red): Ana Ruiz starts, not checked in
`)
	want(t, "no fourth zone", len(k.state().AtZone(4)), 0)
}

func TestZonesAreWalkedByRoundTheOval(t *testing.T) {
	for format, order := range map[FormatID][4]int{"4x100": {0, 1, 2, 3}, "4x200": {0, 2, 1, 3}, "4x400": {0, 1, 2, 3}, "swedish": {3, 2, 0, 1}, "shuttle": {0, 1, 2, 3}} {
		want(t, string(format), [4]int(newKeeper(t, format, 1).state().ZonesByOval()), order)
	}
}
