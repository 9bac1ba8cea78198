package setup

import (
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
)

// threeLanes is a race of three teams in lanes 1 to 3.
func threeLanes() *relay.Race {
	r := &relay.Race{ID: "1-1-1"}
	for _, lane := range []int{1, 2, 3} {
		r.Teams = append(r.Teams, &relay.Team{ID: relay.TeamID("1-1-1-" + string(rune('0'+lane))), Lane: lane})
	}
	return r
}

// drawnTo are the lanes that a line gives, by team; empty where it is refused.
func drawnTo(race *relay.Race, line string) string {
	lanes, err := parseDraw(race, line)
	if err != nil {
		return ""
	}
	var out []string
	for _, id := range slices.Sorted(maps.Keys(lanes)) {
		out = append(out, strings.TrimPrefix(string(id), "1-1-1-")+">"+string(rune('0'+lanes[id])))
	}
	return strings.Join(out, " ")
}

func TestALineDrawsLanes(t *testing.T) {
	race := threeLanes()
	for _, c := range []struct{ line, want string }{
		{"1>3 3>1", "1>3 3>1"}, {"1>3,3>1", "1>3 3>1"}, {" 2>8; ", "2>8"}, {"", ""},
		{"1-3", ""}, {"1>0", ""}, {"1>", ""}, {"9>1", ""}, {"a>b", ""}, {"1>3>2", ""},
	} {
		if got := drawnTo(race, c.line); got != c.want {
			t.Errorf("%q draws %q, want %q", c.line, got, c.want)
		}
	}
}

func FuzzDrawn(f *testing.F) {
	for _, line := range []string{"1>3 3>1", "2>8;", "1>", ">", "9999999999999999999>1", "1>-4"} {
		f.Add(line)
	}
	race := threeLanes()
	f.Fuzz(func(t *testing.T, line string) {
		lanes, err := parseDraw(race, line)
		for id, lane := range lanes {
			if err == nil && (race.Team(id) == nil || lane < 1) {
				t.Errorf("%q puts %s in lane %d", line, id, lane)
			}
		}
	})
}

func TestGetReadyIsReadInSeconds(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  time.Duration
		taken bool
	}{
		{"5", 5 * time.Second, true}, {"6.5 s", 6500 * time.Millisecond, true}, {"0", 0, true},
		{"", 0, false}, {"-1", 0, false}, {"61", 0, false}, {"NaN", 0, false}, {"+Inf", 0, false}, {"soon", 0, false},
	} {
		var set relay.PlanSet
		err := readWindow(&set, c.typed)
		if (err == nil) != c.taken || c.taken && *set.Window != c.want {
			t.Errorf("%q: %v, %v", c.typed, set.Window, err)
		}
	}
}

func TestAMarkIsTakenAwayByAnEmptyLine(t *testing.T) {
	var set relay.PlanSet
	if err := readMark(&set, "  "); err != nil || *set.Mark != 0 || *set.Unit != "" {
		t.Errorf("%+v, %v", set, err)
	}
}

func TestAPathThatWasDraggedInIsUnderstood(t *testing.T) {
	at := filepath.Join(t.TempDir(), "my list.csv")
	if err := os.WriteFile(at, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	pasted := map[string]string{at: at, "'" + at + "' ": at, `"` + at + `"`: at, (&url.URL{Scheme: "file", Path: filepath.ToSlash(at)}).String(): at}
	if filepath.Separator == '/' {
		pasted[strings.ReplaceAll(at, " ", `\ `)+" "] = at
	}
	for typed, want := range pasted {
		if got := draggedPath(typed); got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
}
