package views

import "strings"

// banners are all that is wrong, in one line; unsaved presses come first.
func (p *Live) banners() (string, Tone) {
	var said []string
	tone := Calm
	if p.Head.Unsaved > 0 && p.Head.Reason != "" {
		said, tone = append(said, "not saved: "+p.Head.Reason), Alarm
	}
	for _, b := range p.Banners {
		said, tone = append(said, b.Text), worse(tone, b.Tone)
	}
	return strings.Join(said, " · "), tone
}

func worse(a, b Tone) Tone {
	if a == Alarm || b == Alarm {
		return Alarm
	}
	return max(a, b)
}

// banner draws what is wrong.
func banner(t *Theme, width int, text string, tone Tone) string {
	k := t.Watch
	if tone == Alarm {
		k = t.Alarm
	}
	l := newLine(t, width)
	l.gap(k, 1)
	l.put(k, "! "+text)
	return l.end(k)
}

// readyProps is all that the lines for what comes next are drawn from.
type readyProps struct {
	width, high                                 int
	gun, missing, prefix, stillToCome, getReady string
	toDecide                                    string
	times                                       OpenTimes
}

// ready draws what comes next: a prefix waiting for its lane, else the gun,
// else who is still to come and who must get ready.
func ready(t *Theme, p readyProps) []string {
	lines := make([]string, 0, p.high)
	switch {
	case p.prefix != "":
		lines = append(lines, shout(t, t.Shout, p.width, p.prefix))
	case p.gun != "" && p.high >= 3:
		lines = append(lines, shoutBlock(t, p)...)
	case p.gun != "":
		s := p.gun
		if p.missing != "" {
			s += " · " + p.missing
		}
		lines = append(lines, shout(t, t.Shout, p.width, s))
	case p.times.Says != "" && p.high >= 2:
		lines = append(lines, openTimes(t, p.times, p.width, ""), toCome(t, p))
	case p.times.Says != "":
		lines = append(lines, openTimes(t, p.times, p.width, p.ready()))
	case p.toDecide != "":
		lines = append(lines, own(t, t.Watch, p.width, toDecide, p.toDecide))
	case p.high >= 2:
		lines = append(lines, own(t, t.Watch, p.width, "STILL TO COME  ", p.stillToCome), own(t, t.Shout, p.width, "GET READY  ", p.getReady))
	default:
		lines = append(lines, toCome(t, p))
	}
	rest := blank(t, p.width)
	if p.prefix != "" {
		rest = shout(t, t.Shout, p.width, "")
	}
	for len(lines) < p.high {
		lines = append(lines, rest)
	}
	return lines[:p.high]
}

// shoutBlock is the gun in three inverted lines, the last one for who is missing.
func shoutBlock(t *Theme, p readyProps) []string {
	below := shout(t, t.Shout, p.width, "")
	if p.missing != "" {
		below = shout(t, t.Watch, p.width, p.missing)
	}
	return []string{shout(t, t.Shout, p.width, ""), shout(t, t.Shout, p.width, p.gun), below}
}

// own is a line of its own, from edge to edge, for what is next; blank where
// nothing is.
func own(t *Theme, k Ink, width int, label, what string) string {
	if what == "" {
		return blank(t, width)
	}
	return shout(t, k, width, label+what)
}

// toCome is one line for both: who is still to come gives way.
func toCome(t *Theme, p readyProps) string { return stillToCome(t, p, p.ready()) }

// toDecide begins what waits for the referee.
const toDecide = "TO DECIDE  "

// ready is who must get ready, or what waits for the referee, for the end of a
// line.
func (p readyProps) ready() string {
	switch {
	case p.getReady != "":
		return " GET READY  " + p.getReady + " "
	case p.toDecide != "":
		return " " + toDecide + p.toDecide + " "
	}
	return ""
}

// openTimes is the line of times that wait for their teams: what a digit does,
// then the times, the one it does it to lit.
func openTimes(t *Theme, p OpenTimes, width int, rest string) string {
	l := newLine(t, width)
	tail := cells(clean(rest))
	says := p.Says
	if 1+cells(clean(says))+cells(p.Next)+3+tail > width {
		says = p.Brief
	}
	l.gap(t.Text, 1)
	l.put(t.Strong, cut(clean(says), max(0, width-tail-cells(p.Next)-4)))
	if p.Next != "" {
		l.gap(t.Text, 1)
		l.put(t.Shout, " "+p.Next+" ")
	}
	if room := l.left() - tail - 2; p.Rest != "" && room > 3 {
		l.gap(t.Text, 1)
		l.put(t.Text, cut(p.Rest, room))
	}
	l.to(t.Text, width-tail)
	l.put(t.Shout, rest)
	return l.end(t.Text)
}

