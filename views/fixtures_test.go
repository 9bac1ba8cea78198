package views

import (
	"fmt"

	"baton/relay"
)

// The meets of these tests are played by schools that do not exist.

var thirty = relay.Zone{Before: 20 * relay.Metre, After: 10 * relay.Metre}

var footKeys = []Binding{
	{"1-9,0", "hand-off", "timing"},
	{"jkl", "in/pass/out", "timing"},
	{"d", "drop", "timing"},
	{"f", "flag", "timing"},
	{"x", "DQ", "timing"},
	{"space", "time", "timing"},
	{"⌫", "undo", "timing"},
	{"?", "help", "screen"},
}

func times(cum ...string) (t [relay.MaxLegs]string) {
	copy(t[:], cum)
	return t
}

func northside() Squad {
	return Squad{
		SquadHead: SquadHead{Key: "1", Team: "Northside A", Plan: "blind · give right, take left", Target: "target 50.20", Ahead: "0.3 ahead", Tone: Good, Focused: true},
		Legs: []SquadLeg{
			{Leg: 1, Runner: "Ana Ruiz", Glyph: "✓", State: "handed off", Zone: Zone{"80", "110", thirty, 27 * relay.Metre, true, 0, 0, false}, ZoneTime: "3.6 s / 30 m", Split: "12.4"},
			{Leg: 2, Runner: "Bea Holt", Glyph: "✓", State: "handed off", Zone: Zone{"180", "210", thirty, 24 * relay.Metre, true, 0, 0, false}, ZoneTime: "3.5 s / 30 m", Split: "12.4"},
			{Leg: 3, Runner: "Cara Lim", Glyph: "●", State: "has baton", Tone: Good, Split: "12.6…", Current: true},
			{Leg: 4, Runner: "Dee Wong", Glyph: "◐", State: "GET READY", Tone: Watch, Zone: Zone{"280", "310", thirty, 0, false, 0, 0, false}, Hands: "R→L"},
		},
	}
}

func riverton() Squad {
	s := northside()
	s.SquadHead = SquadHead{Key: "2", Team: "Riverton A", Plan: "blind · give left, take right", Target: "target 51.00", Ahead: "0.2 behind", Tone: Watch}
	s.Legs = append([]SquadLeg(nil), s.Legs...)
	for i, name := range []string{"Gia Park", "Hana Roy", "Kim Osei", "Lou Diaz"} {
		s.Legs[i].Runner = name
	}
	return s
}

var schools = []string{"Northside", "Riverton", "Lakewood", "Peak", "Boulder", "Canyon", "Eastgate", "Foothill", "Granite", "Harbor", "Ironwood", "Juniper", "Kestrel", "Larkspur", "Mesa Verde", "Oak Hollow"}

// runningRace is ten teams with a drop, a flag, a provisional DQ, one that was upheld and a
// double press.
func runningRace() Live {
	looks := []string{"red", "white", "green", "black", "gold", "navy", "orange", "purple", "teal", "grey"}
	runners := []string{"Cara Lim", "Kim Osei", "Lea Brandt", "Ivy Stone", "Mia Fox", "Noa Hill", "Ola Berg", "Pia Cruz", "Quinn Lee", "Rae Ford"}
	p := Live{
		Head: Head{Status: "LIVE", Tone: Good, Race: "12-1-3", Clock: "0:37.4", Title: "Girls 4×100 m · heat 3", Mode: "LANES", Saved: 17},
		Legs: 4, StillToCome: "EX 2: 3", GetReady: "4 Dee Wong  in 4 s", Squads: []Squad{northside(), riverton()},
		Marks: []string{"37.2 key 5 ex 2", "36.9 key 1 ex 2", "36.8 key 1 double press?"}, MarksNote: "1* if ⚑ dismissed", Foot: footKeys,
	}
	for i, runner := range runners {
		p.Rows = append(p.Rows, Row{
			Key: fmt.Sprint((i + 1) % 10), Team: schools[i] + " A", Look: looks[i], Leg: "3/4", Baton: runner, State: "●", Tone: Good,
			Times: times(fmt.Sprintf("12.%d", i), fmt.Sprintf("24.%d", i)), Last: fmt.Sprintf("24.%d", i), Rank: fmt.Sprint(i + 1),
		})
	}
	p.Rows[0].Focused = true
	p.Rows[2].State, p.Rows[2].Tone, p.Rows[2].Leg, p.Rows[2].Times, p.Rows[2].Last = "DROP", Alarm, "2/4", times("12.3"), "12.3"
	p.Rows[3].State, p.Rows[3].Tone, p.Rows[3].Rank = "⚑", Watch, "1*"
	p.Rows[4].State, p.Rows[4].Tone, p.Rows[4].Rank, p.Rows[4].Pressed = "DQ?", Watch, "6*", true
	p.Rows[8].State, p.Rows[8].Tone, p.Rows[8].Baton, p.Rows[8].Rank = "DQ", Out, "DQ late, ex 1", "DQ"
	p.Rows[6].Doubt = "double press?"
	p.Log = []LogLine{{At: "37.2", Text: "key 5: Boulder A, exchange 2", Tone: Calm}, {At: "36.9", Text: "key 1: Northside A, exchange 2", Tone: Calm}, {At: "36.8", Text: "key 1: double press?", Tone: Watch}, {At: "30.1", Text: "drop: Lakewood A", Tone: Alarm}, {At: "0.0", Text: "gun", Tone: Good}}
	p.Oval = Oval{Zones: []OvalZone{{80, 110, "ex 1"}, {180, 210, "ex 2"}, {280, 310, "ex 3"}}}
	for i := range p.Rows {
		p.Oval.Batons = append(p.Oval.Batons, OvalBaton{Key: p.Rows[i].Key, At: 290 - 3*float64(i), Focused: i == 0})
	}
	for i, school := range schools[2:10] {
		s := riverton()
		s.Key, s.Team = fmt.Sprint((i+3)%10), school+" A"
		p.Others = append(p.Others, s)
	}
	return p
}

