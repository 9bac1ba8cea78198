package relay_test

import (
	"math"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// The worked example, by hand: 30 m in 3.4 s are 8.8235 m/s; 100 m in 12.5 s and
// in 12.9 s are 8 and 7.7519 m/s, 7.8760 on the mean; 8.8235 ÷ 7.8760 = 1.1203.
func TestSpeedKeptIsTheZonesSpeedOverTheTwoFlatSpeeds(t *testing.T) {
	gives := relay.NewFlatSpeed(100*relay.Metre, 12500*time.Millisecond)
	takes := relay.NewFlatSpeed(100*relay.Metre, 12900*time.Millisecond)
	for _, c := range []struct {
		what         string
		took, length float64
		gives, takes relay.FlatSpeed
		want         float64 // 0: not known
	}{
		{"by hand", 3.4, 30, gives, takes, 1.1203},
		{"slower than flat", 4.0, 30, gives, takes, 0.9523},
		{"who takes has no best", 3.4, 30, gives, 0, 0},
		{"who gives has none", 3.4, 30, 0, takes, 0},
		{"nobody is so fast", 2.3, 30, gives, takes, 0},
		{"a 40 m time is not the zone's", 4.4, 40, gives, takes, 0},
		{"not timed", 0, 30, gives, takes, 0},
	} {
		z := relay.ZoneTime{relaytest.Secs(c.took), relay.FromMetres(c.length)}
		kept, ok := z.SpeedKept(30*relay.Metre, c.gives, c.takes)
		if ok != (c.want > 0) || math.Abs(kept-c.want) > 0.0001 {
			t.Errorf("%s: %.4f %v, want %.4f", c.what, kept, ok, c.want)
		}
	}
	relaytest.Want(t, "as it is read", relay.KeptText(1.1203), "112 %")
}

// zoned is a 4×100 of Northside whose first zone was timed from 11 to 14.4 s.
func zoned(t *testing.T, desk relay.Desk) *relaytest.Keeper {
	k := relaytest.Northside(t, "4x100")
	k.Gun(0)
	keyed := func() relay.Keyed { return relay.Keyed{Attempt: k.State().Attempt(), Key: "1"} }
	k.At(11).Write(relay.NewZoneMark(relay.KindEnter, keyed()))
	k.At(13.2).Press("1")
	k.At(14.4).Write(desk.Leaves(keyed()))
	return k
}

func TestARacesSpeedKeptNeedsBothFlatBests(t *testing.T) {
	k := zoned(t, relay.Desk{})
	if kept, ok := k.State().SpeedKept(k.One(), 1); ok {
		t.Errorf("kept %v of speeds that nobody knows", kept)
	}
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Best: relaytest.Ptr(relaytest.Secs(12.5))})
	if _, ok := k.State().SpeedKept(k.One(), 1); ok {
		t.Error("one best is not two")
	}
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 2, Best: relaytest.Ptr(relaytest.Secs(12.9))})
	kept, _ := k.State().SpeedKept(k.One(), 1)
	relaytest.Want(t, "kept", relay.KeptText(kept), "112 %")
}

func TestA40MetreTimeSaysSoAndStandsBesideNoneOf30(t *testing.T) {
	k := zoned(t, relay.Desk{Past: 10 * relay.Metre})
	z, ok := k.State().ZoneTime(k.One(), 1)
	relaytest.Want(t, "timed", ok, true)
	relaytest.Want(t, "with its way", z.String(), "3.4 s / 40 m")
	relaytest.Want(t, "beside 30 m", z.Compares(30*relay.Metre), false)
	relaytest.Want(t, "of another kind", k.State().HandOffKind(k.One(), 1).Past, 10*relay.Metre)
	relaytest.Want(t, "but the same hand-off", k.State().HandOffKind(k.One(), 1).SameHandOff(k.State().HandOffKind(k.One(), 2)), true)
}

func TestALineThatNoHandOffIsTimedAtCountsForNothing(t *testing.T) {
	for past, want := range map[relay.Distance]bool{10 * relay.Metre: true, 50 * relay.Metre: true, 50*relay.Metre + 1: false, -1: false} {
		k := zoned(t, relay.Desk{})
		k.Do(relay.Undo{})
		mark := relay.NewZoneMark(relay.KindPastExit, relay.Keyed{Attempt: k.State().Attempt(), Key: "1"})
		mark.Past = past
		k.Write(mark)
		if _, ok := k.State().ZoneTime(k.One(), 1); ok != want {
			t.Errorf("%v past the end: timed %v", past, ok)
		}
	}
}

func TestARepetitionTimedPastTheZoneKeepsItsWay(t *testing.T) {
	k := practising(t)
	rep(k, 10, 2.4, 3.4, relay.Clean)
	k.Desk.Past = 10 * relay.Metre
	rep(k, 60, 2.4, 4.4, relay.Clean)
	for i, want := range []string{"3.4 s / 30 m", "4.4 s / 40 m"} {
		z, _ := k.State().Reps[i].InZone()
		relaytest.Want(t, "repetition", z.String(), want)
	}
}
