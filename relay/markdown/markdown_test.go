package markdown_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/markdown"
	"baton/relay/relaytest"
	"baton/relay/results"

	"github.com/charmbracelet/x/exp/golden"
)

// timed is a 4×100 whose teams passed at these times in milliseconds; 0 is not
// known.
func timed(id relay.RaceID, lanes ...[]int) *relay.Race {
	f, _ := relay.FormatByID("4x100")
	r := &relay.Race{ID: id, Name: "Girls 4×100 m", Format: f, Legs: f.Legs, Points: relay.Points(f.Legs, false), Status: relay.Finished}
	r.Starts = []relay.Start{{At: relay.Instant(time.Date(2026, 5, 16, 14, 1, 8, 0, time.UTC).UnixNano())}}
	for i, times := range lanes {
		t := &relay.Team{ID: relay.TeamID(rune('a' + i)), Name: "Team " + string(rune('A'+i)), Lane: i + 1, Legs: make([]relay.Leg, 4), Passes: make([]relay.Pass, 4)}
		for n, ms := range times {
			t.Passes[n] = relay.Pass{Known: ms > 0, Time: time.Duration(ms) * time.Millisecond}
		}
		r.Teams = append(r.Teams, t)
	}
	return r
}

func message(t *testing.T, m results.Bulletin) string {
	t.Helper()
	m.Zone = time.UTC
	m.Rulebook, _ = relay.RulebookByID("wa")
	var b strings.Builder
	relaytest.NoError(t, markdown.Write(&b, m))
	return b.String()
}

func TestAMessageToTheTeam(t *testing.T) {
	one := timed("12-1-3", []int{12810, 24930, 37240, 49720}, []int{12740, 24800, 37000, 49410}, []int{13240, 0, 38850, 51510}, []int{12900, 25140, 37550, 50110}, nil)
	own := one.Teams[0]
	own.Pinned, own.Name, own.Squad = true, "North_side *", "A"
	for i, name := range []string{"Ana Ruiz", "Bea Holt", "", "Dee Wong"} {
		own.Legs[i].Runner = name
	}
	own.Passes[1].Estimated = true
	one.Teams[2].Pinned, one.Teams[2].Advanced = true, "qJ"
	one.Teams[3].Out = relay.Disqualified
	one.Incidents = []relay.Report{{Kind: relay.KindFlag, Team: one.Teams[3].ID, Exchange: 3, What: "zone-late", Decision: relay.Upheld}}
	one.Teams[4].Out = relay.DidNotStart
	two := timed("12-1-4", []int{12500, 24600, 36700, 49000})
	golden.RequireEqual(t, message(t, results.Bulletin{Meet: "Lake Relays", Races: []*relay.Race{one, two}, Scores: []results.Score{{Team: "Team A", Points: 17.5}}}))
}

func TestWithoutAnOwnSquadAllSplitsAreGiven(t *testing.T) {
	got := message(t, results.Bulletin{Races: []*relay.Race{timed("1-1-1", []int{12810, 24930, 37240, 49720}, []int{12740, 24800, 37000, 49410})}})
	if n := strings.Count(got, "leg 4 "); n != 2 || strings.HasPrefix(got, "# ") {
		t.Errorf("%d teams with splits\n%s", n, got)
	}
}

func TestAMeetWithoutRacesIsOnlyItsName(t *testing.T) {
	if got := message(t, results.Bulletin{Meet: "Lake\nRelays"}); got != "# Lake Relays\n" {
		t.Errorf("%q", got)
	}
}

type brokenDisk struct{}

func (brokenDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestADiskThatIsFullIsTold(t *testing.T) {
	if err := markdown.Write(brokenDisk{}, results.Bulletin{}); err == nil {
		t.Error("no error")
	}
}

func TestAMessageSaysWhereTheTimeSavedWent(t *testing.T) {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC))
	pen.Run(relaytest.Run{Race: "1-1-1", Gun: 100, Lanes: []relaytest.Ran{{Team: "Northside", Bests: []float64{13.4, 13.2, 12.9, 12.4}, Passes: []float64{13.5, 25.7, 39.1, 50.7}}}})
	got := message(t, results.Bulletin{Races: pen.Meet.Races()})
	// leg 3: 12.90 − 13.40 − 0.50, ± 1.645 × √(0.0098 + 0.0225)
	if want := "1.20 s saved on flat bests (PB). Where it went: leg 3 cost most: 1.0 ± 0.3 s\n"; !strings.Contains(got, want) {
		t.Errorf("%s\nlacks %s", got, want)
	}
}
