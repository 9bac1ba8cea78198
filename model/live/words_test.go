package live

import (
	"strings"
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

func TestOfTwoKeysThatCameAtOnceTheLastIsTheNewest(t *testing.T) {
	r := &relay.Race{}
	for _, key := range []string{"1", "3", "4"} {
		r.Marks = append(r.Marks, relay.Mark{Key: key, Role: relay.Test, At: relay.Instant(5 * time.Second)})
	}
	r.Marks[0].At = 0
	var got []string
	for _, l := range logLines(r) {
		got = append(got, l.Text+l.At)
	}
	if len(got) != 3 || !strings.Contains(got[0], "4") || !strings.Contains(got[1], "3") {
		t.Errorf("newest first: %q, want keys 4, 3, 1", got)
	}
}
