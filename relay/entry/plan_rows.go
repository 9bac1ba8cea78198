package entry

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"baton/relay"
)

// bounded is a list whose texts have at most MaxText characters, with what was
// cut noted on each entry.
func bounded(entries []Entry) []Entry {
	out := slices.Clone(entries)
	for i := range out {
		out[i].bound()
	}
	return out
}

func (e *Entry) bound() {
	e.Runners, e.Alternates = slices.Clone(e.Runners), slices.Clone(e.Alternates)
	texts := []*string{&e.Race, &e.Team, &e.Code, &e.Squad, &e.Look, &e.Hip}
	for i := range e.Runners {
		texts = append(texts, &e.Runners[i].Name)
	}
	for i := range e.Alternates {
		texts = append(texts, &e.Alternates[i])
	}
	e.remarks = nil
	for _, text := range texts {
		if garbled(*text) {
			e.remarks = append(e.remarks, fmt.Sprintf("%q has lost a letter on its way: see the file", relay.Shortened(*text)))
		}
		var cut bool
		length := utf8.RuneCountInString(*text)
		if *text, cut = relay.Bounded(*text); cut {
			e.remarks = append(e.remarks, fmt.Sprintf("%q is cut to %d of its %d characters", relay.Shortened(*text), relay.MaxText, length))
		}
	}
}

// garbled reports whether a name has what stands for a letter that a program
// could not write: U+FFFD, or a question mark in the middle of a word.
func garbled(name string) bool {
	if strings.ContainsRune(name, utf8.RuneError) {
		return true
	}
	at := strings.IndexByte(name, '?')
	return at >= 0 && !Nobody(name) && strings.Trim(name, "? ") != "" && at < len(name)-1 || strings.HasSuffix(name, "?") && len(name) > 1 && name[len(name)-2] != ' '
}

// relaysOf leaves out of a list what looks like individual events: all but the
// races that the meet knows as relays, or that the list itself has as such. They
// become one line.
func (m Import) relaysOf(entries []Entry) (relays []Entry, left []Change) {
	known := map[relay.RaceID]bool{}
	for _, r := range m.Races {
		known[r.ID] = len(r.Legs) >= relay.MinLegs
	}
	var others []Entry
	for _, e := range entries {
		if e.Individual && !known[e.RaceID()] {
			others = append(others, e)
			continue
		}
		relays = append(relays, e)
	}
	if len(others) == 0 {
		return relays, nil
	}
	return relays, []Change{{What: ChangeSkipped, Source: others[0].Source, Text: individualWords(others), Rows: len(others)}}
}

// individualWords says which individual events were left: "2 individual events
// (17 rows): 1-1-1 Girls 100 Meter Dash, 2-1-1 Boys Mile; …".
func individualWords(rows []Entry) string {
	var races []string
	seen := map[relay.RaceID]bool{}
	for _, e := range rows {
		if !seen[e.RaceID()] {
			seen[e.RaceID()] = true
			races = append(races, strings.TrimSpace(string(e.RaceID())+" "+e.Race))
		}
	}
	return fmt.Sprintf("%s (%s left out): %s; --format %d=4x100 takes one as a relay",
		relay.Count(len(races), "individual event"), relay.Count(len(rows), "row"), relay.Some(races, 3), rows[0].Event)
}

// found gives entries without a heat the race their team stands in already, so
// that a list that does not say where leaves it there. Of several the first that
// has not begun counts.
func (m Import) found(entries []Entry) []Entry {
	index := indexed(m.Races)
	out := slices.Clone(entries)
	for i := range out {
		e := &out[i]
		if !e.NoHeat || e.unplaced != "" || !e.titled() {
			continue
		}
		var home *relay.Race
		for _, r := range index.with(*e) {
			event, round, _, _ := r.ID.Parts() // it has parts: it is in the index
			if event != e.Event || !e.NoRound && round != e.Round || !slices.ContainsFunc(r.Teams, e.meansNow) {
				continue
			}
			if home == nil || begun(home) && !begun(r) {
				home = r
			}
		}
		if home != nil {
			_, e.Round, e.Heat, _ = home.ID.Parts()
			if e.Race != home.Name {
				e.Race = ""
			}
		}
	}
	return out
}

// meansNow reports whether a team that is in the race is the one an entry names.
func (e Entry) meansNow(t *relay.Team) bool { return !t.Unbound() && e.means(t) }

// SplitSquad takes a squad off the end of a team's name: "England A" is the A of
// England, "LG Musterstadt II" its second team.
func SplitSquad(name string) (team, squad string) {
	space := strings.LastIndexByte(name, ' ')
	if space < 1 {
		return name, ""
	}
	last := name[space+1:]
	if slices.Contains([]string{"A", "B", "C", "D", "E", "F", "I", "II", "III", "IV", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, last) {
		return strings.TrimSpace(name[:space]), last
	}
	return name, ""
}
