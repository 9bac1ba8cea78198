package sample

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/entry"
)

// SeasonMeet is one meet of a made-up season: what its file is called, and its log.
type SeasonMeet struct {
	File   string
	Events []relay.Event
}

// seasonMeets is how many meets a made-up season has, a week apart, of two races each.
const seasonMeets = 5

// Season is a made-up season: the sample meet's 4×100 m teams in five meets of the weeks
// before a day, timed by hand, with official results; of the own school's two squads every
// exchange's zone. Squad A's second exchange is slow: its go-mark is too near, so that the
// baton is passed early in the zone and at the pace of a runner who has just begun. The same day gives the same season.
func Season(before time.Time) (meets []SeasonMeet, err error) {
	list, err := csv.Read("start-list.csv", string(startList))
	if err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewPCG(4, 100))
	for week := range seasonMeets {
		day := before.AddDate(0, 0, 7*(week-seasonMeets))
		m, err := seasonMeet(rng, week, day, list.Entries)
		if err != nil {
			return nil, err
		}
		meets = append(meets, m)
	}
	return meets, nil
}

// season writes the log of one of its meets.
type season struct {
	relay.Author
	rng    *rand.Rand
	opened time.Time
	err    error
}

func seasonMeet(rng *rand.Rand, week int, day time.Time, teams []entry.Entry) (SeasonMeet, error) {
	opened := time.Date(day.Year(), day.Month(), day.Day(), 10, 0, 0, 0, day.Location())
	id := relay.Origin{0xba, 0x70, byte(opened.Year()), byte(opened.YearDay() >> 8), byte(opened.YearDay()), byte(week)}
	s := &season{Author: relay.Author{Meet: relay.NewMeet(), Origin: id}, rng: rng, opened: opened}
	name, book := fmt.Sprintf("Made-up meet %d", week+1), Rulebook
	s.write("", 0, &relay.Opened{Meet: id, Version: "sample"}, &relay.MeetSet{Name: &name, Rulebook: &book})
	for n, round := range []string{"prelim", "final"} {
		s.race(relay.MakeRaceID(12, n+1, 1), "Girls 4×100 m "+round, 600*float64(n+1), teams)
	}
	return SeasonMeet{File: fmt.Sprintf("made-up-%d.meet", week+1), Events: s.Meet.Events()}, s.err
}

// write records facts at so many seconds after the laptop was opened.
func (s *season) write(race relay.RaceID, at float64, facts ...relay.Fact) (last relay.ID) {
	ns := int64(at * float64(time.Second))
	for _, f := range facts {
		e, err := s.Write(relay.Header{Race: race, Station: seasonStation, Spot: relay.Everywhere, Wall: s.opened.UnixNano() + ns, Mono: ns}, f)
		if err != nil && s.err == nil {
			s.err = err
		}
		last = e.ID
	}
	return last
}

// seasonStation is the laptop that timed it.
const seasonStation = "made-up"

// ran is what a team did in a race: when each leg ended and, where its coach marked them,
// when the baton entered and left each zone; seconds from the gun.
type ran struct {
	key           string
	team          relay.TeamID
	passes        [4]float64
	enters, exits [3]float64
	marked        bool
}

// race sets a race up, runs it and writes what a keeper presses of it: the gun 0.2 s late,
// presses spread by 0.06 s.
func (s *season) race(race relay.RaceID, name string, gun float64, teams []entry.Entry) {
	format, order := relay.FormatID("4x100"), int(gun)
	s.write(race, gun-300, &relay.RaceSet{Name: &name, Format: &format, Order: &order})
	var all []ran
	var keys []relay.Binding
	for _, t := range teams {
		if relay.MakeRaceID(t.Event, t.Round, t.Heat) != FirstRace {
			continue
		}
		one := s.run(race, gun-250, t)
		keys, all = append(keys, relay.Binding{Key: one.key, Team: one.team}), append(all, one)
	}
	s.write(race, gun-100, &relay.Armed{Keys: keys, Digits: 1, Guard: []relay.GuardTime{{Distance: 100 * relay.Metre, Time: 7 * time.Second}}})
	late := 0.2 + 0.05*s.rng.NormFloat64()
	start := s.write(race, gun+late, &relay.Gun{Key: "space"})
	for _, t := range all {
		s.press(race, gun, start, t)
	}
	for _, t := range all {
		total := time.Duration(t.passes[3]*1000) * time.Millisecond
		s.write(race, gun+300, &relay.Official{Team: t.team, Time: &total})
	}
}

