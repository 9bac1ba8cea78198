package relay

import (
	"cmp"
	"slices"
	"time"
)

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
	Late   bool   // the pass is wanted late in the zone, not where it is safe
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

// Done reports whether a team has finished or is out of the race, by the keeper's
// log or by the official results. A disqualified team may still be running, and
// is waited for no longer.
func (t *Team) Done() bool { return t.Out != In || t.HasFinished() || t.Official.settles() }

// HasFinished reports whether the team's finish is known.
func (t *Team) HasFinished() bool {
	return len(t.Passes) > 0 && t.Passes[len(t.Passes)-1].Known
}

// Finish is the time of the finish from the gun.
func (t *Team) Finish() (time.Duration, bool) {
	if !t.HasFinished() {
		return 0, false
	}
	return t.Passes[len(t.Passes)-1].Time, true
}

// settles reports whether an official result says what became of its team.
func (o *OfficialResult) settles() bool {
	return o != nil && (o.Time != nil || o.Rank > 0 || o.Status != "")
}

// Unbound reports whether the row is a key's that no team is bound to.
func (t *Team) Unbound() bool {
	_, unbound := t.ID.Unbound()
	return unbound
}

// LastPoint is the index of the last point the team's baton has passed, -1 for
// none.
func (t *Team) LastPoint() int {
	for i := len(t.Passes) - 1; i >= 0; i-- {
		if t.Passes[i].Known {
			return i
		}
	}
	return -1
}

func (t *Team) leg(n int) *Leg {
	if n < 1 || n > len(t.Legs) {
		return nil
	}
	return &t.Legs[n-1]
}

// RunnerOf is who runs a leg: the substitute where there is one.
func (t *Team) RunnerOf(leg int) string {
	l := t.leg(leg)
	if l == nil {
		return ""
	}
	return l.runs()
}

// AllCalled are people by the names that they go by, each once.
func (t *Team) AllCalled(names []string) []string {
	all := make([]string, 0, len(names))
	for _, n := range names {
		if n = t.Called(n); !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}

// Title is the team's name with its squad: "Northside A".
func (t *Team) Title() string {
	name := t.Name
	if name == "" {
		name = t.Code
	}
	if key, ok := t.ID.Unbound(); ok {
		return "lane " + key + " ?"
	}
	switch {
	case name == "" && t.Key != "":
		return "lane " + t.Key
	case t.Squad == "":
		return name
	}
	return name + " " + t.Squad
}

// Called is the name that a runner of the team goes by.
func (t *Team) Called(runner string) string {
	if t.names == nil {
		return runner
	}
	return t.names(runner)
}

// runs is who runs a leg: the substitute where there is one.
func (l *Leg) runs() string { return cmp.Or(l.Presence.Runner, l.Runner) }

// Pair is who hands off to whom at an exchange of the team, substitutes
// included.
func (t *Team) Pair(exchange int) Pair {
	return Pair{t.RunnerOf(exchange), t.RunnerOf(exchange + 1)}
}

// Hands are the hands of a plan in short, "R→L"; empty where one is not told.
func (p Plan) Hands() string {
	if p.Give == "" || p.Take == "" {
		return ""
	}
	return p.Give + "→" + p.Take
}
