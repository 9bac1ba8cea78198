package html_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/html"
	"baton/relay/relaytest"
	"baton/relay/results"

	"github.com/charmbracelet/x/exp/golden"
)

const race relay.RaceID = "12-1-3"

var gun = time.Date(2026, 5, 16, 14, 1, 8, 0, time.UTC)

func seconds(s float64) time.Duration { return time.Duration(s*1000+0.5) * time.Millisecond }

// entry is a team of a race: its times at each exchange and the finish, in
// seconds, and its official time.
type entry struct {
	name, squad string
	times       []float64
	official    float64
	runners     string
}

// heat is a race in which all of these ran, or, where the first has no times,
// will run.
func heat(l *relaytest.Pen, id relay.RaceID, format relay.FormatID, entries []entry) {
	l.Write("", 0, &relay.Opened{Meet: relay.Origin{7}}, &relay.MeetSet{Name: relaytest.Ptr("Lake Relays")})
	l.Write(id, 0, &relay.RaceSet{Name: relaytest.Ptr("Girls 4×100 m"), Format: &format})
	for i, e := range entries {
		l.Write(id, 0, &relay.TeamSet{Team: teamID(id, i), Name: relaytest.Ptr(e.name), Squad: relaytest.Ptr(e.squad), Lane: relaytest.Ptr(i + 1)})
		for n, runner := range strings.Split(e.runners, ", ") {
			if runner != "" {
				l.Write(id, 0, &relay.LineupSet{Team: teamID(id, i), Leg: n + 1, Runner: &runner})
			}
		}
	}
	if entries[0].times == nil {
		return
	}
	attempt := l.Write(id, 0, &relay.Gun{Key: "space"})
	for i, e := range entries {
		for n, at := range e.times {
			if at > 0 {
				l.Write(id, 0, &relay.Insert{Attempt: attempt, Team: teamID(id, i), Exchange: n + 1, At: int64(seconds(at))})
			}
		}
		if e.official > 0 {
			l.Write(id, 0, &relay.Official{Team: teamID(id, i), Time: relaytest.Ptr(seconds(e.official))})
		}
	}
}

func teamID(id relay.RaceID, i int) relay.TeamID { return relay.TeamID(fmt.Sprint(id, "/", i)) }

// nine is a whole heat of nine teams, with all that can happen in one.
func nine(t *testing.T) *relay.Meet {
	l := relaytest.NewPen(t, gun)
	heat(l, race, "4x100", []entry{
		{"Northside", "A", []float64{12.62, 24.74, 37.05, 49.49}, 49.713, "Ana Ruiz, Bea Holt, Cara Lim, Dee Wong"},
		{"Riverton", "A", []float64{12.81, 25.13, 37.72, 50.02}, 50.204, "Jo Marsh, Kim Osei, Lina Fox, May Tran"},
		{"Lakewood", "A", []float64{12.92, 26.94, 40.01, 52.88}, 53.071, "Rosa Diaz, Lea Brandt, Ida Novak, Sue Park"},
		{"Peak", "A", []float64{12.55, 24.61, 36.81, 49.21}, 49.402, "Tess Byrne, Uma Shah, Ivy Stone, Zoe Kerr"},
		{"Boulder", "A", []float64{12.71, 24.95, 37.36, 49.92}, 0, "Wren Adams, Xia Chen, Yara Cole, Amy Dunn"},
		{"St. Brendan & Co", "B", []float64{13.2, 26.15, 39.02, 51.7}, 51.94, ""},
		{"Northside", "B", []float64{13.05, 0, 38.66, 51.33}, 51.502, "Eva Park, Fay Quist, Gia Rossi, Hope Sims"},
		{"Thornfield Valley Regional", "A", []float64{13.4, 26.6, 39.8}, 0, "Isla Tate, Jane Usher, Kay Vance, Liv West"},
		{"Summit", "A", nil, 0, ""},
	})
	t1 := teamID(race, 0)
	l.Write(race, 0, &relay.TeamSet{Team: t1, Pinned: relaytest.Ptr(true), Target: relaytest.Ptr(seconds(50.2))}, &relay.TeamSet{Team: teamID(race, 6), Pinned: relaytest.Ptr(true)})
	for leg, target := range []float64{12.9, 12.35, 12.55, 12.4} {
		l.Write(race, 0, &relay.LineupSet{Team: t1, Leg: leg + 1, Target: relaytest.Ptr(seconds(target)), Best: relaytest.Ptr(seconds(12.78 + float64(leg)/10))})
	}
	attempt := l.Meet.Race(race).Attempt()
	zone := func(team relay.TeamID, kind relay.Kind, at float64) {
		l.Write(race, seconds(at), relay.NewZoneMark(kind, relay.Keyed{Attempt: attempt, Team: team}))
	}
	for i, z := range [][2]float64{{10.2, 13.7}, {22.4, 25.8}, {34.6, 38.2}} {
		zone(t1, relay.KindEnter, z[0])
		zone(t1, relay.KindExit, z[1])
		if i == 1 {
			zone(teamID(race, 3), relay.KindEnter, 22.3)
			zone(teamID(race, 3), relay.KindExit, 25.6)
		}
	}
	flag := l.Write(race, seconds(38), relay.NewIncident(relay.KindFlag, relay.Incident{Keyed: relay.Keyed{Attempt: attempt, Team: teamID(race, 4)}, Exchange: 3, What: "zone-late"}))
	l.Write(race, seconds(90), &relay.Decision{Report: flag, Decision: relay.Upheld, Referee: "R. Ames"})
	l.Write(race, seconds(26), relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: attempt, Team: teamID(race, 2)}, Exchange: 2}))
	l.Write(race, seconds(45), relay.NewIncident(relay.KindDNF, relay.Incident{Keyed: relay.Keyed{Attempt: attempt, Team: teamID(race, 7)}}))
	l.Write(race, seconds(1), relay.NewIncident(relay.KindDNS, relay.Incident{Keyed: relay.Keyed{Team: teamID(race, 8)}}))
	return l.Meet
}

