package relay

import (
	"strings"
	"testing"
	"time"
)

// Each plan is the usual one of its format but for what the case changes.
func TestThePlanIsCheckedAsACoachWould(t *testing.T) {
	plan := func(n int, set PlanSet) Fact { set.Team, set.Exchange = team(1), n; return &set }
	mark := func(thousandths int64, unit string) Fact { return plan(1, PlanSet{Mark: &thousandths, Unit: &unit}) }
	runner := func(leg int, name string) Fact { return &LineupSet{Team: team(1), Leg: leg, Runner: &name} }
	is := func(name, gender string) Fact {
		return &RunnerSet{Runner: name, TeamName: "Northside", Gender: &gender}
	}
	for _, c := range []struct {
		name   string
		format FormatID
		facts  []Fact
		want   string
	}{
		{"shuttle hurdles have no baton", "shuttle", []Fact{plan(1, PlanSet{Take: ptr("R"), Style: ptr("visual"), Switch: ptr(true)})}, ""},
		{"right to right", "4x100", []Fact{plan(3, PlanSet{Take: ptr("R")})}, "ex 3: right to right: the outgoing runner gets stepped on; give to the left"},
		{"left to left", "4x100", []Fact{plan(2, PlanSet{Take: ptr("L")}), plan(3, PlanSet{Give: ptr("L"), Take: ptr("R")})}, "ex 2: left to left: the outgoing runner gets stepped on; give to the right"},
		{"the wrong hand after taking", "4x100", []Fact{plan(2, PlanSet{Give: ptr("R"), Take: ptr("L")}), plan(3, PlanSet{Give: ptr("L"), Take: ptr("R")})}, "ex 2: Bea Holt takes with the left and does not switch: give with the left, not the right"},
		{"the wrong hand after switching", "4x400", []Fact{plan(3, PlanSet{Give: ptr("L"), Take: ptr("R")})}, "ex 3: Cara Lim takes with the left and switches: give with the right, not the left"},
		{"switching in a blind race", "4x100", []Fact{plan(3, PlanSet{Switch: ptr(true)})}, "ex 3: Dee Wong switches hands in a blind exchange: keep the baton in the hand that took it"},
		{"blind in a 4×400", "4x400", []Fact{plan(1, PlanSet{Style: ptr("blind"), Switch: ptr(false)}), plan(2, PlanSet{Give: ptr("L"), Take: ptr("R"), Switch: ptr(false)}), plan(3, PlanSet{Give: ptr("R")})}, "ex 1: blind after 400 m: the incoming runner is tired; look and take"},
		{"visual in a 4×100", "4x100", []Fact{plan(2, PlanSet{Style: ptr("visual")})}, "ex 2: visual in a 4×100 m: looking back costs speed; go at the mark, hand back on the call"},
		{"a woman's mark", "4x100", []Fact{mark(6500, "m")}, ""},
		{"a child's mark in steps", "4x100", []Fact{mark(18000, "steps")}, ""},
		{"a mark in feet", "4x100", []Fact{mark(24000, "feet")}, ""},
		{"a mark out of reach", "4x100", []Fact{mark(30000, "m")}, "ex 1: go-mark at 30 m: too far, Bea Holt is gone before the baton comes"},
		{"a mark too near", "4x100", []Fact{mark(3000, "steps")}, "ex 1: go-mark at 3 steps: too near, the incoming runner runs into Bea Holt"},
		{"a mark ahead", "4x100", []Fact{mark(-5000, "m")}, "ex 1: go-mark at -5 m: it lies ahead of the waiting runner's feet; count it back from there"},
		{"a runner twice", "4x100", []Fact{runner(4, "ana ruiz")}, "leg 4: ana ruiz runs legs 1 and 4: nobody runs twice in one team"},
		{"a hole", "4x100", []Fact{runner(3, "")}, "3 runners for 4 legs: nobody runs leg 3"},
		{"two holes", "4x100", []Fact{runner(2, ""), runner(4, "")}, "2 runners for 4 legs: nobody runs legs 2 and 4"},
		{"a woman on a man's leg", "4x400mix", []Fact{is("Ana Ruiz", "F"), is("Bea Holt", "F"), is("Cara Lim", "M")}, "leg 1: leg 1 is run by a man in a mixed 4×400 m (M-W-M-W); Ana Ruiz is a woman"},
		{"mixed in order, as far as known", "4x100mix", []Fact{is("Ana Ruiz", "F"), is("Dee Wong", "M")}, ""},
		{"a substitute who runs already", "4x100", []Fact{NewPresence(KindSubstituted, Presence{Team: team(1), Leg: 2, Runner: "Dee Wong"})}, "leg 4: Dee Wong runs legs 2 and 4: nobody runs twice in one team"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := northside(t, c.format)
			for _, f := range c.facts {
				k.write(f)
			}
			for n := 1; n <= 3; n++ {
				if k.one().Legs[n-1].Plan.Mark == (GoMark{}) {
					k.write(&PlanSet{Team: team(1), Exchange: n, Mark: ptr(int64(7000)), Unit: ptr("m")})
				}
			}
			want(t, "warnings", spoken(k.state().PlanWarnings(k.one(), nil)), c.want)
		})
	}
}

