package relay

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"
)

var updateLog = flag.Bool("update-log", false, "write testdata/log.golden anew: only for kinds and fields that are new")

// specimens are facts of every kind, between them with every field set. What is
// new goes to the end, so that the bytes before it stay.
func specimens() []Fact {
	id := ID{Origin{0xaa}, 7}
	keyed := Keyed{Attempt: id, Key: "3", Rune: "3", Mode: Times, Shown: "t3", From: 2, Number: id, Team: "t4"}
	dur, at := 50200*time.Millisecond, int64(-5)
	incident := Incident{Keyed: keyed, Exchange: 2, What: "zone-late", Edge: "exit", By: "umpire 3", Text: "ä <&>"}
	presence := Presence{Team: "t3", Leg: 2, Runner: "Bea Holt", Reason: "ill"}
	facts := []Fact{
		&Opened{Meet: Origin{1, 2}, Version: "1.0"}, &StationJoined{Name: "Back straight"},
		&ClockGap{What: "sleep", Gap: 5}, &ClockOffset{Origin: Origin{2}, From: 1, To: 9, Offset: -3, Bound: 4},
		&MeetSet{Name: ptr("Spring"), Rulebook: ptr(RulebookID("nfhs")), Zones: []ZoneOverride{{"4x100", 1, Zone{10 * Metre, 10 * Metre}}}},
		&RaceSet{Name: ptr("Girls"), Format: ptr(FormatID("custom")), Legs: []Distance{300000, 200000}, Laps: ptr(true), Order: ptr(3)},
		&TeamSet{Team: "t3", Left: "1-1-2", Name: ptr("Northside"), Code: ptr("NORT"), Squad: ptr("A"), Lane: ptr(3), Look: ptr("red"), Seed: &dur, Target: &dur, Scratched: ptr(true), Pinned: ptr(true), Alternates: []string{"Eva Park"}},
		&LineupSet{Team: "t3", Leg: 1, Runner: ptr("Ana Ruiz"), Target: &dur, Best: &dur},
		&PlanSet{Team: "t3", Exchange: 1, Style: ptr("blind"), Give: ptr("R"), Take: ptr("L"), Window: &dur},
		&Armed{Keys: []Binding{{"3", "t3"}}, Digits: 1, Guard: []GuardTime{{100000, 7352 * time.Millisecond}}, Laps: true},
		&Rebind{Key: "3", Team: "t4"}, &Gun{Key: "space", At: &at, Estimated: true, Press: id}, &Recall{Attempt: id},
		&GunCorrected{Attempt: id, At: -9, Estimated: true, Press: id}, &SameStart{Guns: []ID{id, id}, Same: true, Counts: id},
		&Press{Keyed: keyed, Half: true, Near: "3", Prefix: id, After: "s"},
		&Decision{Report: id, Decision: Upheld, Rule: "TR24.7", Referee: "R", Reason: "seen"},
		&Skip{Keyed: keyed, Exchange: 2}, &Insert{Attempt: id, Team: "t3", Exchange: 2, At: 9, Estimated: true},
		&Amend{Target: id, Team: ptr(TeamID("t3")), Exchange: ptr(2), At: &at, Race: ptr(RaceID("1-1-2")), Reason: "lane"},
		&Move{Keyed: keyed, Target: id}, &Assign{Keyed: keyed, Time: id},
		NewZoneMark(KindEnter, keyed), NewZoneMark(KindExit, keyed),
		&Void{Targets: []ID{id}, Attempt: id, Key: "backspace"}, &Restore{Targets: []ID{id}, Attempt: id, Void: id},
		&Official{Team: "t3", Time: &dur, Place: 2, Status: "DQ", Hand: true}, &Note{About: id, Text: "wind"},
		NewMarker(KindClosed, "dark"), NewMarker(KindReopened, "light"), NewMarker(KindRaceOfficial, "referee"),
	}
	for _, k := range []Kind{KindDrop, KindPickedUp, KindFlag, KindDQ, KindReinstated, KindDNS, KindDNF, KindBackIn} {
		facts = append(facts, NewIncident(k, incident))
	}
	for _, k := range []Kind{KindCheckedIn, KindMissing, KindSubstituted} {
		facts = append(facts, NewPresence(k, presence))
	}
	return append(facts,
		&RaceSet{Zones: []Zone{{20 * Metre, 10 * Metre}, {10 * Metre, 10 * Metre}}},
		&TeamSet{Team: "t3", Hip: ptr("14")},
		&LineupSet{Team: "t3", Leg: 1, Runner: ptr("Bea Holt"), Reason: "hamstring"},
		&PlanSet{Team: "t3", Exchange: 1, Pass: ptr("upsweep"), Switch: ptr(true), Mark: ptr(int64(7500)), Unit: ptr("m"), Call: ptr("hand")},
		NewLineupLock(KindLocked, "t3", "declared"), NewLineupLock(KindUnlocked, "t3", "wrong sheet"),
		&RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Gender: ptr("F"), Note: ptr("left-handed"),
			Bests: []FlatBest{{100 * Metre, &dur, &dur}, {400 * Metre, nil, &dur}}},
		NewPresence(KindWarmingUp, presence), NewPresence(KindWrongZone, presence),
		&ZoneReady{Exchange: 2, Ready: true}, &ZoneReady{Exchange: 3},
		NewIncident(KindVerdict, Incident{Keyed: keyed, Exchange: 1, What: "clean", Edge: "exit", By: "coach", Text: "ä"}),
		NewIncident(KindFlag, Incident{Keyed: Keyed{Team: "t3"}, What: "zone-late", SeenFrom: "inside, zone 2"}),
		&Insert{Team: "t3", Exchange: 1, At: 9, Estimated: true, Reason: "not seen"},
		&Amend{Target: id, Shift: &dur, Reason: "late finger"},
		&Amend{Target: id, What: ptr("lane"), Edge: ptr("entry"), By: ptr("umpire 3"), Text: ptr("left foot"), SeenFrom: ptr("outside")},
		&Void{Targets: []ID{id}, Reason: "double"}, &Restore{Targets: []ID{id}, Void: id, Reason: "no double"},
		&Rebind{Key: "3", Team: "t4", Reason: "lanes swapped"},
		NewGrant(KindRerun, Grant{Team: "t3", Referee: "R", Reason: "obstructed"}),
		NewGrant(KindAdvanced, Grant{Team: "t3", Code: ByReferee, Referee: "R", Reason: "obstructed"}),
		&Official{Team: "t3", Time: &dur, Start: &dur, Splits: []time.Duration{dur, 2 * dur}},
		&SameRunner{Runner: "Zoë M", TeamName: "Northside", As: "Zoë Muñoz"},
		&LineupSet{Team: "t3", Leg: 1, Target: &dur, Best: &dur, Of: "Ana Ruiz"},
		&PlanSet{Team: "t3", Exchange: 1, Mark: ptr(int64(7500)), Unit: ptr("m"), Gives: "Ana Ruiz", Takes: "Bea Holt"},
		NewPresence(KindCheckedIn, Presence{Team: "t3", Leg: 1, Of: "Ana Ruiz"}),
		&MeetSet{Ways: []WayChoice{{"4x200", "break3"}, {"smr1600", "break2"}}}, &RaceSet{Way: ptr(Way("lanes"))},
	)
}

