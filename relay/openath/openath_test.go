package openath_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"baton/relay/entry"
	"baton/relay/openath"
	"baton/relay/relaytest"
	"baton/relay/text"

	"github.com/charmbracelet/x/exp/golden"
)

func parse(name string, raw []byte) (entry.StartList, error) {
	v, err := text.ReadJSON(name, bytes.NewReader(raw))
	if err != nil {
		return entry.StartList{}, err
	}
	return openath.Read(v)
}

func describe(list entry.StartList) string {
	var b strings.Builder
	for _, e := range list.Entries {
		var runners []string
		for _, r := range e.Runners {
			runners = append(runners, r.Name)
		}
		fmt.Fprintf(&b, "%s  %s, round %d heat %d  %s %s  %q %q  %q + %q\n", e.Source, e.Race, e.Round, e.Heat, e.Format, e.Gender, e.Team, e.Code, runners, e.Alternates)
	}
	for _, s := range list.Skipped {
		fmt.Fprintf(&b, "left out  %s  %s\n", s.Source, s.Why)
	}
	return b.String()
}

func TestAChampionshipsRelaysComeWithTheirRunners(t *testing.T) {
	raw := relaytest.File(t, "testdata/championships.json")
	list, err := parse("champs.json", raw)
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, describe(list))
}

func TestWhatIsWrongIsNamedByLineAndColumn(t *testing.T) {
	event := func(rest string) string {
		return "{\"events\": [\n {\"gender\": \"W\", \"eventName\": \"4 x 100m\", " + rest + "}]}\n"
	}
	for _, c := range []struct{ what, content, want string }{
		{"half a file", "{\"events\": [\n {\"gender\": ", "x.json: the file ends in mid-line"},
		{"no JSON", "{\"events\": [\n nothing]}", "x.json:2:3: invalid character"},
		{"no events", "{}", "x.json: no relay in it"},
		{"no team", event(`"results": [{"nation": null}]`), "x.json:2:55: no relayTeam, club or nation; whose team is it?"},
		{"a heat that is none", event(`"heatNumber": "last", "results": [{"nation": "NOR"}]`), `x.json:2:57: "last" stands where a heat's number should be`},
		{"a leg that is none", event(`"results": [{"nation": "NOR", "relayParticipants": [{"leg": 0}]}]`), "x.json:2:94: leg 0; legs are numbered 1 to 30"},
		{"a leg that is a word", event(`"results": [{"nation": "NOR", "relayParticipants": [{"leg": "one"}]}]`), "x.json:2:"},
	} {
		list, err := parse("x.json", []byte(c.content))
		relaytest.WantComplaint(t, c.what, list, err, c.want)
	}
}

// The sample is a real championship's; it does not come with the program.
func TestARealChampionshipIsReadWhole(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/samples/openath/Rome2024.relays-subset.json")
	if err != nil {
		t.Skip("no sample here")
	}
	list, err := parse("Rome.json", raw)
	runners := 0
	for _, e := range list.Entries {
		runners += len(e.Runners) + len(e.Alternates)
	}
	if err != nil || len(list.Entries) != bytes.Count(raw, []byte(`"bestPerformance"`)) || runners != bytes.Count(raw, []byte(`"leg":`)) || len(list.Skipped) != 1 || list.Skipped[0].Wrong {
		t.Fatalf("%v: %d teams, %d runners, %v", err, len(list.Entries), runners, list.Skipped)
	}
}

func FuzzRead(f *testing.F) {
	relaytest.FuzzList(f, "x.json", func(raw []byte) (entry.StartList, error) { return parse("x.json", raw) }, func(e entry.Entry) bool {
		return e.Unnumbered && e.Team != "" && e.Round >= 1 && e.Heat >= 1 && (e.Format != "" || e.Guessed != "")
	}, "testdata/championships.json")
}
