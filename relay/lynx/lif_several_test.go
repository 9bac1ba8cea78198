package lynx_test

import (
	"fmt"
	"strings"
	"testing"

	"baton/relay/lynx"
)

func TestHeatsPutIntoOneFileKeepTheirResults(t *testing.T) {
	const heats = "12,1,1,4x100,,,,,,400,13:30:00.0000\n1,101,3,Peak,,PEAK A,50.12\n" +
		"12,1,2,4x100,,,,,,400,13:36:11.5000\n1,103,3,Hill,,HILL A,52.12,,,,\"12.31 (12.31)\"\nDQ,104,4,Lake,,LAKE A,\n"
	rows, skipped, err := lynx.ReadResults("x.lif", strings.NewReader(heats))
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprintf("%d-%d-%d lane %d %s %v", r.Event, r.Round, r.Heat, r.Lane, r.Team, r.Time))
	}
	want := "12-1-1 lane 3 Peak 50.12s; 12-1-2 lane 3 Hill 52.12s; 12-1-2 lane 4 Lake 0s"
	if err != nil || len(skipped) != 0 || strings.Join(got, "; ") != want {
		t.Errorf("%v %v\n%s\nwant\n%s", err, skipped, strings.Join(got, "; "), want)
	}
}

func TestATimeThatAnUnquotedCommaCutInTwoIsNoTime(t *testing.T) {
	const file = "12,1,1,4x100,,,,,,400,13:30:00.0000\n1,101,3,Peak,,PEAK A,50,12\n2,102,4,Lake,,LAKE A,1:02,3\n3,103,5,Hill,,HILL A,\"52,12\"\n4,104,6,River,,RIV A,53,\n"
	rows, skipped, err := lynx.ReadResults("x.lif", strings.NewReader(file))
	if err != nil || len(rows) != 2 || rows[0].Team != "Hill" || rows[1].Team != "River" || len(skipped) != 2 || skipped[0].Source != "x.lif:2:22" || !skipped[1].Wrong {
		t.Errorf("%v %+v %+v", err, rows, skipped)
	}
}
