package relay_test

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// Each plan is the usual one of its format but for what the case changes.
func TestThePlanIsCheckedAsACoachWould(t *testing.T) {
	plan := func(n int, set relay.PlanSet) relay.Fact { set.Team, set.Exchange = relaytest.Team(1), n; return &set }
	mark := func(thousandths int64, unit string) relay.Fact {
		return plan(1, relay.PlanSet{Mark: &thousandths, Unit: &unit})
	}
	runner := func(leg int, name string) relay.Fact {
		return &relay.LineupSet{Team: relaytest.Team(1), Leg: leg, Runner: &name}
	}
	is := func(name, gender string) relay.Fact {
		return &relay.RunnerSet{Runner: name, TeamName: "Northside", Gender: &gender}
	}
	for _, c := range []struct {
		name   string
		format relay.FormatID
		facts  []relay.Fact
		want   string
	}{
		{"shuttle hurdles have no baton", "shuttle", []relay.Fact{plan(1, relay.PlanSet{Take: relaytest.Ptr("R"), Style: relaytest.Ptr("visual"), Switch: relaytest.Ptr(true)})}, ""},
		{"right to right", "4x100", []relay.Fact{plan(3, relay.PlanSet{Take: relaytest.Ptr("R")})}, "ex 3: right to right: the outgoing runner gets stepped on; give to the left"},
		{"left to left", "4x100", []relay.Fact{plan(2, relay.PlanSet{Take: relaytest.Ptr("L")}), plan(3, relay.PlanSet{Give: relaytest.Ptr("L"), Take: relaytest.Ptr("R")})}, "ex 2: left to left: the outgoing runner gets stepped on; give to the right"},
		{"the wrong hand after taking", "4x100", []relay.Fact{plan(2, relay.PlanSet{Give: relaytest.Ptr("R"), Take: relaytest.Ptr("L")}), plan(3, relay.PlanSet{Give: relaytest.Ptr("L"), Take: relaytest.Ptr("R")})}, "ex 2: Bea Holt takes with the left and does not switch: give with the left, not the right"},
		{"the wrong hand after switching", "4x400", []relay.Fact{plan(3, relay.PlanSet{Give: relaytest.Ptr("L"), Take: relaytest.Ptr("R")})}, "ex 3: Cara Lim takes with the left and switches: give with the right, not the left"},
		{"switching in a blind race", "4x100", []relay.Fact{plan(3, relay.PlanSet{Switch: relaytest.Ptr(true)})}, "ex 3: Dee Wong switches hands in a blind exchange: keep the baton in the hand that took it"},
		{"blind in a 4×400", "4x400", []relay.Fact{plan(1, relay.PlanSet{Style: relaytest.Ptr("blind"), Switch: relaytest.Ptr(false)}), plan(2, relay.PlanSet{Give: relaytest.Ptr("L"), Take: relaytest.Ptr("R"), Switch: relaytest.Ptr(false)}), plan(3, relay.PlanSet{Give: relaytest.Ptr("R")})}, "ex 1: blind after 400 m: the incoming runner is tired; look and take"},
		{"visual in a 4×100", "4x100", []relay.Fact{plan(2, relay.PlanSet{Style: relaytest.Ptr("visual")})}, "ex 2: visual in a 4×100 m: looking back costs speed; go at the mark, hand back on the call"},
		{"a woman's mark", "4x100", []relay.Fact{mark(6500, "m")}, ""},
		{"a child's mark in steps", "4x100", []relay.Fact{mark(18000, "steps")}, ""},
		{"a mark in feet", "4x100", []relay.Fact{mark(24000, "feet")}, ""},
		{"a mark out of reach", "4x100", []relay.Fact{mark(30000, "m")}, "ex 1: go-mark at 30 m: too far, Bea Holt is gone before the baton comes"},
		{"a mark too near", "4x100", []relay.Fact{mark(3000, "steps")}, "ex 1: go-mark at 3 steps: too near, the incoming runner runs into Bea Holt"},
		{"a mark ahead", "4x100", []relay.Fact{mark(-5000, "m")}, "ex 1: go-mark at -5 m: it lies ahead of the waiting runner's feet; count it back from there"},
		{"a runner twice", "4x100", []relay.Fact{runner(4, "ana ruiz")}, "leg 4: ana ruiz runs legs 1 and 4: nobody runs twice in one team"},
		{"a hole", "4x100", []relay.Fact{runner(3, "")}, "3 runners for 4 legs: nobody runs leg 3"},
		{"two holes", "4x100", []relay.Fact{runner(2, ""), runner(4, "")}, "2 runners for 4 legs: nobody runs legs 2 and 4"},
		{"a woman on a man's leg", "4x400mix", []relay.Fact{is("Ana Ruiz", "F"), is("Bea Holt", "F"), is("Cara Lim", "M")}, "leg 1: leg 1 is run by a man in a mixed 4×400 m (M-W-M-W); Ana Ruiz is a woman"},
		{"mixed in order, as far as known", "4x100mix", []relay.Fact{is("Ana Ruiz", "F"), is("Dee Wong", "M")}, ""},
		{"a substitute who runs already", "4x100", []relay.Fact{relay.NewPresence(relay.KindSubstituted, relay.Presence{Team: relaytest.Team(1), Leg: 2, Runner: "Dee Wong"})}, "leg 4: Dee Wong runs legs 2 and 4: nobody runs twice in one team"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := relaytest.Northside(t, c.format)
			for _, f := range c.facts {
				k.Write(f)
			}
			for n := 1; n <= 3; n++ {
				if k.One().Legs[n-1].Plan.Mark == (relay.GoMark{}) {
					k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: n, Mark: relaytest.Ptr(int64(7000)), Unit: relaytest.Ptr("m")})
				}
			}
			relaytest.Want(t, "warnings", spoken(k.State().PlanWarnings(k.One(), nil)), c.want)
		})
	}
}

