package relay_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"

	"pgregory.net/rapid"
)

// randomFix is one thing a person does in review or a referee rules, well or
// badly aimed.
func randomFix(rt *rapid.T, d *relaytest.Keeper) relay.Command {
	r := d.State()
	some := func() relay.ID {
		if len(r.Marks()) == 0 {
			return relay.ID{}
		}
		return r.Marks()[rapid.IntRange(0, len(r.Marks())-1).Draw(rt, "mark")].ID
	}
	report := func() relay.ID {
		if len(r.Incidents) == 0 {
			return relay.ID{}
		}
		return r.Incidents[rapid.IntRange(0, len(r.Incidents)-1).Draw(rt, "report")].ID
	}
	lane := relaytest.Team(rapid.IntRange(1, 3).Draw(rt, "lane"))
	exchange := rapid.IntRange(0, 4).Draw(rt, "exchange")
	word := rapid.SampledFrom([]string{"", "zone-late", "entry", "lane"}).Draw(rt, "word")
	switch rapid.IntRange(0, 15).Draw(rt, "fix") {
	case 0:
		return relay.MoveMarks{Marks: []relay.ID{some()}, Team: lane, Exchange: exchange, Reason: word}
	case 1:
		return relay.MoveMarks{Marks: []relay.ID{some(), some()}, Team: lane}
	case 2:
		return relay.MoveMarks{Marks: []relay.ID{some()}, Race: "1-1-2"}
	case 3:
		return relay.Shift{Marks: []relay.ID{some()}, By: time.Duration(rapid.IntRange(-300, 300).Draw(rt, "by")) * relay.Hundredth}
	case 4:
		return relay.SwapTeams{A: lane, B: relaytest.Team(rapid.IntRange(1, 3).Draw(rt, "other"))}
	case 5:
		return relay.Substitute{Team: lane, Leg: exchange, Runner: word, Reason: "ran"}
	case 6:
		return relay.InsertMissed{Team: lane, Exchange: exchange, At: int64(d.Now) - int64(rapid.IntRange(0, 60).Draw(rt, "ago"))*int64(time.Second)}
	case 7:
		return relay.CountAfterAll{Mark: some()}
	case 8:
		return relay.GiveTimes{Times: []relay.ID{some(), some()}, Teams: []relay.TeamID{lane, relaytest.Team(1)}}
	case 9:
		return relay.HandOffInstead{Press: some()}
	case 10:
		return relay.UndoOne{Event: some()}
	case 11:
		return relay.RestoreOne{Event: some()}
	case 12:
		return relay.Ruling{Report: report(), Decision: rapid.SampledFrom([]string{relay.Pending, relay.Upheld, relay.Dismissed}).Draw(rt, "decision"), Referee: word}
	case 13:
		return relay.Describe{Report: report(), Team: lane, Sighting: relay.Sighting{Exchange: exchange, What: word, By: word, From: word, Text: word}}
	case 14:
		return relay.ReportNew{Team: lane, Sighting: relay.Sighting{Exchange: exchange, Edge: word}}
	}
	return rapid.SampledFrom([]relay.Command{
		relay.Reinstate{Team: lane}, relay.GrantRerun{Team: lane}, relay.GrantRerun{}, relay.AdvanceTeam{Team: lane, Code: relay.ByJury}, relay.UndoFix{},
	}).Draw(rt, "grant")
}

// results are what a race comes to, without what only fixes have added.
func printedResults(m *relay.Meet, of []relay.ID) string {
	out := ""
	for _, r := range m.Races() {
		out += fmt.Sprintln(r.ID, r.Status, r.Rerun)
		for _, t := range r.Teams {
			out += fmt.Sprintln(t.Title(), relaytest.PassesOf(t), t.Out, t.Dropped, t.Pending, t.After, t.Rerun, t.Advanced, r.Ranks()[t.ID])
			for leg := range t.Legs {
				out += t.RunnerOf(leg+1) + " "
			}
		}
		for _, k := range r.Marks() {
			if slices.Contains(of, k.ID) {
				out += fmt.Sprintln(k.ID.Seq, k.Role, k.Team, k.Point, k.Time, k.Estimated)
			}
		}
		for _, o := range r.Incidents {
			if slices.Contains(of, o.ID) {
				out += fmt.Sprintf("%d %s %s %+v %s %s %v\n", o.ID.Seq, o.Kind, o.Team, o.Sighting(), o.Decision, o.Referee, o.Void)
			}
		}
	}
	return out
}

