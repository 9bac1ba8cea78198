package results

import "time"

// Gap is how far behind the leader a team was at one point of its way.
type Gap struct {
	Point  int // the exchange; 0 for the start, the number of legs for the finish
	Behind time.Duration
}

// Gaps are each result's gaps at the points that the team is known to have
// passed, the start first. The leader at a point is whoever came there first.
func Gaps(results []Result) [][]Gap {
	var leaders []time.Duration
	for _, res := range results {
		for i, l := range res.Legs {
			if i == len(leaders) {
				leaders = append(leaders, 0)
			}
			if l.Passed && (leaders[i] == 0 || l.At < leaders[i]) {
				leaders[i] = l.At
			}
		}
	}
	all := make([][]Gap, len(results))
	for n, res := range results {
		all[n] = []Gap{{}}
		for i, l := range res.Legs {
			if l.Passed {
				all[n] = append(all[n], Gap{i + 1, l.At - leaders[i]})
			}
		}
	}
	return all
}
