package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Run prints the man page: the help in the form that man reads. It has no date,
// so that a version's page is the same whenever it is made.
func (c *manCmd) Run(e *env) error {
	_, err := fmt.Fprint(e.stdout, manual(e.deps.Version))
	return err
}

// manual is the man page of a version.
func manual(version string) string {
	title, _, _ := strings.Cut(helpText, "\n")
	name, does, _ := strings.Cut(strings.TrimSuffix(title, "."), " ")
	var out strings.Builder
	fmt.Fprintf(&out, ".TH BATON 1 \"\" \"baton %s\"\n.SH NAME\n%s \\- %s\n.SH COMMANDS\n", roff(version), name, roff(does))
	for _, t := range commandHelps() {
		fmt.Fprintf(&out, ".TP\n\\fB%s\\fR\n", roff(t.usage))
		if t.text != "" {
			fmt.Fprintln(&out, roff(t.text))
		}
	}
	for _, topic := range slices.Sorted(maps.Keys(topics)) {
		title, text, _ := strings.Cut(topics[topic], "\n\n")
		fmt.Fprintf(&out, ".SH %s\n%s\n", strings.ToUpper(topic), roff(title))
		for _, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
			if strings.HasPrefix(paragraph, "  ") { // as it is typed
				fmt.Fprintf(&out, ".PP\n.nf\n%s\n.fi\n", roff(paragraph))
				continue
			}
			fmt.Fprintf(&out, ".PP\n%s\n", roff(strings.ReplaceAll(paragraph, "\n", " ")))
		}
	}
	out.WriteString(".SH NOTES\n")
	for line := range strings.Lines(helpText) {
		if strings.HasPrefix(line, "A race is") || strings.HasPrefix(line, "Exit codes") {
			fmt.Fprintf(&out, "%s.br\n", roff(line))
		}
	}
	return out.String()
}

// roff is a text that roff prints as it is.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "…", `\[u2026]`).Replace(text)
	if strings.HasPrefix(text, ".") {
		return `\&` + text
	}
	return text
}
