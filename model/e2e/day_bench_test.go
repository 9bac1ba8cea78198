package e2e

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/link"
	"baton/relay/nats"
)

// A long day: so many races of ten lanes, and ten stations beside the hub that see
// one exchange or finish of each.
const (
	dayRaces    = 300
	dayStations = 10
	dayLanes    = 10
	dayPart     = 30 // races at the day's beginning and end that are held against each other
)

// outpost is a station without a screen.
type outpost struct {
	net  *nats.Net
	pen  relay.Author
	desk relay.Desk
	held atomic.Int64
}

// BenchmarkDayOfTenStations measures a real program that is the hub of ten stations
// for 300 races of ten lanes: the processor time and the delay that an event costs
// in the first races and in the last, and its memory then.
func BenchmarkDayOfTenStations(b *testing.B) {
	if runtime.GOOS != "linux" {
		b.Skip("it reads /proc")
	}
	for range b.N {
		d := newDay(b)
		var used [2]time.Duration
		var took [2]time.Duration
		for i, r := range d.races {
			part := -1
			switch {
			case i < dayPart:
				part = 0
			case i >= dayRaces-dayPart:
				part = 1
			}
			before, begun := processor(b, d.hub), time.Now()
			d.time(r.ID)
			if part >= 0 {
				took[part] += time.Since(begun)
				used[part] += processor(b, d.hub) - before
			}
		}
		events := float64(dayPart * (2 + dayStations*dayLanes))
		for part, name := range []string{"first", "last"} {
			b.ReportMetric(milliseconds(used[part])/events, "cpu-ms/event-"+name)
			b.ReportMetric(milliseconds(took[part])/events, "ms/event-"+name)
		}
		b.ReportMetric(float64(d.written), "events")
		b.ReportMetric(resident(b, d.hub), "MB")
		b.ReportMetric(0, "ns/op")
	}
}

// day is a hub with its stations, and what the stations know of the meet.
type day struct {
	b       *testing.B
	hub     *Term
	meet    *relay.Meet
	races   []*relay.Race
	posts   []*outpost
	written int64
}

func newDay(b *testing.B) *day {
	b.Helper()
	m := newMeeting(b)
	var list strings.Builder
	list.WriteString("event,round,heat,name,format,lane,team\n")
	for n := range dayRaces {
		for lane := range dayLanes {
			fmt.Fprintf(&list, "%d,1,1,Relay,4x100,%d,Team %d\n", n+100, lane+1, lane+1)
		}
	}
	m.Write("day.csv", list.String())
	m.Run("import", "day.meet", "day.csv", "--yes")
	d := &day{b: b, meet: relay.NewMeet()}
	d.hub = m.Start(Usual, nil, "serve", "day.meet", "--listen", free(b))
	d.hub.WaitFor("baton join ", soon)
	code, err := nats.ParseCode(joinLine.FindStringSubmatch(d.hub.Screen())[1])
	ok(b, err)
	for n := range dayStations {
		d.joins(code, fmt.Sprint("post ", n), []relay.Spot{"100", "200", "300", "0"}[n%4])
	}
	d.settle()
	d.races = d.meet.Races()
	if len(d.races) != dayRaces {
		b.Fatalf("%d races", len(d.races))
	}
	return d
}

func (d *day) joins(code nats.Code, name string, spot relay.Spot) {
	d.b.Helper()
	ctx, stop := context.WithTimeout(context.Background(), soon)
	defer stop()
	config := nats.Config{Dir: d.b.TempDir(), Me: link.Status{Station: name, Spot: spot}, Now: time.Now}
	in, err := nats.Knock(ctx, config, code)
	ok(d.b, err)
	defer in.Close()
	events, err := in.Fetch(ctx)
	ok(d.b, err)
	net, err := in.Join(config)
	ok(d.b, err)
	p := &outpost{net: net, pen: relay.Author{Meet: d.meet, Origin: relay.NewOrigin()}, desk: relay.Desk{Station: name, Spot: spot, Mode: relay.Lanes}}
	p.held.Store(int64(len(events)))
	net.Begin(events, func(came []relay.Event) { p.held.Add(int64(len(came))); net.Stored(came) })
	d.b.Cleanup(net.End)
	if len(d.posts) == 0 {
		d.written = int64(len(events))
	}
	d.meet.Add(events...)
	d.posts = append(d.posts, p)
	d.write(p, "", &relay.Opened{Meet: net.Meet, Version: "bench"})
}

// write records a fact at a station.
func (d *day) write(p *outpost, race relay.RaceID, fact relay.Fact) {
	e, err := p.pen.Next(relay.Header{Race: race, Station: p.desk.Station, Spot: p.desk.Spot, Wall: time.Now().UnixNano()}, fact)
	ok(d.b, err)
	d.meet.Add(e)
	d.written++
	p.held.Add(1)
	p.net.Stored([]relay.Event{e})
}

// time is one race: the first station fires, each presses every lane.
func (d *day) time(race relay.RaceID) {
	for _, c := range []relay.Command{relay.Arm{}, relay.Fire{Key: "space"}} {
		facts, err := d.meet.Decide(race, d.posts[0].desk, c, relay.Instant(time.Now().UnixNano()))
		ok(d.b, err)
		for _, f := range facts {
			d.write(d.posts[0], race, f)
		}
	}
	for _, p := range d.posts {
		for lane := range dayLanes {
			key := fmt.Sprint((lane + 1) % 10)
			d.write(p, race, d.meet.Press(race, p.desk, relay.Stroke{Key: key, Rune: key}, relay.Instant(time.Now().UnixNano())))
		}
	}
	d.settle()
}

// settle waits until every station has every event.
func (d *day) settle() {
	for end := time.Now().Add(3 * soon); ; time.Sleep(time.Millisecond) {
		done := true
		for _, p := range d.posts {
			done = done && p.held.Load() >= d.written && p.net.State(nil).Waiting == 0
		}
		if done {
			return
		}
		if time.Now().After(end) {
			d.b.Fatalf("not everybody has the %d events", d.written)
		}
	}
}
