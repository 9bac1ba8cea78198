package relay

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// OfficialRow is one team's official result as a reader found it, whatever the
// file's format.
type OfficialRow struct {
	Source string // file:line, for what is said about it
	Event  int
	Round  int
	Heat   int
	Race   string         // the race's name
	Start  *time.Duration // the gun's time of day, nil where the file has none
	Lane   int            // 0 where none
	Team   string
	Code   string
	Squad  string
	Time   time.Duration // 0 where none
	Place  int           // 0 where none
	Status Out           // In, or why there is no place
	Hand   bool          // taken by hand, already rounded as such
	Splits []OfficialSplit
}

// OfficialSplit is one of the splits that came with an official time.
type OfficialSplit struct {
	At   time.Duration // from the gun
	Took time.Duration // since the split before
	Unit time.Duration // Took was given to: 10 ms for hundredths
}

// RaceID is the race the row stands in.
func (o OfficialRow) RaceID() RaceID { return MakeRaceID(o.Event, o.Round, o.Heat) }

// OfficialMatch is what one official row means to a race, to be shown before
// any of it is written. Its Facts are to be written where What is new, or
// changed and agreed to. A row that conflicts with the race is refused; Fact
// then is what it would record if a person says that the team is meant after
// all, nil where no team can be meant.
type OfficialMatch struct {
	Change
	Row    OfficialRow
	Team   *Team // nil where none can be meant
	Fact   *Official
	perLeg bool   // the rows of its race have a split for each leg
	why    string // its splits are not taken
}

// PlanOfficial holds official rows against a race: by lane, and by name where a
// row has none, each checked against the team that stands there. Conflicts are
// shown and never applied: a lane with another team, a team twice, a row of
// another race.
func PlanOfficial(r *Race, rows []OfficialRow) []OfficialMatch {
	matches := make([]OfficialMatch, len(rows))
	taken := map[TeamID]string{}
	perLeg := r.splitsPerLeg(rows)
	for i, row := range rows {
		m := OfficialMatch{Row: row, Change: Change{Source: row.Source, Race: r.ID}, perLeg: perLeg}
		m.match(r, taken)
		matches[i] = m
	}
	return matches
}

// PlanOfficials is PlanOfficial for the rows of several races, as a folder of
// result files has them. Rows of races that the meet does not have are refused.
func PlanOfficials(races []*Race, rows []OfficialRow) []OfficialMatch {
	var matches []OfficialMatch
	for from := 0; from < len(rows); {
		id, to := rows[from].RaceID(), from+1
		for to < len(rows) && rows[to].RaceID() == id {
			to++
		}
		i := slices.IndexFunc(races, func(r *Race) bool { return r.ID == id })
		r := &Race{ID: id}
		if i >= 0 {
			r = races[i]
		}
		matches = append(matches, PlanOfficial(r, rows[from:to])...)
		from = to
	}
	return matches
}

// match finds the row's team and says what the row would change. taken are the
// teams that earlier rows gave a result, and where.
func (m *OfficialMatch) match(r *Race, taken map[TeamID]string) {
	label := m.Row.label()
	if m.Row.RaceID() != r.ID {
		m.refuse(label, "a result of "+string(m.Row.RaceID())+", not of "+string(r.ID))
		return
	}
	t, why := m.Row.teamIn(r)
	if m.Team = t; t == nil {
		m.refuse(label, why)
		return
	}
	label = OfficialRow{Event: m.Row.Event, Round: m.Row.Round, Heat: m.Row.Heat, Lane: t.Lane, Team: t.Name, Code: t.Code, Squad: t.Squad}.label()
	m.Fact = m.Row.fact(t)
	m.Fact.Splits, m.why = r.exchangeTimes(m.Row, m.perLeg)
	if earlier, twice := taken[t.ID]; twice && why == "" {
		why = "has a result in " + earlier + " too"
	}
	if why != "" {
		m.refuse(label, why)
		return
	}
	taken[t.ID] = m.Row.Source
	m.settleOfficial(r, label)
}

// settleOfficial says what the row does to its team's official result.
func (m *OfficialMatch) settleOfficial(r *Race, label string) {
	now, old := m.Fact.result(), m.Team.Official
	switch {
	case now.String() == "":
		m.What, m.Text = ChangeNone, label+": no result yet"
		return
	case old != nil && old.equal(now) && m.added(r) == "":
		m.What, m.Text = ChangeNone, label+" "+now.String()
		return
	case old != nil && old.equal(now):
		m.What, m.Text = ChangeNew, label+" "+now.String()+": "+m.added(r)
	case old != nil:
		m.What, m.Text = ChangeEdit, fmt.Sprintf("%s %s, was %s", label, now, old)
	default:
		m.What, m.Text = ChangeNew, label+" "+now.String()
	}
	m.Facts = []Fact{m.Fact}
	for _, remark := range m.remarks(r) {
		m.Text += "; " + remark
	}
}

