package relay_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"

	"pgregory.net/rapid"
)

// drawn fills facts of any kind with values that fit, name what is there and
// what is not, or are as wrong as a log can hold.
type drawn struct {
	rt  *rapid.T
	ids []relay.ID
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
	"Decision": {relay.Pending, relay.Upheld, relay.Dismissed, "?"}, "Status": {"", "DQ", "DNF", "DNS", "SCR", "?"}, "Mode": {"lanes", "times", ""},
	"Of": {"one", "two", "Ana Ruiz", ""}, "What": {"sleep", "step", "clean", "zone-late", ""}, "Style": {"blind", "visual", "?"}, "Way": {"lanes", "break2", "break3", "none", "?"},
}

func (g *drawn) fill(v reflect.Value, name string) {
	switch v.Interface().(type) {
	case relay.ID:
		id := relay.ID{relay.Origin{9}, g.int64("unknown", 1, 7)}
		if len(g.ids) > 0 && rapid.IntRange(0, 9).Draw(g.rt, "known") > 0 {
			id = rapid.SampledFrom(g.ids).Draw(g.rt, "id")
		}
		v.Set(reflect.ValueOf(id))
		return
	case relay.Origin:
		v.Set(reflect.ValueOf(relay.Origin{byte(g.int64("origin", 1, 2, 0xbb))}))
		return
	case relay.RaceID:
		v.SetString(g.word("race", "1-1-1", "1-1-2", "2-1-1", "99-9-9"))
		return
	case relay.TeamID:
		v.SetString(g.word("team", "t1", "t2", "t3", "", "no team"))
		return
	case relay.RulebookID:
		v.SetString(g.word("rulebook", "wa", "nfhs", "none"))
		return
	case time.Duration:
		v.SetInt(g.int64("seconds", -3, 0, 1, 5, 12, 25, 60) * int64(time.Second))
		return
	case relay.Zone:
		v.Set(reflect.ValueOf(relay.Zone{10 * relay.Metre, 10 * relay.Metre}))
		return
	case relay.Distance:
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
func anyDay(t *testing.T, rt *rapid.T) []relay.Event {
	k := relaytest.NewKeeper(t, "4x100", 3)
	two := relaytest.Station(t, k.Meet, 2, "two", rapid.SampledFrom([]relay.Spot{"all", "0", "200"}).Draw(rt, "place"))
	k.Gun(1)
	g := &drawn{rt: rt}
	for _, e := range k.Log {
		g.ids = append(g.ids, e.ID)
	}
	now := 2.0
	for i := range rapid.IntRange(5, 40).Draw(rt, "steps") {
		now += rapid.SampledFrom([]float64{0, 0.03, 0.4, 3, 12}).Draw(rt, "wait")
		d := []*relaytest.Keeper{k, two}[rapid.IntRange(0, 1).Draw(rt, "desk")].At(now)
		d.Race = relay.RaceID(g.word("in race", "1-1-1", "1-1-1", "1-1-1", "1-1-2"))
		if d.Race == "1-1-1" && rapid.IntRange(0, 2).Draw(rt, "by hand") == 0 {
			randomHand(rt, d, i)
		} else {
			f := relay.NewFact(rapid.SampledFrom(relay.Kinds).Draw(rt, "kind"))
			g.fill(reflect.ValueOf(f).Elem(), "")
			d.Write(f)
		}
		g.ids = append(g.ids, d.Log[len(d.Log)-1].ID)
	}
	return slices.Concat(k.Log, two.Log)
}

// everything is all that is told of a meet.
func everything(t *testing.T, m *relay.Meet) string {
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
		tell(m.Doubts(r.ID, relay.Desk{Station: "one", Spot: relay.Everywhere}))
		out += fmt.Sprintln(results.Suspicions(r), results.Remarks(r, m.Rulebook()), results.HowTimed(r), results.Reliance(r), results.Calibrate(r).String())
		for _, res := range results.Results(r) {
			out += fmt.Sprintln(res.Team.ID, res.Rank, res.Crossed, res.Code, res.Time(), res.Legs)
		}
	}
	return out
}

// hostileDay is a log as nobody's hands write it: clocks that disagree, counters
// out of all bounds, facts that name events of other races, later ones, or
// themselves.
func hostileDay(t *testing.T, rt *rapid.T) []relay.Event {
	keepers := []*relaytest.Keeper{relaytest.Station(t, relay.NewMeet(), 1, "one", relay.Everywhere)}
	for n, name := range []string{"two", "one"} { // the third is another run of the first
		keepers = append(keepers, relaytest.Station(t, keepers[0].Meet, byte(n+2), name, "0"))
	}
	g := &drawn{rt: rt}
	for origin := byte(1); origin <= 3; origin++ {
		for seq := int64(1); seq <= 20; seq++ {
			g.ids = append(g.ids, relay.ID{relay.Origin{origin}, seq})
		}
	}
	kinds := []relay.Kind{relay.KindRaceSet, relay.KindTeamSet, relay.KindArmed, relay.KindGun, relay.KindGun, relay.KindRecall, relay.KindGunCorrected, relay.KindSameStart, relay.KindPress, relay.KindPress, relay.KindPress, relay.KindMove,
		relay.KindAssign, relay.KindNaming, relay.KindNaming, relay.KindInsert, relay.KindAmend, relay.KindAmend, relay.KindVoid, relay.KindRestore, relay.KindRebind, relay.KindClockGap, relay.KindClockOffset, relay.KindSkip, relay.KindEnter, relay.KindDQ, relay.KindDecision, relay.KindOfficial}
	now := 1.0
	for range rapid.IntRange(5, 40).Draw(rt, "steps") {
		now += rapid.SampledFrom([]float64{0, 0.03, 0.4, 3, 12}).Draw(rt, "wait")
		k := rapid.SampledFrom(keepers).Draw(rt, "hand").At(now)
		k.Race = relay.RaceID(g.word("in race", "1-1-1", "1-1-1", "1-1-2", "2-1-1"))
		k.Clock = nil
		if rapid.Bool().Draw(rt, "hub") {
			k.Clock = &relay.Clock{Offset: g.int64("offset", -5, 0, 1, 40) * 1e8, Bound: g.int64("bound", 0, 1, 20, 60) * 1e6}
		}
		k.Lamport = g.int64("counter", 0, 0, 0, 3, -7, 1<<53-1, 1<<53, 1<<53+1, 1<<60, math.MaxInt64)
		f := relay.NewFact(rapid.SampledFrom(kinds).Draw(rt, "kind"))
		g.fill(reflect.ValueOf(f).Elem(), "")
		k.Write(f)
	}
	return slices.Concat(keepers[0].Log, keepers[1].Log, keepers[2].Log)
}

func TestHostileSetsFoldToTheSameStateInAnyOrder(t *testing.T) { anyOrder(t, hostileDay) }

func TestFactsOfEveryKindFoldToTheSameStateInAnyOrder(t *testing.T) { anyOrder(t, anyDay) }

func anyOrder(t *testing.T, day func(*testing.T, *rapid.T) []relay.Event) {
	rapid.Check(t, func(rt *rapid.T) {
		log := day(t, rt)
		straight := relay.NewMeet()
		straight.Add(log...)
		whole := everything(t, straight)

		shuffled := slices.Clone(log)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		piecemeal := relay.NewMeet()
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
