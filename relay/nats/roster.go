package nats

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"baton/relay"
	"baton/relay/wholefile"
)

// member is a laptop that has been admitted.
type member struct {
	Key     string           `json:"key"` // its nkey
	Pin     pin              `json:"pin"`
	Station string           `json:"station,omitempty"`
	Addrs   []netip.AddrPort `json:"addrs,omitempty"` // where it listens; none where it cannot be the hub
	Changed int64            `json:"changed"`         // raised by the laptop itself with each change of its addresses
	Order   int64            `json:"order"`           // in which the hub admitted them
	Out     bool             `json:"out,omitempty"`   // shut out
}

// roster is who is in a meet, as every laptop of it knows it: rosters merge, so
// that each of them can be the hub. The zero roster is nobody's.
type roster struct {
	mu   sync.Mutex
	path string
	r    rosterFile
}

// rosterFile is a roster as it is kept and passed on.
type rosterFile struct {
	Meet    relay.Origin      `json:"meet"`
	Secret  secret            `json:"secret"`
	Renewed int64             `json:"renewed"` // how often the secret was drawn
	Members map[string]member `json:"members"` // by nkey
}

// loadRoster reads a meet's roster from a folder, empty where there is none.
func loadRoster(dir string, meet relay.Origin) (*roster, error) {
	r := &roster{path: filepath.Join(dir, meet.String()+".json"), r: rosterFile{Meet: meet, Members: map[string]member{}}}
	b, err := wholefile.Read(r.path, 1<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &r.r)
	}
	if err != nil {
		return r, fmt.Errorf("who is in this meet, %s: %w; remove the file, and let the others join again", r.path, err)
	}
	if r.r.Members == nil {
		r.r.Members = map[string]member{}
	}
	return r, nil
}

// begin makes this laptop's meet one that others can join: it has a secret.
func (r *roster) begin() {
	r.change(func(f *rosterFile) bool {
		if f.Renewed > 0 {
			return false
		}
		f.Secret, f.Renewed = newSecret(), 1
		return true
	})
}

// change changes the roster and keeps it where something changed.
func (r *roster) change(do func(*rosterFile) bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if do(&r.r) && r.path != "" {
		r.save()
	}
}

// save keeps the roster. Failing costs a code after the next start, no more.
func (r *roster) save() {
	b, err := json.MarshalIndent(r.r, "", "  ")
	if err != nil || os.MkdirAll(filepath.Dir(r.path), 0o700) != nil {
		return
	}
	_ = wholefile.WriteAll(r.path, b)
}

// copy is the roster as it is now.
func (r *roster) copy() rosterFile {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := r.r
	f.Members = maps.Clone(f.Members)
	return f
}

// merge takes what another laptop knows.
func (r *roster) merge(theirs rosterFile) {
	r.change(func(f *rosterFile) (changed bool) {
		if theirs.Meet != f.Meet {
			return false
		}
		if theirs.Renewed > f.Renewed {
			f.Secret, f.Renewed, changed = theirs.Secret, theirs.Renewed, true
		}
		for k, t := range theirs.Members {
			ours, known := f.Members[k]
			if merged := mergeMember(ours, t, known); !known || !same(merged, ours) {
				f.Members[k], changed = merged, true
			}
		}
		return changed
	})
}

func mergeMember(ours, theirs member, known bool) member {
	if !known {
		return theirs
	}
	newer := ours
	if theirs.Changed > ours.Changed {
		newer = theirs
	}
	newer.Order, newer.Out = min(ours.Order, theirs.Order), ours.Out || theirs.Out
	return newer
}

func same(a, b member) bool {
	return a.Changed == b.Changed && a.Order == b.Order && a.Out == b.Out && a.Station == b.Station && slices.Equal(a.Addrs, b.Addrs)
}

// admit takes a laptop in, the next in order.
func (r *roster) admit(m member) {
	r.change(func(f *rosterFile) bool {
		if _, known := f.Members[m.Key]; known {
			return false
		}
		for _, other := range f.Members {
			m.Order = max(m.Order, other.Order+1)
		}
		f.Members[m.Key] = m
		return true
	})
}

// inOrder are the laptops that can be the hub, the first that should be first.
func (r *roster) inOrder() []member {
	f := r.copy()
	members := slices.DeleteFunc(slices.Collect(maps.Values(f.Members)), func(m member) bool { return m.Out || len(m.Addrs) == 0 })
	slices.SortFunc(members, func(a, b member) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Key, b.Key)) })
	return members
}
