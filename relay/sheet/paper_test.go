package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/relaytest/paper"
	"baton/relay/sheet"
)

// fullCard is a card with all that can stand on one, in names as long as names are.
func fullCard(t *testing.T) string {
	k := carded(t, "4x100")
	for leg := range 4 {
		name := "Wilhelmina Konstantinopolsky-Featherstonehaugh"
		k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: leg + 1, Runner: &name})
	}
	for exchange := range 3 {
		k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: exchange + 1, Mark: relaytest.Ptr(int64(24500)), Unit: relaytest.Ptr("steps"), Call: relaytest.Ptr("hop"), Pass: relaytest.Ptr("downsweep"), Switch: relaytest.Ptr(true)})
	}
	var b strings.Builder
	relaytest.NoError(t, sheet.WriteCard(&b, "Lake Relays", k.State(), k.One()))
	return b.String()
}

func TestTheRunnersCardIsWholeOnAPhoneAndOnOneSheet(t *testing.T) {
	p := paper.Open(t)
	p.Read(fullCard(t))
	for _, cut := range slices.Concat(p.Cut(paper.SmallPhone, false), p.Cut(paper.Phone, false), p.Cut(paper.A4, true)) {
		t.Errorf("cut: %s", cut)
	}
	for _, broken := range p.Broken("section") {
		t.Errorf("over two sheets: %s", broken)
	}
	relaytest.Want(t, "sheets", p.Sheets(), 1)
}
