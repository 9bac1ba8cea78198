package relay

import (
	"fmt"
	"testing"
	"time"
)

// bigMeet is the log of a day: 300 races, 20,000 events.
func bigMeet(tb testing.TB) []Event {
	var log []Event
	var prev Hash
	m := NewMeet()
	origin := Origin{1}
	write := func(race RaceID, at time.Duration, f Fact) {
		h := Header{Race: race, Station: "one", Place: Everywhere, Lamport: int64(len(log) + 1), Wall: testWall + int64(at), Mono: int64(at)}
		e, err := New(ID{origin, int64(len(log) + 1)}, prev, h, f)
		if err != nil {
			tb.Fatal(err)
		}
		prev = e.Hash
		log = append(log, e)
		m.Add(e)
	}
	desk := Desk{Station: "one", Place: Everywhere, Mode: Lanes}
	write("", 0, &Opened{Meet: Origin{2}})
	for n := range 300 {
		race := MakeRaceID(n+1, 1, 1)
		at := time.Duration(n) * 2 * time.Minute
		write(race, at, &RaceSet{Format: ptr(FormatID("4x100")), Name: ptr("Girls 4x100")})
		for lane := 1; lane <= 9; lane++ {
			id := TeamID(fmt.Sprintf("%d-%d", n, lane))
			write(race, at, &TeamSet{Team: id, Name: ptr(fmt.Sprintf("Team %d", lane)), Lane: ptr(lane)})
			for leg := 1; leg <= 2; leg++ {
				write(race, at, &LineupSet{Team: id, Leg: leg, Runner: ptr(fmt.Sprintf("Runner %d", leg))})
			}
		}
		facts, _ := m.Decide(race, desk, Arm{}, 0)
		write(race, at, facts[0])
		write(race, at, &Gun{Key: "space"})
		for ex := 1; ex <= 4; ex++ {
			for lane := 1; lane <= 9; lane++ {
				now := at + time.Duration(ex)*12*time.Second + time.Duration(lane)*100*time.Millisecond
				write(race, now, m.Press(race, desk, Stroke{Key: fmt.Sprint(lane)}, Instant(testWall+int64(now))))
			}
		}
	}
	return log
}

func BenchmarkFold300Races20000Events(b *testing.B) {
	log := bigMeet(b)
	b.ReportMetric(float64(len(log)), "events")
	for b.Loop() {
		m := NewMeet()
		m.Add(log...)
		if len(m.Races()) != 300 {
			b.Fatal("races missing")
		}
	}
}

// oneMoreEvent measures adding a press to a running race and folding it.
func oneMoreEvent(b *testing.B, log []Event) {
	m := NewMeet()
	m.Add(log...)
	m.Races()
	last := log[len(log)-1]
	id, seq := last.Race, last.ID.Seq
	press := &Press{Keyed: Keyed{Attempt: m.Race(id).Attempt(), Key: "3", Mode: Lanes}}
	n := 0
	for b.Loop() {
		if n++; n == 60 { // a race stays as long as a race is
			b.StopTimer()
			m = NewMeet()
			m.Add(log...)
			m.Races()
			n = 0
			b.StartTimer()
		}
		seq++
		h := last.Header
		h.Mono += int64(n) * int64(time.Second)
		m.Add(Event{ID: ID{last.ID.Origin, seq}, Header: h, Fact: press})
		m.Race(id)
	}
}

func BenchmarkOneMoreEventInABigMeet(b *testing.B) { oneMoreEvent(b, bigMeet(b)) }

func BenchmarkOneMoreEventInAnEmptyMeet(b *testing.B) { oneMoreEvent(b, bigMeet(b)[:1+1+27+2+36]) }

// BenchmarkLookAhead is what a fix would change, as review shows it at every
// key: a copy of the meet, one race folded, its results compared.
func BenchmarkLookAhead(b *testing.B) {
	log := bigMeet(b)
	m := NewMeet()
	m.Add(log...)
	m.Races()
	before := m.Race("150-1-1")
	h := Header{Race: before.ID, Station: "one", Place: Everywhere, Lamport: m.Lamport() + 1}
	e, err := New(ID{Origin{9}, 1}, Hash{}, h, &Void{Targets: []ID{before.Marks[3].ID}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if len(Effect(before, m.With(e).Race(before.ID))) == 0 {
			b.Fatal("the fix changes nothing")
		}
	}
}
