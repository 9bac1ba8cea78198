package live

import (
	"fmt"
	"slices"
	"strings"

	"baton/relay"
	"baton/views"
)

// rows are the board's rows.
func (s snapshot) rows() []views.Row {
	teams := s.Live.rows()
	rows := make([]views.Row, len(teams))
	for i, t := range teams {
		rows[i] = s.row(t)
	}
	return rows
}

func (s snapshot) row(t *relay.Team) views.Row {
	row := views.Row{
		Key: t.Key, Team: t.Title(), Look: t.Look, Focused: t.ID == s.focus, Rank: s.rank(t), Doubt: s.doubt(t),
		Pressed: t.ID == s.Pressed.Team && s.now.Sub(s.Pressed.at) < flashTime,
	}
	row.Lit = !s.begun && t.ID == s.Pressed.Team && s.now.Sub(s.Pressed.at) < litTime
	row.Baton, row.State, row.Tone = s.baton(t)
	row.Note = s.tooSoon(t)
	if s.begun && len(t.Legs) > 0 {
		row.Leg = fmt.Sprintf("%d/%d", s.r.Holder(t), len(t.Legs))
	}
	for n := 1; n <= len(s.r.Legs); n++ {
		p := t.Passes[s.r.ExchangePoint(n)]
		switch {
		case p.Known && p.Estimated:
			row.Times[n-1] = "~" + relay.Tenths(p.Time)
		case p.Known:
			row.Times[n-1] = relay.Tenths(p.Time)
		case p.Skipped:
			row.Times[n-1] = "–"
		}
		if p.Known {
			row.Last = row.Times[n-1]
		}
	}
	return row
}

// rank is the provisional place, with a star while a flag may take it. That of a
// team which seems one exchange short is not known: its last press may be its
// finish.
func (s snapshot) rank(t *relay.Team) string {
	if t.Out != relay.In {
		return string(t.Out)
	}
	p, ok := s.standing.ranks[t.ID]
	short := func(d relay.Doubt) bool { return d.What == relay.OneShort && d.Teams[0] == t.ID }
	switch {
	case !ok:
		return ""
	case slices.ContainsFunc(s.standing.doubts, short):
		return "?"
	}
	if t.Pending > 0 {
		return fmt.Sprintf("%d*", p)
	}
	return fmt.Sprint(p)
}

// baton is who has the baton, or why the team is out, and the state's glyph.
func (s snapshot) baton(t *relay.Team) (who, state string, tone views.Tone) {
	switch {
	case t.Out == relay.Disqualified:
		return s.whyOut(t), "DQ", views.Out
	case t.Out != relay.In:
		return s.whyOut(t), string(t.Out), views.Out
	case !s.begun:
		return t.RunnerOf(1), "", views.Calm
	}
	who = t.RunnerOf(s.r.Holder(t))
	switch {
	case t.Dropped:
		return who, "DROP", views.Alarm
	case t.InDoubt() != "":
		return who, t.InDoubt(), views.Watch
	case t.HasFinished():
		return who, "✓", views.Good
	case s.over():
		return who, "–", views.Calm
	}
	return who, "●", views.Calm
}

// whyOut says what a team is out for, as far as is known.
func (s snapshot) whyOut(t *relay.Team) string {
	words := map[relay.Out]string{relay.Disqualified: "DQ", relay.DidNotFinish: "did not finish", relay.DidNotStart: "did not start", relay.Scratched: "scratched"}
	why := words[t.Out]
	for _, i := range s.r.Incidents {
		if i.Team != t.ID || i.Void || i.Decision != relay.Upheld || i.Reinstated {
			continue
		}
		if i.What != "" {
			why = "DQ " + i.What
		}
		if i.Exchange > 0 {
			why += fmt.Sprintf(", ex %d", i.Exchange)
		}
	}
	return why
}

// shortDoubt is a doubt where there is little room.
var shortDoubt = map[string]string{
	relay.OneShort: "short?", relay.WrongLane: "lane?", relay.TwoSwapped: "swapped?", relay.FarOff: "far off?", relay.TheyDiffer: "differ?",
}

// doubt is what looks wrong about a team, with the keys that put it right.
func (s snapshot) doubt(t *relay.Team) string {
	if skip := s.freshSkip(t); skip != "" {
		return skip
	}
	for _, d := range s.standing.doubts {
		switch {
		case d.Teams[0] != t.ID:
		case d.Fix == acceptKey && !d.Same(s.standing.hint): // c does what the hint proposes, not this
			return shortDoubt[d.What]
		default:
			return shortDoubt[d.What] + " " + d.Fix
		}
	}
	return ""
}

