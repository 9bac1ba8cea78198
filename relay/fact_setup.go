package relay

import "time"

// MeetSet sets registers of the meet; a nil field says nothing.
type MeetSet struct {
	Name     *string        `json:"name,omitempty"`
	Rulebook *RulebookID    `json:"rulebook,omitempty"`
	Zones    []ZoneOverride `json:"zones,omitempty"` // an old track's own marks
	Ways     []WayChoice    `json:"ways,omitempty"`  // how its races are run, by format
}

// ZoneOverride replaces a rulebook's takeover zone for one meet.
type ZoneOverride struct {
	Format   FormatID `json:"format"`
	Exchange int      `json:"exchange"`
	Zone     Zone     `json:"zone"`
}

// RaceSet sets registers of a race; a nil or empty field says nothing.
type RaceSet struct {
	Name   *string    `json:"name,omitempty"`
	Format *FormatID  `json:"format,omitempty"`
	Legs   []Distance `json:"legs_mm,omitempty"` // where the format leaves them open
	Laps   *bool      `json:"laps,omitempty"`    // log laps too
	Order  *int       `json:"order,omitempty"`   // place in the meet's running order
	Zones  []Zone     `json:"zones,omitempty"`   // one an exchange, where they are not the rulebook's
	Way    *Way       `json:"way,omitempty"`     // how much is run in lanes, where it is not as in the meet
}

// TeamSet sets registers of one team in the race of its header. Naming another
// race than the one it was in moves it there; Left then names the old one.
type TeamSet struct {
	Team      TeamID         `json:"team"`
	Left      RaceID         `json:"left,omitempty"`
	Name      *string        `json:"name,omitempty"`
	Code      *string        `json:"code,omitempty"`
	Squad     *string        `json:"squad,omitempty"`
	Lane      *int           `json:"lane,omitempty"` // or hip number
	Look      *string        `json:"look,omitempty"` // what the keeper sees: a vest
	Seed      *time.Duration `json:"seed_ns,omitempty"`
	Target    *time.Duration `json:"target_ns,omitempty"`
	Scratched *bool          `json:"scratched,omitempty"`
	Pinned    *bool          `json:"pinned,omitempty"` // a squad of one's own
	Hip       *string        `json:"hip,omitempty"`    // the number on the hip, where it is not the lane
	// Alternates replaces the whole list of those who may come in; an empty one
	// takes them away.
	Alternates []string `json:"alternates,omitzero"`
}

// LineupSet sets registers of one leg of a team. Reason says why a declared
// order changes.
type LineupSet struct {
	Team   TeamID         `json:"team"`
	Leg    int            `json:"leg"`
	Runner *string        `json:"runner,omitempty"`
	Target *time.Duration `json:"target_ns,omitempty"` // target split
	Best   *time.Duration `json:"best_ns,omitempty"`   // flat best over the leg's distance
	Reason string         `json:"reason,omitempty"`
	Of     string         `json:"of,omitempty"` // whose target and best they are; absent: of whoever stands there
}

// PlanSet sets registers of the hand-off plan for one exchange of a team.
type PlanSet struct {
	Team     TeamID         `json:"team"`
	Exchange int            `json:"exchange"`
	Style    *string        `json:"style,omitempty"` // blind or visual
	Give     *string        `json:"give,omitempty"`  // R or L
	Take     *string        `json:"take,omitempty"`  // R or L
	Window   *time.Duration `json:"set_window_ns,omitempty"`
	Pass     *string        `json:"pass,omitempty"`             // upsweep, downsweep or push
	Switch   *bool          `json:"switch,omitempty"`           // the receiver changes hands after taking
	Mark     *int64         `json:"mark_thousandths,omitempty"` // the go-mark, in thousandths of Unit
	Unit     *string        `json:"unit,omitempty"`             // m, feet or steps
	Call     *string        `json:"call,omitempty"`             // the word that asks for the hand
	Late     *bool          `json:"pass_late,omitempty"`        // the pass is wanted late in the zone, not where it is safe
	Gives    string         `json:"gives,omitempty"`            // whose go-mark it is; absent: of the pair that stands there
	Takes    string         `json:"takes,omitempty"`
}

// Presence is a runner checked_in, warming_up, at the wrong_zone, missing or
// substituted (Runner then names who runs instead).
type Presence struct {
	kind   Kind
	Team   TeamID `json:"team"`
	Leg    int    `json:"leg"`
	Runner string `json:"runner,omitempty"`
	Reason string `json:"reason,omitempty"`
	Of     string `json:"of,omitempty"` // who was seen; absent: whoever stands there
}

// NewPresence makes a checked_in, missing or substituted.
func NewPresence(k Kind, p Presence) *Presence { p.kind = k; return &p }

// Armed makes a race ready for the gun: it binds keys to teams and fixes what
// the meaning of a press depends on. Written once a race, and again where lanes
// change before the gun; never by a station that finds the race armed.
type Armed struct {
	Keys   []Binding   `json:"keys"`
	Digits int         `json:"digits"` // 1, or 2 with more than ten teams
	Guard  []GuardTime `json:"guard"`
	Laps   bool        `json:"laps,omitempty"`
}

// Binding is one key and the team it means; an empty team unbinds the key.
type Binding struct {
	Key  string `json:"key"`
	Team TeamID `json:"team"`
}

// GuardTime is the press guard for one distance within a leg.
type GuardTime struct {
	Distance Distance      `json:"mm"`
	Time     time.Duration `json:"ns"`
}

// Rebind gives a key another team, for presses before it too.
type Rebind struct {
	Key    string `json:"key"`
	Team   TeamID `json:"team"`
	Reason string `json:"reason,omitempty"`
}

func (f *MeetSet) Kind() Kind   { return KindMeetSet }
func (f *RaceSet) Kind() Kind   { return KindRaceSet }
func (f *TeamSet) Kind() Kind   { return KindTeamSet }
func (f *LineupSet) Kind() Kind { return KindLineupSet }
func (f *PlanSet) Kind() Kind   { return KindPlanSet }
func (f *Presence) Kind() Kind  { return f.kind }
func (f *Armed) Kind() Kind     { return KindArmed }
func (f *Rebind) Kind() Kind    { return KindRebind }

func (f *TeamSet) setsUp() TeamID   { return f.Team }
func (f *LineupSet) setsUp() TeamID { return f.Team }
func (f *PlanSet) setsUp() TeamID   { return f.Team }
func (f *Presence) setsUp() TeamID  { return f.Team }

func (f *TeamSet) otherRace() RaceID { return f.Left }

// change is a register to write: nil where nothing is said, or what stands
// already.
func change[V comparable](stands V, says *V) *V {
	if says == nil || *says == stands {
		return nil
	}
	return says
}

// Newly is a register to write from a list, which says nothing with what is
// empty.
func Newly[V comparable](stands, says V) *V {
	var nothing V
	if says == nothing {
		return nil
	}
	return change(stands, &says)
}
