package relay

import "time"

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
	Estimated bool          // set by hand, or by a clock that nobody compared with the gun's
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

// Rep is one hand-off as a pair made it, in practice or in a race. Times that
// were not marked are zero.
type Rep struct {
	ID          ID // its first mark: names it for ever
	Pair        Pair
	At          Instant // the baton enters the zone; where that was not marked, the first mark
	EntryToPass time.Duration
	PassToExit  time.Duration
	ZoneTime    time.Duration
	Zone        Distance // the zone's length, without which its times say nothing
	Past        Distance // from the zone's end to the line that ends ZoneTime, 0 for the end itself
	Verdict     string   // empty where nobody judged it
	Mark        GoMark   // that it was run with; zero where that is not known
	Pace        string   // RacePace, SlowPace, or empty where nobody said
	Seen        Distance // where it was passed, from the zone's first edge, as somebody saw it
	Told        bool     // somebody did
	Entered     bool     // what was marked of it
	Passed      bool
	Left        bool
}