func TestAUsualPlanLacksNothingButItsGoMarks(t *testing.T) {
	const blind = ": blind without a go-mark: measure one for this pair"
	lacks := map[relay.FormatID][]int{"4x100": {1, 2, 3}, "4x100mix": {1, 2, 3}, "smr800": {1, 2}, "smr1600": {1}, "swedish": {1}}
	for _, f := range relay.Formats() {
		if len(f.Legs) != 4 {
			continue
		}
		var said []string
		for _, n := range lacks[f.ID] {
			said = append(said, "ex "+string(rune('0'+n))+blind)
		}
		k := relaytest.Northside(t, f.ID)
		relaytest.Want(t, f.Name, spoken(k.State().PlanWarnings(k.One(), nil)), strings.Join(said, "\n"))
	}
}

// spoken is what warnings say, with where they belong.
func spoken(all []relay.Warning) string {
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
		done relay.PairRecord
		says string
	}{
		{"sure of it", relay.PairRecord{Practice: relay.Tried{5, 4}}, ""},
		{"one failure more", relay.PairRecord{Practice: relay.Tried{9, 7}}, "Bea Holt → Cara Lim: practice: 7 clean of 9; at race pace: never"},
		{"three of six", relay.PairRecord{Practice: relay.Tried{6, 3}, Races: relay.Tried{2, 2}}, "Bea Holt → Cara Lim: practice: 3 clean of 6; at race pace: 2 of 2 went well"},
		{"good in practice alone", relay.PairRecord{Practice: relay.Tried{9, 9}, Races: relay.Tried{2, 1}}, "Bea Holt → Cara Lim: practice: 9 clean of 9; at race pace: 1 of 2 went well"},
		{"three times", relay.PairRecord{Practice: relay.Tried{2, 2}, Races: relay.Tried{1, 1}}, ""},
		{"twice", relay.PairRecord{Practice: relay.Tried{2, 2}}, "Bea Holt → Cara Lim have done this well only twice: practice: 2 clean of 2; at race pace: never"},
		{"nobody judged", relay.PairRecord{Unjudged: 4}, "Bea Holt → Cara Lim have done this well not once: practice: 4, none judged; at race pace: never"},
		{"never", relay.PairRecord{}, "Bea Holt → Cara Lim have never practised this"},
		{"only another one", relay.PairRecord{Otherwise: 8}, "Bea Holt → Cara Lim have handed off, but never like this (blind, 30 m, L→R)"},
	} {
		k := relaytest.Northside(t, "4x100")
		for n := 1; n <= 3; n++ {
			k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: n, Mark: relaytest.Ptr(int64(7000)), Unit: relaytest.Ptr("m")})
		}
		practised := func(n int) relay.PairRecord {
			if n == 2 {
				return c.done
			}
			return relay.PairRecord{Practice: relay.Tried{12, 12}}
		}
		got := strings.TrimPrefix(spoken(k.State().PlanWarnings(k.One(), practised)), "ex 2: ")
		relaytest.Want(t, c.what, got, c.says)
	}
}

func TestAGoMarkOfAnotherPairIsNone(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	for n := 1; n <= 3; n++ {
		k.Do(relay.SetPlan{relay.PlanSet{Team: relaytest.Team(1), Exchange: n, Mark: relaytest.Ptr(int64(7000)), Unit: relaytest.Ptr("m")}})
	}
	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 4, Runner: "Eva Park", Reason: "ill"})
	relaytest.Want(t, "said", spoken(k.State().PlanWarnings(k.One(), nil)), "ex 3: no go-mark: the one that was set is Cara Lim → Dee Wong's")
}

