package views

// Heights from which the clock is drawn in big digits.
const (
	bigClock    = 30
	bigClockTwo = 38
)

// plan says how many lines each part of the live screen gets. What a press
// needs comes first; the rest fills up in a fixed order.
type plan struct {
	head    int  // 1, or the height of the big digits
	top     bool // a rule below the head, or a banner
	heading bool
	rows    int // lines for the teams
	across  int // teams side by side
	ready   int // gun, prefix, still to come and get ready: 1, 2 with room, 3 for the gun
	midRule bool
	squad   int // lines for the focused team: 1 is a summary, more are its legs
	second  int // lines for the other pinned team
	log     int
	oval    int
	all     int // lines for all the other teams' legs
	endRule bool
	last    bool
	foot    bool
}

// need is what there is to show.
type need struct {
	height, width int
	rows          int
	clock         int  // most lines the big clock can have in this width
	gun           bool // armed
	times         bool // times wait for their teams
	legs          int  // of the focused team; -1 for no focused team
	second        int  // legs of the other pinned team, -1 for none
	log, oval     bool
	others        int
}

// Least cells for a team side by side with others: with name and time where
// that shows all teams, by key and state alone where it does not.
const (
	smallest    = 12
	keyAndState = 6
)

// budget deals out lines.
type budget int

func (b *budget) take(n int) int {
	n = max(0, min(n, int(*b)))
	*b -= budget(n)
	return n
}

// all takes n lines or none.
func (b *budget) all(n int) int {
	if int(*b) < n {
		return 0
	}
	return b.take(n)
}

func (b *budget) one(want bool) bool { return want && b.take(1) == 1 }

// makePlan deals out the lines. A banner and a prefix take the place of a line
// that is there without them, or stand in the line of last presses, so that no
// row of the board ever moves because of one.
func makePlan(n need) plan {
	left := budget(n.height)
	var p plan
	p.head = left.take(1)
	p.last = left.one(true)
	p.across = across(n, int(left))
	p.rows = left.take((n.rows + p.across - 1) / p.across)
	p.ready = left.take(1)
	p.heading = p.across == 1 && left.one(n.rows > 0)
	p.squad = b2i(left.one(n.legs >= 0))
	p.foot = left.one(true)
	if n.gun && p.ready == 1 {
		p.ready += left.all(2)
	}
	p.midRule = left.one(n.rows > 0)
	p.top = left.one(true)
	if p.squad == 1 && left > 1 {
		p.squad += left.take(n.legs)
	}
	p.endRule = left.one(true)
	if n.times && p.ready == 1 {
		p.ready += left.all(1)
	}
	p.extras(n, &left)
	return p
}

// across is how many teams stand side by side so that all are seen.
func across(n need, lines int) int {
	if lines <= 0 || n.rows == 0 {
		return 1
	}
	want := (n.rows + lines - 1) / lines
	if want <= n.width/smallest {
		return want
	}
	return max(1, min(want, n.width/keyAndState))
}

// extras are what a high window adds.
func (p *plan) extras(n need, left *budget) {
	if n.height >= bigClock && n.clock >= 3 {
		p.head += left.all(2)
	}
	if n.height >= bigClockTwo && n.clock >= 5 && p.head == 3 {
		p.head += left.all(2)
	}
	if n.height >= bigClock && p.ready == 1 {
		p.ready += left.take(1)
	}
	if n.second >= 0 {
		p.second = left.all(1 + n.second)
	}
	if n.log && *left >= 4 {
		p.log = left.take(min(8, int(*left)))
	}
	if n.oval && int(*left) >= ovalLeast {
		p.oval = left.take(ovalHeight(n.width))
	}
	if *left > 1 && n.others > 0 {
		p.all = left.take(1 + n.others)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
