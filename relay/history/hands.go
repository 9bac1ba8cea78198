package history

import (
	"bytes"
	"maps"
	"slices"

	"baton/relay"
	"baton/relay/results"
)

// Hands are what the folder's other meets say of how times were pressed, for one of
// them: results.RememberHands gives it to that. A meet that lies elsewhere is told none,
// so that its times are the same on every laptop that has no more than its file.
func (h *History) Hands(open relay.Origin) (others [][]results.HandRace) {
	if h == nil {
		return nil
	}
	if _, inside := h.hands[open]; !inside {
		return nil
	}
	for _, meet := range slices.SortedFunc(maps.Keys(h.hands), func(a, b relay.Origin) int { return bytes.Compare(a[:], b[:]) }) {
		if said := h.hands[meet]; meet != open && len(said) > 0 {
			others = append(others, said)
		}
	}
	return others
}
