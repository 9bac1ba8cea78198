package link

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
)

// A meet day in virtual time, on one thread, from one seed: laptops with clocks
// of their own whose keepers press, slip and correct; links that lose, repeat,
// cut one way or both; disks that forget what was not synced; programs killed
// between any two steps, hubs with them. What was acknowledged is known apart
// from the program, and has to be in every file at the end.
//
//	go test ./relay/link -run Day -days 1000     # more of them
//	go test ./relay/link -run Day -seed 7 -v     # one of them
var (
	days = flag.Int("days", 6, "how many meet days to simulate")
	seed = flag.Uint64("seed", 0, "the one meet day to simulate; 0 for the first ones")
)

// troubles are what can go wrong, each to be left out while a failure is made
// smaller.
var troubles = []string{"kill", "forget", "cut", "one way", "lose", "repeat", "sleep", "step", "correct"}

// day is one simulated meet day.
type day struct {
	random   *rand.Rand
	now      time.Duration // true time
	without  map[string]bool
	meet     relay.Origin
	stations []*station
	cut      map[[2]int]time.Duration // from a station to another: until when nothing gets through
	refs     map[string]*incarnation  // whose clock a meet goes by
	acked    map[relay.ID]relay.Hash  // what the screens called saved
	presses  int
	wrong    []string
}

// station is a laptop: its file, and the program while it runs.
type station struct {
	day   *day
	n     int
	desk  relay.Desk
	skew  time.Duration
	drift float64
	disk  []relay.Event // synced
	cache []relay.Event // written, not yet synced: lost with the power
	*incarnation
	back time.Duration // when it is started again
}

// incarnation is one start of the program.
type incarnation struct {
	of     *station
	opened time.Time
	link   *Link
	state  *relay.Meet
	author relay.Author
	queue  []relay.Event // pressed or received, not yet written
	hub    *memory
	sides  map[string]*side // that it is linked to, by name of the set
}

func newDay(seed uint64, without map[string]bool) *day {
	d := &day{random: rand.New(rand.NewPCG(seed, 1)), without: without, cut: map[[2]int]time.Duration{}, refs: map[string]*incarnation{}, acked: map[relay.ID]relay.Hash{}}
	d.meet = d.origin()
	for n, place := range []relay.Spot{"0", "100", "200", "300", relay.Everywhere} {
		s := &station{day: d, n: n, desk: relay.Desk{Station: fmt.Sprint("s", n), Place: place, Mode: relay.Lanes}}
		s.skew, s.drift = time.Duration(d.random.Int64N(int64(time.Minute))), (d.random.Float64()-0.5)*40e-6
		d.stations = append(d.stations, s)
		d.start(s)
	}
	d.setUp(d.stations[0])
	return d
}

// maybe reports whether a trouble happens now, one time in so many.
func (d *day) maybe(what string, oneIn int) bool {
	return d.random.IntN(oneIn) == 0 && !d.without[what]
}

// clock is what a station's clock says.
func (s *station) clock() time.Time {
	at := s.day.now + s.skew + time.Duration(s.drift*float64(s.day.now))
	return time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC).Add(at)
}

// start starts the program: it reads its file, and begins to link.
func (d *day) start(s *station) {
	i := &incarnation{of: s, sides: map[string]*side{}, state: relay.NewMeet()}
	s.incarnation = i
	i.opened = s.clock()
	i.link = New(d.meet, Here{Station: s.desk.Station, Place: s.desk.Place}, s.clock)
	i.author = relay.Author{Meet: i.state, Origin: d.origin()}
	i.hub = newMemory(d.origin().String())
	if s.n == 0 {
		i.link.Clock().Leads(i.hub.name)
	}
	d.refs[i.hub.name] = i
	i.state.Add(slices.Clone(s.disk)...)
	i.link.Begin(s.disk, i.receive)
	i.write("", &relay.Opened{Meet: d.meet})
}

func (d *day) origin() (o relay.Origin) {
	for i := range o {
		o[i] = byte(d.random.Uint32())
	}
	return o
}

// receive is what the session does with what comes.
func (i *incarnation) receive(events []relay.Event) {
	for _, e := range events {
		if _, known := i.state.Event(e.ID); !known {
			i.state.Add(e)
			i.queue = append(i.queue, e)
		}
	}
}