func armedRace() Live {
	p := runningRace()
	p.Head = Head{Status: "ARMED", Tone: Watch, Race: "12-1-3", Clock: "0:00.0", Title: "Girls 4×100 m · heat 3", Mode: "LANES", Saved: 3}
	p.Gun, p.Missing = "press SPACE at the gun", "missing: Northside A leg 3 Cara Lim"
	p.Marks, p.MarksNote, p.StillToCome, p.GetReady, p.Log = []string{"key 5 works"}, "", "", "", nil
	p.Oval.Batons = nil
	for i := range p.Rows {
		r := &p.Rows[i]
		r.Times, r.Last, r.Rank, r.State, r.Tone, r.Leg, r.Doubt, r.Pressed = times(), "", "", "", Calm, "1/4", "", false
	}
	p.Rows[8].Baton = "Quinn Lee"
	p.Rows[4].Lit = true
	for i := range p.Squads {
		for j := range p.Squads[i].Legs {
			g := &p.Squads[i].Legs[j]
			g.Glyph, g.State, g.Tone, g.Split, g.ZoneTime, g.Current, g.Zone.Passed = "✓", "checked in", Calm, "", "", false, false
		}
	}
	g := &p.Squads[0].Legs[2]
	g.Glyph, g.State, g.Tone = "!", "MISSING", Alarm
	return p
}

// undecided is a race that is over while two reports wait for the referee.
func undecided() Live {
	p := finishedRace()
	p.ToDecide = "⚑ 4 Peak A · DQ? 5 Boulder A"
	p.Rows[3].State, p.Rows[3].Tone, p.Rows[3].Rank = "⚑", Watch, "4*"
	p.Rows[4].State, p.Rows[4].Tone, p.Rows[4].Rank = "DQ?", Watch, "5*"
	return p
}

func finishedRace() Live {
	p := runningRace()
	p.Head.Status, p.Head.Clock, p.Head.Saved = "FINISHED", "0:52.9", 43
	p.StillToCome, p.GetReady, p.Oval.Batons = "", "", nil
	p.Marks = []string{"52.9 key 0 finish", "52.1 key 9 finish"}
	p.Rows[8].Baton = "Quinn Lee"
	for i := range p.Rows {
		r := &p.Rows[i]
		r.Pressed, r.Doubt, r.State, r.Tone, r.Leg, r.Rank = false, "", "✓", Good, "4/4", fmt.Sprint(i+1)
		r.Times = times(fmt.Sprintf("12.%d", i), fmt.Sprintf("24.%d", i), fmt.Sprintf("37.%d", i), fmt.Sprintf("50.%d", i))
		r.Last = r.Times[3]
	}
	return p
}

