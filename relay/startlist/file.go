// Package startlist opens the files that a meet's start lists, running orders
// and line-ups come in, and picks the reader for each: by what its name ends in,
// and where that leaves it open, by what stands in it.
//
// It imports relay/entry and every reader. Begin with Open; kind.go tells one
// kind of file from another.
package startlist

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baton/relay/csv"
	"baton/relay/entry"
	"baton/relay/hytek"
	"baton/relay/json"
	"baton/relay/lynx"
	"baton/relay/openath"
	"baton/relay/opentrack"
	"baton/relay/text"
	"baton/relay/wholefile"
)

// kinds are the endings of the files that can be taken, by the reader.
var kinds = map[string]func(name string, r io.Reader) (File, error){
	".evt": list(lynx.Read), ".sch": list(lynx.ReadOrder), ".ppl": readPeople, ".json": readJSON, ".lif": readResults,
	".csv": readTable, ".tsv": readTable, ".txt": readTable, ".sem": readTable, ".hyv": readTable,
}

// File is one file as read.
type File struct {
	Path string
	entry.StartList
	People lynx.People // of a list of people, which has no entries
}

// Takes reports whether a file's name says that it may be taken, for a folder
// where others lie beside them.
func Takes(path string) bool {
	return kinds[ending(path)] != nil && !strings.HasPrefix(filepath.Base(path), ".")
}

func ending(path string) string { return strings.ToLower(filepath.Ext(path)) }

// settles is how long ago a file without a final newline must have been written
// to be taken for whole: the programs that write lists do so in less.
const settles = 10 * time.Second

// Open reads a file. A file that may still be being written wraps
// text.ErrUnfinished; other errors name file, line and column where they can,
// and what to give instead.
func Open(path string) (File, error) {
	file, err := open(path, false)
	if !errors.Is(err, text.ErrUnfinished) {
		return file, err
	}
	info, statErr := os.Stat(path)
	if statErr != nil {
		return file, err
	}
	if age := time.Since(info.ModTime()); age >= 0 && age < settles {
		return file, err
	}
	return OpenAsIs(path)
}

// OpenAsIs is Open for a file of which nothing more is to be expected: its last
// line counts without a newline, and is pointed at; an empty file is empty.
func OpenAsIs(path string) (File, error) { return open(path, true) }

func open(path string, asIs bool) (File, error) {
	kind := ending(path)
	read := kinds[kind]
	switch {
	case read != nil:
	case kind == ".meet":
		return File{}, fmt.Errorf("%s: a meet is not a start list; baton merge joins two copies of one meet", path)
	case otherKinds[kind] != "":
		return File{}, fmt.Errorf("%s: %s", path, otherKinds[kind])
	default:
		return File{}, fmt.Errorf("%s: cannot tell what it is; start lists end in .evt, .csv, .txt or .json, results in .lif or .csv", path)
	}
	content, err := wholefile.Read(path, text.MaxSize)
	if err != nil {
		return File{}, fmt.Errorf("cannot read the start list: %w", err)
	}
	if other := otherKind(content); other != "" {
		return File{}, fmt.Errorf("%s: %s", path, other)
	}
	file, err := read(path, bytes.NewReader(content))
	if asIs && errors.Is(err, text.ErrUnfinished) {
		file, err = readCut(path, kind, content)
	}
	if other := program(content); other != "" && !errors.Is(err, text.ErrUnfinished) && (err != nil || file.nothing()) {
		return File{}, fmt.Errorf("%s: %s", path, other)
	}
	file.Path = path
	return file, err
}

// nothing reports whether a file brought neither teams nor anything about them.
func (f File) nothing() bool {
	return len(f.Entries)+len(f.Officials)+len(f.Order)+len(f.People) == 0
}

