package relay_test

import (
	"fmt"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func rivals(r *relay.Race, t *relay.Team) string {
	ahead, behind := r.Rivals(t)
	said := ""
	for _, x := range []*relay.Rival{ahead, behind} {
		if x == nil {
			said += "nobody; "
			continue
		}
		said += fmt.Sprintf("%s by %.1f at %s; ", x.Team.Name, x.By.Seconds(), r.PointName(x.Point))
	}
	return said
}

func TestWhoIsJustAheadAndJustBehindAtTheLastExchangeBothHaveMade(t *testing.T) {
	for _, c := range []struct {
		what  string
		lanes [][]float64
		want  string
	}{
		{"nobody has passed", [][]float64{{}, {}}, "nobody; nobody; "},
		{"one ahead, two behind", [][]float64{{12.5}, {12.2}, {13}, {12.8}}, "Team 2 by 0.3 at ex 1; Team 4 by 0.3 at ex 1; "},
		{"who is behind has not made it yet", [][]float64{{12.5, 24.5}, {12.2, 24.4}, {13}}, "Team 2 by 0.1 at ex 2; Team 3 by 0.5 at ex 1; "},
		{"who was ahead and has not come is ahead no more", [][]float64{{12.5, 24.5}, {12.2}}, "nobody; nobody; "},
		{"who came by on the next leg, as it was when both were seen", [][]float64{{12.5}, {13, 24}}, "nobody; Team 2 by 0.5 at ex 1; "},
		{"an exchange that was missed", [][]float64{{12.5, 0, 37}, {12.2, 24.2}}, "nobody; nobody; "},
		{"missed, but seen later", [][]float64{{12.5, 24.5}, {12.2, 0, 36.5}}, "Team 2 by 0.3 at ex 1; nobody; "},
		{"at the same time", [][]float64{{12.5}, {12.5}}, "nobody; Team 2 by 0.0 at ex 1; "},
		{"at the finish", [][]float64{{12, 24, 36, 49.3}, {12, 24, 36, 49}, {12, 24, 36, 50}}, "Team 2 by 0.3 at fin; Team 3 by 0.7 at fin; "},
	} {
		r := relaytest.Timed(c.lanes...)
		relaytest.Want(t, c.what, rivals(r, r.Teams[0]), c.want)
	}
	r := relaytest.Timed([]float64{12.5}, []float64{12.4}, []float64{12})
	r.Teams[1].Out = relay.DidNotFinish
	relaytest.Want(t, "who is out is nobody's rival", rivals(r, r.Teams[0]), "Team 3 by 0.5 at ex 1; nobody; ")
}
