package relay

import "time"

// Mode is how the digits were meant when a key was pressed.
type Mode string

// The two modes of the live screen.
const (
	Lanes Mode = "lanes" // a digit is that team's next hand-off, now
	Times Mode = "times" // times first, teams given to them after
)

// Keyed is what every fact made by a key stores of it.
type Keyed struct {
	Attempt   ID     `json:"attempt,omitzero"` // the gun it goes with, if any
	Key       string `json:"key,omitempty"`    // as bound: "3", "0", "14"
	Rune      string `json:"rune,omitempty"`   // as typed
	Mode      Mode   `json:"mode,omitempty"`   //
	TeamShown TeamID `json:"shown,omitempty"`  // the team under that key on the screen
	From      int    `json:"from,omitempty"`   // first point this station counts for the key, from 1
	Number    ID     `json:"number,omitzero"`  // first digit of a two-digit key: gives the instant
	Team      TeamID `json:"team,omitempty"`   // named in review; never rebound
}

// Gun opens an attempt named by its event id. Space fires it (Key "space"); a
// gun put back afterwards has At.
type Gun struct {
	Key       string `json:"key,omitempty"`
	At        *int64 `json:"at_ns,omitempty"` // on the writer's monotonic clock
	Estimated bool   `json:"estimated,omitempty"`
	Press     ID     `json:"press,omitzero"` // the space that was the gun
	// Beside is the gun of another race on whose clock At is, where the gun is the
	// timing computer's: nobody pressed it.
	Beside ID `json:"beside,omitzero"`
	// Of a repetition in practice: how it was run.
	Mark int64  `json:"mark_thousandths,omitempty"` // the go-mark, in thousandths of Unit
	Unit string `json:"unit,omitempty"`             // m, feet or steps
	Pace string `json:"pace,omitempty"`             // race or slow; absent: nobody said
}

// Recall ends the attempt of a gun.
type Recall struct {
	Attempt ID `json:"attempt"`
}

// GunCorrected sets the instant of a standing gun.
type GunCorrected struct {
	Attempt   ID    `json:"attempt"`
	At        int64 `json:"at_ns"`
	Estimated bool  `json:"estimated,omitempty"`
	Press     ID    `json:"press,omitzero"`
	Beside    ID    `json:"beside,omitzero"` // as a Gun's
}

// SameStart says of guns of several stations whether they are one start, and
// (Counts) which of them counts.
type SameStart struct {
	Guns   []ID `json:"guns"`
	Same   bool `json:"same"`
	Counts ID   `json:"counts,omitzero"`
}

// Press is one key that times something. It is total: it never refuses.
type Press struct {
	Keyed
	Half   bool   `json:"half,omitempty"`  // first digit of a two-digit key
	Near   string `json:"near,omitempty"`  // the digit above a slipped key
	Prefix ID     `json:"prefix,omitzero"` // the d b f x n this digit completes
	After  string `json:"after,omitempty"` // s or m that could not be done
}

// Incident is a drop, picked_up, flag, dq, dns, dnf, back_in or reinstated, or
// the verdict on a repetition in practice. One made by a key has no team: the
// press that names it as prefix gives it.
type Incident struct {
	kind Kind
	Keyed
	Exchange int    `json:"exchange,omitempty"`
	What     string `json:"what,omitempty"` // an infraction's key; of a verdict how it went
	Edge     string `json:"edge,omitempty"` // entry or exit
	By       string `json:"by,omitempty"`   // who saw it
	Text     string `json:"text,omitempty"`
	SeenFrom string `json:"seen_from,omitempty"` // where who saw it stood
}

// PassSeen says where the last repetition in practice was passed, as somebody saw it:
// a digit in whole metres from the zone's first edge; a second digit says it anew, and
// names the first as its Number.
type PassSeen struct {
	Keyed
	At Distance `json:"at_mm"`
}

// NewIncident makes an incident of a kind.
func NewIncident(k Kind, f Incident) *Incident { f.kind = k; return &f }

// Decision is the referee's word on a report.
type Decision struct {
	Report   ID     `json:"report"`
	Decision string `json:"decision"` // pending, upheld, dismissed
	Rule     string `json:"rule,omitempty"`
	Referee  string `json:"referee,omitempty"`
	Reason   string `json:"reason,omitempty"`
}

// Skip says that one exchange of a team was not seen at this station: the
// presses after it move up.
type Skip struct {
	Keyed
	Exchange int    `json:"exchange"`
	Of       string `json:"of,omitempty"` // the station that did not see it, where another one named its times
}

// Insert adds a pass nobody pressed.
type Insert struct {
	Attempt   ID     `json:"attempt,omitzero"`
	Team      TeamID `json:"team"`
	Exchange  int    `json:"exchange"` // the number of legs for the finish
	At        int64  `json:"at_ns"`
	Estimated bool   `json:"estimated,omitempty"`
	Reason    string `json:"reason,omitempty"`
}

// Amend sets registers of one mark or report; a nil field says nothing.
type Amend struct {
	Target   ID      `json:"target"`
	Team     *TeamID `json:"team,omitempty"`
	Exchange *int    `json:"exchange,omitempty"`
	At       *int64  `json:"at_ns,omitempty"`
	Race     *RaceID `json:"to_race,omitempty"`
	Reason   string  `json:"reason,omitempty"`
	// Shift moves the mark from the instant it has without it, so that a clock
	// put right later moves it too.
	Shift *time.Duration `json:"shift_ns,omitempty"`
	// Of a report, as the Incident's own.
	What     *string `json:"what,omitempty"`
	Edge     *string `json:"edge,omitempty"`
	By       *string `json:"by,omitempty"`
	Text     *string `json:"text,omitempty"`
	SeenFrom *string `json:"seen_from,omitempty"`
}

