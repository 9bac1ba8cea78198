package html_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestLinesDotsAndTextsStandOutFromThePaper(t *testing.T) {
	source := relaytest.File(t, "report.html")
	colours := map[string]int{}
	for _, found := range regexp.MustCompile(`--([a-z0-9]+): #([0-9a-f]{6});`).FindAllStringSubmatch(string(source), -1) {
		rgb, err := strconv.ParseInt(found[2], 16, 32)
		relaytest.NoError(t, err)
		colours[found[1]] = int(rgb)
	}
	for name, least := range map[string]float64{"grid": 3, "other": 3, "own0": 4.5, "own1": 4.5, "own2": 4.5, "own3": 4.5, "own4": 4.5, "own5": 4.5, "ink": 4.5, "soft": 4.5} {
		for _, ground := range []string{"paper", "tint"} {
			if least == 3 && ground == "tint" {
				continue // drawings lie on the paper
			}
			if _, there := colours[name]; !there || colours[ground] == 0 {
				t.Fatalf("no colour %s or %s", name, ground)
			}
			if got := relaytest.Contrast(colours[name], colours[ground]); got < least {
				t.Errorf("%s on %s: %.2f, want %g", name, ground, got, least)
			}
		}
	}
	for _, rule := range regexp.MustCompile(`(?m)^.*(?:stroke|fill|color): ?#.*$`).FindAllString(string(source), -1) {
		if !strings.Contains(rule, ":root") {
			t.Errorf("a colour that is none of those named: %s", rule)
		}
	}
	if strings.Contains(string(source), "opacity") {
		t.Error("something is drawn half transparent")
	}
}

// squads is a race in which so many squads are one's own.
func squads(t *testing.T, own int) *relay.Meet {
	l := relaytest.NewPen(t, gun)
	var entries []entry
	for i := range max(own, 2) {
		f := float64(i) / 10
		entries = append(entries, entry{"Northside", string(rune('A' + i)), []float64{12 + f, 24 + f, 36 + f, 48 + f}, 0, ""})
	}
	heat(l, race, "4x100", entries)
	for i := range own {
		l.Write(race, 0, &relay.TeamSet{Team: teamID(race, i), Pinned: relaytest.Ptr(true)})
	}
	return l.Meet
}

func TestOnesOwnSquadsAreToldApartWithoutColours(t *testing.T) {
	page := write(t, squads(t, 4))
	lines := regexp.MustCompile(`<polyline class="own (c\d) (d\d)"`).FindAllStringSubmatch(page, -1)
	if len(lines) != 4 {
		t.Fatalf("%d lines of one's own", len(lines))
	}
	colours, dashes := map[string]bool{}, map[string]bool{}
	for _, l := range lines {
		colours[l[1]], dashes[l[2]] = true, true
	}
	if len(colours) != 4 || len(dashes) != 4 {
		t.Errorf("%d colours and %d dashes for 4 squads", len(colours), len(dashes))
	}
	for _, shape := range []string{"●", "■", "▲", "◆"} {
		if strings.Count(page, shape) < 2 { // in the table and on the card
			t.Errorf("no squad is marked %s", shape)
		}
	}
	for _, dash := range []string{"d1", "d2", "d3"} {
		if !strings.Contains(page, "polyline."+dash+" { stroke-dasharray:") {
			t.Errorf("%s is no dash", dash)
		}
	}
}

func TestASquadKeepsItsMarkFromRaceToRace(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	for i, id := range []relay.RaceID{"1-1-1", "2-1-1"} {
		heat(l, id, "4x100", []entry{{"Northside", "A", []float64{12, 24, 36, 48}, 0, ""}, {"Northside", "B", []float64{12, 24, 36, 49}, 0, ""}})
		if i == 0 {
			l.Write(id, 0, &relay.TeamSet{Team: teamID(id, 0), Pinned: relaytest.Ptr(true)})
		}
		l.Write(id, 0, &relay.TeamSet{Team: teamID(id, 1), Pinned: relaytest.Ptr(true)})
	}
	_, second, _ := strings.Cut(write(t, l.Meet), `<section id="race-2-1-1"`)
	if !strings.Contains(second, `<article class="squad own c1 d1">`) || strings.Contains(second, "own c0") {
		t.Error("the B squad of the second race is marked as the A squad was in the first")
	}
}

