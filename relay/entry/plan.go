package entry

import (
	"fmt"
	"slices"
	"strings"

	"baton/relay"
)

// ChangeKind says what importing one row does to a meet.
type ChangeKind string

// What a row of a list is to a meet.
const (
	ChangeNew     ChangeKind = "new"
	ChangeEdit    ChangeKind = "changed" // something that stands would become another
	ChangeNone    ChangeKind = "same"
	ChangeUnsure  ChangeKind = "unsure"  // a guess, to be agreed to; nothing is written
	ChangeRefused ChangeKind = "refused" // Text says why; nothing is written
	ChangeSkipped ChangeKind = "skipped" // none of the meet's business; nothing is written
)

// Change is what one row of a list would do to a meet, to be shown before any
// of it is written.
type Change struct {
	What   ChangeKind
	Source string         // file:line
	Race   relay.RaceID   // the header's race of the facts
	Text   string         // one line for a person
	Facts  []relay.Fact   // only fields that differ
	Asks   bool           // a race whose guess waits for a person
	Guess  relay.FormatID // its likely format; empty where not even that can be told
	Begun  relay.RaceID   // refused because this race has begun
	Rows   int            // how many rows of the list it stands for, where more than its own
	// Athletes says that the rows are results of athletes, of none of the meet's relays.
	Athletes bool
	Look     bool // a person should look at it before it counts: a letter was lost, a text cut
}

// Import is how lists are taken into a meet: the meet as it stands, and what a
// person has said about the lists.
type Import struct {
	Meet  relay.Origin
	Races []*relay.Race
	// Formats are given by a person, for a race ("10-1-1"), a round ("10-1") or
	// an event ("10").
	Formats map[string]FormatChoice
	// Agreed are races whose guesses a person has agreed to; Guesses agrees to
	// them all.
	Agreed  map[relay.RaceID]bool
	Guesses bool
	// Numbered takes only lists with event numbers, or for events that the meet
	// has: others bring no new ones.
	Numbered bool
	// Named are races that may be altered though they have begun.
	Named map[relay.RaceID]bool
}

// importing is a list being held against the state of a meet.
type importing struct {
	Import
	races   map[relay.RaceID]*relay.Race
	homes   map[relay.TeamID]home
	byNames map[string][]relay.TeamID // of the meet's teams, by event, round and name
	shared  map[string]bool           // codes that teams of different names have
	entries []Entry
	ids     []relay.TeamID        // of each entry
	owned   map[relay.TeamID]bool // identities that entries have of themselves
	listed  map[relay.TeamID]bool // teams that the list means
	groups  map[string][]int      // entries that may mean one team
	heads   map[relay.RaceID]int  // first entry of each race
	lanes   map[string]int        // first entry of each lane of each race
}

// home is where a known team stands.
type home struct {
	race *relay.Race
	team *relay.Team
}

// PlanImport is Plan for a list of whose guesses none is agreed to.
func PlanImport(meet relay.Origin, races []*relay.Race, entries []Entry) []Change {
	return Import{Meet: meet, Races: races}.Plan(StartList{Entries: entries})
}

// Plan is the difference between a start list and a meet as it stands: a change
// for every race and every team of the list, in its order, then for its running
// order. Nothing that the list leaves empty is taken away; a race that has begun
// is altered only where it is named; importing the same list again changes
// nothing. Teams keep their identity, and with it their line-up, through changes
// of lane, heat and spelling.
func (m Import) Plan(list StartList) []Change {
	var changes []Change
	entries, others := m.relaysOf(m.found(m.named(m.numbered(bounded(list.Entries)))))
	entries, athletes := gathered(entries)
	others = append(others, athletes...)
	p := newImporting(m, entries)
	for i, e := range p.entries {
		if p.heads[e.RaceID()] == i && e.unplaced == "" {
			changes = append(changes, p.raceChange(e))
		}
		changes = append(changes, p.teamChange(i))
	}
	changes = append(changes, others...)
	changes = append(changes, p.orderChanges(list.Order)...)
	for _, match := range PlanOfficials(m.Races, list.Officials) {
		changes = append(changes, match.Change)
	}
	return changes
}

// Speaks reports whether a list, or what it says of a running order or results,
// is about a race, a round or an event named as a person does: "10-1-1", "10-1",
// "10".
func (l StartList) Speaks(name string) bool {
	of := func(event, round, heat int) bool {
		return name == string(relay.MakeRaceID(event, round, heat)) || name == fmt.Sprintf("%d-%d", event, round) || name == fmt.Sprint(event)
	}
	return slices.ContainsFunc(l.Entries, func(e Entry) bool { return of(e.Event, e.Round, e.Heat) }) ||
		slices.ContainsFunc(l.Officials, func(o OfficialRow) bool { return of(o.Event, o.Round, o.Heat) }) ||
		slices.ContainsFunc(l.Order, func(l Listed) bool { return name == string(l.Race) })
}

