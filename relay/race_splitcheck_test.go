package relay_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"

	"pgregory.net/rapid"
)

// published are split rows in the shape of a list of published races: the legs
// as printed, the total, by how much they miss it and what that means.
const published = `legs,total,diff,check
49.48 47.71 49.30 48.78,3:15.27,0.00,exact
3:59.32 4:00.09 3:58.18 3:54.32,15:51.91,0.00,exact
20.5 20.6 45.0 1:46.0,3:12.13,-0.03,rounding
12.41 12.40 12.61 12.31,49.75,-0.02,rounding
4:03.3 4:04.1 4:02.5 4:05.2,16:15.14,-0.04,rounding
10.28 9.07 9.09 8.70,36.84,0.30,bad
12.41 12.40 12.61 12.31,49.76,-0.03,bad
2:53.56 44.95 1:44.75 3:51.24,9:15.50,-1.00,bad
44.9 44.1 44.85 44.47,2:58.20,0.12,bad
- 43.26 43.54 43.18,2:54.43,44.45,implied
- - 43.54 43.18,2:54.43,0.00,open
- 59.00 59.00 59.00,2:54.43,2.57,bad`

func TestPublishedSplitsAddUpOrAreTold(t *testing.T) {
	for _, line := range strings.Split(published, "\n")[1:] {
		f := strings.Split(line, ",")
		checkPublished(t, line, strings.Fields(strings.ReplaceAll(f[0], "-", `""`)), f[1], f[2], f[3])
	}
}

// The samples are figures of real races; they do not come with the program.
func TestRealPublishedSplitsAddUpOrAreTold(t *testing.T) {
	raw, err := os.ReadFile("../../shared/samples/official-splits.csv")
	if err != nil {
		t.Skip("no samples here")
	}
	in := csv.NewReader(strings.NewReader(string(raw)))
	in.Comment = '#'
	rows, err := in.ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatal(len(rows), err)
	}
	for _, row := range rows[1:] {
		checkPublished(t, row[0]+" "+row[1], row[3:7], row[7], row[8], row[9])
	}
}

func checkPublished(t *testing.T, what string, legs []string, total, diff, check string) {
	t.Helper()
	var splits, units []time.Duration
	for _, leg := range legs {
		d, _ := entry.ParseTime(leg) // a missing one is 0
		splits, units = append(splits, d), append(units, entry.TimeUnit(leg))
	}
	sum, err := entry.ParseTime(total)
	if err != nil {
		t.Fatal(err)
	}
	verdict, off, implied := relay.CheckSplits(splits, units, sum)
	if got := relay.PrintTime(off+implied, 2, false); string(verdict) != check || got != diff {
		t.Errorf("%s: %s by %s, want %s by %s", what, verdict, got, check, diff)
	}
}

func TestSplitsThatAreRoundedAlwaysAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]time.Duration{relay.Tenth, relay.Hundredth, time.Millisecond}).Draw(t, "unit")
		var splits, units []time.Duration
		var total time.Duration
		for range rapid.IntRange(2, 8).Draw(t, "legs") {
			leg := time.Duration(rapid.Int64Range(int64(9*time.Second), int64(4*time.Minute)).Draw(t, "leg"))
			total += leg
			splits, units = append(splits, relay.RoundHalfUp(leg, unit)), append(units, unit)
		}
		total = relay.RoundHalfUp(total, relay.Hundredth)
		if verdict, diff, _ := relay.CheckSplits(splits, units, total); verdict == relay.SplitsBad {
			t.Fatalf("%v to %v: %s by %v", splits, total, verdict, diff)
		}
		missing := rapid.IntRange(0, len(splits)-1).Draw(t, "missing")
		left := splits[missing]
		splits[missing] = 0
		verdict, _, implied := relay.CheckSplits(splits, units, total)
		if off := (implied - left).Abs(); verdict != relay.SplitsImplied || off > time.Duration(len(splits))*unit/2+relay.Hundredth/2 {
			t.Fatalf("the missing leg of %v came out as %v (%s)", left, implied, verdict)
		}
	})
}
