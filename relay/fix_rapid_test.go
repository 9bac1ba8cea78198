package relay

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// randomFix is one thing a person does in review or a referee rules, well or
// badly aimed.
func randomFix(rt *rapid.T, d *keeper) Command {
	r := d.state()
	some := func() ID {
		if len(r.Marks) == 0 {
			return ID{}
		}
		return r.Marks[rapid.IntRange(0, len(r.Marks)-1).Draw(rt, "mark")].ID
	}
	report := func() ID {
		if len(r.Incidents) == 0 {
			return ID{}
		}
		return r.Incidents[rapid.IntRange(0, len(r.Incidents)-1).Draw(rt, "report")].ID
	}
	lane := team(rapid.IntRange(1, 3).Draw(rt, "lane"))
	exchange := rapid.IntRange(0, 4).Draw(rt, "exchange")
	word := rapid.SampledFrom([]string{"", "zone-late", "entry", "lane"}).Draw(rt, "word")
	switch rapid.IntRange(0, 15).Draw(rt, "fix") {
	case 0:
		return MoveMarks{Marks: []ID{some()}, Team: lane, Exchange: exchange, Reason: word}
	case 1:
		return MoveMarks{Marks: []ID{some(), some()}, Team: lane}
	case 2:
		return MoveMarks{Marks: []ID{some()}, Race: "1-1-2"}
	case 3:
		return Shift{Marks: []ID{some()}, By: time.Duration(rapid.IntRange(-300, 300).Draw(rt, "by")) * Hundredth}
	case 4:
		return SwapTeams{A: lane, B: team(rapid.IntRange(1, 3).Draw(rt, "other"))}
	case 5:
		return Substitute{Team: lane, Leg: exchange, Runner: word, Reason: "ran"}
	case 6:
		return InsertMissed{Team: lane, Exchange: exchange, At: int64(d.now) - int64(rapid.IntRange(0, 60).Draw(rt, "ago"))*int64(time.Second)}
	case 7:
		return CountAfterAll{Mark: some()}
	case 8:
		return GiveTimes{Times: []ID{some(), some()}, Teams: []TeamID{lane, team(1)}}
	case 9:
		return HandOffInstead{Press: some()}
	case 10:
		return UndoOne{Event: some()}
	case 11:
		return RestoreOne{Event: some()}
	case 12:
		return Ruling{Report: report(), Decision: rapid.SampledFrom([]string{Pending, Upheld, Dismissed}).Draw(rt, "decision"), Referee: word}
	case 13:
		return Describe{Report: report(), Team: lane, Seen: Seen{Exchange: exchange, What: word, By: word, From: word, Text: word}}
	case 14:
		return ReportNew{Team: lane, Seen: Seen{Exchange: exchange, Edge: word}}
	}
	return rapid.SampledFrom([]Command{
		Reinstate{Team: lane}, GrantRerun{Team: lane}, GrantRerun{}, AdvanceTeam{Team: lane, Code: ByJury}, UndoFix{},
	}).Draw(rt, "grant")
}

// results are what a race comes to, without what only fixes have added.
func results(m *Meet, of []ID) string {
	out := ""
	for _, r := range m.Races() {
		out += fmt.Sprintln(r.ID, r.Status, r.Rerun)
		for _, t := range r.Teams {
			out += fmt.Sprintln(t.Title(), passesOf(t), t.Out, t.Dropped, t.Pending, t.After, t.Rerun, t.Advanced, r.Places()[t.ID])
			for leg := range t.Legs {
				out += t.RunnerOf(leg+1) + " "
			}
		}
		for _, k := range r.Marks {
			if slices.Contains(of, k.ID) {
				out += fmt.Sprintln(k.ID.Seq, k.Role, k.Team, k.Point, k.Time, k.Estimated)
			}
		}
		for _, o := range r.Incidents {
			if slices.Contains(of, o.ID) {
				out += fmt.Sprintf("%d %s %s %+v %s %s %v\n", o.ID.Seq, o.Kind, o.Team, o.Seen(), o.Decision, o.Referee, o.Void)
			}
		}
	}
	return out
}

