package meet

import (
	"time"

	"baton/relay"
)

// Config says who opens a meet.
type Config struct {
	Desk    relay.Desk          // the station, its place, and how its digits are meant
	Version string              // the baton that writes
	Opened  time.Time           // with its monotonic reading; the origin's clock starts here
	Deliver func([]relay.Event) // events of other programs, on the writer's goroutine
	Notify  func()              // something about saving has changed, likewise
	Guests  []Guest             // what goes on beside
	Clock   Clock               // this laptop's against the hub's; nil without a hub
	Receive func([]relay.Event) // brings what a guest hands over to Session.Receive, on the session's goroutine
}

// Read is a meet as read from its log, not yet open for writing. Reading needs
// no screen and may be done beside it.
type Read struct {
	Log    Log
	State  *relay.Meet
	cursor int64
	events []relay.Event
}

// ReadLog reads and folds a whole log.
func ReadLog(log Log) (*Read, error) {
	events, cursor, err := log.Since(0)
	if err != nil {
		return nil, err
	}
	r := &Read{Log: log, State: relay.NewMeet(), cursor: cursor, events: events}
	r.State.Add(events...)
	r.State.Races()
	r.State.Rest()
	return r, nil
}

// Session is one opening of a meet by this program: its state, and the origin
// under which this program adds to it. It is for one goroutine; saving goes on
// beside it and is never waited for.
type Session struct {
	State  *relay.Meet
	Desk   relay.Desk
	writer *Writer
	log    Log
	left   []Log // that the session went on from
	c      Config
	author relay.Author
	meet   relay.Origin
	gaps   []gap
}

// gap is a sleep of the machine that this origin has recorded.
type gap struct{ mono, length int64 }

// Open opens a meet for writing, under a new origin. A meet without events gets
// its identity at once; else nothing is written until there is something to
// write.
func Open(r *Read, c Config) *Session {
	s := &Session{State: r.State, Desk: c.Desk, log: r.Log, c: c, author: relay.Author{Meet: r.State, Origin: relay.NewOrigin()}, meet: r.State.ID()}
	for _, g := range c.Guests {
		g.Begin(r.events, c.Receive)
	}
	s.writer = NewWriter(r.Log, r.cursor, Listeners{Deliver: c.Deliver, Notify: c.Notify, Stored: s.stored})
	s.writer.know(r.events)
	if s.meet == (relay.Origin{}) {
		s.meet = relay.NewOrigin()
		s.begin()
	}
	return s
}

// MeetID is the meet's identity.
func (s *Session) MeetID() relay.Origin { return s.meet }

// OpenedAt is when the session began; set-up that nobody pressed a key for is
// written at it.
func (s *Session) OpenedAt() time.Time { return s.c.Opened }

// begin writes the origin's first event.
func (s *Session) begin() {
	s.append("", 0, &relay.Opened{Meet: s.meet, Version: s.c.Version})
}

// Write records facts about a race (or "" for the meet) at a moment, in order,
// and gives their ids. The state has them at once; the disk soon.
func (s *Session) Write(race relay.RaceID, at time.Time, facts ...relay.Fact) []relay.ID {
	if s.author.Seq == 0 {
		s.begin()
	}
	ids := make([]relay.ID, len(facts))
	for i, f := range facts {
		ids[i] = s.append(race, s.Mono(at), f)
	}
	return ids
}

func (s *Session) append(race relay.RaceID, mono int64, f relay.Fact) relay.ID {
	e := s.next(&s.author, race, mono, f)
	s.State.Add(e)
	s.writer.Write(e)
	return e.ID
}

// next is the event with which an author of this origin goes on.
func (s *Session) next(a *relay.Author, race relay.RaceID, mono int64, f relay.Fact) relay.Event {
	h := relay.Header{
		Race: race, Station: s.Desk.Station, Spot: s.Desk.Spot,
		Wall: s.local(mono), Mono: mono, Clock: s.known(mono),
	}
	e, err := a.Next(h, f)
	if err != nil { // a fact of our own that is no JSON: a bug, met by the first test
		panic(err)
	}
	return e
}

