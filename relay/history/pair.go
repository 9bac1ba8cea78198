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
		if x.ZoneTime > 0 {
			s.Zone = x.Zone
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
		s.Last = append(s.Last, x.ZoneTime)
		if held := x.Verdict == "" || x.Verdict == relay.Clean; held && x.ZoneTime > 0 && (s.Best == 0 || x.ZoneTime < s.Best) {
			s.Best = x.ZoneTime
		}
	}
	s.Last = s.Last[max(0, len(s.Last)-lastFew):]
	return s
}

// String is the summary as it stands beside a pair: "Ruiz → Holt: 42 reps, 39
// clean, best 2.0 s, last 5: 2.1 2.2 2.1 – 2.0".
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
		text += ", best " + relay.Tenths(s.Best) + " s"
	}
	if s.Zone == 0 {
		return text
	}
	times := make([]string, len(s.Last))
	for i, t := range s.Last {
		times[i] = "–"
		if t > 0 {
			times[i] = relay.Tenths(t)
		}
	}
	return fmt.Sprintf("%s, last %d: %s", text, len(times), strings.Join(times, " "))
}
