package relay

import "time"

// Pace is a time over a leg's distance in the terms runners train in. How fast
// one runs depends on the leg: nobody should take 1600 m at the pace of 200.
// The zero Pace stands for none.
type Pace struct {
	Time   time.Duration // over the leg
	Per100 time.Duration // for every 100 m of it
	PerLap time.Duration // for every 400 m; 0 for legs shorter than a lap
}

// NewPace is the even pace of a time over a distance.
func NewPace(took time.Duration, over Distance) Pace {
	if took <= 0 || over <= 0 {
		return Pace{}
	}
	per := func(d Distance) time.Duration { return time.Duration(float64(took) * float64(d) / float64(over)) }
	p := Pace{Time: took, Per100: per(100 * Metre)}
	if over >= Lap {
		p.PerLap = per(Lap)
	}
	return p
}

// String is the pace in words: "5:20.00, 20.00 per 100 m, 1:20.00 a lap"; empty
// for none.
func (p Pace) String() string {
	if p == (Pace{}) {
		return ""
	}
	text := Hundredths(p.Time) + ", " + Hundredths(p.Per100) + " per 100 m"
	if p.PerLap > 0 {
		text += ", " + Hundredths(p.PerLap) + " a lap"
	}
	return text
}
