package sheet

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"baton/relay"
)

//go:embed slip.html
var slipSource string

var slip = template.Must(template.New("slip").Parse(slipSource))

// WriteSlip writes the slip of a report as one HTML file that needs nothing else
// and prints on one page of A4 or letter, with room for what is still to be
// filled in by pen. Errors are those of w.
func WriteSlip(w io.Writer, meet string, c relay.Case, book relay.Rulebook) error {
	data := struct {
		Meet, Title string
		Lines       []SlipLine
	}{meet, c.Race.Title(), Slip(c, book)}
	if err := printPage(w, slip, data); err != nil {
		return fmt.Errorf("report slip of %s: %w", c.Race.ID, err)
	}
	return nil
}