// added is what the row says beside the result that its team has already.
func (m *OfficialMatch) added(r *Race) string {
	var more []string
	if start := m.Fact.Start; start != nil && (r.OfficialStart == nil || *r.OfficialStart != *start) {
		more = append(more, "started at "+TimeOfDay(*start))
	}
	if len(m.Fact.Splits) > 0 && !slices.Equal(m.Fact.Splits, m.Team.Official.Splits) {
		more = append(more, "with its splits")
	}
	return strings.Join(more, ", ")
}

// remarks are what a person should know before taking the row, though it does
// not stand against it.
func (m *OfficialMatch) remarks(r *Race) (said []string) {
	if m.Row.Time > 0 && m.Row.Status == In && m.Team.Out != In && m.Team.Official == nil {
		said = append(said, "the race has it as "+string(m.Team.Out))
	}
	if m.why != "" {
		said = append(said, m.why+": not taken")
	}
	if len(m.Row.Splits) != len(r.Legs) {
		return said
	}
	var splits, units []time.Duration
	for _, s := range m.Row.Splits {
		splits, units = append(splits, s.Took), append(units, s.Unit)
	}
	if verdict, diff, _ := CheckSplits(splits, units, m.Row.Time); verdict == SplitsBad && m.Row.Time > 0 {
		said = append(said, fmt.Sprintf("its splits do not add up, by %s", Hundredths(diff)))
	}
	return said
}

// label is the row as a person looks for it.
func (o OfficialRow) label() string {
	return entryLabel(Entry{Event: o.Event, Round: o.Round, Heat: o.Heat, Lane: o.Lane, Team: o.Team, Code: o.Code, Squad: o.Squad})
}

// teamIn is the team of a race that a row means, and what speaks against it.
func (o OfficialRow) teamIn(r *Race) (t *Team, why string) {
	if len(r.Teams) == 0 {
		return nil, "the meet has no teams there; import the start list first"
	}
	var named *Team
	for _, other := range r.Teams {
		if _, unbound := other.ID.Unbound(); unbound || !o.titled() || !o.names(other) {
			continue
		}
		if named == nil || o.Lane == other.Lane {
			named = other
		}
	}
	i := slices.IndexFunc(r.Teams, func(t *Team) bool {
		_, unbound := t.ID.Unbound()
		return o.Lane != 0 && t.Lane == o.Lane && !unbound
	})
	switch {
	case i < 0 && named == nil:
		return nil, "no such team in the race, and nobody in that lane"
	case i < 0 && o.Lane == 0:
		return named, ""
	case i < 0:
		return named, fmt.Sprintf("the race has it in lane %d, the result in lane %d", named.Lane, o.Lane)
	}
	t = r.Teams[i]
	switch {
	case !o.titled() || o.names(t):
		return t, ""
	case named != nil:
		return t, fmt.Sprintf("the result says %s, which the race has in lane %d", o.title(), named.Lane)
	}
	return t, "the result says " + o.title()
}

func (o OfficialRow) titled() bool { return o.Team != "" || o.Code != "" }

func (o OfficialRow) title() string {
	return (&Team{Name: o.Team, Code: o.Code, Squad: o.Squad}).Title()
}

// names tells whether a row can mean a team: the code or the name is the same,
// or one name is the other's beginning ("Northside", "Northside High School"),
// and no squad says otherwise. A team without any name can be meant by all.
func (o OfficialRow) names(t *Team) bool {
	if o.Squad != "" && t.Squad != "" && !sameWord(o.Squad, t.Squad) {
		return false
	}
	if t.Name == "" && t.Code == "" {
		return true
	}
	return sameName(o.Code, t.Code) || sameName(o.Team, t.Name) || sameName(o.Code, t.Name) || sameName(o.Team, t.Code)
}

// sameName tells whether two names are one, or one the beginning of the other by
// whole words.
func sameName(a, b string) bool {
	one, other := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	n := min(len(one), len(other))
	return n > 0 && slices.Equal(one[:n], other[:n])
}

// fact is what the row records of a team.
func (o OfficialRow) fact(t *Team) *Official {
	f := &Official{Team: t.ID, Place: o.Place, Status: string(o.Status), Hand: o.Hand, Start: o.Start}
	if o.Time > 0 {
		f.Time = &o.Time
	}
	return f
}
