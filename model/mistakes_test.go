package model

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/csv"
	"baton/relay/html"
	"baton/relay/json"
	"baton/relay/lynx"
	"baton/relay/markdown"
	"baton/relay/results"
)

// sevenMistakes is a 4×100 of four lanes as its keeper pressed it, by the second
// since the true gun, mistakes and all, and as it was then put right. The teams
// passed at
//
//	lane 1  12.50  25.00  37.40  49.80
//	lane 2  12.80  25.60  38.30  51.00
//	lane 3  13.10  26.30  39.30  52.30
//	lane 4  12.60  25.30  37.90  50.40
func sevenMistakes(t *testing.T) (d *desk, gun time.Time) {
	d = sit(t, "4x100", 4)
	gun = d.now.Truncate(time.Second).Add(10 * time.Second)
	at := func(s float64, keys ...string) {
		d.now = gun.Add(time.Duration(s*1000)*time.Millisecond - time.Millisecond) // a key takes one
		d.press(keys...)
	}
	at(1.5, "space") // the gun, 1.5 s late
	at(12.5, "1")
	at(12.6, "4")
	at(12.8, "2")
	at(13.1, "3")
	at(25, "1")
	at(25.3, "2") // it was lane 4
	at(25.6, "2") // and this is lane 2's
	// 26.30: lane 3 is not seen
	at(27, "f", "4")
	at(30, "space") // a stray thumb
	at(31, "backspace")
	at(37.4, "1")
	at(37.7, "1") // twice
	at(37.9, "4")
	at(38.3, "2")
	at(39.3, "3")
	at(41, "x", "2") // wrong team, wrong race, wrong day
	at(42.5, "backspace")
	at(49.8, "1")
	at(50.4, "4")
	at(51, "2")
	at(52.3, "3")
	at(60, "g", "pgdown", "left", "left", "left", "left", "left", "enter") // 1.5 s earlier
	d.review().reads("this or the press before it fits the", "missing ex 2 of Team 4: m 4 gives it").lacks("of Team 3")
	d.press("up").press("m", "4", "enter")
	d.press("n").reads("Team 3: one press short, ex 2 likely: i inserts it").press("i", "enter", "esc")
	d.r.Go(ui.Page{Kind: ui.Decisions})
	d.reads("1 of 1 to decide", "Team 4").press("d", "enter").reads("0 of 1 to decide")
	return d, gun
}

