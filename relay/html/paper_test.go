package html_test

import (
	"regexp"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/relaytest/paper"
)

func TestTheReportIsWholeOnAPhoneAndOnPaper(t *testing.T) {
	m := nine(t)
	long := "Wilhelmina Konstantinopolsky-Featherstonehaugh"
	p := paper.Open(t)
	for name, html := range map[string]string{"a race": write(t, m), "long names": write(t, longNames(t, long))} {
		p.Read(html)
		for _, cut := range append(p.Cut(paper.SmallPhone, false), p.Cut(paper.Phone, false)...) {
			t.Errorf("%s on a phone: %s", name, cut)
		}
		for _, cut := range p.Cut(paper.A4, true) {
			t.Errorf("%s on paper: %s", name, cut)
		}
		for _, broken := range p.Broken("tr, figure, .squad, header") {
			t.Errorf("%s: over two sheets: %s", name, broken)
		}
		if n := p.Sheets(); n > 2 {
			t.Errorf("%s takes %d sheets", name, n)
		}
		for _, split := range p.Texts("td.leg, .squad .split") {
			if splitTime.MatchString(split) && !strings.Contains(split, "±") {
				t.Errorf("%s: no ± in %q", name, split)
			}
		}
	}
}

var splitTime = regexp.MustCompile(`\d\d\.\d\d`)

// longNames is a race of teams and runners with names as long as names are.
func longNames(t *testing.T, runner string) *relay.Meet {
	l := relaytest.NewPen(t, gun)
	runners := strings.Join([]string{runner, runner, runner, runner}, ", ")
	heat(l, race, "4x100", []entry{
		{"Thornfield Valley Regional Technical High School", "A", []float64{12.62, 24.74, 37.05, 49.49}, 49.713, runners},
		{strings.Repeat("W", 40), "B", []float64{12.81, 25.13, 37.72, 50.02}, 50.204, runners},
	})
	l.Write(race, 0, &relay.TeamSet{Team: teamID(race, 0), Pinned: relaytest.Ptr(true), Target: relaytest.Ptr(seconds(50.2))})
	return l.Meet
}
