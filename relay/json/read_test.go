package json_test

import (
	"fmt"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/json"
	"baton/relay/relaytest"
	"baton/relay/text"
)

func parse(content string) (entry.StartList, error) {
	v, err := text.ReadJSON("x.json", strings.NewReader(content))
	if err != nil {
		return entry.StartList{}, err
	}
	return json.Read(v)
}

// lineUps are a meet's teams, lanes and runners, a line a team.
func lineUps(races []*relay.Race) string {
	var b strings.Builder
	for _, r := range races {
		for _, t := range r.Teams {
			fmt.Fprintf(&b, "%s %q %s %v lane %d %q %q %q", r.ID, r.Name, r.Format.ID, r.Legs, t.Lane, t.Name, t.Code, t.Squad)
			for _, leg := range t.Legs {
				fmt.Fprintf(&b, " %q", leg.Runner)
			}
			fmt.Fprintf(&b, " %q %v\n", t.Alternates, t.Scratched)
		}
	}
	return b.String()
}

func TestAnExportIsAStartListForAnotherMeet(t *testing.T) {
	s := newStation(t)
	entries := append(list(), entry.Entry{
		Event: 14, Round: 1, Heat: 1, Format: "custom", Legs: []relay.Distance{200_000, 1_609_344}, Lane: 7, Team: "Peak & Sons", Code: "PEAK", Squad: "B",
		Runners: []entry.Runner{{}, {Name: "Kim Osei"}}, Alternates: []string{"Ivy Stone"}, Scratched: true,
	}, entry.Entry{Event: 15, Round: 2, Heat: 1, Format: "shuttle", Legs: []relay.Distance{60_000, 60_000, 60_000, 60_000}, Lane: 1, Team: "Peak"})
	for _, c := range entry.PlanImport(relay.Origin{7}, nil, entries) {
		s.at(1, c.Race, c.Facts...)
	}
	back, err := parse(export(t, s.Meet))
	if err != nil {
		t.Fatal(err)
	}
	other := newStation(t)
	for _, c := range entry.PlanImport(relay.Origin{8}, nil, back.Entries) {
		other.at(1, c.Race, c.Facts...)
	}
	if got, want := lineUps(other.Meet.Races()), lineUps(s.Meet.Races()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for _, c := range entry.PlanImport(relay.Origin{7}, s.Meet.Races(), back.Entries) {
		if c.What != entry.ChangeNone {
			t.Errorf("in its own meet: %s %s", c.What, c.Text)
		}
	}
}

func TestWhatIsWrongInAnExportIsNamedByLineAndColumn(t *testing.T) {
	race := func(rest string) string {
		return "{\"format\": 1, \"races\": [\n{\"id\": \"7-1-1\", \"format\": \"4x100\", " + rest + "}]}\n"
	}
	for _, c := range []struct{ what, content, want string }{
		{"a newer export", `{"format": 2, "races": []}`, "x.json:1:12: format 2; this baton reads format 1, a newer one may read it"},
		{"no format", `{"races": []}`, "x.json:1:1: format 0; this baton reads format 1"},
		{"no races", `{"format": 1, "races": []}`, "x.json: no team in it"},
		{"half a file", `{"format": 1, "races": [{"id"`, "x.json: the file ends in mid-line"},
		{"a race without a number", "{\"format\": 1, \"races\": [\n{\"id\": \"final\"}]}", `x.json:2:8: race "final": want event-round-heat`},
		{"an unknown format", "{\"format\": 1, \"races\": [\n{\"id\": \"7-1-1\", \"format\": \"4x99\"}]}", `x.json:2:27: this baton does not know format "4x99"`},
		{"a lane that is a word", race(`"entries": [{"lane": "three"}]`), `x.json:2:57: lane "three": want a whole number`},
		{"neither team nor lane", race(`"entries": [{"lane": null}]`), "x.json:2:48: neither a team nor a lane"},
		{"a leg out of order", race(`"entries": [{"lane": 1, "legs": [{"leg": 2}]}]`), "x.json:2:69: leg 2 stands where leg 1 should be"},
		{"a leg without a length", race(`"entries": [{"lane": 1, "legs": [{"leg": 1}]}]`), `x.json:2:69: distance_m "": want metres`},
		{"legs that are not the format's", race(`"entries": [{"lane": 1, "legs": [{"leg": 1, "distance_m": 100}]}]`), "x.json:2:68: 1 legs in a 4x100"},
	} {
		list, err := parse(c.content)
		relaytest.WantComplaint(t, c.what, list, err, c.want)
	}
}

func FuzzRead(f *testing.F) {
	relaytest.FuzzList(f, "x.json", func(raw []byte) (entry.StartList, error) { return parse(string(raw)) }, func(e entry.Entry) bool {
		return e.Lane >= 0 && (e.Team+e.Code != "" || e.Lane > 0) && len(e.Runners) <= relay.MaxLegs
	}, "testdata/TestARaceIsWrittenAsTheFormatSays.golden")
}
