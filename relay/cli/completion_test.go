package cli

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baton/relay/relaytest"
)

// scripted is a file with what baton completion prints for a shell.
func scripted(t *testing.T, shell string) string {
	t.Helper()
	var out strings.Builder
	if code := Run([]string{"completion", shell}, strings.NewReader(""), &out, io.Discard, Deps{}); code != ExitDone {
		t.Fatalf("%s: exit code %d", shell, code)
	}
	file := filepath.Join(t.TempDir(), "completion")
	relaytest.NoError(t, os.WriteFile(file, []byte(out.String()), 0o644))
	return file
}

// asked runs a shell and gives what it prints, a space between words.
func asked(t *testing.T, shell string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(shell)
	if err != nil {
		t.Skip(err)
	}
	c := exec.Command(path, args...)
	c.Dir = t.TempDir()
	c.Env = append(os.Environ(), "HOME="+c.Dir)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func TestBashCompletes(t *testing.T) {
	file := scripted(t, "bash")
	for typed, want := range map[string]string{
		"baton ex":                 "export",
		"baton import --":          "--dry-run --yes --format --race --watch",
		"baton export x.meet --fo": "--format",
		"baton export --format m":  "md",
		"baton completion z":       "zsh",
		"baton help me":            "merge",
		"baton check ":             "", // files
	} {
		ask := `. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _baton; echo "${COMPREPLY[*]}"`
		args := append([]string{"-c", ask, "bash", file}, strings.Split(typed, " ")...)
		if got := asked(t, "bash", args...); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestFishCompletes(t *testing.T) {
	file := scripted(t, "fish")
	for typed, want := range map[string]string{
		"baton ex": "export", "baton export x.meet --fo": "--format", "baton export --format m": "md",
		"baton completion z": "zsh", "baton help me": "merge",
	} {
		if got := asked(t, "fish", "-c", "source "+file+"; complete -C '"+typed+"'"); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestZshCompletes(t *testing.T) {
	ask := `compdef() { }; source "$1"; compadd() { shift; print -- "$@" }; _files() { }
words=(baton export --format m); CURRENT=4; _baton; words=(baton e); CURRENT=2; _baton`
	got := asked(t, "zsh", "-fc", ask, "zsh", scripted(t, "zsh"))
	if !strings.HasPrefix(got, "json csv lif html md opentrack import export merge") {
		t.Errorf("it offers %q", got)
	}
}
