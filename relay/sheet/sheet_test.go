package sheet_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sheet"
)

var update = flag.Bool("update", false, "write testdata/zones.golden anew")

// oneRace is a 4×100 of two teams, the second by its hip number.
func oneRace(t *testing.T, more ...relay.Fact) *relay.Race {
	t.Helper()
	const id = "12-1-3"
	p := relaytest.NewPen(t, time.Unix(0, 0))
	write := func(f relay.Fact) { p.Write(id, 0, f) }
	name, format := "Girls 4×100 m", relay.FormatID("4x100")
	write(&relay.RaceSet{Name: &name, Format: &format})
	for i, title := range []string{"Northside", "Peak"} {
		lane, squad, look, hip := 4+i, "A", "red", []string{"", "14"}[i]
		write(&relay.TeamSet{Team: relay.TeamID(title), Name: &title, Squad: &squad, Lane: &lane, Look: &look, Hip: &hip})
	}
	for i, runner := range []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"} {
		write(&relay.LineupSet{Team: "Northside", Leg: i + 1, Runner: &runner})
	}
	write(relay.NewPresence(relay.KindCheckedIn, relay.Presence{Team: "Northside", Leg: 2}))
	p.Write(id, 0, more...)
	return p.Meet.Race(id)
}

func TestAZoneIsAPageWithItsRunnersByLane(t *testing.T) {
	r := oneRace(t)
	var got bytes.Buffer
	relaytest.NoError(t, sheet.Write(&got, "Spring meet", r, sheet.ZonesByOval(r)...))
	const path = "testdata/zones.golden"
	if *update {
		relaytest.NoError(t, os.WriteFile(path, got.Bytes(), 0o644))
	}
	want := relaytest.File(t, path)
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the page has changed:\n%s", got.String())
	}
}

func TestNamesAreTextAndNeverMarkup(t *testing.T) {
	name := `<script>"Bea" & Co`
	r := oneRace(t, &relay.LineupSet{Team: "Peak", Leg: 3, Runner: &name}, relay.NewPresence(relay.KindMissing, relay.Presence{Team: "Peak", Leg: 3}))
	var got bytes.Buffer
	relaytest.NoError(t, sheet.Write(&got, "", r, 2))
	if strings.Contains(got.String(), "<script>") || !strings.Contains(got.String(), "&lt;script&gt;") {
		t.Errorf("the name is not written as text:\n%s", got.String())
	}
	if !strings.Contains(got.String(), "<td>missing</td>") {
		t.Error("who is missing is not told")
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("no room")

func TestAPageThatCannotBeWrittenSaysWhy(t *testing.T) {
	if err := sheet.Write(full{}, "", oneRace(t), 1); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
