package json_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/relaytest"
	"baton/relay/text"

	"pgregory.net/rapid"
)

// drawn is a start list of one race, drawn at random.
func drawn(t *rapid.T) (entries []entry.Entry) {
	name := rapid.StringMatching(`[A-ZÉŁ][a-zäß '"<&\\]{0,8}[a-z]`)
	e := entry.Entry{Event: rapid.IntRange(1, 99).Draw(t, "event"), Round: 1, Heat: rapid.IntRange(1, 9).Draw(t, "heat"), Race: name.Draw(t, "race"),
		Format: rapid.SampledFrom([]relay.FormatID{"4x100", "4x400", "dmr"}).Draw(t, "format")}
	for lane := range rapid.IntRange(1, 9).Draw(t, "teams") {
		e.Lane, e.Team, e.Squad = lane+1, fmt.Sprint(name.Draw(t, "team"), lane), rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "squad")
		e.Runners = nil
		for range rapid.IntRange(0, 4).Draw(t, "runners") {
			e.Runners = append(e.Runners, entry.Runner{Name: name.Draw(t, "runner")})
		}
		entries = append(entries, e)
	}
	return entries
}

// passes are the times a JSON file gives each team at each exchange and the
// finish, "-" where there is none.
func passes(t *rapid.T, content string) string {
	v, err := text.ReadJSON("x.json", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, race := range v.Field("races").Items() {
		for _, entry := range race.Field("entries").Items() {
			for _, leg := range entry.Field("legs").Items() {
				var at *float64
				relaytest.NoError(t, leg.Field("cumulative_s").Into(&at))
				if at == nil {
					b.WriteString("- ")
				} else {
					fmt.Fprintf(&b, "%.3f ", *at)
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestStartListsAndCountedTimesSurviveAnExport(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		entries := drawn(rt)
		race := entries[0].RaceID()
		s := newStation(t)
		for _, c := range entry.PlanImport(relay.Origin{7}, nil, entries) {
			s.at(1, c.Race, c.Facts...)
		}
		gun := s.at(10, race, &relay.Gun{Key: "space"})
		var counted strings.Builder
		for _, team := range s.Meet.Race(race).Teams {
			at := 10 * time.Second
			for n := 1; n <= 4; n++ {
				metres := int(s.Meet.Race(race).Legs[n-1].Metres())
				at += time.Duration(rapid.IntRange(130*metres, 400*metres).Draw(rt, "leg, ms")) * time.Millisecond
				if rapid.IntRange(0, 9).Draw(rt, "missed at 0") == 0 {
					counted.WriteString("- ")
					continue
				}
				s.at(10, race, &relay.Insert{Attempt: gun, Team: team.ID, Exchange: n, At: int64(at)})
				fmt.Fprintf(&counted, "%.3f ", (at - 10*time.Second).Seconds())
			}
			counted.WriteString("\n")
		}
		first := export(t, s.Meet)
		if got := passes(rt, first); got != counted.String() {
			rt.Fatalf("the export has\n%scounted were\n%s", got, counted.String())
		}
		back, err := parse(first)
		if err != nil {
			rt.Fatal(err)
		}
		other := newStation(t)
		for _, c := range entry.PlanImport(relay.Origin{8}, nil, back.Entries) {
			other.at(1, c.Race, c.Facts...)
		}
		again, err := parse(export(t, other.Meet))
		if err != nil {
			rt.Fatal(err)
		}
		if got, want := lineUps(other.Meet.Races()), lineUps(s.Meet.Races()); got != want || len(again.Entries) != len(entries) {
			rt.Fatalf("got\n%swant\n%s", got, want)
		}
	})
}