// What legs gain on flat bests, and what hand-offs take of 30 m beside what theirs would, in
// seconds.
var (
	seasonGains = [4]float64{-0.3, 0.8, 0.5, 0.8}
	seasonZones = map[string][3]float64{"A": {3.45, 3.85, 3.5}, "B": {3.7, 3.75, 3.8}}
	seasonPass  = [3]float64{0.72, 0.4, 0.7} // where in its zone a baton is passed
	seasonMarks = [3]int64{6500, 5000, 6500} // go-marks, in thousandths of a metre
)

// slowExchange is the one that a made-up season is about, and what it loses.
const (
	slowExchange = 2
	slowBy       = 0.35
)

// run sets a team up and runs its race.
func (s *season) run(race relay.RaceID, at float64, e entry.Entry) (out ran) {
	out.team, out.key = relay.TeamID(string(race)+"-"+e.Team+"-"+e.Squad), strconv.Itoa(e.Lane)
	out.marked = e.Team == ownSchool
	own := out.marked
	s.write(race, at, &relay.TeamSet{Team: out.team, Name: &e.Team, Squad: &e.Squad, Lane: &e.Lane, Look: &e.Look, Pinned: &own})
	clock := 0.0
	for i, runner := range e.Runners[:4] {
		set := &relay.LineupSet{Team: out.team, Leg: i + 1, Runner: &runner.Name}
		flat := 13.2 + 0.3*s.rng.NormFloat64()
		if runner.Best > 0 {
			flat, set.Best = runner.Best.Seconds(), &runner.Best
		}
		s.write(race, at, set)
		clock += flat - seasonGains[i] + 0.1*s.rng.NormFloat64()
		out.passes[i] = clock
		if i < 3 && own {
			clock += s.handOff(race, at, &out, i, e.Squad)
		}
	}
	return out
}

// handOff makes an exchange of the own school, and gives what it lost.
func (s *season) handOff(race relay.RaceID, at float64, out *ran, i int, squad string) (lost float64) {
	zone := seasonZones[squad][i] + 0.04*s.rng.NormFloat64()
	if squad == ownSquad && i+1 == slowExchange {
		lost = slowBy
	}
	out.passes[i] += lost / 2
	out.enters[i], out.exits[i] = out.passes[i]-seasonPass[i]*zone, out.passes[i]+(1-seasonPass[i])*zone
	blind, unit, mark := "blind", "m", seasonMarks[i]
	give, take := "R", "L"
	if i == 1 {
		give, take = take, give
	}
	s.write(race, at, &relay.PlanSet{Team: out.team, Exchange: i + 1, Style: &blind, Give: &give, Take: &take, Mark: &mark, Unit: &unit})
	return lost
}

// press writes what a keeper presses of a team.
func (s *season) press(race relay.RaceID, gun float64, start relay.ID, t ran) {
	keyed := relay.Keyed{Attempt: start, Key: t.key, Rune: t.key, Mode: relay.Lanes, From: 1}
	at := func(truly float64) float64 { return gun + truly + 0.06*s.rng.NormFloat64() }
	for i := range t.passes {
		if i < 3 && t.marked {
			s.write(race, at(t.enters[i]), relay.NewZoneMark(relay.KindEnter, keyed))
		}
		s.write(race, at(t.passes[i]), &relay.Press{Keyed: keyed})
		if i < 3 && t.marked {
			s.write(race, at(t.exits[i]), relay.NewZoneMark(relay.KindExit, keyed))
		}
	}
}
