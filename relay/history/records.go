package history

import (
	"time"

	"baton/relay"
	"baton/relay/results"
)

// Exchange is one hand-off of a pair, in practice or in a race.
type Exchange struct {
	relay.Rep
	Kind   relay.HandOffKind
	Hands  string // "R→L" as planned; empty where not told
	Team   string // its name; empty for practice by names alone
	Squad  string // of races
	Race   relay.RaceID
	Number int // of the exchange in its race
	meet   relay.Origin
	team   relay.TeamID
}

// Of reports whether a hand-off is one of a meet's race.
func (x Exchange) Of(meet relay.Origin, race relay.RaceID) bool {
	return x.meet == meet && x.Race == race
}

// Failed reports whether a hand-off is known to have gone wrong.
func (x Exchange) Failed() bool { return x.Verdict != "" && x.Verdict != relay.Clean }

// leg is one leg that was timed.
type leg struct {
	runner runner
	at     relay.Instant
	time   time.Duration
	failed bool // a hand-off beside it went wrong: no time to compare with
}

// runner is what figures of a runner are told apart by.
type runner struct {
	name, team string
	format     relay.FormatID
	kind       relay.LegKind
}

// key is a runner as runners are told apart, however the names are written.
func (r runner) key() runner {
	r.name, r.team = relay.PlainName(r.name), relay.PlainName(r.team)
	return r
}

// result is one team in one race.
type result struct {
	entered
	team      team
	school    string
	quartet   int // of those that bear its name, from 1
	at        relay.Instant
	time      time.Duration // 0 where it has none
	hand      bool          // taken by hand: no official time
	exchanges int           // made, and those that failed
	drops     int
	out       bool // disqualified
	gains     []results.LegGain
}

// entered is one team in one race of one meet.
type entered struct {
	meet relay.Origin
	race relay.RaceID
	id   relay.TeamID
}

// team is what is told of a team in a race, and by whom it is told apart.
type team struct {
	title   string
	format  relay.FormatID
	gender  string // F, M, X or empty
	who     string // the word for it: girls, women
	first   string // who leads off
	runners []string
}

// records are what one meet adds to the history.
type records struct {
	meet      relay.Origin
	aliases   []relay.Alias
	exchanges []Exchange
	legs      []leg
	results   []result
	flats     []flat
	plans     []plan
	pins      []pin
	hands     []results.HandRace
}

// recordsOf reads a meet's practice and its races.
func recordsOf(m *relay.Meet) (out records) {
	out.meet, out.aliases, out.flats = m.ID(), m.Aliases(), flatsOf(m)
	out.hands = results.HandRaces(m.Races())
	for _, r := range m.Races() {
		if practice, ok := r.Practised(); ok {
			for _, rep := range r.Reps {
				kind := r.HandOffKind(r.Teams[0], 1)
				kind.Past, kind.Slow = rep.Past, rep.Pace == relay.SlowPace
				out.exchanges = append(out.exchanges, Exchange{Rep: rep, Kind: kind, Hands: practice.Plan.Hands(), Team: practice.Team, Race: r.ID, Number: 1})
			}
		}
		if n := len(r.Reps); n > 0 && len(r.Teams) > 0 {
			out.plans = append(out.plans, plansOf(m, r, r.Teams[0], r.Reps[n-1].At)...)
		}
		gun, run := r.Gun()
		if !run || r.ID.Practice() {
			continue
		}
		for _, res := range results.Results(r) {
			t := res.Team
			if !t.Unbound() {
				out.take(r, res, gun)
				out.plans = append(out.plans, plansOf(m, r, t, gun)...)
			}
			if t.Pinned {
				out.pins = append(out.pins, pin{t.Title(), r.ID, out.meet, gun})
			}
		}
	}
	return out
}

// take adds one team's race.
func (out *records) take(r *relay.Race, ran results.Result, gun relay.Instant) {
	t := ran.Team
	res := result{entered: entered{out.meet, r.ID, t.ID}, team: teamOf(r, t), school: t.Name, at: gun, out: t.Out == relay.Disqualified, gains: ran.LegGains(r)}
	failed := make([]bool, len(r.Legs)+1) // by exchange
	for n := 1; n < len(r.Legs); n++ {
		x, made := exchange(r, t, n, gun)
		if !made {
			continue
		}
		res.exchanges++
		if x.Verdict == relay.DroppedPass {
			res.drops++
		}
		e := Exchange{Rep: x, Kind: r.HandOffKind(t, n), Hands: t.Legs[n-1].Plan.Hands(), Team: t.Name, Squad: t.Squad, Race: r.ID, Number: n, team: t.ID}
		if failed[n] = e.Failed(); r.Format.Hurdles {
			e.Hands = "" // a tag has none
		}
		out.exchanges = append(out.exchanges, e)
	}
	for _, s := range r.Splits(t) {
		if name := t.RunnerOf(s.Leg); r.Timed(s) && name != "" {
			out.legs = append(out.legs, leg{runner{name, t.Name, r.Format.ID, r.LegKind(s.Leg)}, gun, s.Time, failed[s.Leg-1] || failed[s.Leg]})
		}
	}
	if t.Out == relay.In && ran.Finished && !ran.Guessed {
		res.time, res.hand = ran.Total, ran.Hand
	}
	if res.exchanges > 0 || res.time > 0 || res.out {
		out.results = append(out.results, res)
	}
}

// exchange is a team's hand-off in a race; made reports whether it came to one.
func exchange(r *relay.Race, t *relay.Team, n int, gun relay.Instant) (rep relay.Rep, made bool) {
	p := r.Sure(t)[r.ExchangePoint(n)]
	rep = relay.Rep{ID: r.Attempt(), Pair: t.Pair(n), At: gun, Verdict: r.HandOffVerdict(t, n)}
	if n <= len(r.Zones) {
		rep.Zone = r.Zones[n-1].Length()
	}
	if p.Known {
		rep.At = gun + relay.Instant(p.Time)
	}
	if p.Enter != nil && p.Known && p.Time > *p.Enter {
		rep.EntryToPass = p.Time - *p.Enter
	}
	if p.Exit != nil && p.Known && *p.Exit > p.Time {
		rep.PassToExit = *p.Exit - p.Time
	}
	rep.ZoneTime, _ = p.ZoneTime()
	rep.Past, rep.Mark = p.Past, t.Legs[n-1].Plan.Mark
	return rep, p.Known || rep.Verdict != ""
}
