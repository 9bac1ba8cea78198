package entry_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/relaytest"

	"pgregory.net/rapid"
)

// book is a meet that lists are imported into, through the fold.
type book struct{ *relaytest.Pen }

func newBook(t relaytest.Test) *book {
	b := &book{relaytest.NewPen(t, time.Unix(0, 0))}
	b.write("", &relay.Opened{Meet: relay.Origin{7}})
	return b
}

// write records facts, a minute after each other: those of one instant are one fix.
func (b *book) write(race relay.RaceID, facts ...relay.Fact) {
	for _, f := range facts {
		b.Write(race, time.Duration(b.Seq+1)*time.Minute, f)
	}
}

func (b *book) plan(entries ...entry.Entry) []entry.Change {
	return entry.PlanImport(relay.Origin{7}, b.Meet.Races(), entries)
}

// agree imports a list with all its guesses.
func (b *book) agree(entries ...entry.Entry) string {
	return b.taken(entry.Import{Guesses: true}, entry.StartList{Entries: entries})
}

// taken imports a list as a person wants it.
func (b *book) taken(how entry.Import, list entry.StartList) string {
	how.Meet, how.Races = relay.Origin{7}, b.Meet.Races()
	changes := how.Plan(list)
	for _, c := range changes {
		b.write(c.Race, c.Facts...)
	}
	return say(changes)
}

// take imports a list and gives what was said about it.
func (b *book) take(entries ...entry.Entry) string {
	changes := b.plan(entries...)
	for _, c := range changes {
		b.write(c.Race, c.Facts...)
	}
	return say(changes)
}

func say(changes []entry.Change) string {
	var lines []string
	for _, c := range changes {
		lines = append(lines, string(c.What)+": "+c.Text)
	}
	return strings.Join(lines, "\n")
}

func (b *book) run(race relay.RaceID) {
	var keys []relay.Binding
	for _, t := range b.Meet.Race(race).Teams {
		keys = append(keys, relay.Binding{Key: fmt.Sprint(t.Lane), Team: t.ID})
	}
	b.write(race, &relay.Armed{Keys: keys, Digits: 1}, &relay.Gun{Key: "space"})
}

// entry is a team of heat 1 (or the one given) of event 12.
func listed(line, lane int, team, squad string, change ...func(*entry.Entry)) entry.Entry {
	e := entry.Entry{Source: fmt.Sprintf("list:%d", line), Event: 12, Round: 1, Heat: 1, Race: "Girls 4x100", Format: "4x100", Lane: lane, Team: team, Squad: squad}
	for _, c := range change {
		c(&e)
	}
	return e
}

func heat(n int) func(*entry.Entry)       { return func(e *entry.Entry) { e.Heat = n } }
func code(code string) func(*entry.Entry) { return func(e *entry.Entry) { e.Code = code } }
func runners(n ...string) func(*entry.Entry) {
	return func(e *entry.Entry) {
		for _, name := range n {
			e.Runners = append(e.Runners, entry.Runner{Name: name})
		}
	}
}

