package model

import (
	"strings"
	"testing"

	"baton/model/setup"
	"baton/model/ui"
	"baton/relay"

	"github.com/charmbracelet/bubbles/key"
)

// planned is what team 1 plans for an exchange.
func (d *desk) planned(exchange int) relay.Plan {
	return d.first().Team("1-1-1-1").Legs[exchange-1].Plan
}

// planning opens the hand-off plan of team 1, by way of the call.
func planning(t testing.TB, format relay.FormatID) *desk {
	return squads(t, format, 2).press("c", "h")
}

func TestRightToRightIsWarnedAbout(t *testing.T) {
	d := planning(t, "4x100")
	d.shows("Hand-off plan · Team 1", "Ruiz → Holt", "blind without a go-mark")
	d.press("right", "right", "right", "enter")
	d.wants("takes with", d.planned(1).Take, "R")
	d.shows("right to right: the outgoing runner gets stepped on; give to the left", "give and take with opposite hands")
	d.press("u")
	d.wants("as usual", d.planned(1).Take, "L")
	d.shows("as usual for 4×100 m")
	d.lacks("right to right")
}

func TestWhatHoldsForEveryExchangeIsSaidOnceAndLeavesRoomForTheLast(t *testing.T) {
	d := planning(t, "4x100")
	d.shows("ex 1-3")
	if n := strings.Count(d.view(), "blind without a go-mark"); n != 1 {
		t.Errorf("the go-mark is missed %d times", n)
	}
	d.press("down", "right", "right", "right", "enter") // at exchange 2, right to right
	d.shows("ex 1-3", "ex 2", "ex 3")
}

func TestNothingIsSaidToBeRightBeforeWhatWasPractisedIsKnown(t *testing.T) {
	d := planning(t, "4x400")
	d.shows("reading what the pairs have practised")
	d.lacks("nothing missing, nothing odd")
	for _, msg := range told(d.r.ReadSeasons()) {
		d.send(msg)
	}
	d.shows("Ana Ruiz → Bea Holt have never practised this")
}

func TestEveryFieldOfAPlanIsSetByKeys(t *testing.T) {
	d := planning(t, "4x400").press("down")
	for _, field := range []string{"", "", "", "", "", "24 steps", "hey", "6"} {
		if d.press("enter"); field != "" {
			for range 12 {
				d.press("backspace")
			}
			d.typed(field)
		}
		d.press("right")
	}
	want := relay.Plan{Style: "blind", Pass: "upsweep", Give: "L", Take: "R", Switch: false, Mark: relay.GoMark{Thousandths: 24000, Unit: "steps"}, Call: "hey", Window: 6e9}
	if got := d.planned(2); got != want {
		t.Errorf("planned %+v, want %+v", got, want)
	}
	if d.planned(1) != d.planned(3) || d.planned(1) == want {
		t.Error("another exchange has changed")
	}
	d.shows("24 steps", "hey", "blind after 400 m")
}

func TestAMarkThatIsNoneIsNotTakenAndEscLosesNothingUnsaid(t *testing.T) {
	d := planning(t, "4x100").press("right", "right", "right", "right", "right", "enter").typed("seven")
	d.shows("want a number and m, feet or steps")
	d.press("esc")
	d.shows("esc again drops")
	d.press("esc", "esc")
	d.shows("Check-in")
	if d.planned(1).Mark != (relay.GoMark{}) {
		t.Error("a mark was taken")
	}
}

func TestThePlanGoesFromTeamToTeam(t *testing.T) {
	d := planning(t, "4x100").press("]")
	d.shows("Team 2", "Ruiz2 → Holt2")
	d.press("]", "[")
	d.shows("Team 1")
}

func TestShuttleHurdlesHaveNothingToPlan(t *testing.T) {
	d := squads(t, "shuttle", 2)
	legs := []relay.Distance{100 * relay.Metre, 100 * relay.Metre, 100 * relay.Metre, 100 * relay.Metre}
	d.r.Session.Write("1-1-1", d.now, &relay.RaceSet{Legs: legs})
	d.r.Go(ui.Page{Kind: ui.Plan, Race: "1-1-1", Team: "1-1-1-1"})
	d.press("enter")
	d.shows("waits for the tag")
}

func TestTheLiveScreenTellsThePlanOfTheExchangeThatComesNext(t *testing.T) {
	d := planning(t, "4x100").press("down", "right", "right", "right", "right", "right", "enter").typed("7.5 m").press("esc", "enter")
	d.press("space").wait(12).press("1")
	d.shows("blind · give left, take right · mark 7.5 m")
	for line := range strings.Lines(d.view()) {
		if strings.Contains(line, "2 Bea Holt") && !strings.Contains(line, "blind") {
			t.Errorf("the style is not beside the zone: %q", line)
		}
	}
}

func TestNoTwoKeysOfThePlanTheCallOrPracticeAreEqual(t *testing.T) {
	for name, groups := range map[string][]ui.Group{
		"plan": setup.PlanKeys.Groups(), "check-in": setup.CheckinKeys.Groups(), "practice": setup.PracticeKeys.Groups(), "choice": setup.PracticesKeys.Groups(),
	} {
		bound := map[string]key.Binding{}
		for _, g := range groups {
			for _, b := range g.Keys {
				for _, k := range b.Keys() {
					if other, ok := bound[k]; ok {
						t.Errorf("%s: %q is bound to %q and to %q", name, k, other.Help().Desc, b.Help().Desc)
					}
					bound[k] = b
				}
			}
		}
	}
}

func TestRightToRightIsMarkedWhereverTheTeamIsShownBeforeTheGun(t *testing.T) {
	d := planning(t, "4x100").press("right", "right", "right", "enter")
	d.wants("takes with", d.planned(1).Take, "R")
	d.press("esc").lacks("R→R!") // the start has nobody who takes
	d.press("right").shows("R→R!")
	d.press("enter").shows("ARMED", "R→R!")
	d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
	d.shows("R→R!", "ex 1: right to right")
	d.press("l").shows("declared, but ex 1: right to right: the outgoing runner gets stepped on")
}

func TestAnAthleteInTwoTeamsIsMarkedInBoth(t *testing.T) {
	d := squads(t, "4x400", 2)
	d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
	other := d.first().Teams[1]
	if _, err := d.r.Session.Do("1-1-1", relay.SetLineup{Team: other.ID, Legs: []relay.LineupSet{{Leg: 2, Runner: new("Ana Ruiz")}}}, d.now); err != nil {
		t.Fatal(err)
	}
	d.shows("Ana Ruiz runs in Team 2 too: the same athlete?")
	d.press("down").shows("Ana Ruiz runs in Team 1 too: the same athlete?")
}
