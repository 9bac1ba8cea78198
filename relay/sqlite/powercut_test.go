package sqlite

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baton/relay"
)

// TestAPowerCutLosesNothingCalledSaved traces a station's writes and syncs with
// strace, and at hundreds of instants makes the folder as a power cut could have
// left it. The control, synchronous=NORMAL, must lose events: else the method
// would see nothing. kill -9 cannot show this: it leaves the system's cache.
func TestAPowerCutLosesNothingCalledSaved(t *testing.T) {
	if os.Getenv("BATON_POWERCUT") != "1" {
		t.Skip("a minute of work: set BATON_POWERCUT=1")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("needs strace, which is not installed")
	}
	for _, c := range []struct {
		mode  string
		loses bool
	}{{"FULL", false}, {"NORMAL", true}} {
		t.Run("synchronous="+c.mode, func(t *testing.T) {
			points, bad := cutEverywhere(t, c.mode)
			t.Logf("%d power cuts, %d lost an event called saved", points, bad)
			if points < 300 || (bad > 0) != c.loses {
				t.Errorf("of %d power cuts %d lost an event; losing is expected: %v", points, bad, c.loses)
			}
		})
	}
}

// cutEverywhere plays a traced station on a simulated disk and cuts the power
// after operations drawn at random once something is called saved.
func cutEverywhere(t *testing.T, mode string) (points, bad int) {
	path := inDir(t)
	ops := traced(t, path, mode)
	d := newDisk(filepath.Dir(path))
	draw := rand.New(rand.NewPCG(4, 1600))
	chance := 330 / float64(len(ops))
	for _, op := range ops {
		d.do(op)
		if d.saved == 0 || draw.Float64() > chance {
			continue
		}
		for _, cut := range []map[string][]byte{d.synced(), d.namesSynced(), d.torn(draw)} {
			points++
			if why := lostAfter(t, cut, d); why != "" {
				bad++
				if mode == "FULL" {
					t.Log(why)
				}
			}
		}
	}
	return points, bad
}

// lostAfter starts the machine again: it opens what the cut left and says what
// is missing.
func lostAfter(t *testing.T, left map[string][]byte, d *disk) string {
	dir := t.TempDir()
	for name, content := range left {
		write(t, filepath.Join(dir, name), content)
	}
	f, err := Open(filepath.Join(dir, "friday.meet"))
	if err != nil {
		f.Close()
		return err.Error()
	}
	defer f.Close()
	if n := countOf(t, f, d.origin); n < d.saved || len(f.Damage()) > 0 {
		return fmt.Sprintf("%d called saved, %d found, damage %v", d.saved, n, f.Damage())
	}
	return ""
}

// op is one system call of a trace: its strings and file descriptors' paths
// decoded.
type op struct {
	name   string
	flags  string   // what stands between its strings
	path   string   // of its file descriptor
	names  []string // strings: paths, or the bytes written
	number []int64  // plain numbers
}

const watched = "/^(open|openat|write|pwrite64|fsync|fdatasync|ftruncate|unlink|unlinkat|linkat|rename|renameat|renameat2)$"

// traced runs a station under strace and reads what it asked of the system.
func traced(t *testing.T, path, mode string) []op {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := station(t, path, stationCount+"=400", stationSync+"="+mode)
	cmd.Args = append([]string{"strace", "-f", "-y", "-xx", "-s", "200000", "-o", trace, "-e", "trace=" + watched}, cmd.Args...)
	var err error
	if cmd.Path, err = exec.LookPath("strace"); err != nil {
		t.Fatal(err)
	}
	if out, err := cmd.Output(); err != nil {
		t.Skipf("strace does not work here: %v %s", err, out)
	}
	var ops []op
	begun := map[string]string{}
	for line := range strings.Lines(string(read(t, trace))) {
		pid, call, _ := strings.Cut(strings.TrimSpace(line), " ")
		call = strings.TrimSpace(call)
		if head, cut := strings.CutSuffix(call, "<unfinished ...>"); cut {
			begun[pid] = head
			continue
		}
		if _, tail, resumed := strings.Cut(call, " resumed>"); resumed && strings.HasPrefix(call, "<... ") {
			call = begun[pid] + tail
		}
		if o, ok := parseOp(call); ok {
			ops = append(ops, o)
		}
	}
	return ops
}

var (
	callForm   = regexp.MustCompile(`(?s)^(\w+)\((.*)\)\s+= (\d+)`) // failed calls did nothing
	stringForm = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
	fdForm     = regexp.MustCompile(`^(\d+)<((?:\\x[0-9a-f]{2})*)>`)
	numberForm = regexp.MustCompile(`, (-?\d+)\b`)
)