// tooSoon says of a team's newest press why it does not count, where nobody can
// have run so fast, as long as a note stands.
func (s snapshot) tooSoon(t *relay.Team) string {
	i := len(s.r.Marks()) - 1
	for i >= 0 && s.r.Marks()[i].Team != t.ID {
		i--
	}
	if i < 0 || s.at.Since(s.r.Marks()[i].At) >= noteTime {
		return ""
	}
	return s.r.Marks()[i].TooSoon()
}

// freshSkip names on the row which exchange a skip just took.
func (s snapshot) freshSkip(t *relay.Team) string {
	if s.now.Sub(s.skipped.at) > noteTime || s.skipped.key != t.Key {
		return ""
	}
	e, ok := s.Live.s.State.Event(s.skipped.id)
	if !ok {
		return ""
	}
	return fmt.Sprintf("ex %d unseen", e.Fact.(*relay.Skip).Exchange)
}

// skipText says which exchange a skip took.
func (l *Live) skipText(e relay.Event) string {
	f, ok := e.Fact.(*relay.Skip)
	if !ok {
		return ""
	}
	return fmt.Sprintf("key %s: ex %d not seen (again: another)", f.Key, f.Exchange)
}

// note is what was just done or refused, until it lapses.
func (s snapshot) note() string {
	if s.now.Sub(s.lastNote.at) >= noteTime {
		return ""
	}
	return s.lastNote.text
}

// marks are the last presses, newest first.
func (s snapshot) marks() []string {
	var out []string
	for i := len(s.r.Marks()) - 1; i >= 0 && len(out) < 6; i-- {
		if s.begun && s.r.Marks()[i].Role == relay.Test {
			continue // the gun was later
		}
		if text := markText(s.r, s.r.Marks()[i]); text != "" {
			out = append(out, text)
		}
	}
	if len(out) == 0 && s.begun {
		out = append(out, "gun "+relay.WallClock(s.r.Starts[s.r.Counting].At.Time()))
	}
	return out
}

// markText is one press in a few words; empty for what is no time of its own.
func markText(r *relay.Race, k relay.Mark) string {
	at, key := relay.Tenths(k.Time), keyText(r, k)
	switch k.Role {
	case relay.Counted:
		return at + " " + key + " " + r.PointName(k.Point) + r.SeenApart(k)
	case relay.Extra:
		if k.TooSoon() != "" {
			return at + " " + key + " too soon, not counted"
		}
		return at + " " + key + " extra press?"
	case relay.Double:
		return at + " " + key + " " + string(k.Role) + " press?"
	case relay.After, relay.Held:
		return at + " " + key + " " + string(k.Role)
	case relay.Open:
		return at + " " + key + ", no team"
	case relay.Test:
		return key + " works"
	case relay.Witness:
		return at + " gun, again"
	case relay.Waits:
		return at + " " + key + " waits for its time"
	case relay.Idle:
		return at + " " + key + " not used"
	case relay.Recalled:
		if k.Team != "" && !r.BeforeRecall(k) {
			return key + " works"
		}
		return at + " " + key + " recalled"
	default:
		return ""
	}
}

// keyText is the key of a press, and of one that was given to another team that
// team's: "key 5", "key 8→3", "time→3". A time that is open went to nobody.
func keyText(r *relay.Race, k relay.Mark) string {
	text := "key " + k.Key
	switch {
	case k.Key == "" && k.Near != "" && k.Team == "":
		return "near " + k.Near
	case k.Key == "" || k.Key == "space":
		text = "time"
	}
	if t := r.Team(k.Team); k.Role != relay.Open && t != nil && t.Key != "" && t.Key != k.Key {
		text += "→" + t.Key
	}
	return text
}

// acceptKey is the key that does what the hint proposes.
const acceptKey = "c"

// hint is the one doubt that is shown in full: what looks wrong, what c would do,
// and the keys that would do the same. Short is for narrow windows.
func (s snapshot) hint() (full, short string) {
	d := s.standing.hint
	if len(d.Teams) == 0 {
		return "", ""
	}
	key := ""
	if t := s.r.Team(d.Teams[0]); t != nil {
		key = "key " + t.Key + ": "
	}
	if d.What == relay.TheyDiffer {
		return strings.TrimSuffix(key, ": ") + " " + d.Fix + ": " + s.r.WhoSaw(d.Teams[0], d.Point), key + shortDoubt[d.What] + " " + d.Fix
	}
	if d.Does == "" {
		return key + d.What + " " + d.Fix, key + shortDoubt[d.What] + " " + d.Fix
	}
	full = d.What + " " + acceptKey + ": " + d.Does
	if d.Fix != acceptKey {
		full += " (" + d.Fix + ")"
	}
	return full, key + shortDoubt[d.What] + " " + acceptKey
}
