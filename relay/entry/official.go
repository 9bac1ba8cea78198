package entry

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
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
	Hip    string        // bib or hip number
	Time   time.Duration // 0 where none
	Rank   int           // 0 where none
	Status relay.Out     // In, or why there is no place
	Reason string        // the rule or remark beside the status
	Hand   bool          // taken by hand, already rounded as such
	Splits []OfficialSplit
	// Athlete says that the row has a first name; Individual that its whole race
	// looks like an individual event. Either counts only where the meet has a
	// relay there.
	Athlete, Individual bool
}

// SetRank reads what a list has as the row's place or status, and reports
// whether it is known. Nothing there leaves the row as it is.
func (o *OfficialRow) SetRank(cell string) bool {
	p, ok := ReadRank(cell)
	if !ok {
		return false
	}
	if p.Rank > 0 {
		o.Rank = p.Rank
	}
	if p.Out != relay.In {
		o.Status, o.Reason = p.Out, p.Reason
	}
	return true
}

// SetTime reads what a list has as the row's time, or the code that stands there
// instead, and reports whether it is known.
func (o *OfficialRow) SetTime(cell string) bool {
	if p, err := ReadTime(cell); err == nil {
		o.Time, o.Hand = p.Time, p.Hand
		return true
	}
	if p, ok := ReadRank(cell); !ok || p.Rank > 0 {
		return false
	}
	return o.SetRank(cell)
}

// OfficialSplit is one of the splits that came with an official time.
type OfficialSplit struct {
	At   time.Duration // from the gun
	Took time.Duration // since the split before
	Unit time.Duration // Took was given to: 10 ms for hundredths
}

// RaceID is the race the row stands in.
func (o OfficialRow) RaceID() relay.RaceID { return relay.MakeRaceID(o.Event, o.Round, o.Heat) }

// OfficialMatch is what one official row means to a race, to be shown before
// any of it is written. Its Facts are to be written where What is new, or
// changed and agreed to. A row that conflicts with the race is refused; Fact
// then is what it would record if a person says that the team is meant after
// all, nil where no team can be meant.
type OfficialMatch struct {
	Change
	Row    OfficialRow
	Team   *relay.Team // nil where none can be meant
	Fact   *relay.Official
	perLeg bool   // the rows of its race have a split for each leg
	why    string // its splits are not taken
}

// PlanOfficial holds official rows against a race: by lane, and by name where a
// row has none, each checked against the team that stands there. Conflicts are
// shown and never applied: a lane with another team, a team twice, a row of
// another race.
func PlanOfficial(r *relay.Race, rows []OfficialRow) []OfficialMatch {
	matches := make([]OfficialMatch, len(rows))
	taken := map[relay.TeamID]string{}
	perLeg := splitsPerLeg(r, rows)
	for i, row := range rows {
		m := OfficialMatch{Row: row, Change: Change{Source: row.Source, Race: r.ID}, perLeg: perLeg}
		m.match(r, taken)
		matches[i] = m
	}
	return matches
}

// PlanOfficials is PlanOfficial for the rows of several races, as a folder of
// result files has them. Rows of races that the meet does not have are refused in
// one line a race; those of athletes are left, and told in one line.
func PlanOfficials(races []*relay.Race, rows []OfficialRow) []OfficialMatch {
	known := make(map[relay.RaceID]*relay.Race, len(races))
	for _, r := range races {
		known[r.ID] = r
	}
	var matches []OfficialMatch
	var athletes []OfficialRow
	for from := 0; from < len(rows); {
		id, to := rows[from].RaceID(), from+1
		for to < len(rows) && rows[to].RaceID() == id {
			to++
		}
		r := known[id]
		if r == nil {
			r = &relay.Race{ID: id}
		}
		teams := slices.DeleteFunc(slices.Clone(rows[from:to]), func(o OfficialRow) bool {
			if left := o.isAthletes(r); left {
				athletes = append(athletes, o)
				return true
			}
			return false
		})
		switch {
		case len(teams) == 0:
		case len(r.Teams) == 0:
			matches = append(matches, noRace(teams, known[id] != nil))
		default:
			matches = append(matches, PlanOfficial(r, teams)...)
		}
		from = to
	}
	if len(athletes) > 0 {
		left := Change{What: ChangeSkipped, Source: athletes[0].Source, Text: relay.CountOf(len(athletes), "athlete's result", "athletes' results") + ", of no relay of this meet", Rows: len(athletes), Athletes: true}
		matches = append(matches, OfficialMatch{Change: left, Row: athletes[0]})
	}
	return matches
}

