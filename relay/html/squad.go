package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// squad is the card of a coach's own team: what each runner and each hand-off
// did, beside what was planned.
type squad struct {
	Team, Headline string
	Mark           mark
	Figures        []figure
	Runners        []runner
	Went           []part // where the time saved went, the worst first
	About          string // what that is held against
	Season         string // what to work at by all races
}

// part is one part of the ledger.
type part struct {
	Name, Who, Lost, Against string
	Sure                     bool
}

type figure struct{ What, Value string }

type runner struct {
	Leg, Name, Split, Target, Against, HandOff string
	Within                                     string // how sure Split is
	Good                                       bool   // faster than the target
}

func newSquad(r *relay.Race, res results.Result, m mark, account results.Account) squad {
	t := res.Team
	out := squad{Team: t.Title(), Headline: headline(res), Mark: m}
	if t.Target > 0 && res.Finished && res.Code == relay.In {
		off := "not known"
		if !res.Guessed {
			off = against(res.Total - t.Target)
		}
		out.Figures = append(out.Figures, figure{"target " + relay.Hundredths(t.Target), off})
	}
	if saved := results.Saved(r, res); saved != "" && res.Code == relay.In {
		out.Figures = append(out.Figures, figure{"", saved})
	}
	for i, l := range res.Legs {
		out.Runners = append(out.Runners, newRunner(r, t, l, t.Legs[i].Target, res.Guessed && l.From == 1))
	}
	if account.Why == nil && res.Code == relay.In {
		out.account(account.Ledger)
	}
	return out
}

// account puts a team's ledger on its card.
func (s *squad) account(l *results.Ledger) {
	losses := l.Losses()
	for _, x := range losses {
		s.Went = append(s.Went, part{Name: x.Name(), Who: x.Who, Lost: x.Figure(), Against: x.Against, Sure: x.Sure()})
	}
	for _, x := range l.Untimed() {
		s.Went = append(s.Went, part{Name: fmt.Sprintf("ex %d", x.Exchange), Who: x.Pair.LastNames(), Lost: "–", Against: results.NotTimed})
	}
	words := []string{results.CostMost(losses), l.HeldAgainst(), l.NewPairs(), "± is half a 90 % interval"}
	s.About = strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "; ") + "."
}

func newRunner(r *relay.Race, t *relay.Team, l results.LegResult, target time.Duration, guessed bool) runner {
	out := runner{Leg: fmt.Sprint(l.Leg), Name: cmp.Or(l.Runner, fmt.Sprintf("leg %d", l.Leg))}
	switch {
	case l.Known:
		out.Split = relay.Hundredths(l.Took)
	case l.Passed:
		out.Split = fmt.Sprintf("%d–%d: %s", l.From, l.Leg, relay.Hundredths(l.Took))
	case l.Doubted:
		out.Split = "?"
	}
	out.Within = l.Within()
	if target > 0 {
		out.Target = relay.Hundredths(target)
	}
	if l.Known && target > 0 && !guessed {
		out.Against, out.Good = against(l.Took-target), l.Took <= target
	}
	out.HandOff = handOff(r, t, l.Leg)
	return out
}

// handOff is how long the baton was in the zone at the leg's end, and where the
// pass lay, by the time it took: "zone 3.4 s / 30 m,
// pass ≈ 18 m in".
func handOff(r *relay.Race, t *relay.Team, n int) string {
	took, ok := r.ZoneTime(t, n)
	if !ok {
		return ""
	}
	said := "zone " + took.String()
	if kept, ok := r.SpeedKept(t, n); ok {
		said += ", speed kept " + relay.KeptText(kept)
	}
	if at, ok := r.PassedAt(t, n); ok {
		said += fmt.Sprintf(", pass ≈ %.0f m in", at.Metres())
	}
	return said
}

func headline(res results.Result) string {
	switch {
	case res.Code != relay.In:
		return string(res.Code)
	case res.Rank > 0 && res.Finished:
		return relay.Ordinal(res.Rank) + " in " + res.Time()
	case res.Rank > 0:
		return relay.Ordinal(res.Rank)
	}
	return ""
}

// against is a difference as a coach says it.
func against(d time.Duration) string {
	switch {
	case d < 0:
		return relay.Hundredths(-d) + " faster"
	case d > 0:
		return relay.Hundredths(d) + " slower"
	}
	return "on it"
}
