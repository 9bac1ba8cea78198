package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/meet"
)

// TestADamagedCopyBringsNothingFalseAndNoGaps flips bits all over a copy that
// holds more than the good meet, and merges it. Whatever was flipped, the good
// meet holds nothing that was not written, and no gap.
func TestADamagedCopyBringsNothingFalseAndNoGaps(t *testing.T) {
	good, longer := inDir(t), inDir(t)
	p, q := newPen(), newPen()
	first := append([]relay.Event{p.open(t)}, p.press(t, 10)...)
	more := append(p.press(t, 20), append([]relay.Event{q.open(t)}, q.press(t, 20)...)...)
	f := open(t, good)
	add(t, f, first...)
	closed(t, f)
	f = open(t, longer)
	add(t, f, append(slices.Clone(first), more...)...)
	closed(t, f)
	written := map[relay.ID]relay.Hash{}
	for _, e := range append(slices.Clone(first), more...) {
		written[e.ID] = e.Hash
	}
	whole, before := read(t, longer), read(t, good)
	step := 61
	if testing.Short() {
		step = 211
	}
	flips := everyEventByte(whole, append(slices.Clone(first), more...), step)
	draw := rand.New(rand.NewPCG(8, 11))
	for range 60 {
		flips = append(flips, draw.IntN(len(whole)))
	}
	taken := map[int]int{}
	for _, at := range flips {
		hurt := slices.Clone(whole)
		hurt[at] ^= 1 << draw.IntN(8)
		removeAll(longer)
		write(t, longer, hurt)
		removeAll(good)
		write(t, good, before)
		into := open(t, good)
		_, err := Merge(into, longer)
		if err != nil && !errors.Is(err, meet.ErrDamaged) && !errors.Is(err, meet.ErrNotMeet) && !errors.Is(err, meet.ErrNewer) {
			t.Fatalf("byte %d: %v", at, err)
		}
		got, _ := since(t, into, 0)
		for _, e := range got {
			if written[e.ID] != e.Hash {
				t.Fatalf("byte %d: event %s was never written so", at, e.ID)
			}
		}
		if len(into.Damage()) > 0 || len(into.Missing()) > 0 || len(got) < len(first) {
			t.Fatalf("byte %d: %d events, damage %v, missing %v", at, len(got), into.Damage(), into.Missing())
		}
		taken[len(got)]++
		closed(t, into)
	}
	if taken[len(written)] == 0 || len(taken) < 10 {
		t.Errorf("the flips hit too little: %v", taken)
	}
}

// everyEventByte are the places of some bytes of every event's row.
func everyEventByte(file []byte, events []relay.Event, step int) []int {
	var at []int
	for _, e := range events {
		body := bytes.Index(file, e.Body)
		for i := body - 20; i < body+len(e.Body)+32; i += step {
			at = append(at, i)
		}
	}
	return at
}

