package relay

// The facts of a meet. Every field stands in doc.go, and golden bytes pin how
// each is written. Fields are only ever added.
const (
	KindOpened       Kind = "opened"
	KindMeetSet      Kind = "meet_set"
	KindRaceSet      Kind = "race_set"
	KindTeamSet      Kind = "team_set"
	KindLineupSet    Kind = "lineup_set"
	KindPlanSet      Kind = "plan_set"
	KindCheckedIn    Kind = "checked_in"
	KindMissing      Kind = "missing"
	KindSubstituted  Kind = "substituted"
	KindWarmingUp    Kind = "warming_up"
	KindWrongZone    Kind = "wrong_zone"
	KindRunnerSet    Kind = "runner_set"
	KindSameRunner   Kind = "same_runner"
	KindLocked       Kind = "lineup_locked"
	KindUnlocked     Kind = "lineup_unlocked"
	KindZoneReady    Kind = "zone_ready"
	KindVerdict      Kind = "verdict"
	KindArmed        Kind = "armed"
	KindGun          Kind = "gun"
	KindRecall       Kind = "recall"
	KindGunCorrected Kind = "gun_corrected"
	KindSameStart    Kind = "same_start"
	KindPress        Kind = "press"
	KindDrop         Kind = "drop"
	KindPickedUp     Kind = "picked_up"
	KindFlag         Kind = "flag"
	KindDQ           Kind = "dq"
	KindReinstated   Kind = "reinstated"
	KindDecision     Kind = "decision"
	KindDNS          Kind = "dns"
	KindDNF          Kind = "dnf"
	KindBackIn       Kind = "back_in"
	KindSkip         Kind = "skip"
	KindInsert       Kind = "insert"
	KindAmend        Kind = "amend"
	KindMove         Kind = "move"
	KindAssign       Kind = "assign"
	KindRebind       Kind = "rebind"
	KindEnter        Kind = "enter"
	KindExit         Kind = "exit"
	KindVoid         Kind = "void"
	KindRestore      Kind = "restore"
	KindOfficial     Kind = "official"
	KindNote         Kind = "note"
	KindClockGap     Kind = "clock_gap"
	KindClockOffset  Kind = "clock_offset"
	KindStation      Kind = "station_joined"
	KindClosed       Kind = "race_closed"
	KindReopened     Kind = "race_reopened"
	KindRaceOfficial Kind = "race_official"
	KindRerun        Kind = "rerun_granted"
	KindAdvanced     Kind = "advanced"
)

// newFact is an empty fact of a kind to read into, nil for an unknown kind.
func newFact(k Kind) Fact {
	if make, ok := makers[k]; ok {
		return make()
	}
	return nil
}

func marker(k Kind) func() Fact { return func() Fact { return &Marker{kind: k} } }

func incident(k Kind) func() Fact { return func() Fact { return &Incident{kind: k} } }

func presence(k Kind) func() Fact { return func() Fact { return &Presence{kind: k} } }

func lineupLock(k Kind) func() Fact {
	return func() Fact { return &LineupLock{kind: k} }
}

func grant(k Kind) func() Fact { return func() Fact { return &Grant{kind: k} } }

func pass(k Kind) func() Fact { return func() Fact { return &ZoneMark{kind: k} } }

