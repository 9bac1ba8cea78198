package relay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

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
	Incidents  []Report          // every drop, flag, DQ and so on, by instant
	Ready      []bool            // one an exchange: all its runners are in place
	Reps       []Rep             // repetitions in practice, by instant
	Notes      []string
	// Aligned are the stations whose clock nobody compared with the gun's, and what the
	// presses of others tell of it.
	Aligned   []Alignment
	Recorded  int      // events that keys recorded
	Unknown   int      // events that need a newer baton
	TimedBy   []string // the stations that pressed anything in it
	tally     *tally   // nil while the race rests
	lapsAsked bool     // what the race was set to; Laps is what arming fixed
	// OfficialStart is the start's time of day, since midnight, by the timing
	// computer's clock; nil where none came with the official results.
	OfficialStart *time.Duration
	m             *Meet               // where people and predictions are looked up
	shortages     map[TeamID]Question // what shortage has found out
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

// ExchangePoint is the index in Points of exchange n; the number of legs stands
// for the finish. -1 where the race has no such exchange.
func (r *Race) ExchangePoint(n int) int {
	return slices.IndexFunc(r.Points, func(p Point) bool { return p.Leg == n && p.Lap == 0 })
}

// PointName is a point in the few words of the board: "ex 2", "fin", "leg 3 lap
// 1"; empty where there is no such point.
func (r *Race) PointName(i int) string {
	if i < 0 || i >= len(r.Points) {
		return ""
	}
	p := r.Points[i]
	switch {
	case p.Lap > 0:
		return fmt.Sprintf("leg %d lap %d", p.Leg, p.Lap)
	case p.Leg == len(r.Legs):
		return "fin"
	}
	return fmt.Sprintf("ex %d", p.Leg)
}

// LapPoints are the indexes in Points of a leg's lap marks.
func (r *Race) LapPoints(leg int) []int {
	var laps []int
	for i, p := range r.Points {
		if p.Leg == leg && p.Lap > 0 {
			laps = append(laps, i)
		}
	}
	return laps
}

// stretch is the guard between two points; from -1 is the start.
func (r *Race) stretch(from, to int) time.Duration {
	at := Distance(0)
	if from >= 0 {
		at = r.Points[from].At
	}
	return r.Guard.stretch(r.Legs, at, r.Points[to].At)
}

func (r *Race) length(from, to int) Distance {
	if from < 0 {
		return r.Points[to].At
	}
	return r.Points[to].At - r.Points[from].At
}

// pairAt is the first team's pair at an exchange: a repetition is a race of one
// team.
func (r *Race) pairAt(exchange int) Pair {
	if t := r.practising(); t != nil {
		return t.Pair(exchange)
	}
	return Pair{}
}

// practising is a practice's one team, nil where it has none.
func (r *Race) practising() *Team {
	for _, t := range r.Teams {
		if !t.Unbound() {
			return t
		}
	}
	return nil
}

// allIn reports whether every team that was set up has finished or is out.
func (r *Race) allIn() bool {
	some := false
	for _, t := range r.Teams {
		if t.Unbound() {
			continue
		}
		if !t.Done() {
			return false
		}
		some = true
	}
	return some
}

// allOfficial reports whether every team that was set up and not scratched has an
// official result.
func (r *Race) allOfficial() bool {
	some := false
	for _, t := range r.Teams {
		switch {
		case t.Unbound(), t.Scratched && t.Official == nil:
		case !t.Official.settles():
			return false
		default:
			some = true
		}
	}
	return some
}

// timedByOthers reports whether official results show that the race has been run.
func (r *Race) timedByOthers() bool {
	return r.allOfficial() || slices.ContainsFunc(r.Teams, func(t *Team) bool {
		return t.Official != nil && (t.Official.Time != nil || t.Official.Rank > 0)
	})
}

// empty reports whether nothing was ever recorded or set up under the race's id
// that a person would call a race.
func (r *Race) empty() bool {
	return len(r.Teams) == 0 && r.Name == "" && len(r.Legs) == 0 && len(r.TimedBy) == 0 && !r.Armed
}

// meant is the team a fact made by a key means now.
func (r *Race) meant(k *Keyed) TeamID {
	switch {
	case k.Team != "":
		return k.Team
	case r.Keys[k.Key] != "":
		return r.Keys[k.Key]
	}
	return UnboundTeam(k.Key)
}
