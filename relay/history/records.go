package history

import (
	"strings"
	"time"
	"unicode"

	"baton/relay"
)

// Exchange is one hand-off of a pair, in practice or in a race.
type Exchange struct {
	relay.Rep
	Meet     string
	Race     relay.RaceID
	Practice bool
	Number   int // of the exchange in its race
}

// leg is one leg that was timed.
type leg struct {
	runner runner
	at     relay.Instant
	time   time.Duration
}

// runner is what figures of a runner are told apart by.
type runner struct {
	name, team string
	distance   relay.Distance
	leadOff    bool // from a standing start; later legs are rolling
}

// result is one team in one race.
type result struct {
	team      team
	at        relay.Instant
	time      time.Duration // 0 where it has none
	exchanges int           // made, and those that failed
	drops     int
	out       bool // disqualified
}

// team is what figures of a team are told apart by: its girls' and its boys'
// squads bear one name.
type team struct {
	title  string
	format relay.FormatID
	who    string
}

// records are what one meet adds to the history.
type records struct {
	exchanges []Exchange
	legs      []leg
	results   []result
}

// recordsOf reads a meet's practice and its races.
func recordsOf(m *relay.Meet) (out records) {
	name := m.Name()
	for _, r := range m.Races() {
		if r.ID.Practice() {
			for _, rep := range r.Reps {
				out.exchanges = append(out.exchanges, Exchange{Rep: rep, Meet: name, Race: r.ID, Practice: true, Number: 1})
			}
			continue
		}
		gun, run := r.Gun()
		if !run {
			continue
		}
		for _, t := range r.Teams {
			if _, unbound := t.ID.Unbound(); !unbound {
				out.take(name, r, t, gun)
			}
		}
	}
	return out
}

// take adds one team's race.
func (out *records) take(meet string, r *relay.Race, t *relay.Team, gun relay.Instant) {
	res := result{team: team{t.Title(), r.Format.ID, who(r.Name)}, at: gun, out: t.Out == relay.Disqualified}
	for n := 1; n < len(r.Legs); n++ {
		x, made := exchange(r, t, n, gun)
		if !made {
			continue
		}
		res.exchanges++
		if x.Verdict == relay.DroppedPass {
			res.drops++
		}
		out.exchanges = append(out.exchanges, Exchange{Rep: x, Meet: meet, Race: r.ID, Number: n})
	}
	for _, s := range r.Splits(t) {
		if name := t.RunnerOf(s.Leg); s.Known && !s.Estimated && name != "" {
			out.legs = append(out.legs, leg{runner{name, t.Name, r.Legs[s.Leg-1], s.Leg == 1}, gun, s.Time})
		}
	}
	if t.Out == relay.In {
		res.time, _ = t.Finish()
		if t.Official != nil && t.Official.Time != nil {
			res.time = *t.Official.Time
		}
	}
	if res.exchanges > 0 || res.time > 0 || res.out {
		out.results = append(out.results, res)
	}
}

// exchange is a team's hand-off in a race; made tells whether it came to one.
func exchange(r *relay.Race, t *relay.Team, n int, gun relay.Instant) (rep relay.Rep, made bool) {
	p := r.Sure(t)[r.ExchangePoint(n)]
	rep = relay.Rep{ID: r.Attempt(), Pair: t.Pair(n), At: gun, Verdict: verdict(r, t, n)}
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
	return rep, p.Known || rep.Verdict != ""
}

// verdict is how a hand-off in a race went, by what was reported of it; empty
// where nobody watched its zone.
func verdict(r *relay.Race, t *relay.Team, n int) string {
	word := ""
	if _, watched := t.Passes[r.ExchangePoint(n)].ZoneTime(); watched {
		word = relay.Clean
	}
	for _, i := range r.Incidents {
		if i.Void || i.Team != t.ID || i.Near != n {
			continue
		}
		switch {
		case i.Kind == relay.KindDrop:
			return relay.DroppedPass
		case t.Out != relay.Disqualified || i.Decision == relay.Dismissed:
		case i.What == "zone-late":
			word = relay.TooLate
		case i.What == "zone-early":
			word = relay.TooEarly
		}
	}
	return word
}

// who runs a race, by the words of its name: "girls", "boys", "mixed" or empty.
func who(race string) string {
	for _, word := range strings.FieldsFunc(strings.ToLower(race), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "girls", "girl", "women", "womens", "ladies", "female":
			return "girls"
		case "boys", "boy", "men", "mens", "male":
			return "boys"
		case "mixed", "coed":
			return "mixed"
		}
	}
	return ""
}
