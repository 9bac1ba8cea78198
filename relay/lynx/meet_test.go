package lynx_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"baton/relay/entry"
	"baton/relay/lynx"
	"baton/relay/text"
)

func TestARunningOrderIsReadLineByLine(t *testing.T) {
	list, err := lynx.ReadOrder("lynx.sch", strings.NewReader(";Created by the meet program\r\n2,1,1\r\n\r\n1,1,2\r\n1,1,1\r\n"))
	want := []entry.Listed{{Source: "lynx.sch:2", Race: "2-1-1"}, {Source: "lynx.sch:4", Race: "1-1-2"}, {Source: "lynx.sch:5", Race: "1-1-1"}}
	if err != nil || len(list.Order) != 3 || list.Order[0] != want[0] || list.Order[1] != want[1] || list.Order[2] != want[2] {
		t.Fatalf("%v %v", list.Order, err)
	}
}

// said are the things that are left of a file, a line each.
func said(skipped []entry.Skipped) string {
	var lines []string
	for _, s := range skipped {
		lines = append(lines, s.Source+": "+s.Why)
	}
	return strings.Join(lines, "\n")
}

func TestABrokenLineOfARunningOrderCostsItself(t *testing.T) {
	for _, c := range []struct{ what, content, want string }{
		{"no number", "1,1,1\n1,one,2\n1,1,3\n", `lynx.sch:2:3: "one" stands where a race's round number should be`},
		{"too few numbers", "1,1,1\n1,1\n1,1,3\n", `lynx.sch:2: "" stands where a race's heat number should be`},
		{"an open quote", "1,1,1\n\"1,1,1\n1,1,3\n", "lynx.sch:2:7: extraneous or missing"},
	} {
		list, err := lynx.ReadOrder("lynx.sch", strings.NewReader(c.content))
		if err != nil || len(list.Order) != 2 || list.Order[1].Race != "1-1-3" || !strings.HasPrefix(said(list.Skipped), c.want) {
			t.Errorf("%s: %v %+v, want %s", c.what, err, list, c.want)
		}
	}
	for content, want := range map[string]string{";\n": "lynx.sch: no race in it; is it a lynx.sch?", "a,b\n": `lynx.sch:1:1: "a" stands where a race's event number should be; no race in it`, "1,1,1\n1,1": "lynx.sch: the file ends in mid-line"} {
		if _, err := lynx.ReadOrder("lynx.sch", strings.NewReader(content)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
}

const people = "1201,Ruiz,Ana,NORT,,F,\"12,16\"\n1202,Holt,Bea,NORT\n1203,Lim,Cara,NORT\n1204,Wong,Dee,NORT\n1301,Stone,Ivy,PEAK\n38076,Quist,Fay,RIVR\n"

func TestARelayRowThatRefersToPeopleGetsItsRunners(t *testing.T) {
	team, _, err := lynx.ReadPeople("lynx.ppl", strings.NewReader(people))
	if err != nil || len(team) != 6 {
		t.Fatal(team, err)
	}
	list, err := lynx.Read("x.evt", strings.NewReader(header+
		",,3,Northside,,NORT  A,1204,1202,1203,1201\n,,4,Peak,,PEAK A,1301\n,,5,Riverton,,RIVR A,,,,,,,,38076\n,,6,Lakewood,,LAKE A,1201,1202\n"))
	if err != nil {
		t.Fatal(err)
	}
	if named := team.Name(list.Entries); named != 1 {
		t.Errorf("%d teams named", named)
	}
	var names []string
	for _, r := range list.Entries[0].Runners {
		names = append(names, r.Name)
	}
	if got := strings.Join(names, ", "); got != "Dee Wong, Bea Holt, Cara Lim, Ana Ruiz" {
		t.Error(got)
	}
	for _, e := range list.Entries[1:] {
		if len(e.Runners) > 0 {
			t.Errorf("%s got %v: a team's own number, or another team's people", e.Team, e.Runners)
		}
	}
}

func TestABrokenLineOfAListOfPeopleCostsItself(t *testing.T) {
	for _, c := range []struct{ what, line, want string }{
		{"no id", ",Ruiz,Ana,NORT\n", "lynx.ppl:2: want an id, a last and a first name"},
		{"no name", "7,,,NORT\n", "lynx.ppl:2: want an id"},
		{"an open quote", "7,\"Ruiz,Ana,NORT\n", "lynx.ppl:2:"},
	} {
		found, skipped, err := lynx.ReadPeople("lynx.ppl", strings.NewReader("1,Holt,Bea,NORT\n"+c.line+"3,Lim,Cara,NORT\n"))
		if err != nil || len(found) != 2 || !strings.HasPrefix(said(skipped), c.want) {
			t.Errorf("%s: %v %v %v, want %s", c.what, err, found, skipped, c.want)
		}
	}
	if _, _, err := lynx.ReadPeople("lynx.ppl", strings.NewReader(";\n")); err == nil || !strings.HasPrefix(err.Error(), "lynx.ppl: no one in it") {
		t.Error(err)
	}
	if _, _, err := lynx.ReadPeople("lynx.ppl", strings.NewReader("7,Ruiz,A")); !errors.Is(err, text.ErrUnfinished) {
		t.Error(err)
	}
}

// The sample is a real meet's running order; it does not come with the program.
func TestARealRunningOrderIsReadWhole(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/samples/lynx/lynx.sch")
	if err != nil {
		t.Skip("no samples here")
	}
	list, err := lynx.ReadOrder("lynx.sch", bytes.NewReader(raw))
	if lines := strings.Count(string(raw), "\n"); err != nil || len(list.Order) != lines-1 || list.Order[0].Race != "1-1-1" || list.Order[len(list.Order)-1].Race != "25-1-4" {
		t.Fatalf("%v: %d races of %d lines", err, len(list.Order), lines)
	}
}

func FuzzReadOrder(f *testing.F) {
	f.Add([]byte("1,1,1\n1,1,2\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, err := lynx.ReadOrder("x.sch", bytes.NewReader(raw))
		if err == nil && len(list.Order) == 0 || err != nil && (len(list.Order) > 0 || !strings.HasPrefix(err.Error(), "x.sch")) {
			t.Fatalf("%v %v", list, err)
		}
		for _, at := range list.Order {
			if _, _, _, err := at.Race.Parts(); err != nil || !strings.HasPrefix(at.Source, "x.sch:") {
				t.Fatalf("%+v", at)
			}
		}
	})
}

func FuzzReadPeople(f *testing.F) {
	f.Add([]byte(people))
	f.Fuzz(func(t *testing.T, raw []byte) {
		found, _, err := lynx.ReadPeople("x.ppl", bytes.NewReader(raw))
		if (err == nil) == (len(found) == 0) {
			t.Fatalf("%v %v", found, err)
		}
		for id, p := range found {
			if id == "" || p.Name == "" {
				t.Fatalf("%q %+v", id, p)
			}
		}
	})
}