// noRace is the one line about the results of a race that the meet does not have,
// or that nobody is in.
func noRace(rows []OfficialRow, there bool) OfficialMatch {
	why := "the meet has no such race; import its start list first, or make it by hand (n in the list of races)"
	if there {
		why = "nobody is in that race yet; import its start list first, or type its teams in (s in the list of races)"
	}
	race := strings.TrimSpace(string(rows[0].RaceID()) + " " + rows[0].Race)
	left := Change{What: ChangeRefused, Source: rows[0].Source, Text: fmt.Sprintf("%s: %s left, for %s", race, relay.Count(len(rows), "result"), why), Rows: len(rows)}
	return OfficialMatch{Change: left, Row: rows[0]}
}

// isAthletes reports whether a row is of an athlete: its race is none of the
// meet's relays and looks like an individual event, or it has a first name and
// names none of the race's teams.
func (o OfficialRow) isAthletes(r *relay.Race) bool {
	if len(r.Teams) == 0 {
		return o.Individual || o.Athlete
	}
	named, _ := o.namedIn(r)
	return o.Athlete && named == nil
}

// match finds the row's team and says what the row would change. taken are the
// teams that earlier rows gave a result, and where.
func (m *OfficialMatch) match(r *relay.Race, taken map[relay.TeamID]string) {
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
	m.Fact.Splits, m.why = exchangeTimes(r, m.Row, m.perLeg)
	if earlier, twice := taken[t.ID]; twice && why == "" {
		why = "has a result in " + earlier + " too"
	}
	if why == "" {
		why = m.Row.neverRun(r)
	}
	if why != "" {
		m.refuse(label, why)
		return
	}
	taken[t.ID] = m.Row.Source
	m.settleOfficial(r, label)
}

// neverRun is why nobody can have run a race in a row's time: most likely minutes
// stand for seconds, or it is another race's. Empty where somebody can.
func (o OfficialRow) neverRun(r *relay.Race) string {
	const possible, walk = 0.85, 1.0 // of the fastest legs ever; metres in a second
	var fastest time.Duration
	for _, leg := range r.Legs {
		fastest += r.Format.Fastest(leg)
	}
	switch metres := relay.Total(r.Legs); {
	case o.Time == 0 || len(r.Legs) == 0:
	case o.Time.Seconds() > metres.Metres()/walk:
		return fmt.Sprintf("%s is slower than a walk over %s m; are its minutes seconds?", relay.Hundredths(o.Time), metres)
	case o.Time.Seconds() < possible*fastest.Seconds():
		return fmt.Sprintf("nobody runs %s m in %s; is it of this race?", metres, relay.Hundredths(o.Time))
	}
	return ""
}

// settleOfficial says what the row does to its team's official result.
func (m *OfficialMatch) settleOfficial(r *relay.Race, label string) {
	now, old := m.Fact.Result(), m.Team.Official
	switch {
	case now.String() == "":
		m.What, m.Text = ChangeNone, label+": no result yet"
		return
	case old != nil && old.Equal(now) && m.added(r) == "":
		m.What, m.Text = ChangeNone, label+" "+now.String()
		return
	case old != nil && old.Equal(now):
		m.What, m.Text = ChangeNew, label+" "+now.String()+": "+m.added(r)
	case old != nil:
		m.What, m.Text = ChangeEdit, fmt.Sprintf("%s %s, was %s", label, now, old)
	default:
		m.What, m.Text = ChangeNew, label+" "+now.String()
	}
	m.Facts = []relay.Fact{m.Fact}
	for _, remark := range m.remarks(r) {
		m.Text += "; " + remark
	}
}

// added is what the row says beside the result that its team has already.
func (m *OfficialMatch) added(r *relay.Race) string {
	var more []string
	if start := m.Fact.Start; start != nil && (r.OfficialStart == nil || *r.OfficialStart != *start) {
		more = append(more, "started at "+relay.TimeOfDay(*start))
	}
	if len(m.Fact.Splits) > 0 && !slices.Equal(m.Fact.Splits, m.Team.Official.Splits) {
		more = append(more, "with its splits")
	}
	return strings.Join(more, ", ")
}