func TestARunnerInTwoTeamsIsPointedAtInBoth(t *testing.T) {
	k := relaytest.Northside(t, "4x400")
	k.Write(&relay.TeamSet{Team: relaytest.Team(2), Name: relaytest.Ptr("Northside"), Squad: relaytest.Ptr("B")})
	k.Write(&relay.LineupSet{Team: relaytest.Team(2), Leg: 3, Runner: relaytest.Ptr("ana ruiz")})
	k.Write(&relay.LineupSet{Team: relaytest.Team(3), Leg: 1, Runner: relaytest.Ptr("Dee Wong")})
	one := k.State().PlanWarnings(k.One(), nil)
	relaytest.Want(t, "the A squad", spoken(one), "leg 1: Ana Ruiz runs in Northside B too: nobody runs in two teams\nleg 4: Dee Wong runs in Team 3 too: the same athlete?")
	relaytest.Want(t, "on its row", relay.PlanMark(one, 1), "twice!")
	two := k.State().PlanWarnings(k.State().Team(relaytest.Team(2)), nil)
	relaytest.Want(t, "the B squad", relay.PlanMark(two, 3), "twice!")
	k.Write(&relay.TeamSet{Team: relaytest.Team(2), Scratched: relaytest.Ptr(true)})
	relaytest.Want(t, "a scratched one does not run", relay.PlanMark(k.State().PlanWarnings(k.One(), nil), 1), "")
	k.Race = "1-1-2"
	k.Write(&relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x400"))})
	k.Write(&relay.TeamSet{Team: relaytest.Team(2), Left: "1-1-1", Scratched: relaytest.Ptr(false)})
	k.Race = "1-1-1"
	relaytest.Want(t, "in another heat", k.State().PlanWarnings(k.One(), nil)[0].Text, "Ana Ruiz runs in Northside B of 1-1-2 too: nobody runs in two teams")
}

func TestTargetsAreCheckedForSense(t *testing.T) {
	seconds := func(s float64) *time.Duration { return relaytest.Ptr(time.Duration(s * float64(time.Second))) }
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
		k := relaytest.Northside(t, "4x100")
		for n := 1; n <= 3; n++ {
			k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: n, Mark: relaytest.Ptr(int64(7000)), Unit: relaytest.Ptr("m")})
		}
		k.Write(&relay.TeamSet{Team: relaytest.Team(1), Target: seconds(c.team)})
		for i, leg := range c.legs {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: i + 1, Target: seconds(leg)})
		}
		relaytest.Want(t, c.what, spoken(k.State().PlanWarnings(k.One(), nil)), c.says)
	}
}

func TestTheUsualPlanIsTakenWithOneKey(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	relaytest.RefusedAs(t, "it is the usual one", k.Refused(relay.TakeUsualPlan{relaytest.Team(1)}), relay.ErrUnchanged)
	k.Do(relay.SetPlan{relay.PlanSet{Team: relaytest.Team(1), Exchange: 2, Give: relaytest.Ptr("R"), Style: relaytest.Ptr("visual"), Switch: relaytest.Ptr(true), Mark: relaytest.Ptr(int64(7500)), Unit: relaytest.Ptr("m"), Call: relaytest.Ptr("hand")}})
	k.Do(relay.TakeUsualPlan{relaytest.Team(1)})
	p := k.One().Legs[1].Plan
	relaytest.Want(t, "plan", p, relay.Plan{Style: "blind", Give: "L", Take: "R", Window: relay.BlindWindow, Mark: relay.GoMark{7500, "m"}, Call: "hand"})
	relaytest.RefusedAs(t, "a third hand", k.Refused(relay.SetPlan{relay.PlanSet{Team: relaytest.Team(1), Exchange: 1, Give: relaytest.Ptr("both")}}), relay.ErrNoPlan)
	relaytest.RefusedAs(t, "a pass nobody knows", k.Refused(relay.SetPlan{relay.PlanSet{Team: relaytest.Team(1), Exchange: 1, Pass: relaytest.Ptr("throw")}}), relay.ErrNoPlan)
	relaytest.RefusedAs(t, "no fourth exchange", k.Refused(relay.SetPlan{relay.PlanSet{Team: relaytest.Team(1), Exchange: 4, Give: relaytest.Ptr("R")}}), relay.ErrNoExchange)
}

func TestGoMarksAreReadAsCoachesWriteThem(t *testing.T) {
	for in, want := range map[string]string{"7.5 m": "7.5 m", "7,25": "7.25 m", "24 steps": "24 steps", "21ft": "21 feet", "21'": "21 feet", " 18 STEPS ": "18 steps", "-3 m": "-3 m"} {
		g, err := relay.ParseGoMark(in)
		if err != nil || g.String() != want {
			t.Errorf("%q: got %v, %v, want %s", in, g, err, want)
		}
	}
	for _, in := range []string{"", "m", "seven", "7 yards", "1e9 m", "NaN", "7 8 m"} {
		if g, err := relay.ParseGoMark(in); err == nil {
			t.Errorf("%q was read as %v", in, g)
		}
	}
	relaytest.Want(t, "none", relay.GoMark{}.String(), "")
}

func FuzzGoMark(f *testing.F) {
	for _, s := range []string{"7.5 m", "24 steps", "21ft", "-1", "1e3 m", "."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := relay.ParseGoMark(s)
		if err != nil {
			return
		}
		again, err := relay.ParseGoMark(g.String())
		if err != nil || again != g {
			t.Errorf("%q: %v is read back as %v, %v", s, g, again, err)
		}
	})
}
