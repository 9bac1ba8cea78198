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

// Summary is what a pair has done of one kind of hand-off: all of it, counts and
// times, is of that kind.
type Summary struct {
	Pair   relay.Pair
	Team   string
	Kind   relay.HandOffKind
	Reps   int
	Judged int // in practice somebody said how they went; in races they were watched, or failed
	Clean  int
	Best   time.Duration   // fastest zone time of a clean one, 0 for none
	Last   []time.Duration // newest zone times of clean ones, the newest last
	Times  []time.Duration // all of them, in the order made
}

// Pair is what a pair of a team has done of one kind of hand-off, by the names
// of who gives and who takes. The other way round is another pair.
func (h *History) Pair(team string, pair relay.Pair, kind relay.HandOffKind) Summary {
	return summary(pair, team, kind, slices.DeleteFunc(h.Exchanges(team, pair), func(x Exchange) bool { return x.Kind != kind }))
}

// Practised is what a pair of a team has tried of a hand-off, for the check of a
// plan. Hands count here: who has only ever taken with the left has not
// practised taking with the right.
func (h *History) Practised(team string, pair relay.Pair, kind relay.HandOffKind, hands string) (done relay.PairRecord) {
	for _, x := range h.Exchanges(team, pair) {
		switch {
		case !x.Kind.SameHandOff(kind) || hands != "" && x.Hands != "" && x.Hands != hands:
			done.Otherwise++
		case x.Kind.Race:
			done.Races.Add(!x.Failed())
		case x.Verdict != "":
			done.Practice.Add(x.Verdict == relay.Clean)
		default:
			done.Unjudged++
		}
	}
	return done
}

// Exchanges are a pair's hand-offs of every kind, the oldest first. A pair is of
// one team; practice by names alone is anybody's of those names.
func (h *History) Exchanges(team string, pair relay.Pair) []Exchange {
	if h == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(h.pairs[pairKey(h.called(team, pair))]), func(x Exchange) bool {
		return x.Team != "" && team != "" && relay.PlainName(x.Team) != relay.PlainName(team)
	})
}

// ZoneTimes are the zone times of a pair's clean hand-offs of one kind, the
// oldest first.
func (h *History) ZoneTimes(team string, pair relay.Pair, kind relay.HandOffKind) []time.Duration {
	return h.Pair(team, pair, kind).Times
}

// Pairs are all pairs of whom there is something to tell, a line for each kind
// of hand-off, by name.
func (h *History) Pairs() []Summary {
	var out []Summary
	if h == nil {
		return nil
	}
	for _, all := range h.pairs {
		type group struct {
			team string
			kind relay.HandOffKind
		}
		groups := map[group][]Exchange{}
		only := onlyTeam(all)
		for _, x := range all {
			k := group{relay.PlainName(cmp.Or(x.Team, only)), x.Kind}
			groups[k] = append(groups[k], x)
		}
		for k, reps := range groups {
			last := reps[len(reps)-1]
			if s := summary(last.Pair, cmp.Or(last.Team, only), k.kind, reps); s.Reps > 0 {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b Summary) int {
		return cmp.Or(cmp.Compare(a.Pair.Gives, b.Pair.Gives), cmp.Compare(a.Pair.Takes, b.Pair.Takes), cmp.Compare(a.Team, b.Team), compareKinds(a.Kind, b.Kind))
	})
	return out
}

// onlyTeam is the team of a pair's hand-offs where one alone is named: practice
// by names is then its, too.
func onlyTeam(all []Exchange) (team string) {
	for _, x := range all {
		switch {
		case x.Team == "":
		case team != "" && relay.PlainName(team) != relay.PlainName(x.Team):
			return ""
		default:
			team = x.Team
		}
	}
	return team
}

func compareKinds(a, b relay.HandOffKind) int {
	return cmp.Or(cmp.Compare(a.Format, b.Format), cmp.Compare(a.In, b.In), cmp.Compare(a.Out, b.Out), cmp.Compare(a.Zone, b.Zone), cmp.Compare(a.Past, b.Past), cmp.Compare(a.Style, b.Style), compareBool(a.Race, b.Race), compareBool(a.Slow, b.Slow), compareBool(a.Hurdles, b.Hurdles))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// summary counts hand-offs of one kind. One that nobody judged and nobody timed
// tells nothing.
func summary(pair relay.Pair, team string, kind relay.HandOffKind, reps []Exchange) Summary {
	s := Summary{Pair: pair, Team: team, Kind: kind}
	for _, x := range reps {
		if z, ok := x.InZone(); x.Verdict == "" && (!ok || z.Doubtful()) {
			continue
		}
		s.Reps++
		if x.Verdict != "" {
			s.Judged++
		}
		if x.Verdict == relay.Clean {
			s.Clean++
		}
		z, ok := x.InZone()
		if !ok || x.Failed() || !z.Compares(kind.Timed()) {
			continue
		}
		s.Times = append(s.Times, z.Took)
		if s.Best == 0 || z.Took < s.Best {
			s.Best = z.Took
		}
	}
	s.Last = s.Times[max(0, len(s.Times)-lastFew):]
	return s
}

// BestTime is the best time with its zone's length, "3.4 s / 30 m"; empty for none.
func (s Summary) BestTime() string {
	if s.Best <= 0 {
		return ""
	}
	return relay.ZoneTime{Took: s.Best, Length: s.Kind.Timed()}.String()
}

// LastTimes are the newest times with their zone's length, "3.5 3.6 3.4 / 30 m";
// empty for none.
func (s Summary) LastTimes() string {
	if len(s.Last) == 0 {
		return ""
	}
	times := make([]string, len(s.Last))
	for i, t := range s.Last {
		times[i] = relay.Tenths(t)
	}
	return strings.Join(times, " ") + " / " + s.Kind.Timed().String() + " m"
}

// String is the summary as it stands beside a pair: "Ruiz → Holt: 42 reps, 39
// clean, best 3.4 s / 30 m, last 5: 3.5 3.6 3.5 3.7 3.4 / 30 m".
func (s Summary) String() string {
	text := s.Pair.LastNames() + ": " + s.Count()
	if s.Best > 0 {
		text += ", best " + s.BestTime()
	}
	if len(s.Last) > 0 {
		text += fmt.Sprintf(", last %d: %s", len(s.Last), s.LastTimes())
	}
	return text
}

// Count is how often, and how often clean: "6 reps, 5 clean", "no reps yet".
func (s Summary) Count() string {
	what := "rep"
	if s.Kind.Race {
		what = "race"
	}
	if s.Reps == 0 {
		return "no " + what + "s yet"
	}
	text := fmt.Sprintf("%s, %d clean", relay.Count(s.Reps, what), s.Clean)
	if s.Judged > 0 && s.Judged < s.Reps {
		text += fmt.Sprintf(" of %d judged", s.Judged)
	}
	return text
}
