// Package relaytest writes logs of meets for tests that read as a day at the
// track: a keeper presses keys and gives commands by a clock moved by hand.
//
// It imports the domain, relay/entry and relay/text. Begin with Keeper; Pen writes
// an event of any kind, run.go a race by its splits, list.go holds readers of start
// lists to what they must do.
package relaytest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"baton/relay"
)

// Keeper is one station writing a meet's log, for tests that read as a day at
// the track: its clock is moved by hand.
type Keeper struct {
	relay.Author
	T       *testing.T
	Log     []relay.Event
	Race    relay.RaceID
	Desk    relay.Desk
	Now     time.Duration // monotonic
	Wall    int64
	Clock   *relay.Clock
	Lamport int64 // what the next events say, 0 for what they should
}

// TestWall is the wall clock at which every keeper opens its log.
var TestWall = time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC).UnixNano()

// NewKeeper opens a meet with one race of a format and teams in lanes 1 to n.
func NewKeeper(t *testing.T, format relay.FormatID, teams int) *Keeper {
	k := Station(t, relay.NewMeet(), 1, "one", relay.Everywhere)
	k.Race = "1-1-1"
	k.Write(&relay.RaceSet{Name: Ptr("Test relay"), Format: &format})
	for lane := 1; lane <= teams; lane++ {
		k.Write(&relay.TeamSet{Team: Team(lane), Name: Ptr(fmt.Sprintf("Team %d", lane)), Lane: Ptr(lane)})
	}
	return k
}

// Station joins another laptop to a meet, its wall clock ahead by so much.
func Station(t *testing.T, m *relay.Meet, n byte, name string, spot relay.Spot, ahead ...time.Duration) *Keeper {
	wall := TestWall
	for _, a := range ahead {
		wall += int64(a)
	}
	k := &Keeper{T: t, Author: relay.Author{Meet: m, Origin: relay.Origin{n}}, Wall: wall, Desk: relay.Desk{Station: name, Spot: spot, Mode: relay.Lanes}, Race: "1-1-1"}
	k.Write(&relay.Opened{Meet: relay.Origin{0xbb}, Version: "test"})
	return k
}

// Ptr points at a value, for the registers of facts.
func Ptr[T any](v T) *T { return &v }

// Team is the id of the team that a keeper's race has in a lane.
func Team(lane int) relay.TeamID { return relay.TeamID(fmt.Sprintf("t%d", lane)) }

// Write records a fact now and gives its id.
func (k *Keeper) Write(f relay.Fact) relay.ID {
	k.T.Helper()
	e := k.next(&k.Author, f)
	k.Log = append(k.Log, e)
	k.Meet.Add(e)
	return e.ID
}

// Next is the event a fact would be if it were written now.
func (k *Keeper) Next(f relay.Fact) relay.Event {
	k.T.Helper()
	copied := k.Author
	return k.next(&copied, f)
}

func (k *Keeper) next(a *relay.Author, f relay.Fact) relay.Event {
	k.T.Helper()
	race := k.Race
	switch f.(type) {
	case *relay.Opened, *relay.MeetSet, *relay.ClockGap, *relay.ClockOffset:
		race = ""
	}
	h := relay.Header{Race: race, Station: k.Desk.Station, Spot: k.Desk.Spot, Lamport: k.Lamport,
		Wall: k.Wall + int64(k.Now), Mono: int64(k.Now), Clock: k.Clock}
	e, err := a.Next(h, f)
	if err != nil {
		k.T.Fatal(err)
	}
	if e, err = relay.Decode(e.ID, e.Body, e.Hash); err != nil {
		k.T.Fatal(err)
	}
	return e
}

// At moves the clock to seconds after the origin opened.
func (k *Keeper) At(s float64) *Keeper {
	k.Now = time.Duration(s * float64(time.Second))
	return k
}

// Instant is now on the meet's clock.
func (k *Keeper) Instant() relay.Instant { return relay.Instant(k.Wall + int64(k.Now)) }

// Press presses a key now.
func (k *Keeper) Press(key string) relay.ID {
	k.T.Helper()
	return k.Write(k.Meet.Press(k.Race, k.Desk, relay.Stroke{Key: key, Rune: key}, k.Instant()))
}

// Stroke records a key now with all that is known of it.
func (k *Keeper) Stroke(s relay.Stroke) relay.ID {
	return k.Write(k.Meet.Press(k.Race, k.Desk, s, k.Instant()))
}

// Do records what a command comes to, and fails the test where it is refused.
func (k *Keeper) Do(c relay.Command) []relay.ID {
	k.T.Helper()
	facts, err := k.Meet.Decide(k.Race, k.Desk, c, k.Instant())
	if err != nil {
		k.T.Fatalf("%T: %v", c, err)
	}
	var ids []relay.ID
	for _, f := range facts {
		ids = append(ids, k.Write(f))
	}
	return ids
}

// Refused is why a command would be refused now, nil where it would not.
func (k *Keeper) Refused(c relay.Command) error {
	_, err := k.Meet.Decide(k.Race, k.Desk, c, k.Instant())
	return err
}

// Gun arms the race and fires it at second s; presses are then timed from it.
func (k *Keeper) Gun(s float64) relay.ID {
	k.T.Helper()
	k.Do(relay.Arm{})
	return k.At(s).Do(relay.Fire{Key: "space"})[0]
}

