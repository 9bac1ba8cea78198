package relay

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Why a ruling was refused.
var (
	ErrNoReport  = errors.New("that is not a flag or disqualification of this race")
	ErrNoRuling  = errors.New("a report is pending, upheld or dismissed")
	ErrNoInfract = errors.New("the rulebook has no such infraction")
	ErrNoEdge    = errors.New("a zone has an entry and an exit")
	ErrNotOut    = errors.New("the team is not disqualified")
	ErrNoAdvance = errors.New("a team advances by referee (qR), jury (qJ) or draw (qD)")
	ErrNoRaceYet = errors.New("the race has not begun")
)

// Ruling is the referee's word on a report. Places change at once; the report
// and every earlier word stay in the log.
type Ruling struct {
	Report   ID
	Decision string // pending, upheld or dismissed
	Rule     string // empty: the rulebook's, for what the report says
	Referee  string
	Reason   string
}

func (c Ruling) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	report, ok := r.Report(c.Report)
	switch {
	case !ok || report.Void:
		return nil, ErrNoReport
	case c.Decision != Pending && c.Decision != Upheld && c.Decision != Dismissed:
		return nil, ErrNoRuling
	}
	if infraction, known := m.Rulebook().Infraction(report.What); known && c.Rule == "" {
		c.Rule = infraction.Rule
	}
	d := &Decision{Report: c.Report, Decision: c.Decision, Rule: c.Rule, Referee: c.Referee, Reason: c.Reason}
	if report.DecidedAt != 0 && report.Decision == d.Decision && report.Rule == d.Rule && report.Referee == d.Referee && report.Reason == d.Reason && !report.Reinstated {
		return nil, ErrUnchanged
	}
	return []Fact{d}, nil
}

// Report finds a flag or a disqualification of the race.
func (r *Race) Report(id ID) (Report, bool) {
	i := slices.IndexFunc(r.Incidents, func(o Report) bool { return o.ID == id && (o.Kind == KindFlag || o.Kind == KindDQ) })
	if i < 0 {
		return Report{}, false
	}
	return r.Incidents[i], true
}

// Infraction finds what can be reported under a rulebook by its key.
func (b Rulebook) Infraction(key string) (Infraction, bool) {
	i := slices.IndexFunc(b.Infractions, func(o Infraction) bool { return o.Key == key })
	if i < 0 {
		return Infraction{}, false
	}
	return b.Infractions[i], true
}

// Sighting is what a report says was seen: all an umpire writes down but the race
// and its team.
type Sighting struct {
	Exchange int    // 0 where unknown
	What     string // an infraction's key
	Edge     string // entry, exit or unknown
	By       string // who saw it
	From     string // where they stood
	Text     string // in their words
}

// Sighting is what a report says now.
func (i Report) Sighting() Sighting {
	return Sighting{Exchange: i.Exchange, What: i.What, Edge: i.Edge, By: i.By, From: i.SeenFrom, Text: i.Text}
}

// check says what is wrong with a report in a race under a rulebook.
func (s Sighting) check(r *Race, b Rulebook) error {
	_, known := b.Infraction(s.What)
	switch {
	case s.Exchange < 0 || s.Exchange > len(r.Legs):
		return ErrNoExchange
	case s.What != "" && !known:
		return fmt.Errorf("%q: %w", s.What, ErrNoInfract)
	case s.Edge != "" && s.Edge != "entry" && s.Edge != "exit":
		return ErrNoEdge
	}
	return nil
}

// Describe fills in what a report was for, and whose it was: a flag is raised by
// one key during the race, the rest is asked after it.
type Describe struct {
	Report   ID
	Team     TeamID // empty: as it is
	Sighting Sighting
	Reason   string
}

func (c Describe) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	report, ok := r.Report(c.Report)
	if !ok || report.Void {
		return nil, ErrNoReport
	}
	if c.Team != "" && r.Team(c.Team) == nil {
		return nil, ErrNoTeam
	}
	if err := c.Sighting.check(r, m.Rulebook()); err != nil {
		return nil, err
	}
	was := report.Sighting()
	a := &Amend{
		Target: c.Report, Reason: c.Reason, Exchange: change(was.Exchange, &c.Sighting.Exchange), What: change(was.What, &c.Sighting.What),
		Edge: change(was.Edge, &c.Sighting.Edge), By: change(was.By, &c.Sighting.By), SeenFrom: change(was.From, &c.Sighting.From), Text: change(was.Text, &c.Sighting.Text),
	}
	if c.Team != "" {
		a.Team = change(report.Team, &c.Team)
	}
	if (*a == Amend{Target: c.Report, Reason: c.Reason}) {
		return nil, ErrUnchanged
	}
	return []Fact{a}, nil
}

