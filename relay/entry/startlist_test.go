package entry_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"

	"pgregory.net/rapid"
)

// takes imports a list as a person wants it.
func (b *book) takes(how entry.Import, entries ...entry.Entry) string {
	return b.taken(how, entry.StartList{Entries: entries})
}

// likely is an entry of event 10, whose format is a guess.
func likely(line, lane int, team string) entry.Entry {
	return entry.Entry{Source: "list:" + string(rune('0'+line)), Event: 10, Round: 1, Heat: 1, Race: "Mixed Relay", Format: "4x800", Guessed: "it is 3200 m in all", Lane: lane, Team: team}
}

func TestAGuessIsAskedAboutAndNothingOfItsRaceGoesIn(t *testing.T) {
	b := newBook(t)
	changes := b.plan(likely(2, 1, "Boulder"), listed(3, 1, "Peak", ""))
	wantSaid(t, say(changes),
		"unsure: 10-1-1 Mixed Relay: 4x800? (it is 3200 m in all)",
		"unsure: 10-1-1 lane 1: Boulder: waits for its race's format",
		"new: 12-1-1 Girls 4x100: new race, 4x100",
		"new: 12-1-1 lane 1: Peak new")
	if c := changes[0]; !c.Asks || c.Guess != "4x800" || len(c.Facts)+len(changes[1].Facts) > 0 || changes[1].Asks {
		t.Errorf("%+v", changes[:2])
	}
}

func TestAPersonSettlesAGuess(t *testing.T) {
	said := func(id relay.FormatID, legs ...relay.Distance) entry.FormatChoice {
		return entry.FormatChoice{ID: id, Legs: legs}
	}
	for _, c := range []struct {
		what string
		how  entry.Import
		want string
	}{
		{"agreed to", entry.Import{Agreed: map[relay.RaceID]bool{"10-1-1": true}}, "new race, 4x800 (a guess: it is 3200 m in all)"},
		{"all agreed to", entry.Import{Guesses: true}, "new race, 4x800 (a guess: it is 3200 m in all)"},
		{"said for the race", entry.Import{Formats: map[string]entry.FormatChoice{"10-1-1": said("4x400"), "10": said("dmr")}}, "new race, 4x400"},
		{"said for the round", entry.Import{Formats: map[string]entry.FormatChoice{"10-1": said("4x400")}}, "new race, 4x400"},
		{"said for the event", entry.Import{Formats: map[string]entry.FormatChoice{"10": said("custom", 200_000, 300_000)}}, "new race, custom, 200-300 m"},
		{"another race agreed to", entry.Import{Agreed: map[relay.RaceID]bool{"10-1-2": true}}, "4x800? (it is 3200 m in all)"},
	} {
		b := newBook(t)
		got, _, _ := strings.Cut(b.takes(c.how, likely(2, 1, "Boulder")), "\n")
		if !strings.HasSuffix(got, "Mixed Relay: "+c.want) {
			t.Errorf("%s: %s", c.what, got)
		}
	}
}

func TestWhatCannotBeGuessedAtAllIsNeverTaken(t *testing.T) {
	unknown := likely(2, 1, "Boulder")
	unknown.Format, unknown.Guessed = "", "neither its name nor its distance says which relay"
	b := newBook(t)
	wantSaid(t, b.take(unknown),
		"unsure: 10-1-1 Mixed Relay: which format? (neither its name nor its distance says which relay)",
		"unsure: 10-1-1 lane 1: Boulder: waits for its race's format")
	wantSaid(t, b.takes(entry.Import{Guesses: true}, unknown),
		"refused: 10-1-1 Mixed Relay: its format cannot be guessed: neither its name nor its distance says which relay",
		"unsure: 10-1-1 lane 1: Boulder: waits for its race's format")
	wantSaid(t, b.takes(entry.Import{Formats: map[string]entry.FormatChoice{"10": {ID: "4x100"}}}, unknown),
		"new: 10-1-1 Mixed Relay: new race, 4x100", "new: 10-1-1 lane 1: Boulder new")
	wantSaid(t, b.take(unknown), "same: 10-1-1 Mixed Relay", "same: 10-1-1 lane 1: Boulder")
}

