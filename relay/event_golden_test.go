package relay_test

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

var updateLog = flag.Bool("update-log", false, "write testdata/log.golden anew: only for kinds and fields that are new")

// specimens are facts of every kind, between them with every field set. What is
// new goes to the end, so that the bytes before it stay.
func specimens() []relay.Fact {
	id := relay.ID{relay.Origin{0xaa}, 7}
	keyed := relay.Keyed{Attempt: id, Key: "3", Rune: "3", Mode: relay.Times, TeamShown: "t3", From: 2, Number: id, Team: "t4"}
	dur, at := 50200*time.Millisecond, int64(-5)
	incident := relay.Incident{Keyed: keyed, Exchange: 2, What: "zone-late", Edge: "exit", By: "umpire 3", Text: "ä <&>"}
	presence := relay.Presence{Team: "t3", Leg: 2, Runner: "Bea Holt", Reason: "ill"}
	facts := []relay.Fact{
		&relay.Opened{Meet: relay.Origin{1, 2}, Version: "1.0"}, &relay.StationJoined{Name: "Back straight"},
		&relay.ClockGap{What: "sleep", Gap: 5}, &relay.ClockOffset{Origin: relay.Origin{2}, From: 1, To: 9, Offset: -3, Bound: 4},
		&relay.MeetSet{Name: relaytest.Ptr("Spring"), Rulebook: relaytest.Ptr(relay.RulebookID("nfhs")), Zones: []relay.ZoneOverride{{"4x100", 1, relay.Zone{10 * relay.Metre, 10 * relay.Metre}}}},
		&relay.RaceSet{Name: relaytest.Ptr("Girls"), Format: relaytest.Ptr(relay.FormatID("custom")), Legs: []relay.Distance{300000, 200000}, Laps: relaytest.Ptr(true), Order: relaytest.Ptr(3)},
		&relay.TeamSet{Team: "t3", Left: "1-1-2", Name: relaytest.Ptr("Northside"), Code: relaytest.Ptr("NORT"), Squad: relaytest.Ptr("A"), Lane: relaytest.Ptr(3), Look: relaytest.Ptr("red"), Seed: &dur, Target: &dur, Scratched: relaytest.Ptr(true), Pinned: relaytest.Ptr(true), Alternates: []string{"Eva Park"}},
		&relay.LineupSet{Team: "t3", Leg: 1, Runner: relaytest.Ptr("Ana Ruiz"), Target: &dur, Best: &dur},
		&relay.PlanSet{Team: "t3", Exchange: 1, Style: relaytest.Ptr("blind"), Give: relaytest.Ptr("R"), Take: relaytest.Ptr("L"), Window: &dur},
		&relay.Armed{Keys: []relay.Binding{{"3", "t3"}}, Digits: 1, Guard: []relay.GuardTime{{100000, 7352 * time.Millisecond}}, Laps: true},
		&relay.Rebind{Key: "3", Team: "t4"}, &relay.Gun{Key: "space", At: &at, Estimated: true, Press: id}, &relay.Recall{Attempt: id},
		&relay.GunCorrected{Attempt: id, At: -9, Estimated: true, Press: id}, &relay.SameStart{Guns: []relay.ID{id, id}, Same: true, Counts: id},
		&relay.Press{Keyed: keyed, Half: true, Near: "3", Prefix: id, After: "s"},
		&relay.Decision{Report: id, Decision: relay.Upheld, Rule: "TR24.7", Referee: "R", Reason: "seen"},
		&relay.Skip{Keyed: keyed, Exchange: 2}, &relay.Insert{Attempt: id, Team: "t3", Exchange: 2, At: 9, Estimated: true},
		&relay.Amend{Target: id, Team: relaytest.Ptr(relay.TeamID("t3")), Exchange: relaytest.Ptr(2), At: &at, Race: relaytest.Ptr(relay.RaceID("1-1-2")), Reason: "lane"},
		&relay.Move{Keyed: keyed, Target: id}, &relay.Assign{Keyed: keyed, Time: id},
		relay.NewZoneMark(relay.KindEnter, keyed), relay.NewZoneMark(relay.KindExit, keyed),
		&relay.Void{Targets: []relay.ID{id}, Attempt: id, Key: "backspace"}, &relay.Restore{Targets: []relay.ID{id}, Attempt: id, Void: id},
		&relay.Official{Team: "t3", Time: &dur, Rank: 2, Status: "DQ", Hand: true}, &relay.Note{About: id, Text: "wind"},
		relay.NewRaceStatus(relay.KindClosed, "dark"), relay.NewRaceStatus(relay.KindReopened, "light"), relay.NewRaceStatus(relay.KindRaceOfficial, "referee"),
	}
	for _, k := range []relay.Kind{relay.KindDrop, relay.KindPickedUp, relay.KindFlag, relay.KindDQ, relay.KindReinstated, relay.KindDNS, relay.KindDNF, relay.KindBackIn} {
		facts = append(facts, relay.NewIncident(k, incident))
	}
	for _, k := range []relay.Kind{relay.KindCheckedIn, relay.KindMissing, relay.KindSubstituted} {
		facts = append(facts, relay.NewPresence(k, presence))
	}
	return append(facts,
		&relay.RaceSet{Zones: []relay.Zone{{20 * relay.Metre, 10 * relay.Metre}, {10 * relay.Metre, 10 * relay.Metre}}},
		&relay.TeamSet{Team: "t3", Hip: relaytest.Ptr("14")},
		&relay.LineupSet{Team: "t3", Leg: 1, Runner: relaytest.Ptr("Bea Holt"), Reason: "hamstring"},
		&relay.PlanSet{Team: "t3", Exchange: 1, Pass: relaytest.Ptr("upsweep"), Switch: relaytest.Ptr(true), Mark: relaytest.Ptr(int64(7500)), Unit: relaytest.Ptr("m"), Call: relaytest.Ptr("hand")},
		relay.NewLineupLock(relay.KindLocked, "t3", "declared"), relay.NewLineupLock(relay.KindUnlocked, "t3", "wrong sheet"),
		&relay.RunnerSet{Runner: "Ana Ruiz", TeamName: "Northside", Gender: relaytest.Ptr("F"), Note: relaytest.Ptr("left-handed"),
			Bests: []relay.FlatBest{{100 * relay.Metre, &dur, &dur}, {400 * relay.Metre, nil, &dur}}},
		relay.NewPresence(relay.KindWarmingUp, presence), relay.NewPresence(relay.KindWrongZone, presence),
		&relay.ZoneReady{Exchange: 2, Ready: true}, &relay.ZoneReady{Exchange: 3},
		relay.NewIncident(relay.KindVerdict, relay.Incident{Keyed: keyed, Exchange: 1, What: "clean", Edge: "exit", By: "coach", Text: "ä"}),
		relay.NewIncident(relay.KindFlag, relay.Incident{Keyed: relay.Keyed{Team: "t3"}, What: "zone-late", SeenFrom: "inside, zone 2"}),
		&relay.Insert{Team: "t3", Exchange: 1, At: 9, Estimated: true, Reason: "not seen"},
		&relay.Amend{Target: id, Shift: &dur, Reason: "late finger"},
		&relay.Amend{Target: id, What: relaytest.Ptr("lane"), Edge: relaytest.Ptr("entry"), By: relaytest.Ptr("umpire 3"), Text: relaytest.Ptr("left foot"), SeenFrom: relaytest.Ptr("outside")},
		&relay.Void{Targets: []relay.ID{id}, Reason: "double"}, &relay.Restore{Targets: []relay.ID{id}, Void: id, Reason: "no double"},
		&relay.Rebind{Key: "3", Team: "t4", Reason: "lanes swapped"},
		relay.NewRemedy(relay.KindRerun, relay.Remedy{Team: "t3", Referee: "R", Reason: "obstructed"}),
		relay.NewRemedy(relay.KindAdvanced, relay.Remedy{Team: "t3", Code: relay.ByReferee, Referee: "R", Reason: "obstructed"}),
		&relay.Official{Team: "t3", Time: &dur, Start: &dur, Splits: []time.Duration{dur, 2 * dur}},
		&relay.SameRunner{Runner: "Zoë M", TeamName: "Northside", As: "Zoë Muñoz"},
		&relay.LineupSet{Team: "t3", Leg: 1, Target: &dur, Best: &dur, Of: "Ana Ruiz"},
		&relay.PlanSet{Team: "t3", Exchange: 1, Mark: relaytest.Ptr(int64(7500)), Unit: relaytest.Ptr("m"), Gives: "Ana Ruiz", Takes: "Bea Holt"},
		relay.NewPresence(relay.KindCheckedIn, relay.Presence{Team: "t3", Leg: 1, Of: "Ana Ruiz"}),
		&relay.MeetSet{Ways: []relay.WayChoice{{"4x200", "break3"}, {"smr1600", "break2"}}}, &relay.RaceSet{Way: relaytest.Ptr(relay.Way("lanes"))},
		(relay.Desk{Past: 10 * relay.Metre}).Leaves(keyed),
		&relay.Gun{Key: relay.EntryKey, Mark: 7150, Unit: "m", Pace: relay.RacePace},
		&relay.Naming{Keyed: keyed, Of: "st", Time: id}, &relay.Skip{Keyed: keyed, Exchange: 2, Of: "st"},
		&relay.ZeroTest{},
		&relay.Gun{At: &at, Beside: id}, &relay.GunCorrected{Attempt: id, At: -9, Beside: id},
		&relay.PlanSet{Team: "t3", Exchange: 1, Late: relaytest.Ptr(true)},
		&relay.PassSeen{Keyed: keyed, At: 18 * relay.Metre},
	)
}

func TestTheLogsBytesNeverChange(t *testing.T) {
	var got bytes.Buffer
	var prev relay.Hash
	seen := map[relay.Kind]bool{}
	for i, f := range specimens() {
		h := relay.Header{Race: "12-1-3", Station: "st", Spot: "200", Lamport: int64(i + 1), Wall: 1763, Mono: 42, Clock: &relay.Clock{Offset: -1, Bound: 2, Age: 3}}
		e, err := relay.New(relay.ID{relay.Origin{0xee}, int64(i + 1)}, prev, h, f)
		if err != nil {
			t.Fatal(err)
		}
		prev = e.Hash
		seen[e.Kind] = true
		fmt.Fprintf(&got, "%s\n%s\n", e.Body, hex.EncodeToString(e.Hash[:]))
		back, err := relay.Decode(e.ID, e.Body, e.Hash)
		if err != nil || !reflect.DeepEqual(back.Fact, f) {
			t.Errorf("%s does not come back as it was written: %v\n%+v\n%+v", e.Kind, err, back.Fact, f)
		}
	}
	for _, k := range relay.Kinds {
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
