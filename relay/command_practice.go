package relay

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Why a verdict was refused.
var (
	ErrNoVerdict = errors.New("a repetition was clean, late, early, dropped or no stick")
	ErrNoRep     = errors.New("no repetition was begun")
	ErrNoPlace   = errors.New("no pass is so far past the zone's end")
)

// NewPractice is the practice of an exchange of a format under the meet's
// rulebook, by people named by hand.
func (m *Meet) NewPractice(format FormatID, exchange int, pair Pair, team string) (Practice, error) {
	f, known := FormatByID(format)
	r := &Race{Format: f, Legs: f.Legs}
	m.layZones(r, "", nil)
	if !known || exchange < 1 || exchange > len(r.Zones) {
		return Practice{}, fmt.Errorf("format %q, exchange %d: %w", format, exchange, ErrNoExchange)
	}
	return Practice{Pair: pair, Team: team, Name: practiceName(f, exchange), Legs: [2]Distance(f.Legs[exchange-1 : exchange+1]),
		Zone: r.Zones[exchange-1], Plan: f.plan(f.Legs, exchange-1)}, nil
}

// PracticeOf is the practice of an exchange as a team of a race has planned it.
func (r *Race) PracticeOf(t *Team, exchange int) (Practice, error) {
	if exchange < 1 || exchange > len(r.Zones) {
		return Practice{}, fmt.Errorf("race %s, exchange %d: %w", r.ID, exchange, ErrNoExchange)
	}
	return Practice{Pair: t.Pair(exchange), Team: t.Name, Name: practiceName(r.Format, exchange), Legs: [2]Distance(r.Legs[exchange-1 : exchange+1]),
		Zone: r.Zones[exchange-1], Plan: t.Legs[exchange-1].Plan}, nil
}

func practiceName(f Format, exchange int) string {
	return fmt.Sprintf("%s, exchange %d", f.Name, exchange)
}

// PracticeRace is the race in which a pair goes on practising an exchange; where
// there is none, or it was closed, the one that Practise would set up.
func (m *Meet) PracticeRace(p Practice) RaceID {
	p.Pair = p.Pair.trimmed()
	event := practiceEvent + 1
	for _, r := range m.Races() {
		if !r.ID.Practice() {
			continue
		}
		if held, ok := r.Practised(); ok && !r.Closed && held.SameAs(p) {
			return r.ID
		}
		n, _, _, _ := r.ID.Parts()
		event = max(event, n+1)
	}
	return MakeRaceID(event, 1, 1)
}

// Practise sets up the practice of a pair, as PracticeRace; where it is there
// already it records nothing. ErrNoName where a name is missing.
type Practise struct{ Practice }

func (Practise) ofNewRace() {}

func (c Practise) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	c.Pair = c.Pair.trimmed()
	if c.Pair.Gives == "" || c.Pair.Takes == "" {
		return nil, fmt.Errorf("who hands off to whom: %w", ErrNoName)
	}
	if m.Race(r.ID) != nil {
		return nil, nil
	}
	return c.setUp(namelessTeamID(m.ID(), r.ID, 1)), nil
}

// trimmed is a pair as its names are written, without the blanks round them.
func (p Pair) trimmed() Pair { return Pair{strings.TrimSpace(p.Gives), strings.TrimSpace(p.Takes)} }

// Practised is what a practice's race has practised; ok is false of any other
// race.
func (r *Race) Practised() (p Practice, ok bool) {
	name, of := strings.CutPrefix(r.Name, practicePrefix)
	if !of || !r.ID.Practice() || len(r.Teams) == 0 || len(r.Legs) != 2 || len(r.Zones) != 1 {
		return Practice{}, false
	}
	t := r.Teams[0]
	return Practice{Pair: t.Pair(1), Team: t.Name, Name: name, Legs: [2]Distance(r.Legs), Zone: r.Zones[0], Plan: t.Legs[0].Plan}, true
}

// Kind is the kind of hand-off that is practised.
func (p Practice) Kind() HandOffKind {
	return HandOffKind{Format: practisedFormat(p.raceName()), In: p.Legs[0], Out: p.Legs[1], Zone: p.Zone.Length(), Style: p.Plan.Style}
}

