package cli

import (
	"maps"
	"slices"
)

// slips is how many letters of a command may be wrong for it to be meant.
const slips = 2

// meant asks whether the command was meant that a word is most like; empty where
// none is like it.
func meant(word string) string {
	best, least := "", min(slips, len(word)/2)
	for _, command := range slices.Sorted(maps.Keys(examples)) {
		if n := apart(word, command); n <= least && (best == "" || n < least) {
			best, least = command, n
		}
	}
	if best == "" {
		return ""
	}
	return ", did you mean " + best + "?"
}

// apart is how many letters must be added, left out or changed to make one word
// of another [Levenshtein, 1965].
func apart(a, b string) int {
	row := make([]int, len(b)+1) // from what of a was seen, to each beginning of b
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before, row[j+1] = row[j+1], min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
