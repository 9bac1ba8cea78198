package pair

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/results"
)

// Focus is what a team should work at: the exchange that costs it most over the
// season, where that is going, and by how much to move its go-mark.
type Focus struct {
	history.CostLine
	Sure   bool               // it is more than luck that this one costs most
	Failed []history.CostLine // some of these failed, which no cost counts
	Advice Advice
}

// FocusOf is what a quartet should work at; ok is false where no pair of it has been
// timed often enough in races.
func FocusOf(h *history.History, of history.Quartet) (f Focus, ok bool) {
	lines := slices.DeleteFunc(h.Costs(), func(l history.CostLine) bool { return l.Quartet != of })
	if len(lines) == 0 {
		return f, false
	}
	slices.SortStableFunc(lines, func(a, b history.CostLine) int { return cmp.Compare(b.Usual, a.Usual) })
	at := max(0, slices.IndexFunc(lines, sure))
	f = Focus{CostLine: lines[at], Sure: sure(lines[at])}
	f.Failed = slices.DeleteFunc(lines, func(l history.CostLine) bool { return l.Judged == l.Clean })
	all := Like(h.Exchanges(f.Team, f.Pair), f.Kind)
	class := Telling(all)
	planned, _ := h.LastPlanned(f.Team, f.Pair, f.Kind, relay.Origin{}, "")
	f.Advice = Advise(class, Of(all, class), planned.Mark, f.Kind.Zone-BeforeEnd(planned.Plan))
	return f, true
}

// LossOf is what a line's exchange usually costs.
func LossOf(l history.CostLine) results.Loss {
	return results.Loss{Exchange: l.Exchange, Who: l.Pair.LastNames(), Lost: l.Usual, PM: l.PM}
}

// sure reports whether what a line costs is more than luck, as it is printed, too.
func sure(l history.CostLine) bool {
	return LossOf(l).Sure() && relay.RoundHalfUp(l.Usual, relay.Tenth) > relay.RoundUp(l.PM, relay.Tenth)
}

// goes is how a coach says where a pair is going.
var goes = map[string]string{
	"better": "getting better", "worse": "getting worse",
	"not sure": "not sure whether it gets better", "": "too few races to say whether it gets better",
}

// String is what to work at, in a coach's words: "over 5 races, ex 2 Holt → Lim costs
// most: 0.4 ± 0.2 s a race; getting better. Go-mark 7 m: passed at 27 m of 30; try 0.5 m
// nearer: 6.5 m. From 5 races."
func (f Focus) String() string {
	loss := LossOf(f.CostLine)
	if relay.RoundHalfUp(loss.Lost, relay.Tenth) <= 0 {
		return fmt.Sprintf("over %s, %s.%s", relay.Count(len(f.Times), "race"), f.nothing(), f.failed())
	}
	most := fmt.Sprintf("%s %s costs most: %s a race", loss.Name(), loss.Who, loss.Figure())
	if !f.Sure {
		most = fmt.Sprintf("not sure what costs most (%s %s: %s a race)", loss.Name(), loss.Who, loss.Figure())
	}
	if f.Others > 0 {
		most += " against its other exchanges"
	}
	text := fmt.Sprintf("over %s, %s; %s.%s", relay.Count(len(f.Times), "race"), most, goes[f.Way()], f.failed())
	switch {
	case f.Advice.Becomes > 0:
		return text + " Go-mark " + f.Advice.String() + " " + f.from()
	case f.unmarked():
		return text
	}
	return text + " Go-mark: no advice: " + f.Advice.Why + "."
}

// nothing is what is said where no exchange costs anything that can be told.
func (f Focus) nothing() string {
	if f.Beside == 0 {
		return "no timed exchange costs more than luck against its pair's best"
	}
	return "no timed exchange costs more than luck"
}

// failed says which exchanges failed, and how often: " Not counted: ex 3 Lim → Wong failed
// 2 of 12." Empty where none did.
func (f Focus) failed() string {
	var said []string
	for _, l := range f.Failed {
		said = append(said, fmt.Sprintf("ex %d %s failed %d of %d", l.Exchange, l.Pair.LastNames(), l.Judged-l.Clean, l.Reps))
	}
	if len(said) == 0 {
		return ""
	}
	return " Not counted: " + strings.Join(said, ", ") + "."
}

// unmarked reports whether a pair looks at what it takes, and has no go-mark: it needs none.
func (f Focus) unmarked() bool { return f.Kind.Style == "visual" && f.Advice.Now == (relay.GoMark{}) }

// Brief is String for a small window: "ex 2 costs most: 0.4 ± 0.2 s a race; not sure if
// better. Go-mark 7 m → 6.5 m, for 20 m ± 7 m".
func (f Focus) Brief() string {
	loss := LossOf(f.CostLine)
	if relay.RoundHalfUp(loss.Lost, relay.Tenth) <= 0 {
		return f.nothing()
	}
	said := loss.Name() + " costs most: " + loss.Figure() + " a race"
	if !f.Sure {
		said = "not sure what costs most (" + loss.Name() + ": " + loss.Figure() + ")"
	}
	way := map[string]string{"better": "getting better", "worse": "getting worse", "not sure": "not sure if better", "": "too few races to say if better"}
	said += "; " + way[f.Way()]
	switch {
	case f.unmarked():
		return said
	case f.Advice.Becomes == 0:
		return said + ". No advice on the go-mark yet"
	case f.Advice.To == f.Advice.Now:
		return said + ". Go-mark " + f.Advice.Now.String() + " stays: " + f.Advice.place()
	}
	return said + ". Go-mark " + f.Advice.Now.String() + " → " + f.Advice.To.String() + ", for " + f.Advice.place()
}

// from is what the advice stands on.
func (f Focus) from() string {
	if f.Advice.Class == "race" {
		return "From " + relay.Count(f.Advice.Reps, "race") + "."
	}
	return fmt.Sprintf("From %s (%s).", relay.Count(f.Advice.Reps, "repetition"), f.Advice.Class)
}

// Coach is what the page and the message of a meet's races say of the season of each
// team in them.
func Coach(h *history.History) func(*relay.Race, *relay.Team) string {
	return func(r *relay.Race, t *relay.Team) string {
		if f, ok := FocusOf(h, h.Quartet(r, t)); ok {
			return f.String()
		}
		return ""
	}
}
