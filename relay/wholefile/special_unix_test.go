//go:build unix

package wholefile_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"baton/relay/relaytest"
	"baton/relay/wholefile"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func TestALinkIsFollowedAndStaysALink(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	relaytest.NoError(t, os.Mkdir(at("there"), 0o755))
	relaytest.NoError(t, os.WriteFile(at("there/old.csv"), []byte("old"), 0o640))
	for link, to := range map[string]string{"rel": "there/old.csv", "abs": at("there/old.csv"), "chain": "rel", "dangling": "there/new.csv"} {
		relaytest.NoError(t, os.Symlink(to, at(link)))
	}
	for _, link := range []string{"rel", "abs", "chain", "dangling"} {
		relaytest.NoError(t, wholefile.Write(at(link), text(link)))
		info, err := os.Lstat(at(link))
		b, _ := os.ReadFile(at(link))
		if err != nil || info.Mode()&os.ModeSymlink == 0 || string(b) != link {
			t.Errorf("%s: %v %q", link, info.Mode(), b)
		}
	}
	if info, err := os.Stat(at("there/old.csv")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("who may read it changed: %v %v", info, err)
	}
	relaytest.NoError(t, os.Symlink("circle", at("circle")))
	if err := wholefile.Write(at("circle"), text("x")); err == nil {
		t.Error("a link that leads in a circle was written to")
	}
}

func TestAPipeAndADeviceAreWrittenTo(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	got := make(chan string)
	go func() {
		b, _ := os.ReadFile(pipe)
		got <- string(b)
	}()
	relaytest.NoError(t, wholefile.Write(pipe, text("results")))
	if s := <-got; s != "results" {
		t.Errorf("%q", s)
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is now %v", info)
	}
	if err := wholefile.Write("/dev/null", text("results")); err != nil {
		t.Error(err)
	}
	if info, err := os.Lstat("/dev/null"); err != nil || info.Mode()&os.ModeDevice == 0 {
		t.Errorf("/dev/null is now %v", info)
	}
}

// TestMain writes for ever where it is started to be ended.
func TestMain(m *testing.M) {
	if path := os.Getenv("WHOLEFILE_WRITES"); path != "" {
		err := wholefile.Write(path, func(w io.Writer) error {
			fmt.Println("begun")
			for {
				if _, err := io.WriteString(w, "row\n"); err != nil {
					return err
				}
				time.Sleep(time.Millisecond)
				if _, err := os.Stat(os.Getenv("WHOLEFILE_STOP")); err == nil {
					return nil
				}
			}
		})
		fmt.Println(err)
		os.Exit(1)
	}
	if out := os.Getenv("WHOLEFILE_STDOUT"); out != "" {
		fmt.Println("before")
		if err := wholefile.Write(out, text("results\n")); err != nil {
			fmt.Println(err)
		}
		fmt.Println("after")
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestAProgramToldToEndLeavesNoHalfFile(t *testing.T) {
	dir := t.TempDir()
	stop := filepath.Join(t.TempDir(), "stop")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "WHOLEFILE_WRITES="+filepath.Join(dir, "report.html"), "WHOLEFILE_STOP="+stop)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	io.ReadFull(out, make([]byte, len("begun\n")))
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Fatalf("%d files while it writes", len(entries))
	}
	cmd.Process.Signal(syscall.SIGTERM)
	for range 500 {
		if entries, _ := os.ReadDir(dir); len(entries) == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	os.WriteFile(stop, nil, 0o600)
	said, _ := io.ReadAll(out)
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left: %v", entries)
	}
	if len(said) == 0 || string(said) == "<nil>\n" {
		t.Errorf("it said %q", said)
	}
}

func TestTheProgramsOwnOutputIsWrittenToWhereItStands(t *testing.T) {
	if _, err := os.Stat("/dev/stdout"); err != nil {
		t.Skip("no /dev/stdout here")
	}
	into := filepath.Join(t.TempDir(), "log.txt")
	file, err := os.Create(into)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "WHOLEFILE_STDOUT=/dev/stdout")
	cmd.Stdout = file
	relaytest.NoError(t, cmd.Run())
	if b, _ := os.ReadFile(into); string(b) != "before\nresults\nafter\n" {
		t.Errorf("%q", b)
	}
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "WHOLEFILE_STDOUT=/dev/stdout")
	if b, err := cmd.Output(); err != nil || string(b) != "before\nresults\nafter\n" {
		t.Errorf("in a pipe: %q %v", b, err)
	}
}
