package relaytest

import (
	"cmp"
	"fmt"
	"time"

	"baton/relay"
)

// Run is a relay of four legs as a Pen writes it: set up, armed, timed and measured.
type Run struct {
	Race   relay.RaceID
	Name   string
	Format relay.FormatID // 4x100 where none is given
	Gun    float64        // seconds after the origin opened
	Start  float64        // of the official results: the gun's time of day in seconds; 0 for none
	NoGun  bool           // nobody pressed it: it was put in, marked estimated
	Unput  bool           // nobody pressed it, and nobody put it in
	Lanes  []Ran
}

// Ran is one team in it: seconds from the gun, 0 where not known.
type Ran struct {
	Team, Squad   string
	Runners       []string // R1 to R4 of the team where nobody is named
	Bests         []float64
	Passes        []float64 // the finish last
	From          int       // the point, from 1, that Passes begin with; 0 is 1
	Enters, Exits []float64 // by exchange
	Official      float64
	Splits        []float64 // of the official results, from the gun
}

// Run writes a race. Its teams stand in lanes 1, 2, … Others may press what they see
// of it, too: Press.
func (p *Pen) Run(run Run) (gun relay.ID) {
	p.T.Helper()
	format := cmp.Or(run.Format, "4x100")
	at := func(s float64) time.Duration { return Secs(run.Gun + s) }
	name := run.Name
	p.Write(run.Race, at(-60), &relay.RaceSet{Name: &name, Format: &format})
	var keys []relay.Binding
	for i, lane := range run.Lanes {
		keys = append(keys, relay.Binding{Key: fmt.Sprint(i + 1), Team: lane.setUp(p, run.Race, at(-50), i+1)})
	}
	p.Write(run.Race, at(-10), &relay.Armed{Keys: keys, Digits: 1, Guard: []relay.GuardTime{{Distance: 100 * relay.Metre, Time: 7 * time.Second}}})
	if !run.Unput {
		gun = p.Write(run.Race, at(0), &relay.Gun{Key: "space", Estimated: run.NoGun})
	}
	for i, lane := range run.Lanes {
		keyed := relay.Keyed{Attempt: gun, Key: keys[i].Key, Rune: keys[i].Key, Mode: relay.Lanes, From: max(1, lane.From)}
		mark := func(kind relay.Kind, s float64) {
			if s != 0 {
				p.Write(run.Race, at(s), relay.NewZoneMark(kind, keyed))
			}
		}
		for n, s := range lane.Passes {
			if s == 0 {
				p.Write(run.Race, at(90), &relay.Skip{Keyed: keyed, Exchange: n + 1})
				continue
			}
			p.Write(run.Race, at(s), &relay.Press{Keyed: keyed})
		}
		for n := range lane.Enters {
			mark(relay.KindEnter, lane.Enters[n])
			mark(relay.KindExit, lane.Exits[n])
		}
		if lane.Official > 0 {
			o := &relay.Official{Team: keys[i].Team, Time: Ptr(Secs(lane.Official))}
			for _, s := range lane.Splits {
				o.Splits = append(o.Splits, Secs(s))
			}
			if run.Start > 0 {
				o.Start = Ptr(Secs(run.Start))
			}
			p.Write(run.Race, at(300), o)
		}
	}
	return gun
}

// Press writes what one more station pressed of a race: of each lane the times from the
// gun at the points that its place sees, the first of them from, counted from 1.
func (p *Pen) Press(run Run, gun relay.ID, from int, lanes [][]float64) {
	p.T.Helper()
	for i, passes := range lanes {
		key := fmt.Sprint(i + 1)
		for _, s := range passes {
			p.Write(run.Race, Secs(run.Gun+s), &relay.Press{Keyed: relay.Keyed{Attempt: gun, Key: key, Rune: key, Mode: relay.Lanes, From: from}})
		}
	}
}

// setUp writes a team and its runners, and gives its id.
func (lane Ran) setUp(p *Pen, race relay.RaceID, at time.Duration, n int) relay.TeamID {
	id := relay.TeamID(fmt.Sprintf("%s-%d", race, n))
	name, squad := lane.Team, lane.Squad
	if name == "" {
		name = fmt.Sprintf("Team %d", n)
	}
	p.Write(race, at, &relay.TeamSet{Team: id, Name: &name, Squad: &squad, Lane: &n})
	for leg := range 4 {
		set := &relay.LineupSet{Team: id, Leg: leg + 1}
		if lane.Runners != nil {
			set.Runner = &lane.Runners[leg]
		} else {
			set.Runner = Ptr(fmt.Sprintf("R%d of %s", leg+1, name))
		}
		if lane.Bests != nil {
			set.Best = Ptr(Secs(lane.Bests[leg]))
		}
		p.Write(race, at, set)
	}
	return id
}
