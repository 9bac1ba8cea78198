package relay_test

import (
	"regexp"
	"strings"
	"testing"

	"baton/relay"
)

// FuzzRaceID holds that what counts as a race's name can be nothing but three
// numbers, and that no event of another one is read.
func FuzzRaceID(f *testing.F) {
	for _, id := range []string{"12-1-3", "0-0-0", "../../evil", "12-1-3/..", "+1-1-1", "01-1-1", "1-1-1-1", "9223372036854775808-1-1", "1-1-1\n", "-1-1-1", "1--1-1"} {
		f.Add(id)
	}
	plain := regexp.MustCompile(`^(0|[1-9][0-9]*)-(0|[1-9][0-9]*)-(0|[1-9][0-9]*)$`)
	f.Fuzz(func(t *testing.T, text string) {
		id := relay.RaceID(text)
		if id.Named() && !plain.MatchString(text) {
			t.Fatalf("%q names a race", text)
		}
		e, err := relay.New(relay.ID{Seq: 1}, relay.Hash{}, relay.Header{Race: id}, &relay.Note{})
		if err != nil {
			t.Fatal(err)
		}
		read, err := relay.Decode(e.ID, e.Body, e.Hash)
		if err == nil && read.Race != "" && !plain.MatchString(string(read.Race)) {
			t.Fatalf("an event of race %q was read", read.Race)
		}
	})
}

func TestAnEventThatNamesARaceThatIsNoneIsNotRead(t *testing.T) {
	evil := relay.RaceID("../../evil")
	for _, f := range []relay.Fact{&relay.Amend{Target: relay.ID{Seq: 1}, Race: &evil}, &relay.TeamSet{Left: evil}} {
		e, err := relay.New(relay.ID{Seq: 1}, relay.Hash{}, relay.Header{Race: "1-1-1"}, f)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := relay.Decode(e.ID, e.Body, e.Hash); err == nil || !strings.Contains(err.Error(), "want event-round-heat") {
			t.Errorf("%s: %v", f.Kind(), err)
		}
	}
}
