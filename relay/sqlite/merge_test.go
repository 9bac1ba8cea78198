package sqlite

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

// TestALiveMeetCopiedByHand copies the files of a meet that is open, as a
// killed program or a file manager leaves them.
func TestALiveMeetCopiedByHand(t *testing.T) {
	path := inDir(t)
	f := open(t, path)
	p := newPen()
	first := append([]relay.Event{p.open(t)}, p.press(t, 5)...)
	add(t, f, first...)
	relaytest.NoError(t, f.Checkpoint())
	newest := p.press(t, 4)
	add(t, f, newest...)
	all := append(slices.Clone(first), newest...)

	with := filepath.Join(t.TempDir(), "with.meet")
	write(t, with, read(t, path))
	write(t, with+"-wal", read(t, path+"-wal"))
	holds(t, open(t, with), all)

	without := filepath.Join(t.TempDir(), "without.meet")
	write(t, without, read(t, path))
	holds(t, open(t, without), first)
}

func TestOnlyLookingChangesNothing(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 10)
	before := read(t, path)
	f, err := look(path)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, f, events)
	if f.ReadOnly() == "" {
		t.Error("no reason why it can only be read")
	}
	if err := f.Append(events); !errors.Is(err, meet.ErrReadOnly) {
		t.Errorf("append: %v, want ErrReadOnly", err)
	}
	if err := f.Checkpoint(); err != nil {
		t.Errorf("checkpoint: %v", err)
	}
	closed(t, f)
	if !bytes.Equal(read(t, path), before) {
		t.Error("the file was changed")
	}
}

func TestOneLookingSeesWhatIsBeingWritten(t *testing.T) {
	path := inDir(t)
	f := open(t, path)
	p := newPen()
	events := []relay.Event{p.open(t)}
	add(t, f, events...)
	spectator, err := look(path)
	if err != nil {
		t.Fatal(err)
	}
	defer spectator.Close()
	holds(t, spectator, events)
	add(t, f, p.press(t, 1)...)
	if changed, err := spectator.Changed(); !changed || err != nil {
		t.Fatalf("not seen (%v)", err)
	}
	if got, _ := since(t, spectator, 0); len(got) != 2 {
		t.Fatalf("%d events", len(got))
	}
}

func TestMergingIsTheUnionWhateverTheOrderAndHowOften(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	var all []relay.Event
	for _, station := range []string{"start", "far side", "finish"} {
		path := filepath.Join(dir, station+".meet")
		all = append(all, sampleMeetAt(t, path, 4)...)
		paths = append(paths, path)
	}
	slices.SortFunc(all, func(a, b relay.Event) int { return a.ID.Compare(b.ID) })
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		round++
		into := open(t, filepath.Join(t.TempDir(), "union.meet"))
		order := rapid.Permutation(append(slices.Clone(paths), paths...)).Draw(rt, "order")
		done, err := Merge(into, order...)
		if err != nil {
			rt.Fatal(err)
		}
		added := 0
		for _, m := range done {
			added += m.New
			if m.Held != 4 || len(m.Damage) != 0 {
				rt.Fatalf("merged %+v", m)
			}
		}
		got, _ := since(t, into, 0)
		slices.SortFunc(got, func(a, b relay.Event) int { return a.ID.Compare(b.ID) })
		if added != 12 {
			rt.Fatalf("%d new, want 12", added)
		}
		same(t, got, all)
		into.Close()
	})
}

func TestAKilledProgramsMeetIsMergedWithItsNewestRowsAndLeftAsItWas(t *testing.T) {
	live, p, killed, events := killedMeet(t)
	main, wal := read(t, killed), read(t, killed+"-wal")

	for _, source := range []string{killed, live.Path()} {
		dst := open(t, inDir(t))
		done, err := Merge(dst, source)
		if err != nil || len(done) != 1 || done[0].New != 6 {
			t.Fatalf("merged %+v, %v; want 6 new", done, err)
		}
		holds(t, dst, events)
	}
	if !bytes.Equal(read(t, killed), main) || !bytes.Equal(read(t, killed+"-wal"), wal) {
		t.Error("the killed program's files were changed")
	}
	add(t, live, p.press(t, 1)...)
}

func TestAnotherMeetsLogIsNotMerged(t *testing.T) {
	dst := inDir(t)
	events := sampleMeetAt(t, dst, 3)
	other := inDir(t)
	q := newPen()
	o := open(t, other)
	add(t, o, q.next(t, &relay.Opened{Meet: relay.Origin{2}}))
	closed(t, o)
	into := open(t, dst)
	done, err := Merge(into, dst, other)
	if got := files(t, filepath.Dir(other)); !slices.Equal(got, []string{"friday.meet"}) {
		t.Errorf("left beside the source: %v", got)
	}
	if !errors.Is(err, meet.ErrOtherMeet) || !strings.Contains(err.Error(), other) {
		t.Fatalf("error %v, want ErrOtherMeet that names the file", err)
	}
	if len(done) != 1 || done[0].New != 0 {
		t.Fatalf("merged %+v", done)
	}
	holds(t, into, events)
}

func TestMergingAnAlteredEventIsAnAlarm(t *testing.T) {
	p := newPen()
	first := p.open(t)
	one, two := *p, *p
	a, b := open(t, inDir(t)), inDir(t)
	add(t, a, first, one.next(t, &relay.Note{Text: "as it was"}))
	f := open(t, b)
	altered := two.next(t, &relay.Note{Text: "as it was not"})
	add(t, f, first, altered, two.next(t, &relay.Note{Text: "more"}))
	if _, err := Merge(a, b); !errors.Is(err, meet.ErrAlarm) || !strings.Contains(err.Error(), altered.ID.String()) {
		t.Fatalf("error %v, want an alarm that names %s", err, altered.ID)
	}
	if got, _ := since(t, a, 0); len(got) != 2 {
		t.Fatalf("%d events, want nothing of the source", len(got))
	}
}

func TestCheckSaysWhatAMeetHolds(t *testing.T) {
	path := inDir(t)
	f := open(t, path)
	p, q := newPen(), newPen()
	add(t, f, p.open(t))
	add(t, f, p.press(t, 3)...)
	add(t, f, q.open(t), q.next(t, later{}), q.next(t, later{}))
	r, err := Check(path)
	if err != nil {
		t.Fatal(err)
	}
	if r.Meet != sampleMeet || r.Events != 7 || r.Races != 1 || len(r.Damage) != 0 || r.Size == 0 {
		t.Errorf("report %+v", r)
	}
	if !slices.Equal(r.Origins, []OriginReport{{p.Origin, "finish", 4, 4}, {q.Origin, "finish", 3, 3}}) {
		t.Errorf("origins %+v", r.Origins)
	}
	if !slices.Equal(r.Unknown, []KindCount{{"shot_of_a_newer_baton", 2}}) {
		t.Errorf("unknown %+v", r.Unknown)
	}
	add(t, f, newPen().next(t, &relay.Opened{Meet: relay.Origin{7}}))
	if r, err = Check(path); err != nil || len(r.Damage) != 1 || !strings.Contains(r.Damage[0].What, "another meet") {
		t.Errorf("damage %v, %v", r.Damage, err)
	}
	if _, err := Check(filepath.Join(t.TempDir(), "none.meet")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// later is a kind this baton does not know.
type later struct{}

func (later) Kind() relay.Kind { return "shot_of_a_newer_baton" }
