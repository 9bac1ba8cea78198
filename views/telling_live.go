package views

import (
	"fmt"
	"regexp"
	"strings"
)

// Tell is the race: unasked only what matters, in the order in which it does.
func (p *Live) Tell() Telling {
	t := Telling{Page: strings.TrimSpace("race " + p.Head.Race + ", " + p.Head.Title), Keys: p.Foot, Waits: p.Half != ""}
	saved := p.Head.tell()
	t.State = []string{"clock " + p.Head.Clock + ", " + saved.Says}
	if p.StillToCome != "" {
		t.State = append(t.State, "still to come "+strings.ReplaceAll(p.StillToCome, "  ", "; "))
	}
	for _, b := range p.Banners {
		t.lasting("banner "+lasting(b.Text), b.Text)
	}
	t.Log = append(t.Log, saved)
	for _, l := range p.Log {
		if l.Tells.Says != "" && l.Tells.About != p.Half {
			t.Log = append(t.Log, l.Tells)
		}
	}
	t.Log = append(t.Log, p.Zones...)
	if p.Head.Spot != "" {
		says := "place " + p.Head.Spot
		if p.Head.Link != "" {
			says += ", " + strings.NewReplacer("⇄", "others linked: ", "CUT", "link CUT").Replace(p.Head.Link)
		}
		t.lasting("spot", says)
	}
	t.News = append(t.News, p.status())
	if p.Note != "" {
		t.News = append(t.News, Line{About: "note", Says: p.Note, Stands: p.SaidAt + p.Note})
	}
	t.add("prefix", p.asks())
	t.add("hint", p.Hint)
	p.due(&t)
	t.add("marks", p.MarksNote)
	mode, _, _ := strings.Cut(p.Head.Mode, " · ")
	t.News = append(t.News, Line{About: "mode", Says: p.modeText(mode), Stands: mode})
	t.add("missing", p.Missing)
	t.add("decide", p.ToDecide)
	p.rest(&t)
	t.Items = append(t.Items, p.chosen()...)
	if p.Lanes {
		t.call(laneKey, "lane $1")
	}
	return t
}

// tell is whether what was pressed is on disk.
func (h Head) tell() Line {
	if h.Unsaved > 0 {
		return Line{About: "saved", Says: fmt.Sprintf("NOT SAVED, %d: %s", h.Unsaved, h.Reason), Stands: "NOT SAVED " + h.Reason}
	}
	return Line{About: "saved", Says: fmt.Sprintf("%d saved", h.Saved), Stands: "saved"}
}

// modeText is how digits are meant, and what they do where that says more.
func (p *Live) modeText(mode string) string {
	if p.Times.Says == "" {
		return "digits mean " + mode
	}
	return strings.TrimSpace(mode + ": " + strings.TrimPrefix(p.Times.Says, mode+": ") + " " + p.Times.Next)
}

// status is how far the race is: armed, and how the gun is given; running; over,
// with all places.
func (p *Live) status() Line {
	says := p.Head.Status
	switch {
	case p.Gun != "":
		says += ": " + p.Gun
	case p.Head.Status == "LIVE":
		says = "the gun has gone, the clock runs"
	default:
		var places []string
		for _, r := range p.Rows {
			if r.Rank != "" {
				places = append(places, strings.TrimSpace(r.Rank+" key "+r.Key+" "+r.Last))
			}
		}
		says = "all " + strings.ToLower(says) + ", place by place: " + strings.Join(places, "; ")
	}
	return Line{About: "status", Says: says, Stands: p.Head.Status}
}

// asks is what waits for another key, where the log does not say so: a letter
// that was written at once is there, and half a number is told with its other half.
func (p *Live) asks() string {
	if p.Waiting || p.Half != "" {
		return ""
	}
	return p.Prefix
}

// due is who of the watched teams must do something now.
func (p *Live) due(t *Telling) {
	for _, q := range p.Squads {
		for _, leg := range q.Legs {
			if leg.Due {
				about := fmt.Sprintf("due %s %d", q.Key, leg.Leg)
				t.News = append(t.News, Line{About: about, Says: strings.TrimSpace(fmt.Sprintf("%s: key %s leg %d %s", leg.State, q.Key, leg.Leg, leg.Runner)), Stands: leg.State})
			}
		}
	}
}

