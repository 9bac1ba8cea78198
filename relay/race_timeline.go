package relay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Record is one thing recorded of a race and what became of it: a row of its
// review.
type Record struct {
	ID        ID
	Kind      Kind
	At        Instant
	Time      time.Duration // from the gun that counts
	Station   string
	Key       string
	Team      TeamID
	Role      Role   // of a press or time; empty for everything else
	Named     string // the station that said whose a time of another is
	Point     int    // index in Race.Points where it counted, else -1
	Estimated bool
	Fixed     bool   // a fix moves it, gives it a team, or lets it count
	Fix       bool   // it is a fix itself
	Void      bool   // undone
	Text      string // what it says, where it is no press, time or report
}

// Timeline is everything recorded of a race, by instant; fixes stand where they
// were made, after what they correct. Nothing is left out but the undoing
// itself, which is told at what it undid.
func (m *Meet) Timeline(id RaceID) []Record {
	r := m.Race(id)
	if r == nil {
		return nil
	}
	var all []Record
	for _, k := range r.Marks() {
		all = append(all, Record{
			ID: k.ID, Kind: k.Kind, At: k.At, Time: k.Time, Station: k.Station, Key: k.Key, Team: k.Team, Role: k.Role, Named: k.Named, Point: k.Point,
			Estimated: k.Estimated, Void: k.Role == Voided, Fixed: m.fixed(k.ID),
		})
	}
	for _, o := range r.Incidents {
		all = append(all, Record{
			ID: o.ID, Kind: o.Kind, At: o.At, Time: o.Time, Station: o.Station, Team: o.Team, Point: -1, Void: o.Void,
			Fixed: m.fixed(o.ID),
		})
	}
	for _, e := range m.of(id) {
		if rec, ok := m.record(r, e); ok {
			all = append(all, rec)
		}
	}
	slices.SortFunc(all, func(a, b Record) int { return cmp.Or(cmp.Compare(a.At, b.At), a.ID.Compare(b.ID)) })
	return all
}

// fixed reports whether a correction of a mark or report stands.
func (m *Meet) fixed(id ID) bool { return latest[*Amend](m, id, nil) != nil }

// record is a row for what is neither a mark nor a report.
func (m *Meet) record(r *Race, e *Event) (Record, bool) {
	at := m.instantOf(e)
	o := Record{ID: e.ID, Kind: e.Kind, At: at, Station: e.Station, Point: -1, Void: m.void(e)}
	o.Time, _ = r.Since(at)
	switch f := e.Fact.(type) {
	case *Gun:
		o.Text, o.Estimated = e.Kind.Words(), f.Estimated
		if f.At != nil {
			m.recordGun(r, e, &o, *f.At, f.Beside)
		}
		if _, stands := r.Gun(); stands && r.Attempt() == e.ID {
			o.At, o.Time, o.Estimated = r.Starts[r.Counting].At, 0, r.Starts[r.Counting].Estimated
		}
	case *GunCorrected:
		o.Text, o.Estimated = "gun put elsewhere", f.Estimated
		m.recordGun(r, e, &o, f.At, f.Beside)
	case *Recall:
		o.Text = e.Kind.Words()
	case *ZoneMark:
		o.Text, o.Team, o.Key = e.Kind.Words(), r.meant(&f.Keyed), f.Key
	case *Move:
		o.Text, o.Team, o.Key = e.Kind.Words(), r.meant(&f.Keyed), f.Key
	case *Skip:
		o.Text, o.Team, o.Key = fmt.Sprintf("ex %d not seen", f.Exchange), r.meant(&f.Keyed), f.Key
	default:
		return m.fixRecord(r, e, o)
	}
	return o, true
}

// recordGun says where a gun was put that nobody pressed there.
func (m *Meet) recordGun(r *Race, e *Event, o *Record, at int64, beside ID) {
	if clock := m.gunClock(e, beside); clock != nil {
		o.At = m.instantAt(clock, at)
		o.Time, _ = r.Since(o.At)
	}
	if byClock(e) {
		o.Text = clockGunWords
	}
}

// fixRecord is a row for a fix: its first fact stands for all of them.
func (m *Meet) fixRecord(r *Race, e *Event, o Record) (Record, bool) {
	if !e.Kind.is(fix) || e.Kind == KindInsert || e.Kind == KindReinstated {
		return o, false // told as a mark or a report
	}
	with := m.madeWith(e)
	for _, other := range with {
		if other.Kind.is(fix) && compareSeq(other, e) < 0 {
			return o, false
		}
	}
	o.Fix, o.Text = true, r.fixText(e.Fact)
	same := 1
	for _, other := range with {
		if other.Kind == e.Kind && e.Kind == KindAmend {
			same++
		} else if other.Kind == KindRebind {
			o.Text += ", " + r.fixText(other.Fact)
		}
	}
	if same > 1 {
		o.Text = fmt.Sprintf("%d × %s", same, o.Text)
	}
	return o, true
}

// fixText says what one fact of a fix does.
func (r *Race) fixText(fact Fact) string {
	title := func(id TeamID) string {
		if t := r.Team(id); t != nil {
			return t.Title()
		}
		return "no team"
	}
	text, reason := fact.Kind().Words(), ""
	switch f := fact.(type) {
	case *Amend:
		text, reason = r.amendText(f, title), f.Reason
	case *Rebind:
		text, reason = "key "+f.Key+" is "+title(f.Team), f.Reason
	case *Presence:
		text, reason = fmt.Sprintf("%s leg %d run by %s", title(f.Team), f.Leg, f.Runner), f.Reason
	case *Decision:
		text, reason = strings.TrimSpace(f.Decision+" "+f.Rule), f.Reason
	case *Remedy:
		text, reason = map[Kind]string{KindRerun: "re-run", KindAdvanced: f.Code}[f.kind]+", "+title(f.Team), f.Reason
	case *Note:
		text = "note: " + f.Text
	}
	if reason != "" {
		text += ": " + reason
	}
	return text
}

// amendText says which registers an amend sets.
func (r *Race) amendText(f *Amend, title func(TeamID) string) string {
	var parts []string
	if f.Team != nil {
		parts = append(parts, "to "+title(*f.Team))
	}
	if f.Exchange != nil {
		parts = append(parts, r.asExchange(*f.Exchange))
	}
	if f.Shift != nil {
		parts = append(parts, fmt.Sprintf("shifted %+.2f s", f.Shift.Seconds()))
	}
	if f.At != nil {
		parts = append(parts, "put at another time")
	}
	if f.Race != nil {
		parts = append(parts, "to race "+string(*f.Race))
	}
	if f.What != nil || f.Edge != nil || f.By != nil || f.Text != nil || f.SeenFrom != nil {
		parts = append(parts, "report filled in")
	}
	return strings.Join(parts, ", ")
}

// asExchange says which hand-off a mark was pinned to.
func (r *Race) asExchange(n int) string {
	if n == len(r.Legs) {
		return "as the finish"
	}
	return fmt.Sprintf("as ex %d", n)
}
