package relay

import "fmt"

// Tried is how often something was tried, and how often it went well.
type Tried struct{ Times, Well int }

// Add counts one more.
func (t *Tried) Add(well bool) {
	t.Times++
	if well {
		t.Well++
	}
}

// PairRecord is what a pair has done of the hand-off that is planned. A race is
// run at race pace; practice may be anything.
type PairRecord struct {
	Practice  Tried // judged repetitions, and the clean ones
	Unjudged  int   // repetitions that nobody judged
	Races     Tried // hand-offs in races, and those of which nothing bad was reported
	Otherwise int   // hand-offs with another style, zone, distance or other hands
}

// never reports whether the pair has not tried the hand-off at all.
func (p PairRecord) never() bool { return p.Practice.Times+p.Unjudged+p.Races.Times == 0 }

// String is the record in a coach's words: "practice: 5 clean of 6; at race
// pace: 1 of 2 went well".
func (p PairRecord) String() string {
	practice, race := "practice: none", "at race pace: never"
	if p.Practice.Times > 0 {
		practice = fmt.Sprintf("practice: %d clean of %d", p.Practice.Well, p.Practice.Times)
	} else if p.Unjudged > 0 {
		practice = fmt.Sprintf("practice: %d, none judged", p.Unjudged)
	}
	if p.Races.Times > 0 {
		race = fmt.Sprintf("at race pace: %d of %d went well", p.Races.Well, p.Races.Times)
	}
	return practice + "; " + race
}