func TestRunnersBeyondTheLegsAreAlternates(t *testing.T) {
	b := newBook(t)
	list := listed(2, 3, "Boulder", "A", runners("Ana", "Bea", "Cara", "Dee", "Eva", "", "Fay"))
	list.Seed = 50 * time.Second
	wantSaid(t, b.take(list), "new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 3: Boulder A new, 4 runners, 2 alternates")
	team := b.Meet.Race("12-1-1").Teams[0]
	if !slices.Equal(team.Alternates, []string{"Eva", "Fay"}) || team.Legs[3].Runner != "Dee" || team.Seed != 50*time.Second {
		t.Errorf("%+v", team)
	}
	wantSaid(t, b.take(list), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 3: Boulder A")
	list.Runners[4].Name = "Gia"
	wantSaid(t, b.take(list), "same: 12-1-1 Girls 4x100", "changed: 12-1-1 lane 3: Boulder A alternates Gia, Fay, was Eva, Fay")
	list.Scratched, list.Seed = true, 49*time.Second
	wantSaid(t, b.take(list), "same: 12-1-1 Girls 4x100", "changed: 12-1-1 lane 3: Boulder A seed 49.00; scratched")
}

func TestARaceThatHasBegunIsAlteredWhereItIsNamed(t *testing.T) {
	b := newBook(t)
	b.take(listed(2, 3, "Boulder", "A"), listed(3, 4, "Peak", "A"))
	b.run("12-1-1")
	changes := b.plan(listed(2, 3, "Boulder", "A", runners("Ana")), listed(3, 5, "Peak", "A"))
	if changes[1].Begun != "12-1-1" || changes[2].Begun != "12-1-1" {
		t.Errorf("%+v", changes)
	}
	wantSaid(t, b.takes(entry.Import{Named: map[relay.RaceID]bool{"12-1-1": true}}, listed(2, 3, "Boulder", "A", runners("Ana")), listed(3, 5, "Peak", "A")),
		"same: 12-1-1 Girls 4x100",
		"changed: 12-1-1 lane 3: Boulder A leg 1 Ana",
		"changed: 12-1-1 lane 5: Peak A moves from lane 4 to lane 5")
}

// order is a running order of these races, one a line.
func order(races ...relay.RaceID) entry.StartList {
	var list entry.StartList
	for i, race := range races {
		list.Order = append(list.Order, entry.Listed{Source: "lynx.sch:" + string(rune('1'+i)), Race: race})
	}
	return list
}

func (b *book) running() string {
	var ids []string
	for _, r := range b.Meet.Races() {
		ids = append(ids, string(r.ID))
	}
	return strings.Join(ids, " ")
}

func TestTheRunningOrderOrdersTheMeetsRaces(t *testing.T) {
	b := newBook(t)
	b.take(listed(2, 1, "A", ""), listed(3, 1, "B", "", heat(2)), listed(4, 1, "C", "", heat(3)), listed(5, 1, "D", "", heat(4)))
	wantSaid(t, b.taken(entry.Import{}, order("12-1-3", "1-1-1", "12-1-1")),
		"new: 12-1-3 Girls 4x100 runs as number 1",
		"new: 12-1-1 Girls 4x100 runs as number 2",
		"skipped: 1 of the running order's races are not relays of this meet")
	if got := b.running(); got != "12-1-3 12-1-1 12-1-2 12-1-4" {
		t.Error(got)
	}
	wantSaid(t, b.taken(entry.Import{}, order("12-1-3", "12-1-1")), "same: 12-1-3 Girls 4x100 runs as number 1", "same: 12-1-1 Girls 4x100 runs as number 2")
	wantSaid(t, b.taken(entry.Import{}, order("12-1-3", "12-1-4", "12-1-1", "12-1-4")),
		"same: 12-1-3 Girls 4x100 runs as number 1",
		"new: 12-1-4 Girls 4x100 runs as number 2",
		"changed: 12-1-1 Girls 4x100 runs as number 3, was 2",
		"refused: 12-1-4 Girls 4x100: stands twice in the running order")
	b.run("12-1-1")
	wantSaid(t, b.taken(entry.Import{}, order("12-1-4", "12-1-3", "12-1-2", "12-1-1")),
		"same: 12-1-4 Girls 4x100 runs as number 2",
		"changed: 12-1-3 Girls 4x100 runs as number 3, was 1",
		"new: 12-1-2 Girls 4x100 runs as number 4",
		"same: 12-1-1 Girls 4x100 has begun; its place in the running order stays")
}

func TestWhateverTheRunningOrdersTheRacesFollowTheLastOne(t *testing.T) {
	ids := []relay.RaceID{"12-1-1", "12-1-2", "12-1-3", "12-1-4", "12-1-5"}
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		for i := range ids {
			b.take(listed(2, 1, string(rune('A'+i)), "", heat(i+1)))
		}
		for range rapid.IntRange(1, 3).Draw(t, "lists") {
			races := rapid.Permutation(ids).Draw(t, "order")[:rapid.IntRange(1, 5).Draw(t, "races")]
			b.taken(entry.Import{}, order(races...))
			if strings.Contains(b.taken(entry.Import{}, order(races...)), "changed") {
				t.Fatal("the same order changes something")
			}
			last := -1
			for _, r := range races {
				at := slices.IndexFunc(b.Meet.Races(), func(x *relay.Race) bool { return x.ID == r })
				if at < last {
					t.Fatalf("%s after %v", b.running(), races)
				}
				last = at
			}
		}
	})
}