func wantSaid(t *testing.T, got string, want ...string) {
	t.Helper()
	if got != strings.Join(want, "\n") {
		t.Errorf("said\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestAListIsNewOnceAndTheSameEverAfter(t *testing.T) {
	b := newBook(t)
	list := []entry.Entry{listed(2, 3, "Boulder", "A", runners("Ana Ruiz", "Bea Holt")), listed(3, 4, "Peak", "A")}
	wantSaid(t, b.take(list...), "new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 3: Boulder A new, 2 runners", "new: 12-1-1 lane 4: Peak A new")
	wantSaid(t, b.take(list...), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 3: Boulder A", "same: 12-1-1 lane 4: Peak A")
}

func TestALaneSwapKeepsTheLineUp(t *testing.T) {
	b := newBook(t)
	b.take(listed(2, 3, "Boulder", "A", runners("Ana Ruiz")), listed(3, 5, "Peak", "A"))
	wantSaid(t, b.take(listed(2, 5, "Boulder", "A"), listed(3, 3, "Peak", "A")),
		"same: 12-1-1 Girls 4x100",
		"changed: 12-1-1 lane 5: Boulder A moves from lane 3 to lane 5",
		"changed: 12-1-1 lane 3: Peak A moves from lane 5 to lane 3")
	team := b.Meet.Race("12-1-1").Teams[1]
	if team.Name != "Boulder" || team.Lane != 5 || team.Legs[0].Runner != "Ana Ruiz" {
		t.Errorf("%+v", team)
	}
}

func TestAHeatMoveKeepsTheLineUp(t *testing.T) {
	b := newBook(t)
	b.take(listed(2, 3, "Boulder", "A", runners("Ana Ruiz")), listed(3, 4, "Peak", "A"))
	wantSaid(t, b.take(listed(2, 6, "Boulder", "A", heat(2))),
		"new: 12-1-2 Girls 4x100: new race, 4x100",
		"changed: 12-1-2 lane 6: Boulder A moves from 12-1-1 to 12-1-2; moves from lane 3 to lane 6")
	if left := b.Meet.Race("12-1-1").Teams; len(left) != 1 {
		t.Errorf("%d teams are left in heat 1", len(left))
	}
	if team := b.Meet.Race("12-1-2").Teams[0]; team.Legs[0].Runner != "Ana Ruiz" {
		t.Errorf("%+v", team)
	}
}

func TestSquadsOfOneSchoolNeedTheirLetters(t *testing.T) {
	b := newBook(t)
	wantSaid(t, b.take(listed(2, 1, "Divine Peak", ""), listed(3, 2, "divine peak", ""), listed(4, 3, "DIVINE PEAK", "")),
		"new: 12-1-1 Girls 4x100: new race, 4x100",
		"refused: 12-1-1 lane 1: Divine Peak: the same team as in list:3; give each its own squad, as A and B",
		"refused: 12-1-1 lane 2: divine peak: the same team as in list:2; give each its own squad, as A and B",
		"refused: 12-1-1 lane 3: DIVINE PEAK: the same team as in list:2; give each its own squad, as A and B")
	said := b.take(listed(2, 1, "Divine Peak", "A"), listed(3, 2, "divine peak", "B"), listed(4, 3, "DIVINE PEAK", "c"))
	if strings.Count(said, "new: ") != 3 {
		t.Error(said)
	}
}

func TestARaceThatHasBegunIsNotAltered(t *testing.T) {
	b := newBook(t)
	b.take(listed(2, 3, "Boulder", "A"), listed(3, 4, "Peak", "A"), listed(4, 1, "Lake", "A", heat(2)))
	b.run("12-1-1")
	const why = ": 12-1-1 is running, and a race that has begun is not altered unless it is named"
	wantSaid(t, b.take(listed(2, 3, "Boulder", "A"), listed(3, 5, "Peak", "A"), listed(4, 6, "Riverton", "A"), listed(5, 7, "Lake", "A")),
		"same: 12-1-1 Girls 4x100",
		"same: 12-1-1 lane 3: Boulder A",
		"refused: 12-1-1 lane 5: Peak A"+why,
		"refused: 12-1-1 lane 6: Riverton A"+why,
		"refused: 12-1-1 lane 7: Lake A"+why)
	renamed := listed(2, 3, "Boulder", "A")
	renamed.Race = "Women 4x100"
	wantSaid(t, b.take(renamed), "refused: 12-1-1 Women 4x100"+why, "same: 12-1-1 lane 3: Boulder A")
	wantSaid(t, b.take(listed(2, 2, "Peak", "A", heat(2))), "same: 12-1-2 Girls 4x100", "refused: 12-1-2 lane 2: Peak A"+why)
}

func TestALineUpWithoutCodesFindsTheTeamsOfTheTimingProgram(t *testing.T) {
	b := newBook(t)
	b.take(listed(2, 3, "Boulder", "A", code("BOUL")))
	wantSaid(t, b.take(listed(2, 3, "boulder", "a", runners("", "Bea Holt"))),
		"same: 12-1-1 Girls 4x100",
		"changed: 12-1-1 lane 3: boulder a name boulder, was Boulder; squad a, was A; leg 2 Bea Holt")
	wantSaid(t, b.take(listed(2, 4, "Boulder", "A", code("BLDR"))),
		"same: 12-1-1 Girls 4x100", "new: 12-1-1 lane 4: Boulder A new")
}

func TestAnEmptyLaneGetsItsNameLater(t *testing.T) {
	b := newBook(t)
	wantSaid(t, b.take(listed(2, 3, "", "")), "new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 3 new")
	wantSaid(t, b.take(listed(2, 3, "Boulder", "A")), "same: 12-1-1 Girls 4x100", "changed: 12-1-1 lane 3: Boulder A name Boulder; squad A")
	wantSaid(t, b.take(listed(2, 3, "", "")), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 3")
}

func TestALaneHoldsOneTeam(t *testing.T) {
	b := newBook(t)
	wantSaid(t, b.take(listed(2, 3, "Boulder", "A"), listed(3, 3, "Peak", "A")),
		"new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 3: Boulder A new", "refused: 12-1-1 lane 3: Peak A: lane 3 is taken in list:2")
	wantSaid(t, b.take(listed(2, 3, "Peak", "A")),
		"same: 12-1-1 Girls 4x100", "refused: 12-1-1 lane 3: Peak A: lane 3 has Boulder A, which is not in the list; scratch or move it first")
}

func TestAListAgreesAboutItsRaces(t *testing.T) {
	b := newBook(t)
	other := listed(3, 4, "Peak", "A")
	other.Format = "4x400"
	wantSaid(t, b.take(listed(2, 3, "Boulder", "A"), other),
		"new: 12-1-1 Girls 4x100: new race, 4x100",
		"new: 12-1-1 lane 3: Boulder A new",
		"refused: 12-1-1 lane 4: Peak A: its race has another name, format or legs in list:2")
}

func TestAGuessNeverChangesAFormatThatWasSet(t *testing.T) {
	b := newBook(t)
	guessed := listed(2, 3, "Boulder", "A")
	guessed.Format, guessed.Guessed = "4x800", "it is 3200 m in all"
	wantSaid(t, b.agree(guessed), "new: 12-1-1 Girls 4x100: new race, 4x800 (a guess: it is 3200 m in all)", "new: 12-1-1 lane 3: Boulder A new")
	wantSaid(t, b.take(listed(2, 3, "Boulder", "A")), "changed: 12-1-1 Girls 4x100 format 4x100, was 4x800", "same: 12-1-1 lane 3: Boulder A")
	wantSaid(t, b.take(guessed), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 3: Boulder A")
	custom := listed(2, 3, "Boulder", "A")
	custom.Format, custom.Legs = "custom", []relay.Distance{100_000, 200_000}
	wantSaid(t, b.take(custom), "changed: 12-1-1 Girls 4x100 format custom, was 4x100", "same: 12-1-1 lane 3: Boulder A")
	custom.Legs = []relay.Distance{100_000, 300_000}
	wantSaid(t, b.take(custom), "changed: 12-1-1 Girls 4x100 legs [100 300] m, were [100 200] m", "same: 12-1-1 lane 3: Boulder A")
}

// someEntries draws lists as messy as real ones.
func someEntries(t *rapid.T, label string) []entry.Entry {
	names := []string{"", "Boulder", "boulder", "Peak", "Lake", "Riverton"}
	line := 1
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) entry.Entry {
		line++
		e := listed(line, rapid.IntRange(0, 6).Draw(t, "lane"), rapid.SampledFrom(names).Draw(t, "team"), rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "squad"),
			heat(rapid.IntRange(1, 2).Draw(t, "heat")), code(rapid.SampledFrom([]string{"", "", "BOUL", "PEAK"}).Draw(t, "code")))
		e.Runners = []entry.Runner{{Name: rapid.SampledFrom([]string{"", "Ana", "Bea"}).Draw(t, "runner")}}
		return e
	}), 0, 8).Draw(t, label)
}

func TestWhateverTheListsASecondImportChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		b.take(someEntries(t, "first list")...)
		list := someEntries(t, "second list")
		before := b.plan(list...)
		b.take(list...)
		for i, c := range b.plan(list...) {
			if c.What != entry.ChangeNone && c.What != entry.ChangeRefused || len(c.Facts) > 0 {
				t.Fatalf("the second time %s: %s, the first %s", c.What, c.Text, before[i].Text)
			}
		}
	})
}