// raceDay is a day's log, and somebody who sits down to review it.
func raceDay(t *testing.T, rt *rapid.T) (*relaytest.Keeper, []relay.Event) {
	log := meetDay(t, rt)
	m := relay.NewMeet()
	m.Add(log...)
	k := relaytest.Station(t, m, 7, "one", relay.Everywhere)
	return k.At(10000), log
}

func idsOf(log []relay.Event) []relay.ID {
	ids := make([]relay.ID, len(log))
	for i, e := range log {
		ids[i] = e.ID
	}
	return ids
}

func TestNoFixRewritesAnythingAndAllOfThemCanBeTakenBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, log := raceDay(t, rt)
		ids := idsOf(log)
		before := printedResults(k.Meet, ids)
		reviewed := len(k.Log)
		for i := range rapid.IntRange(1, 12).Draw(rt, "fixes") {
			k.At(10000 + float64(i))
			if facts, err := k.Meet.Decide(k.Race, k.Desk, randomFix(rt, k), k.Instant()); err == nil {
				for _, f := range facts {
					k.Write(f)
				}
			}
		}
		for _, e := range log {
			if now, there := k.Meet.Event(e.ID); !there || !bytes.Equal(now.Body, e.Body) {
				rt.Fatalf("event %s is not as it was written", e.ID)
			}
		}
		k.At(20000)
		for _, e := range k.Log[reviewed:] {
			k.Write(&relay.Void{Targets: []relay.ID{e.ID}})
		}
		if after := printedResults(k.Meet, ids); after != before {
			rt.Fatalf("with every fix taken back the meet is another one:\n%s\n---\n%s", before, after)
		}
	})
}

func TestAFixAndItsUndoLeaveResultsIdentical(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, log := raceDay(t, rt)
		ids := idsOf(log)
		before := printedResults(k.Meet, ids)
		facts, err := k.Meet.Decide(k.Race, k.Desk, randomFix(rt, k), k.Instant())
		if err != nil {
			return
		}
		var made []relay.ID
		for _, f := range facts {
			made = append(made, k.Write(f))
		}
		fixed := printedResults(k.Meet, ids)
		one := made[rapid.IntRange(0, len(made)-1).Draw(rt, "which")]
		k.At(10001).Do(relay.UndoOne{Event: one})
		if undone := printedResults(k.Meet, ids); undone != before {
			rt.Fatalf("a fix and its undo change the race:\n%s\n---\n%s", before, undone)
		}
		k.At(10002).Do(relay.RestoreOne{Event: one})
		if again := printedResults(k.Meet, ids); again != fixed {
			rt.Fatalf("the fix brought back is another one:\n%s\n---\n%s", fixed, again)
		}
	})
}

func TestWhatAFixWouldChangeIsWhatItChanges(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, log := raceDay(t, rt)
		facts, err := k.Meet.Decide(k.Race, k.Desk, randomFix(rt, k), k.Instant())
		if err != nil {
			return
		}
		before := relaytest.Print(k.Meet)
		dry := *k
		dry.Meet = k.Meet.With()
		for _, f := range facts {
			e := dry.Next(f)
			dry.Meet = dry.Meet.With(e)
			dry.Prev, dry.Seq = e.Hash, e.ID.Seq
		}
		if after := relaytest.Print(k.Meet); after != before {
			rt.Fatalf("looking ahead changed the meet:\n%s\n---\n%s", before, after)
		}
		foreseen := relaytest.Print(dry.Meet)
		for _, f := range facts {
			k.Write(f)
		}
		anew := relay.NewMeet()
		anew.Add(append(append([]relay.Event{}, log...), k.Log...)...)
		if got := relaytest.Print(anew); got != foreseen || relaytest.Print(k.Meet) != got {
			rt.Fatalf("what was foreseen is not what came:\n%s\n---\n%s", foreseen, got)
		}
	})
}

func TestEveryPressAndReportIsARowOfTheReview(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, _ := raceDay(t, rt)
		for i := range 3 {
			k.At(10000 + float64(i))
			if facts, err := k.Meet.Decide(k.Race, k.Desk, randomFix(rt, k), k.Instant()); err == nil {
				for _, f := range facts {
					k.Write(f)
				}
			}
		}
		rows := map[relay.ID]int{}
		for _, row := range k.Meet.Timeline(k.Race) {
			rows[row.ID]++
		}
		for _, mark := range k.State().Marks() {
			if rows[mark.ID] != 1 {
				rt.Fatalf("mark %s has %d rows", mark.ID, rows[mark.ID])
			}
		}
		for _, o := range k.State().Incidents {
			if rows[o.ID] != 1 {
				rt.Fatalf("report %s has %d rows", o.ID, rows[o.ID])
			}
		}
	})
}
