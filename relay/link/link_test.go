package link

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestLogsOfSeveralLaptopsBecomeOne(t *testing.T) {
	meet, hub := relay.NewOrigin(), newMemory("one")
	a, b := newDesk(t, meet, "a"), newDesk(t, meet, "b")
	a.notes(20)
	a.carries(hub)
	b.carries(hub)
	b.notes(30)
	a.notes(10)
	relaytest.Until(t, "both hold 62 events", func() bool { return a.holds() == 62 && b.holds() == 62 })
	if x, y := a.Status().Heads, b.Status().Heads; !slices.Equal(x, y) {
		t.Errorf("heads %v and %v", x, y)
	}
}

func TestACutLinkHoldsUpNothingAndIsMadeGood(t *testing.T) {
	meet, hub := relay.NewOrigin(), newMemory("one")
	a, b := newDesk(t, meet, "a"), newDesk(t, meet, "b")
	a.carries(hub)
	b.carries(hub)
	relaytest.Until(t, "linked", func() bool { return a.State(nil).Linked && a.holds() == 2 && b.holds() == 2 })
	hub.mu.Lock()
	hub.away = true
	close(hub.came)
	hub.came = make(chan struct{})
	hub.mu.Unlock()
	a.notes(5)
	relaytest.Until(t, "the cut is told", func() bool { s := a.State(nil); return !s.Linked && s.Waiting == 5 })
	hub.mu.Lock()
	hub.away = false
	hub.mu.Unlock()
	relaytest.Until(t, "all is there", func() bool { s := a.State(nil); return b.holds() == 7 && s.Linked && s.Waiting == 0 })
}

// Two of three servers are gone: the third lets itself be read, and takes nothing.
func TestAHubThatIsReadAndTakesNothingIsNotCalledLinked(t *testing.T) {
	meet, hub := relay.NewOrigin(), newMemory("one")
	hub.full = true
	a := newDesk(t, meet, "a")
	a.notes(2)
	a.carries(hub)
	relaytest.Until(t, "it was tried several times", func() bool {
		if s := a.State(nil); s.Linked || s.Waiting != 3 {
			t.Errorf("linked %v, %d waiting; want not linked, 3 waiting", s.Linked, s.Waiting)
		}
		hub.mu.Lock()
		defer hub.mu.Unlock()
		return hub.pushed > 5
	})
	hub.mu.Lock()
	hub.full = false
	hub.mu.Unlock()
	relaytest.Until(t, "all is there", func() bool { s := a.State(nil); return s.Linked && s.Waiting == 0 })
}

func TestAHubThatLostEverythingIsFilledAgain(t *testing.T) {
	meet, hub := relay.NewOrigin(), newMemory("one")
	a, b := newDesk(t, meet, "a"), newDesk(t, meet, "b")
	stopA, stopB := a.carries(hub), b.carries(hub)
	a.notes(9)
	relaytest.Until(t, "both hold all", func() bool { return a.holds() == 11 && b.holds() == 11 })
	stopA()
	stopB()
	empty, c := newMemory("two"), newDesk(t, meet, "c")
	b.carries(empty)
	c.carries(empty)
	relaytest.Until(t, "one who was not there has all, from another than who wrote it", func() bool { return c.holds() == 12 })
}

func TestWhatComesByOneHubGoesOutByTheOther(t *testing.T) {
	meet, left, right := relay.NewOrigin(), newMemory("left"), newMemory("right")
	a, between, b := newDesk(t, meet, "a"), newDesk(t, meet, "between"), newDesk(t, meet, "b")
	a.carries(left)
	between.carries(left)
	between.carries(right)
	b.carries(right)
	a.notes(5)
	b.notes(5)
	relaytest.Until(t, "all hold all", func() bool { return a.holds() == 13 && b.holds() == 13 && between.holds() == 13 })
}

