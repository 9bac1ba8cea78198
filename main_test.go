package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"
	"github.com/creack/pty"
)

// imports are the packages that each package of baton imports itself, in code
// and not in tests.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").CombinedOutput()
	if err != nil {
		t.Skipf("the go command cannot list packages here: %s", out)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		if fields := strings.Fields(line); len(fields) > 0 {
			all[fields[0]] = fields[1:]
		}
	}
	return all
}

// rooms are the screens of a race, before it and after it; none knows another.
const rooms = "baton/model/live baton/model/setup baton/model/results"

// directions say which packages of baton one may import, the first that fits: a
// name alone, or a folder and all below it ("baton/relay/..."). Arrows run one
// way: main → model → live, setup, results → ui → views → relay, and
// main → relay/cli → readers and writers → relay/entry, relay/results → relay.
var directions = []struct{ of, may string }{
	{"baton", "baton/model baton/model/terminal baton/relay/..."},
	{"baton/relay", ""},
	{"baton/relay/entry", "baton/relay"},
	{"baton/relay/results", "baton/relay"},
	{"baton/relay/sheet", "baton/relay"},
	{"baton/relay/meet", "baton/relay"},
	{"baton/relay/link", "baton/relay"},
	{"baton/relay/wholefile", ""},
	{"baton/relay/...", "baton/relay/..."},
	{"baton/views", "baton/relay"},
	{"baton/model/terminal", ""},
	{"baton/model/charts", "baton/relay"},
	{"baton/model/ui", "baton/model/terminal baton/model/charts baton/views baton/relay/..."},
	{"baton/model/live", "baton/model/ui baton/model/terminal baton/model/charts baton/views baton/relay/..."},
	{"baton/model/setup", "baton/model/ui baton/model/terminal baton/model/charts baton/views baton/relay/..."},
	{"baton/model/results", "baton/model/ui baton/model/terminal baton/model/charts baton/views baton/relay/..."},
	{"baton/model/e2e", ""},
	{"baton/model", rooms + " baton/model/ui baton/model/terminal baton/model/charts baton/views baton/relay/..."},
}

// among reports whether a package is one of some, by name or by folder.
func among(pkg, some string) bool {
	return slices.ContainsFunc(strings.Fields(some), func(one string) bool {
		folder, below := strings.CutSuffix(one, "/...")
		return pkg == folder || below && strings.HasPrefix(pkg, folder+"/")
	})
}

func TestPackagesImportInOneDirection(t *testing.T) {
	for pkg, needs := range imports(t) {
		at := slices.IndexFunc(directions, func(d struct{ of, may string }) bool { return among(pkg, d.of) })
		if at < 0 {
			t.Errorf("%s has no place in directions: say what it may import", pkg)
			continue
		}
		for _, need := range needs {
			if strings.HasPrefix(need, "baton/") && !among(need, directions[at].may) {
				t.Errorf("%s imports %s", pkg, need)
			}
		}
	}
}

// outside are the modules that only some packages may know: nothing else can
// draw, ask for a key or touch the terminal.
var outside = []struct{ module, may string }{
	{"github.com/charmbracelet/bubbletea", "baton/model baton/model/..."},
	{"github.com/charmbracelet/x/term", "baton baton/model/terminal"},
	{"github.com/muesli/termenv", "baton/model/terminal baton/views"},
	{"github.com/erikgeiser/coninput", "baton/model/terminal"},
	{"modernc.org/sqlite", "baton/relay/sqlite"},
	{"github.com/alecthomas/kong", "baton/relay/cli"},
	{"github.com/charmbracelet/wish", "baton/relay/ssh"},
	{"github.com/nats-io", "baton/relay/nats"},
}

func TestOutsideModulesStayInTheirRoom(t *testing.T) {
	for pkg, needs := range imports(t) {
		for _, need := range needs {
			if pkg == "baton/relay" && strings.Contains(need, ".") {
				t.Errorf("relay imports %s: it needs the standard library only", need)
			}
			for _, o := range outside {
				if (need == o.module || strings.HasPrefix(need, o.module+"/")) && !among(pkg, o.may) {
					t.Errorf("%s imports %s", pkg, need)
				}
			}
		}
	}
}