func TestOfADamagedCopyThatIsLeftTheReasonIsTold(t *testing.T) {
	good, other := inDir(t), inDir(t)
	p, q := newPen(), newPen()
	f := open(t, good)
	add(t, f, p.open(t))
	f = open(t, other)
	events := append([]relay.Event{q.open(t)}, q.press(t, 9)...)
	add(t, f, events...)
	closed(t, f)
	whole := read(t, other)
	at := bytes.Index(whole, events[6].Body)
	whole[at+bytes.Index(events[6].Body, []byte(`"key":"`))+7] ^= 1
	write(t, other, whole)
	into := open(t, good)
	done, err := Merge(into, other)
	if err != nil || len(done) != 1 || done[0].New != 6 || len(done[0].Left) != 1 {
		t.Fatalf("merged %+v, %v", done, err)
	}
	want := fmt.Sprintf("4 events of origin %s left out: event %s is not as it was written: its hash does not follow from the event before it", q.Origin, events[6].ID)
	if got := done[0].Left[0].String(); got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

// crafted writes a copy by hand, as somebody who knows the file might.
func crafted(t *testing.T, events ...relay.Event) string {
	t.Helper()
	path := inDir(t)
	f := open(t, path)
	add(t, f, events...)
	closed(t, f)
	return path
}

func TestAnOriginThatDoesNotOpenThisMeetIsNotTaken(t *testing.T) {
	p, q, r, s := newPen(), newPen(), newPen(), newPen()
	ours := append([]relay.Event{p.open(t)}, p.press(t, 3)...)
	foreign := []relay.Event{r.next(t, &relay.Opened{Meet: relay.Origin{7}}), r.press(t, 1)[0]}
	opening := s.open(t)
	turned := []relay.Event{opening, s.press(t, 1)[0], s.next(t, &relay.Opened{Meet: relay.Origin{7}}), s.press(t, 1)[0]}
	for name, c := range map[string]struct {
		theirs []relay.Event
		taken  int
		says   string
		err    error
	}{
		"one event without an opening":           {q.press(t, 1), 0, "", meet.ErrDamaged},
		"one event without, beside ours":         {append(slices.Clone(ours), q.press(t, 1)...), 0, "is missing", nil},
		"another meet's beside ours":             {append(slices.Clone(ours), foreign...), 0, "opens another meet", nil},
		"another meet's whose first one is gone": {foreign[1:], 0, "", meet.ErrDamaged},
		"another meet's":                         {foreign, 0, "", meet.ErrOtherMeet},
		"one that turns to another meet later":   {turned, 2, "opens another meet", nil},
	} {
		t.Run(name, func(t *testing.T) {
			into := open(t, inDir(t))
			add(t, into, ours...)
			done, err := Merge(into, crafted(t, c.theirs...))
			if c.err != nil {
				if !errors.Is(err, c.err) {
					t.Fatalf("error %v, want %v", err, c.err)
				}
			} else if err != nil || done[0].New != c.taken || len(done[0].Left) != 1 || !strings.Contains(done[0].Left[0].String(), c.says) {
				t.Fatalf("merged %+v, %v", done, err)
			}
			if got, _ := since(t, into, 0); len(got) != len(ours)+c.taken {
				t.Fatalf("%d events", len(got))
			}
			if id, _, _ := into.Meet(); id != sampleMeet {
				t.Fatalf("the meet is now %s", id)
			}
		})
	}
}

func TestWhatAMeetLacksComesFromTheCopyThatHasIt(t *testing.T) {
	p := newPen()
	events := append([]relay.Event{p.open(t)}, p.press(t, 11)...)
	into := open(t, inDir(t))
	add(t, into, slices.Concat(events[:4], events[6:9])...)
	done, err := Merge(into, crafted(t, slices.Concat(events[:5], events[8:])...))
	if err != nil || done[0].New != 4 {
		t.Fatalf("merged %+v, %v: want the 5th and what follows the 9th", done, err)
	}
	if done, err = Merge(into, crafted(t, events...)); err != nil || done[0].New != 1 || len(done[0].Left) > 0 {
		t.Fatalf("merged %+v, %v: want the 6th", done, err)
	}
	got, _ := since(t, into, 0)
	if len(got) != len(events) || len(into.Missing()) > 0 {
		t.Fatalf("%d events, missing %v", len(got), into.Missing())
	}
}

func TestAnEventDamagedInTheMeetAndWholeInTheCopyIsSaid(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 20)
	copied := filepath.Join(t.TempDir(), "copy.meet")
	write(t, copied, read(t, path))
	altered := bytes.Replace(events[9].Body, []byte(`"key":"9"`), []byte(`"key":"8"`), 1)
	write(t, path, bytes.ReplaceAll(read(t, path), events[9].Body, altered))
	into := open(t, path)
	done, err := Merge(into, copied)
	if err != nil || !slices.Equal(done[0].Healed, []relay.ID{events[9].ID}) {
		t.Fatalf("merged %+v, %v", done, err)
	}
	back := open(t, copied)
	if done, err := Merge(back, path); err != nil || done[0].New != 0 {
		t.Fatalf("merged %+v, %v", done, err)
	}
	holds(t, back, events)
}