// TestEventsInAnyOrderAndTwiceAreTakenOnceAndInOrder is what a network does.
func TestEventsInAnyOrderAndTwiceAreTakenOnceAndInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meet := relay.NewOrigin()
		all := writtenBy(t, meet, rapid.IntRange(1, 20).Draw(t, "events"))
		sent := slices.Clone(all)
		for range rapid.IntRange(0, 10).Draw(t, "sent twice") {
			sent = append(sent, all[rapid.IntRange(0, len(all)-1).Draw(t, "which")])
		}
		sent = rapid.Permutation(sent).Draw(t, "order")
		book, got := newBook(meet), []relay.Event(nil)
		for len(sent) > 0 {
			n := rapid.IntRange(1, len(sent)).Draw(t, "at once")
			fresh, err := book.take(sent[:n])
			if err != nil {
				t.Fatal(err)
			}
			got, sent = append(got, fresh...), sent[n:]
		}
		if !slices.EqualFunc(got, all, func(x, y relay.Event) bool { return x.ID == y.ID && x.Hash == y.Hash }) {
			t.Fatalf("%d of %d events came, or in another order", len(got), len(all))
		}
	})
}

type fataler interface{ Fatal(args ...any) }

func writtenBy(t fataler, meet relay.Origin, n int) []relay.Event {
	pen := relay.Author{Origin: relay.NewOrigin()}
	var all []relay.Event
	for i := range n {
		var f relay.Fact = &relay.Note{Text: "seen"}
		if i == 0 {
			f = &relay.Opened{Meet: meet}
		}
		e, err := pen.Next(relay.Header{}, f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

func TestWhatNobodyVouchesForIsNotTaken(t *testing.T) {
	meet := relay.NewOrigin()
	forged := writtenBy(t, meet, 3)
	forged[1].Body = []byte(`{"kind":"note","text":"another"}`)
	foreign := writtenBy(t, relay.NewOrigin(), 3)
	headless := writtenBy(t, meet, 3)[1:]
	for what, c := range map[string]struct {
		events []relay.Event
		want   int
	}{"altered on the way": {forged, 1}, "of another meet": {foreign, 0}, "without its first": {headless, 0}} {
		if got, err := newBook(meet).take(c.events); len(got) != c.want || err != nil {
			t.Errorf("%s: %d events taken, want %d (%v)", what, len(got), c.want, err)
		}
	}
}

func TestAnotherEventUnderTheSameIDRaisesTheAlarm(t *testing.T) {
	meet := relay.NewOrigin()
	true1 := writtenBy(t, meet, 2)
	other := true1[1]
	other.Body, other.Hash = []byte(`{}`), relay.ChainHash(true1[0].Hash, other.ID, []byte(`{}`))
	book := newBook(meet)
	book.store(true1)
	if fresh, err := book.take([]relay.Event{other}); len(fresh) != 0 || !errors.Is(err, errAlarm) {
		t.Errorf("%d taken, %v", len(fresh), err)
	}
	a, b := newDesk(t, meet, "a"), newBook(meet)
	a.Stored(true1)
	b.store([]relay.Event{true1[0], other})
	a.Hear(Status{Station: "b", Name: "Back", Heads: b.heads()})
	if s := a.State(nil); !errors.Is(s.Alarm, errAlarm) {
		t.Errorf("digests that differ raise %v", s.Alarm)
	}
}

func TestAGapOnThisDiskIsClosedByAnother(t *testing.T) {
	meet := relay.NewOrigin()
	all := writtenBy(t, meet, 5)
	book := newBook(meet)
	book.store([]relay.Event{all[0], all[1], all[3]})
	fresh, err := book.take(all)
	if err != nil || len(fresh) != 2 || fresh[0].ID.Seq != 3 || fresh[1].ID.Seq != 5 {
		t.Errorf("took %d (%v), want the third and the fifth", len(fresh), err)
	}
}

func TestStationsAreToldByWhereTheyStandAndHowTheyAreLinked(t *testing.T) {
	now := time.Now()
	l := New(relay.NewOrigin(), Status{Station: "one", Spot: "0"}, func() time.Time { return now })
	l.Hear(Status{Station: "two", Name: "Back", Spot: "200", Hub: true, Race: "12-1-4"})
	joined := []relay.Station{{ID: "one"}, {ID: "two", Name: "Back"}, {ID: "three", Name: "Top", Spot: "100"}}
	at := func(after time.Duration) State { now = now.Add(after); return l.State(joined) }
	s := at(0)
	if len(s.Stations) != 3 || !s.Stations[0].Self || s.Stations[1].Name != "Top" || s.Stations[1].Heard || s.Stations[2].Cut() || s.HubRace != "12-1-4" {
		t.Errorf("%+v", s)
	}
	if s := at(silentAfter); s.Stations[2].Cut() {
		t.Error("cut too soon")
	}
	if s := at(time.Millisecond); !s.Stations[2].Cut() || s.HubRace != "" {
		t.Errorf("silent for long: %+v", s)
	}
}

func TestACutIsToldFromWhenTheLinkWasLastHeard(t *testing.T) {
	now := time.Now()
	l := New(relay.NewOrigin(), Status{Station: "one", Spot: "0"}, func() time.Time { return now })
	after := func(d time.Duration) { now = now.Add(d) }
	l.reached("hub")
	after(time.Minute)
	l.Hear(Status{Station: "one"}) // its own word, back from the hub
	after(6 * time.Second)
	l.reached("")
	after(time.Second)
	relaytest.Want(t, "cut for", l.State(nil).Cut, 7*time.Second)
	l.reached("")
	relaytest.Want(t, "still", l.State(nil).Cut, 7*time.Second)
	l.reached("hub")
	after(time.Minute)
	l.reached("")
	after(time.Second)
	relaytest.Want(t, "with nothing heard", l.State(nil).Cut, time.Second)
}

func TestEventsThatDoNotComeAreAnAlarmOnlyOnceTheHubHasBeenThereForTenSeconds(t *testing.T) {
	now, meet := time.Now(), relay.NewOrigin()
	l := New(meet, Status{Station: "one", Spot: "0"}, func() time.Time { return now })
	back := newBook(meet)
	back.store(writtenBy(t, meet, 3))
	alarm := func(after time.Duration) error {
		now = now.Add(after)
		l.Hear(Status{Station: "b", Name: "Back", Heads: back.heads()})
		return l.State(nil).Alarm
	}
	alarm(0)
	l.reached("hub")
	if err := alarm(lackedFor); err != nil {
		t.Errorf("events that are on their way: %v", err)
	}
	l.reached("")
	alarm(time.Minute) // heard by another way, as by servers without their majority
	l.reached("hub")
	if err := alarm(lackedFor); err != nil {
		t.Errorf("the link is just back: %v", err)
	}
	if err := alarm(time.Millisecond); err == nil || !strings.Contains(err.Error(), "events of Back do not come") {
		t.Errorf("events that do not come raise %v", err)
	}
}

func TestALinkThatFailsAtAnyCallLosesNothing(t *testing.T) {
	meet, hub := relay.NewOrigin(), newMemory("one")
	random := rand.New(rand.NewPCG(1, 2))
	a, b := newDesk(t, meet, "a"), newDesk(t, meet, "b")
	a.carries(&unsure{Carrier: hub, fails: func() bool { return random.IntN(3) == 0 }})
	b.carries(hub)
	a.notes(200)
	relaytest.Until(t, "all came", func() bool { return b.holds() == 202 })
}

// unsure is a link that fails now and then, after it has done what was asked.
type unsure struct {
	Carrier
	fails func() bool
}

func (u *unsure) Push(ctx context.Context, events []relay.Event) ([]relay.ID, error) {
	refused, err := u.Carrier.Push(ctx, events[:1+len(events)/2])
	if err == nil && u.fails() {
		err = errAway
	} else if err == nil {
		refused, err = u.Carrier.Push(ctx, events)
	}
	return refused, err
}
