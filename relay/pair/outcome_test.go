package pair

import (
	"fmt"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

// By hand: of 3.2, 3.4 and 3.9 s the middle is 3.4; 30 ÷ 3.4 over the mean of 8 and 7.7519
// m/s is 1.1203. Of four, 3.2 3.4 3.6 3.9, it is 3.5: 1.0883. A drop's time is none of them.
func TestAnOutcomeIsTheMedianOfWhatWasNotLost(t *testing.T) {
	gives, takes := relay.NewFlatSpeed(100*relay.Metre, secs(12.5)), relay.NewFlatSpeed(100*relay.Metre, secs(12.9))
	took := func(verdict string, all ...float64) (xs []history.Exchange) {
		for _, s := range all {
			xs = append(xs, rep("7 m", 15, s, verdict))
		}
		return xs
	}
	for _, c := range []struct {
		all  []history.Exchange
		want string
	}{
		{took(relay.Clean, 3.9, 3.2, 3.4), "3.4s 1.1203"},
		{took(relay.Clean, 3.9, 3.2, 3.4, 3.6), "3.5s 1.0883"},
		{append(took(relay.Clean, 3.9, 3.2, 3.4), took(relay.DroppedPass, 5, 6, 7)...), "3.4s 1.1203"},
		{took(relay.DroppedPass, 5, 6, 7), "0s 0.0000"},
	} {
		o := Outcomes(c.all, gives, takes)[0]
		relaytest.Want(t, "median and speed kept", fmt.Sprintf("%v %.4f", o.Zone.Took, o.Kept), c.want)
	}
}

// By hand: a share s of the time is 0.6 + s × (30 − 0.6) m, of 40 m 0.6 + s × 39.4: at half
// 15.3 and 20.3; 10 m past the end of 30, at 40, s is 39.4 ÷ 29.4 = 1.3401.
func TestAPlaceByTimeHasAnArmsReachInIt(t *testing.T) {
	for _, c := range []struct {
		past  relay.Distance
		share float64
		want  string
	}{
		{0, 0.5, "15.3 true"}, {10 * relay.Metre, 0.5, "20.3 true"}, {0, 1, "30 true"}, {0, 1.340, "39.996 true"}, {0, 1.341, "40.025 false"},
	} {
		x := relay.Rep{Zone: 30 * relay.Metre, Past: c.past, ZoneTime: 4 * time.Second, EntryToPass: time.Duration(c.share * 4e9)}
		at, ok := x.PassedAt()
		relaytest.Want(t, fmt.Sprint("share ", c.share), fmt.Sprint(at, ok), c.want)
	}
}
