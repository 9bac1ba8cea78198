package relay

import "strings"

// The kinds of events. Every field of every kind stands in doc.go, and golden
// bytes pin how each is written. Fields are only ever added.
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
	KindPassSeen     Kind = "pass_seen"
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
	KindNaming       Kind = "naming"
	KindRebind       Kind = "rebind"
	KindEnter        Kind = "enter"
	KindExit         Kind = "exit"
	KindPastExit     Kind = "past_exit"
	KindVoid         Kind = "void"
	KindRestore      Kind = "restore"
	KindOfficial     Kind = "official"
	KindNote         Kind = "note"
	KindClockGap     Kind = "clock_gap"
	KindClockOffset  Kind = "clock_offset"
	KindStation      Kind = "station_joined"
	KindZeroTest     Kind = "zero_test"
	KindClosed       Kind = "race_closed"
	KindReopened     Kind = "race_reopened"
	KindRaceOfficial Kind = "race_official"
	KindRerun        Kind = "rerun_granted"
	KindAdvanced     Kind = "advanced"
)

// traits are what the rules ask of a kind, whatever its events say.
type traits int

const (
	settingUp traits = 1 << iota // who runs where: known before a race begins, whenever it was written
	stroke                       // what a key recorded: Backspace takes it back, and so can review
	timing                       // shows, as a stroke does, that a race was timed here
	fix                          // corrections and rulings are made of it: review takes it back with what was written with it
	revocable                    // review takes it back besides, where it is named
	lasting                      // a report that outlives a recall
)

// kindRow is all there is to say of one kind of event; what its events name and
// whose they are, their fact's own methods say.
type kindRow struct {
	empty  func() Fact // to read into
	traits traits
	words  string // how it is told, where its own name would not do
}

