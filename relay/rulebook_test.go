package relay

import (
	"strings"
	"testing"
)

// zonesOf are a race's zone lengths in metres, "?" at those in doubt.
func zonesOf(r *Race) string {
	var all []string
	for i, z := range r.Zones {
		mark := ""
		if r.ZoneDoubts[i] != "" {
			mark = "?"
		}
		all = append(all, z.Length().String()+mark)
	}
	return strings.Join(all, " ")
}

// The lengths were taken from the rules by hand: wa 30 m for 4×100, 4×200 and
// exchanges 1 and 2 of a medley; nfhs 30 m where the incoming runner runs up to
// 200 m in lanes; ncaa 30 m for 4×100, 4×200 and exchange 1 of a sprint medley.
func TestZoneLengthsFollowRulebookFormatAndLanes(t *testing.T) {
	for _, c := range []struct {
		format         FormatID
		way            Way
		wa, nfhs, ncaa string
	}{
		{"4x100", "lanes", "30 30 30", "30 30 30", "30 30 30"},
		{"4x100mix", "lanes", "30 30 30", "30 30 30", "30 30 30"},
		{"4x200", "lanes", "30 30 30", "30 30 30", "30 30 30"},
		{"4x200", "break3", "30 30 30", "30 30 20?", "30 30 30"},
		{"4x200", "break1", "30 30 30", "20? 20 20", "30 30 30"},
		{"4x400", "break2", "20 20 20", "20 20 20", "20 20 20"},
		{"4x400mix", "break2", "20 20 20", "20 20 20", "20 20 20"},
		{"4x800", "break1", "20 20 20", "20 20 20", "20 20 20"},
		{"4x800", "none", "20 20 20", "20 20 20", "20 20 20"},
		{"4x1500", "none", "20 20 20", "20 20 20", "20 20 20"},
		{"4xmile", "none", "20 20 20", "20 20 20", "20 20 20"},
		{"dmr", "none", "20 20 20", "20 20 20", "20 20 20"},
		{"smr1600", "break3", "30 30 20", "30 30 20", "30 20? 20"},
		{"smr1600", "break2", "30 30 20", "30 20? 20", "30 20? 20"},
		{"smr800", "break4", "30 30 20", "30 30 30", "30 20? 20"},
		{"smr800", "break3", "30 30 20", "30 30 20?", "30 20? 20"},
		{"swedish", "break3", "30 30 20", "30 30 20", "30 20 20"},
		{"swedish", "break2", "30 30 20", "30 20? 20", "30 20 20"},
		{"shuttle", "lanes", "", "", ""},
	} {
		for book, want := range map[RulebookID]string{"wa": c.wa, "nfhs": c.nfhs, "ncaa": c.ncaa} {
			k := newKeeper(t, c.format, 1)
			k.write(&RaceSet{Way: &c.way})
			k.write(&MeetSet{Rulebook: &book})
			if got := zonesOf(k.state()); got != want {
				t.Errorf("%s, %s under %s: zones %q, want %q", c.format, c.way, book, got, want)
			}
		}
	}
}

func TestAZoneIsInDoubtWhileNobodySaidHowTheRaceIsRun(t *testing.T) {
	book, way := RulebookID("nfhs"), Way("break3")
	k := newKeeper(t, "smr1600", 1)
	k.write(&MeetSet{Rulebook: &book})
	want(t, "not said", zonesOf(k.state()), "30 30? 20")
	want(t, "why", k.state().ZoneTitle(2), "zone 2, 380 to 10 m (20 m if leg 2 breaks), scratch line at 0 m")
	k.write(&MeetSet{Ways: []WayChoice{{"smr1600", "break2"}, {"4x200", "break1"}}})
	want(t, "the meet says so", zonesOf(k.state()), "30 20? 20")
	k.write(&RaceSet{Way: &way})
	want(t, "the race says otherwise", zonesOf(k.state()), "30 30 20")
	other := Way("lanes")
	k.write(&RaceSet{Way: &other})
	want(t, "a way this relay does not have is none", zonesOf(k.state()), "30 20? 20")
	marks := []ZoneOverride{{"smr1600", 2, Zone{20 * Metre, 10 * Metre}}}
	k.write(&MeetSet{Zones: marks})
	want(t, "what is marked on the track is sure", zonesOf(k.state()), "30 30 20")
}

func TestWhereAZoneWasTimedItsDoubtIsPrinted(t *testing.T) {
	book := RulebookID("nfhs")
	k := newKeeper(t, "4x200", 1)
	k.write(&MeetSet{Rulebook: &book})
	k.gun(0)
	for _, at := range []float64{26, 52} {
		k.at(at - 2).write(NewZoneMark(KindEnter, Keyed{Attempt: k.state().Attempt(), Team: team(1)}))
		k.at(at).press("1")
		k.at(at + 1.6).write(NewZoneMark(KindExit, Keyed{Attempt: k.state().Attempt(), Team: team(1)}))
	}
	said := strings.Join(HowTimed(k.state()), " ")
	if !strings.Contains(said, "The zone of exchange 2 is taken as 30 m; 20 m if leg 1 breaks.") || strings.Contains(said, "exchange 3") {
		t.Errorf("%q", said)
	}
}

func TestACustomRelaysZonesFollowItsLegsWhereTheRulesDo(t *testing.T) {
	for _, c := range []struct {
		book RulebookID
		way  Way
		want string
	}{
		{"nfhs", "none", "20 20 20"}, {"nfhs", "lanes", "30 30 20"}, {"nfhs", "break2", "30 20? 20"}, {"wa", "lanes", "20? 20? 20?"},
	} {
		k := newKeeper(t, "custom", 0)
		k.write(&RaceSet{Legs: []Distance{100 * Metre, 200 * Metre, 200001, 400 * Metre}, Way: &c.way})
		k.write(&MeetSet{Rulebook: &c.book})
		if got := zonesOf(k.state()); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.book, c.way, got, c.want)
		}
	}
}

func TestAWayIsReadAsPeopleWriteIt(t *testing.T) {
	f, _ := FormatByID("4x200")
	for text, want := range map[string]Way{"lanes": "lanes", "All in lanes": "lanes", "break3": "break3", "break 3": "break3", " leg 3  breaks": "break3", "break2": "", "none": "", "": ""} {
		if got, err := f.ParseWay(text); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

func TestTheShortLegsOfACustomMedleyAreHandedOffBlind(t *testing.T) {
	k := newKeeper(t, "custom", 0)
	k.write(&RaceSet{Legs: []Distance{200 * Metre, 200 * Metre, 200001, 400 * Metre, 400 * Metre}})
	k.write(&TeamSet{Team: "t1", Name: ptr("Northside")})
	var got string
	for _, leg := range k.state().Team("t1").Legs[:4] {
		got += " " + leg.Plan.Style + " " + leg.Plan.Window.String()
	}
	want(t, "styles", got, " blind 5s either 8s either 8s visual 8s")
}

func TestARuleWhoseNumberIsNotKnownSaysSo(t *testing.T) {
	for _, c := range []struct {
		book RulebookID
		key  string
		want string
	}{{"wa", "zone-late", "TR24.7"}, {"nfhs", "zone-late", "5-11"}, {"nfhs", "lane", "number not known"}, {"ncaa", "zone-late", "number not known"}, {"ncaa", "other", ""}} {
		book, _ := RulebookByID(c.book)
		i, _ := book.Infraction(c.key)
		want(t, string(c.book)+" "+c.key, i.Cited(), c.want)
	}
}
