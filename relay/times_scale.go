package relay

import "time"

// scaleSteps are the round distances between two times that a scale names;
// beyond the last they double.
var scaleSteps = []time.Duration{
	100 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond, time.Second, 2 * time.Second,
	5 * time.Second, 10 * time.Second, 20 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 5 * time.Minute,
	10 * time.Minute, 20 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}

// RoundStep is the least round distance between two times of a scale, on paper
// or on the screen, that is at least so long.
func RoundStep(least time.Duration) time.Duration {
	for _, step := range scaleSteps {
		if step >= least {
			return step
		}
	}
	step := scaleSteps[len(scaleSteps)-1]
	for step < least {
		step *= 2
	}
	return step
}

// CellOf is the cell of a strip so many cells long in which a place or a time
// lies, of a stretch that begins at nought: outside of it, a cell that the strip
// does not have.
func CellOf[T ~int64](at, stretch T, cells int) int {
	return int(int64(at) * int64(cells-1) / int64(stretch))
}
