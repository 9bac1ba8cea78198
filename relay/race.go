package relay

import (
	"cmp"
	"strings"
	"time"
)

// Instant is a moment on the meet's common clock: nanoseconds since 1970 on
// the hub's wall clock, or on the one laptop's where there is no hub.
type Instant int64

// Time is the instant as a wall-clock time.
func (i Instant) Time() time.Time { return time.Unix(0, int64(i)) }

// Since is the time from another instant to this one.
func (i Instant) Since(from Instant) time.Duration { return time.Duration(i - from) }

// Status is how far a race has come.
type Status string

// The states of a race.
const (
	Scheduled Status = "scheduled"
	ArmedRace Status = "armed"
	Running   Status = "running"
	Finished  Status = "finished" // every team finished or out, or the race closed
	Settled   Status = "official"
)

// Race is one race as the fold of its events: all that screens and exports show
// of it. It is made anew by every refold and never changed after.
type Race struct {
	ID        RaceID
	Name      string
	Format    Format
	Legs      []Distance
	Way       Way    // how much of it is run in lanes
	WayChosen bool   // somebody said so; else it is the format's usual way
	Zones     []Zone // one an exchange; empty for shuttle hurdles
	// ZoneDoubts are what is not sure of the zones' lengths, one an exchange.
	ZoneDoubts []string
	Order      int  // place in the running order
	Laps       bool // laps are logged too
	Points     []Point
	Status     Status
	Armed      bool // an armed fact stands
	Closed     bool
	Rerun      bool              // a re-run of the whole race was granted
	Digits     int               // digits a key has: 1 or 2
	Keys       map[string]TeamID // what each key means
	Guard      Guard             // fixed when armed
	Starts     []Start           // every attempt, by instant
	Counting   int               // index in Starts of the attempt that counts, -1 for none
	Teams      []*Team           // by lane; keys without a team last
	Marks      []Mark            // every press and time of every attempt, by instant
	Incidents  []Report          // every drop, flag, DQ and so on, by instant
	Ready      []bool            // one an exchange: all its runners are in place
	Reps       []Rep             // repetitions in practice, by instant
	Notes      []string
	Recorded   int                  // events that keys recorded
	Unknown    int                  // events that need a newer baton
	from       map[countKey]int     // first point, from 1, that a station counts a team from
	counted    map[countKey][]*mark // what count counted off, by time
	skips      []skip
	lapsAsked  bool // what the race was set to; Laps is what arming fixed
	// OfficialStart is the start's time of day, since midnight, by the timing
	// computer's clock; nil where none came with the official results.
	OfficialStart *time.Duration
	m             *Meet               // where people and predictions are looked up
	shortages     map[TeamID]Question // what shortage has found out
}

// Point is where on the way of the baton a mark can lie: an exchange, the
// finish, or (where laps are logged) a passing of the finish line.
type Point struct {
	Leg  int      // the leg it lies in or ends, from 1: exchange n ends leg n
	Lap  int      // which lap mark of its leg, from 1; 0 for an exchange or the finish
	At   Distance // run by the baton so far
	Oval Distance // where it lies on the oval, from the finish line
}

// Start is one attempt: the guns that are one start.
type Start struct {
	Guns      []ID    // the one that counts first
	At        Instant // as corrected
	Recalled  bool
	RecallAt  Instant
	Estimated bool          // put back by hand
	Corrected time.Duration // how far corrections have moved the gun
	// Beside is the gun of another race beside which the timing computer's clock was
	// laid; zero where somebody pressed this one, or put it in.
	Beside ID
}

// Team is one team in a race: what was set up, and what has happened to it in
// the attempt that counts.
type Team struct {
	ID          TeamID
	Name        string
	Code        string
	Squad       string
	Lane        int // or hip number; 0 where none
	Key         string
	Look        string
	Seed        time.Duration
	Target      time.Duration
	Scratched   bool
	Pinned      bool
	Alternates  []string // who may come in for a runner
	Hip         string   // the number on the hip, where it is not the lane
	Locked      bool     // the order is declared
	Legs        []Leg
	Passes      []Pass // one a point of the race
	Out         Out    // why it is out, if it is
	OutAt       *time.Duration
	OutReason   string // infraction's key or free text
	Dropped     bool   // the baton lies on the track
	Pending     int    // flags and disqualifications not yet decided
	Provisional bool   // one of them is a disqualification
	Rerun       bool   // a re-run was granted
	Advanced    string // into the next round by qR, qJ or qD
	Official    *OfficialResult
	After       int                        // marks beyond the finish
	names       func(runner string) string // the name a runner goes by
	bests       []listedBest               // in the order of registers
}

// Out says why a team has no place.
type Out string

// Why a team is out.
const (
	In           Out = ""
	Disqualified Out = "DQ"
	DidNotFinish Out = "DNF"
	DidNotStart  Out = "DNS"
	Scratched    Out = "SCR"
)

// OfficialResult is what the timing company or the referee gave.
type OfficialResult struct {
	Time   *time.Duration
	Rank   int
	Status string
	Reason string // the rule or remark beside the status
	Hand   bool
	Splits []time.Duration // from the gun, at exchange 1 and those after it
}