// unnumbered is a team of a list that names neither event nor heat nor lane.
func unnumbered(line int, race, gender, team, squad string, format relay.FormatID, names ...string) entry.Entry {
	e := listed(line, 0, team, squad, runners(names...), code(strings.ToUpper(team[:4])))
	e.Event, e.Round, e.Heat, e.Unnumbered, e.Race, e.Gender, e.Format = 0, 0, 0, true, race, gender, format
	return e
}

func TestALineUpWithoutEventNumbersFindsItsTeams(t *testing.T) {
	b := newBook(t)
	boys := listed(5, 3, "Northside", "A", code("NORT"))
	boys.Event, boys.Race = 13, "Boys 4x100"
	b.take(listed(2, 3, "Northside", "A", code("NORT")), listed(3, 4, "Lakewood", "", heat(2)), boys)
	wantSaid(t, b.take(
		unnumbered(2, "Women 4×100 m", "F", "Northside", "A", "4x100", "Ana"),
		unnumbered(3, "Men 4×100 m", "M", "Northside", "A", "4x100", "Abel"),
		unnumbered(4, "Men 4×100 m", "M", "Peakside", "A", "4x100", "Ben"),
		unnumbered(5, "Women 4×100 m", "F", "Peakside", "A", "4x100", "Bea"),
		unnumbered(6, "Women 4×400 m", "F", "Northside", "A", "4x400", "Ana")),
		"same: 12-1-1 Girls 4x100",
		"changed: 12-1-1: Northside A leg 1 Ana",
		"same: 13-1-1 Boys 4x100",
		"changed: 13-1-1: Northside A leg 1 Abel",
		"new: 13-1-1: Peakside A new, 1 runner",
		"refused: Women 4×100 m: Peakside A: is in none of the 2 heats of event 12; give its heat in a CSV",
		"unsure: 14-1-1 Women 4×400 m: 4x400? (the list gives no event number, and the meet has no Women 4×400 m yet)",
		"unsure: 14-1-1: Northside A: waits for its race's format")
	wantSaid(t, b.takes(entry.Import{Numbered: true, Guesses: true}, unnumbered(6, "Women 4×400 m", "F", "Northside", "A", "4x400")),
		"refused: Women 4×400 m: Northside A: the list gives no event number, and the meet has no such event yet; its start list must come first")
}

func TestAMeetCanBeginWithALineUpAlone(t *testing.T) {
	b := newBook(t)
	list := []entry.Entry{
		unnumbered(2, "Women 4×100 m", "F", "Northside", "A", "4x100", "Ana"), unnumbered(3, "Men 4×100 m", "M", "Northside", "A", "4x100"),
		unnumbered(4, "Women 4×100 m", "F", "Peakside", "A", "4x100"),
	}
	wantSaid(t, b.take(list...),
		"new: 1-1-1 Women 4×100 m: new race, 4x100", "new: 1-1-1: Northside A new, 1 runner",
		"new: 2-1-1 Men 4×100 m: new race, 4x100", "new: 2-1-1: Northside A new",
		"new: 1-1-1: Peakside A new")
	if said := b.take(list...); strings.Contains(said, "new") || strings.Contains(said, "changed") {
		t.Error(said)
	}
}