// setUp are the facts of a new practice. Its keys are bound, but no guard is
// fixed: a hand-off in practice comes two seconds after its entry.
func (p Practice) setUp(team TeamID) []Fact {
	name, format := p.raceName(), FormatID("custom")
	plan := &PlanSet{Team: team, Exchange: 1, Style: &p.Plan.Style, Give: &p.Plan.Give, Take: &p.Plan.Take, Window: &p.Plan.Window,
		Pass: Newly("", p.Plan.Pass), Switch: &p.Plan.Switch, Call: Newly("", p.Plan.Call), Late: change(false, &p.Plan.Late)}
	if p.Plan.Mark != (GoMark{}) {
		plan.Mark, plan.Unit = &p.Plan.Mark.Thousandths, &p.Plan.Mark.Unit
		plan.Gives, plan.Takes = p.Pair.Gives, p.Pair.Takes
	}
	return []Fact{
		&RaceSet{Name: &name, Format: &format, Legs: p.Legs[:], Zones: []Zone{p.Zone}},
		&TeamSet{Team: team, Name: Newly("", p.Team)},
		&LineupSet{Team: team, Leg: 1, Runner: &p.Pair.Gives},
		&LineupSet{Team: team, Leg: 2, Runner: &p.Pair.Takes},
		plan,
		&Armed{Keys: []Binding{{Key: practiceKey, Team: team}}, Digits: 1},
	}
}

// MarkRep marks a repetition: Rune j opens one as the baton enters the zone, k
// is the hand-off, l the baton leaving the zone. It is refused outside practice
// only (ErrNoPractice); a k or l after the word on a repetition, or without one,
// opens the next, which is then incomplete. To take an entry back is to recall
// it (RecallStart). An entry keeps the go-mark that is planned now, and the pace.
type MarkRep struct{ Rune, Pace string }

func (c MarkRep) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	if !r.ID.Practice() {
		return nil, ErrNoPractice
	}
	d.Mode = Lanes
	s := Stroke{Key: practiceKey, Rune: c.Rune}
	switch c.Rune {
	case EntryKey:
		mark := r.practisedMark()
		return []Fact{&Gun{Key: EntryKey, Mark: mark.Thousandths, Unit: mark.Unit, Pace: c.Pace}}, nil
	case "l":
		return []Fact{d.Leaves(r.keyedBy(d, s, at))}, nil
	}
	return []Fact{m.Press(r.ID, d, s, at)}, nil
}

// practisedMark is the go-mark of the plan that is practised.
func (r *Race) practisedMark() GoMark {
	if t := r.practising(); t != nil && len(t.Legs) > 0 {
		return t.Legs[0].Plan.Mark
	}
	return GoMark{}
}

// MoveMark moves the go-mark that is practised by half a step so many times,
// further back or, negative, nearer, or (Unit) gives about the same one in
// another unit. Where there is none it begins at the usual one. What was run
// before keeps the mark that it was run with.
type MoveMark struct {
	HalfSteps int
	Unit      string
}

func (c MoveMark) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	t := r.practising()
	if !r.ID.Practice() || t == nil {
		return nil, ErrNoPractice
	}
	mark := r.practisedMark()
	if mark == (GoMark{}) {
		mark = UsualMark()
	} else {
		mark = mark.Moved(c.HalfSteps)
	}
	if c.Unit != "" {
		mark = mark.In(c.Unit)
	}
	return SetPlan{PlanSet{Team: t.ID, Exchange: 1, Mark: &mark.Thousandths, Unit: &mark.Unit}}.decide(m, r, d, at)
}

// Judge says how the last repetition went, in one of Verdicts; a second word
// replaces the first.
type Judge struct{ What, Rune string }

func (c Judge) decide(_ *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	switch {
	case !r.ID.Practice():
		return nil, ErrNoPractice
	case !slices.Contains(verdicts, c.What):
		return nil, fmt.Errorf("%q: %w", c.What, ErrNoVerdict)
	case len(r.Reps) == 0:
		return nil, ErrNoRep
	}
	k := r.keyedBy(d, Stroke{Key: practiceKey, Rune: c.Rune}, at)
	return []Fact{NewIncident(KindVerdict, Incident{Keyed: k, What: c.What})}, nil
}

// SeePass says where the last repetition was passed, as somebody saw it, a digit of
// metres from the zone's first edge at a time: the second within two seconds makes a
// number of both. What is too far past the zone is refused (ErrNoPlace).
type SeePass struct{ Digit rune }

// secondDigit is how long after a digit the next still belongs to its number.
const secondDigit = 2 * time.Second

func (c SeePass) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	switch {
	case !r.ID.Practice():
		return nil, ErrNoPractice
	case len(r.Reps) == 0:
		return nil, ErrNoRep
	}
	s := Stroke{Key: practiceKey, Rune: string(c.Digit)}
	place := Distance(c.Digit-'0') * Metre
	if last := m.lastWritten(r, d.Station); last != nil {
		first, half := last.Fact.(*PassSeen)
		if half && first.Number.IsZero() && at.Since(m.instantOf(last)) <= secondDigit {
			place, s.Number = place+10*first.At, last.ID
		}
	}
	zone := r.Reps[len(r.Reps)-1].Zone
	if place > zone+pastZone {
		return nil, fmt.Errorf("%s m: %w: the zone is %s m long", place, ErrNoPlace, zone)
	}
	return []Fact{&PassSeen{Keyed: r.keyedBy(d, s, at), At: place}}, nil
}