func (i *incarnation) write(race relay.RaceID, facts ...relay.Fact) {
	for _, f := range facts {
		at := i.of.clock()
		mono := int64(at.Sub(i.opened))
		local := i.opened.UnixNano() + mono
		h := relay.Header{Race: race, Station: i.of.desk.Station, Place: i.of.desk.Place, Wall: local, Mono: mono, Clock: i.link.Clock().Offset(at, local)}
		e, err := i.author.Next(h, f)
		if err != nil {
			panic(err)
		}
		i.state.Add(e)
		i.queue = append(i.queue, e)
		i.checkClock(e, at)
	}
}

// checkClock holds what is written of the clock against the truth.
func (i *incarnation) checkClock(e relay.Event, at time.Time) {
	first := i.of.day.refs[i.link.Clock().ref]
	if e.Clock == nil || first == nil {
		return
	}
	off := time.Duration(i.opened.UnixNano() + int64(at.Sub(i.opened)) + e.Clock.Offset - first.link.Clock().local(first.of.clock())).Abs()
	if first == first.of.incarnation && off > time.Duration(e.Clock.Bound)+20*time.Microsecond {
		i.of.day.wrong = append(i.of.day.wrong, fmt.Sprintf("%s is %v off, and says at most %v", e.ID, off, time.Duration(e.Clock.Bound)))
	}
}

// setUp is the start list.
func (d *day) setUp(s *station) {
	format := relay.FormatID("4x100")
	for heat := 1; heat <= 3; heat++ {
		race := relay.MakeRaceID(1, 1, heat)
		s.write(race, &relay.RaceSet{Format: &format})
		for lane := 1; lane <= 4; lane++ {
			s.write(race, &relay.TeamSet{Team: relay.TeamID(fmt.Sprintf("h%dl%d", heat, lane)), Lane: &lane})
		}
	}
}

// save writes what is queued, and syncs it: then the screen says saved.
func (s *station) save() {
	s.cache, s.queue = append(s.cache, s.queue...), nil
	if s.day.random.IntN(3) == 0 {
		return // killed now, it is gone
	}
	for _, e := range s.cache {
		if s.holds(e.ID) {
			continue
		}
		s.disk = append(s.disk, e)
		if e.Station == s.desk.Station && e.ID.Origin == s.author.Origin {
			s.day.acked[e.ID] = e.Hash
		}
	}
	stored := s.cache
	s.cache = nil
	s.link.Stored(stored)
}

func (s *station) holds(id relay.ID) bool {
	return slices.ContainsFunc(s.disk, func(e relay.Event) bool { return e.ID == id })
}

// press is what a keeper does.
func (d *day) press(s *station) {
	race := relay.MakeRaceID(1, 1, 1+int(d.now/(4*time.Minute))%3)
	if s.state.Race(race) == nil {
		return
	}
	at := relay.Instant(s.clock().UnixNano())
	if c := s.link.Clock().Offset(s.clock(), s.clock().UnixNano()); c != nil {
		at += relay.Instant(c.Offset)
	}
	do := func(c relay.Command) bool {
		facts, err := s.state.Decide(race, s.desk, c, at)
		s.write(race, facts...)
		return err == nil && len(facts) > 0
	}
	switch x := d.random.IntN(20); {
	case x < 4:
		_ = do(relay.Arm{}) || do(relay.Fire{Key: "space"})
	case x == 4 && !d.without["correct"]:
		hint, _ := s.state.Hint(race, s.desk)
		_ = do(relay.Accept{Shown: hint})
	case x == 5 && !d.without["correct"]:
		do(relay.Undo{Key: "backspace"})
	case x == 6 && !d.without["correct"]:
		do(relay.GiveNewest{Stroke: relay.Stroke{Key: "2", Rune: "2"}})
	default:
		key := fmt.Sprint(1 + d.random.IntN(5)) // one that is no lane's among them
		for range 1 + d.random.IntN(2) {        // and held, now and then
			s.write(race, s.state.Press(race, s.desk, relay.Stroke{Key: key, Rune: key}, at))
			d.presses++
		}
	}
}

// wire is the way from one station to the hub of another.
type wire struct {
	*memory
	d        *day
	from, to int
}

// passes reports whether what is sent now gets there.
func (w wire) passes(from, to int) bool {
	return w.d.now >= w.d.cut[[2]int{from, to}] && (from == to || !w.d.maybe("lose", 12))
}

func (w wire) Holds(ctx context.Context) (Holding, error) {
	if !w.passes(w.from, w.to) || !w.passes(w.to, w.from) {
		return Holding{}, errAway
	}
	return w.memory.Holds(ctx)
}