// Leg is one runner's part.
type Leg struct {
	Runner    string
	Distance  Distance
	Target    time.Duration // split, of whoever runs the leg; 0 where none
	Presence  Attendance
	Plan      Plan   // of the exchange that ends the leg
	Changed   bool   // after the order was declared
	Why       string // it was changed then
	windowSet bool   // the plan's window was said, and is not its style's
	targets   []legWord[time.Duration]
	marks     []legWord[goMarkWord]
}

// Attendance is whether a runner is where the race needs them.
type Attendance struct {
	State  Kind   // checked_in, warming_up, wrong_zone, missing, substituted or empty
	Runner string // who runs instead, also once checked in
	Reason string
}

// Plan is how a pair hands off.
type Plan struct {
	Style  string // blind or visual
	Give   string // R or L
	Take   string // R or L
	Window time.Duration
	Pass   string // upsweep, downsweep or push
	Switch bool   // the receiver changes hands after taking
	Mark   GoMark
	Call   string // the word that asks for the hand
}

// Pass is a team's baton at one point, in the attempt that counts.
type Pass struct {
	Known     bool
	Skipped   bool          // told as not seen
	Time      time.Duration // from the gun
	Estimated bool
	Marks     []ID          // the raw marks that are of it
	Counting  []ID          // those its time is made of
	Spread    time.Duration // between stations
	Enter     *time.Duration
	Exit      *time.Duration
	Past      Distance // from the zone's end to the line that Exit was marked at, 0 for the end itself
}

// Role is what became of a mark.
type Role string

// What a mark can have become.
const (
	Counted  Role = "counted"
	Double   Role = "double"     // less than a second after the last one
	Extra    Role = "extra"      // inside the guard
	After    Role = "after"      // beyond the finish, or after a DNF
	Test     Role = "test"       // before the gun: a key tried
	Witness  Role = "witness"    // a space within 2 s of the gun
	Open     Role = "open"       // a time without a team
	Spent    Role = "spent"      // a digit that only named or gave: no time of its own
	Idle     Role = "not used"   // a digit whose time another one took
	Waits    Role = "waits"      // a lane named, whose time has not come from the other station
	Held     Role = "held"       // a key held down
	Voided   Role = "taken back" // undone
	Recalled Role = "recalled"   // of an attempt that does not count
)

// Mark is one key press, time or inserted pass, and what became of it.
type Mark struct {
	ID        ID
	Kind      Kind
	At        Instant
	Time      time.Duration // from the gun of its attempt
	Station   string
	Key       string
	Team      TeamID // empty where it has none
	Role      Role
	Point     int // index in Race.Points where counted, else -1
	Mode      Mode
	Named     string // the station that said whose it is, where it is another one
	Near      string
	Estimated bool
	Guard     time.Duration // of an extra press: less than this nobody can have run
	Over      Distance      // the way that Guard is for
	WholeLeg  bool          // Over is one leg
}

// Report is one thing that happened beside the passes.
type Report struct {
	ID       ID
	Kind     Kind
	At       Instant
	Time     time.Duration // from the gun that counts
	Station  string
	Team     TeamID // empty: "drop, no team"
	Exchange int    // 0 where not told
	Near     int    // the exchange it seems to belong to, 0 for none
	What     string
	Edge     string // of the zone: entry or exit
	By       string // who saw it
	SeenFrom string // and where they stood
	Text     string // what was seen, in their words
	Decision string // of a flag or DQ: pending, upheld, dismissed
	Rule     string
	Referee  string
	Reason   string // the referee's
	Void     bool
	// DecidedAt is when the referee's word was written; 0 where there is none.
	DecidedAt Instant
	// Reinstated says that the team was put back after this was decided.
	Reinstated bool
}

// Attempt is the gun that presses name now: the one that counts, none while no
// unrecalled gun stands.
func (r *Race) Attempt() ID {
	if r.Counting < 0 {
		return ID{}
	}
	return r.Starts[r.Counting].Guns[0]
}

// Since is a moment's time from the gun that counts; ok is false before it.
func (r *Race) Since(at Instant) (time.Duration, bool) {
	if r.Counting < 0 {
		return 0, false
	}
	return at.Since(r.Starts[r.Counting].At), true
}

// Gun is the instant of the gun that counts.
func (r *Race) Gun() (Instant, bool) {
	if r.Counting < 0 {
		return 0, false
	}
	return r.Starts[r.Counting].At, true
}

// Team finds a team in the race, nil where it is not in it.
func (r *Race) Team(id TeamID) *Team {
	for _, t := range r.Teams {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Over reports whether nobody is waited for any longer.
func (r *Race) Over() bool { return r.Status == Finished || r.Status == Settled }

// Called is the race without its number: "Girls 4×100 m", or how it is run where
// it has no name.
func (r *Race) Called() string { return cmp.Or(r.Name, r.Format.Name, "Race "+string(r.ID)) }

// Title is the race as it is called: "12-1-3 Girls 4×100 m".
func (r *Race) Title() string {
	return strings.TrimSpace(string(r.ID) + " " + cmp.Or(r.Name, r.Format.Name))
}