// ReportNew is word that comes by radio after the race: a flag that no key
// raised. The team may be unknown, and named later.
type ReportNew struct {
	Team     TeamID
	Sighting Sighting
}

func (c ReportNew) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	switch {
	case r.Counting < 0:
		return nil, ErrNoRaceYet
	case c.Team != "" && r.Team(c.Team) == nil:
		return nil, ErrNoTeam
	}
	if err := c.Sighting.check(r, m.Rulebook()); err != nil {
		return nil, err
	}
	s := c.Sighting
	return []Fact{NewIncident(KindFlag, Incident{
		Keyed: Keyed{Attempt: r.Attempt(), Team: c.Team}, Exchange: s.Exchange, What: s.What, Edge: s.Edge, By: s.By, Text: s.Text, SeenFrom: s.From,
	})}, nil
}

// Reinstate puts a team back that was disqualified.
type Reinstate struct {
	Team    TeamID
	Referee string
	Reason  string
}

func (c Reinstate) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t := r.Team(c.Team)
	switch {
	case t == nil:
		return nil, ErrNoTeam
	case t.Out != Disqualified && !t.Provisional:
		return nil, ErrNotOut
	}
	return []Fact{NewIncident(KindReinstated, Incident{Keyed: Keyed{Team: c.Team}, By: c.Referee, Text: c.Reason})}, nil
}

// GrantRerun lets a team run again, or the whole race where none is named.
type GrantRerun struct {
	Team    TeamID
	Referee string
	Reason  string
}

func (c GrantRerun) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t := r.Team(c.Team)
	switch {
	case c.Team != "" && t == nil:
		return nil, ErrNoTeam
	case t != nil && t.Rerun, c.Team == "" && r.Rerun:
		return nil, ErrUnchanged
	}
	return []Fact{NewRemedy(KindRerun, Remedy{Team: c.Team, Referee: c.Referee, Reason: c.Reason})}, nil
}

// AdvanceTeam puts a team into the next round by qR, qJ or qD.
type AdvanceTeam struct {
	Team    TeamID
	Code    string
	Referee string
	Reason  string
}

func (c AdvanceTeam) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t := r.Team(c.Team)
	switch {
	case t == nil:
		return nil, ErrNoTeam
	case c.Code != ByReferee && c.Code != ByJury && c.Code != ByDraw:
		return nil, ErrNoAdvance
	case t.Advanced == c.Code:
		return nil, ErrUnchanged
	}
	return []Fact{NewRemedy(KindAdvanced, Remedy{Team: c.Team, Code: c.Code, Referee: c.Referee, Reason: c.Reason})}, nil
}

// Case is a report and the race it belongs to.
type Case struct {
	Race *Race
	Report
}

// Open reports whether a case still waits for the referee.
func (c Case) Open() bool { return c.Decision == Pending && !c.Reinstated }

// Cases are all flags and disqualifications of the meet that were not taken
// back, the last race first, by gun; within a race as they came.
func (m *Meet) Cases() []Case {
	races := m.Races()
	slices.SortStableFunc(races, func(a, b *Race) int {
		at, _ := a.Gun()
		bt, _ := b.Gun()
		return cmp.Compare(bt, at)
	})
	var cases []Case
	for _, r := range races {
		cases = append(cases, r.cases()...)
	}
	return cases
}

// cases are the race's flags and disqualifications that were not taken back.
func (r *Race) cases() []Case {
	var cases []Case
	for _, o := range r.Incidents {
		if (o.Kind == KindFlag || o.Kind == KindDQ) && !o.Void {
			cases = append(cases, Case{r, o})
		}
	}
	return cases
}

// Undecided are the race's flags and disqualifications that wait for the referee,
// as they came: until they are decided, no place of the race is sure.
func (r *Race) Undecided() []Case {
	return slices.DeleteFunc(r.cases(), func(c Case) bool { return !c.Open() })
}
