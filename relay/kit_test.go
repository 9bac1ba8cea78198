package relay

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"
)

// keeper is one station writing a meet's log, for tests that read as a day at
// the track: its clock is moved by hand.
type keeper struct {
	t       *testing.T
	meet    *Meet
	log     []Event
	origin  Origin
	seq     int64
	prev    Hash
	race    RaceID
	desk    Desk
	now     time.Duration // monotonic
	wall    int64
	clock   *Clock
	lamport int64 // what the next events say, 0 for what they should
}

var testWall = time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC).UnixNano()

// newKeeper opens a meet with one race of a format and teams in lanes 1 to n.
func newKeeper(t *testing.T, format FormatID, teams int) *keeper {
	k := station(t, NewMeet(), 1, "one", Everywhere)
	k.race = "1-1-1"
	k.write(&RaceSet{Name: ptr("Test relay"), Format: &format})
	for lane := 1; lane <= teams; lane++ {
		k.write(&TeamSet{Team: team(lane), Name: ptr(fmt.Sprintf("Team %d", lane)), Lane: ptr(lane)})
	}
	return k
}

// station joins another laptop to a meet, its wall clock ahead by so much.
func station(t *testing.T, m *Meet, n byte, name string, place Place, ahead ...time.Duration) *keeper {
	wall := testWall
	for _, a := range ahead {
		wall += int64(a)
	}
	k := &keeper{t: t, meet: m, origin: Origin{n}, wall: wall, desk: Desk{Station: name, Place: place, Mode: Lanes}, race: "1-1-1"}
	k.write(&Opened{Meet: Origin{0xbb}, Version: "test"})
	return k
}

func ptr[T any](v T) *T { return &v }

func team(lane int) TeamID { return TeamID(fmt.Sprintf("t%d", lane)) }

func (k *keeper) write(f Fact) ID {
	k.t.Helper()
	e := k.next(f)
	k.seq, k.prev = e.ID.Seq, e.Hash
	k.log = append(k.log, e)
	k.meet.Add(e)
	return e.ID
}

// next is the event a fact would be if it were written now.
func (k *keeper) next(f Fact) Event {
	k.t.Helper()
	race := k.race
	switch f.(type) {
	case *Opened, *MeetSet, *ClockGap, *ClockOffset:
		race = ""
	}
	h := Header{Race: race, Station: k.desk.Station, Place: k.desk.Place, Lamport: k.meet.Lamport() + 1,
		Wall: k.wall + int64(k.now), Mono: int64(k.now), Clock: k.clock}
	if k.lamport != 0 {
		h.Lamport = k.lamport
	}
	e, err := New(ID{k.origin, k.seq + 1}, k.prev, h, f)
	if err != nil {
		k.t.Fatal(err)
	}
	if e, err = Decode(e.ID, e.Body, e.Hash); err != nil {
		k.t.Fatal(err)
	}
	return e
}

// at moves the clock to seconds after the origin opened.
func (k *keeper) at(s float64) *keeper {
	k.now = time.Duration(s * float64(time.Second))
	return k
}

func (k *keeper) instant() Instant { return Instant(k.wall + int64(k.now)) }

func (k *keeper) press(key string) ID {
	k.t.Helper()
	return k.write(k.meet.Press(k.race, k.desk, Stroke{Key: key, Rune: key}, k.instant()))
}

func (k *keeper) stroke(s Stroke) ID {
	return k.write(k.meet.Press(k.race, k.desk, s, k.instant()))
}

func (k *keeper) do(c Command) []ID {
	k.t.Helper()
	facts, err := k.meet.Decide(k.race, k.desk, c, k.instant())
	if err != nil {
		k.t.Fatalf("%T: %v", c, err)
	}
	var ids []ID
	for _, f := range facts {
		ids = append(ids, k.write(f))
	}
	return ids
}

func (k *keeper) refused(c Command) error {
	_, err := k.meet.Decide(k.race, k.desk, c, k.instant())
	return err
}

// gun arms the race and fires it at second s; presses are then timed from it.
func (k *keeper) gun(s float64) ID {
	k.t.Helper()
	k.do(Arm{})
	return k.at(s).do(Fire{Key: "space"})[0]
}

func (k *keeper) state() *Race { return k.meet.Race(k.race) }

// passes are a lane's times in seconds, "-" where unknown.
func (k *keeper) passes(lane int) string {
	return passesOf(k.state().Team(team(lane)))
}

func passesOf(t *Team) string {
	if t == nil {
		return "no row"
	}
	out := ""
	for i, p := range t.Passes {
		if i > 0 {
			out += " "
		}
		if p.Known {
			out += fmt.Sprintf("%.1f", p.Time.Seconds())
		} else {
			out += "-"
		}
	}
	return out
}

func (k *keeper) role(id ID) Role {
	for _, m := range k.state().Marks {
		if m.ID == id {
			return m.Role
		}
	}
	return "none"
}

// print is the whole state of a meet as text, for comparing.
func print(m *Meet) string {
	b, err := json.MarshalIndent(m.Races(), "", " ")
	if err != nil {
		panic(err)
	}
	return string(b) + lookedUp(m)
}

// lookedUp is what a meet says of runners: not folded into races, so that it
// must be asked for.
func lookedUp(m *Meet) string {
	out := fmt.Sprintln(m.Runners(), m.KnownRunners("Team 1"))
	for _, r := range m.Races() {
		for _, t := range r.Teams {
			for leg := range t.Legs {
				best, ok := r.Best(t, leg+1)
				out += fmt.Sprintln(t.ID, leg+1, best, ok)
			}
		}
	}
	return out
}
