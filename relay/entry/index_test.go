package entry

import (
	"fmt"
	"testing"
	"time"

	"baton/relay"
)

// season is a meet of many races of one kind, and a list of all its teams that
// gives no event numbers.
func season(n int) (races []*relay.Race, entries []Entry) {
	format := relay.Formats()[0]
	for event := 1; event <= n; event++ {
		r := &relay.Race{ID: relay.MakeRaceID(event, 1, 1), Name: fmt.Sprintf("Women %s %d", format.ID, event), Format: format, Legs: format.Legs}
		for lane := 1; lane <= 8; lane++ {
			name := fmt.Sprintf("Team %d of %d", lane, event)
			r.Teams = append(r.Teams, &relay.Team{ID: relay.TeamID(fmt.Sprintf("%d/%d", event, lane)), Name: name, Lane: lane})
			entries = append(entries, Entry{Unnumbered: true, Race: fmt.Sprintf("Women's relay %d", event), Gender: GenderOf("Women"), Format: format.ID, Team: name})
		}
		races = append(races, r)
	}
	return races, entries
}

func TestALongListFindsItsRacesInAMeetOfThousands(t *testing.T) {
	races, entries := season(2000)
	began := time.Now()
	for i, c := range (Import{Races: races}).Plan(StartList{Entries: entries}) {
		if c.What == ChangeRefused || c.What == ChangeUnsure {
			t.Fatalf("%d: %+v", i, c)
		}
	}
	if took := time.Since(began); took > 30*time.Second {
		t.Errorf("16,000 teams took %s", took)
	}
}

func TestTheIndexFindsWhoeverSameWordWould(t *testing.T) {
	words := []string{"", "A", " a", "Straße", "STRASSE", "ς", "Σ", "İ", "i", "ſ", "S", "\u212a", "k"}
	for _, a := range words {
		for _, b := range words {
			if relay.SameWord(a, b) && folded(a) != folded(b) {
				t.Errorf("%q is %q, and is looked for as %q and %q", a, b, folded(a), folded(b))
			}
		}
	}
}
