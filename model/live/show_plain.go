package live

import (
	"fmt"
	"strings"
	"time"

	"baton/relay"
	"baton/views"
)

// markLine is one press as it is told: "key 3 exchange 1, 12.4, third". The place
// there is told with it and not again, since it follows from other teams' presses.
func markLine(r *relay.Race, k relay.Mark) views.Line {
	at, key := relay.Tenths(k.Time), keyText(r, k)
	says := ""
	switch t := r.Team(k.Team); {
	case k.Role == relay.Recalled && (t == nil || r.BeforeRecall(k)) || k.Role == relay.Voided || k.Role == relay.Spent:
		return views.Line{}
	case k.Role == relay.Counted && t != nil:
		says = fmt.Sprintf("%s %s, %s", keyName(t, k), r.PointName(k.Point), at)
	case k.Role == relay.Test && t != nil, k.Role == relay.Recalled:
		says = fmt.Sprintf("%s works: %s", key, t.Title())
	case k.TooSoon() != "":
		says = fmt.Sprintf("%s, %s: %s", key, at, k.TooSoon())
	default:
		text := markText(r, k)
		if _, after, timed := strings.Cut(text, at+" "); timed {
			text = after + ", " + at
		}
		says = text
	}
	l := views.Line{About: k.ID.String(), Says: says, Stands: says}
	if k.Role == relay.Counted {
		l.Says += ", " + rankAt(r, k)
	}
	return l
}

// keyName names the team of a press by its key, and by the one pressed where that
// was another.
func keyName(t *relay.Team, k relay.Mark) string {
	switch {
	case t.Key == k.Key || k.Key == "":
		return strings.TrimSpace("key " + t.Key)
	case k.Key == "space":
		return fmt.Sprintf("key %s (from a time)", t.Key)
	}
	return fmt.Sprintf("key %s (pressed %s)", t.Key, k.Key)
}

// rankWords are the first ranks in words.
var rankWords = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// rankAt is as how many a team came to the point of a press.
func rankAt(r *relay.Race, k relay.Mark) string {
	place := 1
	for _, t := range r.Teams {
		if t.ID != k.Team && k.Point < len(t.Passes) && t.Passes[k.Point].Known && t.Passes[k.Point].Time < k.Time {
			place++
		}
	}
	if place < len(rankWords) {
		return rankWords[place]
	}
	return relay.Ordinal(place)
}

// incidentLine is one report as it is told.
func incidentLine(r *relay.Race, i relay.Report) views.Line {
	stands, at := i.Kind.Words(), relay.Tenths(i.Time)
	says := fmt.Sprintf("%s, %s: which lane?", stands, at)
	if t := r.Team(i.Team); t != nil {
		stands = fmt.Sprintf("%s: key %s %s", stands, t.Key, t.Title())
		says = stands + ", " + at
	}
	switch {
	case i.Void:
		return views.Line{}
	case i.Kind == relay.KindVerdict:
		says, stands = says+", "+i.What, stands+i.What
	}
	return views.Line{About: i.ID.String(), Says: says, Stands: stands}
}

// zoneLines are the baton's ways into and out of the zones, as they are told.
func zoneLines(r *relay.Race) []views.Line {
	var lines []views.Line
	for _, t := range r.Teams {
		for n := 1; n < len(r.Legs); n++ {
			p := t.Passes[r.ExchangePoint(n)]
			for _, edge := range []struct {
				word string
				at   *time.Duration
			}{{"in", p.Enter}, {"out of", p.Exit}} {
				if edge.at != nil {
					lines = append(lines, views.Line{
						About: fmt.Sprintf("zone %s %d %s", t.ID, n, edge.word),
						Says:  fmt.Sprintf("key %s baton %s zone %d, %s", t.Key, edge.word, n, relay.Tenths(*edge.at)),
					})
				}
			}
		}
	}
	return lines
}

// keysAreLanes reports whether the keys are the lanes.
func keysAreLanes(r *relay.Race) bool {
	for _, t := range r.Teams {
		if t.Key != fmt.Sprint(t.Lane) && (t.Lane != 10 || t.Key != "0") && t.Key != fmt.Sprintf("%02d", t.Lane) {
			return false
		}
	}
	return true
}
