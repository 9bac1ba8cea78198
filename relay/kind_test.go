package relay_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baton/relay"
)

// TestEveryKindHasItsRow names what is missing of a new kind: its row, or a row's
// right fact. What the log, its description and the fold lack, the other tests of
// every kind name.
func TestEveryKindHasItsRow(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "kind.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "Kind") {
			return true
		}
		kind, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(relay.Kinds, relay.Kind(kind)) {
			t.Errorf("%s (%s) has no row in kinds", spec.Names[0].Name, kind)
		}
		return false
	})
	for _, k := range relay.Kinds {
		if got := relay.NewFact(k).Kind(); got != k {
			t.Errorf("the row of %s makes an empty %s", k, got)
		}
		if k.Words() == "" || strings.Contains(k.Words(), "_") {
			t.Errorf("%s is told as %q", k, k.Words())
		}
	}
}
