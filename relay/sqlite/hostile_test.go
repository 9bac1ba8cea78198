package sqlite

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/meet"
)

// alter runs SQL on a closed meet as any other program could.
func alter(t *testing.T, path, sql string) {
	t.Helper()
	db := connect(path, "mode=rw", "_pragma=writable_schema(ON)", "_pragma=journal_mode(WAL)")
	defer db.Close()
	if _, err := db.Exec(sql); err != nil {
		t.Fatal(err)
	}
}

const endless = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS rowid, zeroblob(16) AS origin, i AS seq, x'7b7d' AS body, zeroblob(32) AS hash FROM n`

func TestAMeetWhoseSchemaWasAlteredIsReadAndNeverWrittenTo(t *testing.T) {
	for name, sql := range map[string]string{
		"a trigger that swallows what is written": `CREATE TRIGGER quiet BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END`,
		"its protection taken out":                `DROP TRIGGER events_never_change; DROP TRIGGER events_never_go`,
		"its protection altered": `DROP TRIGGER events_never_go;
			CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN SELECT 1; END`,
		"an endless view beside":                   `CREATE VIEW more AS ` + endless,
		"another table beside":                     `CREATE TABLE photos (name)`,
		"an index of its own":                      `CREATE INDEX by_body ON events (body)`,
		"a bit of the table's description flipped": `UPDATE sqlite_schema SET sql = replace(sql, 'seq >= 1', 'seq >= 0') WHERE name = 'events'`,
	} {
		t.Run(name, func(t *testing.T) {
			path := inDir(t)
			events := sampleMeetAt(t, path, 12)
			alter(t, path, sql)
			same(t, salvaged(t, path, events), events)
			report, err := Check(path)
			if err != nil || len(report.Damage) == 0 {
				t.Errorf("check says whole: %v", err)
			}
			into := open(t, inDir(t))
			if done, err := Merge(into, path); err != nil || done[0].New != len(events) {
				t.Errorf("merged %+v, %v", done, err)
			}
		})
	}
}

func TestEventsThatAreKeptOtherwiseAreNoMeet(t *testing.T) {
	for name, sql := range map[string]string{
		"an endless view":         `DROP TABLE events; CREATE VIEW events AS ` + endless,
		"another table":           `DROP TABLE events; CREATE TABLE events (origin, seq, body, hash)`,
		"columns that are worked": `DROP TABLE events; CREATE TABLE events (origin, seq, hash, body AS (zeroblob(900000000)))`,
		"no table":                `DROP TABLE events`,
		"a second one":            `CREATE TABLE other (a); UPDATE sqlite_schema SET name = 'events', tbl_name = 'events', sql = 'CREATE TABLE events (a)' WHERE name = 'other'`,
	} {
		t.Run(name, func(t *testing.T) {
			path := inDir(t)
			sampleMeetAt(t, path, 5)
			alter(t, path, sql)
			before := read(t, path)
			start := time.Now()
			for _, open := range []func(string) (*File, error){Open, look} {
				if f, err := open(path); !errors.Is(err, meet.ErrNotMeet) || f != nil {
					t.Errorf("file %v, error %v, want ErrNotMeet", f, err)
				}
			}
			if _, err := Check(path); !errors.Is(err, meet.ErrNotMeet) {
				t.Errorf("check: %v", err)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			if got := files(t, filepath.Dir(path)); !slices.Equal(got, []string{"friday.meet"}) || !slices.Equal(read(t, path), before) {
				t.Errorf("it was touched: %v", got)
			}
		})
	}
}

// TestAnAlteredSchemaThatWaitsInTheWALIsNoticed leaves what was altered in the
// -wal file only, as a killed program does.
func TestAnAlteredSchemaThatWaitsInTheWALIsNoticed(t *testing.T) {
	live := inDir(t)
	events := sampleMeetAt(t, live, 12)
	db := connect(live, "mode=rw")
	defer db.Close()
	if _, err := db.Exec(`CREATE TRIGGER quiet BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END`); err != nil {
		t.Fatal(err)
	}
	path := inDir(t)
	write(t, path, read(t, live))
	write(t, path+"-wal", read(t, live+"-wal"))
	f, err := Open(path)
	if !errors.Is(err, meet.ErrDamaged) || f == nil {
		t.Fatalf("file %v, error %v, want a readable one and ErrDamaged", f, err)
	}
	defer f.Close()
	got, _ := since(t, f, 0)
	same(t, got, events)
	if err := f.Append(newEvents(t)); !errors.Is(err, meet.ErrReadOnly) {
		t.Fatalf("append: %v, want ErrReadOnly", err)
	}
}

func newEvents(t *testing.T) []relay.Event { return []relay.Event{newPen().open(t)} }

func TestReadingLeavesNothingBesideTheMeet(t *testing.T) {
	live := inDir(t)
	f := open(t, live)
	p := newPen()
	add(t, f, append([]relay.Event{p.open(t)}, p.press(t, 5)...)...)
	killed := inDir(t)
	write(t, killed, read(t, live))
	write(t, killed+"-wal", read(t, live+"-wal"))
	still := inDir(t)
	sampleMeetAt(t, still, 6)
	for _, path := range []string{killed, still} {
		before := files(t, filepath.Dir(path))
		r, err := look(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := since(t, r, 0); len(got) != 6 {
			t.Errorf("%d events", len(got))
		}
		closed(t, r)
		if _, err := Check(path); err != nil {
			t.Error(err)
		}
		if after := files(t, filepath.Dir(path)); !slices.Equal(before, after) {
			t.Errorf("before %v, after %v", before, after)
		}
	}
}

// TestAFileThatTakesTooLongIsGivenUp lets reading have no time at all.
func TestAFileThatTakesTooLongIsGivenUp(t *testing.T) {
	path := inDir(t)
	sampleMeetAt(t, path, 5)
	if f, err := openReadOnly(path, time.Nanosecond); !errors.Is(err, ErrSlow) || f != nil {
		t.Fatalf("file %v, error %v, want ErrSlow", f, err)
	}
}
