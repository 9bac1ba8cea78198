package sheet_test

import (
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sheet"
)

func carded(t *testing.T, format relay.FormatID) *relaytest.Keeper {
	k := relaytest.Northside(t, format)
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Lane: relaytest.Ptr(4), Squad: relaytest.Ptr("A"), Look: relaytest.Ptr("red")})
	return k
}

func TestARunnersCardSaysWhoComesWhenToGoAndWhoGoes(t *testing.T) {
	k := carded(t, "4x100")
	k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: 1, Mark: relaytest.Ptr(int64(7150)), Unit: relaytest.Ptr("m"), Call: relaytest.Ptr("hop"), Pass: relaytest.Ptr("push")})
	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 4, Runner: "Eva Park", Reason: "ill"})
	relaytest.Want(t, "the card", sheet.CardText(k.State(), k.One()), `Northside A, lane 4 (red)
1-1-1 Test relay

1 Ana Ruiz
  at the start
  baton: in the right hand
  who goes: Bea Holt, at zone 1, 80 to 110 m, scratch line at 100 m
  give: with the right hand, into the left, push
  shout: “hop” when you reach Holt

2 Bea Holt
  zone 1, 80 to 110 m, scratch line at 100 m
  who comes: Ana Ruiz, baton in the right hand
  go: when Ruiz is at your mark: 7.15 m
  take: with the left hand, blind, push
  call: “hop”: hand back
  who goes: Cara Lim, at zone 2, 180 to 210 m, scratch line at 200 m
  give: with the left hand, into the right

3 Cara Lim
  zone 2, 180 to 210 m, scratch line at 200 m
  who comes: Bea Holt, baton in the left hand
  take: with the right hand, blind
  who goes: Eva Park, at zone 3, 280 to 310 m, scratch line at 300 m
  give: with the right hand, into the left

4 Eva Park
  zone 3, 280 to 310 m, scratch line at 300 m
  who comes: Cara Lim, baton in the right hand
  take: with the left hand, blind
  then: you run to the finish
`)
}

func TestACardOfOtherRelays(t *testing.T) {
	for format, want := range map[relay.FormatID]string{
		"4x400":   "take: with the left hand, visual, then switch hands",
		"shuttle": "Ana Ruiz; go when the torso is at the plane before your line",
	} {
		k := carded(t, format)
		if text := sheet.CardText(k.State(), k.One()); !strings.Contains(text, want) {
			t.Errorf("%s: no %q in\n%s", format, want, text)
		}
	}
	k := relaytest.NewKeeper(t, "4x100", 1)
	if text := sheet.CardText(k.State(), k.One()); !strings.Contains(text, "2 leg 2\n") {
		t.Errorf("nobody named:\n%s", text)
	}
}

func TestACardIsOnePageThatNeedsNothingElse(t *testing.T) {
	k := carded(t, "4x100")
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 2, Runner: relaytest.Ptr("<b>Bea\x1b[2J</b>")})
	var b strings.Builder
	relaytest.NoError(t, sheet.WriteCard(&b, "Lake Relays", k.State(), k.One()))
	for _, not := range []string{"<b>", "\x1b", "http", "src="} {
		if strings.Contains(b.String(), not) {
			t.Errorf("the page holds %q", not)
		}
	}
}
