package json_test

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/json"
	"baton/relay/relaytest"

	"github.com/charmbracelet/x/exp/golden"
)

const race relay.RaceID = "12-1-3"

var noon = time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)

// station writes a meet's log by hand: at says the seconds since noon.
type station struct{ *relaytest.Pen }

func newStation(t *testing.T) station {
	pen := relaytest.NewPen(t, noon)
	pen.Station = "s"
	return station{pen}
}

func (s station) at(seconds float64, race relay.RaceID, facts ...relay.Fact) relay.ID {
	s.T.Helper()
	return s.Write(race, time.Duration(seconds*float64(time.Second)), facts...)
}

func (s station) press(seconds float64, gun relay.ID, keys ...string) {
	s.T.Helper()
	for _, key := range keys {
		s.at(seconds, race, &relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: key, Rune: key, Mode: relay.Lanes, From: 1}})
	}
}

func list() []entry.Entry {
	team := func(lane int, name string, runners ...entry.Runner) entry.Entry {
		return entry.Entry{Event: 12, Round: 1, Heat: 3, Race: "Girls 4x100", Format: "4x100", Lane: lane, Team: name, Squad: "A", Runners: runners}
	}
	best := func(name string, seconds float64) entry.Runner {
		return entry.Runner{Name: name, Best: time.Duration(seconds * float64(time.Second))}
	}
	return []entry.Entry{team(1, "Northside", best("Ana Ruiz", 13.4), best("Bea Holt", 13.2), best("Cara Lim", 12.9), best("Dee Wong", 12.4)), team(2, "Peak & Sons"), team(3, "Lakewood")}
}

// heat is a race in which lane 1 finishes, lane 2 is flagged and drops the
// baton, and lane 3 did not start.
func heat(t *testing.T) *relay.Meet {
	s := newStation(t)
	s.at(0, "", &relay.Opened{Meet: relay.Origin{7}}, &relay.MeetSet{Name: relaytest.Ptr("Lake Relays"), Rulebook: relaytest.Ptr(relay.RulebookID("wa"))})
	for _, c := range entry.PlanImport(relay.Origin{7}, nil, list()) {
		s.at(1, c.Race, c.Facts...)
	}
	var keys []relay.Binding
	teams := s.Meet.Race(race).Teams
	for i, key := range []string{"1", "2", "3"} {
		keys = append(keys, relay.Binding{Key: key, Team: teams[i].ID})
	}
	s.at(2, race, &relay.Armed{Keys: keys, Digits: 1, Guard: []relay.GuardTime{{Distance: 100 * relay.Metre, Time: 7 * time.Second}}})
	gun := s.at(10, race, &relay.Gun{Key: "space"})
	s.at(10.5, race, &relay.GunCorrected{Attempt: gun, At: int64(9750 * time.Millisecond)})
	s.press(22.15, gun, "1", "2")
	s.press(22.5, gun, "2")
	s.at(23, race, relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: gun, Key: "2"}}))
	flag := s.at(24, race, relay.NewIncident(relay.KindFlag, relay.Incident{Keyed: relay.Keyed{Attempt: gun, Key: "2"}, Exchange: 1, What: "zone-late"}))
	s.at(25, race, &relay.Decision{Report: flag, Decision: relay.Upheld})
	s.press(34.5501, gun, "1")
	s.at(40, race, &relay.Press{Keyed: relay.Keyed{Attempt: gun, Mode: relay.Times, Rune: "w"}, Near: "2"})
	s.press(46.9, gun, "1")
	s.press(59.4, gun, "1")
	s.at(60, race, relay.NewIncident(relay.KindDNS, relay.Incident{Keyed: relay.Keyed{Team: teams[2].ID}}))
	s.at(70, race, &relay.Official{Team: teams[0].ID, Time: relaytest.Ptr(49700 * time.Millisecond), Rank: 1})
	return s.Meet
}

func export(t *testing.T, m *relay.Meet) string {
	t.Helper()
	var b bytes.Buffer
	info := json.Info{Name: m.Name(), Rulebook: m.Rulebook(), Now: relay.Instant(noon.Add(time.Minute).UnixNano()), Zone: time.UTC}
	relaytest.NoError(t, json.Write(&b, info, m.Races()))
	return b.String()
}

func TestARaceIsWrittenAsTheFormatSays(t *testing.T) {
	golden.RequireEqual(t, export(t, heat(t)))
}