func (w wire) Push(ctx context.Context, events []relay.Event) (refused []relay.ID, err error) {
	if !w.passes(w.from, w.to) {
		return nil, errAway
	}
	some := events
	if w.d.maybe("lose", 8) {
		some = events[:w.d.random.IntN(len(events)+1)]
	}
	refused, err = w.memory.Push(ctx, some)
	if len(some) < len(events) || !w.passes(w.to, w.from) {
		return nil, errAway // it may have got there
	}
	return refused, err
}

func (w wire) Pull(ctx context.Context, since uint64) ([]relay.Event, uint64, error) {
	if !w.passes(w.from, w.to) || !w.passes(w.to, w.from) {
		return nil, since, errAway
	}
	events, next, err := w.memory.Pull(ctx, since)
	events = slices.Clone(events)
	if len(events) > 1 && w.d.maybe("repeat", 6) {
		events = append(events, events[0])
		w.d.random.Shuffle(len(events), func(a, b int) { events[a], events[b] = events[b], events[a] })
	}
	return events, next, err
}

// ended is a context in which nothing is waited for.
var ended = func() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}()

// exchange is one step of a station's link: it keeps to the first hub that
// answers, and to its own, where others may come.
func (d *day) exchange(s *station) {
	for n, hub := range d.stations {
		if n > s.n {
			break
		}
		if hub.incarnation == nil || !s.exchangeBy(wire{hub.hub, d, s.n, n}) {
			continue
		}
		if n < s.n {
			d.compare(s, hub)
			s.exchangeBy(wire{s.hub, d, s.n, s.n})
		}
		return
	}
}

// exchangeBy pushes and pulls once, after it has met the set anew where the link
// was down.
func (s *station) exchangeBy(w wire) (linked bool) {
	side := s.sides[w.name]
	if side == nil {
		met, err := s.link.meet(ended, w)
		if err != nil {
			return false
		}
		side, s.sides[w.name] = met, met
	}
	if s.link.push(ended, w, side) != nil || s.link.pull(ended, w, side) != nil {
		delete(s.sides, w.name)
		return false
	}
	return true
}

// compare compares a station's clock with its hub's: the way there and back
// takes its time.
func (d *day) compare(s, hub *station) {
	asked := s.clock()
	d.now += time.Duration(d.random.Int64N(int64(20 * time.Millisecond)))
	r, ok := hub.link.Clock().Answer(hub.clock())
	d.now += time.Duration(d.random.Int64N(int64(20 * time.Millisecond)))
	if ok && d.random.IntN(4) == 0 {
		s.link.Clock().Compare(asked, s.clock(), r)
	}
}

// kill ends a program between two steps; with the power the disk's cache goes.
func (d *day) kill(s *station) {
	if d.maybe("forget", 2) {
		s.cache = nil
	}
	for _, e := range s.cache { // the system writes it by itself, later
		if !s.holds(e.ID) {
			s.disk = append(s.disk, e)
		}
	}
	s.cache, s.incarnation, s.back = nil, nil, d.now+time.Duration(d.random.Int64N(int64(20*time.Second)))
}

// step is one step of the day.
func (d *day) step() {
	d.now += time.Duration(d.random.Int64N(int64(250 * time.Millisecond)))
	s := d.stations[d.random.IntN(len(d.stations))]
	if s.incarnation == nil {
		if d.now >= s.back {
			d.start(s)
		}
		return
	}
	switch x := d.random.IntN(10); {
	case x < 3:
		d.press(s)
	case x < 6:
		s.save()
	default:
		d.exchange(s)
	}
	d.misfortune(s)
}

func (d *day) misfortune(s *station) {
	until := d.now + time.Duration(d.random.Int64N(int64(40*time.Second)))
	other := d.random.IntN(len(d.stations))
	switch {
	case d.maybe("kill", 150):
		d.kill(s)
	case d.maybe("cut", 60) && other != s.n:
		d.cut[[2]int{s.n, other}], d.cut[[2]int{other, s.n}] = until, until
	case d.maybe("one way", 60) && other != s.n:
		d.cut[[2]int{s.n, other}] = until
	case d.maybe("step", 200) && s.n > 0:
		s.link.Clock().Drop() // its clock was set: its program's own is not
	case d.maybe("sleep", 200) && s.n > 0:
		s.link.Clock().Drop()
	}
}

// rest heals everything, and lets all laptops exchange until nothing moves.
func (d *day) rest() {
	clear(d.cut)
	d.without = map[string]bool{}
	for _, t := range troubles {
		d.without[t] = true
	}
	for _, s := range d.stations {
		if s.incarnation == nil {
			d.start(s)
		}
	}
	for range 40 {
		for _, s := range d.stations {
			for range 30 {
				d.exchange(s)
			}
			for range 6 {
				s.save()
			}
		}
	}
}

