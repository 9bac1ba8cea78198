package results

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
)

// String is a hand, kindly told: "your hand: guns and finishes together 0.16 s short as a rule;
// from 88 official finishes of 11 races, and 120 of 4 other meets; nine presses in ten
// lie within ± 0.12 s of that".
func (x Hand) String() string {
	finishes, _ := x.told("")
	if finishes < handNeeds {
		return fmt.Sprintf("your hand: not known yet, %s of the %d it takes", relay.CountOf(finishes, "official finish", "official finishes"), handNeeds)
	}
	return fmt.Sprintf("your hand: guns and finishes together %s s %s as a rule; from %s; nine presses in ten lie within ± %s s of that",
		relay.Hundredths(x.Habit.Abs()), way(x.Habit), x.from(), relay.Hundredths(PlusMinus(x.Spread)))
}

// from is what a hand is known from, and what was left out.
func (x Hand) from() string {
	here := fmt.Sprintf("%s of %s", relay.CountOf(x.Finishes, "official finish", "official finishes"), relay.Count(x.Races, "race"))
	before := fmt.Sprintf("%d of %s", x.Before.Finishes, relay.Count(x.Before.Meets, "other meet"))
	switch {
	case x.Unlike:
		return here + ", of this meet alone: " + before + " are of another hand and are left out"
	case x.Before.Meets == 0:
		return here + ", of this meet alone"
	case x.Races == 0:
		return before + ", this one has none yet"
	}
	return here + ", and " + before
}

// String says how the two clocks ran, and what was left out: "27 starts by both
// clocks; the timing computer's gains 0.04 s an hour; 2 of 27 did not fit: 14-1-2
// 41.0 s late, 14-1-7 3.2 s early".
func (c StartClock) String() string {
	said := []string{relay.Count(len(c.Starts), "start") + " by both clocks"}
	hourly, set := c.Drift()
	switch drift := seconds(hourly); {
	case c.AtOdds():
		said = append(said, "they do not agree with each other (two timing computers?), and nothing is set right by them")
	case len(c.Starts) < driftNeeds:
	case relay.RoundHalfUp(drift.Abs(), relay.Hundredth) == 0:
		said = append(said, "they run alike")
	case drift > 0:
		said = append(said, "the timing computer's gains "+relay.Hundredths(drift)+" s an hour")
	default:
		said = append(said, "the timing computer's loses "+relay.Hundredths(-drift)+" s an hour")
	}
	if set {
		said = append(said, c.sets()...)
	}
	if out := c.leftOut(); len(out) > 0 {
		said = append(said, fmt.Sprintf("%d of %d did not fit: %s", len(out), len(c.Starts), strings.Join(out, ", ")))
	}
	return strings.Join(said, "; ")
}

// AtOdds reports whether the starts, though they are enough, do not agree with each other
// well enough to say anything.
func (c StartClock) AtOdds() bool {
	enough := slices.DeleteFunc(slices.Clone(c.lines), func(l clockLine) bool { return l.n < startNeeds })
	return len(enough) > 0 && !slices.ContainsFunc(enough, func(l clockLine) bool { return l.unsure() <= gunSure })
}

// sets says when one of the two clocks was set, and how far: "the timing computer's
// was set 63.0 s on between 14-1-4 and 14-1-5, or the laptop's back".
func (c StartClock) sets() (said []string) {
	for i := 1; i < len(c.lines); i++ {
		before, after := c.lines[i-1], c.lines[i]
		computers, laptops := "on", "back"
		by := after.of(after.from) - before.of(before.to)
		if by < 0 {
			computers, laptops = laptops, computers
		}
		said = append(said, fmt.Sprintf("the timing computer's was set %s s %s between %s and %s, or the laptop's %s",
			inSeconds(seconds(by)), computers, c.raceAt(before.to), c.raceAt(after.from), laptops))
	}
	return said
}

// raceAt is the race that was started at a time of the clocks.
func (c StartClock) raceAt(x float64) relay.RaceID {
	return c.Starts[slices.IndexFunc(c.Starts, func(s ClockStart) bool { return s.x == x })].Race
}

// leftOut are the starts that do not fit, and by how much.
func (c StartClock) leftOut() (said []string) {
	for _, s := range c.Starts {
		if !s.Agrees {
			said = append(said, string(s.Race)+" "+s.Way())
		}
	}
	return said
}

// Way is how far the computer's start lies off where this keeper's guns say it was:
// "41.0 s late".
func (s ClockStart) Way() string {
	way := "late"
	if s.Off < 0 {
		way = "early"
	}
	return inSeconds(s.Off) + " s " + way
}

// inSeconds is how far a clock is off, however far that is: "63.0".
func inSeconds(d time.Duration) string { return fmt.Sprintf("%.1f", d.Abs().Seconds()) }