var makers = map[Kind]func() Fact{
	KindOpened:       func() Fact { return &Opened{} },
	KindMeetSet:      func() Fact { return &MeetSet{} },
	KindRaceSet:      func() Fact { return &RaceSet{} },
	KindTeamSet:      func() Fact { return &TeamSet{} },
	KindLineupSet:    func() Fact { return &LineupSet{} },
	KindPlanSet:      func() Fact { return &PlanSet{} },
	KindCheckedIn:    presence(KindCheckedIn),
	KindMissing:      presence(KindMissing),
	KindSubstituted:  presence(KindSubstituted),
	KindWarmingUp:    presence(KindWarmingUp),
	KindWrongZone:    presence(KindWrongZone),
	KindRunnerSet:    func() Fact { return &RunnerSet{} },
	KindSameRunner:   func() Fact { return &SameRunner{} },
	KindLocked:       lineupLock(KindLocked),
	KindUnlocked:     lineupLock(KindUnlocked),
	KindZoneReady:    func() Fact { return &ZoneReady{} },
	KindVerdict:      incident(KindVerdict),
	KindArmed:        func() Fact { return &Armed{} },
	KindGun:          func() Fact { return &Gun{} },
	KindRecall:       func() Fact { return &Recall{} },
	KindGunCorrected: func() Fact { return &GunCorrected{} },
	KindSameStart:    func() Fact { return &SameStart{} },
	KindPress:        func() Fact { return &Press{} },
	KindDrop:         incident(KindDrop),
	KindPickedUp:     incident(KindPickedUp),
	KindFlag:         incident(KindFlag),
	KindDQ:           incident(KindDQ),
	KindDNS:          incident(KindDNS),
	KindDNF:          incident(KindDNF),
	KindBackIn:       incident(KindBackIn),
	KindReinstated:   incident(KindReinstated),
	KindDecision:     func() Fact { return &Decision{} },
	KindSkip:         func() Fact { return &Skip{} },
	KindInsert:       func() Fact { return &Insert{} },
	KindAmend:        func() Fact { return &Amend{} },
	KindMove:         func() Fact { return &Move{} },
	KindAssign:       func() Fact { return &Assign{} },
	KindRebind:       func() Fact { return &Rebind{} },
	KindEnter:        pass(KindEnter),
	KindExit:         pass(KindExit),
	KindVoid:         func() Fact { return &Void{} },
	KindRestore:      func() Fact { return &Restore{} },
	KindOfficial:     func() Fact { return &Official{} },
	KindNote:         func() Fact { return &Note{} },
	KindClockGap:     func() Fact { return &ClockGap{} },
	KindClockOffset:  func() Fact { return &ClockOffset{} },
	KindStation:      func() Fact { return &StationJoined{} },
	KindClosed:       marker(KindClosed),
	KindReopened:     marker(KindReopened),
	KindRaceOfficial: marker(KindRaceOfficial),
	KindRerun:        grant(KindRerun),
	KindAdvanced:     grant(KindAdvanced),
}

// Opened is the first event of every origin: it names the meet, and its header
// pairs the origin's monotonic clock with the wall clock.
type Opened struct {
	Meet    Origin `json:"meet"`    // 128 random bits, shared by copying or joining
	Version string `json:"version"` // the baton that wrote this origin
}

// StationJoined gives a station the name people call it by.
type StationJoined struct {
	Name string `json:"name"`
}

// ClockGap records that the writer's clocks parted: "sleep" where ticks were
// silent as long (the monotonic clock stood still: later instants shift), or
// "step" where the wall clock was set (monotonic time goes on).
type ClockGap struct {
	What string `json:"what"`
	Gap  int64  `json:"gap_ns"`
}

// ClockOffset corrects the offset to the hub of a named origin between two
// instants of its monotonic clock.
type ClockOffset struct {
	Origin Origin `json:"origin"`
	From   int64  `json:"from_ns"`
	To     int64  `json:"to_ns"`
	Offset int64  `json:"offset_ns"`
	Bound  int64  `json:"bound_ns"`
}

// Note is a remark, about a race or (About set) about one event.
type Note struct {
	About ID     `json:"about,omitzero"`
	Text  string `json:"text"`
}

// Marker is a fact that says all with its kind: race_closed, race_reopened,
// race_official.
type Marker struct {
	kind   Kind
	Reason string `json:"reason,omitempty"`
}

// NewMarker makes a race_closed, race_reopened or race_official.
func NewMarker(k Kind, reason string) *Marker { return &Marker{kind: k, Reason: reason} }

func (f *Opened) Kind() Kind { return KindOpened }

func (f *StationJoined) Kind() Kind { return KindStation }

func (f *ClockGap) Kind() Kind { return KindClockGap }

func (f *ClockOffset) Kind() Kind { return KindClockOffset }

func (f *Note) Kind() Kind { return KindNote }

func (f *Marker) Kind() Kind { return f.kind }