// named gives entries the formats that a person has named for them.
func (m Import) named(entries []Entry) []Entry {
	out := slices.Clone(entries)
	for i, e := range out {
		for _, name := range []string{string(e.RaceID()), fmt.Sprintf("%d-%d", e.Event, e.Round), fmt.Sprint(e.Event)} {
			if choice, ok := m.Formats[name]; ok {
				out[i].Format, out[i].Legs, out[i].Guessed, out[i].Individual, out[i].named = choice.ID, choice.Legs, "", false, true
				break
			}
		}
	}
	return out
}

func newImporting(m Import, entries []Entry) *importing {
	p := &importing{
		Import: m, entries: entries, races: map[relay.RaceID]*relay.Race{}, homes: map[relay.TeamID]home{}, byNames: map[string][]relay.TeamID{}, shared: sharedCodes(entries),
		owned: map[relay.TeamID]bool{}, listed: map[relay.TeamID]bool{}, groups: map[string][]int{}, heads: map[relay.RaceID]int{}, lanes: map[string]int{},
	}
	for _, r := range m.Races {
		p.races[r.ID] = r
		for _, t := range r.Teams {
			if t.Unbound() {
				continue
			}
			p.homes[t.ID] = home{r, t}
			if event, round, _, err := r.ID.Parts(); err == nil {
				key := nameKey(event, round, t.Name)
				p.byNames[key] = append(p.byNames[key], t.ID)
			}
		}
	}
	for i, e := range entries {
		if e.unplaced != "" {
			continue
		}
		p.owned[p.own(e)] = true
		first(p.heads, e.RaceID(), i)
		first(p.lanes, laneKey(e.RaceID(), e.Lane), i)
	}
	for i, e := range entries {
		id := p.identity(i)
		p.ids = append(p.ids, id)
		if e.unplaced != "" {
			continue
		}
		p.listed[id] = true
		for _, group := range p.groupsOf(i) {
			p.groups[group] = append(p.groups[group], i)
		}
	}
	return p
}

func first[K comparable](m map[K]int, key K, i int) {
	if _, there := m[key]; !there {
		m[key] = i
	}
}

func laneKey(race relay.RaceID, lane int) string { return fmt.Sprintf("%s/%d", race, lane) }

// own is the identity that an entry gives a team at its first import, by its name
// where its code is not its own.
func (p *importing) own(e Entry) relay.TeamID {
	if p.shared[codeKey(e)] && e.Team != "" {
		e.Code = ""
	}
	id, _ := relay.NewTeamID(p.Meet, e.RaceID(), e.Lane, e.Code, e.Team, e.Squad) // an entry's race always has its three numbers
	return id
}

func codeKey(e Entry) string {
	return strings.ToLower(fmt.Sprintf("%d-%d %s/%s", e.Event, e.Round, strings.TrimSpace(e.Code), strings.TrimSpace(e.Squad)))
}

// sharedCodes are the codes that several teams of an event have without a squad
// to tell them apart, as clubs of one country or two teams of one club.
func sharedCodes(entries []Entry) map[string]bool {
	names, shared := map[string]string{}, map[string]bool{}
	for _, e := range entries {
		if e.Code == "" || e.Team == "" {
			continue
		}
		key := codeKey(e)
		if name, there := names[key]; there && !relay.SameWord(name, e.Team) {
			shared[key] = true
		}
		names[key] = e.Team
	}
	return shared
}

func nameKey(event, round int, name string) string {
	return fmt.Sprintf("%d-%d %s", event, round, strings.ToLower(strings.TrimSpace(name)))
}

// identity finds the team an entry means. One that the meet does not know by
// its own identity may be there under another: with a name but no code, or as a
// lane that had no name yet. An identity that is another entry's own is never
// taken from it.
func (p *importing) identity(i int) relay.TeamID {
	e := p.entries[i]
	own := p.own(e)
	if e.unplaced != "" {
		return own
	}
	if _, known := p.homes[own]; known {
		return own
	}
	if known, ok := p.byName(e); ok {
		return known
	}
	t := p.inLane(e.RaceID(), e.Lane)
	if t == nil || p.owned[t.ID] || p.lanes[laneKey(e.RaceID(), e.Lane)] != i || !e.mayBe(t) {
		return own
	}
	return t.ID
}