// Press records a key. It never refuses.
func (s *Session) Press(race relay.RaceID, stroke relay.Stroke, at time.Time) relay.ID {
	return s.Write(race, at, s.State.Press(race, s.Desk, stroke, s.Instant(at)))[0]
}

// Do records what a command comes to, or says why it is refused.
func (s *Session) Do(race relay.RaceID, c relay.Command, at time.Time) ([]relay.ID, error) {
	facts, err := s.State.Decide(race, s.Desk, c, s.Instant(at))
	if err != nil {
		return nil, err
	}
	return s.Write(race, at, facts...), nil
}

// Join records who this station is, where the meet does not know it so already.
func (s *Session) Join(name string, at time.Time) {
	known := s.State.Station(s.Desk.Station)
	if known.Name != name || known.Spot != s.Desk.Spot {
		s.Write("", at, &relay.StationJoined{Name: name})
	}
}

// Take adds what another program wrote to the file.
func (s *Session) Take(events []relay.Event) { s.State.Add(events...) }

// Mono is a moment on this origin's monotonic clock, in nanoseconds.
func (s *Session) Mono(at time.Time) int64 { return int64(at.Sub(s.c.Opened)) }

// Instant is a moment on the meet's clock, as the fold will have it for what
// is written now.
func (s *Session) Instant(at time.Time) relay.Instant {
	mono := s.Mono(at)
	return relay.Instant(s.local(mono) + s.ahead(mono))
}

// MonoOf is an instant on this origin's monotonic clock; before its opening it
// is negative.
func (s *Session) MonoOf(i relay.Instant) int64 {
	mono := int64(i) - s.c.Opened.UnixNano()
	mono -= s.ahead(mono)
	for _, g := range s.gaps {
		if mono-g.length >= g.mono {
			mono -= g.length
		}
	}
	return mono
}

// asleep is how long the machine had slept before a time of the monotonic
// clock.
func (s *Session) asleep(mono int64) (length int64) {
	for _, g := range s.gaps {
		if g.mono <= mono {
			length += g.length
		}
	}
	return length
}

// ClockGap records that the machine slept ("sleep") or that its wall clock was
// set ("step").
func (s *Session) ClockGap(what string, length time.Duration, at time.Time) {
	s.Write("", at, &relay.ClockGap{What: what, Gap: int64(length)})
	slept := time.Duration(0)
	if what == "sleep" {
		slept = length
		s.gaps = append(s.gaps, gap{s.Mono(at), int64(length)})
	}
	if s.c.Clock != nil {
		s.c.Clock.Drop(slept)
	}
}

// Saved says what is on disk.
func (s *Session) Saved() WriterState { return s.writer.State() }

// ReadOnly says why the meet can only be read, empty where it can be written.
func (s *Session) ReadOnly() string { return s.log.ReadOnly() }

// Path is the meet's file.
func (s *Session) Path() string { return s.log.Path() }

// Checkpoint gathers the meet into its one file; called at a race's end.
func (s *Session) Checkpoint() { s.writer.Checkpoint() }

// SwitchTo carries on in another file, which gets the whole meet and what is
// not saved yet. It waits for disks and may be called beside the session; once
// it has succeeded the session is told by Moved.
func (s *Session) SwitchTo(log Log) error { return s.writer.SwitchTo(log) }

// Moved says that the session now goes on in a log.
func (s *Session) Moved(log Log) { s.left, s.log = append(s.left, s.log), log }

// Close saves what it can within a time and says how much it could not. It
// closes the session's logs, so that each is left as one file, as far as their
// disks answer in that time.
func (s *Session) Close(limit time.Duration) (unsaved int) {
	end := time.Now().Add(limit)
	unsaved = s.writer.Close(limit)
	for _, g := range s.c.Guests {
		g.End()
	}
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		for _, log := range append(s.left, s.log) {
			log.Close() // what it says would change nothing: all is saved, or told
		}
	}()
	select {
	case <-closed:
	case <-time.After(max(time.Until(end), closeTime)):
	}
	return unsaved
}

// closeTime is how long closing a log is waited for, whatever saving took.
const closeTime = 200 * time.Millisecond
