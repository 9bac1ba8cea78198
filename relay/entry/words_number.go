package entry

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// maxListed bounds the lanes, heats and rounds that a list may give: beyond it a
// column is mixed up with another.
const maxListed = 99_999

var numberShape = regexp.MustCompile(`^(\D*?)\s*(\d{1,9})(?:[.,]0*)?\s*(\D.*)?$`)

// ReadNumber reads a whole number as spreadsheets and people write it: "12",
// "12.0", "#12", "No. 12".
func ReadNumber(cell string) (n int, ok bool) { return numberAfter(cell, nil, false) }

// IsNumber reports whether ReadNumber reads a cell.
func IsNumber(cell string) bool {
	_, ok := ReadNumber(cell)
	return ok
}

// ReadLane reads a lane or hip number: "3", "3.0", "L3", "Lane 3", "Bahn 3".
func ReadLane(cell string) (lane int, ok bool) {
	lane, ok = numberAfter(cell, vocab.Lane, false)
	return lane, ok && lane <= maxListed
}

// ReadHeat reads a heat: "2", "Heat 2", "H2", "2 of 3", "2/3", "B", "II".
func ReadHeat(cell string) (heat int, ok bool) {
	if heat, ok = numberAfter(cell, vocab.Heat, true); ok {
		return heat, true
	}
	if endless(cell) {
		return 0, false
	}
	words := strings.Fields(plainWords(cell))
	if len(words) > 1 && slices.Contains(vocab.Heat, strings.Join(words[:len(words)-1], " ")) {
		words = words[len(words)-1:]
	}
	if len(words) != 1 {
		return 0, false
	}
	if n := slices.Index([]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}, words[0]); n >= 0 {
		return n + 1, true
	}
	if letter := words[0]; len(letter) == 1 && letter[0] >= 'a' && letter[0] <= 'z' {
		return int(letter[0]-'a') + 1, true
	}
	return 0, false
}

// numberAfter reads a number that one of some words may stand before, and, where
// it may be one of several, how many there are.
func numberAfter(cell string, words []string, several bool) (int, bool) {
	if endless(cell) {
		return 0, false
	}
	found := numberShape.FindStringSubmatch(strings.TrimSpace(asciiDigits(cell)))
	if found == nil {
		return 0, false
	}
	if before := plainWords(found[1]); before != "" && !slices.Contains(words, before) && !slices.Contains([]string{"no", "nr", "n", "num", "event", "ev"}, before) {
		return 0, false
	}
	if strings.ContainsAny(found[1], "-+−") {
		return 0, false
	}
	if rest := strings.Trim(found[3], ". )"); rest != "" && (!several || !ofShape.MatchString(rest)) {
		return 0, false
	}
	n, err := strconv.Atoi(found[2])
	return n, err == nil
}

// asciiDigits writes the digits of every script as 0 to 9.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 || !unicode.Is(unicode.Nd, r) {
			return r
		}
		value := rune(0)
		for unicode.Is(unicode.Nd, r-1-value) && value < 9 && (r-1-value)&^0xf == r&^0xf {
			value++
		}
		return '0' + value
	}, s)
}