// readCut reads a file that ends in mid-line, or in mid-object, for good.
func readCut(path, kind string, content []byte) (File, error) {
	if kind == ".json" {
		return File{}, fmt.Errorf("%s: it ends in the middle, so it was cut off on its way; copy it again", path)
	}
	whole := text.Decode(content) + "\n"
	file, err := kinds[kind](path, strings.NewReader(whole))
	if err == nil {
		line := strings.Count(strings.ReplaceAll(whole, "\r\n", "\n"), "\n")
		file.Skipped = append(file.Skipped, entry.Skipped{Source: fmt.Sprintf("%s:%d", path, line), Why: "the last line has no end and is taken as it stands; see that the file is whole"})
	}
	return file, err
}

// list is the reader of a file that is one start list.
func list(read func(string, io.Reader) (entry.StartList, error)) func(string, io.Reader) (File, error) {
	return func(name string, r io.Reader) (File, error) {
		found, err := read(name, r)
		return File{StartList: found}, err
	}
}

func readPeople(name string, r io.Reader) (File, error) {
	people, skipped, err := lynx.ReadPeople(name, r)
	return File{People: people, StartList: entry.StartList{Skipped: skipped}}, err
}

func readResults(name string, r io.Reader) (File, error) {
	rows, skipped, err := lynx.ReadResults(name, r)
	return File{StartList: entry.StartList{Officials: rows, Skipped: skipped}}, err
}

// readTable reads a list of separated fields: ours, of teams or of official
// results, or Hy-Tek's.
func readTable(name string, r io.Reader) (File, error) {
	content, err := text.Read(name, r)
	if err != nil {
		return File{}, err
	}
	read := csv.Read
	switch {
	case hytek.Is(content):
		read = hytek.Read
	case csv.IsOfficial(content):
		read = csv.ReadOfficial
	}
	found, err := read(name, content)
	return File{StartList: found}, err
}

// readJSON reads a JSON file of one of the kinds there are.
func readJSON(name string, r io.Reader) (File, error) {
	v, err := text.ReadJSON(name, r)
	if err != nil {
		return File{}, err
	}
	var found entry.StartList
	switch {
	case json.Is(v):
		found, err = json.Read(v)
	case openath.Is(v):
		found, err = openath.Read(v)
	case opentrack.Is(v):
		found, err = opentrack.Read(v)
	default:
		err = fmt.Errorf("%s: a JSON file of a kind that is not known; known are exports of baton, and competitions of OpenTrack and openath", name)
	}
	return File{StartList: found}, err
}

// Together makes several files ready to be taken one after another: people give
// their names to the runners of the lists, lists with event numbers come before
// those that fill them, and running orders last.
func Together(files []File) []File {
	files = apart(files)
	for i, f := range files {
		if f.People == nil {
			continue
		}
		named := 0
		for _, other := range files {
			named += f.People.Name(other.Entries)
		}
		why := fmt.Sprintf("%d people read; no relay of these lists refers to them", len(f.People))
		if named > 0 {
			why = fmt.Sprintf("%d people read; they name the runners of %d of the teams", len(f.People), named)
		}
		files[i].Skipped = append(files[i].Skipped, entry.Skipped{Source: f.Path, Why: why})
	}
	slices.SortStableFunc(files, func(a, b File) int { return a.rank() - b.rank() })
	return files
}

// apart makes two files of one that holds both who runs and what came of it: the
// results go to the races that the list brings.
func apart(files []File) (out []File) {
	for _, f := range files {
		if len(f.Officials) == 0 || len(f.Entries) == 0 {
			out = append(out, f)
			continue
		}
		results := File{Path: f.Path, StartList: entry.StartList{Officials: f.Officials}}
		f.Officials = nil
		out = append(out, f, results)
	}
	return out
}

// Fills reports whether a file says something about other lists, and so is held
// against the meet anew when another list comes: people, running orders, entries
// without event numbers.
func (f File) Fills() bool { return f.People != nil || f.rank() > 0 }

// ByPath orders files by their names.
func ByPath(a, b File) int { return strings.Compare(a.Path, b.Path) }

// rank orders files by what they need of others.
func (f File) rank() int {
	switch {
	case len(f.Officials) > 0:
		return 3
	case len(f.Order) > 0:
		return 2
	case slices.ContainsFunc(f.Entries, func(e entry.Entry) bool { return e.Unnumbered }):
		return 1
	}
	return 0
}