// factMakers may make facts besides relay's commands: readers of lists, the sample,
// what tests write with, and phones, each of whose touches keeps its place in the
// log. What a log says of itself is made where one is written.
var (
	factMakers = "baton/relay baton/relay/entry baton/relay/sample baton/relay/relaytest baton/relay/phone"
	ofTheLog   = []string{"Opened", "StationJoined", "ClockGap", "ClockOffset"}
)

// factTypes are the kinds of facts that relay knows.
func factTypes(t *testing.T) map[string]bool {
	t.Helper()
	types := map[string]bool{}
	eachFile(t, "relay/*.go", func(_ string, f *ast.File) {
		for _, d := range f.Decls {
			if m, ok := d.(*ast.FuncDecl); ok && m.Name.Name == "Kind" && m.Recv != nil && len(m.Type.Params.List) == 0 {
				if of, ok := m.Recv.List[0].Type.(*ast.StarExpr); ok {
					types[of.X.(*ast.Ident).Name] = true
				}
			}
		}
	})
	if len(types) < 30 {
		t.Errorf("only %d kinds of facts are found", len(types))
	}
	return types
}

// eachFile reads the files of a pattern that are no tests.
func eachFile(t *testing.T, pattern string, do func(path string, f *ast.File)) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		do(path, f)
	}
}

// TestFactsAreMadeByCommands holds that no screen, and nothing else but who may,
// makes a fact: what a person asks for is a command, which relay decides.
func TestFactsAreMadeByCommands(t *testing.T) {
	facts := factTypes(t)
	for pkg := range imports(t) {
		if among(pkg, factMakers) {
			continue
		}
		eachFile(t, filepath.Join(".", strings.TrimPrefix(strings.TrimPrefix(pkg, "baton"), "/"), "*.go"), func(path string, f *ast.File) {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.UnaryExpr:
					if lit, ok := n.X.(*ast.CompositeLit); ok && n.Op == token.AND {
						if name := ofRelay(lit.Type); facts[name] && !slices.Contains(ofTheLog, name) {
							t.Errorf("%s makes a %s: give a command to relay", path, name)
						}
					}
				case *ast.CallExpr:
					if name, ok := strings.CutPrefix(ofRelay(n.Fun), "New"); ok && facts[name] {
						t.Errorf("%s makes a %s: give a command to relay", path, name)
					}
				}
				return true
			})
		})
	}
}

// ofRelay is what relay's name that is meant says, empty where none is.
func ofRelay(x ast.Expr) string {
	if s, ok := x.(*ast.SelectorExpr); ok {
		if of, ok := s.X.(*ast.Ident); ok && of.Name == "relay" {
			return s.Sel.Name
		}
	}
	return ""
}

// importsMuch are packages that import what their doc comments tell in a word:
// every reader, or what is in relay.
const importsMuch = "baton/relay/cli baton/relay/startlist"

func TestEveryPackageSaysWhatItImportsAndWhereToBegin(t *testing.T) {
	for pkg, needs := range imports(t) {
		dir := filepath.Join(".", strings.TrimPrefix(strings.TrimPrefix(pkg, "baton"), "/"))
		doc := packageDoc(t, dir)
		for _, says := range []string{"import", "egin"} {
			if doc != "" && pkg != "baton" && pkg != "baton/relay/version" && !strings.Contains(doc, says) {
				t.Errorf("the doc comment of %s does not say what it imports and where to begin reading", pkg)
			}
		}
		for _, need := range needs {
			room, domain := strings.CutPrefix(need, "baton/relay/")
			imported := domain && strings.HasPrefix(pkg, "baton/relay/") && !among(pkg, importsMuch)
			if imported && !strings.Contains(strings.ReplaceAll(doc, "\n", " "), "relay/"+room) {
				t.Errorf("the doc comment of %s does not say that it imports %s", pkg, need)
			}
		}
	}
}

