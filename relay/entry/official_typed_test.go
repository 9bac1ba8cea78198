package entry_test

import (
	"testing"
	"time"

	"baton/relay/entry"
)

func TestAnOfficialResultIsTyped(t *testing.T) {
	fact, err := entry.ParseOfficial("t", "1:02.3")
	if err != nil || *fact.Time != 62300*time.Millisecond || !fact.Hand {
		t.Errorf("1:02.3: %+v %v", fact, err)
	}
	if fact, err := entry.ParseOfficial("t", "dnf"); err != nil || fact.Status != "DNF" {
		t.Errorf("dnf: %+v %v", fact, err)
	}
	for _, wrong := range []string{"", "soon", "-1"} {
		if _, err := entry.ParseOfficial("t", wrong); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
}
