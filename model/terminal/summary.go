package terminal

import (
	"cmp"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/muesli/termenv"
)

// Summary is the terminal as the program sees it, for a report of what looks wrong:
// its name, size, colours and characters.
func Summary() string {
	if !Present() {
		return "none, input or output is a file or a pipe"
	}
	said := []string{cmp.Or(os.Getenv("TERM_PROGRAM"), os.Getenv("TERM"), "no name")}
	if width, height, err := term.GetSize(os.Stdout.Fd()); err == nil {
		said = append(said, fmt.Sprintf("%d × %d", width, height))
	}
	colours := map[termenv.Profile]string{termenv.TrueColor: "all colours", termenv.ANSI256: "256 colours", termenv.ANSI: "16 colours", termenv.Ascii: "no colours"}
	said = append(said, colours[termenv.EnvColorProfile()])
	if locale := Locale(); locale != "" {
		said = append(said, locale)
	}
	return strings.Join(said, ", ")
}
