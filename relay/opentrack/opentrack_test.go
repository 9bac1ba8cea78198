package opentrack_test

import (
	"bytes"
	"fmt"
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
		relaytest.WantComplaint(t, c.what, list, err, c.want)
	}
}

func FuzzRead(f *testing.F) {
	relaytest.FuzzList(f, "x.json", func(raw []byte) (entry.StartList, error) { return parse("x.json", raw) }, func(e entry.Entry) bool {
		return e.Lane >= 0 && (e.Lane > 0 || e.Team+e.Code != "") && e.Event >= 0 && (e.Format != "" || e.Guessed != "")
	}, "testdata/open-meeting.json", "testdata/camel-case.json")
}