// State is the race as it stands.
func (k *Keeper) State() *relay.Race { return k.Meet.Race(k.Race) }

// Passes are a lane's times in seconds, "-" where unknown.
func (k *Keeper) Passes(lane int) string {
	return PassesOf(k.State().Team(Team(lane)))
}

// PassesOf are a team's times in seconds, "-" where unknown.
func PassesOf(t *relay.Team) string {
	if t == nil {
		return "no row"
	}
	out := ""
	for i, p := range t.Passes {
		if i > 0 {
			out += " "
		}
		if p.Known {
			out += fmt.Sprintf("%.1f", p.Time.Seconds())
		} else {
			out += "-"
		}
	}
	return out
}

// Role is what became of a press.
func (k *Keeper) Role(id relay.ID) relay.Role {
	for _, m := range k.State().Marks() {
		if m.ID == id {
			return m.Role
		}
	}
	return "none"
}

// Print is the whole state of a meet as text, for comparing.
func Print(m *relay.Meet) string {
	var all []any
	for _, r := range m.Races() {
		all = append(all, r, r.Marks())
	}
	b, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		panic(err)
	}
	return string(b) + LookedUp(m)
}

// LookedUp is what a meet says of runners: not folded into races, so that it
// must be asked for.
func LookedUp(m *relay.Meet) string {
	out := fmt.Sprintln(m.Runners(), m.KnownRunners("Team 1"))
	for _, r := range m.Races() {
		for _, t := range r.Teams {
			for leg := range t.Legs {
				best, ok := r.Best(t, leg+1)
				out += fmt.Sprintln(t.ID, leg+1, best, ok)
			}
		}
	}
	return out
}

// Timed is a 4×100 whose teams in lanes 1, 2, … passed at these times in
// seconds; a time of 0 is not known.
func Timed(lanes ...[]float64) *relay.Race {
	f, _ := relay.FormatByID("4x100")
	r := &relay.Race{ID: "1-1-1", Format: f, Legs: f.Legs, Points: relay.Points(f.Legs, false), Counting: 0, Starts: []relay.Start{{}}}
	for lane, times := range lanes {
		t := &relay.Team{ID: Team(lane + 1), Name: fmt.Sprintf("Team %d", lane+1), Lane: lane + 1, Legs: make([]relay.Leg, 4), Passes: make([]relay.Pass, 4)}
		for i, at := range times {
			t.Passes[i] = relay.Pass{Known: at > 0, Time: Secs(at)}
		}
		r.Teams = append(r.Teams, t)
	}
	return r
}

// Official gives teams by lane official times in seconds; 0 is none.
func Official(r *relay.Race, seconds ...float64) *relay.Race {
	for i, s := range seconds {
		if s > 0 {
			r.Teams[i].Official = &relay.OfficialResult{Time: Ptr(Secs(s))}
		}
	}
	return r
}

// ThreeLanes is a 4×100 m of three teams, all hand-offs seen but those named as
// "lane/point".
func ThreeLanes(t *testing.T, unseen ...string) *Keeper {
	return ThreeLanesAnd(t, 0, func(*Keeper) {}, unseen...)
}

// ThreeLanesAnd is the same race, in which something else happens once a point
// is passed.
func ThreeLanesAnd(t *testing.T, after int, happens func(k *Keeper), unseen ...string) *Keeper {
	k := NewKeeper(t, "4x100", 3)
	k.Gun(0)
	for point := range 4 {
		if point == after {
			happens(k)
		}
		for lane := 1; lane <= 3; lane++ {
			if !slices.Contains(unseen, string(rune('0'+lane))+"/"+string(rune('1'+point))) {
				k.At(12*float64(point+1) + 0.3*float64(lane)).Press(string(rune('0' + lane)))
			}
		}
	}
	k.At(100)
	return k
}

// Flagged is a race in which lane 2's flag was raised at the second exchange.
func Flagged(t *testing.T) (*Keeper, relay.ID) {
	var flag relay.ID
	k := ThreeLanesAnd(t, 2, func(k *Keeper) {
		flag = k.At(25.2).Write(relay.NewIncident(relay.KindFlag, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: "f"}}))
		k.At(25.6).Stroke(relay.Stroke{Key: "2", Prefix: flag})
	})
	return k, flag
}

// Want fails the test where a value is not the one wanted.
func Want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// Northside sets up a team of four in lane 1 of a format.
func Northside(t *testing.T, format relay.FormatID) *Keeper {
	k := NewKeeper(t, format, 3)
	k.Write(&relay.TeamSet{Team: Team(1), Name: Ptr("Northside")})
	for i, name := range []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"} {
		k.Write(&relay.LineupSet{Team: Team(1), Leg: i + 1, Runner: Ptr(name)})
	}
	return k
}

// One is the team in lane 1.
func (k *Keeper) One() *relay.Team { return k.State().Team(Team(1)) }

// RefusedAs fails the test where a refusal is not the one wanted.
func RefusedAs(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// Secs is a time in seconds.
func Secs(s float64) time.Duration {
	return time.Duration(s * float64(time.Second)).Round(time.Microsecond)
}
