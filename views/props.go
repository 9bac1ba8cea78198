package views

import "baton/relay"

// Props is all that a screen shows at a moment, whatever way it is shown.
type Props interface {
	// Draw draws it in the colours of a theme, as high and wide as its window.
	Draw(t Theme) string
	// Tell is the same in words, for whoever does not look at it.
	Tell() Telling
}

// Live is everything the live screen shows of one race.
type Live struct {
	Width, Height int // of the window, in cells
	Head          Head
	Banners       []Banner // what is wrong with the laptop or the log, worst first
	Gun           string   // armed: the key to press at the gun; empty once it has gone
	Missing       string   // armed: who is not where the race needs them
	Prefix        string   // a letter waiting for its lane: "DROP – which lane?"
	Waiting       bool     // what waits there stands in the log already
	Half          string   // what the log's line is about that has half a number; empty for none
	Lanes         bool     // the keys are the lanes
	Legs          int      // of the race
	Exchanges     string   // short name of an exchange column: "TAG"; empty is "EX"
	Carrier       string   // over who is running: "RUNNING"; empty is "BATON"
	Rows          []Row    // in the order to show
	Times         OpenTimes
	StillToCome   string   // "EX 2: 3"
	GetReady      string   // "4 Dee Wong  in 4 s"
	ToDecide      string   // after the finish: "⚑ 4 Peak A · DQ? 5 Boulder A"
	Squads        []Squad  // the focused team, then the other pinned one; more are not shown
	Others        []Squad  // the rest, shown where there is room for all teams' legs
	Note          string   // what was just done or refused, beside the last press
	SaidAt        string   // tells it from the same words said before
	Marks         []string // last presses, newest first: "37.2 key 5 ex 2"
	Hint          string   // at the right of the last presses: "wrong lane? c: 13.2 → key 4 (m 4)"
	HintShort     string   // the same for narrow windows: "key 1: lane? c"
	MarksNote     string   // there where no hint is: "1* if ⚑ dismissed"
	NoteShort     string   // the same for narrow windows; empty for none
	Log           []LogLine
	Zones         []Line // the baton's ways into and out of the zones, as they are told
	Oval          Oval
	Help          *Help // beside the board
	Menu          *Menu // beside the board
	GunPick       *GunPick
	Foot          []Binding // most needed first; the last one is always kept
}

// Head is the first line: which race, the clock, how digits are meant, and
// whether what was pressed is on disk.
type Head struct {
	Status  string // "LIVE", "ARMED", "FINISHED", "RECALLED"
	Tone    Tone
	Race    string // "12-1-3"
	Clock   string // as relay.RaceClock prints it
	Title   string // "Girls 4×100 m · heat 3"
	Mode    string // "LANES", "TIMES FIRST"
	Spot    string // where this laptop stands: "200 m"; empty where it sees all and is alone
	Link    string // how it is linked: "⇄3", "CUT, 2 wait"; empty where it is alone
	Saved   int    // presses on disk
	Unsaved int    // presses that are not, though they should be
	Reason  string // why they are not
}

// Banner is one thing that is wrong.
type Banner struct {
	Text string
	Tone Tone
}

// OpenTimes says what a digit does while times wait for their teams, and which
// they are, oldest first. It is comparable, as part of what a line is drawn from.
type OpenTimes struct {
	Says, Brief string // "type lanes in the order they passed: next is"; "next"
	Next, Rest  string // "25.3"; "26.0 26.4"
}

// Row is one team. It is comparable, so that a row is drawn again only when
// something in it has changed.
type Row struct {
	Key     string // what to press
	Team    string
	Look    string // what the keeper sees: vest, hip number
	Leg     string // "3/4"
	Baton   string // who has it, or why the team is out
	Doubt   string // "one exchange short?", instead of who has the baton
	Note    string // why its last press does not count, over all but its name and place
	State   string // "●", "DROP", "⚑", "DQ"; up to four cells
	Tone    Tone   // of the state
	Times   [relay.MaxLegs]string
	Last    string // the newest of the times: all that narrow windows show
	Rank    string
	Focused bool
	Pressed bool // within the last second
	Lit     bool // armed: this key was tried
}

// Squad is one team watched closely.
type Squad struct {
	SquadHead
	Legs []SquadLeg
}

// SquadHead is what is said of the whole team.
type SquadHead struct {
	Key     string
	Team    string
	Plan    string // "blind · give right, take left"
	Target  string // "target 50.20"
	Ahead   string // "0.3 ahead"
	Tone    Tone   // of Ahead
	Focused bool
}

// SquadLeg is one runner: waiting state and takeover zone.
type SquadLeg struct {
	Leg      int // from 1
	Runner   string
	Glyph    string // "✓", "●", "◐"
	State    string // "handed off", "GET READY"
	Tone     Tone
	Zone     Zone
	ZoneTime string // "3.4 s / 30 m"
	Kept     string // the speed kept in it: "112 %"
	Split    string // "12.4", "12.6…" while it runs
	Hands    string // "R→L", where there is no split yet; "R→R!" where a coach would change it
	Warned   bool   // a coach would change it
	Current  bool   // has the baton
	Due      bool   // must do something now, or should be there by now
}

// Zone is a takeover zone as a strip. The zero Zone is none: a shuttle's tag,
// or a leg with nothing to show.
type Zone struct {
	From, To string // its edges on the oval: "80", "110"
	relay.Zone
	Pass   relay.Distance // from the zone's first edge
	Passed bool           // Pass is known
	Low    relay.Distance // where others were passed, the first and the last of them
	High   relay.Distance
	Spread bool // Low and High are known
}

// LogLine is one event as the log beside the board shows it.
type LogLine struct {
	At    string // "37.2"
	Text  string
	Tone  Tone
	Tells Line // the same as it is told: "lane 3 exchange 1, 12.4, third"
}

// Oval is the track from above.
type Oval struct {
	Zones  []OvalZone
	Batons []OvalBaton
}

// OvalZone is a stretch of the track, in metres from the finish line in the
// running direction; To may lie beyond the finish line.
type OvalZone struct {
	From, To float64
	Name     string // "ex 1"
}

// OvalBaton is where a team's baton is thought to be, in metres from the
// finish line in the running direction.
type OvalBaton struct {
	Key     string
	At      float64
	Focused bool
}

// Binding is one key and what it does, for the footer and the help.
type Binding struct {
	Keys  string
	Does  string
	Group string // heading in the help
}

// Help is the list of keys, beside the board.
type Help struct {
	Title    string
	Bindings []Binding
	From     int // first binding shown, for scrolling
}

// Menu is a list to choose from, beside the board. Each item needs Enter.
type Menu struct {
	Title    string
	Items    []MenuItem
	Selected int
	Hint     string
}

// MenuItem is one choice and, once selected, what it will do.
type MenuItem struct {
	Name string
	Does string
	Off  string // why it cannot be chosen now; empty if it can
}

// GunPick is the choice of the gun among the spaces that were pressed.
type GunPick struct {
	Title    string
	Spaces   []GunSpace
	Selected int
	Shift    string // by the arrows: "0.3 s later: times get shorter"
	Hint     string // empty is what the arrows and Enter do
}

// GunSpace is one space that may have been the gun.
type GunSpace struct {
	At    string // time of day: "14:03:22.4"
	About string // "12-1-2", "late gun, estimated"
	Does  string // "first hand-off 7.5 → 13.0"
}