func TestEveryRowIsAnsweredAndNoLaneHoldsTwo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		list := someEntries(t, "list")
		changes := b.plan(list...)
		b.take(list...)
		for _, e := range list {
			if !slices.ContainsFunc(changes, func(c entry.Change) bool { return c.Source == e.Source && c.Text != "" }) {
				t.Fatalf("nothing said about %s", e.Source)
			}
		}
		for _, r := range b.Meet.Races() {
			lanes := map[int]bool{}
			for _, team := range r.Teams {
				if team.Lane != 0 && lanes[team.Lane] {
					t.Fatalf("%s: two teams in lane %d", r.ID, team.Lane)
				}
				lanes[team.Lane] = true
			}
		}
	})
}

func TestAListSaysHowARaceIsRunOnce(t *testing.T) {
	b := newBook(t)
	run := func(w relay.Way) func(*entry.Entry) {
		return func(e *entry.Entry) { e.Format, e.Way = "4x200", w }
	}
	b.take(listed(2, 3, "Northside", "A", run("break3")))
	if r := b.Meet.Race("12-1-1"); r.Way != "break3" || !r.WayChosen {
		t.Errorf("the race is run %s", r.Way)
	}
	if got := b.take(listed(2, 3, "Northside", "A", run("break3"))); strings.Contains(got, "was") {
		t.Errorf("the same list again: %s", got)
	}
	if got := b.agree(listed(2, 3, "Northside", "A", run("lanes"))); !strings.Contains(got, "all in lanes, was leg 3 breaks") {
		t.Errorf("another way: %s", got)
	}
}