// mayBe reports whether an entry can be the team that stands in its lane: one of
// the two has no name there, and no squad that the other lacks.
func (e Entry) mayBe(t *relay.Team) bool {
	if e.titled() {
		return t.Name == "" && t.Code == "" && (t.Squad == "" || relay.SameWord(t.Squad, e.Squad))
	}
	return e.Squad == "" || relay.SameWord(t.Squad, e.Squad)
}

func (e Entry) titled() bool { return e.Team != "" || e.Code != "" }

// byName finds the one unclaimed team of the event's round with the entry's name and
// squad, where their codes do not differ.
func (p *importing) byName(e Entry) (found relay.TeamID, ok bool) {
	if e.Team == "" {
		return "", false
	}
	for _, id := range p.byNames[nameKey(e.Event, e.Round, e.Team)] {
		t := p.homes[id].team
		if p.owned[id] || e.Code != "" && t.Code != "" && !relay.SameWord(e.Code, t.Code) || !relay.SameWord(t.Squad, e.Squad) {
			continue
		}
		if ok {
			return "", false
		}
		found, ok = id, true
	}
	return found, ok
}

// inLane is the team that stands in a lane, nil where the lane is empty or 0.
func (p *importing) inLane(race relay.RaceID, lane int) *relay.Team {
	r := p.races[race]
	if r == nil || lane == 0 {
		return nil
	}
	for _, t := range r.Teams {
		if t.Lane == lane && !t.Scratched && !t.Unbound() {
			return t
		}
	}
	return nil
}

// groupsOf are the names under which an entry may turn out to mean the team of
// another. The last one goes by what a person reads.
func (p *importing) groupsOf(i int) []string {
	e := p.entries[i]
	groups := []string{"meant " + string(p.ids[i]), "own " + string(p.own(e))}
	if e.Team == "" {
		return groups
	}
	return append(groups, strings.ToLower(fmt.Sprintf("named %d-%d %s/%s", e.Event, e.Round, strings.TrimSpace(e.Team), strings.TrimSpace(e.Squad))))
}

// twin finds another entry of the list for the same team, whatever the meet
// knows of it. Two of one name are two teams only where their codes differ.
func (p *importing) twin(i int) (other int, ok bool) {
	e := p.entries[i]
	for n, group := range p.groupsOf(i) {
		for _, j := range p.groups[group] {
			code := p.entries[j].Code
			if j != i && (n < 2 || e.Code == "" || code == "" || relay.SameWord(e.Code, code)) {
				return j, true
			}
		}
	}
	return 0, false
}

// begun reports whether a race has had its gun.
func begun(r *relay.Race) bool {
	return r != nil && (r.Status == relay.Running || r.Over())
}

// closed reports whether a list may not alter a race: one that has begun, unless it
// was asked for by name.
func (p *importing) closed(r *relay.Race) bool { return begun(r) && !p.Named[r.ID] }

// asks reports whether a race is new and nobody has agreed to its guess.
func (p *importing) asks(e Entry) bool {
	old := p.races[e.RaceID()]
	set := old != nil && old.Format.ID != ""
	return e.Guessed != "" && !set && (e.Format == "" || !p.Guesses && !p.Agreed[e.RaceID()])
}

// refusal is why an entry cannot be taken as it stands in the list, empty where
// it can.
func (p *importing) refusal(i int) string {
	e := p.entries[i]
	if e.unplaced != "" {
		return e.unplaced
	}
	if other, twice := p.twin(i); twice {
		return "the same team as in " + p.entries[other].Source + "; give each its own squad, as A and B"
	}
	if other := p.lanes[laneKey(e.RaceID(), e.Lane)]; e.Lane != 0 && other != i {
		return fmt.Sprintf("lane %d is taken in %s", e.Lane, p.entries[other].Source)
	}
	if head := p.entries[p.heads[e.RaceID()]]; !sameRace(head, e) {
		return "its race has another name, format or legs in " + head.Source
	}
	if t := p.inLane(e.RaceID(), e.Lane); t != nil {
		if !p.listed[t.ID] {
			return fmt.Sprintf("lane %d has %s, which is not in the list; scratch or move it first", e.Lane, t.Title())
		}
	}
	return ""
}

// legsOf are the legs an entry's race is run over, as far as the list says.
func legsOf(e Entry) []relay.Distance {
	if len(e.Legs) > 0 {
		return e.Legs
	}
	f, _ := relay.FormatByID(e.Format)
	return f.Legs
}
