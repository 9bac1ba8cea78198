package relay

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// drawn fills facts of any kind with values that fit, name what is there and
// what is not, or are as wrong as a log can hold.
type drawn struct {
	rt  *rapid.T
	ids []ID
}

func (g *drawn) int64(name string, from ...int64) int64 {
	return rapid.SampledFrom(from).Draw(g.rt, name)
}

func (g *drawn) word(name string, from ...string) string {
	return rapid.SampledFrom(from).Draw(g.rt, name)
}

// words are what text fields hold, by name.
var words = map[string][]string{
	"Format": {"4x100", "4x400", "dmr", "custom", "shuttle", "nonsense"}, "Key": {"1", "2", "3", "space", "j", "11", "", "backspace", "s"},
	"Decision": {Pending, Upheld, Dismissed, "?"}, "Status": {"", "DQ", "DNF", "DNS", "SCR", "?"}, "Mode": {"lanes", "times", ""},
	"What": {"sleep", "step", "clean", "zone-late", ""}, "Style": {"blind", "visual", "?"}, "Way": {"lanes", "break2", "break3", "none", "?"},
}

func (g *drawn) fill(v reflect.Value, name string) {
	switch v.Interface().(type) {
	case ID:
		id := ID{Origin{9}, g.int64("unknown", 1, 7)}
		if len(g.ids) > 0 && rapid.IntRange(0, 9).Draw(g.rt, "known") > 0 {
			id = rapid.SampledFrom(g.ids).Draw(g.rt, "id")
		}
		v.Set(reflect.ValueOf(id))
		return
	case Origin:
		v.Set(reflect.ValueOf(Origin{byte(g.int64("origin", 1, 2, 0xbb))}))
		return
	case RaceID:
		v.SetString(g.word("race", "1-1-1", "1-1-2", "2-1-1", "99-9-9"))
		return
	case TeamID:
		v.SetString(g.word("team", "t1", "t2", "t3", "", "no team"))
		return
	case RulebookID:
		v.SetString(g.word("rulebook", "wa", "nfhs", "none"))
		return
	case time.Duration:
		v.SetInt(g.int64("seconds", -3, 0, 1, 5, 12, 25, 60) * int64(time.Second))
		return
	case Zone:
		v.Set(reflect.ValueOf(Zone{10 * Metre, 10 * Metre}))
		return
	case Distance:
		v.SetInt(g.int64("millimetres", 0, 1, -5, 100_000, 400_000, 1<<62))
		return
	}
	switch v.Kind() {
	case reflect.String:
		from := words[name]
		if from == nil {
			from = []string{"", "Ana Ruiz", "Bea Holt", "d", "Team 1"}
		}
		v.SetString(g.word(name, from...))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(g.rt, name))
	case reflect.Int:
		v.SetInt(g.int64(name, 0, 1, 2, 3, 4, -1, 31, 1<<31))
	case reflect.Int64:
		v.SetInt(g.int64(name, -3, 0, 1, 12, 24, 36, 100) * int64(time.Second))
	case reflect.Pointer:
		if rapid.Bool().Draw(g.rt, "set") {
			v.Set(reflect.New(v.Type().Elem()))
			g.fill(v.Elem(), name)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), int(g.int64("length", 0, 1, 4)), 4))
		for i := range v.Len() {
			g.fill(v.Index(i), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				g.fill(v.Field(i), v.Type().Field(i).Name)
			}
		}
	}
}

