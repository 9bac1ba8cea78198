package sqlite

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"

	"baton/relay"
	"baton/relay/meet"
)

// Report is what a meet file holds and what is wrong with it.
type Report struct {
	Size    int64          // bytes, with the -wal file
	Meet    relay.Origin   // zero where no origin's first event says it
	Origins []OriginReport // in the order they first wrote
	Events  int            // that could be read
	Races   int            // that events are about
	Unknown []KindCount    // kinds that need a newer baton
	Damage  []Damage       // empty where the file is whole
	Missing []Damage       // events that are not there, though later ones of their origin are
}

// OriginReport is one opening of the meet for writing.
type OriginReport struct {
	Origin  relay.Origin
	Station string // that wrote it
	Events  int    // that could be read
	Last    int64  // number of the last one
}

// KindCount is how many events there are of a kind.
type KindCount struct {
	Kind   relay.Kind
	Events int
}

// Check reads a whole meet file, which may be in use, and reports on it. The
// error is for a file of which nothing can be said: one that is no meet, or
// whose schema is lost.
func Check(path string) (Report, error) {
	f, err := openReadOnly(path, ReadLimit)
	if err != nil && (f == nil || !errors.Is(err, meet.ErrDamaged)) {
		return Report{}, err
	}
	defer f.Close()
	events, _, err := f.Since(0)
	if err != nil {
		return Report{}, err
	}
	r := Report{Size: size(path), Events: len(events)}
	r.count(events)
	r.Damage, r.Missing = append(f.Damage(), mixed(events, r.Meet)...), f.Missing()
	return r, nil
}

func (r *Report) count(events []relay.Event) {
	races := map[relay.RaceID]bool{}
	unknown := map[relay.Kind]int{}
	for _, e := range events {
		if e.Race != "" {
			races[e.Race] = true
		}
		if e.Fact == nil {
			unknown[e.Kind]++
		}
		if opened, ok := e.Fact.(*relay.Opened); ok && r.Meet == (relay.Origin{}) {
			r.Meet = opened.Meet
		}
	}
	r.Races = len(races)
	r.Origins = byOrigin(events)
	for kind, n := range unknown {
		r.Unknown = append(r.Unknown, KindCount{kind, n})
	}
	slices.SortFunc(r.Unknown, func(a, b KindCount) int { return cmp.Compare(a.Kind, b.Kind) })
}

func byOrigin(events []relay.Event) []OriginReport {
	var origins []OriginReport
	place := map[relay.Origin]int{}
	for _, e := range events {
		i, seen := place[e.ID.Origin]
		if !seen {
			i = len(origins)
			place[e.ID.Origin] = i
			origins = append(origins, OriginReport{Origin: e.ID.Origin, Station: e.Station})
		}
		origins[i].Events++
		origins[i].Last = max(origins[i].Last, e.ID.Seq)
	}
	return origins
}

// mixed reports openings that name another meet than the first does.
func mixed(events []relay.Event, id relay.Origin) []Damage {
	var found []Damage
	for _, e := range events {
		if opened, ok := e.Fact.(*relay.Opened); ok && opened.Meet != id {
			found = append(found, Damage{ID: e.ID, What: fmt.Sprintf("it belongs to another meet, %s", opened.Meet)})
		}
	}
	return found
}

func size(path string) int64 {
	var sum int64
	for _, name := range []string{path, path + "-wal"} {
		if info, err := os.Stat(name); err == nil {
			sum += info.Size()
		}
	}
	return sum
}
