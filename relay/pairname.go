package relay

import "strings"

// LastName is the last word of a name: what a coach calls across the infield,
// and all that there is room for beside a clock.
func LastName(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// Short is the pair by last names, "Ruiz → Holt"; by whole names where the last
// ones are the same or missing.
func (p Pair) Short() string {
	short := Pair{LastName(p.Gives), LastName(p.Takes)}
	if short.Gives == "" || short.Takes == "" || strings.EqualFold(short.Gives, short.Takes) {
		return p.String()
	}
	return short.String()
}
