package board

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

var _ meet.Guest = (*Board)(nil)

// shows waits until a board shows what is wanted.
func shows(t *testing.T, b *Board, what string, want func(View) bool) View {
	t.Helper()
	w := b.Watch()
	defer w.Stop()
	end := time.After(20 * time.Second)
	for {
		select {
		case <-w.C:
			if v := b.Latest().View; want(v) {
				return v
			}
		case <-end:
			t.Fatalf("the board never shows %s: %+v", what, b.Latest().View)
		}
	}
}

// opened is a board of a keeper's meet.
func opened(t *testing.T, k *relaytest.Keeper) *Board {
	b := New("lake")
	b.Begin(k.Meet.Events(), nil)
	t.Cleanup(b.End)
	return b
}

func rowIn(v *Race, lane string) Row {
	for _, r := range v.Rows {
		if r.Lane == lane {
			return r
		}
	}
	return Row{}
}

func TestABoardSaysHowTheRaceGoes(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	relaytest.Want(t, "before the gun", raceOf(k.State()).Status, "Not begun")
	k.Gun(10)
	k.At(22.4).Press("2")
	k.At(22.9).Press("1")
	v := raceOf(k.State())
	relaytest.Want(t, "status", v.Status, "Running")
	relaytest.Want(t, "phase", v.Phase, "running")
	relaytest.Want(t, "gun, ms", v.Gun, int64(k.State().Starts[0].At)/1e6)
	relaytest.Want(t, "points", strings.Join(v.Points, " "), "ex 1 ex 2 ex 3 fin")
	relaytest.Want(t, "first row", v.Rows[0].Lane, "2")
	relaytest.Want(t, "its time", v.Rows[0].Times[0], "12.4")
	relaytest.Want(t, "its place", v.Rows[0].Rank, "1")
	relaytest.Want(t, "its state", v.Rows[0].State, "leg 2 of 4")
	relaytest.Want(t, "told aloud", v.News, "Exchange 1: "+v.Rows[0].Team+" first, 12.4")
}

func TestABoardSaysInWordsWhatHappenedToATeam(t *testing.T) {
	for _, c := range []struct {
		kind               relay.Kind
		state, tone, place string
	}{
		{relay.KindDrop, "baton dropped", "alarm", "1"},
		{relay.KindFlag, "flag: not decided", "watch", "1*"},
		{relay.KindDQ, "disqualified? not decided", "watch", "1*"},
		{relay.KindDNF, "did not finish", "out", "DNF"},
	} {
		k := relaytest.NewKeeper(t, "4x100", 2)
		k.Gun(10)
		k.At(22).Press("1")
		k.At(25).Write(relay.NewIncident(c.kind, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Team: relaytest.Team(1)}}))
		row := rowIn(raceOf(k.State()), "1")
		relaytest.Want(t, string(c.kind)+" in words", row.State, c.state)
		relaytest.Want(t, string(c.kind)+" stands out as", row.Tone, c.tone)
		relaytest.Want(t, string(c.kind)+" leaves the place", row.Rank, c.place)
	}
}

func TestAPlaceThatIsNotKnownIsAsked(t *testing.T) {
	k := relaytest.ThreeLanes(t, "2/1") // lane 2's second exchange was not seen
	v := raceOf(k.State())
	relaytest.Want(t, "lane 2's place", rowIn(v, "2").Rank, "?")
	if rowIn(v, "1").Rank == "?" {
		t.Error("lane 1's place is asked too")
	}
}

func TestAnEndedRaceShowsResultsAndWhenTheyAreByHand(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	v := raceOf(k.State())
	relaytest.Want(t, "phase", v.Phase, "over")
	relaytest.Want(t, "status", v.Status, "Provisional result")
	relaytest.Want(t, "about", v.About, "Times by hand: not official.")
	if v.Rows[0].Rank != "1" || !strings.Contains(v.Rows[0].Total, ".") {
		t.Errorf("first row: %+v", v.Rows[0])
	}
	if !strings.HasPrefix(v.News, "Finish: ") {
		t.Errorf("told aloud: %q", v.News)
	}
}

