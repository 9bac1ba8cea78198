package board

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// View is a board in words: what a page shows, and nothing that is not meant for
// spectators. All texts are harmless.
type View struct {
	Meet    string `json:"meet"`
	Trouble string `json:"trouble,omitempty"` // why there is nothing to show
	Race    *Race  `json:"race"`              // the race to look at; null for none
	Before  *Race  `json:"before"`            // the race that ended last, beside one that has not; null for none
	Races   []Line `json:"races"`             // in running order
}

// Line is one race in the list of them.
type Line struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Status string `json:"status"`
	First  string `json:"first,omitempty"` // who was first, once it is over
	Over   bool   `json:"over"`            // there is a report of it
}

// Race is one race as spectators see it.
type Race struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Heat   int      `json:"heat,omitempty"`
	Status string   `json:"status"` // "Running"
	Phase  string   `json:"phase"`  // before, running or over: how the clock goes
	Gun    int64    `json:"gun,omitempty"`
	Clock  string   `json:"clock"`  // where it stands, unless it runs
	About  string   `json:"about"`  // how the times were taken
	Points []string `json:"points"` // "ex 1" … "fin"
	Rows   []Row    `json:"rows"`   // in the order to show
	News   string   `json:"news,omitempty"`
}

// Row is one team.
type Row struct {
	ID    string   `json:"id"`
	Rank  string   `json:"place"` // "3", "3*" while a flag may take it, "?" where not known
	Lane  string   `json:"lane"`
	Team  string   `json:"team"`
	Look  string   `json:"look,omitempty"` // vest
	Who   string   `json:"who,omitempty"`  // has the baton
	State string   `json:"state"`          // in words, empty for nothing to say
	Tone  string   `json:"tone"`           // calm, good, watch, alarm or out, beside the words
	Times []string `json:"times"`          // one a point, empty where not known
	Total string   `json:"total,omitempty"`
}

// over is what is said of a race that is over. A press elsewhere says nothing of it but
// what its runners took there, which the next event of another kind brings: on a long day
// it would be more work than all else to say all of it anew with each press.
type over struct {
	race *relay.Race
	line Line
	full *Race // once it was asked for
}

// said is what is said of a race that is over.
func (b *Board) said(r *relay.Race) *over {
	if o := b.over[r.ID]; o != nil && o.race == r {
		return o
	}
	b.told++
	o := &over{race: r, line: lineOf(r)}
	b.over[r.ID] = o
	return o
}

// view puts the meet into words.
func (b *Board) view(current *relay.Race) View {
	v := View{Meet: cmp.Or(b.meet.Name(), relay.Harmless(b.name)), Race: raceOf(current), Races: []Line{}}
	var last *relay.Race
	for _, r := range b.meet.Races() {
		switch {
		case r.ID.Practice():
			continue
		case !r.Over():
			v.Races = append(v.Races, lineOf(r))
			continue
		}
		v.Races = append(v.Races, b.said(r).line)
		if r != current && r.Counting >= 0 && (last == nil || gunOf(r) > gunOf(last)) {
			last = r
		}
	}
	if last != nil && !current.Over() {
		o := b.said(last)
		if o.full == nil {
			o.full = raceOf(last)
		}
		v.Before = o.full
	}
	return v
}

func gunOf(r *relay.Race) relay.Instant {
	gun, _ := r.Gun()
	return gun
}

func lineOf(r *relay.Race) Line {
	l := Line{ID: string(r.ID), Title: titleOf(r), Status: results.Reliance(r), Over: r.Over()}
	if l.Over {
		l.First = results.First(results.Results(r))
	}
	return l
}

// titleOf is a race as it is announced: "Girls 4×100 m, heat 3".
func titleOf(r *relay.Race) string {
	if _, _, heat, err := r.ID.Parts(); err == nil && heat > 0 {
		return fmt.Sprintf("%s, heat %d", r.Called(), heat)
	}
	return r.Called()
}

func raceOf(r *relay.Race) *Race {
	if r == nil {
		return nil
	}
	v := &Race{ID: string(r.ID), Name: r.Called(), Phase: "before", Status: "Not begun", Clock: relay.RaceClock(0), Points: []string{}, Rows: []Row{}}
	_, _, v.Heat, _ = r.ID.Parts()
	switch {
	case r.Over():
		v.Phase, v.Status, v.Clock = "over", results.Reliance(r)+" result", relay.RaceClock(lastPass(r))
	case r.Counting >= 0:
		v.Phase, v.Status, v.Gun = "running", "Running", int64(gunOf(r))/int64(time.Millisecond)
	case len(r.Starts) > 0:
		v.Status = "Start recalled"
	case r.Armed:
		v.Status = "About to start"
	}
	for n := 1; n <= len(r.Legs); n++ {
		v.Points = append(v.Points, r.PointName(r.ExchangePoint(n)))
	}
	v.rows(r)
	v.About, v.News = about(r), news(r)
	return v
}

