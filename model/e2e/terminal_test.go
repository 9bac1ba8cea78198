package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestNineDigitsInOneWriteAreNineKeysOfOneInstant(t *testing.T) {
	p := start(t, "keys")
	p.WaitFor("keys:", soon)
	p.Type("123456789")
	p.WaitFor("keys: 1 2 3 4 5 6 7 8 9", soon)
	_, at := p.stamps(t)
	for _, a := range at {
		if !a.Equal(at[0]) {
			t.Fatalf("stamps differ: %v", at)
		}
	}
}

func TestATinyProgramWaitsForNoAnswer(t *testing.T) {
	p := start(t, "keys", "TERM=xterm-256color")
	p.WaitFor("keys:", 4*time.Second) // a question left unanswered takes five
}

func TestADigitReadTogetherWithEscIsTheDigit(t *testing.T) {
	p := start(t, "keys")
	p.WaitFor("keys:", soon)
	p.Type("\x1b34")
	p.WaitFor("keys: 3 4", soon)
}

func TestAPasteIsOneKeyOfNoTeam(t *testing.T) {
	p := start(t, "keys")
	p.WaitFor("keys:", soon)
	p.Paste("123")
	p.Type("4")
	p.WaitFor("keys: paste 4", soon)
}

func TestAStalledTerminalDelaysNoKeyAndEndsWithTheSameScreen(t *testing.T) {
	if testing.Short() {
		t.Skip("it stalls a terminal for two seconds")
	}
	stalled, quiet := start(t, "keys"), start(t, "keys")
	for _, p := range []*running{stalled, quiet} {
		p.WaitFor("keys:", soon)
	}
	stalled.Stall()
	var typed []time.Time
	for _, key := range strings.Split("12345678", "") {
		time.Sleep(250 * time.Millisecond)
		typed = append(typed, time.Now())
		stalled.Type(key)
		quiet.Type(key)
	}
	time.Sleep(50 * time.Millisecond)
	names, at := stalled.stamps(t)
	if want := strings.Split("12345678", ""); !slices.Equal(names, want) {
		t.Fatalf("while stalled, keys %v came, want %v", names, want)
	}
	stampedAsTyped(t, typed, at)
	stalled.Resume()
	for _, p := range []*running{stalled, quiet} {
		p.Type("z")
		p.WaitFor("8 z", soon)
	}
	settle(t, func() bool { return reflect.DeepEqual(stalled.Cells(), quiet.Cells()) }, func() string {
		return "the screens differ:\n" + stalled.Screen() + "\n\n" + quiet.Screen()
	})
}

// settle waits for something to become so.
func settle(t *testing.T, is func() bool, say func() string) {
	t.Helper()
	for end := time.Now().Add(soon); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(say())
		}
	}
}

func TestASignalLeavesTheTerminalAsItWasAndClosesTheLog(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(s.String(), func(t *testing.T) {
			p := start(t, "keys")
			p.WaitFor("keys:", soon)
			p.Signal(s)
			if code := p.Wait(soon); code != 0 {
				t.Errorf("exit code %d", code)
			}
			given(t, p.Term)
			if !slices.Contains(p.noted(t), "shutdown") {
				t.Error("the log was not closed")
			}
		})
	}
}

func TestClosingTheWindowClosesTheLog(t *testing.T) {
	p := start(t, "keys")
	p.WaitFor("keys:", soon)
	p.Hangup()
	if code := p.Wait(soon); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if !slices.Contains(p.noted(t), "shutdown") {
		t.Error("the log was not closed")
	}
}

func TestABlockedTerminalHoldsUpNoEnd(t *testing.T) {
	ends := map[string]func(*running){
		"quit":   func(p *running) { p.Type("q") },
		"signal": func(p *running) { p.Signal(syscall.SIGTERM) },
		"bug":    func(p *running) { p.Type("x") },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			p := start(t, "hang")
			p.WaitFor("keys:", soon)
			p.Stall()
			defer p.Resume()
			time.Sleep(500 * time.Millisecond)
			end(p)
			if name == "bug" {
				p.Signal(syscall.SIGTERM)
			}
			p.Wait(soon)
			if !slices.Contains(p.noted(t), "shutdown") {
				t.Error("the log was not closed")
			}
			if left := p.Restored(); strings.Contains(left, "raw mode") {
				t.Error("left in raw mode")
			}
		})
	}
}

func TestABugEndsTheProgramInOrder(t *testing.T) {
	for _, where := range []string{"update", "view", "command", "batch", "sequence", "goroutine"} {
		t.Run(where, func(t *testing.T) {
			p := start(t, where)
			p.WaitFor("keys:", soon)
			p.Type("x")
			if code := p.Wait(soon); code != 1 {
				t.Errorf("exit code %d", code)
			}
			p.WaitFor("baton crashed: boom", soon)
			given(t, p.Term)
			left, _ := filepath.Glob(p.folder + "/baton-crash-*.txt")
			if len(left) != 1 {
				t.Fatalf("it left %v", left)
			}
			stack, err := os.ReadFile(left[0])
			if err != nil || !strings.Contains(string(stack), "boom") || !strings.Contains(string(stack), "misbehave") && !strings.Contains(string(stack), "View") {
				t.Errorf("the file holds %q (%v)", stack, err)
			}
			if screen := strings.ReplaceAll(p.Screen(), "\n", ""); !strings.Contains(screen, filepath.Base(left[0])) {
				t.Errorf("%s is not named:\n%s", left[0], p.Screen())
			}
			if !slices.Contains(p.noted(t), "shutdown") {
				t.Error("the log was not closed")
			}
		})
	}
}

func TestAScreenThatHangsIsLeftBehind(t *testing.T) {
	p := start(t, "hang")
	p.WaitFor("keys:", soon)
	p.Type("x")
	time.Sleep(50 * time.Millisecond)
	p.Signal(syscall.SIGTERM)
	if code := p.Wait(soon); code != 3 {
		t.Errorf("exit code %d", code)
	}
	given(t, p.Term)
}

func TestTheBellIsHeardBetweenFrames(t *testing.T) {
	p := start(t, "keys")
	p.WaitFor("keys:", soon)
	p.Type("b")
	settle(t, func() bool { return p.Bells() == 1 }, func() string { return "the bell was not heard" })
	p.Type("z")
	p.WaitFor("keys: b z", soon)
}

func TestWithoutATerminalItSaysSo(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childMode+"=keys")
	said, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != 2 {
		t.Errorf("exit code %d (%v)", code, err)
	}
	if !strings.Contains(string(said), "baton: no terminal") {
		t.Errorf("it said %q", said)
	}
}
