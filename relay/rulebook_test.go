package relay_test

import (
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
	"baton/relay/sheet"
)

// zonesOf are a race's zone lengths in metres, "?" at those in doubt.
func zonesOf(r *relay.Race) string {
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
		format         relay.FormatID
		way            relay.Way
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
		for book, want := range map[relay.RulebookID]string{"wa": c.wa, "nfhs": c.nfhs, "ncaa": c.ncaa} {
			k := relaytest.NewKeeper(t, c.format, 1)
			k.Write(&relay.RaceSet{Way: &c.way})
			k.Write(&relay.MeetSet{Rulebook: &book})
			if got := zonesOf(k.State()); got != want {
				t.Errorf("%s, %s under %s: zones %q, want %q", c.format, c.way, book, got, want)
			}
		}
	}
}

func TestAZoneIsInDoubtWhileNobodySaidHowTheRaceIsRun(t *testing.T) {
	book, way := relay.RulebookID("nfhs"), relay.Way("break3")
	k := relaytest.NewKeeper(t, "smr1600", 1)
	k.Write(&relay.MeetSet{Rulebook: &book})
	relaytest.Want(t, "not said", zonesOf(k.State()), "30 30? 20")
	relaytest.Want(t, "why", sheet.ZoneTitle(k.State(), 2), "zone 2, 380 to 10 m (20 m if leg 2 breaks), scratch line at 0 m")
	k.Write(&relay.MeetSet{Ways: []relay.WayChoice{{"smr1600", "break2"}, {"4x200", "break1"}}})
	relaytest.Want(t, "the meet says so", zonesOf(k.State()), "30 20? 20")
	k.Write(&relay.RaceSet{Way: &way})
	relaytest.Want(t, "the race says otherwise", zonesOf(k.State()), "30 30 20")
	other := relay.Way("lanes")
	k.Write(&relay.RaceSet{Way: &other})
	relaytest.Want(t, "a way this relay does not have is none", zonesOf(k.State()), "30 20? 20")
	marks := []relay.ZoneOverride{{"smr1600", 2, relay.Zone{20 * relay.Metre, 10 * relay.Metre}}}
	k.Write(&relay.MeetSet{Zones: marks})
	relaytest.Want(t, "what is marked on the track is sure", zonesOf(k.State()), "30 30 20")
}

func TestWhereAZoneWasTimedItsDoubtIsPrinted(t *testing.T) {
	book := relay.RulebookID("nfhs")
	k := relaytest.NewKeeper(t, "4x200", 1)
	k.Write(&relay.MeetSet{Rulebook: &book})
	k.Gun(0)
	for _, at := range []float64{26, 52} {
		k.At(at - 2).Write(relay.NewZoneMark(relay.KindEnter, relay.Keyed{Attempt: k.State().Attempt(), Team: relaytest.Team(1)}))
		k.At(at).Press("1")
		k.At(at + 1.6).Write(relay.NewZoneMark(relay.KindExit, relay.Keyed{Attempt: k.State().Attempt(), Team: relaytest.Team(1)}))
	}
	said := strings.Join(results.HowTimed(k.State()), " ")
	if !strings.Contains(said, "The zone of exchange 2 is taken as 30 m; 20 m if leg 1 breaks.") || strings.Contains(said, "exchange 3") {
		t.Errorf("%q", said)
	}
}

func TestACustomRelaysZonesFollowItsLegsWhereTheRulesDo(t *testing.T) {
	for _, c := range []struct {
		book relay.RulebookID
		way  relay.Way
		want string
	}{
		{"nfhs", "none", "20 20 20"}, {"nfhs", "lanes", "30 30 20"}, {"nfhs", "break2", "30 20? 20"}, {"wa", "lanes", "20? 20? 20?"},
	} {
		k := relaytest.NewKeeper(t, "custom", 0)
		k.Write(&relay.RaceSet{Legs: []relay.Distance{100 * relay.Metre, 200 * relay.Metre, 200001, 400 * relay.Metre}, Way: &c.way})
		k.Write(&relay.MeetSet{Rulebook: &c.book})
		if got := zonesOf(k.State()); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.book, c.way, got, c.want)
		}
	}
}

func TestAWayIsReadAsPeopleWriteIt(t *testing.T) {
	f, _ := relay.FormatByID("4x200")
	for text, want := range map[string]relay.Way{"lanes": "lanes", "All in lanes": "lanes", "break3": "break3", "break 3": "break3", " leg 3  breaks": "break3", "break2": "", "none": "", "": ""} {
		if got, err := f.ParseWay(text); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

func TestTheShortLegsOfACustomMedleyAreHandedOffBlind(t *testing.T) {
	k := relaytest.NewKeeper(t, "custom", 0)
	k.Write(&relay.RaceSet{Legs: []relay.Distance{200 * relay.Metre, 200 * relay.Metre, 200001, 400 * relay.Metre, 400 * relay.Metre}})
	k.Write(&relay.TeamSet{Team: "t1", Name: relaytest.Ptr("Northside")})
	var got string
	for _, leg := range k.State().Team("t1").Legs[:4] {
		got += " " + leg.Plan.Style + " " + leg.Plan.Window.String()
	}
	relaytest.Want(t, "styles", got, " blind 5s either 8s either 8s visual 8s")
}

func TestARuleWhoseNumberIsNotKnownSaysSo(t *testing.T) {
	for _, c := range []struct {
		book relay.RulebookID
		key  string
		want string
	}{{"wa", "zone-late", "TR24.7"}, {"nfhs", "zone-late", "5-11"}, {"nfhs", "lane", "number not known"}, {"ncaa", "zone-late", "number not known"}, {"ncaa", "other", ""}} {
		book, _ := relay.RulebookByID(c.book)
		i, _ := book.Infraction(c.key)
		relaytest.Want(t, string(c.book)+" "+c.key, i.Cited(), c.want)
	}
}

// Who is given the list of formats or of rulebooks may sort it, or leave some out.
func TestTheProgramsTablesStayWhatTheyAre(t *testing.T) {
	formats, books := relay.Formats(), relay.Rulebooks()
	first, book := formats[0].ID, books[0].ID
	clear(formats)
	clear(books)
	if relay.Formats()[0].ID != first || relay.Rulebooks()[0].ID != book {
		t.Error("what a caller does to its list is done to the program's")
	}
}
