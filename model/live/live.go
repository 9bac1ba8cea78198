package live

import (
	"errors"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/settings"
	"baton/views"
)

// Times of the live screen.
const (
	flashTime = time.Second     // how long the row last pressed is inverted
	noteTime  = 4 * time.Second // how long a refusal is shown
	litTime   = 2 * time.Second // armed: how long a tried key lights its row
)

// Live is the live screen: one race of the open meet, timed by keys. It holds
// no times: what was pressed is in the session the moment it was pressed.
type Live struct {
	s        *meet.Session
	set      *settings.Settings
	Race     relay.RaceID
	other    relay.RaceID // F2 flips to it
	focus    relay.TeamID
	prefix   prefix
	half     half
	skipped  lastSkip
	Pressed  flash
	hint     relay.Doubt // as the screen showed it when the last key had been done
	turning  time.Time   // when Enter was pressed while teams are running; zero for not asked
	lastNote note
	Panel    panel
	alarms   alarms
	standing standing
	tried    gunsTried
	with     company                     // the others who time the meet
	modes    map[relay.RaceID]relay.Mode // how digits were meant when another race was turned to
	// audience is where others look on, and how many; nil for nowhere.
	audience func() string
}

// prefix is a letter that waits for its digit.
type prefix struct {
	letter string
	id     relay.ID // its event; zero for s and m, which wait to be written
	at     time.Time
}

// half is the first digit of two, written and waiting for the second.
type half struct {
	digit string
	id    relay.ID
	at    time.Time
	after prefix // the letter it came after, kept for the whole number
}

// lastSkip is a skip that a second s + digit replaces.
type lastSkip struct {
	id  relay.ID
	key string
	at  time.Time
}

// flash is the row last pressed.
type flash struct {
	Team relay.TeamID
	at   time.Time
}

// note is what was last refused or done, in a line.
type note struct {
	text string
	at   time.Time
}

// ShowOnly is the live screen of a race that nothing is written to: it is not
// even armed.
func ShowOnly(s *meet.Session, set *settings.Settings, race relay.RaceID) *Live {
	return &Live{s: s, set: set, Race: race}
}

// openLive shows a race: armed where it has not begun, resumed where it has.
func openLive(s *meet.Session, set *settings.Settings, others link.Company, race relay.RaceID, now time.Time) *Live {
	l := &Live{s: s, set: set, with: company{Company: others}, modes: map[relay.RaceID]relay.Mode{}}
	l.show(race, now)
	l.other = l.runningBeside(race)
	return l
}

// runningBeside is the race begun last that still runs beside another; empty for
// none.
func (l *Live) runningBeside(race relay.RaceID) (beside relay.RaceID) {
	var last relay.Instant
	for _, r := range ui.RacesOf(l.s.State) {
		if gun, ok := r.Gun(); ok && r.ID != race && r.Status == relay.Running && gun > last {
			beside, last = r.ID, gun
		}
	}
	return beside
}

// show turns the screen to a race, and arms it.
func (l *Live) show(race relay.RaceID, now time.Time) {
	l.modes[l.Race] = l.s.Desk.Mode
	l.Race = race
	l.prefix, l.half, l.Panel, l.Pressed = prefix{}, half{}, panel{}, flash{}
	l.skipped, l.lastNote, l.turning = lastSkip{}, note{}, time.Time{}
	l.alarms, l.hint = alarms{}, relay.Doubt{}
	l.arm(now)
	l.s.Desk.Mode = l.modeOf(race)
	l.FocusFirst()
}

// modeOf is how digits were last meant in a race; at first lanes, and times
// first where lanes have two digits or times wait for a team.
func (l *Live) modeOf(race relay.RaceID) relay.Mode {
	switch mode := l.modes[race]; {
	case mode != "":
		return mode
	case l.State().Digits == 2, len(l.State().OpenTimes(l.s.Desk.Station, relay.ID{})) > 0:
		return relay.Times
	}
	return relay.Lanes
}

// arm makes the race ready for the gun where it is not: also where its lanes
// have changed since.
func (l *Live) arm(now time.Time) {
	if l.State().Counting >= 0 || l.s.ReadOnly() != "" && l.State().Armed {
		return
	}
	_, err := l.s.Do(l.Race, relay.Arm{}, now)
	if err != nil && !errors.Is(err, relay.ErrArmed) {
		l.Say(err.Error(), now)
	}
}