// Move gives a mark to the team of another key.
type Move struct {
	Keyed
	Target ID `json:"target"`
}

// Assign gives an open time to a team.
type Assign struct {
	Keyed
	Time ID `json:"time"`
}

// Naming gives the oldest open time of another station to a team: one presses
// space and keeps the eyes on the line, another says whose times they are.
type Naming struct {
	Keyed
	Of   string `json:"of"`            // the station whose time it is
	Time ID     `json:"time,omitzero"` // the oldest that waited there, as far as it was known; none where none did
}

// ZoneMark is the focused team's baton at an edge of a takeover zone, enter or
// exit, or at a line beyond it, past_exit.
type ZoneMark struct {
	kind Kind
	Keyed
	Past Distance `json:"past_mm,omitempty"` // of past_exit: from the zone's end to the line
}

// mark is the go-mark that a repetition was run with; none in a unit that nobody
// uses.
func (f *Gun) mark() GoMark {
	if _, known := unitOf(f.Unit); !known || f.Mark <= 0 || f.Mark > int64(FromMetres(maxGoMark)) {
		return GoMark{}
	}
	return GoMark{Thousandths: f.Mark, Unit: f.Unit}
}

// furthestPast is as far past a zone's end as a line can lie that still times
// the hand-off.
const furthestPast = 50 * Metre

// beyond is how far past the zone's end the mark was made; ok is false of a line
// that no hand-off is timed at.
func (f *ZoneMark) beyond() (past Distance, ok bool) {
	if f.kind != KindPastExit {
		return 0, true
	}
	return f.Past, f.Past > 0 && f.Past <= furthestPast
}

// NewZoneMark makes an enter or an exit.
func NewZoneMark(k Kind, f Keyed) *ZoneMark { return &ZoneMark{kind: k, Keyed: f} }

// Void takes events back, together; they stay in the log.
type Void struct {
	Targets []ID   `json:"targets"`
	Attempt ID     `json:"attempt,omitzero"`
	Key     string `json:"key,omitempty"` // backspace, v or s
	Reason  string `json:"reason,omitempty"`
}

// Restore takes back the voiding of events.
type Restore struct {
	Targets []ID   `json:"targets"`
	Attempt ID     `json:"attempt,omitzero"`
	Void    ID     `json:"void,omitzero"` // the void it takes back
	Reason  string `json:"reason,omitempty"`
}

// Official is a team's official result, from photo-finish or official watches.
type Official struct {
	Team   TeamID          `json:"team"`
	Time   *time.Duration  `json:"time_ns,omitempty"`
	Rank   int             `json:"official_place,omitempty"`
	Status string          `json:"status,omitempty"` // DQ, DNF, DNS, SCR
	Reason string          `json:"reason,omitempty"` // the rule or remark beside the status
	Hand   bool            `json:"hand,omitempty"`
	Start  *time.Duration  `json:"start_ns,omitempty"`  // of the race, since midnight by the timing computer's clock
	Splits []time.Duration `json:"splits_ns,omitempty"` // from the gun, of exchange 1 and those after it
}

func (f *Gun) Kind() Kind          { return KindGun }
func (f *Recall) Kind() Kind       { return KindRecall }
func (f *GunCorrected) Kind() Kind { return KindGunCorrected }
func (f *SameStart) Kind() Kind    { return KindSameStart }
func (f *Press) Kind() Kind        { return KindPress }
func (f *Incident) Kind() Kind     { return f.kind }
func (f *PassSeen) Kind() Kind     { return KindPassSeen }
func (f *Decision) Kind() Kind     { return KindDecision }
func (f *Skip) Kind() Kind         { return KindSkip }
func (f *Insert) Kind() Kind       { return KindInsert }
func (f *Amend) Kind() Kind        { return KindAmend }
func (f *Move) Kind() Kind         { return KindMove }
func (f *Assign) Kind() Kind       { return KindAssign }
func (f *Naming) Kind() Kind       { return KindNaming }
func (f *ZoneMark) Kind() Kind     { return f.kind }
func (f *Void) Kind() Kind         { return KindVoid }
func (f *Restore) Kind() Kind      { return KindRestore }
func (f *Official) Kind() Kind     { return KindOfficial }

// keyed is what a fact made by a key stores of it: whatever embeds a Keyed was.
func (k *Keyed) keyed() *Keyed { return k }

func (f *Gun) names() []ID          { return present(f.Beside) }
func (f *Recall) names() []ID       { return present(f.Attempt) }
func (f *GunCorrected) names() []ID { return present(f.Attempt, f.Beside) }
func (f *SameStart) names() []ID    { return present(f.Guns...) }
func (f *Press) names() []ID        { return present(f.Prefix, f.Number) }
func (f *PassSeen) names() []ID     { return present(f.Number) }
func (f *Decision) names() []ID     { return present(f.Report) }
func (f *Skip) names() []ID         { return present(f.Number) }
func (f *Amend) names() []ID        { return present(f.Target) }
func (f *Move) names() []ID         { return present(f.Target, f.Number) }
func (f *Assign) names() []ID       { return present(f.Time, f.Number) }
func (f *Naming) names() []ID       { return present(f.Time, f.Number) }
func (f *Void) names() []ID         { return present(f.Targets...) }
func (f *Restore) names() []ID      { return present(f.Targets...) }

func (f *Amend) otherRace() RaceID {
	if f.Race == nil {
		return ""
	}
	return *f.Race
}
