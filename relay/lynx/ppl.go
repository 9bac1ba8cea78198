package lynx

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"baton/relay"
	"baton/relay/entry"
)

// errNoPeople says that nothing in the file looks like a list of people.
var errNoPeople = errors.New("no one in it; is it a lynx.ppl?")

// The fields of a person's row.
const personID, personLast, personFirst, personAffiliation = 0, 1, 2, 3

// People are a meet's athletes by id, as a lynx.ppl lists them.
type People map[string]Person

// Person is one athlete.
type Person struct {
	Name string // first name first
	Code string // the team's
}

// ReadPeople reads a lynx.ppl: id, last name, first name and affiliation of
// every athlete, and says which lines cannot be read. The name stands in errors.
func ReadPeople(name string, r io.Reader) (People, []entry.Skipped, error) {
	rows, err := readRows(name, r)
	if err != nil {
		return nil, nil, err
	}
	var skipped []entry.Skipped
	people := People{}
	for _, row := range rows {
		id := row.Field(personID)
		switch {
		case row.Broken != nil:
			skipped = append(skipped, row.Torn())
			continue
		case id == "" || row.Field(personLast)+row.Field(personFirst) == "":
			skipped = append(skipped, entry.Skipped{Source: row.Source, Why: "want an id, a last and a first name", Wrong: true})
			continue
		}
		code, _ := splitAffiliation(row.Field(personAffiliation))
		people[id] = Person{strings.TrimSpace(row.Field(personFirst) + " " + row.Field(personLast)), code}
	}
	if len(people) == 0 {
		return nil, nil, fmt.Errorf("%s: %w", name, errNoPeople)
	}
	return people, skipped, nil
}

// Name puts names to the runners of relay teams whose rows refer to two or more
// of the team's people by their ids, in the order of the legs, and says how
// many teams those are. One such number alone is the team's own.
func (p People) Name(entries []entry.Entry) (teams int) {
	for i, e := range entries {
		var runners []entry.Runner
		for _, id := range e.RunnerIDs {
			if person, ok := p[id]; ok && (e.Code == "" || strings.EqualFold(person.Code, e.Code)) {
				runners = append(runners, entry.Runner{Name: person.Name})
			}
		}
		if len(runners) >= relay.MinLegs && len(e.Runners) == 0 {
			entries[i].Runners = runners
			teams++
		}
	}
	return teams
}