// kinds has a row for each kind of event that this baton knows.
var kinds = map[Kind]kindRow{
	KindOpened:       {func() Fact { return &Opened{} }, 0, ""},
	KindMeetSet:      {func() Fact { return &MeetSet{} }, 0, ""},
	KindRaceSet:      {func() Fact { return &RaceSet{} }, settingUp, ""},
	KindTeamSet:      {func() Fact { return &TeamSet{} }, settingUp, ""},
	KindLineupSet:    {func() Fact { return &LineupSet{} }, settingUp, ""},
	KindPlanSet:      {func() Fact { return &PlanSet{} }, settingUp, ""},
	KindCheckedIn:    {func() Fact { return &Presence{kind: KindCheckedIn} }, settingUp, ""},
	KindMissing:      {func() Fact { return &Presence{kind: KindMissing} }, settingUp, ""},
	KindSubstituted:  {func() Fact { return &Presence{kind: KindSubstituted} }, settingUp | fix, ""},
	KindWarmingUp:    {func() Fact { return &Presence{kind: KindWarmingUp} }, settingUp, ""},
	KindWrongZone:    {func() Fact { return &Presence{kind: KindWrongZone} }, settingUp, ""},
	KindRunnerSet:    {func() Fact { return &RunnerSet{} }, 0, ""},
	KindSameRunner:   {func() Fact { return &SameRunner{} }, 0, ""},
	KindLocked:       {func() Fact { return &LineupLock{kind: KindLocked} }, settingUp, ""},
	KindUnlocked:     {func() Fact { return &LineupLock{kind: KindUnlocked} }, settingUp, ""},
	KindZoneReady:    {func() Fact { return &ZoneReady{} }, settingUp, ""},
	KindVerdict:      {func() Fact { return &Incident{kind: KindVerdict} }, stroke, "repetition"},
	KindPassSeen:     {func() Fact { return &PassSeen{} }, stroke, "passed at"},
	KindArmed:        {func() Fact { return &Armed{} }, 0, ""},
	KindGun:          {func() Fact { return &Gun{} }, timing | revocable, ""},
	KindRecall:       {func() Fact { return &Recall{} }, timing | revocable, ""},
	KindGunCorrected: {func() Fact { return &GunCorrected{} }, timing | revocable, ""},
	KindSameStart:    {func() Fact { return &SameStart{} }, fix, ""},
	KindPress:        {func() Fact { return &Press{} }, stroke, ""},
	KindDrop:         {func() Fact { return &Incident{kind: KindDrop} }, stroke, ""},
	KindPickedUp:     {func() Fact { return &Incident{kind: KindPickedUp} }, stroke, ""},
	KindFlag:         {func() Fact { return &Incident{kind: KindFlag} }, stroke, ""},
	KindDQ:           {func() Fact { return &Incident{kind: KindDQ} }, stroke | lasting, "DQ"},
	KindReinstated:   {func() Fact { return &Incident{kind: KindReinstated} }, stroke | fix | lasting, ""},
	KindDecision:     {func() Fact { return &Decision{} }, fix, ""},
	KindDNS:          {func() Fact { return &Incident{kind: KindDNS} }, stroke | lasting, "DNS"},
	KindDNF:          {func() Fact { return &Incident{kind: KindDNF} }, stroke, "DNF"},
	KindBackIn:       {func() Fact { return &Incident{kind: KindBackIn} }, stroke | lasting, ""},
	KindSkip:         {func() Fact { return &Skip{} }, stroke, ""},
	KindInsert:       {func() Fact { return &Insert{} }, stroke | fix, ""},
	KindAmend:        {func() Fact { return &Amend{} }, stroke | fix, ""},
	KindMove:         {func() Fact { return &Move{} }, stroke, "the newest press given"},
	KindAssign:       {func() Fact { return &Assign{} }, stroke, ""},
	KindNaming:       {func() Fact { return &Naming{} }, stroke, "lane named"},
	KindRebind:       {func() Fact { return &Rebind{} }, stroke | fix, ""},
	KindEnter:        {func() Fact { return &ZoneMark{kind: KindEnter} }, stroke, "enters zone"},
	KindExit:         {func() Fact { return &ZoneMark{kind: KindExit} }, stroke, "leaves zone"},
	KindPastExit:     {func() Fact { return &ZoneMark{kind: KindPastExit} }, stroke, "past the zone"},
	KindVoid:         {func() Fact { return &Void{} }, timing | revocable, ""},
	KindRestore:      {func() Fact { return &Restore{} }, revocable, ""},
	KindOfficial:     {func() Fact { return &Official{} }, revocable, ""},
	KindNote:         {func() Fact { return &Note{} }, fix, ""},
	KindClockGap:     {func() Fact { return &ClockGap{} }, 0, ""},
	KindClockOffset:  {func() Fact { return &ClockOffset{} }, 0, ""},
	KindStation:      {func() Fact { return &StationJoined{} }, 0, ""},
	KindZeroTest:     {func() Fact { return &ZeroTest{} }, 0, ""},
	KindClosed:       {func() Fact { return &RaceStatus{kind: KindClosed} }, revocable, ""},
	KindReopened:     {func() Fact { return &RaceStatus{kind: KindReopened} }, revocable, ""},
	KindRaceOfficial: {func() Fact { return &RaceStatus{kind: KindRaceOfficial} }, revocable, ""},
	KindRerun:        {func() Fact { return &Remedy{kind: KindRerun} }, fix, "re-run"},
	KindAdvanced:     {func() Fact { return &Remedy{kind: KindAdvanced} }, fix, ""},
}

// newFact is an empty fact of a kind to read into, nil for an unknown kind.
func newFact(k Kind) Fact {
	if row, ok := kinds[k]; ok {
		return row.empty()
	}
	return nil
}

// is reports whether a kind has one of some traits.
func (k Kind) is(some traits) bool { return kinds[k].traits&some != 0 }

// SetsUp reports whether a kind says who runs in which lane and leg: a replay
// knows it before the race begins.
func (k Kind) SetsUp() bool { return k.is(settingUp) }

// Reports reports whether a kind says what happened to a team: an Incident.
func (k Kind) Reports() bool {
	_, incident := newFact(k).(*Incident)
	return incident
}

// Words are how a kind is told in a few words.
func (k Kind) Words() string {
	if words := kinds[k].words; words != "" {
		return words
	}
	return strings.ReplaceAll(string(k), "_", " ")
}
