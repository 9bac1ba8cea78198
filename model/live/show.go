package live

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/views"
)

// snapshot is the live screen's state at one moment, on its way into props.
type snapshot struct {
	*Live
	r        *relay.Race
	now      time.Time
	at       relay.Instant
	since    time.Duration
	begun    bool
	standing *standing
}

// Props is all the live screen shows at a moment.
func (l *Live) Props(w, h int, now time.Time) views.Live {
	r := l.State()
	s := snapshot{Live: l, r: r, now: now, at: l.s.Instant(now), standing: l.look()}
	s.since, s.begun = r.Since(s.at)
	v := views.Live{
		Width: w, Height: h, Head: s.head(), Legs: len(r.Legs), Lanes: s.standing.lanes, Zones: s.standing.zones, Prefix: s.prefixText(), Waiting: !s.prefix.id.IsZero(),
		Rows: s.rows(), Note: s.note(), SaidAt: s.lastNote.at.String(), Marks: s.marks(), Log: s.standing.log, Oval: s.oval(), Foot: s.foot(),
		ToDecide: s.standing.decide, StillToCome: s.standing.toCome, Times: s.openTimes(), GetReady: s.getReady(),
	}
	if !s.half.id.IsZero() {
		v.Half = s.half.id.String()
	}
	v.Hint, v.HintShort = s.hint()
	v.MarksNote, v.NoteShort = s.marksNote()
	if r.Format.Hurdles {
		v.Exchanges, v.Carrier = "TAG", "RUNNING"
	}
	if !s.begun {
		v.Gun, v.Missing = s.gunText(), s.missing()
	}
	for _, t := range l.watched() {
		v.Squads = append(v.Squads, s.squad(t))
	}
	if w >= 120 || h >= 40 {
		for _, t := range r.Teams {
			v.Others = append(v.Others, s.squad(t))
		}
	}
	s.panels(&v)
	return v
}

func (s snapshot) panels(v *views.Live) {
	switch s.Panel.kind {
	case noPanel:
	case helpPanel:
		v.Help = &views.Help{Title: "Keys", Bindings: ui.Help(Keys.Groups()), From: s.Panel.Selected}
	case menuPanel:
		v.Menu = s.menuProps()
	case gunPanel:
		v.GunPick = s.gunPick()
	}
}

// head is the first line.
func (s snapshot) head() views.Head {
	saved := s.Live.s.Saved()
	h := views.Head{Status: "ARMED", Tone: views.Watch, Race: string(s.Race), Clock: relay.RaceClock(0), Title: s.title(), Mode: "LANES", Saved: max(0, s.r.Recorded-saved.Handed+saved.Saved)}
	if s.Live.s.Desk.Mode == relay.Times {
		h.Mode = "TIMES FIRST"
	}
	if whose := s.namesFor(); whose != "" {
		h.Mode = "NAMES " + whose
	}
	h.Spot, h.Link = s.spot()
	if open := len(s.open()); open > 0 {
		h.Mode += fmt.Sprintf(" · %d open", open)
	}
	if saved.Err != nil {
		h.Unsaved, h.Reason = max(1, saved.Handed-saved.Saved), saved.Err.Error()
	}
	switch {
	case s.over():
		h.Status, h.Tone, h.Clock = "FINISHED", views.Good, relay.RaceClock(s.lastPass())
	case s.begun:
		h.Status, h.Tone, h.Clock = "LIVE", views.Alarm, relay.RaceClock(s.since)
	case len(s.r.Starts) > 0:
		h.Status = "RECALLED"
	}
	if s.gunEstimated() {
		h.Clock = "~" + h.Clock
	}
	return h
}

func (s snapshot) title() string {
	_, _, heat, err := s.r.ID.Parts()
	name := s.r.Name
	if name == "" {
		name = s.r.Format.Name
	}
	if err != nil || heat == 0 {
		return name
	}
	return fmt.Sprintf("%s · heat %d", name, heat)
}

// over reports whether nobody is waited for any longer.
func (s snapshot) over() bool { return s.r.Over() }

// gunEstimated reports whether the gun that counts was put back by hand.
func (s snapshot) gunEstimated() bool { return s.begun && s.r.GunEstimated() }

// lastPass is where the clock stops once the race is over.
func (s snapshot) lastPass() (last time.Duration) {
	for _, t := range s.r.Teams {
		if i := t.LastPoint(); i >= 0 {
			last = max(last, t.Passes[i].Time)
		}
	}
	return last
}

// prefixText is the letter that waits, as large as the screen can show it.
func (s snapshot) prefixText() string {
	switch {
	case s.half.digit != "":
		return "LANE " + s.half.digit + "_"
	case s.prefix.letter == "" && !s.turning.IsZero():
		return s.turnText()
	case s.prefix.letter == "":
		return ""
	}
	word := Letters[s.prefix.letter].word
	if s.prefix.letter == "n" {
		word = "DNF"
		if !s.begun {
			word = "DNS"
		}
	}
	return word + " – which lane?"
}

// gunText is the key of the gun, and that all zones are ready for it.
func (s snapshot) gunText() string {
	if s.r.AllZonesReady() {
		return "press SPACE at the gun · all zones ready"
	}
	return "press SPACE at the gun"
}

// missing names the runners who are missing, and the zones that are not ready.
func (s snapshot) missing() string {
	who, zones := ui.Absent(s.r, relay.KindMissing), waitingZones(s.r)
	if who == "" || zones == "" {
		return who + zones
	}
	return who + " · " + zones
}

