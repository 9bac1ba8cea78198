package relay

import (
	"cmp"
	"slices"
	"time"
)

// The referee's words on a report.
const (
	Pending   = "pending"
	Upheld    = "upheld"
	Dismissed = "dismissed"
)

// report is a Report while a race is folded.
type report struct {
	Report
	event  *Event
	ruled  *Event // what last decided it: a decision, else the report itself
	counts bool   // goes with the attempt that counts, or holds for the race
}

// readIncidents reads drops, flags, disqualifications and teams out, and marks
// who did not start or stopped, since counting depends on that.
func (f *fold) readIncidents() {
	for _, e := range f.events {
		i, ok := e.Fact.(*Incident)
		if !ok || f.m.heldRepeat(e) {
			continue
		}
		f.reports = append(f.reports, f.readIncident(e, i))
	}
	slices.SortFunc(f.reports, func(a, b *report) int { return cmp.Or(cmp.Compare(a.At, b.At), a.ID.Compare(b.ID)) })
	for _, t := range f.race.Teams {
		if t.Scratched {
			t.Out = Scratched
		}
	}
	for _, r := range f.reports {
		if r.counts && r.Team != "" {
			f.stop(f.row(r.Team), r)
		}
	}
}

// stop applies what a report says of a team's running.
func (f *fold) stop(t *Team, r *report) {
	switch r.Kind {
	case KindDNS:
		t.Out, f.stopped[t.ID] = DidNotStart, nil
	case KindDNF:
		t.Out, f.stopped[t.ID] = DidNotFinish, r
	case KindBackIn:
		t.Out, f.stopped[t.ID] = In, nil
	}
}

func (f *fold) readIncident(e *Event, i *Incident) *report {
	at := f.instantOf(e)
	r := &report{event: e, ruled: e, Report: Report{
		ID: e.ID, Kind: e.Kind, At: at, Station: e.Station, Exchange: i.Exchange, What: i.What,
		Team: f.incidentTeam(e, i), Void: f.m.void(e),
	}}
	r.counts = !r.Void && (e.Kind.is(lasting) || f.ofCounting(e, &i.Keyed))
	if f.counts != nil {
		r.Time = f.sinceGun(e)
	}
	if e.Kind == KindFlag || e.Kind == KindDQ {
		r.Decision = Pending
		if d := latest[*Decision](f.m, e.ID, nil); d != nil {
			told := d.Fact.(*Decision)
			r.Decision, r.Rule, r.Referee, r.Reason = told.Decision, told.Rule, told.Referee, told.Reason
			r.DecidedAt, r.ruled = f.instantOf(d), d
		}
	}
	f.describe(r, i)
	return r
}

// incidentTeam is the team of an incident: named in review, under its own key,
// or under the digit that completed its letter.
func (f *fold) incidentTeam(e *Event, i *Incident) TeamID {
	if a := latest(f.m, e.ID, func(a *Amend) bool { return a.Team != nil }); a != nil {
		return *a.Fact.(*Amend).Team
	}
	if i.Team != "" || i.Key != "" {
		return f.teamNamed(&i.Keyed)
	}
	for _, letter := range f.m.heldWith(e) {
		if team, ok := f.completing(letter); ok {
			return team
		}
	}
	return ""
}

// completing is the team of the digit that completed a letter.
func (f *fold) completing(letter *Event) (TeamID, bool) {
	for _, n := range f.m.naming[letter.ID] {
		p, ok := n.Fact.(*Press)
		if !ok || p.Prefix != letter.ID || f.m.void(n) || !f.m.within(letter, n, PrefixTime) {
			continue
		}
		if p.Half {
			if n = f.m.completedBy(n); n == nil {
				continue
			}
		}
		return f.teamOfKey(keyed(n.Fact).Key), true
	}
	return "", false
}

// applyIncidents says what the reports make of each team, once its passes are
// known.
func (f *fold) applyIncidents() {
	for _, r := range f.reports {
		r.Reinstated = f.reinstatedAfter(r.Team, r.ruled)
		if r.counts && r.Team != "" {
			f.apply(r, f.row(r.Team))
		}
		f.race.Incidents = append(f.race.Incidents, r.Report)
	}
	f.readGrants()
	f.readOfficial()
}

func (f *fold) apply(r *report, t *Team) {
	switch r.Kind {
	case KindDrop:
		r.Near = f.near(t, r)
		t.Dropped = !t.passedAfter(r.Time)
	case KindPickedUp:
		r.Near = f.near(t, r)
		t.Dropped = false
	case KindFlag, KindDQ:
		r.Near = f.near(t, r)
		t.judge(r)
	}
}

// judge applies a flag or a disqualification. Until the referee upholds it, it
// ends nothing: the team runs on, and keeps its place in doubt.
func (t *Team) judge(r *report) {
	switch {
	case r.Decision == Dismissed:
	case r.Reinstated:
	case r.Decision == Upheld:
		t.disqualify(r)
	default:
		t.Pending++
		t.Provisional = t.Provisional || r.Kind == KindDQ
	}
}

// near is the exchange a report seems to belong to, 0 for none: the nearest pass
// within half a guard; else, for what an umpire reports, the one just passed, for
// a drop the next.
func (f *fold) near(t *Team, r *report) int {
	if r.Exchange > 0 {
		return r.Exchange
	}
	if f.counts == nil || len(f.race.Legs) == 0 {
		return 0
	}
	after := KindEnter
	if r.Kind == KindFlag || r.Kind == KindDQ {
		after = KindExit
	}
	i := f.zonePoint(t, r.Time, after)
	if i < 0 {
		i = f.zonePoint(t, r.Time, KindEnter)
	}
	if i < 0 {
		return 0
	}
	return f.race.Points[i].Leg
}

func (t *Team) passedAfter(at time.Duration) bool {
	return slices.ContainsFunc(t.Passes, func(p Pass) bool { return p.Known && p.Time > at })
}

func (t *Team) disqualify(r *report) {
	t.Out, t.OutReason = Disqualified, r.What
}