func TestALineUpGoesToTheRoundThatIsStillToCome(t *testing.T) {
	b := newBook(t)
	final := listed(3, 5, "Northside", "A", code("NORT"))
	final.Round = 2
	b.take(listed(2, 3, "Northside", "A", code("NORT")), final)
	b.run("12-1-1")
	wantSaid(t, b.take(unnumbered(2, "Women 4×100 m", "F", "Northside", "A", "4x100", "Ana")), "same: 12-2-1 Girls 4x100", "changed: 12-2-1: Northside A leg 1 Ana")
}

func TestTwoEventsAlikeNeedTheirNumbers(t *testing.T) {
	b := newBook(t)
	varsity, junior := listed(2, 3, "Northside", "A"), listed(3, 3, "Lakewood", "A")
	varsity.Race, junior.Race, junior.Event = "Girls 4x100 Varsity", "Girls 4x100 JV", 14
	b.take(varsity, junior)
	wantSaid(t, b.take(unnumbered(2, "Women 4×100 m", "F", "Lakewood", "A", "4x100", "Kim"), unnumbered(3, "Women 4×100 m", "F", "Peakside", "A", "4x100")),
		"same: 14-1-1 Girls 4x100 JV",
		"changed: 14-1-1: Lakewood A code LAKE; leg 1 Kim",
		"refused: Women 4×100 m: Peakside A: several events may be meant; give its event number in a CSV")
}

func TestWhoRunsIsToldByTheRacesName(t *testing.T) {
	for name, want := range map[string]string{
		"Girls 4x100": "F", "Women's 4x400": "F", "Boys 4x100": "M", "Men’s DMR": "M", "Mixed 4x400": "X", "4x100 (Coed)": "X", "4x100": "", "Womenshire 4x100": "",
	} {
		if got := entry.GenderOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestAFormatIsTypedByItsNameOrItsLegs(t *testing.T) {
	for typed, want := range map[string]relay.FormatID{"4x800": "4x800", " DMR ": "dmr", "100-100-200-400": "smr800", "100-200-300": "custom", "200.5-200": "custom"} {
		got, err := entry.ParseFormat(typed)
		if err != nil || got.ID != want || (want == "custom") != (len(got.Legs) > 0) {
			t.Errorf("%q: %+v, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "custom", "4x99", "100", "100-0", "100-x", "100-NaN", strings.Repeat("100-", 30) + "100"} {
		if got, err := entry.ParseFormat(typed); err == nil || !strings.Contains(err.Error(), "want one of 4x100, ") {
			t.Errorf("%q: %+v, %v", typed, got, err)
		}
	}
}

func TestWhateverTheLineUpsASecondImportChangesNothing(t *testing.T) {
	races := []struct {
		name, gender string
		format       relay.FormatID
	}{{"Women 4×100 m", "F", "4x100"}, {"Men 4×100 m", "M", "4x100"}, {"Women 4×100 m, 13-14", "F", "4x100"}, {"Women 4×400 m", "F", "4x400"}, {"4×100 m", "", "4x100"}}
	row := func(rounds bool) *rapid.Generator[entry.Entry] {
		return rapid.Custom(func(t *rapid.T) entry.Entry {
			r := rapid.SampledFrom(races).Draw(t, "race")
			e := unnumbered(rapid.IntRange(2, 9).Draw(t, "line"), r.name, r.gender, rapid.SampledFrom([]string{"Northside", "Peakside"}).Draw(t, "team"),
				rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "squad"), r.format, "Ana", "Bea", "Cara", "Dee", "Eva")
			if rounds {
				e.Round, e.Heat = rapid.IntRange(1, 2).Draw(t, "round"), 1
			}
			e.Scratched = rapid.Bool().Draw(t, "scratched")
			return e
		})
	}
	some := func(t *rapid.T, label string) []entry.Entry {
		return rapid.SliceOfN(row(rapid.Bool().Draw(t, "with rounds")), 0, 8).Draw(t, label)
	}
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		b.take(someEntries(t, "start list")...)
		b.takes(entry.Import{Guesses: true}, some(t, "first line-ups")...)
		list := some(t, "line-ups")
		before := b.takes(entry.Import{Guesses: true}, list...)
		for _, c := range b.plan(list...) {
			if c.What == entry.ChangeNew || c.What == entry.ChangeEdit || len(c.Facts) > 0 {
				t.Fatalf("the second time %s: %s, the first\n%s", c.What, c.Text, before)
			}
		}
	})
}