// packageDoc is the doc comment of a folder's package, empty where it holds
// tests alone.
func packageDoc(t *testing.T, dir string) (doc string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		doc += f.Doc.Text()
	}
	return doc
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

// TestTheReadmesMapLeadsSomewhere holds that every file and folder of the program
// that the README names is there.
func TestTheReadmesMapLeadsSomewhere(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:relay|model|views|[.]ci)/[a-z_/.*0-9]+)`").FindAllStringSubmatch(string(readme), -1)
	if len(named) < 30 {
		t.Errorf("only %d paths are named", len(named))
	}
	for _, n := range named {
		if found, err := filepath.Glob(strings.TrimSuffix(n[1], "/")); err != nil || len(found) == 0 {
			t.Errorf("there is no %s (%v)", n[1], err)
		}
	}
}

// domainMap is the map of files in relay's doc comment: the names and prefixes of
// each of its steps, in order.
func domainMap(t *testing.T) (steps [][]string) {
	t.Helper()
	doc, err := os.ReadFile("relay/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, files, _ := strings.Cut(string(doc), "# Its files")
	files, _, _ = strings.Cut(files, "\n# ")
	for line := range strings.Lines(files) {
		if names, told := strings.CutPrefix(line, "\t"); told && !strings.HasPrefix(names, " ") {
			names, _, _ = strings.Cut(strings.TrimSpace(names), "  ")
			steps = append(steps, strings.Fields(names))
		}
	}
	return steps
}

// stepOf is the step of the domain's map that names a file, by its own name or
// else by its prefix; -1 where none does.
func stepOf(steps [][]string, path string) int {
	name := strings.TrimSuffix(filepath.Base(path), ".go")
	prefix, _, _ := strings.Cut(name, "_")
	for _, as := range []string{name, prefix + "_"} {
		if at := slices.IndexFunc(steps, func(names []string) bool { return slices.Contains(names, as) }); at >= 0 {
			return at
		}
	}
	return -1
}

// TestTheDomainsFunctionsCallOnlyWhatStandsAbove holds that relay's doc comment names
// every file of the package, and that the files lean on each other in its order.
func TestTheDomainsFunctionsCallOnlyWhatStandsAbove(t *testing.T) {
	fset, steps := token.NewFileSet(), domainMap(t)
	paths, err := filepath.Glob("relay/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		if stepOf(steps, path) < 0 && path != filepath.Join("relay", "doc.go") {
			t.Errorf("%s is not in the map of files in relay/doc.go", path)
		}
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	uses := map[*ast.Ident]types.Object{}
	pkg, err := (&types.Config{Importer: importer.Default()}).Check("baton/relay", fset, files, &types.Info{Uses: uses})
	if err != nil {
		t.Skipf("the go command cannot read packages here: %v", err)
	}
	for ident, of := range uses {
		from, to := fset.Position(ident.Pos()).Filename, fset.Position(of.Pos()).Filename
		_, named := of.(*types.TypeName)
		variable, isVariable := of.(*types.Var)
		within := named || isVariable && (variable.IsField() || variable.Parent() != pkg.Scope())
		asked := ident.Name == "fold" && filepath.Base(from) == "meet.go" // what is due
		if of.Pkg() == pkg && !within && !asked && stepOf(steps, from) < stepOf(steps, to) {
			t.Errorf("%s leans on %s in %s, which stands below it in relay/doc.go", fset.Position(ident.Pos()), ident.Name, to)
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

// TestTheArchivesThatAreGivenOut makes archives of this system and of Windows, from
// a clone and from a source archive: they are the same, whole, and what is in them
// starts by itself.
func TestTheArchivesThatAreGivenOut(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("it builds the program, with bash")
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
		call(t, dir, "bash", filepath.Join(from, ".ci", "release"), out, runtime.GOOS+"/"+runtime.GOARCH, "windows/amd64")
		b, err := os.ReadFile(filepath.Join(out, "SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		sums[i] = string(b)
	}
	if sums[0] != sums[1] || strings.Count(sums[0], "\n") != 2 || !strings.Contains(sums[0], "-windows-amd64.zip\n") {
		t.Errorf("a clone makes\n%sand a source archive\n%s", sums[0], sums[1])
	}
	here, _, _ := strings.Cut(sums[0], "\n")
	sum, name, _ := strings.Cut(here, "  ")
	folder := unpacked(t, filepath.Join(dir, "out", "clone", name), sum)
	holdsAllThatIsGivenOut(t, folder)
	showsTheArmedSample(t, filepath.Join(folder, "baton"))
}

// unpacked is the folder in an archive, unpacked in an empty one as a user does,
// once its checksum is found to be the one told.
func unpacked(t *testing.T, archive, sum string) string {
	t.Helper()
	packed, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x", sha256.Sum256(packed)); got != sum {
		t.Errorf("%s has the checksum %s, SHA256SUMS says %s", archive, got, sum)
	}
	empty := t.TempDir()
	call(t, empty, "tar", "-xzf", archive)
	return filepath.Join(empty, strings.TrimSuffix(filepath.Base(archive), ".tar.gz"))
}

// holdsAllThatIsGivenOut fails where a file is missing, or is not what its name says.
func holdsAllThatIsGivenOut(t *testing.T, folder string) {
	t.Helper()
	for name, says := range map[string]string{
		"README.md": "## Install", "LICENCES.txt": "The Go Authors", "baton.1": ".TH", "completion/baton.bash": "complete ",
		"completion/_baton": "#compdef", "completion/baton.fish": "complete -c baton", "completion/baton.ps1": "Register-ArgumentCompleter",
	} {
		text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil || !strings.Contains(string(text), says) {
			t.Errorf("%s: %q is not in it (%v)", name, says, err)
		}
	}
	readme, _ := os.ReadFile(filepath.Join(folder, "README.md"))
	pictures := regexp.MustCompile(`"(\.pictures/[^"]+)"`).FindAllSubmatch(readme, -1)
	for _, p := range pictures {
		if _, err := os.Stat(filepath.Join(folder, string(p[1]))); err != nil {
			t.Errorf("the README shows a picture that is not in it: %v", err)
		}
	}
	if len(pictures) == 0 {
		t.Error("the README shows no picture")
	}
}