func TestTheLogsBytesNeverChange(t *testing.T) {
	var got bytes.Buffer
	var prev Hash
	seen := map[Kind]bool{}
	for i, f := range specimens() {
		h := Header{Race: "12-1-3", Station: "st", Place: "200", Lamport: int64(i + 1), Wall: 1763, Mono: 42, Clock: &Clock{Offset: -1, Bound: 2, Age: 3}}
		e, err := New(ID{Origin{0xee}, int64(i + 1)}, prev, h, f)
		if err != nil {
			t.Fatal(err)
		}
		prev = e.Hash
		seen[e.Kind] = true
		fmt.Fprintf(&got, "%s\n%s\n", e.Body, hex.EncodeToString(e.Hash[:]))
		back, err := Decode(e.ID, e.Body, e.Hash)
		if err != nil || !reflect.DeepEqual(back.Fact, f) {
			t.Errorf("%s does not come back as it was written: %v\n%+v\n%+v", e.Kind, err, back.Fact, f)
		}
	}
	for k := range makers {
		if !seen[k] {
			t.Errorf("kind %s has no specimen", k)
		}
	}
	path := "testdata/log.golden"
	if *updateLog {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the bytes of the log have changed; a meet that was recorded would no longer be read as it was written:\n%s", got.String())
	}
}

func TestEveryFieldOfEveryKindIsDescribed(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range specimens() {
		if !bytes.Contains(doc, []byte(f.Kind())) {
			t.Errorf("doc.go does not name %s", f.Kind())
		}
		for _, field := range fieldsOf(reflect.TypeOf(f).Elem()) {
			if !bytes.Contains(doc, []byte(field)) {
				t.Errorf("doc.go does not describe %s of %s", field, f.Kind())
			}
		}
	}
}

// fieldsOf are the JSON names of a struct's fields, embedded ones included.
func fieldsOf(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, fieldsOf(f.Type)...)
		} else if tag, _, _ := bytes.Cut([]byte(f.Tag.Get("json")), []byte(",")); len(tag) > 0 {
			out = append(out, string(tag))
		}
	}
	return out
}