// toCome is which exchange is under way and who is still to come there.
func toCome(r *relay.Race) string {
	var out []string
	if r.Status != relay.Running {
		return ""
	}
	for _, c := range r.StillToCome() {
		name := fmt.Sprintf("EX %d", c.Exchange)
		if c.Exchange == len(r.Legs) {
			name = "FIN"
		}
		keys := make([]string, len(c.Teams))
		for i, t := range c.Teams {
			keys[i] = t.Key
		}
		out = append(out, name+": "+strings.Join(keys, " "))
	}
	return strings.Join(out, "  ")
}

// toDecide are the flags and disqualifications of a race that is over and that
// wait for the referee.
func toDecide(r *relay.Race) string {
	if !r.Over() {
		return ""
	}
	var out []string
	for _, c := range r.Undecided() {
		word, who := "⚑", "no team"
		if c.Kind == relay.KindDQ {
			word = "DQ?"
		}
		if t := r.Team(c.Team); t != nil {
			who = strings.TrimSpace(t.Key + " " + t.Title())
		}
		if said := word + " " + who; !slices.Contains(out, said) {
			out = append(out, said)
		}
	}
	return strings.Join(out, " · ")
}

// open are the times that wait for a team, oldest first.
func (s snapshot) open() []relay.Mark { return s.r.OpenTimes(s.Live.s.Desk.Station, s.half.id) }

// openTimes says what a digit does in TIMES FIRST, and which times wait for their
// teams; after the finish, in either mode.
func (s snapshot) openTimes() views.OpenTimes {
	open, first := s.open(), s.Live.s.Desk.Mode == relay.Times
	namers := s.namers()
	switch {
	case s.begun && s.namesFor() != "" && !s.over():
		return s.naming()
	case s.begun && namers != "" && !s.over():
		v := views.OpenTimes{Says: "space as each passes: " + namers + " says which lanes", Brief: "space: " + namers + " says the lanes"}
		if wait := s.r.TimesToName(s.Live.s.Desk.Station); len(wait) > 0 {
			v.Says, v.Brief, v.Next = namers+" says which lanes; next is", namers+" names: next", relay.Tenths(wait[0].Time)
			for _, k := range wait[1:] {
				v.Rest += " " + relay.Tenths(k.Time)
			}
		}
		return v
	case !s.begun || !first && !(s.over() && len(open) > 0) || s.over() && len(open) == 0:
		return views.OpenTimes{}
	case len(open) == 0:
		return views.OpenTimes{Says: "TIMES FIRST: space as each passes, then its lane; a digit now is a hand-off", Brief: "space, then lane; a digit now is a hand-off"}
	}
	v := views.OpenTimes{Says: "type lanes in the order they passed: next is", Brief: "lanes in order: next", Next: relay.Tenths(open[0].Time)}
	if !first {
		v.Says, v.Brief = "no team yet (tab, then lanes in the order they passed): next is", "tab, then lanes: next"
	}
	for _, k := range open[1:] {
		v.Rest += " " + relay.Tenths(k.Time)
	}
	return v
}

// getReady is who of the watched teams must get ready, and in how long.
func (s snapshot) getReady() string {
	var out []string
	if s.over() {
		return ""
	}
	for _, t := range s.watched() {
		for leg := 2; leg <= len(t.Legs); leg++ {
			w := s.r.Waiting(t, leg, s.at)
			who := strings.TrimSpace(fmt.Sprintf("leg %d %s", leg, t.RunnerOf(leg)))
			switch w.State {
			case relay.GetReady:
				out = append(out, fmt.Sprintf("%s  in %d s", who, int((max(w.In, 0)+time.Second/2)/time.Second)))
			case relay.Late:
				out = append(out, who+"  LATE")
			case relay.InZone:
				out = append(out, who+"  NOW")
			default: // nobody comes to that zone yet
			}
		}
	}
	return strings.Join(out, "  ")
}

func (s snapshot) foot() []views.Binding {
	k := Keys
	var foot []views.Binding
	add := func(keys, does string) { foot = append(foot, views.Binding{Keys: keys, Does: does}) }
	switch {
	case s.over():
		if s.standing.next {
			add(k.Next.Help().Key, "next race")
		}
		add("f", "flag")
		add("x", "DQ")
		add(k.Undo.Help().Key, "undo")
		add(k.Menu.Help().Key, "menu")
	case !s.begun:
		add(k.Space.Help().Key, "gun")
		add("1-9,0", "try a key")
		add("n", "DNS")
		add(k.Gun.Help().Key, "late gun")
		add(k.Menu.Help().Key, "menu")
	case s.namesFor() != "":
		add("1-9,0", "whose time it is")
		add(k.DropTime.Help().Key, "drop the next")
		add("⌫", "undo")
		add("f", "flag")
		add("x", "DQ")
		add(k.Menu.Help().Key, "menu")
	case len(s.open()) > 0 && s.Live.s.Desk.Mode == relay.Times:
		add("1-9,0", "whose time it is")
		add("space", "time")
		add(k.DropTime.Help().Key, "drop the next")
		add("⌫", "undo")
		add("tab", "lanes")
		add(k.Menu.Help().Key, "menu")
	default:
		add("1-9,0", "hand-off")
		if s.standing.next && slices.ContainsFunc(s.r.Teams, (*relay.Team).HasFinished) {
			add(k.Next.Help().Key, "next race")
		}
		add("jkl", "in/pass/out")
		add("d", "drop")
		add("f", "flag")
		add("x", "DQ")
		add("space", "time")
		add("⌫", "undo")
	}
	add("?", "help")
	return foot
}

// waitingZones are the zones that are not ready, once anybody flags zones at
// all.
func waitingZones(race *relay.Race) string {
	var waiting []string
	used := false
	for i, ready := range race.Ready {
		used = used || ready
		if !ready {
			waiting = append(waiting, fmt.Sprint(i+1))
		}
	}
	if !used || len(waiting) == 0 {
		return ""
	}
	return "not ready: zone " + strings.Join(waiting, ", ")
}
