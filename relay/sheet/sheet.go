// Package sheet makes pages to be printed: before the gun one for each takeover
// zone, with its runners by lane and room to tick them off by pen.
//
// It imports the domain only. Begin with zone.go; slip.go is the umpire's slip,
// card.go what a team's runners must know.
package sheet

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"baton/relay"
)

//go:embed *.html
var sources embed.FS

var pages = template.Must(template.ParseFS(sources, "*.html"))

// zone is one page.
type zone struct {
	Race, Title string
	Runners     []line
}

// line is one runner as a page has it.
type line struct {
	Position, Team, Look, Runner, From, State string
	Leg                                       int
}

// Write writes the pages of some zones of a race (relay.StartZone is the start)
// as one HTML file that needs nothing else and prints a page a zone, on A4 and
// on letter. Errors are those of w.
func Write(w io.Writer, meet string, r *relay.Race, exchanges ...int) error {
	data := struct {
		Meet  string
		Title string
		Zones []zone
	}{Meet: meet, Title: r.Title()}
	for _, n := range exchanges {
		z := zone{Race: r.Title(), Title: ZoneTitle(r, n)}
		for _, who := range AtZone(r, n) {
			z.Runners = append(z.Runners, lineOf(who))
		}
		data.Zones = append(data.Zones, z)
	}
	return printPage(w, "sheet.html", data, "zone sheet of "+string(r.ID))
}

// printPage writes a page, with nothing in it that does more than stand there. An
// error says which it was.
func printPage(w io.Writer, page string, data any, which string) error {
	var text strings.Builder
	err := pages.ExecuteTemplate(&text, page, data)
	if err == nil {
		_, err = io.WriteString(w, relay.HarmlessLines(text.String()))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", which, err)
	}
	return nil
}

func lineOf(z ZoneRunner) line {
	l := line{Position: z.Position(), Team: z.Team.Title(), Look: z.Team.Look, Runner: z.Runner, From: z.From, Leg: z.Leg}
	if z.State != relay.NotCheckedIn {
		l.State = string(z.State)
	}
	return l
}