// stillToCome says it in the longest form that leaves room for the rest.
func stillToCome(t *Theme, p readyProps, rest string) string {
	l := newLine(t, p.width)
	room := p.width - cells(clean(rest)) - 2
	if p.stillToCome != "" {
		for _, s := range []string{"STILL TO COME  ", "STILL  ", ""} {
			if s += p.stillToCome; cells(clean(s)) <= room || s == p.stillToCome {
				l.gap(t.Text, 1)
				l.cell(t.Strong, s, max(0, min(room, cells(clean(s)))))
				break
			}
		}
	}
	l.to(t.Text, p.width-cells(clean(rest)))
	l.put(t.Shout, rest)
	return l.end(t.Text)
}

// marksProps is all that the line of last presses is drawn from.
type marksProps struct {
	width       int
	done        string
	first, rest string
	note, short string
	hint, brief string // stay, whatever else is said
	alert       string // what has no line of its own in so low a window
	tone        Tone   // of the alert
}

// drawMarks is the last presses, the newest one first and strongest.
func drawMarks(t *Theme, p marksProps) string {
	if p.alert != "" {
		return drawAlert(t, p)
	}
	note, ink := p.right(t)
	tail := cells(clean(note)) + 2*b2i(note != "")
	l := newLine(t, p.width)
	l.gap(t.Text, 1)
	if p.done != "" {
		putDone(l, t, p, tail)
	}
	l.cell(t.Strong, p.first, max(0, min(cells(clean(p.first)), l.left()-tail)))
	if room := l.left() - tail; p.rest != "" && room > 8 {
		l.cell(t.Text, " · "+p.rest, room)
	}
	if note != "" {
		l.to(t.Text, p.width-tail+1)
		l.put(ink, note)
	}
	return l.end(t.Text)
}

// right is what stands at the right: the hint, whole where the newest press and
// what was just done have room beside it, in short else; without one the note, in
// short or not, where it has room.
func (p marksProps) right(t *Theme) (string, Ink) {
	room := p.width - cells(clean(p.first)) - 4
	free := room - cells(clean(p.done)) - 3*b2i(p.done != "")
	switch {
	case p.hint != "" && cells(clean(p.hint)) <= free:
		return p.hint, t.Watch
	case p.hint != "":
		return cut(clean(p.brief), max(0, room)), t.Watch
	case cells(clean(p.note)) <= free:
		return p.note, t.Strong
	case cells(clean(p.short)) <= free:
		return p.short, t.Strong
	}
	return "", t.Strong
}

// putDone begins the line with what was just done or refused, cut so that the
// newest press stays.
func putDone(l *line, t *Theme, p marksProps, tail int) {
	last := cells(clean(p.first))
	l.cell(t.Watch, p.done, min(cells(clean(p.done)), max(0, l.left()-tail-last-3*b2i(last > 0))))
	if last > 0 {
		l.put(t.Text, " · ")
	}
}

// drawAlert inverts the line of last presses: the newest press, then what else
// must not be missed.
func drawAlert(t *Theme, p marksProps) string {
	k := t.Shout
	if p.tone == Alarm {
		k = t.Alarm
	}
	l := newLine(t, p.width)
	l.gap(k, 1)
	if p.first != "" {
		l.put(k, p.first+" · ")
	}
	l.put(k, p.alert)
	return l.end(k)
}

// marks says what the line of last presses shows under a plan.
func (p *Live) marks(pl plan, width int) marksProps {
	m := marksProps{width: width, done: p.Note, note: p.MarksNote, short: p.NoteShort, hint: p.Hint, brief: p.HintShort}
	if len(p.Marks) > 0 {
		m.first, m.rest = p.Marks[0], strings.Join(p.Marks[1:], " · ")
	}
	wrong, tone := p.banners()
	switch {
	case pl.ready == 0 && p.Prefix != "":
		m.alert = p.Prefix
	case pl.ready == 0 && p.Gun != "":
		m.alert = p.Gun
	case !pl.top && wrong != "":
		m.alert, m.tone = wrong, tone
	}
	return m
}

// footer shows the keys: as many as fit, the last one always.
func footer(t *Theme, width int, keys []Binding) string {
	if len(keys) == 0 {
		return blank(t, width)
	}
	keys = t.Signs.keys(keys)
	gap := 2
	if footWidth(keys, gap) > width {
		gap = 1
	}
	room := width - footWidth(keys[len(keys)-1:], gap)
	l := newLine(t, width)
	l.gap(t.Text, 1)
	for i, k := range keys {
		need := footWidth(keys[i:i+1], 0) - 1 + gap
		if i < len(keys)-1 && l.used+need > room {
			continue
		}
		if l.used > 1 {
			l.gap(t.Text, gap)
		}
		l.put(t.Key, k.Keys)
		l.put(t.Text, " "+k.Does)
	}
	return l.end(t.Text)
}

func footWidth(keys []Binding, gap int) int {
	n := 1 - gap
	for _, k := range keys {
		n += cells(clean(k.Keys)) + 1 + cells(clean(k.Does)) + gap
	}
	return n
}
