package history

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
)

// lastFew is how many of the newest times a coach can take in at a glance.
const lastFew = 5

// Summary is what a pair has done: in practice, and in races where its zone was
// watched. Times of zones of another length than the newest one's are left out:
// they do not compare.
type Summary struct {
	Pair  relay.Pair
	Reps  int
	Clean int // told to be clean
	Zone  relay.Distance
	Best  time.Duration   // fastest zone time of one that did not fail, 0 for none
	Last  []time.Duration // newest zone times, the newest last; 0 for one without
}

// Pair is what a pair has done, by the names of who gives and who takes. The
// other way round is another pair.
func (h *History) Pair(gives, takes string) Summary {
	pair := relay.Pair{Gives: gives, Takes: takes}
	if h == nil {
		return Summary{Pair: pair}
	}
	return summary(pair, watched(h.pairs[pairKey(pair)]))
}

// Practised is how often a pair has handed off at all, for the check of a plan.
func (h *History) Practised(gives, takes string) int {
	if h == nil {
		return 0
	}
	return len(h.pairs[pairKey(relay.Pair{Gives: gives, Takes: takes})])
}

// Exchanges are a pair's hand-offs, the oldest first.
func (h *History) Exchanges(gives, takes string) []Exchange {
	if h == nil {
		return nil
	}
	return slices.Clone(h.pairs[pairKey(relay.Pair{Gives: gives, Takes: takes})])
}

// Pairs are all pairs of whom there is something to tell, by name.
func (h *History) Pairs() []Summary {
	var out []Summary
	if h == nil {
		return nil
	}
	for _, all := range h.pairs {
		if reps := watched(all); len(reps) > 0 {
			out = append(out, summary(reps[len(reps)-1].Pair, reps))
		}
	}
	slices.SortFunc(out, func(a, b Summary) int {
		return cmp.Or(cmp.Compare(a.Pair.Gives, b.Pair.Gives), cmp.Compare(a.Pair.Takes, b.Pair.Takes))
	})
	return out
}

// watched are the hand-offs that tell something: all of practice, and those of
// races that were timed or that failed.
func watched(all []Exchange) []Exchange {
	return slices.DeleteFunc(slices.Clone(all), func(x Exchange) bool { return !x.Practice && x.Verdict == "" })
}

func summary(pair relay.Pair, reps []Exchange) Summary {
	s := Summary{Pair: pair, Reps: len(reps)}
	for _, x := range slices.Backward(reps) {
		if z, ok := x.InZone(); ok {
			s.Zone = z.Length
			break
		}
	}
	for _, x := range reps {
		if x.Verdict == relay.Clean {
			s.Clean++
		}
		if x.Zone != s.Zone {
			continue
		}
		z, _ := x.InZone()
		if !z.Compares(s.Zone) {
			z.Took = 0 // not timed, or marked wrongly
		}
		s.Last = append(s.Last, z.Took)
		if held := x.Verdict == "" || x.Verdict == relay.Clean; held && z.Took > 0 && (s.Best == 0 || z.Took < s.Best) {
			s.Best = z.Took
		}
	}
	s.Last = s.Last[max(0, len(s.Last)-lastFew):]
	return s
}

// BestTime is the best time with its zone's length, "3.4 s / 30 m"; empty for none.
func (s Summary) BestTime() string {
	if s.Best <= 0 {
		return ""
	}
	return relay.ZoneTime{Took: s.Best, Length: s.Zone}.String()
}

// LastTimes are the newest times with their zone's length, "3.5 3.6 – 3.4 / 30
// m", a dash for one that was not timed; empty for none.
func (s Summary) LastTimes() string {
	if s.Zone == 0 || len(s.Last) == 0 {
		return ""
	}
	times := make([]string, len(s.Last))
	for i, t := range s.Last {
		times[i] = "–"
		if t > 0 {
			times[i] = relay.Tenths(t)
		}
	}
	return strings.Join(times, " ") + " / " + s.Zone.String() + " m"
}

// String is the summary as it stands beside a pair: "Ruiz → Holt: 42 reps, 39
// clean, best 3.4 s / 30 m, last 5: 3.5 3.6 3.5 – 3.4 / 30 m".
func (s Summary) String() string {
	text := s.Pair.Short() + ": "
	switch s.Reps {
	case 0:
		return text + "no reps yet"
	case 1:
		text += "1 rep"
	default:
		text += fmt.Sprintf("%d reps", s.Reps)
	}
	text += fmt.Sprintf(", %d clean", s.Clean)
	if s.Best > 0 {
		text += ", best " + s.BestTime()
	}
	if last := s.LastTimes(); last != "" {
		text += fmt.Sprintf(", last %d: %s", len(s.Last), last)
	}
	return text
}
