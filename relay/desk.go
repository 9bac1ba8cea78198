package relay

// Desk is who writes: a station, where it stands, and how its digits are meant.
type Desk struct {
	Station string
	Spot    Spot
	Mode    Mode
	Names   string   // the station whose open times its digits name; empty for none
	Past    Distance // from the zone's end to the line that l marks; 0 where it marks the end itself
}

// Leaves is the mark that l makes at this desk: the baton leaves the zone, or
// passes a line beyond it. It says which, so that the two never mix.
func (d Desk) Leaves(k Keyed) *ZoneMark {
	if d.Past > 0 {
		return &ZoneMark{kind: KindPastExit, Keyed: k, Past: d.Past}
	}
	return NewZoneMark(KindExit, k)
}

// Stroke is one key of the live screen as it times something.
type Stroke struct {
	Key    string // as bound: "3", "0", "14", "space"; empty for a time without a team
	Rune   string // as typed
	Near   string // the digit above a slipped key
	Half   bool   // the first digit of two
	Prefix ID     // the d b f x n it completes
	Number ID     // the first digit, where this is the second
	After  string // s or m that could not be done
	Does   Kind   // what the key says of a team other than that it handed off; empty for a press
	Pass   bool   // k: the team under Key hands off now, in TIMES FIRST too
}

// acceptRune is the key that accepts a hint. What it records names the hint's
// key as the digit would, but holds no digit down.
const acceptRune = "c"
