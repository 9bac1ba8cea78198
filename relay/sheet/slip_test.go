package sheet_test

import (
	"bytes"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sheet"
)

func TestASlipIsAPageWithWhatWasSeenAndRoomForTheRest(t *testing.T) {
	r := oneRace(t, &relay.Gun{})
	report := relay.Case{Race: r, Report: relay.Report{Kind: relay.KindFlag, Team: "Northside", Exchange: 1, What: "lane", Text: `left foot <on> "the line"`}}
	book, _ := relay.RulebookByID("wa")
	var got bytes.Buffer
	relaytest.NoError(t, sheet.WriteSlip(&got, "Spring meet", report, book))
	for _, want := range []string{
		"12-1-3 Girls 4×100 m · Spring meet", "<td>Ana Ruiz</td>", "lane infringement (TR17.3-17.4)", "left foot &lt;on&gt;", "<th>Referee</th><td> </td>",
	} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("the page does not say %s:\n%s", want, got.String())
		}
	}
}