// labels are the rows of names of a drawing.
type row struct {
	x, y float64
	text string
}

func labels(t *testing.T, svg string) (rows []row) {
	for _, found := range regexp.MustCompile(`<text class="name[^"]*" x="([\d.]+)" y="([\d.]+)">([^<]*)<`).FindAllStringSubmatch(svg, -1) {
		x, errX := strconv.ParseFloat(found[1], 64)
		y, errY := strconv.ParseFloat(found[2], 64)
		if errX != nil || errY != nil {
			t.Fatal(found)
		}
		rows = append(rows, row{x, y, found[3]})
	}
	return rows
}

func TestNamesStandWholeAndNoneOnAnother(t *testing.T) {
	for _, name := range []string{"Peak", "Thornfield Valley Regional High School of the Arts", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "横浜市立高等学校陸上競技部リレーチーム", "Gymnasium-am-Europasportpark-Leistungsturnverein"} {
		l := relaytest.NewPen(t, gun)
		var entries []entry
		for i := range 16 { // as close as they come, and two that do not finish
			times := []float64{12.5, 25, 37.5, 50 + float64(i)/100}
			entries = append(entries, entry{fmt.Sprint(name, " ", i), "A", times[:4-i/14], 0, "Dee Wong-Featherstonehaugh-Cholmondeley"})
		}
		heat(l, race, "4x100", entries)
		page := write(t, l.Meet)
		_, svg, _ := strings.Cut(page, "<svg ")
		svg, _, _ = strings.Cut(svg, "</svg>")
		var high float64
		if _, err := fmt.Sscanf(svg, `viewBox="0 0 320 %f"`, &high); err != nil {
			t.Fatal(err)
		}
		rows := labels(t, svg)
		slices.SortFunc(rows, func(a, b row) int { return int(10 * (a.y - b.y)) })
		whole := ""
		for i, r := range rows {
			if i > 0 && r.y-rows[i-1].y < 11 {
				t.Errorf("%q stands %.1f below %q", r.text, r.y-rows[i-1].y, rows[i-1].text)
			}
			if r.x != 194 || r.y > high {
				t.Errorf("%q stands at %v,%v of 320 × %v", r.text, r.x, r.y, high)
			}
			whole += strings.ReplaceAll(r.text, " ", "")
		}
		for i := range 16 {
			if !strings.Contains(whole, strings.ReplaceAll(fmt.Sprint(name, i, "A"), " ", "")) {
				t.Errorf("%q is cut:\n%s", name, whole)
			}
		}
		if strings.Contains(page, "…") || strings.Contains(page, "ellipsis") {
			t.Error("a name is cut")
		}
	}
}

