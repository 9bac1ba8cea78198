package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/history"
	"baton/relay/html"
	"baton/relay/json"
	"baton/relay/lynx"
	"baton/relay/markdown"
	"baton/relay/pair"
	"baton/relay/results"
	"baton/relay/sqlite"
	"baton/relay/wholefile"
)

// exportFormats are the formats that export writes.
var exportFormats = []string{"json", "csv", "lif", "html", "md", "opentrack"}

// printout is what an export writes: some races of a meet.
type printout struct {
	meet   *relay.Meet
	file   string // the meet's path: names it where it has no name
	races  []*relay.Race
	scores []results.Score
	now    time.Time
	past   *history.History // what the races are held against
}

// Run writes results. Of a damaged meet it writes what can be read, and says so.
func (c *exportCmd) Run(e *env) error {
	if err := c.check(); err != nil {
		return err
	}
	read, broken := readMeet(c.Meet)
	if read == nil {
		return broken
	}
	e.warnDamage(c.Meet, read.Missing)
	state := read.State
	races, err := c.pick(state)
	if err != nil {
		return err
	}
	past := e.pastOf(c.Meet, state)
	results.RememberHands(state, past.Hands(state.ID()))
	r := printout{meet: state, file: c.Meet, races: races, now: e.deps.Now(), past: past}
	if len(c.Scores) > 0 {
		r.scores = results.TeamScores(results.CombinedEvents(races), c.Scores)
	}
	if c.format() == "lif" {
		err = c.putEach(e, r)
	} else {
		err = c.put(e, c.Output, func(w io.Writer) error { return r.write(w, c.format(), c.Bom) })
	}
	if err != nil {
		return err
	}
	return cmp.Or(broken, damaged(c.Meet, read))
}

// pastOf is what a meet's races are held against: those of all meets of the data
// folder where it lies there, else its own, so that a file that lies elsewhere says
// the same on every laptop.
func (e *env) pastOf(path string, m *relay.Meet) *history.History {
	if folder, err := filepath.Abs(filepath.Dir(path)); err == nil && e.deps.Meets != "" && wholefile.Same(folder, e.deps.Meets) {
		known, err := history.Open(folder, sqlite.ReadState).Read(context.Background())
		if err == nil {
			for _, left := range known.Problems {
				e.warn("the season is told without " + filepath.Base(left.Path) + ": " + strings.TrimPrefix(left.What, left.Path+": "))
			}
			return known
		}
	}
	return history.Of(m)
}

func (c *exportCmd) format() string { return strings.ToLower(c.Format) }

// check refuses a command that cannot be meant.
func (c *exportCmd) check() error {
	if !slices.Contains(exportFormats, c.format()) {
		return usage("--format %s: export writes %s", c.Format, strings.Join(exportFormats, ", "))
	}
	if len(c.Scores) > 0 && c.format() != "html" && c.format() != "md" {
		return usage("--scores go into html and md, not into %s", c.format())
	}
	if c.Bom && c.format() != "csv" && c.format() != "opentrack" {
		return usage("--bom goes before csv and opentrack, not before %s", c.format())
	}
	for _, points := range c.Scores {
		if !(points >= 0 && points <= maxPoints) {
			return usage("--scores %g: want the points of first place, second place and so on, as 10,8,6,5,4,3,2,1", points)
		}
	}
	return nil
}

// maxPoints is more than any place is worth.
const maxPoints = 10_000

// pick are the races to write: those named, in that order, or all but practice.
func (c *exportCmd) pick(state *relay.Meet) ([]*relay.Race, error) {
	if len(c.Race) == 0 {
		return slices.DeleteFunc(state.Races(), func(r *relay.Race) bool { return r.ID.Practice() }), nil
	}
	var races []*relay.Race
	for _, wanted := range c.Race {
		found, err := pickRaces(c.Meet, state, wanted)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(races, found[0]) {
			races = append(races, found[0])
		}
	}
	return races, nil
}

// called is what the meet is called: its name, else its file's.
func (r printout) called() string {
	return cmp.Or(r.meet.Name(), wholefile.Title(r.file))
}

// bulletin is what the page and the message are made of.
func (r printout) bulletin() results.Bulletin {
	return results.Bulletin{Meet: r.called(), Rulebook: r.meet.Rulebook(), Zone: r.now.Location(), Races: r.races, Scores: r.scores, Season: r.past.Season(r.meet.ID()), Coach: pair.Coach(r.past)}
}

// byteOrderMark says to spreadsheets that a file is UTF-8.
const byteOrderMark = "\ufeff"

// write writes the races in one of the formats that take several.
func (r printout) write(w io.Writer, format string, bom bool) error {
	if bom {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	switch format {
	case "csv":
		return csv.Write(w, r.races)
	case "opentrack":
		return csv.WriteOpenTrack(w, r.races)
	case "html":
		return html.Write(w, r.bulletin())
	case "md":
		return markdown.Write(w, r.bulletin())
	}
	return json.Write(w, json.Info{Name: r.meet.Name(), Rulebook: r.meet.Rulebook(), Now: relay.Instant(r.now.UnixNano()), Zone: r.now.Location(), Season: r.past.Season(r.meet.ID())}, r.races)
}

// putEach writes a .lif for each race, which has room for one: into a folder,
// under the names that FinishLynx gives them, or, of a single race, where the
// command says.
func (c *exportCmd) putEach(e *env, r printout) error {
	into, err := c.folder(len(r.races))
	if err != nil {
		return err
	}
	for _, race := range r.races {
		path := c.Output
		if into {
			name, err := lynx.ResultsName(race.ID)
			if err != nil {
				return err
			}
			path = filepath.Join(c.Output, name)
		}
		if err := c.put(e, path, func(w io.Writer) error { return lynx.WriteResults(w, race, r.now.Location()) }); err != nil {
			return err
		}
	}
	return nil
}

// folder reports whether .lif files go into a folder: one that is there, or one
// that is made: for several races, or where the name has no ending.
func (c *exportCmd) folder(races int) (into bool, err error) {
	folder, err := os.Stat(c.Output)
	switch {
	case err == nil && folder.IsDir():
		return true, nil
	case races == 1 && (c.Output == "-" || err == nil || filepath.Ext(c.Output) != "" || c.Output == ""):
		return false, nil
	case c.Output == "" || c.Output == "-" || err == nil || strings.EqualFold(filepath.Ext(c.Output), ".meet"):
		return false, usage("--format lif: a .lif holds one race, and these are %d; name one with --race, or a folder with -o", races)
	}
	return true, os.MkdirAll(c.Output, 0o755)
}

func (c *exportCmd) put(e *env, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(e.stdout)
	}
	err := wholefile.Write(path, write)
	if errors.Is(err, wholefile.ErrMeet) {
		return usage("-o %s: results are not written over a meet; give another name", path)
	}
	return err
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
