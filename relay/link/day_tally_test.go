package link

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// tally is how often what happened on the days.
type tally map[string]int

// did notes that something happened.
func (d *day) did(what string) {
	d.turn.Lock()
	defer d.turn.Unlock()
	d.tally[what]++
}

// expected is what has to happen in twenty days, or they prove less than they say.
var expected = []string{
	// keepers, and who sets right
	"touch", "name", "slip", "hold", "hold a letter", "merge", "miss", "double", "extra", "try a key", "give", "give what is gone", "undo", "skip", "insert", "mend",
	"gun", "late gun", "gun on another race", "which was the gun", "recall", "recall after all not", "correct the gun",
	"review", "to another race", "undo there", "report", "rule", "official", "set", "rebind",
	// programs and files
	"killed", "power cut", "events forgotten", "quit", "start", "older copy", "another file", "carry on elsewhere", "merge a stick",
	// disks
	"refused by a full disk", "kept waiting by a disk", "torn, and not there", "torn, and there",
	// links
	"message lost", "message cut off", "message cut one way", "message delayed", "half a batch arrived", "events twice or in another order", "set spoiled",
	// clocks
	"sleep", "set the clock", "set the first clock", "answer from before a sleep",
}

func (t tally) String() string {
	var told []string
	for _, what := range slices.Sorted(maps.Keys(t)) {
		told = append(told, fmt.Sprintf("%s %d", what, t[what]))
	}
	return strings.Join(told, ", ")
}

// enough fails where something never happened.
func (t tally) enough(test *testing.T) {
	for _, what := range expected {
		if t[what] == 0 {
			test.Errorf("in %d days nothing of this: %s", *days, what)
		}
	}
}