func TestEverySecondHasThreeDecimalsOrIsNull(t *testing.T) {
	out := export(t, heat(t))
	if !stdjson.Valid([]byte(out)) {
		t.Fatal("no JSON")
	}
	good := regexp.MustCompile(`^"[a-z_]+_s": (null|-?\d+\.\d{3}|\[\]),?$`)
	for _, line := range strings.Split(out, "\n") {
		if line = strings.TrimSpace(line); strings.Contains(line, `_s":`) && !good.MatchString(line) {
			t.Error(line)
		}
	}
	if !strings.Contains(out, "Peak & Sons") {
		t.Error("names are not left legible")
	}
}

func TestAMeetWithoutRacesIsAnEmptyList(t *testing.T) {
	out := export(t, relay.NewMeet())
	if !strings.Contains(out, `"races": []`) || !strings.Contains(out, `"name": null`) {
		t.Error(out)
	}
}

func TestTimesFromALateGunAreEstimated(t *testing.T) {
	for late, want := range map[bool]int{false: 0, true: 1} {
		s := newStation(t)
		s.at(0, "", &relay.Opened{Meet: relay.Origin{7}})
		for _, c := range entry.PlanImport(relay.Origin{7}, nil, list()) {
			s.at(1, c.Race, c.Facts...)
		}
		s.at(2, race, &relay.Armed{Keys: []relay.Binding{{Key: "1", Team: s.Meet.Race(race).Teams[0].ID}}, Digits: 1})
		gun := s.at(30, race, &relay.Gun{At: relaytest.Ptr(int64(10 * time.Second)), Estimated: late})
		s.press(22, gun, "1")
		if got := strings.Count(export(t, s.Meet), `"estimated": true`); got != want {
			t.Errorf("gun estimated %v: %d legs are, want %d: only one has a time", late, got, want)
		}
	}
}

func TestAZoneTimeThatNobodyRunsIsLeftOutAndNamed(t *testing.T) {
	for _, c := range []struct {
		exit float64 // after an entry at 10 s
		want []string
		took string
	}{{12.4, []string{`"doubts": []`}, `"zone_time_s": 2.400`}, {12.3, []string{`"zone"`}, `"exit_s": 12.300`}} {
		m := heat(t)
		s := newStation(t)
		s.Meet, s.Seq = m, 900
		gun := m.Race(race).Attempt()
		s.at(9.75+10, race, relay.NewZoneMark(relay.KindEnter, relay.Keyed{Attempt: gun, Key: "1"}))
		s.at(9.75+c.exit, race, relay.NewZoneMark(relay.KindExit, relay.Keyed{Attempt: gun, Key: "1"}))
		var b bytes.Buffer
		relaytest.NoError(t, json.Write(&b, json.Info{Rulebook: m.Rulebook()}, m.Races()))
		for _, want := range append(c.want, c.took) {
			if !strings.Contains(b.String(), want) {
				t.Errorf("exit at %v: no %s", c.exit, want)
			}
		}
	}
}

func TestSpeedKeptIsGivenWhereBothFlatBestsAreKnownAndA40MetreTimeIsNoZoneTime(t *testing.T) {
	for _, c := range []struct {
		best time.Duration // of who takes
		past relay.Distance
		want []string
	}{
		{12900 * time.Millisecond, 0, []string{`"zone_time_s": 3.400`, `"exit_s": 13.400`, `"speed_kept": 1.120`, `"past_exit_s": null`}},
		{0, 0, []string{`"zone_time_s": 3.400`, `"speed_kept": null`}},
		{12900 * time.Millisecond, 10 * relay.Metre, []string{`"exit_s": null`, `"zone_time_s": null`, `"speed_kept": null`, `"past_exit_m": 10`, `"past_exit_s": 13.400`}},
	} {
		m := heat(t)
		s := newStation(t)
		s.Meet, s.Seq = m, 900
		team := m.Race(race).Teams[0]
		for leg, best := range []time.Duration{12500 * time.Millisecond, c.best} {
			name := fmt.Sprint("Runner ", leg)
			s.at(1, race, &relay.LineupSet{Team: team.ID, Leg: leg + 1, Runner: &name, Best: &best})
		}
		keyed := relay.Keyed{Attempt: m.Race(race).Attempt(), Key: team.Key}
		s.at(9.75+10, race, relay.NewZoneMark(relay.KindEnter, keyed))
		s.at(9.75+13.4, race, relay.Desk{Past: c.past}.Leaves(keyed))
		text := export(t, m)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("best %v, %v past: no %s", c.best, c.past, want)
			}
		}
	}
}
