package relay_test

import (
	"fmt"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// bigMeet is the log of a day: 300 races, 20,000 events.
func bigMeet(tb testing.TB) []relay.Event {
	var log []relay.Event
	m := relay.NewMeet()
	author := relay.Author{Meet: m, Origin: relay.Origin{1}}
	write := func(race relay.RaceID, at time.Duration, f relay.Fact) {
		e, err := author.Write(relay.Header{Race: race, Station: "one", Spot: relay.Everywhere, Wall: relaytest.TestWall + int64(at), Mono: int64(at)}, f)
		if err != nil {
			tb.Fatal(err)
		}
		log = append(log, e)
	}
	desk := relay.Desk{Station: "one", Spot: relay.Everywhere, Mode: relay.Lanes}
	write("", 0, &relay.Opened{Meet: relay.Origin{2}})
	for n := range 300 {
		race := relay.MakeRaceID(n+1, 1, 1)
		at := time.Duration(n) * 2 * time.Minute
		write(race, at, &relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x100")), Name: relaytest.Ptr("Girls 4x100")})
		for lane := 1; lane <= 9; lane++ {
			id := relay.TeamID(fmt.Sprintf("%d-%d", n, lane))
			write(race, at, &relay.TeamSet{Team: id, Name: relaytest.Ptr(fmt.Sprintf("Team %d", lane)), Lane: relaytest.Ptr(lane)})
			for leg := 1; leg <= 2; leg++ {
				write(race, at, &relay.LineupSet{Team: id, Leg: leg, Runner: relaytest.Ptr(fmt.Sprintf("Runner %d", leg))})
			}
		}
		facts, _ := m.Decide(race, desk, relay.Arm{}, 0)
		write(race, at, facts[0])
		write(race, at, &relay.Gun{Key: "space"})
		for ex := 1; ex <= 4; ex++ {
			for lane := 1; lane <= 9; lane++ {
				now := at + time.Duration(ex)*12*time.Second + time.Duration(lane)*100*time.Millisecond
				write(race, now, m.Press(race, desk, relay.Stroke{Key: fmt.Sprint(lane)}, relay.Instant(relaytest.TestWall+int64(now))))
			}
		}
	}
	return log
}

func BenchmarkFold300Races20000Events(b *testing.B) {
	log := bigMeet(b)
	b.ReportMetric(float64(len(log)), "events")
	for b.Loop() {
		m := relay.NewMeet()
		m.Add(log...)
		if len(m.Races()) != 300 {
			b.Fatal("races missing")
		}
	}
}

// oneMoreEvent measures adding a press to a running race and folding it.
func oneMoreEvent(b *testing.B, log []relay.Event) {
	m := relay.NewMeet()
	m.Add(log...)
	m.Races()
	m.Rest() // as a meet that was read
	last := log[len(log)-1]
	id, seq := last.Race, last.ID.Seq
	press := &relay.Press{Keyed: relay.Keyed{Attempt: m.Race(id).Attempt(), Key: "3", Mode: relay.Lanes}}
	n := 0
	for b.Loop() {
		if n++; n == 60 { // a race stays as long as a race is
			b.StopTimer()
			m = relay.NewMeet()
			m.Add(log...)
			m.Races()
			m.Rest()
			n = 0
			b.StartTimer()
		}
		seq++
		h := last.Header
		h.Mono += int64(n) * int64(time.Second)
		m.Add(relay.Event{ID: relay.ID{last.ID.Origin, seq}, Header: h, Fact: press})
		m.Race(id)
	}
}

func BenchmarkOneMoreEventInABigMeet(b *testing.B) { oneMoreEvent(b, bigMeet(b)) }

func BenchmarkOneMoreEventInAnEmptyMeet(b *testing.B) { oneMoreEvent(b, bigMeet(b)[:1+1+27+2+36]) }

// BenchmarkLookAhead is what a fix would change, as review shows it at every
// key: a copy of the meet, one race folded, its results compared.
func BenchmarkLookAhead(b *testing.B) {
	log := bigMeet(b)
	m := relay.NewMeet()
	m.Add(log...)
	m.Races()
	before := m.Race("150-1-1")
	h := relay.Header{Race: before.ID, Station: "one", Spot: relay.Everywhere, Lamport: m.Lamport() + 1}
	e, err := relay.New(relay.ID{relay.Origin{9}, 1}, relay.Hash{}, h, &relay.Void{Targets: []relay.ID{before.Marks()[3].ID}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if len(results.Effect(before, m.With(e).Race(before.ID))) == 0 {
			b.Fatal("the fix changes nothing")
		}
	}
}