// FocusFirst focuses the first pinned team, else the first row.
func (l *Live) FocusFirst() {
	l.focus = ""
	teams := l.State().Teams
	for _, t := range teams {
		if t.Pinned {
			l.focus = t.ID
			return
		}
	}
	if len(teams) > 0 {
		l.focus = teams[0].ID
	}
}

// State is the race shown; an empty race where the meet has none of that id.
func (l *Live) State() *relay.Race {
	if r := l.s.State.Race(l.Race); r != nil {
		return r
	}
	return &relay.Race{ID: l.Race, Counting: -1, Digits: 1}
}

// Say puts a line under the screen.
func (l *Live) Say(text string, now time.Time) { l.lastNote = note{text, now} }

// Focused is the team whose legs are shown, nil for none.
func (l *Live) Focused() *relay.Team { return l.State().Team(l.focus) }

// Running reports whether the clock moves.
func (l *Live) Running() bool { return l.State().Status == relay.Running }

// Restless reports whether something on the screen ends by itself soon.
func (l *Live) Restless(now time.Time) bool {
	return l.waits() || now.Sub(l.Pressed.at) < flashTime || now.Sub(l.lastNote.at) < noteTime
}

// waits reports whether a letter, a first digit or a question waits for a key.
func (l *Live) waits() bool {
	return l.prefix.letter != "" || l.half.digit != "" || !l.turning.IsZero()
}

// Tick lets go of what has lapsed, keeps which hint is shown, and reports whether
// the bell is due.
func (l *Live) Tick(now time.Time) (ring bool) {
	l.lapse(now)
	l.lookAround(now)
	l.hint = l.look().hint
	return l.alarms.due(l, now)
}

// lapse ends a letter or a first digit that nothing followed. What they wrote
// stays: "drop, no team", a time without a team. Whether to turn to the next race
// is asked as long as it is shown.
func (l *Live) lapse(now time.Time) {
	if l.prefix.letter != "" && now.Sub(l.prefix.at) > relay.PrefixTime {
		l.endLetter(now)
	}
	if l.half.digit != "" && now.Sub(l.half.at) > relay.NumberTime {
		l.half = half{}
	}
	if now.Sub(l.turning) > noteTime {
		l.turning = time.Time{}
	}
}

// what the screen asks of the program.
type request int

const (
	stay request = iota
	leaveRace
	reviewRace
	quit
)

// key does what one key means. Timing keys come first, whatever is open.
func (l *Live) key(k terminal.Key) request {
	if k.Paste {
		l.Say("a paste: nothing of it was timed", k.At)
		return stay
	}
	l.lapse(k.At)
	if k.IsDigit() {
		l.digit(k)
		return stay
	}
	if l.record(k) {
		return stay
	}
	waited := l.waits()
	l.endLetter(k.At)
	l.half = half{}
	if !ui.Matches(k, Keys.Next) {
		l.turning = time.Time{}
	}
	if waited && ui.Matches(k, Keys.Menu) {
		return stay
	}
	if a, taken := l.panelKey(k); taken {
		return a
	}
	return l.command(k)
}

// standing is what follows from the log alone, worked out once a refold.
type standing struct {
	race   *relay.Race
	desk   relay.Desk
	ranks  map[relay.TeamID]int
	upheld map[relay.TeamID]int
	doubts []relay.Doubt
	hint   relay.Doubt // the one that is shown in full; the zero one for none
	toCome string
	decide string // what waits for the referee, after the finish
	log    []views.LogLine
	next   bool // there is another race to arm
	lanes  bool // the keys are the lanes
	zones  []views.Line
}

// look gives what follows from the log, anew where the race has changed.
func (l *Live) look() *standing {
	r := l.State()
	if l.standing.race == r && l.standing.desk == l.s.Desk {
		return &l.standing
	}
	l.standing = standing{race: r, desk: l.s.Desk, ranks: r.Ranks(), upheld: r.RanksIfUpheld(), doubts: l.s.State.Doubts(l.Race, l.s.Desk)}
	l.standing.hint, _ = l.s.State.Hint(l.Race, l.s.Desk)
	l.standing.decide = toDecide(r)
	l.standing.lanes, l.standing.zones = keysAreLanes(r), zoneLines(r)
	l.standing.toCome, l.standing.log, l.standing.next = toCome(r), logLines(r), l.s.State.Next(l.Race) != nil
	return &l.standing
}