// anyDay is a log of two stations that holds facts of every kind, in races they
// belong to and in others.
func anyDay(t *testing.T, rt *rapid.T) []Event {
	k := newKeeper(t, "4x100", 3)
	two := station(t, k.meet, 2, "two", rapid.SampledFrom([]Place{"all", "0", "200"}).Draw(rt, "place"))
	k.gun(1)
	g := &drawn{rt: rt}
	for _, e := range k.log {
		g.ids = append(g.ids, e.ID)
	}
	kinds := make([]Kind, 0, len(makers))
	for kind := range makers {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	now := 2.0
	for i := range rapid.IntRange(5, 40).Draw(rt, "steps") {
		now += rapid.SampledFrom([]float64{0, 0.03, 0.4, 3, 12}).Draw(rt, "wait")
		d := []*keeper{k, two}[rapid.IntRange(0, 1).Draw(rt, "desk")].at(now)
		d.race = RaceID(g.word("in race", "1-1-1", "1-1-1", "1-1-1", "1-1-2"))
		if d.race == "1-1-1" && rapid.IntRange(0, 2).Draw(rt, "by hand") == 0 {
			randomHand(rt, d, i)
		} else {
			f := newFact(rapid.SampledFrom(kinds).Draw(rt, "kind"))
			g.fill(reflect.ValueOf(f).Elem(), "")
			d.write(f)
		}
		g.ids = append(g.ids, d.log[len(d.log)-1].ID)
	}
	return slices.Concat(k.log, two.log)
}

// everything is all that is told of a meet.
func everything(t *testing.T, m *Meet) string {
	out := ""
	tell := func(v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out += string(b) + "\n"
	}
	for _, r := range m.Races() {
		tell(r)
		tell(m.Timeline(r.ID))
		tell(m.Doubts(r.ID, Desk{Station: "one", Place: Everywhere}))
		out += fmt.Sprintln(Suspicions(r), Remarks(r, m.Rulebook()), HowTimed(r), Reliance(r), Calibrate(r).String())
		for _, res := range Results(r) {
			out += fmt.Sprintln(res.Team.ID, res.Place, res.Crossed, res.Code, res.Time(), res.Legs)
		}
	}
	return out
}

// hostileDay is a log as nobody's hands write it: clocks that disagree, counters
// out of all bounds, facts that name events of other races, later ones, or
// themselves.
func hostileDay(t *testing.T, rt *rapid.T) []Event {
	keepers := []*keeper{station(t, NewMeet(), 1, "one", Everywhere)}
	for n, name := range []string{"two", "one"} { // the third is another run of the first
		keepers = append(keepers, station(t, keepers[0].meet, byte(n+2), name, "0"))
	}
	g := &drawn{rt: rt}
	for origin := byte(1); origin <= 3; origin++ {
		for seq := int64(1); seq <= 20; seq++ {
			g.ids = append(g.ids, ID{Origin{origin}, seq})
		}
	}
	kinds := []Kind{KindRaceSet, KindTeamSet, KindArmed, KindGun, KindGun, KindRecall, KindGunCorrected, KindSameStart, KindPress, KindPress, KindPress, KindMove,
		KindAssign, KindInsert, KindAmend, KindAmend, KindVoid, KindRestore, KindRebind, KindClockGap, KindClockOffset, KindSkip, KindEnter, KindDQ, KindDecision, KindOfficial}
	now := 1.0
	for range rapid.IntRange(5, 40).Draw(rt, "steps") {
		now += rapid.SampledFrom([]float64{0, 0.03, 0.4, 3, 12}).Draw(rt, "wait")
		k := rapid.SampledFrom(keepers).Draw(rt, "hand").at(now)
		k.race = RaceID(g.word("in race", "1-1-1", "1-1-1", "1-1-2", "2-1-1"))
		k.clock = nil
		if rapid.Bool().Draw(rt, "hub") {
			k.clock = &Clock{Offset: g.int64("offset", -5, 0, 1, 40) * 1e8, Bound: g.int64("bound", 0, 1, 20, 60) * 1e6}
		}
		k.lamport = g.int64("counter", 0, 0, 0, 3, -7, 1<<53-1, 1<<53, 1<<53+1, 1<<60, math.MaxInt64)
		f := newFact(rapid.SampledFrom(kinds).Draw(rt, "kind"))
		g.fill(reflect.ValueOf(f).Elem(), "")
		k.write(f)
	}
	return slices.Concat(keepers[0].log, keepers[1].log, keepers[2].log)
}

func TestHostileSetsFoldToTheSameStateInAnyOrder(t *testing.T) { anyOrder(t, hostileDay) }

func TestFactsOfEveryKindFoldToTheSameStateInAnyOrder(t *testing.T) { anyOrder(t, anyDay) }

func anyOrder(t *testing.T, day func(*testing.T, *rapid.T) []Event) {
	rapid.Check(t, func(rt *rapid.T) {
		log := day(t, rt)
		straight := NewMeet()
		straight.Add(log...)
		whole := everything(t, straight)

		shuffled := slices.Clone(log)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		piecemeal := NewMeet()
		for i, e := range shuffled {
			piecemeal.Add(e)
			if i%2 == 0 {
				everything(t, piecemeal) // nothing that was told stays when it is no longer so
			}
		}
		if got := everything(t, piecemeal); got != whole {
			rt.Fatalf("another order tells something else:\n%s", firstUnlike(got, whole))
		}
	})
}

// firstUnlike is where two texts part, from each.
func firstUnlike(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-300)
	return a[from:min(len(a), i+60)] + "\n---\n" + b[from:min(len(b), i+60)]
}