func TestAUsualPlanLacksNothingButItsGoMarks(t *testing.T) {
	const blind = ": blind without a go-mark: measure one for this pair"
	lacks := map[FormatID][]int{"4x100": {1, 2, 3}, "4x100mix": {1, 2, 3}, "smr800": {1, 2}, "smr1600": {1}, "swedish": {1}}
	for _, f := range Formats() {
		if len(f.Legs) != 4 {
			continue
		}
		var said []string
		for _, n := range lacks[f.ID] {
			said = append(said, "ex "+string(rune('0'+n))+blind)
		}
		k := northside(t, f.ID)
		want(t, f.Name, spoken(k.state().PlanWarnings(k.one(), nil)), strings.Join(said, "\n"))
	}
}

// spoken is what warnings say, with where they belong.
func spoken(all []Warning) string {
	var out []string
	for _, w := range all {
		switch {
		case w.Why == "":
			out = append(out, "no reason: "+w.Text)
		case w.Exchange > 0:
			out = append(out, "ex "+string(rune('0'+w.Exchange))+": "+w.Text)
		case w.Leg > 0:
			out = append(out, "leg "+string(rune('0'+w.Leg))+": "+w.Text)
		default:
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestWhatAPairHasNotPractisedIsPointedAt(t *testing.T) {
	for _, c := range []struct {
		what string
		done PairRecord
		says string
	}{
		{"sure of it", PairRecord{Practice: Tried{5, 4}}, ""},
		{"one failure more", PairRecord{Practice: Tried{9, 7}}, "Bea Holt → Cara Lim: practice: 7 clean of 9; at race pace: never"},
		{"three of six", PairRecord{Practice: Tried{6, 3}, Races: Tried{2, 2}}, "Bea Holt → Cara Lim: practice: 3 clean of 6; at race pace: 2 of 2 went well"},
		{"good in practice alone", PairRecord{Practice: Tried{9, 9}, Races: Tried{2, 1}}, "Bea Holt → Cara Lim: practice: 9 clean of 9; at race pace: 1 of 2 went well"},
		{"three times", PairRecord{Practice: Tried{2, 2}, Races: Tried{1, 1}}, ""},
		{"twice", PairRecord{Practice: Tried{2, 2}}, "Bea Holt → Cara Lim have done this well only twice: practice: 2 clean of 2; at race pace: never"},
		{"nobody judged", PairRecord{Unjudged: 4}, "Bea Holt → Cara Lim have done this well not once: practice: 4, none judged; at race pace: never"},
		{"never", PairRecord{}, "Bea Holt → Cara Lim have never practised this"},
		{"only another one", PairRecord{Otherwise: 8}, "Bea Holt → Cara Lim have handed off, but never like this (blind, 30 m, L→R)"},
	} {
		k := northside(t, "4x100")
		for n := 1; n <= 3; n++ {
			k.write(&PlanSet{Team: team(1), Exchange: n, Mark: ptr(int64(7000)), Unit: ptr("m")})
		}
		practised := func(n int) PairRecord {
			if n == 2 {
				return c.done
			}
			return PairRecord{Practice: Tried{12, 12}}
		}
		got := strings.TrimPrefix(spoken(k.state().PlanWarnings(k.one(), practised)), "ex 2: ")
		want(t, c.what, got, c.says)
	}
}

func TestAGoMarkOfAnotherPairIsNone(t *testing.T) {
	k := northside(t, "4x100")
	for n := 1; n <= 3; n++ {
		k.do(SetPlan{PlanSet{Team: team(1), Exchange: n, Mark: ptr(int64(7000)), Unit: ptr("m")}})
	}
	k.do(Substitute{Team: team(1), Leg: 4, Runner: "Eva Park", Reason: "ill"})
	want(t, "said", spoken(k.state().PlanWarnings(k.one(), nil)), "ex 3: no go-mark: the one that was set is Cara Lim → Dee Wong's")
}

func TestARunnerInTwoTeamsIsPointedAtInBoth(t *testing.T) {
	k := northside(t, "4x400")
	k.write(&TeamSet{Team: team(2), Name: ptr("Northside"), Squad: ptr("B")})
	k.write(&LineupSet{Team: team(2), Leg: 3, Runner: ptr("ana ruiz")})
	k.write(&LineupSet{Team: team(3), Leg: 1, Runner: ptr("Dee Wong")})
	one := k.state().PlanWarnings(k.one(), nil)
	want(t, "the A squad", spoken(one), "leg 1: Ana Ruiz runs in Northside B too: nobody runs in two teams\nleg 4: Dee Wong runs in Team 3 too: the same athlete?")
	want(t, "on its row", PlanMark(one, 1), "twice!")
	two := k.state().PlanWarnings(k.state().Team(team(2)), nil)
	want(t, "the B squad", PlanMark(two, 3), "twice!")
	k.write(&TeamSet{Team: team(2), Scratched: ptr(true)})
	want(t, "a scratched one does not run", PlanMark(k.state().PlanWarnings(k.one(), nil), 1), "")
	k.race = "1-1-2"
	k.write(&RaceSet{Format: ptr(FormatID("4x400"))})
	k.write(&TeamSet{Team: team(2), Left: "1-1-1", Scratched: ptr(false)})
	k.race = "1-1-1"
	want(t, "in another heat", k.state().PlanWarnings(k.one(), nil)[0].Text, "Ana Ruiz runs in Northside B of 1-1-2 too: nobody runs in two teams")
}

func TestTargetsAreCheckedForSense(t *testing.T) {
	seconds := func(s float64) *time.Duration { return ptr(time.Duration(s * float64(time.Second))) }
	for _, c := range []struct {
		what string
		team float64
		legs []float64 // 0 for none
		says string
	}{
		{"they add up", 50.2, []float64{13.1, 12.3, 12.5, 12.3}, ""},
		{"but for their rounding", 50.22, []float64{13.1, 12.3, 12.5, 12.3}, ""},
		{"beyond it", 50.24, []float64{13.1, 12.3, 12.5, 12.3}, "the legs' targets add up to 50.20, 0.04 s less than the team's 50.24"},
		{"too much", 50, []float64{13.1, 12.3, 12.5, 12.5}, "the legs' targets add up to 50.40, 0.40 s more than the team's 50.00"},
		{"as fast as the fastest ever", 0, []float64{8.65}, ""},
		{"faster", 0, []float64{8.64}, "leg 1: leg 1 in 8.64: nobody has ever run 100 m so fast (8.65)"},
		{"the rest can be run", 50.2, []float64{13.1, 12.3, 12.5}, ""},
		{"the rest cannot", 50.2, []float64{14, 14, 13.6}, "the team's target of 50.20 leaves 8.60 for 1 leg: nobody can run that"},
		{"a team that nobody can be", 34.5, nil, "the team's target of 34.50 leaves 34.50 for 4 legs: nobody can run that"},
	} {
		k := northside(t, "4x100")
		for n := 1; n <= 3; n++ {
			k.write(&PlanSet{Team: team(1), Exchange: n, Mark: ptr(int64(7000)), Unit: ptr("m")})
		}
		k.write(&TeamSet{Team: team(1), Target: seconds(c.team)})
		for i, leg := range c.legs {
			k.write(&LineupSet{Team: team(1), Leg: i + 1, Target: seconds(leg)})
		}
		want(t, c.what, spoken(k.state().PlanWarnings(k.one(), nil)), c.says)
	}
}

func TestTheUsualPlanIsTakenWithOneKey(t *testing.T) {
	k := northside(t, "4x100")
	refusedAs(t, "it is the usual one", k.refused(TakeUsualPlan{team(1)}), ErrUnchanged)
	k.do(SetPlan{PlanSet{Team: team(1), Exchange: 2, Give: ptr("R"), Style: ptr("visual"), Switch: ptr(true), Mark: ptr(int64(7500)), Unit: ptr("m"), Call: ptr("hand")}})
	k.do(TakeUsualPlan{team(1)})
	p := k.one().Legs[1].Plan
	want(t, "plan", p, Plan{Style: "blind", Give: "L", Take: "R", Window: blindWindow, Mark: GoMark{7500, "m"}, Call: "hand"})
	refusedAs(t, "a third hand", k.refused(SetPlan{PlanSet{Team: team(1), Exchange: 1, Give: ptr("both")}}), ErrNoPlan)
	refusedAs(t, "a pass nobody knows", k.refused(SetPlan{PlanSet{Team: team(1), Exchange: 1, Pass: ptr("throw")}}), ErrNoPlan)
	refusedAs(t, "no fourth exchange", k.refused(SetPlan{PlanSet{Team: team(1), Exchange: 4, Give: ptr("R")}}), ErrNoExchange)
}

func TestGoMarksAreReadAsCoachesWriteThem(t *testing.T) {
	for in, want := range map[string]string{"7.5 m": "7.5 m", "7,25": "7.25 m", "24 steps": "24 steps", "21ft": "21 feet", "21'": "21 feet", " 18 STEPS ": "18 steps", "-3 m": "-3 m"} {
		g, err := ParseGoMark(in)
		if err != nil || g.String() != want {
			t.Errorf("%q: got %v, %v, want %s", in, g, err, want)
		}
	}
	for _, in := range []string{"", "m", "seven", "7 yards", "1e9 m", "NaN", "7 8 m"} {
		if g, err := ParseGoMark(in); err == nil {
			t.Errorf("%q was read as %v", in, g)
		}
	}
	want(t, "none", GoMark{}.String(), "")
}

func FuzzGoMark(f *testing.F) {
	for _, s := range []string{"7.5 m", "24 steps", "21ft", "-1", "1e3 m", "."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := ParseGoMark(s)
		if err != nil {
			return
		}
		again, err := ParseGoMark(g.String())
		if err != nil || again != g {
			t.Errorf("%q: %v is read back as %v, %v", s, g, again, err)
		}
	})
}
