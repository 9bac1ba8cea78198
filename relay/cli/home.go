package cli

import (
	"os"
	"path/filepath"
	"strings"
)

// findMeets gives the meets that a command names by a word alone the place where
// the list of meets looks for them: "baton import lake list.csv" makes lake.meet
// there, and "baton export lake" finds it.
func (e *env) findMeets(said *grammar) {
	if name := &said.Import.Meet; bareName(*name) && e.deps.Meets != "" {
		*name = filepath.Join(e.deps.Meets, *name+".meet")
	}
	names := []*string{&said.Export.Meet, &said.Merge.Meet, &said.Log.Meet, &said.Check.Meet, &said.Open.Meet, &said.Serve.Meet, &said.Join.Meet, &said.Replay.Meet, &said.Practice.Meet}
	for i := range said.Merge.Others {
		names = append(names, &said.Merge.Others[i])
	}
	for _, name := range names {
		at := filepath.Join(e.deps.Meets, *name+".meet")
		if _, err := os.Stat(at); bareName(*name) && e.deps.Meets != "" && err == nil {
			*name = at
		}
	}
}

// bareName reports whether a meet is named by a word: without a folder, without
// an ending, and none that lies here.
func bareName(name string) bool {
	if name == "" || filepath.Ext(name) != "" || strings.ContainsAny(name, `/\`) {
		return false
	}
	_, err := os.Stat(name)
	return err != nil
}
