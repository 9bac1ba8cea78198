package cli

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"baton/relay/relaytest"
)

var updateLicences = flag.Bool("update-licences", false, "gather the licences anew")

// inside are the modules that the program is built of on a system: path and
// version, with the folder of each.
func inside(t *testing.T, system string, all map[string]string) {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-json=Module", "baton")
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	out, err := list.Output()
	if err != nil {
		t.Skipf("the go command cannot list packages here: %v", err)
	}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		if m := p.Module; m != nil && !m.Main {
			all[m.Path+" "+m.Version] = m.Dir
		}
	}
}

// licenceName is what files are called that hold a licence or what one asks to
// be told.
var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|authors)([-.].*)?$`)

// onlySaid are the licences of modules that name theirs and bring no text of it.
var onlySaid = map[string]string{"github.com/mattn/go-localereader": "MIT, by Yasuhiro Matsumoto (a.k.a. mattn), as its README says"}

// gathered writes the licences of modules, and of Go with its library.
func gathered(t *testing.T, modules map[string]string) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules["Go and its standard library"] = strings.TrimSpace(string(root))
	var out strings.Builder
	fmt.Fprintln(&out, "Inside baton are these, with these licences.")
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		entries, err := os.ReadDir(modules[name])
		if err != nil {
			t.Fatal(err)
		}
		only, found := onlySaid[strings.Fields(name)[0]]
		if found {
			fmt.Fprintf(&out, "\n%s\n%s: %s\n", strings.Repeat("=", 80), name, only)
		}
		for _, e := range entries {
			if e.IsDir() || !licenceName.MatchString(e.Name()) {
				continue
			}
			text := relaytest.File(t, filepath.Join(modules[name], e.Name()))
			found = true
			fmt.Fprintf(&out, "\n%s\n%s: %s\n\n%s\n", strings.Repeat("=", 80), name, e.Name(), tidied(string(text)))
		}
		if !found {
			t.Errorf("%s has no licence", name)
		}
	}
	return out.String()
}

// tidied is a text without carriage returns and without spaces at the ends of
// lines.
func tidied(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

func TestTheLicencesAreThoseOfAllThatIsInside(t *testing.T) {
	modules := map[string]string{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		inside(t, system, modules)
	}
	want := gathered(t, modules)
	if *updateLicences {
		relaytest.NoError(t, os.WriteFile("licences.txt", []byte(want), 0o644))
		return
	}
	if licences != want {
		t.Error("what is inside has changed: go test ./relay/cli -run Licences -update-licences")
	}
}
