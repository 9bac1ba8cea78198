package live

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
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

func TestOfTwoKeysThatCameAtOnceTheLastIsTheNewest(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.At(1).Press("1")
	k.At(5).Press("3")
	k.At(5).Press("4")
	r := k.State()
	var got []string
	for _, l := range logLines(r) {
		got = append(got, l.Text+l.At)
	}
	if len(got) != 3 || !strings.Contains(got[0], "4") || !strings.Contains(got[1], "3") {
		t.Errorf("newest first: %q, want keys 4, 3, 1", got)
	}
}
