package nats

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"baton/relay"
)

// A hub that is killed leaves its stream behind; the next one takes it away, but not
// that of another hub of this laptop.
func TestAHubTakesAwayWhatKilledHubsLeft(t *testing.T) {
	config := configFor(t, "hub")
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	running, killed := fmt.Sprint("hub-", other.Addr().(*net.TCPAddr).Port), fmt.Sprint("hub-", port(t))
	for _, folder := range []string{running, killed} {
		if err := os.MkdirAll(filepath.Join(config.Dir, folder, "jetstream"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	n, err := Serve(config, relay.NewOrigin(), "Spring Meet")
	if err != nil {
		t.Fatal(err)
	}
	folders := func() (names []string) {
		left, _ := filepath.Glob(filepath.Join(config.Dir, "hub-*"))
		for _, path := range left {
			names = append(names, filepath.Base(path))
		}
		return names
	}
	want := []string{running, fmt.Sprint("hub-", n.hub.port)}
	slices.Sort(want)
	if got := folders(); !slices.Equal(got, want) {
		t.Errorf("it runs beside %v, want %v", got, want)
	}
	open(t, n, nil)
	n.End()
	if got := folders(); !slices.Equal(got, []string{running}) {
		t.Errorf("it left %v, want %v", got, running)
	}
}
