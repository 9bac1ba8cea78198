package cli

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

var updateReadme = flag.Bool("update-readme", false, "write the README's commands anew")

func TestTheReadmesCommandsAreThoseOfTheHelp(t *testing.T) {
	const path, open, end = "../../README.md", "<!-- commands -->\n", "<!-- /commands -->"
	b := relaytest.File(t, path)
	head, rest, ok := strings.Cut(string(b), open)
	got, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatal("the README has no commands")
	}
	want := "| | |\n|---|---|\n"
	for _, c := range commandHelps() {
		does, _, _ := strings.Cut(strings.NewReplacer(":", ";", "|", "\\|").Replace(c.text), ";")
		want += "| `" + strings.ReplaceAll(c.usage, "|", "\\|") + "` | " + does + " |\n"
	}
	if *updateReadme {
		relaytest.NoError(t, os.WriteFile(path, []byte(head+open+want+end+tail), 0o644))
		return
	}
	if got != want {
		t.Errorf("the README's commands are not those of baton help (go test ./relay/cli -run Readme -update-readme):\n%s\nwant\n%s", got, want)
	}
}

func TestTheHelpOfFilesNamesEveryFormat(t *testing.T) {
	_, named, _ := strings.Cut(filesText, "Formats:")
	named, _, _ = strings.Cut(named, ".")
	var ids []string
	for _, f := range relay.Formats() {
		ids = append(ids, string(f.ID))
	}
	if got, want := slices.Sorted(slices.Values(strings.Fields(named))), slices.Sorted(slices.Values(ids)); !slices.Equal(got, want) {
		t.Errorf("baton help files names %v, want %v", got, want)
	}
}