func write(t *testing.T, m *relay.Meet, scores ...results.Score) string {
	t.Helper()
	var b bytes.Buffer
	relaytest.NoError(t, html.Write(&b, results.Bulletin{Meet: m.Name(), Rulebook: m.Rulebook(), Zone: time.UTC, Races: m.Races(), Scores: scores}))
	return b.String()
}

func TestARacesReport(t *testing.T) {
	golden.RequireEqual(t, write(t, nine(t)))
}

func TestTheReportNeedsNothingElse(t *testing.T) {
	page := write(t, nine(t))
	for _, outside := range []string{"<script", "src=", `href="h`, `href="/`, "url(", "@import", "http:", "https:"} {
		if strings.Contains(page, outside) {
			t.Errorf("%q stands in it", outside)
		}
	}
	if open, closed := strings.Count(page, "<svg"), strings.Count(page, "</svg>"); open != 3 || closed != 3 {
		t.Errorf("%d of %d charts", closed, open)
	}
}

func TestNamesCannotBreakThePage(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	const wicked = `<script>alert("x")</script>`
	heat(l, "1-1-1", "4x100", []entry{
		{wicked, "A", []float64{12, 24, 36, 48}, 48, wicked + ", B, C, D"},
		{"Peak", "A", []float64{12.5, 25, 37, 49}, 49, ""},
	})
	if page := write(t, l.Meet); strings.Contains(page, "<script") || strings.Count(page, "&lt;script&gt;") < 3 {
		t.Error("a name stands in the page as it was typed")
	}
}

func TestNothingIsDrawnOutsideItsChart(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	heat(l, "1-1-1", "4x100", []entry{
		{"Far ahead", "", []float64{11, 22, 33, 44}, 0, ""},
		{"Close", "", []float64{11.1, 22.4, 33.2, 44.3}, 0, ""},
		{"Closer", "", []float64{11.2, 22.1, 33.3, 44.4}, 0, ""},
		{"Minutes behind", "", []float64{11.2, 95, 140, 300}, 0, ""},
	})
	page := write(t, l.Meet)
	size := regexp.MustCompile(`viewBox="0 0 ([\d.]+) ([\d.]+)"`)
	at := regexp.MustCompile(`(?:x="|d="M)(-?[\d.]+)(?:" y="| )(-?[\d.]+)`)
	drawings := strings.Split(page, "<svg ")[1:]
	for _, svg := range drawings {
		svg, _, _ = strings.Cut(svg, "</svg>")
		var w, h float64
		if _, err := fmt.Sscanf(strings.Join(size.FindStringSubmatch(svg)[1:], " "), "%f %f", &w, &h); err != nil {
			t.Fatal(err)
		}
		for _, found := range at.FindAllStringSubmatch(svg, -1) {
			var x, y float64
			if _, err := fmt.Sscanf(found[1]+" "+found[2], "%f %f", &x, &y); err != nil || x < 0 || x > w || y < 0 || y > h {
				t.Errorf("%s in a chart of %v × %v", found[0], w, h)
			}
		}
	}
	if len(drawings) != 2 {
		t.Errorf("%d charts", len(drawings))
	}
}

func TestAMeetHasAPartForEachRaceItsHeatsTogetherAndTheScores(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	heat(l, "3-1-1", "4x100", []entry{{"Peak", "A", []float64{12, 24, 36, 48}, 0, ""}})
	heat(l, "3-1-2", "4x100", []entry{{"Northside", "A", []float64{12, 24, 36, 47}, 0, ""}})
	heat(l, "4-1-1", "dmr", []entry{{"Northside", "A", nil, 0, "Ana Ruiz"}})
	page := write(t, l.Meet, results.Score{Team: "Northside", Points: 10}, results.Score{Team: "Peak", Points: 7.5}, results.Score{Team: "Lakewood", Points: 7.5})
	if n := strings.Count(page, "<section"); n != 5 {
		t.Errorf("%d sections, want the event over its heats, three races and the scores", n)
	}
	for _, part := range []string{"all heats", "Not yet run", `<td class="place">2</td><th scope="row" class="team">Lakewood</th><td class="num total">7.5</td>`, "Leg 4 · 1600 m"} {
		if !strings.Contains(page, part) {
			t.Errorf("%q is not in it", part)
		}
	}
}

func TestAMeetWithoutRacesIsAnEmptyPage(t *testing.T) {
	if page := write(t, relay.NewMeet()); !strings.Contains(page, "<title>Relay results</title>") || strings.Contains(page, "<section") {
		t.Error(page)
	}
}

// brokenDisk takes no byte.
type brokenDisk struct{}

func (brokenDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestADiskThatIsFullIsTold(t *testing.T) {
	m := nine(t)
	err := html.Write(brokenDisk{}, results.Bulletin{Zone: time.UTC, Races: m.Races()})
	if err == nil || err.Error() != "report: disk full" {
		t.Error(err)
	}
}