func parseOp(call string) (op, bool) {
	m := callForm.FindStringSubmatch(call)
	if m == nil {
		return op{}, false
	}
	o := op{name: m[1], flags: stringForm.ReplaceAllString(m[2], "")}
	if fd := fdForm.FindStringSubmatch(m[2]); fd != nil {
		o.path = unhex(fd[2])
		if fd[1] == "1" {
			o.path = "stdout"
		}
	}
	for _, s := range stringForm.FindAllStringSubmatch(m[2], -1) {
		o.names = append(o.names, unhex(s[1]))
	}
	for _, n := range numberForm.FindAllStringSubmatch(o.flags, -1) {
		i, _ := strconv.ParseInt(n[1], 10, 64)
		o.number = append(o.number, i)
	}
	return o, true
}

func unhex(s string) string {
	b := make([]byte, 0, len(s)/4)
	for i := 2; i+1 < len(s); i += 4 {
		v, _ := strconv.ParseUint(s[i:i+2], 16, 8)
		b = append(b, byte(v))
	}
	return string(b)
}

// disk is a folder on a disk that keeps only what was synced.
type disk struct {
	dir    string
	names  map[string]*inode // as programs see them
	safe   map[string]*inode // as they were when the folder was last synced
	origin relay.Origin
	saved  int64
	said   string
}

// inode is a file's content: what is on the platter, and what is on its way.
type inode struct {
	safe    []byte
	pending []func([]byte) []byte
}

func newDisk(dir string) *disk {
	return &disk{dir: dir, names: map[string]*inode{}, safe: map[string]*inode{}}
}

// in is a path's name in the folder, empty for others and for shared memory.
func (d *disk) in(path string) string {
	if filepath.Dir(path) != d.dir || strings.HasSuffix(path, "-shm") {
		return ""
	}
	return filepath.Base(path)
}

func (d *disk) do(o op) {
	switch o.name {
	case "open", "openat":
		name := d.in(o.names[0])
		if name != "" && strings.Contains(o.flags, "O_CREAT") && d.names[name] == nil {
			d.names[name] = &inode{}
		}
	case "write":
		if o.path == "stdout" {
			d.hear(o.names[0])
		}
	case "pwrite64":
		if file := d.names[d.in(o.path)]; file != nil {
			file.pending = append(file.pending, writeAt(o.number[len(o.number)-1], []byte(o.names[0])))
		}
	case "ftruncate":
		if file := d.names[d.in(o.path)]; file != nil {
			file.pending = append(file.pending, cutAt(o.number[0]))
		}
	case "fsync", "fdatasync":
		if o.path == d.dir {
			d.safe = maps.Clone(d.names)
		} else if file := d.names[d.in(o.path)]; file != nil {
			file.safe, file.pending = file.after(nil), nil
		}
	case "unlink", "unlinkat":
		delete(d.names, d.in(o.names[0]))
	case "linkat":
		d.names[d.in(o.names[1])] = d.names[d.in(o.names[0])]
	case "rename", "renameat", "renameat2":
		d.names[d.in(o.names[1])] = d.names[d.in(o.names[0])]
		delete(d.names, d.in(o.names[0]))
	}
}

// hear reads what the station has said so far.
func (d *disk) hear(text string) {
	d.said += text
	for {
		line, rest, whole := strings.Cut(d.said, "\n")
		if !whole {
			return
		}
		d.said = rest
		if hex, ok := strings.CutPrefix(line, "origin "); ok {
			_ = d.origin.UnmarshalText([]byte(hex))
		}
		if n, ok := strings.CutPrefix(line, "saved "); ok {
			d.saved, _ = strconv.ParseInt(n, 10, 64)
		}
	}
}

func writeAt(at int64, b []byte) func([]byte) []byte {
	return func(file []byte) []byte {
		if need := int(at) + len(b); need > len(file) {
			file = append(file, make([]byte, need-len(file))...)
		}
		copy(file[at:], b)
		return file
	}
}

func cutAt(size int64) func([]byte) []byte {
	return func(file []byte) []byte {
		if int(size) > len(file) {
			return append(file, make([]byte, int(size)-len(file))...)
		}
		return file[:size]
	}
}

// after is the content once those pending writes have arrived that arrives lets
// through; nil lets all.
func (n *inode) after(arrives func() bool) []byte {
	content := bytes.Clone(n.safe)
	for _, change := range n.pending {
		if arrives == nil || arrives() {
			content = change(content)
		}
	}
	return content
}

// synced is what is left where nothing unsynced has arrived, names included.
func (d *disk) synced() map[string][]byte {
	return left(d.safe, func() bool { return false })
}

// namesSynced is the same on a disk where names arrive at once.
func (d *disk) namesSynced() map[string][]byte {
	return left(d.names, func() bool { return false })
}

// torn is what is left where any half of the writes on their way has arrived.
func (d *disk) torn(draw *rand.Rand) map[string][]byte {
	return left(d.names, func() bool { return draw.IntN(2) == 0 })
}

func left(names map[string]*inode, arrives func() bool) map[string][]byte {
	files := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if file := names[name]; name != "" && file != nil {
			files[name] = file.after(arrives)
		}
	}
	return files
}
