package relay

import (
	"maps"
	"slices"
	"time"
)

// What the tests outside the package look at and nothing else needs.
var (
	Kinds          = slices.Sorted(maps.Keys(kinds))
	NewFact        = newFact
	ReadHeader     = readHeader
	PrintTime      = printTime
	FastestFlat    = fastest.Flat.time
	FastestHurdles = fastest.Hurdles.time
)

const BlindWindow = blindWindow

func BestOver(r Runner, d Distance) time.Duration { return r.best(d).PB }

func Called(m *Meet, name, team string) string { return m.called(name, team) }

func SharesClock(a, b *Meet, o Origin) bool { return a.clocks[o] == b.clocks[o] }

// AwakeAtMost lets meets keep so many races whole, until back is called.
func AwakeAtMost(n int) (back func()) {
	before := awakeMost
	awakeMost = n
	return func() { awakeMost = before }
}

// AtRest is how many races of a meet rest.
func AtRest(m *Meet) (n int) {
	for _, r := range m.rested {
		if r.asleep {
			n++
		}
	}
	return n
}
