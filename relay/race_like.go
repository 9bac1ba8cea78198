package relay

import "strings"

// LegKind is what the times of two legs must have in common to be compared.
type LegKind struct {
	Distance Distance
	Standing bool // from a standing start: the lead-off leg, and every shuttle hurdler
	Hurdles  bool
}

// LegKind is the kind of a race's leg, counted from 1.
func (r *Race) LegKind(leg int) LegKind {
	k := LegKind{Standing: leg == 1 || r.Format.Hurdles, Hurdles: r.Format.Hurdles}
	if leg >= 1 && leg <= len(r.Legs) {
		k.Distance = r.Legs[leg-1]
	}
	return k
}

// HandOffKind is what two hand-offs must have in common to be compared.
type HandOffKind struct {
	Format  FormatID // whose exchange it is, in practice too
	In, Out Distance // the legs of who gives and of who takes
	Zone    Distance // the zone's length; 0 for a tag
	Past    Distance // from the zone's end to the line that its time ends at, 0 for the end itself
	Style   string   // blind or visual
	Hurdles bool     // a tag: nothing is handed over
	Race    bool     // else practice
	Slow    bool     // practised slower than in a race, and told so
}

// Timed is the way that its times are over: the zone, and what lies beyond it.
func (k HandOffKind) Timed() Distance { return k.Zone + k.Past }

// HandOffKind is the kind of a race's or a practice's exchange n as a team
// makes it.
func (r *Race) HandOffKind(t *Team, n int) HandOffKind {
	k := HandOffKind{Format: r.Format.ID, Hurdles: r.Format.Hurdles, Race: !r.ID.Practice()}
	if n < 1 || n >= len(r.Legs) || n >= len(t.Legs) {
		return k
	}
	k.In, k.Out, k.Style = r.Legs[n-1], r.Legs[n], t.Legs[n-1].Plan.Style
	if n <= len(r.Zones) {
		k.Zone = r.Zones[n-1].Length()
	}
	if i := r.ExchangePoint(n); i >= 0 && i < len(t.Passes) {
		k.Past = t.Passes[i].Past
	}
	if !k.Race {
		k.Format = practisedFormat(r.Name)
	}
	return k
}

// practisedFormat is the format whose exchange a practice's name says it is of,
// "Practice: 4×100 m, exchange 2"; empty for none.
func practisedFormat(name string) FormatID {
	for _, f := range formats {
		if strings.HasPrefix(name, practicePrefix+f.Name+",") {
			return f.ID
		}
	}
	return ""
}

// SameHandOff reports whether two kinds are one hand-off to those who make it:
// the same, whatever the relay is called, in a race or in practice, at whatever
// pace, and wherever its time was stopped.
func (k HandOffKind) SameHandOff(other HandOffKind) bool {
	k.Format, k.Race, k.Past, k.Slow = other.Format, other.Race, other.Past, other.Slow
	return k == other
}

// HandOffVerdict is how a team's hand-off in a race went, by what was reported of
// it: Clean, DroppedPass, TooLate, TooEarly; empty where nobody watched its zone
// and nothing was reported.
func (r *Race) HandOffVerdict(t *Team, n int) string {
	word := ""
	if _, watched := t.Passes[r.ExchangePoint(n)].ZoneTime(); watched {
		word = Clean
	}
	for _, i := range r.Incidents {
		if i.Void || i.Team != t.ID || i.Near != n {
			continue
		}
		switch {
		case i.Kind == KindDrop:
			return DroppedPass
		case t.Out != Disqualified || i.Decision == Dismissed:
		case i.What == "zone-late":
			word = TooLate
		case i.What == "zone-early":
			word = TooEarly
		}
	}
	return word
}

// LegFailed reports whether a hand-off at either end of a leg went wrong: its
// time then compares with no other.
func (r *Race) LegFailed(t *Team, leg int) bool {
	for n := max(1, leg-1); n <= min(leg, len(r.Legs)-1); n++ {
		if v := r.HandOffVerdict(t, n); v != "" && v != Clean {
			return true
		}
	}
	return false
}