// faults are what is wrong at the end.
func (d *day) faults() []string {
	wrong := d.wrong
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	first := d.stations[0]
	for _, s := range d.stations {
		seen := map[relay.ID]relay.Hash{}
		for _, e := range s.disk {
			if _, twice := seen[e.ID]; twice {
				say("%s: %s stands there twice", s.desk.Station, e.ID)
			}
			seen[e.ID] = e.Hash
		}
		for id, hash := range d.acked {
			if seen[id] != hash {
				say("%s: %s was called saved, and is not there", s.desk.Station, id)
			}
		}
		if a, b := Digest(s.link.Says().Heads), Digest(first.link.Says().Heads); a != b || len(s.disk) != len(first.disk) {
			say("%s: digest %s of %d events, %s has %s of %d", s.desk.Station, a, len(s.disk), first.desk.Station, b, len(first.disk))
		}
		afresh := relay.NewMeet()
		shuffled := slices.Clone(s.disk)
		d.random.Shuffle(len(shuffled), func(a, b int) { shuffled[a], shuffled[b] = shuffled[b], shuffled[a] })
		afresh.Add(shuffled...)
		if at := apart(told(s.state), told(first.state)); at != "" {
			say("%s and %s tell the same events otherwise: %s", s.desk.Station, first.desk.Station, at)
		}
		if at := apart(told(s.state), told(afresh)); at != "" {
			say("%s tells its events otherwise than if it had them all at once: %s", s.desk.Station, at)
		}
		if s.link.State(nil).Alarm != nil {
			say("%s: %v", s.desk.Station, s.link.State(nil).Alarm)
		}
	}
	return wrong
}

// told is all that a meet says of its races.
func told(m *relay.Meet) string {
	var out strings.Builder
	for _, r := range m.Races() {
		fmt.Fprintln(&out, r.ID, r.Status)
		for _, k := range r.Marks {
			fmt.Fprintln(&out, k.ID, k.Kind, k.Role, k.At, k.Time, k.Team, k.Point)
		}
		for _, t := range r.Teams {
			fmt.Fprint(&out, t.ID)
			for _, p := range t.Passes {
				fmt.Fprint(&out, " ", p.Known, p.Time, len(p.Marks))
			}
			fmt.Fprintln(&out)
		}
	}
	return out.String()
}

// apart is the first line in which two tellings differ, empty where none does.
func apart(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + " | " + y[i]
		}
	}
	if len(x) != len(y) {
		return fmt.Sprintf("%d lines and %d", len(x), len(y))
	}
	return ""
}

// steps are those of a day.
const steps = 1500

// run is a day from its seed, and what is wrong at its end.
func run(seed uint64, steps int, without map[string]bool) (*day, []string) {
	d := newDay(seed, without)
	for range steps {
		d.step()
	}
	d.rest()
	return d, d.faults()
}

func TestAMeetDayEndsWithOneLogOnAllLaptops(t *testing.T) {
	seeds := make([]uint64, 0, *days)
	for n := range *days {
		seeds = append(seeds, uint64(n+1))
	}
	if testing.Short() {
		seeds = seeds[:min(2, len(seeds))]
	}
	if *seed != 0 {
		seeds = []uint64{*seed}
	}
	for _, n := range seeds {
		d, wrong := run(n, steps, map[string]bool{})
		if len(wrong) > 0 {
			fewer, without := shrink(n)
			t.Errorf("seed %d (-seed %d): %d faults, the first: %.600s\nit takes %d steps, and happens without %v", n, n, len(wrong), wrong[0], fewer, without)
		}
		for _, w := range wrong[:min(8, len(wrong))] {
			t.Logf("%.500s", w)
		}
		t.Logf("seed %d: %d events, %d presses, %d called saved", n, len(d.stations[0].disk), d.presses, len(d.acked))
	}
}

// shrink finds a shorter day with fewer troubles that goes wrong too.
func shrink(seed uint64) (fewer int, without []string) {
	left := map[string]bool{}
	wrong := func(n int) bool {
		_, w := run(seed, n, left)
		return len(w) > 0
	}
	fewer = steps
	for _, trouble := range troubles {
		if left[trouble] = true; wrong(fewer) {
			without = append(without, trouble)
		} else {
			delete(left, trouble)
		}
	}
	for fewer > 20 && wrong(fewer/2) {
		fewer /= 2
	}
	return fewer, without
}
