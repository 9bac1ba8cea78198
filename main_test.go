package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// deps are the import paths that a package needs, directly or not.
func deps(t *testing.T, pkg string) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", pkg).CombinedOutput()
	if err != nil {
		t.Skipf("the go command cannot list packages here: %s", out)
	}
	return strings.Fields(string(out))
}

func TestTheDomainImportsTheStandardLibraryOnly(t *testing.T) {
	if got := deps(t, "./relay"); !slices.Equal(got, []string{"baton/relay"}) {
		t.Errorf("relay needs %v", got)
	}
}

func TestOnlyTheModelKnowsTheTerminal(t *testing.T) {
	packages := append(deps(t, "./views"), deps(t, "./relay/cli")...)
	for _, p := range packages {
		if p == "github.com/charmbracelet/bubbletea" || strings.HasPrefix(p, "baton/model") {
			t.Errorf("views or the commands need %s", p)
		}
	}
}

func TestTheTopLevelHoldsNothingElse(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"main.go", "main_test.go", "model", "views", "relay", "go.mod", "go.sum", "README.md"}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, ".") && !slices.Contains(known, name) && name != "baton" && name != "baton.exe" {
			t.Errorf("%s does not belong at the top level", name)
		}
	}
}

// The sizes that keep the code readable.
const (
	mostLines     = 400
	mostFuncLines = 60
)

func TestFilesAndFunctionsStaySmall(t *testing.T) {
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if n := bytes.Count(src, []byte("\n")); n > mostLines {
			t.Errorf("%s has %d lines", path, n)
		}
		file, err := parser.ParseFile(files, path, src, 0)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				if n := files.Position(f.End()).Line - files.Position(f.Pos()).Line + 1; n > mostFuncLines {
					t.Errorf("%s: %s has %d lines", path, f.Name.Name, n)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAWrongCommandIsOneLineAndExitCodeTwo(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	xdg.Reload()
	var out, errs bytes.Buffer
	if code := run([]string{"exprot", "x.meet", "--force"}, strings.NewReader(""), &out, &errs); code != 2 {
		t.Errorf("exit code %d, want 2", code)
	}
	if text := errs.String(); !strings.HasPrefix(text, "baton: ") || strings.Count(text, "\n") != 1 {
		t.Errorf("stderr: %q", text)
	}
}

func TestTheVersionTellsTheMakeAndTheTerminal(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	xdg.Reload()
	var out, errs bytes.Buffer
	if code := run([]string{"version"}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	for _, want := range []string{"baton ", "go:       go1.", "system:   ", "terminal: ", "meets:    ", "settings: "} {
		if !strings.Contains("\n"+out.String(), "\n"+want) {
			t.Errorf("%q is missing:\n%s", want, out.String())
		}
	}
}

// call runs a program in a folder.
func call(t *testing.T, folder, program string, args ...string) {
	t.Helper()
	c := exec.Command(program, args...)
	c.Dir = folder
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v: %s", program, args, err, out)
	}
}

func TestACloneAndASourceArchiveMakeTheSameArchives(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	for _, tool := range []string{"bash", "git", "tar"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	if _, err := os.Stat(".git"); err != nil {
		t.Skip("this is no checkout")
	}
	dir := t.TempDir()
	clone, source := filepath.Join(dir, "clone"), filepath.Join(dir, "somewhere", "else")
	call(t, ".", "git", "clone", "--quiet", ".", clone)
	call(t, clone, "git", "-c", "core.autocrlf=true", "archive", "--output", filepath.Join(dir, "source.tar"), "HEAD")
	call(t, dir, "mkdir", "-p", source)
	call(t, dir, "tar", "-xf", "source.tar", "-C", source)
	if err := os.WriteFile(filepath.Join(clone, "main.go"), []byte("not committed"), 0o644); err != nil {
		t.Fatal(err)
	}
	var sums [2]string
	for i, from := range []string{clone, source} {
		out := filepath.Join(dir, "out", filepath.Base(from))
		call(t, dir, "bash", filepath.Join(from, ".ci", "release"), out, "linux/amd64", "windows/amd64")
		b, err := os.ReadFile(filepath.Join(out, "SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		sums[i] = string(b)
	}
	if sums[0] != sums[1] || strings.Count(sums[0], "\n") != 2 || !strings.Contains(sums[0], "-windows-amd64.zip\n") {
		t.Errorf("a clone makes\n%sand a source archive\n%s", sums[0], sums[1])
	}
}