// rest is what is told only when asked: every team, and the legs of the focused
// one.
func (p *Live) rest(t *Telling) {
	for _, r := range p.Rows {
		t.Rest = append(t.Rest, r.tell())
	}
	for _, q := range p.Squads {
		if !q.Focused {
			continue
		}
		head := []string{"key " + q.Key + " " + q.Team, q.Plan, q.Target, q.Ahead}
		t.Rest = append(t.Rest, join(head))
		for _, leg := range q.Legs {
			t.Rest = append(t.Rest, join([]string{fmt.Sprintf("leg %d %s", leg.Leg, leg.Runner), leg.State, leg.Split, leg.inZone(), leg.Hands}))
		}
	}
}

// inZone is a leg's time in the takeover zone at its end, and the speed kept in it.
func (g SquadLeg) inZone() string {
	if g.Kept == "" {
		return g.ZoneTime
	}
	return g.ZoneTime + ", speed kept " + g.Kept
}

// tell is a team's row.
func (r Row) tell() string {
	state, leg, place := r.State, "", ""
	if state == "●" || state == "–" {
		state = ""
	}
	if state == "✓" {
		state = "finished"
	}
	if r.Leg != "" {
		leg = "leg " + strings.ReplaceAll(r.Leg, "/", " of ")
	}
	if r.Rank != "" {
		place = "place " + r.Rank
	}
	if r.Rank != "" && r.Rank == state { // it is out, and whoever would have the baton is why
		state, leg, place = "", "", ""
	}
	return join([]string{"key " + r.Key + " " + r.Team, r.Look, state, leg, r.Baton, r.Last, place, r.Doubt})
}

// join puts commas between what is not empty.
func join(parts []string) string {
	var out []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// chosen is the line of the open panel under the cursor, else the focused team.
func (p *Live) chosen() []Line {
	switch {
	case p.GunPick != nil:
		return p.GunPick.tell()
	case p.Menu != nil:
		return p.Menu.tell()
	case p.Help != nil:
		return []Line{p.Help.tell()}
	}
	for _, r := range p.Rows {
		if r.Focused {
			return []Line{{About: "focus", Says: "focus " + r.tell(), Stands: r.Key}}
		}
	}
	return nil
}

// tell is the menu, and the item under the cursor.
func (p *Menu) tell() []Line {
	lines := []Line{{About: "menu", Says: p.Title + ", up and down choose, enter does it, esc goes back"}}
	if p.Selected < 0 || p.Selected >= len(p.Items) {
		return lines
	}
	item := p.Items[p.Selected]
	says := item.Name + ": " + item.Does
	if item.Off != "" {
		says = item.Name + ": not now, " + item.Off
	}
	says = fmt.Sprintf("%s, %d of %d", says, p.Selected+1, len(p.Items))
	return append(lines, Line{About: "item", Says: says, Stands: lasting(says)})
}

// counting are numbers that go on by themselves, or with every press.
var counting = regexp.MustCompile(`(, )?\b\d+ (s|ms|wait|event waits|events wait)\b`)

// lasting is what of a text must change for it to be told again: a link that is cut
// is told once, not each second.
func lasting(text string) string { return counting.ReplaceAllString(text, "") }

// lasting adds what is told again only when more than its counts has changed.
func (t *Telling) lasting(about, says string) {
	t.News = append(t.News, Line{About: about, Says: says, Stands: lasting(says)})
}

// tell is the choice of the gun, and the one under the cursor.
func (p *GunPick) tell() []Line {
	lines := []Line{{About: "menu", Says: p.Title + " up and down choose, left is 0.1 earlier, right later, page down and up 1 s, enter takes it"}}
	if p.Selected < 0 || p.Selected >= len(p.Spaces) {
		return lines
	}
	s := p.Spaces[p.Selected]
	return append(lines, Line{About: "item", Says: fmt.Sprintf("%s, %d of %d", join([]string{s.At, s.About, s.Does, p.Shift}), p.Selected+1, len(p.Spaces)), Stands: join([]string{s.About, s.At, p.Shift})})
}

// laneKey is a key where it is named, which is also the lane.
var laneKey = regexp.MustCompile(`\bkey (\d)`)

// call gives what the telling says another word.
func (t *Telling) call(is *regexp.Regexp, word string) {
	for _, lines := range [][]Line{t.Items, t.News, t.Log} {
		for i := range lines {
			lines[i].Says = is.ReplaceAllString(lines[i].Says, word)
		}
	}
	for _, says := range [][]string{t.State, t.Rest} {
		for i := range says {
			says[i] = is.ReplaceAllString(says[i], word)
		}
	}
}
