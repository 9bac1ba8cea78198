package model

import (
	"baton/model/live"
	"baton/model/ui"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

var updateReadme = flag.Bool("update-readme", false, "write the README's screen and keys anew")

const readme = "../README.md"

// keepTrue compares what stands between two marks of the README with what it
// should be.
func keepTrue(t *testing.T, name, want string) {
	t.Helper()
	open, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	b, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), open)
	got, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("the README has no %q", name)
	}
	if *updateReadme {
		if err := os.WriteFile(readme, []byte(head+open+want+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("the README's %s is no longer true (go test ./model -run Readme -update-readme):\n%s\nwant\n%s", name, got, want)
	}
}

func TestTheReadmesScreenIsWhatTheDemoShows(t *testing.T) {
	w := watch(t, 1)
	w.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	w.until(38.2)
	waitFor(t, func() bool { return w.unsaved() == 0 })
	lines := strings.Split(ansi.Strip(w.screen()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	keepTrue(t, "screen", "```\n"+strings.Join(lines, "\n")+"\n```\n")
}

func TestTheReadmesKeysAreThoseOfTheProgram(t *testing.T) {
	var b strings.Builder
	b.WriteString("| | |\n|---|---|\n")
	for _, g := range live.Keys.Groups() {
		var keys []string
		for _, k := range ui.Help([]ui.Group{g}) {
			keys = append(keys, fmt.Sprintf("`%s` %s", strings.ReplaceAll(k.Keys, "`", "backtick"), k.Does))
		}
		fmt.Fprintf(&b, "| %s | %s |\n", g.Name, strings.Join(keys, " · "))
	}
	keepTrue(t, "keys", b.String())
}
