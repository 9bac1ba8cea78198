package live

import (
	"testing"
	"time"

	"baton/relay"
)

func TestOnTargetIsNeitherAheadNorBehind(t *testing.T) {
	for off, want := range map[time.Duration]string{
		-50 * time.Millisecond: "on target", -51 * time.Millisecond: "0.1 ahead", 49 * time.Millisecond: "on target", 50 * time.Millisecond: "0.1 behind", 0: "on target",
	} {
		if got, _ := ahead(off); got != want {
			t.Errorf("%v: %q, want %q", off, got, want)
		}
	}
}

func TestTheLogTellsHowARepetitionWent(t *testing.T) {
	r := &relay.Race{Teams: []*relay.Team{{ID: "a", Name: "Northside"}}}
	if got := incidentText(r, relay.Report{Kind: relay.KindVerdict, Team: "a", What: relay.Clean}); got != "repetition clean, Northside" {
		t.Errorf("got %q", got)
	}
}
