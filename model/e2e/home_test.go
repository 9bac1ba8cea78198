package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Home is one user's machine: a home directory with nothing in it and a working
// directory for meets, which outlive the programs run there.
type Home struct {
	t       testing.TB
	program string
	Dir     string
}

// NewHome is a machine on which the program was just installed.
func NewHome(t testing.TB, program string) *Home {
	return &Home{t: t, program: program, Dir: t.TempDir()}
}

// Path is a file in the working directory.
func (h *Home) Path(name string) string { return filepath.Join(h.Dir, name) }

// Write makes a file in the working directory and gives its path.
func (h *Home) Write(name, text string) string {
	h.t.Helper()
	ok(h.t, os.WriteFile(h.Path(name), []byte(text), 0o600))
	return h.Path(name)
}

// command is the program in this home; env comes on top.
func (h *Home) command(env []string, args ...string) *exec.Cmd {
	cmd := exec.Command(h.program, args...)
	cmd.Dir = h.Dir
	cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"),
		"LANG=C.UTF-8",
		"TERM=tmux-256color",
		"HOME=" + h.Dir, "USERPROFILE=" + h.Dir,
		"XDG_DATA_HOME=" + h.Path("share"), "XDG_CONFIG_HOME=" + h.Path("config"), "XDG_STATE_HOME=" + h.Path("state"),
		"SYSTEMROOT=" + os.Getenv("SYSTEMROOT"),
	}, env...)
	return cmd
}

// Start runs the program on a terminal.
func (h *Home) Start(size Size, env []string, args ...string) *Term {
	h.t.Helper()
	return Launch(h.t, size, h.command(env, args...))
}

// Run runs the program without a terminal and gives what it printed; it fails
// where the program does.
func (h *Home) Run(args ...string) string {
	h.t.Helper()
	out, said, code := h.Try(args...)
	if code != 0 {
		h.t.Fatalf("baton %s: exit code %d\n%s", strings.Join(args, " "), code, said)
	}
	return out
}

// Try runs the program without a terminal and gives both outputs and the exit
// code.
func (h *Home) Try(args ...string) (stdout, stderr string, code int) {
	var out, said bytes.Buffer
	cmd := h.command(nil, args...)
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); cmd.ProcessState == nil {
		h.t.Fatal(err)
	}
	return out.String(), said.String(), cmd.ProcessState.ExitCode()
}
