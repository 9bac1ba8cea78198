package meet

import (
	"testing"
	"time"

	"baton/relay"
)

func TestLookingAheadWritesNothingAndIsWhatThenComes(t *testing.T) {
	log := &shelf{}
	read, err := ReadLog(log)
	if err != nil {
		t.Fatal(err)
	}
	s := Open(read, Config{Desk: relay.Desk{Station: "one", Spot: relay.Everywhere}, Opened: time.Now()})
	defer s.Close(time.Second)
	format, lane, at := relay.FormatID("4x100"), 1, s.OpenedAt()
	s.Write("1-1-1", at, &relay.RaceSet{Format: &format}, &relay.TeamSet{Team: "t", Lane: &lane})
	for _, c := range []relay.Command{relay.Arm{}, relay.Fire{}} {
		if _, err := s.Do("1-1-1", c, at.Add(time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	id := s.Press("1-1-1", relay.Stroke{Key: "1"}, at.Add(13*time.Second))
	events := s.State.Len()
	void := &relay.Void{Targets: []relay.ID{id}}
	restore := &relay.Restore{Targets: []relay.ID{id}}
	role := func(m *relay.Meet) relay.Role { return m.Race("1-1-1").Marks()[0].Role }
	if got := role(s.Foresee("1-1-1", at.Add(time.Minute), void)); got != relay.Voided {
		t.Errorf("ahead the press is %s", got)
	}
	if got := role(s.Foresee("1-1-1", at.Add(time.Minute), void, restore)); got != relay.Counted {
		t.Errorf("of two facts the second does not hold: the press is %s", got)
	}
	if got := role(s.State); got != relay.Counted || s.State.Len() != events {
		t.Errorf("looking ahead left %d events of %d, the press %s", s.State.Len(), events, got)
	}
	s.Write("1-1-1", at.Add(time.Minute), void)
	if got := role(s.State); got != relay.Voided {
		t.Errorf("then it is %s", got)
	}
}
