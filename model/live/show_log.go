package live

import (
	"cmp"
	"slices"
	"strings"

	"baton/relay"
	"baton/views"
)

// logLines are everything that happened in a race, newest first.
func logLines(r *relay.Race) []views.LogLine {
	type line struct {
		at relay.Instant
		views.LogLine
	}
	var lines []line
	for _, k := range r.Marks() {
		if text := markText(r, k); text != "" {
			at := ""
			if k.Role != relay.Test {
				at, text, _ = strings.Cut(text, " ")
			}
			lines = append(lines, line{k.At, views.LogLine{At: at, Text: text, Tone: markTone(k), Tells: markLine(r, k)}})
		}
	}
	for _, i := range r.Incidents {
		lines = append(lines, line{i.At, views.LogLine{At: relay.Tenths(i.Time), Text: incidentText(r, i), Tone: views.Alarm, Tells: incidentLine(r, i)}})
	}
	slices.Reverse(lines) // of one instant, as keys that came at once, the last is the newest
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(b.at, a.at) })
	out := make([]views.LogLine, len(lines))
	for i, l := range lines {
		out[i] = l.LogLine
	}
	return out
}

func markTone(k relay.Mark) views.Tone {
	if k.Role == relay.Counted {
		return views.Calm
	}
	return views.Watch
}

// incidentText is one report in a few words.
func incidentText(r *relay.Race, i relay.Report) string {
	text := i.Kind.Words()
	if i.Kind == relay.KindVerdict {
		text += " " + i.What
	}
	if t := r.Team(i.Team); t != nil {
		text += ", " + t.Title()
	} else {
		text += ", no team"
	}
	if i.Void {
		text += " (undone)"
	}
	return text
}
