package cli

import (
	"bytes"
	"net"
	"path/filepath"
	"strings"
	"testing"

	"baton/relay/settings"
)

// The port that a hub usually has may be taken: the meet is served all the same,
// and what that means is said in a sentence.
func TestAHubListensElsewhereWhereItsPortIsTakenAndSaysSo(t *testing.T) {
	taken, err := net.Listen("tcp", usualListen)
	if err == nil {
		defer taken.Close() // else another program has it, which is as good
	}
	dir := t.TempDir()
	var shown Screen
	deps := world(true)
	deps.Links, deps.Settings = filepath.Join(dir, "link"), settings.Settings{Station: "one"}
	deps.Host = "lakes-laptop"
	deps.Show = func(s Screen) error { shown = s; return nil }
	var errs bytes.Buffer
	if code := Run([]string{"serve", filepath.Join(dir, "lake.meet")}, strings.NewReader(""), &bytes.Buffer{}, &errs, deps); code != ExitDone {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	if !strings.HasPrefix(shown.Told, "port 4848 is taken by another program: this hub listens at port ") {
		t.Errorf("told: %q", shown.Told)
	}
	if shown.Station.Name != "lakes-laptop" {
		t.Errorf("a laptop that nobody named is called %q", shown.Station.Name)
	}
	for _, g := range shown.Guests {
		g.End()
	}
}
