package setup

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/pair"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Pair is what a pair has done of a hand-off, in practice and in races, and what
// follows for its go-mark.
type Pair struct {
	race     relay.RaceID
	team     relay.TeamID
	exchange int
	timed    relay.Distance // the mark that two hand times gave, 0 for none
	times    string         // which times
	advised  advised        // what was last advised
	ui.Questioned
}

// advised is an advice and what it was made of: it is not made again for every frame.
type advised struct {
	past   *history.History
	pair   relay.Pair
	plan   relay.Plan
	kind   relay.HandOffKind
	advice pair.Advice
	some   []history.Exchange
}

// pairKeyMap is every key of a pair's page.
type pairKeyMap struct{ Take, Want, Times, Back key.Binding }

// PairKeys are the keys of a pair's page.
var PairKeys = pairKeyMap{
	Take:  ui.Bind("enter", "take the advice", "enter"),
	Want:  ui.Bind("w", "pass wanted late, or safe", "w"),
	Times: ui.Bind("t", "two hand times", "t"),
	Back:  ui.Bind("esc", "back", "esc"),
}

func (m pairKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "The pair", Keys: []key.Binding{m.Take, m.Want, m.Times}}, {Name: "Screen", Keys: []key.Binding{ui.ListKeys.Help, m.Back}}}
}

// NewPair is the page of a team's pair at an exchange.
func NewPair(race relay.RaceID, team relay.TeamID, exchange int) *Pair {
	return &Pair{race: race, team: team, exchange: exchange}
}

// Page is the page of the pair.
func (s *Pair) Page(*ui.Shell) ui.Page {
	return ui.Page{Kind: ui.Pair, Race: s.race, Team: s.team, Exchange: s.exchange}
}

// now is the race, the team and the plan; nil where they are gone.
func (s *Pair) now(sh *ui.Shell) (*relay.Race, *relay.Team, relay.Plan) {
	race := sh.Session.State.Race(s.race)
	if race == nil || race.Team(s.team) == nil || s.exchange >= len(race.Team(s.team).Legs) {
		return nil, nil, relay.Plan{}
	}
	t := race.Team(s.team)
	return race, t, t.Legs[s.exchange-1].Plan
}

// Key does what a key means.
func (s *Pair) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	_, t, plan := s.now(sh)
	switch keys := PairKeys; {
	case ui.Matches(k, keys.Back) || t == nil:
		sh.Back()
	case ui.Matches(k, keys.Want):
		s.want(sh, !plan.Late)
	case ui.Matches(k, keys.Times):
		s.askTimes(ran(plan))
	case ui.Matches(k, keys.Take):
		s.take(sh)
	}
	return nil
}

// want keeps whether the pair's pass is wanted late, or where it is safe.
func (s *Pair) want(sh *ui.Shell, late bool) {
	_, err := sh.Session.Do(s.race, relay.SetPlan{Set: relay.PlanSet{Team: s.team, Exchange: s.exchange, Late: &late}}, sh.At)
	word := "the pass is wanted where it is safe"
	if late {
		word = "the pass is wanted late"
	}
	s.Tried(err, word)
}

// ran is the way that hand times are of: 25 m for a late pass, 20 for a safe one.
func ran(p relay.Plan) relay.Distance { return 30*relay.Metre - pair.BeforeEnd(p) }

// askTimes asks for two hand times, and keeps the mark that they give.
func (s *Pair) askTimes(d relay.Distance) {
	asks := fmt.Sprintf("seconds over %s m from a stand, and over the last %s m of 100, as 3.90 2.70", d+relay.Metre, d)
	s.Asking = ui.Ask(asks, "", nil, func(text string) error {
		fields := strings.Fields(strings.ReplaceAll(text, ",", "."))
		if len(fields) != 2 {
			return fmt.Errorf("%q: two times, please: who goes, then who comes", text)
		}
		var times [2]time.Duration
		for i, f := range fields {
			seconds, err := strconv.ParseFloat(f, 64)
			if err != nil || !(seconds > 0 && seconds < 60) {
				return fmt.Errorf("%q is no time in seconds", f)
			}
			times[i] = time.Duration(seconds * float64(time.Second))
		}
		mark, err := pair.Ecker(d, times[0], times[1])
		if err != nil {
			return err
		}
		s.timed, s.times = mark, fmt.Sprintf("%s s over %s m, %s s over %s m", relay.Hundredths(times[0]), d+relay.Metre, relay.Hundredths(times[1]), d)
		return nil
	})
}

// handOffs are what the pair has done of this hand-off.
func (s *Pair) handOffs(sh *ui.Shell, race *relay.Race, t *relay.Team) []history.Exchange {
	return pair.Like(sh.Seasons.History.Exchanges(t.Name, t.Pair(s.exchange)), race.HandOffKind(t, s.exchange))
}

// advise is what the pair's repetitions say of its mark, and which they are.
func (s *Pair) advise(sh *ui.Shell, race *relay.Race, t *relay.Team, plan relay.Plan) (pair.Advice, []history.Exchange) {
	kind, who := race.HandOffKind(t, s.exchange), t.Pair(s.exchange)
	if a := &s.advised; a.past == nil || a.past != sh.Seasons.History || a.pair != who || a.plan != plan || a.kind != kind {
		all := s.handOffs(sh, race, t)
		class := pair.Telling(all)
		some := pair.Of(all, class)
		*a = advised{sh.Seasons.History, who, plan, kind, pair.Advise(class, some, plan.Mark, kind.Zone-pair.BeforeEnd(plan)), some}
	}
	return s.advised.advice, s.advised.some
}