func TestEveryChartsFiguresCanBeRead(t *testing.T) {
	page := write(t, nine(t))
	if charts, figures := strings.Count(page, "<svg"), strings.Count(page, "<details><summary>The figures"); charts != 3 || figures != charts {
		t.Errorf("%d charts, the figures of %d", charts, figures)
	}
	for _, want := range []string{
		"<li><b>Lakewood A</b>: ex 1 &#43;0.37, ex 2 &#43;2.33, ex 3 &#43;3.20, finish &#43;3.67</li>", // from the table: 13.11 − 12.74, …, 53.08 − 49.41
		"<li><b>Northside A</b>: ex 1 3.5 s / 30 m, ex 2 3.4 s / 30 m, ex 3 3.6 s / 30 m</li>",
		`aria-label="Time in the zone: seconds over 30 m, entry to exit; the figures stand below"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in it", want)
		}
	}
}

func TestThePageHasOneMainPartAndItsHeadingsInOrder(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	l.Meet, l.Seq = nine(t), 900
	heat(l, "3-1-1", "4x100", []entry{{"Peak", "A", []float64{12, 24, 36, 48}, 0, ""}})
	for what, page := range map[string]string{"a race": write(t, nine(t)), "a day": write(t, l.Meet)} {
		if strings.Count(page, "<main") != 1 || strings.Count(page, "</main>") != 1 || strings.Count(page, "<h1>") != 1 {
			t.Errorf("%s: %d main parts, %d first headings", what, strings.Count(page, "<main"), strings.Count(page, "<h1>"))
		}
		last := 0
		for _, h := range regexp.MustCompile(`<h(\d)>`).FindAllStringSubmatch(page, -1) {
			level, _ := strconv.Atoi(h[1])
			if what == "a day" && level > last+1 {
				t.Errorf("%s: a heading %d after one of %d", what, level, last)
			}
			last = level
		}
	}
}

func TestADayNamesItsMeetAndListsItsRaces(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	heat(l, "3-1-1", "4x100", []entry{{"Peak", "A", []float64{12, 24, 36, 48}, 48, ""}, {"Summit", "", []float64{12, 24, 36, 49}, 49, ""}})
	heat(l, "4-1-1", "4x100", []entry{{"Peak", "A", nil, 0, ""}})
	page := write(t, l.Meet)
	for _, want := range []string{"<h1>Lake Relays</h1>", "2 races · 16 May 2026", `<a href="#race-3-1-1">3-1-1 Girls 4×100 m</a> <small>Peak A 48.00</small>`, `<section id="race-4-1-1">`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in it", want)
		}
	}
	if strings.Contains(page, "<svg") {
		t.Error("charts of races in which nobody is one's own fill the day's pages")
	}
	if strings.Contains(page, "break-after: page") || strings.Contains(page, "break-before: page") {
		t.Error("a race takes a sheet of its own")
	}
}

func TestAScaleHasFewLinesWhateverItsSpan(t *testing.T) {
	for what, last := range map[string]time.Duration{
		"a tenth": 100 * time.Millisecond, "ordinary": 3 * time.Second, "an hour": time.Hour, "a day": 24 * time.Hour, "a year": 365 * 24 * time.Hour, "since 1970": 56 * 365 * 24 * time.Hour,
	} {
		l := relaytest.NewPen(t, gun)
		heat(l, race, "4x100", []entry{{"Near", "", []float64{12, 24, 36, 48}, 0, ""}, {"Far", "", []float64{12, 24, 36, 48 + last.Seconds()}, 0, ""}})
		l.Write(race, 0, &relay.TeamSet{Team: teamID(race, 1), Pinned: relaytest.Ptr(true)})
		attempt := l.Meet.Race(race).Attempt()
		l.Write(race, time.Second, relay.NewZoneMark(relay.KindEnter, relay.Keyed{Attempt: attempt, Team: teamID(race, 1)}))
		l.Write(race, time.Second+last, relay.NewZoneMark(relay.KindExit, relay.Keyed{Attempt: attempt, Team: teamID(race, 1)}))
		page := write(t, l.Meet)
		for i, svg := range strings.Split(page, "<svg ")[1:] {
			svg, _, _ = strings.Cut(svg, "</svg>")
			if n := strings.Count(svg, `class="grid`); n > 30 || n < 4 {
				t.Errorf("%s: drawing %d has %d lines", what, i+1, n)
			}
		}
		if len(page) > 40_000 {
			t.Errorf("%s: %d bytes", what, len(page))
		}
	}
}

func TestARaceThatNobodyTimedHasNoLegs(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	heat(l, race, "4x100", []entry{{"Peak", "A", nil, 0, ""}, {"Summit", "", nil, 0, ""}})
	l.Write(race, 0, &relay.Official{Team: teamID(race, 0), Time: relaytest.Ptr(seconds(49.41))})
	if page := write(t, l.Meet); strings.Contains(page, "Leg 1") || !strings.Contains(page, `>49.41<`) || !strings.Contains(page, "Summit") {
		t.Error("legs of which nothing is known stand in the table")
	}
	l.Write(race, 0, &relay.LineupSet{Team: teamID(race, 1), Leg: 2, Runner: relaytest.Ptr("Ana Ruiz")})
	if page := write(t, l.Meet); strings.Count(page, "Leg 2 · 100 m") != 3 { // the heading, and one a team
		t.Error("a known runner has no leg")
	}
}