// showsTheArmedSample starts a program as somebody does who has neither Go nor ever
// had baton: the sample's first race is armed, and ctrl+c leaves.
func showsTheArmedSample(t *testing.T, program string) {
	t.Helper()
	home := t.TempDir()
	c := exec.Command(program)
	c.Dir, c.Env = home, []string{"HOME=" + home, "PATH=" + home, "TERM=xterm", "LANG=C.UTF-8"}
	terminal, err := pty.StartWithSize(c, &pty.Winsize{Cols: 80, Rows: 24})
	if errors.Is(err, pty.ErrUnsupported) {
		t.Skip("no pseudo terminals on this system")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	const patience = time.Minute // on a machine with much else to do; by itself it takes 0.1 s
	late := time.AfterFunc(patience, func() { _ = c.Process.Kill() })
	defer late.Stop()
	var shown strings.Builder
	for piece := make([]byte, 4096); !strings.Contains(shown.String(), "ARMED") || !strings.Contains(shown.String(), "12-1-3"); {
		n, err := terminal.Read(piece)
		if err != nil {
			t.Fatalf("no armed race: %v\n%q", err, shown.String())
		}
		shown.Write(piece[:n])
	}
	late.Reset(patience)
	_, _ = terminal.WriteString("\x03")
	go func() { _, _ = io.Copy(io.Discard, terminal) }()
	if err := c.Wait(); err != nil {
		t.Errorf("leaving it: %v", err)
	}
}
