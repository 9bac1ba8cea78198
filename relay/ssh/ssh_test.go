package ssh

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay/relaytest"

	"github.com/creack/pty"
	gossh "golang.org/x/crypto/ssh"
)

// soon is how long anything may take on a busy machine; nothing is measured.
const soon = 20 * time.Second

// door is a door that greets, and says what it was told, until "q" is typed.
func door(t *testing.T, folder string) (*Door, string) {
	t.Helper()
	d, err := Open(folder, func(v Terminal) {
		fmt.Fprintf(v, "the board for %s, %d by %d\r\n", v.Term, v.Width, v.Height)
		typed := make([]byte, 1)
		for typed[0] != 'q' {
			if _, err := v.Read(typed); err != nil {
				return
			}
			fmt.Fprintf(v, "typed %s\r\n", typed)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go d.Serve(l)
	t.Cleanup(d.Close)
	return d, l.Addr().String()
}

// client is the command of a real ssh.
func client(t *testing.T, address string, more ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("no ssh here: the board is not tried with a real one")
	}
	host, port, _ := net.SplitHostPort(address)
	args := []string{
		"-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + filepath.Join(t.TempDir(), "known"),
		"-o", "IdentityAgent=none", "-p", port,
	}
	return exec.Command(path, append(append(args, more...), host)...)
}

func TestARealSSHSeesTheBoardAndLeaves(t *testing.T) {
	_, address := door(t, filepath.Join(t.TempDir(), "ssh"))
	c := client(t, address)
	c.Env = append(os.Environ(), "TERM=xterm-256color")
	screen, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	time.AfterFunc(soon, func() { c.Process.Kill() })
	seen := reads(t, screen, "the board for xterm-256color, 80 by 24")
	fmt.Fprint(screen, "q")
	if err := c.Wait(); err != nil {
		t.Errorf("it leaves with %v after %q", err, seen)
	}
}

// reads reads until something was said.
func reads(t *testing.T, from io.Reader, what string) string {
	t.Helper()
	var seen strings.Builder
	b := make([]byte, 1024)
	for !strings.Contains(seen.String(), what) {
		n, err := from.Read(b)
		seen.Write(b[:n])
		if err != nil {
			t.Fatalf("%q never comes: %q, %v", what, seen.String(), err)
		}
	}
	return seen.String()
}

func TestNothingButTheBoardIsThere(t *testing.T) {
	_, address := door(t, filepath.Join(t.TempDir(), "ssh"))
	behind, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer behind.Close()
	for what, more := range map[string][]string{
		"a way through":     {"-W", behind.Addr().String()},
		"a way back":        {"-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:" + behind.Addr().String()},
		"files":             {"-s", "-o", "RemoteCommand=sftp"},
		"a command":         {"-o", "RemoteCommand=id"},
		"without a pty":     {"-T"},
		"a pty's command":   {"-tt", "-o", "RemoteCommand=sh"},
		"an agent's socket": {"-A", "-o", "RemoteCommand=env"},
	} {
		c := client(t, address, more...)
		said, err := c.CombinedOutput()
		if err == nil {
			t.Errorf("%s is given: %s", what, said)
		}
	}
}

func TestWhoMayLookIsAnybodyOrWhoTheFolderNames(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "ssh")
	d, address := door(t, folder)
	relaytest.Want(t, "without keys", d.Who(), Anybody)
	if _, err := dial(address); err != nil {
		t.Errorf("anybody is refused: %v", err)
	}
	write(t, filepath.Join(folder, "password"), "relay day\n")
	d, address = door(t, folder)
	relaytest.Want(t, "with a password", d.Who(), "who knows the password")
	if _, err := dial(address); err == nil {
		t.Error("anybody comes in past the password")
	}
	if _, err := dial(address, gossh.Password("wrong")); err == nil {
		t.Error("a wrong password comes in")
	}
	if _, err := dial(address, gossh.Password("relay day")); err != nil {
		t.Errorf("the password is refused: %v", err)
	}
	key, err := os.ReadFile(filepath.Join(folder, hostKey)) // any key will do
	if err != nil {
		t.Fatal(err)
	}
	own, err := gossh.ParsePrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(folder, "password"))
	write(t, filepath.Join(folder, "authorized_keys"), string(gossh.MarshalAuthorizedKey(own.PublicKey())))
	_, address = door(t, folder)
	if _, err := dial(address); err == nil {
		t.Error("anybody comes in past the keys")
	}
	if _, err := dial(address, gossh.PublicKeys(own)); err != nil {
		t.Errorf("the key is refused: %v", err)
	}
	write(t, filepath.Join(folder, "password"), "\n")
	if _, err := Open(folder, nil); err == nil || !strings.Contains(err.Error(), "it is empty") {
		t.Errorf("an empty password: %v", err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	relaytest.NoError(t, os.WriteFile(path, []byte(text), 0o600))
}

func dial(address string, how ...gossh.AuthMethod) (*gossh.Client, error) {
	return gossh.Dial("tcp", address, &gossh.ClientConfig{User: "parent", Auth: how, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: soon})
}

func TestTheHostKeyStays(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "ssh")
	keyOf := func() (key string) {
		_, address := door(t, folder)
		c, err := gossh.Dial("tcp", address, &gossh.ClientConfig{User: "x", HostKeyCallback: func(_ string, _ net.Addr, k gossh.PublicKey) error {
			key = string(gossh.MarshalAuthorizedKey(k))
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		c.Close()
		return key
	}
	relaytest.Want(t, "the key of the next day", keyOf(), keyOf())
}

// One connection has one board, and no more of the laptop's memory than that takes.
func TestAConnectionHasOneBoard(t *testing.T) {
	d, address := door(t, filepath.Join(t.TempDir(), "ssh"))
	c, err := dial(address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	said, err := s.StdoutPipe()
	if err == nil {
		err = s.RequestPty("xterm", 24, 80, gossh.TerminalModes{})
	}
	if err == nil {
		s.Stdin = idle{}
		err = s.Shell()
	}
	if err != nil {
		t.Fatal(err)
	}
	reads(t, said, "the board for")
	for range 10 {
		if _, err := c.NewSession(); err == nil || !strings.Contains(err.Error(), "one board a connection") {
			t.Fatalf("another session: %v", err)
		}
	}
	relaytest.Want(t, "watching", d.Watching(), 1)
}

// idle types nothing.
type idle struct{}

func (idle) Read([]byte) (int, error) { select {} }

func TestWhoSendsMoreThanKeysIsHungUpOn(t *testing.T) {
	d, address := door(t, filepath.Join(t.TempDir(), "ssh"))
	c, err := dial(address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 * mostTyped / 1000 {
		if err := s.Setenv(fmt.Sprint("NAME", i), strings.Repeat("x", 1000)); err != nil {
			relaytest.Want(t, "watching", d.Watching(), 0)
			return
		}
	}
	t.Error("two megabytes were taken")
}