func TestTheBoardLooksAtTheRaceThatIsRun(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Race = "2-1-1"
	k.Write(&relay.RaceSet{Name: relaytest.Ptr("Second"), Format: relaytest.Ptr(relay.FormatID("4x100"))})
	k.Write(&relay.TeamSet{Team: "b1", Name: relaytest.Ptr("B"), Lane: relaytest.Ptr(1)})
	b := opened(t, k)
	looks := func(race string) func(View) bool {
		return func(v View) bool { return v.Race != nil && v.Race.ID == race }
	}
	v := shows(t, b, "the first race", looks("1-1-1"))
	relaytest.Want(t, "races", len(v.Races), 2)
	from := len(k.Log)
	k.At(5).Do(relay.Arm{})
	b.Stored(k.Log[from:])
	shows(t, b, "the race armed", looks("2-1-1"))
	from, k.Race = len(k.Log), "1-1-1"
	k.Gun(10)
	b.Stored(k.Log[from:])
	shows(t, b, "the race that runs, once it runs", func(v View) bool { return looks("1-1-1")(v) && v.Race.Phase == "running" })
	from = len(k.Log)
	k.At(99).Do(relay.End{})
	k.Race = "2-1-1"
	k.At(120).Do(relay.Fire{Key: "space"})
	b.Stored(k.Log[from:])
	v = shows(t, b, "the next race, the last one beside it", func(v View) bool { return looks("2-1-1")(v) && v.Before != nil })
	relaytest.Want(t, "before", v.Before.ID, "1-1-1")
}

func TestWhoeverLooksSlowlySeesTheLastOfManyChanges(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	b := opened(t, k)
	slow := b.Watch()
	defer slow.Stop()
	from := len(k.Log)
	k.Gun(10)
	k.At(22).Press("1")
	for _, e := range k.Log[from:] {
		b.Stored([]relay.Event{e})
	}
	shows(t, b, "the press", func(v View) bool { return v.Race != nil && len(v.Race.Rows) > 0 && v.Race.Rows[0].Rank == "1" })
	<-slow.C
	relaytest.Want(t, "what the slow one sees", b.Latest().View.Race.Rows[0].Rank, "1")
}

func TestAViewKeepsNoNameThatTurnsTheLine(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Name: relaytest.Ptr("Ab\u202edc")})
	relaytest.Want(t, "name", rowIn(raceOf(k.State()), "1").Team, "Abdc")
}

func TestAFoldThatFailsIsToldOnTheBoardAndEndsNothing(t *testing.T) {
	b := New("lake")
	t.Cleanup(b.End)
	b.Begin([]relay.Event{{ID: relay.ID{Seq: 1}, Fact: (*relay.RaceSet)(nil), Header: relay.Header{Race: "1-1-1", Kind: relay.KindRaceSet}}}, nil)
	v := shows(t, b, "the trouble", func(v View) bool { return v.Trouble != "" })
	relaytest.Want(t, "meet", v.Meet, "lake")
	if !b.mu.TryLock() {
		t.Error("the copy is left locked")
	}
}

// A press says nothing of the races that are over: they are not worked out anew, however
// many there are. Whatever else is recorded may, and so may the press that ends a race.
func TestAPressLeavesTheRacesThatAreOverAsTheyStand(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	k.Race = "2-1-1"
	k.Write(&relay.RaceSet{Name: relaytest.Ptr("Second"), Format: relaytest.Ptr(relay.FormatID("4x100"))})
	k.Write(&relay.TeamSet{Team: "b1", Name: relaytest.Ptr("B"), Lane: relaytest.Ptr(1)})
	k.At(150).Do(relay.Arm{})
	k.At(200).Do(relay.Fire{Key: "space"})
	b := opened(t, k)
	shows(t, b, "both races", func(v View) bool { return len(v.Races) == 2 })
	after := func(what string, do func()) (anew bool) {
		t.Helper()
		from, was := len(k.Log), b.Latest()
		do()
		b.Stored(k.Log[from:])
		shows(t, b, what, func(View) bool { return b.Latest().Version > was.Version })
		return b.Latest().Over != was.Over
	}
	for _, s := range []float64{212, 224, 236} {
		if after("an exchange", func() { k.At(s).Press("1") }) {
			t.Error("an exchange elsewhere has the race that is over worked out anew")
		}
	}
	if !after("the finish", func() { k.At(248).Press("1") }) {
		t.Error("nothing new is said once the second race is over, too")
	}
	relaytest.Want(t, "the second race", b.Latest().View.Races[1].First, "B 48.00")
	k.Race = "1-1-1"
	if !after("an official time", func() { k.Write(&relay.Official{Team: relaytest.Team(2), Time: relaytest.Ptr(40 * time.Second)}) }) {
		t.Error("an official time changes nothing of the race that it is of")
	}
	relaytest.Want(t, "the first race", b.Latest().View.Races[0].First, "Team 2 40.00")
}