// about says what kind of times these are, in a line.
func about(r *relay.Race) string {
	switch {
	case r.Counting < 0 && !r.Over():
		return ""
	case r.Status == relay.Settled:
		return strings.Join(results.HowTimed(r), " ")
	case r.GunEstimated():
		return "Times by hand, the gun put in afterwards: not official."
	case r.GunByClock():
		return "Times by hand, the gun by the timing computer's clock: not official."
	}
	return "Times by hand: not official."
}

func lastPass(r *relay.Race) (last time.Duration) {
	for _, t := range r.Teams {
		if i := t.LastPoint(); i >= 0 {
			last = max(last, t.Passes[i].Time)
		}
	}
	return last
}

// news is the newest thing to be told aloud, once a leader is known: who was
// first at the exchange that the race has come to.
func news(r *relay.Race) string {
	if r.Counting < 0 {
		return ""
	}
	var first *relay.Team
	for _, t := range r.Teams {
		if r.Ranks()[t.ID] == 1 && first == nil {
			first = t
		}
	}
	if first == nil || r.Shortage(first).Short {
		return ""
	}
	at := first.LastPoint()
	where := "Exchange " + fmt.Sprint(r.Points[at].Leg)
	switch {
	case r.Points[at].Lap > 0:
		where = "Leg " + fmt.Sprint(r.Points[at].Leg)
	case r.Points[at].Leg == len(r.Legs):
		where = "Finish"
	}
	return fmt.Sprintf("%s: %s first, %s", where, first.Title(), relay.Tenths(first.Passes[at].Time))
}

// rows are the teams: by place, as results have them once the race is over.
func (v *Race) rows(r *relay.Race) {
	places, total := r.Ranks(), map[relay.TeamID]string{}
	teams := r.ByRank()
	if r.Over() {
		teams = teams[:0:0]
		places = results.Standings(r)
		for _, res := range results.Results(r) {
			teams = append(teams, res.Team)
			total[res.Team.ID] = res.Time()
		}
	}
	for _, t := range teams {
		row := rowOf(r, t, places[t.ID])
		row.Total = total[t.ID]
		v.Rows = append(v.Rows, row)
	}
}

func rowOf(r *relay.Race, t *relay.Team, place int) Row {
	row := Row{ID: string(t.ID), Lane: cmp.Or(t.Hip, t.Key), Team: t.Title(), Look: t.Look, Rank: rankText(r, t, place), Times: []string{}}
	if t.Hip == "" && t.Lane > 0 {
		row.Lane = fmt.Sprint(t.Lane)
	}
	if len(t.Legs) > 0 && t.Out == relay.In && !t.HasFinished() && !r.Over() {
		row.Who = t.RunnerOf(r.Holder(t))
	}
	row.State, row.Tone = stateOf(r, t)
	for n := 1; n <= len(r.Legs); n++ {
		row.Times = append(row.Times, passText(t, r.ExchangePoint(n)))
	}
	return row
}

func passText(t *relay.Team, point int) string {
	if point < 0 || point >= len(t.Passes) {
		return ""
	}
	switch p := t.Passes[point]; {
	case p.Known && p.Estimated:
		return "~" + relay.Tenths(p.Time)
	case p.Known:
		return relay.Tenths(p.Time)
	case p.Skipped:
		return "–"
	}
	return ""
}

func rankText(r *relay.Race, t *relay.Team, place int) string {
	switch {
	case t.Out != relay.In:
		return string(t.Out)
	case r.Shortage(t).Short:
		return "?"
	case place == 0:
		return ""
	case t.Pending > 0:
		return fmt.Sprint(place) + "*"
	}
	return fmt.Sprint(place)
}

// outWords are why a team is out, in words.
var outWords = map[relay.Out]string{
	relay.Disqualified: "disqualified", relay.DidNotFinish: "did not finish",
	relay.DidNotStart: "did not start", relay.Scratched: "scratched",
}

// stateOf is what there is to say of a team, and how much it matters.
func stateOf(r *relay.Race, t *relay.Team) (words, tone string) {
	switch {
	case t.Out != relay.In:
		return outWords[t.Out], "out"
	case t.Dropped && !r.Over():
		return "baton dropped", "alarm"
	case t.Provisional:
		return "disqualified? not decided", "watch"
	case t.Pending > 0:
		return "flag: not decided", "watch"
	case r.Counting < 0 && !r.Over():
		return "", "calm"
	case t.HasFinished():
		return "finished", "good"
	case r.Over():
		return "", "calm"
	case len(t.Legs) > 0:
		return fmt.Sprintf("leg %d of %d", r.Holder(t), len(t.Legs)), "calm"
	}
	return "", "calm"
}