// exported is the race in one format.
func exported(t *testing.T, write func(w io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Lane 3's exchange 2 is put where the others' middle one lies between theirs at
// 1 and 3: lanes 1, 2 and 4 had made 0.502008, 0.501961 and 0.501976 of that
// stretch, so 13.10 + 0.501976 × 26.20 = 26.252.
func TestARaceWithSevenMistakesComesOutAsItWasMeantInEveryExport(t *testing.T) {
	d, gun := sevenMistakes(t)
	race := d.r.Session.State.Race("1-1-1")
	races, book := []*relay.Race{race}, d.r.Session.State.Rulebook()
	clock := strings.TrimPrefix(gun.UTC().Format("15:04:05"), "0")

	want := `event,round,heat,name,format,place,lane,team,squad,status,reason,total,official,estimated,doubts,leg1,time1,split1,zone1,zone1_m,leg2,time2,split2,zone2,zone2_m,leg3,time3,split3,zone3,zone3_m,leg4,time4,split4,pm1,pm2,pm3,pm4,kept1,kept2,kept3
1,1,1,First,4x100,1,1,Team 1,,OK,,49.80,,gun,,,12.50,12.50,,,,25.00,12.50,,,,37.40,12.40,,,,49.80,12.40,,0.2,0.2,0.3,,,
1,1,1,First,4x100,2,4,Team 4,,OK,,50.40,,gun,,,12.60,12.60,,,,25.30,12.70,,,,37.90,12.60,,,,50.40,12.50,,0.2,0.2,0.3,,,
1,1,1,First,4x100,3,2,Team 2,,OK,,51.00,,gun,,,12.80,12.80,,,,25.60,12.80,,,,38.30,12.70,,,,51.00,12.70,,0.2,0.2,0.3,,,
1,1,1,First,4x100,4,3,Team 3,,OK,,52.30,,gun 2 3,,,13.10,13.10,,,,26.25,13.15,,,,39.30,13.05,,,,52.30,13.00,,0.6,0.6,0.3,,,
`
	d.wants("csv", exported(t, func(w io.Writer) error { return csv.Write(w, races) }), want)

	want = `event,round,heat,place,lane,team_id,team,squad,performance,splits
1,1,1,1,1,,Team 1,,49.80,"12.50,25.00,37.40"
1,1,1,2,4,,Team 4,,50.40,"12.60,25.30,37.90"
1,1,1,3,2,,Team 2,,51.00,"12.80,25.60,38.30"
1,1,1,4,3,,Team 3,,52.30,"13.10,26.25,39.30"
`
	d.wants("opentrack", exported(t, func(w io.Writer) error { return csv.WriteOpenTrack(w, races) }), want)

	want = `1,1,1,First,,,,,,400,CLOCK.0000
1,,1,Team 1,,,49.80,,49.800,,"12.50 (12.50),25.00 (12.50),37.40 (12.40),49.80 (12.40)",CLOCK.000,,,
2,,4,Team 4,,,50.40,,0.600,,"12.60 (12.60),25.30 (12.70),37.90 (12.60),50.40 (12.50)",CLOCK.000,,,
3,,2,Team 2,,,51.00,,0.600,,"12.80 (12.80),25.60 (12.80),38.30 (12.70),51.00 (12.70)",CLOCK.000,,,
4,,3,Team 3,,,52.30,,1.300,,"13.10 (13.10),26.25 (13.15),39.30 (13.05),52.30 (13.00)",CLOCK.000,,,
`
	want = strings.ReplaceAll(strings.ReplaceAll(want, "CLOCK", clock), "\n", "\r\n")
	d.wants("lif", exported(t, func(w io.Writer) error { return lynx.WriteResults(w, race, time.UTC) }), want)

	want = `## 1-1-1 First

Provisional, ` + gun.UTC().Format("2 January 2006, 15:04") + `

- 1st **Team 1** 49.80 by hand
  leg 1 12.50 · leg 2 12.50 ± 0.2 · leg 3 12.40 ± 0.2 · leg 4 12.40 ± 0.3
- 2nd **Team 4** 50.40 by hand
  leg 1 12.60 · leg 2 12.70 ± 0.2 · leg 3 12.60 ± 0.2 · leg 4 12.50 ± 0.3
- 3rd **Team 2** 51.00 by hand
  leg 1 12.80 · leg 2 12.80 ± 0.2 · leg 3 12.70 ± 0.2 · leg 4 12.70 ± 0.3
- 4th **Team 3** 52.30 by hand
  leg 1 13.10 · leg 2 13.15\* ± 0.6 · leg 3 13.05\* ± 0.6 · leg 4 13.00 ± 0.3

Team 4: reported near exchange 2; dismissed.

All times are hand times. Two presses by one person can lie 0.1 s apart. The gun was put in afterwards: totals and first legs are as sure as it is. \* put in afterwards, or by a clock that was not compared with the gun's.
`
	d.wants("md", exported(t, func(w io.Writer) error {
		return markdown.Write(w, results.Bulletin{Rulebook: book, Zone: time.UTC, Races: races})
	}), want)

	page := exported(t, func(w io.Writer) error {
		return html.Write(w, results.Bulletin{Rulebook: book, Zone: time.UTC, Races: races})
	})
	for _, want := range []string{"49.80", "50.40", "51.00", "52.30", "12.70", "13.15", "13.05", "26.25", "Team 4: reported near exchange 2; dismissed"} {
		if !strings.Contains(page, want) {
			t.Errorf("html does not say %q", want)
		}
	}
	for _, wrong := range []string{"DQ", "disqualified", "25.30</small></td><td class=\"num leg\"><b>0", "?</b>", "-0"} {
		if strings.Contains(page, ">"+wrong) {
			t.Errorf("html says %q", wrong)
		}
	}
	d.inJSON(exported(t, func(w io.Writer) error {
		return json.Write(w, json.Info{Rulebook: book, Now: d.r.Session.Instant(d.now), Zone: time.UTC}, races)
	}), gun)
}

// inJSON wants the race in JSON: its times to the millisecond as they were
// pressed, from a gun that was put back.
func (d *desk) inJSON(got string, gun time.Time) {
	d.t.Helper()
	var is struct {
		Races []struct {
			Status, Gun   string
			GunFrom       string  `json:"gun_from"`
			GunCorrection float64 `json:"gun_correction_s"`
			Entries       []struct {
				Lane, Place int
				Status      string
				Total       float64 `json:"total_s"`
				Doubts      []string
				Legs        []struct {
					Split float64 `json:"split_s"`
				}
				Reports []struct{ Decision string }
			}
			Unassigned []any
			Doubtful   []struct {
				Lane int
				At   float64 `json:"at_s"`
				Why  string
			}
		}
	}
	if err := stdjson.Unmarshal([]byte(got), &is); err != nil {
		d.t.Fatal(err)
	}
	r := is.Races[0]
	d.wants("json", fmt.Sprint(r.Status, " ", r.Gun, " ", r.GunFrom, " ", r.GunCorrection, " ", r.Unassigned), "finished "+gun.UTC().Format("2006-01-02T15:04:05")+".000Z estimated -1.5 []")
	d.wants("json, doubtful", fmt.Sprint(r.Doubtful), "[{1 37.7 double}]")
	entries := map[int]string{}
	for _, e := range r.Entries {
		entries[e.Lane] = fmt.Sprint(e.Place, e.Status, e.Total, e.Doubts, e.Reports)
		for _, leg := range e.Legs {
			entries[e.Lane] += fmt.Sprintf(" %.3f", leg.Split)
		}
	}
	for lane, want := range map[int]string{
		1: "1OK49.8 [] [] 12.500 12.500 12.400 12.400", 2: "3OK51 [] [] 12.800 12.800 12.700 12.700",
		3: "4OK52.3 [] [] 13.100 13.152 13.048 13.000", 4: "2OK50.4 [] [{dismissed}] 12.600 12.700 12.600 12.500",
	} {
		d.wants(fmt.Sprintf("json, lane %d", lane), entries[lane], want)
	}
}