// offered is the mark that is advised in place of the plan's: by the repetitions, else by
// two hand times. ok is false where there is none.
func (s *Pair) offered(advice pair.Advice, plan relay.Plan) (to relay.GoMark, ok bool) {
	to = advice.To
	if to == plan.Mark && s.timed > 0 {
		to = relay.UsualMark()
		to.Thousandths = int64(s.timed)
		if plan.Mark.Unit != "" {
			to = to.In(plan.Mark.Unit)
		}
	}
	return to, to != plan.Mark
}

// take makes what is advised the plan: of the repetitions, else of two hand
// times.
func (s *Pair) take(sh *ui.Shell) {
	race, t, plan := s.now(sh)
	advice, _ := s.advise(sh, race, t, plan)
	to, ok := s.offered(advice, plan)
	if !ok {
		s.Say(noAdvice, views.Watch)
		return
	}
	_, err := sh.Session.Do(s.race, relay.SetPlan{Set: relay.PlanSet{Team: s.team, Exchange: s.exchange, Mark: &to.Thousandths, Unit: &to.Unit}}, sh.At)
	s.Tried(err, "the go-mark is "+to.String()+" now, it was "+orDash(plan.Mark.String()))
}

// View is what the screen shows.
func (s *Pair) View(sh *ui.Shell) views.Props {
	k := PairKeys
	v := views.PairPage{Edges: s.Edges(sh, "Pair", k.Want, k.Times, k.Back, ui.ListKeys.Help), Empty: "This pair has not made this hand-off yet."}
	race, t, plan := s.now(sh)
	if t == nil {
		v.Note = "this hand-off is gone: esc goes back"
		return &v
	}
	v.Title, v.About = t.Pair(s.exchange).String(), strings.TrimSpace(t.Name+" "+t.Squad)
	v.Mark = orDash(plan.Mark.String())
	kind := race.HandOffKind(t, s.exchange)
	v.What = fmt.Sprintf("%s · zone %s m · %s · wanted at %s m", strings.TrimSpace(practiceTitle(race)), kind.Zone, handOffKind(plan), kind.Zone-pair.BeforeEnd(plan))
	if sh.Seasons.History == nil {
		v.Empty = "reading the meets …"
		return &v
	}
	advice, some := s.advise(sh, race, t, plan)
	if _, ok := s.offered(advice, plan); ok {
		v.Foot = append(ui.Foot(k.Take), v.Foot...)
	}
	for _, o := range pair.Outcomes(s.handOffs(sh, race, t), sh.Seasons.FlatSpeed(race, t, s.exchange), sh.Seasons.FlatSpeed(race, t, s.exchange+1)) {
		v.Rows = append(v.Rows, views.ListRow{Cells: outcomeCells(o)})
	}
	v.Zone = passedIn(race, s.exchange, pair.Passed(some, plan.Mark))
	v.Words = []views.CoachWord{{About: "reps", Text: advice.String(), Why: advice.Because()}, s.byTimes(plan)}
	return &v
}

// byTimes is what two hand times say.
func (s *Pair) byTimes(plan relay.Plan) views.CoachWord {
	d := ran(plan)
	w := views.CoachWord{About: "times", Text: "No hand times yet: t takes two.",
		Why: fmt.Sprintf("Ecker's formula gives a mark from who goes over %s m from a stand, and who comes over the last %s m of 100.", d+relay.Metre, d)}
	if s.timed > 0 {
		metres := relay.UsualMark()
		metres.Thousandths = int64(s.timed)
		mark := metres.In("m").String()
		if plan.Mark.Unit != "" && plan.Mark.Unit != "m" {
			mark += ", about " + metres.In(plan.Mark.Unit).String()
		}
		w.Text, w.Why = "By two hand times: "+mark+".", s.times+"; Ecker's formula. A place to begin: what you see in practice says more."
	}
	return w
}

// outcomeCells is a row of the pair's page; what did not happen is left empty.
func outcomeCells(o pair.Outcome) []string {
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprint(n)
	}
	cells := []string{o.Class, orDash(o.Mark.String()), fmt.Sprintf("%d of %d", o.Clean, o.Reps), count(o.Late), count(o.Early), count(o.Lost), "", "", ""}
	if o.Measured > 0 {
		cells[6] = fmt.Sprintf("%.0f m", o.Passed.Metres())
	}
	if o.Zone.Took > 0 {
		cells[7] = o.Zone.String()
	}
	if o.Kept > 0 {
		cells[8] = relay.KeptText(o.Kept)
	}
	return cells
}

// passedIn is a zone with where some hand-offs were passed in it.
func passedIn(race *relay.Race, exchange int, at pair.Passing) views.Zone {
	if exchange > len(race.Zones) {
		return views.Zone{}
	}
	z := views.Zone{From: "0", To: race.Zones[exchange-1].Length().String(), Zone: race.Zones[exchange-1]}
	if at.Count > 0 {
		z.Pass, z.Passed, z.Low, z.High, z.Spread = at.Mean, true, at.First, at.Last, true
	}
	return z
}