// raceDay is a day's log, and somebody who sits down to review it.
func raceDay(t *testing.T, rt *rapid.T) (*keeper, []Event) {
	log := meetDay(t, rt)
	m := NewMeet()
	m.Add(log...)
	k := station(t, m, 7, "one", Everywhere)
	return k.at(10000), log
}

func idsOf(log []Event) []ID {
	ids := make([]ID, len(log))
	for i, e := range log {
		ids[i] = e.ID
	}
	return ids
}

func TestNoFixRewritesAnythingAndAllOfThemCanBeTakenBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, log := raceDay(t, rt)
		ids := idsOf(log)
		before := results(k.meet, ids)
		reviewed := len(k.log)
		for i := range rapid.IntRange(1, 12).Draw(rt, "fixes") {
			k.at(10000 + float64(i))
			if facts, err := k.meet.Decide(k.race, k.desk, randomFix(rt, k), k.instant()); err == nil {
				for _, f := range facts {
					k.write(f)
				}
			}
		}
		for _, e := range log {
			if now, there := k.meet.Event(e.ID); !there || !bytes.Equal(now.Body, e.Body) {
				rt.Fatalf("event %s is not as it was written", e.ID)
			}
		}
		k.at(20000)
		for _, e := range k.log[reviewed:] {
			k.write(&Void{Targets: []ID{e.ID}})
		}
		if after := results(k.meet, ids); after != before {
			rt.Fatalf("with every fix taken back the meet is another one:\n%s\n---\n%s", before, after)
		}
	})
}

func TestAFixAndItsUndoLeaveResultsIdentical(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, log := raceDay(t, rt)
		ids := idsOf(log)
		before := results(k.meet, ids)
		facts, err := k.meet.Decide(k.race, k.desk, randomFix(rt, k), k.instant())
		if err != nil {
			return
		}
		var made []ID
		for _, f := range facts {
			made = append(made, k.write(f))
		}
		fixed := results(k.meet, ids)
		one := made[rapid.IntRange(0, len(made)-1).Draw(rt, "which")]
		k.at(10001).do(UndoOne{Event: one})
		if undone := results(k.meet, ids); undone != before {
			rt.Fatalf("a fix and its undo change the race:\n%s\n---\n%s", before, undone)
		}
		k.at(10002).do(RestoreOne{Event: one})
		if again := results(k.meet, ids); again != fixed {
			rt.Fatalf("the fix brought back is another one:\n%s\n---\n%s", fixed, again)
		}
	})
}

func TestWhatAFixWouldChangeIsWhatItChanges(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, log := raceDay(t, rt)
		facts, err := k.meet.Decide(k.race, k.desk, randomFix(rt, k), k.instant())
		if err != nil {
			return
		}
		before := print(k.meet)
		dry := *k
		dry.meet = k.meet.With()
		for _, f := range facts {
			e := dry.next(f)
			dry.meet = dry.meet.With(e)
			dry.prev, dry.seq = e.Hash, e.ID.Seq
		}
		if after := print(k.meet); after != before {
			rt.Fatalf("looking ahead changed the meet:\n%s\n---\n%s", before, after)
		}
		foreseen := print(dry.meet)
		for _, f := range facts {
			k.write(f)
		}
		anew := NewMeet()
		anew.Add(append(append([]Event{}, log...), k.log...)...)
		if got := print(anew); got != foreseen || print(k.meet) != got {
			rt.Fatalf("what was foreseen is not what came:\n%s\n---\n%s", foreseen, got)
		}
	})
}

func TestEveryPressAndReportIsARowOfTheReview(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k, _ := raceDay(t, rt)
		for i := range 3 {
			k.at(10000 + float64(i))
			if facts, err := k.meet.Decide(k.race, k.desk, randomFix(rt, k), k.instant()); err == nil {
				for _, f := range facts {
					k.write(f)
				}
			}
		}
		rows := map[ID]int{}
		for _, row := range k.meet.Timeline(k.race) {
			rows[row.ID]++
		}
		for _, mark := range k.state().Marks {
			if rows[mark.ID] != 1 {
				rt.Fatalf("mark %s has %d rows", mark.ID, rows[mark.ID])
			}
		}
		for _, o := range k.state().Incidents {
			if rows[o.ID] != 1 {
				rt.Fatalf("report %s has %d rows", o.ID, rows[o.ID])
			}
		}
	})
}
