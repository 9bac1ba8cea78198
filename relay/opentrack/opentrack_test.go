package opentrack_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"baton/relay/entry"
	"baton/relay/opentrack"
	"baton/relay/relaytest"
	"baton/relay/text"

	"github.com/charmbracelet/x/exp/golden"
)

func parse(name string, raw []byte) (entry.StartList, error) {
	v, err := text.ReadJSON(name, bytes.NewReader(raw))
	if err != nil {
		return entry.StartList{}, err
	}
	return opentrack.Read(v)
}

func describe(list entry.StartList) string {
	var b strings.Builder
	for _, e := range list.Entries {
		var runners []string
		for _, r := range e.Runners {
			runners = append(runners, r.Name)
		}
		fmt.Fprintf(&b, "%s  %s %s  %s %s  lane %d  %q code %q squad %q  %q\n", e.Source, e.RaceID(), e.Race, e.Format, e.Gender, e.Lane, e.Team, e.Code, e.Squad, runners)
	}
	for _, s := range list.Skipped {
		fmt.Fprintf(&b, "left out  %s  %s\n", s.Source, s.Why)
	}
	return b.String()
}

func TestAMeetingsRelaysAreReadInBothSpellings(t *testing.T) {
	for _, name := range []string{"open-meeting", "camel-case"} {
		t.Run(name, func(t *testing.T) {
			raw := relaytest.File(t, "testdata/"+name+".json")
			list, err := parse("meeting.json", raw)
			if err != nil {
				t.Fatal(err)
			}
			golden.RequireEqual(t, describe(list))
		})
	}
}

func TestWhatIsWrongIsNamedByLineAndColumn(t *testing.T) {
	relayOf := func(results string) string {
		return "{\"relay_teams\": [],\n \"events\": [{\"event_id\": \"27\", \"event_code\": \"4x200\", \"units\": [{\"results\": [" + results + "]}]}]}\n"
	}
	for _, c := range []struct{ what, content, want string }{
		{"a lane that is none", relayOf(`{"bib": "A", "lane": "three"}`), `x.json:2:99: lane "three": want a whole number`},
		{"a number that is a list", relayOf(`{"bib": ["A"]}`), `x.json:2:86: bib is an array; want a word`},
		{"a team without a name", "{\"relay_teams\": [\n{\"event_id\": \"27\"}], \"events\": []}", "x.json:2:1: a relay team without a name"},
		{"no relays", "{\"events\": []}", "x.json: no relay in it"},
	} {
		list, err := parse("x.json", []byte(c.content))
		if got := relaytest.Complaint(list, err); !strings.HasPrefix(got, c.want) || err != nil && len(list.Entries) > 0 {
			t.Errorf("%s: %s\nwant %s", c.what, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"open-meeting", "camel-case"} {
		raw, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, err := parse("x.json", raw)
		if err != nil {
			if len(list.Entries) > 0 || !strings.HasPrefix(err.Error(), "x.json") {
				t.Fatalf("%d entries and %v", len(list.Entries), err)
			}
			return
		}
		for _, e := range list.Entries {
			if e.Lane < 0 || e.Lane == 0 && e.Team+e.Code == "" || e.Event < 0 || e.Format == "" && e.Guessed == "" {
				t.Fatalf("%+v", e)
			}
		}
	})
}
