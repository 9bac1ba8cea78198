package sheet

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"baton/relay"
)

// card is what one runner of a team must know at the zone: who comes, when to go,
// with which hand, and who goes next.
type card struct {
	Leg    int
	Runner string // "leg 2" where nobody is named
	Where  string // "zone 1, 80 to 110 m, scratch line at 100 m"
	Lines  []cardLine
}

// cardLine is one thing of a card: "who comes", "Ana Ruiz, baton in the right".
type cardLine struct{ What, Says string }

// atStart is where the first runner is.
const atStart = "at the start"

// cards are a team's runners' cards, leg by leg.
func cards(r *relay.Race, t *relay.Team) []card {
	cards := make([]card, len(t.Legs))
	for i := range t.Legs {
		leg := i + 1
		cards[i] = card{Leg: leg, Runner: named(t, leg), Where: ZoneTitle(r, i)}
		c := &cards[i]
		if leg == 1 {
			c.Where = atStart
			c.add("baton", carries(t, r))
		} else {
			c.takes(r, t, leg)
		}
		if leg == len(t.Legs) {
			c.add("then", "you run to the finish")
		} else {
			c.gives(r, t, leg)
		}
	}
	return cards
}

func (c *card) add(what, says string) {
	if says != "" {
		c.Lines = append(c.Lines, cardLine{what, says})
	}
}

// named is who runs a leg, "leg 2" where nobody is named.
func named(t *relay.Team, leg int) string {
	return cmp.Or(t.RunnerOf(leg), fmt.Sprintf("leg %d", leg))
}

// carries is with which hand the first runner starts.
func carries(t *relay.Team, r *relay.Race) string {
	if r.Format.Hurdles || len(t.Legs) < 2 || t.Legs[0].Plan.Give == "" {
		return ""
	}
	return "in the " + handWords[t.Legs[0].Plan.Give] + " hand"
}

var handWords = map[string]string{"R": "right", "L": "left"}

// takes is how the runner takes the baton: what is not planned is not said.
func (c *card) takes(r *relay.Race, t *relay.Team, leg int) {
	comes := named(t, leg-1)
	if r.Format.Hurdles {
		c.add("who comes", comes+"; go when the torso is at the plane before your line")
		return
	}
	p := t.Legs[leg-2].Plan
	if p.Give != "" {
		comes += ", baton in the " + handWords[p.Give] + " hand"
	}
	c.add("who comes", comes)
	if p.Mark != (relay.GoMark{}) {
		c.add("go", fmt.Sprintf("when %s is at your mark: %s", relay.LastName(named(t, leg-1)), p.Mark))
	}
	take := ""
	if p.Take != "" {
		take = "with the " + handWords[p.Take] + " hand"
	}
	take = strings.TrimPrefix(take+joined(", ", p.Style), ", ") + joined(", ", p.Pass)
	if p.Switch {
		take += ", then switch hands"
	}
	c.add("take", take)
	if p.Call != "" {
		c.add("call", "“"+p.Call+"”: hand back")
	}
}

// joined is a word with what comes before it, nothing where it is empty.
func joined(before, word string) string {
	if word == "" {
		return ""
	}
	return before + word
}

// gives is how the runner gives the baton on.
func (c *card) gives(r *relay.Race, t *relay.Team, leg int) {
	goes := named(t, leg+1) + ", at " + ZoneTitle(r, leg)
	if r.Format.Hurdles {
		c.add("who goes", goes)
		return
	}
	p := t.Legs[leg-1].Plan
	c.add("who goes", goes)
	if p.Give != "" {
		c.add("give", "with the "+handWords[p.Give]+" hand"+joined(", into the ", handWords[p.Take])+joined(", ", p.Pass))
	}
	if p.Call != "" {
		c.add("shout", "“"+p.Call+"” when you reach "+relay.LastName(named(t, leg+1)))
	}
}

// cardHead is what stands over a team's cards: its name, where it runs, what it
// wears.
func cardHead(t *relay.Team) string {
	head := t.Title()
	if at := (ZoneRunner{Team: t}).Position(); at != "" {
		head += ", " + at
	}
	if t.Look != "" {
		head += " (" + t.Look + ")"
	}
	return head
}

// CardText is a team's cards as text.
func CardText(r *relay.Race, t *relay.Team) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", cardHead(t), r.Title())
	for _, c := range cards(r, t) {
		fmt.Fprintf(&b, "\n%d %s\n  %s\n", c.Leg, c.Runner, c.Where)
		for _, l := range c.Lines {
			fmt.Fprintf(&b, "  %s: %s\n", l.What, l.Says)
		}
	}
	return b.String()
}

// WriteCard writes a team's cards as one HTML file that needs nothing else and
// prints on one page of A4 or letter. Errors are those of w.
func WriteCard(w io.Writer, meet string, r *relay.Race, t *relay.Team) error {
	data := struct {
		Meet, Race, Team string
		Cards            []card
	}{meet, r.Title(), cardHead(t), cards(r, t)}
	return printPage(w, "card.html", data, "runners' card of "+t.Title()+" in "+string(r.ID))
}
