package cli

import (
	"flag"
	"os"
	"strings"
	"testing"

	"baton/relay/relaytest"
)

var updateReadme = flag.Bool("update-readme", false, "write the README's command line anew")

func TestTheReadmesCommandLineIsWhatHelpSays(t *testing.T) {
	const path, open, end = "../../README.md", "<!-- help -->\n", "<!-- /help -->"
	b := relaytest.File(t, path)
	head, rest, ok := strings.Cut(string(b), open)
	got, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatal("the README has no command line")
	}
	_, commands, _ := strings.Cut(helpText, "\n\n")
	want := "```\n" + strings.TrimRight(commands, "\n") + "\n```\n"
	if *updateReadme {
		relaytest.NoError(t, os.WriteFile(path, []byte(head+open+want+end+tail), 0o644))
		return
	}
	if got != want {
		t.Errorf("the README's command line is not what baton help says (go test ./relay/cli -run Readme -update-readme):\n%s", got)
	}
}
