package history_test

import (
	"fmt"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

// ranBy writes a 4×100 m of Northside A for each of some line-ups, "Ruiz Holt Lim Wong" or
// nobody, under the names of the races, k-th in 48 + k s.
func ranBy(t *testing.T, lists ...[2]string) *relay.Meet {
	pen := relaytest.NewPen(t, opened)
	for n, list := range lists {
		lane := relaytest.Ran{Team: "Northside", Squad: "A", Bests: []float64{13, 13, 13, 13}, Runners: strings.Fields(list[1])}
		if len(lane.Runners) == 0 {
			lane.Runners, lane.Bests = make([]string, 4), nil
		}
		for leg := range 4 {
			lane.Passes = append(lane.Passes, (48+float64(n))/4*float64(leg+1))
		}
		pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, 1, n+1), Name: list[0], Gun: 1000 * float64(n+1), Lanes: []relaytest.Ran{lane}})
	}
	return pen.Meet
}

func TestAQuartetIsWhoRunsTogetherWhateverItIsCalled(t *testing.T) {
	for _, c := range []struct {
		what  string
		lists [][2]string
		want  string
	}{
		{"one substitute, then another", [][2]string{{"Girls", "a b c d"}, {"Girls", "a b c x"}, {"Girls", "a b y x"}, {"Girls", "z b y x"}}, "4 girls"},
		{"half is enough, a quarter is not", [][2]string{{"Girls", "a b c d"}, {"Girls", "a b x y"}, {"Girls", "d e f g"}}, "2 girls a first; 1 girls d first"},
		{"two that a third race joins", [][2]string{{"Girls", "a b c d"}, {"Girls", "x y z w"}, {"Girls", "a b x y"}}, "3 girls"},
		{"girls and boys", [][2]string{{"Girls", "a b c d"}, {"Boys", "a b c d"}}, "1 boys; 1 girls"},
		{"one race says whose, another does not", [][2]string{{"", "a b c d"}, {"Girls", "A  B C D"}, {"", "a b c e"}}, "3 girls"},
		{"nobody written down once", [][2]string{{"Girls", "a b c d"}, {"Girls", ""}, {"", ""}}, "3 girls"},
		{"nobody written down, and two that it can be", [][2]string{{"Girls", "a b c d"}, {"Girls", ""}, {"Girls", "e f g h"}}, "1 girls; 1 girls a first; 1 girls e first"},
		{"nobody ever written down", [][2]string{{"Girls", ""}, {"Boys", ""}, {"Girls", ""}}, "1 boys; 2 girls"},
	} {
		var got []string
		for _, l := range history.Of(ranBy(t, c.lists...)).Teams() {
			line := fmt.Sprintf("%d %s", l.Races, l.Who)
			if l.First != "" {
				line += " " + l.First + " first"
			}
			got = append(got, line)
		}
		relaytest.Want(t, c.what, strings.Join(got, "; "), c.want)
	}
}

func TestWhatATeamUsuallyGainsIsOfItsOwnQuartet(t *testing.T) {
	lists := [][2]string{{"Girls", "a b c d"}, {"Girls", "e f g h"}, {"Girls", "a b c x"}, {"Girls", "e f g h"}, {"Girls", "a b y x"}}
	m := ranBy(t, lists...)
	season := history.Of(m).Season(m.ID())
	for race, want := range map[relay.RaceID]string{"1-1-1": "[500ms 0s]", "1-1-2": "[250ms]", "1-1-5": "[1s 500ms]"} {
		r := m.Race(race)
		relaytest.Want(t, string(race), fmt.Sprint(season.Gains(r, r.Teams[0], 2, true)), want)
	}
	before := ranBy(t, lists[:2]...)
	new := ranBy(t, [2]string{"Girls", "q r s t"}).Race("1-1-1")
	relaytest.Want(t, "one that never raced", len(history.Of(before).Season(m.ID()).Gains(new, new.Teams[0], 2, true)), 0)
}
