package results

import (
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"time"

	"baton/relay"
)

// Season is what a team and its pairs have done in other races than the one that
// is told of: what a ledger holds it against.
type Season interface {
	// Gains are flat best − split of a team's leg in the other races of its format,
	// without those beside a hand-off that failed: of races with a hand time for the
	// team, or of those that official times set right.
	Gains(r *relay.Race, t *relay.Team, leg int, hand bool) []time.Duration
	// Zones are the zone times of the other clean hand-offs like exchange n that its
	// pair made in races.
	Zones(r *relay.Race, t *relay.Team, n int) []time.Duration
}

// Expectation is whose gains on flat bests a ledger expects.
type Expectation string

// Whose gains are expected: the team's own of four races and more, or published
// ones.
const (
	Own       Expectation = "own"
	Published Expectation = "published"
)

// ownRaces is how many races of its own say what a team's leg gains.
const ownRaces = 4

// Gain is what one leg is expected to gain on its runner's flat best, and how far
// that may be off: a standard deviation, in seconds.
type Gain struct {
	Mean   time.Duration
	Spread float64
}

// Gains are what a team's legs are expected to gain, and whose gains these are.
type Gains struct {
	From Expectation
	Legs []Gain
	day  float64 // how far one race's legs lie off that, in seconds
}

// published are the gains that somebody has published for a format: of each leg,
// of elite teams, and of whole teams whatever their level. The legs make more
// than an average team saves: they are those of teams that lose nothing beside
// them.
type published struct {
	Format relay.FormatID `json:"format"`
	Legs   []float64      `json:"legs_s"`
	Team   float64        `json:"team_s"`
	Spread float64        `json:"sd_s"`
}

//go:embed data/gains.json
var gainsFile []byte

var publishedGains = readGains(gainsFile)

func readGains(file []byte) (all []published) {
	if err := json.Unmarshal(file, &all); err != nil {
		panic("gains.json: " + err.Error())
	}
	return all
}

// gains are the legs' gains brought to what an average team really saves: what
// the legs make beyond it is taken from those that are handed the baton, each the
// same. How a team's spread is shared among its legs is not known: it is taken as
// if each leg had its own.
func (p published) gains() []Gain {
	beyond := -p.Team
	for _, s := range p.Legs {
		beyond += s
	}
	legs := make([]Gain, len(p.Legs))
	for i, s := range p.Legs {
		if i > 0 {
			s -= beyond / float64(len(p.Legs)-1)
		}
		legs[i] = Gain{time.Duration(math.Round(s*1000)) * time.Millisecond, p.Spread / math.Sqrt(float64(len(p.Legs)))}
	}
	return legs
}

// expect is what a team's legs are expected to gain: its own mean where every leg
// has enough races, else what is published; ok is false where neither is.
func expect(r *relay.Race, res Result, season Season) (Gains, bool) {
	if own, day := ownGains(r, res, season); own != nil {
		return Gains{Own, own, day}, true
	}
	i := slices.IndexFunc(publishedGains, func(p published) bool { return p.Format == r.Format.ID })
	if i < 0 || len(r.Legs) != len(publishedGains[i].Legs) {
		return Gains{}, false
	}
	legs := publishedGains[i].gains()
	return Gains{Published, legs, legs[0].Spread}, true
}

// ExpectedGains are a team's before a race: as a ledger would expect them of it,
// by its official times where there are enough, else by its hand times.
func ExpectedGains(r *relay.Race, t *relay.Team, season Season) (Gains, bool) {
	e, ok := expect(r, Result{Team: t, Official: true}, season)
	if hand, own := expect(r, Result{Team: t}, season); own && e.From != Own && hand.From == Own {
		e = hand
	}
	return e, ok
}

// ownGains are the means of a team's own races, nil where they are too few; day is how
// far one race's legs lie off them.
func ownGains(r *relay.Race, res Result, season Season) (legs []Gain, day float64) {
	if season == nil {
		return nil, 0
	}
	for leg := 1; leg <= len(r.Legs); leg++ {
		all := season.Gains(r, res.Team, leg, !res.Official)
		if len(all) < ownRaces {
			return nil, 0
		}
		mean, spread := MeanOf(all)
		day += spread * spread / float64(len(r.Legs))
		n := len(all)
		legs = append(legs, Gain{toMillisecond(seconds(mean)), spread / math.Sqrt(float64(n)) * student(n-1) / ninety})
	}
	return legs, math.Sqrt(day)
}

// MeanOf is the mean of some times and their sample standard deviation, in
// seconds; the deviation of one is 0.
func MeanOf(all []time.Duration) (mean, spread float64) {
	for _, d := range all {
		mean += d.Seconds() / float64(len(all))
	}
	for _, d := range all {
		spread += (d.Seconds() - mean) * (d.Seconds() - mean)
	}
	return mean, math.Sqrt(spread / float64(max(1, len(all)-1)))
}

// LegGain is what one leg gained on its runner's flat best.
type LegGain struct {
	Leg  int
	Gain time.Duration
	Hand bool // it is of a race in which the team has a hand time
}

// LegGains are what a team's legs gained: those that are known, and beside no hand-off
// that failed. A team without all flat bests, or whose splits do not close on its total,
// has none.
func (res Result) LegGains(r *relay.Race) (all []LegGain) {
	if _, _, known := res.TimeSaved(r); !known || !res.AddsUp() {
		return nil
	}
	for _, leg := range res.Legs {
		best, _ := r.Best(res.Team, leg.Leg)
		if leg.Known && !leg.Estimated && !r.LegFailed(res.Team, leg.Leg) {
			all = append(all, LegGain{leg.Leg, toMillisecond(best) - leg.Took, !res.Official})
		}
	}
	return all
}

func seconds(s float64) time.Duration { return time.Duration(math.Round(s * float64(time.Second))) }