func sixteenTeams() Live {
	p := runningRace()
	p.Head.Mode, p.Head.Title = "TIMES FIRST", "Boys 4×800 m · final"
	p.Head.Clock = "5:12.7"
	row := p.Rows[1]
	p.Rows = nil
	for i, school := range schools {
		row.Key, row.Team, row.Look, row.Rank = fmt.Sprintf("%02d", i+1), school+" A", fmt.Sprint(i+1), fmt.Sprint(i+1)
		row.Times = times(fmt.Sprintf("2:01.%d", i%10), fmt.Sprintf("4:05.%d", i%10))
		row.Last = row.Times[1]
		p.Rows = append(p.Rows, row)
	}
	p.Rows[0].Focused, p.Rows[3].Pressed = true, true
	return p
}

func shuttleHurdles() Live {
	p := runningRace()
	p.Head.Title, p.Exchanges, p.Carrier = "Boys shuttle hurdles", "TAG", "RUNNING"
	p.StillToCome, p.GetReady = "TAG 2: 3", "4 Dee Wong  in 4 s"
	for i := range p.Squads {
		p.Squads[i].Plan = "tag at the plane"
		for j := range p.Squads[i].Legs {
			g := &p.Squads[i].Legs[j]
			g.Zone, g.ZoneTime, g.Hands = Zone{}, "", ""
			if g.Current {
				g.State = "running"
			} else if g.State == "handed off" {
				g.State = "tagged"
			}
		}
	}
	return p
}

func notSaved() Live {
	p := runningRace()
	p.Head.Unsaved, p.Head.Reason = 3, "the disk is full"
	p.Banners = []Banner{{"keyboard is not here: click this window", Alarm}, {"2 events need a newer baton", Watch}}
	return p
}

func prefixOpen() Live {
	p := runningRace()
	p.Prefix = "DROP – which lane?"
	return p
}

func justSaid() Live {
	p := runningRace()
	p.Note = "undone: 37.3 key 4 ex 2"
	return p
}

func helpOpen() Live {
	p := runningRace()
	p.Help = &Help{Title: "Keys", Bindings: append(append([]Binding(nil), footKeys...), Binding{"esc", "race menu", "screen"}, Binding{"ctrl+c", "leave at once; the race runs on in its log", "screen"})}
	return p
}

func menuOpen() Live {
	p := runningRace()
	p.Menu = &Menu{Title: "Race 12-1-3", Selected: 0, Hint: "Enter does it, esc closes", Items: []MenuItem{
		{"Recall", "the start does not count; arm again", ""}, {"Late gun", "the gun was missed: put it back", ""},
		{"Redo", "", "nothing to redo"}, {"End race", "close it, whoever is still running", ""}, {"Leave", "back to the races; the race runs on", ""},
	}}
	return p
}

func gunDialog() Live {
	p := runningRace()
	p.GunPick = &GunPick{Title: "Which was the gun?", Selected: 1, Shift: "0.3 s later: times get shorter", Spaces: []GunSpace{
		{"14:03:22.4", "12-1-2", "first hand-off 12.4 → 1:41.0"}, {"14:04:51.3", "space, this race", "first hand-off 12.4 → 12.1"}, {"14:04:53.2", "10 s before key 1", "first hand-off 12.4 → 10.0"},
	}}
	return p
}

// timesFirst is a race of ten in which three times wait for their teams, with a
// press that came too soon.
func timesFirst() Live {
	p := runningRace()
	p.Head.Mode = "TIMES FIRST · 3 open"
	p.Times = OpenTimes{Says: "type lanes in the order they passed: next is", Brief: "lanes in order: next", Next: "36.1", Rest: " 36.4 37.2"}
	p.Rows[1].Note = "too soon for a 100 m leg (7.4 s): kept, not counted"
	p.Marks = []string{"37.2 time, no team", "36.9 key 2 too soon, not counted"}
	return p
}

// hinted is a race with a hint, and something just refused.
func hinted() Live {
	p := runningRace()
	p.Hint, p.HintShort, p.MarksNote = "wrong lane? c: 36.8 → key 3 (m 3)", "key 1: lane? c", ""
	p.Rows[0].Doubt = "lane? m 3"
	p.Note = "there is no other race open"
	return p
}

// liveScreens are all of them, by what they show.
func liveScreens() map[string]Live {
	return map[string]Live{
		"armed": armedRace(), "running": runningRace(), "finished": finishedRace(), "sixteen": sixteenTeams(), "shuttle": shuttleHurdles(),
		"not-saved": notSaved(), "prefix": prefixOpen(), "said": justSaid(), "help": helpOpen(), "times-first": timesFirst(), "hint": hinted(), "undecided": undecided(), "menu": menuOpen(), "gun": gunDialog(),
	}
}