// remarks are what a person should know before taking the row, though it does
// not stand against it.
func (m *OfficialMatch) remarks(r *relay.Race) (said []string) {
	if m.Row.Time > 0 && m.Row.Status == relay.In && m.Team.Out != relay.In && m.Team.Official == nil {
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
	if verdict, diff, _ := relay.CheckSplits(splits, units, m.Row.Time); verdict == relay.SplitsBad && m.Row.Time > 0 {
		said = append(said, fmt.Sprintf("its splits do not add up, by %s", relay.Hundredths(diff)))
	}
	return said
}

// label is the row as a person looks for it.
func (o OfficialRow) label() string {
	return entryLabel(Entry{Event: o.Event, Round: o.Round, Heat: o.Heat, Lane: o.Lane, Team: o.Team, Code: o.Code, Squad: o.Squad})
}

// teamIn is the team of a race that a row means, and what speaks against it.
func (o OfficialRow) teamIn(r *relay.Race) (t *relay.Team, why string) {
	named, several := o.namedIn(r)
	i := slices.IndexFunc(r.Teams, func(t *relay.Team) bool {
		return o.Lane != 0 && t.Lane == o.Lane && !t.Unbound()
	})
	switch {
	case i < 0 && several:
		return nil, "several teams of the race may be meant; give the lane or the squad"
	case i < 0 && named == nil:
		return nil, "no such team in the race, and nobody in that lane"
	case i < 0 && o.Lane == 0:
		return named, ""
	case i < 0:
		return named, fmt.Sprintf("the race has it in lane %d, the result in lane %d", named.Lane, o.Lane)
	}
	t = r.Teams[i]
	switch {
	case !o.titled() || o.names(t) || o.Hip != "" && relay.SameWord(o.Hip, t.Hip):
		return t, ""
	case named != nil:
		return t, fmt.Sprintf("the result says %s, which the race has in lane %d", o.title(), named.Lane)
	}
	return t, "the result says " + o.title()
}

// namedIn is the team that a row names, the one in its lane before others, and
// whether it may be one of several.
func (o OfficialRow) namedIn(r *relay.Race) (named *relay.Team, several bool) {
	best := 0
	for _, t := range r.Teams {
		fit := o.fit(t)
		switch {
		case t.Unbound() || fit == 0 || fit < best:
			continue
		case fit > best || o.Lane != 0 && o.Lane == t.Lane:
			named, several = t, false
		case named.Lane != o.Lane || o.Lane == 0:
			several = true
		}
		best = fit
	}
	return named, several
}

// fit is how well a row names a team: 3 by its bib, 2 by its whole title or code
// and squad, 1 in part, 0 not at all.
func (o OfficialRow) fit(t *relay.Team) int {
	switch {
	case o.Hip != "" && relay.SameWord(o.Hip, t.Hip):
		return 3
	case !o.titled() || !o.names(t):
		return 0
	case relay.SameWord(o.title(), t.Title()), o.Code != "" && relay.SameWord(o.Code, t.Code) && relay.SameWord(o.Squad, t.Squad):
		return 2
	}
	return 1
}

func (o OfficialRow) titled() bool { return o.Team != "" || o.Code != "" }

func (o OfficialRow) title() string {
	return (&relay.Team{Name: o.Team, Code: o.Code, Squad: o.Squad}).Title()
}

// names reports whether a row can mean a team: the code or the name is the same,
// or one name is the other's beginning ("Northside", "Northside High School"),
// and no squad says otherwise. A team without any name can be meant by all.
func (o OfficialRow) names(t *relay.Team) bool {
	if o.Squad != "" && t.Squad != "" && !relay.SameWord(o.Squad, t.Squad) {
		return false
	}
	if t.Name == "" && t.Code == "" {
		return true
	}
	return sameName(o.Code, t.Code) || sameName(o.Team, t.Name) || sameName(o.Code, t.Name) || sameName(o.Team, t.Code)
}

// sameName reports whether two names are one, or one the beginning of the other by
// whole words.
func sameName(a, b string) bool {
	one, other := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	n := min(len(one), len(other))
	return n > 0 && slices.Equal(one[:n], other[:n])
}

// fact is what the row records of a team.
func (o OfficialRow) fact(t *relay.Team) *relay.Official {
	f := &relay.Official{Team: t.ID, Rank: o.Rank, Status: string(o.Status), Reason: o.Reason, Hand: o.Hand, Start: o.Start}
	if o.Time > 0 {
		f.Time = &o.Time
	}
	return f
}
