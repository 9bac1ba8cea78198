package relay

import (
	"fmt"
	"slices"
	"time"
)

// Question is what is not known of a team's times, though they were recorded.
type Question struct {
	// Short says that the team seems one exchange short, Missed likely, and that
	// nobody has answered: what was pressed from exchange From on may be another's.
	Short        bool
	Missed, From int
	// Unrunnable is the first leg that comes to less than anybody can run it in, 0
	// for none: one of the times at its ends is wrong. Where an exchange before it is
	// not known, it is the last of the legs from Since on, together.
	Unrunnable int
	Since      int
	Came       time.Duration // to so much
}

// Asks reports whether anything is in doubt.
func (q Question) Asks() bool { return q.Short || q.Unrunnable > 0 }

// Words are the question's names in exports: "short", "unrunnable".
func (q Question) Words() []string {
	words := []string{}
	if q.Short {
		words = append(words, "short")
	}
	if q.Unrunnable > 0 {
		words = append(words, "unrunnable")
	}
	return words
}

// Note says what is in doubt and how to mend it, in a line; empty where nothing
// is.
func (q Question) Note() string {
	switch {
	case q.Short:
		return fmt.Sprintf("one exchange short, likely ex %d: review puts it in (v, i)", q.Missed)
	case q.Unrunnable > 0:
		return fmt.Sprintf("%s %s, which nobody can run: review mends it (v)", q.Legs("comes to", "come to"), Hundredths(q.Came))
	}
	return ""
}

// Legs names what nobody can run, with the verb for one leg or several.
func (q Question) Legs(one, several string) string {
	if q.Since < q.Unrunnable {
		return fmt.Sprintf("legs %d-%d %s", q.Since, q.Unrunnable, several)
	}
	return fmt.Sprintf("leg %d %s", q.Unrunnable, one)
}

// Leaves says what the question leaves unknown.
func (q Question) Leaves() string {
	if q.Short {
		return fmt.Sprintf("Its legs from %d on are not known.", q.From)
	}
	return "The times at its ends are not known."
}

// Question is what is not known of a team's recorded times.
func (r *Race) Question(t *Team) Question {
	_, q := r.questioned(t)
	return q
}

// Sure are a team's passes as recorded, without those in doubt.
func (r *Race) Sure(t *Team) []Pass {
	sure, _ := r.questioned(t)
	return sure
}

// questioned works out what is sure of a team's times.
func (r *Race) questioned(t *Team) ([]Pass, Question) {
	q := r.Shortage(t)
	sure := r.Without(t.Passes, q)
	r.DropUnrunnable(sure, &q)
	return sure, q
}

// Shortage says whether a team seems one exchange short: worked out once for each
// team of a fold.
func (r *Race) Shortage(t *Team) Question {
	if r.m == nil || r.Counting < 0 {
		return Question{}
	}
	q, known := r.shortages[t.ID]
	if !known {
		if r.shortages == nil {
			r.shortages = map[TeamID]Question{}
		}
		q = r.findShortage(t)
		r.shortages[t.ID] = q
	}
	return q
}

// findShortage asks the stations that timed a team, one by one. What comes before
// every gap that the presses may have is sure.
func (r *Race) findShortage(t *Team) Question {
	for _, d := range r.desksOf(t) {
		_, likely := r.m.short(r, t, d)
		if likely == 0 {
			continue
		}
		return Question{Short: true, Missed: likely, From: r.m.firstGap(r, t, d, likely)}
	}
	return Question{}
}

// firstGap is the first exchange that a station may have missed of a team that is
// one short: the likely one, or one that fits much better than none as well.
func (m *Meet) firstGap(r *Race, t *Team, d Desk, likely int) int {
	told := r.skippedBy(d.Station, t.ID, ID{})
	now := r.oddity(t, m.reading(r, d, t, told))
	first := likely
	for _, n := range m.missed(r, d, t.ID, ID{}) {
		as := r.oddity(t, m.reading(r, d, t, append(slices.Clone(told), n)))
		if as.over <= now.over && as.worst < muchLess*now.worst {
			first = min(first, n)
		}
	}
	return first
}

// desksOf are the stations whose presses count for a team, with their places.
func (r *Race) desksOf(t *Team) (desks []Desk) {
	for _, k := range r.Marks() {
		same := func(d Desk) bool { return d.Station == k.Station }
		if k.Team == t.ID && k.Role == Counted && k.Kind != KindInsert && !slices.ContainsFunc(desks, same) {
			desks = append(desks, Desk{Station: k.Station, Spot: r.m.event(k.ID).Spot, Mode: k.Mode})
		}
	}
	return desks
}

// Without are passes with those left out that a shortage makes doubtful.
func (r *Race) Without(passes []Pass, q Question) []Pass {
	sure := slices.Clone(passes)
	if !q.Short {
		return sure
	}
	for i := range sure {
		if i > r.ExchangePoint(q.From-1) {
			sure[i] = Pass{}
		}
	}
	return sure
}

// DropUnrunnable takes out of a team's passes those at the ends of legs that come
// to less than anybody can run, but for the finish, whose time stands by itself.
// The question is told the first such leg.
func (r *Race) DropUnrunnable(passes []Pass, q *Question) {
	for {
		from, to, took := r.tooFast(passes)
		if to == 0 {
			return
		}
		if q.Unrunnable == 0 {
			q.Since, q.Unrunnable, q.Came = from+1, to, took
		}
		finish := to == len(r.Legs)
		if from == 0 && finish {
			return
		}
		if from > 0 {
			passes[r.ExchangePoint(from)].Known = false
		}
		if !finish {
			passes[r.ExchangePoint(to)].Known = false
		}
	}
}

// tooFast is the first stretch between two known passes that comes to less than
// anybody can run: from one exchange, or 0 for the gun, to another; to is 0 where
// there is none.
func (r *Race) tooFast(passes []Pass) (from, to int, took time.Duration) {
	var since, least time.Duration
	for leg := 1; leg <= len(r.Legs); leg++ {
		least += r.least(leg)
		p := passes[r.ExchangePoint(leg)]
		if !p.Known {
			continue
		}
		if took = p.Time - since; took < least {
			return from, leg, took
		}
		from, since, least = leg, p.Time, 0
	}
	return 0, 0, 0
}