func TestAPhoneSeesWhichLegATimeIsOf(t *testing.T) {
	page := write(t, nine(t))
	if n := strings.Count(page, `<span class="which">Leg 4 · 100 m</span>`); n != 9 {
		t.Errorf("%d of 9 times of leg 4 are headed", n)
	}
}

func TestAZoneTimeThatNobodyRunsIsDoubtedInPrint(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	heat(l, race, "4x100", []entry{{"Northside", "B", []float64{13.05, 25.8, 38.66, 51.33}, 0, ""}, {"Peak", "A", []float64{13, 25, 38, 51}, 0, ""}})
	own := teamID(race, 0)
	l.Write(race, 0, &relay.TeamSet{Team: own, Pinned: relaytest.Ptr(true)})
	attempt := l.Meet.Race(race).Attempt()
	l.Write(race, seconds(11.9), relay.NewZoneMark(relay.KindEnter, relay.Keyed{Attempt: attempt, Team: own}))
	l.Write(race, seconds(14.2), relay.NewZoneMark(relay.KindExit, relay.Keyed{Attempt: attempt, Team: own}))
	page := write(t, l.Meet)
	for _, want := range []string{"zone 2.3 s / 30 m?", "? faster through the zone than anybody runs (12.5 m/s)"} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in it", want)
		}
	}
	if strings.Contains(page, "Time in the zone") {
		t.Error("it is drawn")
	}
}

func TestTimeLostIsNotCalledSaved(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	heat(l, race, "4x100", []entry{{"Northside", "A", []float64{12.9, 25.2, 37.8, 50.3}, 0, "Ana Ruiz, Bea Holt, Cara Lim, Dee Wong"}})
	l.Write(race, 0, &relay.TeamSet{Team: teamID(race, 0), Pinned: relaytest.Ptr(true)})
	for leg := range 4 {
		l.Write(race, 0, &relay.LineupSet{Team: teamID(race, 0), Leg: leg + 1, Best: relaytest.Ptr(seconds(12.5))})
	}
	if page := write(t, l.Meet); !strings.Contains(page, "<b>0.30 s lost on flat bests (PB)</b>") { // 4 × 12.50 − 50.30
		t.Error("0.30 s slower than the flat bests is not told as lost")
	}
}

func TestNoTargetIsHeldAgainstAGunThatWasPutInAfterwards(t *testing.T) {
	l := relaytest.NewPen(t, gun)
	heat(l, race, "4x100", []entry{{"Northside", "A", []float64{12.9, 25.2, 37.8, 50.3}, 0, "Ana Ruiz, Bea Holt, Cara Lim, Dee Wong"}})
	l.Write(race, 0, &relay.TeamSet{Team: teamID(race, 0), Pinned: relaytest.Ptr(true), Target: relaytest.Ptr(seconds(50))})
	l.Write(race, 0, &relay.LineupSet{Team: teamID(race, 0), Leg: 1, Target: relaytest.Ptr(seconds(12.5))})
	if page := write(t, l.Meet); !strings.Contains(page, "0.30 slower") || !strings.Contains(page, "0.40 slower") {
		t.Error("50.30 on 50.00 and 12.90 on 12.50 are not told as slower")
	}
	l.Write(race, 0, &relay.GunCorrected{Attempt: l.Meet.Race(race).Attempt(), At: int64(seconds(1)), Estimated: true})
	if page := write(t, l.Meet); strings.Contains(page, "slower") || strings.Contains(page, "faster") || !strings.Contains(page, "<b>not known</b>") {
		t.Error("a gun that was put in afterwards makes a team slower or faster")
	}
}
