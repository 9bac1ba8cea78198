package sqlite

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheDriversLibcIsTheOneItWasBuiltFor: modernc.org/libc must be exactly the
// version in the driver's own go.mod; updating all modules breaks that.
func TestTheDriversLibcIsTheOneItWasBuiltFor(t *testing.T) {
	list := func(format, module string) string {
		out, err := exec.Command("go", "list", "-m", "-f", format, module).Output()
		if err != nil {
			t.Skip("no go command, or no modules: ", err)
		}
		return strings.TrimSpace(string(out))
	}
	ours := list("{{.Version}}", "modernc.org/libc")
	driver := list("{{.Dir}}", "modernc.org/sqlite")
	if driver == "" {
		t.Skip("the driver's source is not here")
	}
	wants := regexp.MustCompile(`modernc\.org/libc (\S+)`).FindSubmatch(read(t, filepath.Join(driver, "go.mod")))
	if wants == nil || string(wants[1]) != ours {
		t.Fatalf("modernc.org/libc is %s, the driver's go.mod says %s: go get modernc.org/libc@<that>", ours, wants)
	}
}
