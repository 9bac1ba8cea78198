package terminal

import "unicode"

// Layout is the keyboard's layout, as far as the digits depend on it: some
// keyboards type digits only with Shift held.
type Layout string

// The keyboards whose digit row is understood.
const (
	US     Layout = "us" // and every other that types digits without Shift
	AZERTY Layout = "azerty"
	Czech  Layout = "czech"
)

// Layouts are all of them, for a setting to choose from.
func Layouts() []Layout { return []Layout{US, AZERTY, Czech} }

// layouts gives the digit on the key that types a rune without Shift.
var layouts = map[Layout]map[rune]rune{
	AZERTY: digitRow("&é\"'(-è_çà"),
	Czech:  digitRow("+ěščřžýáíé"),
}

// digitRow maps the runes of the keys 1 2 3 4 5 6 7 8 9 0 to their digits; with
// Caps Lock the accented ones come as capitals.
func digitRow(runes string) map[rune]rune {
	row := make(map[rune]rune)
	digits := []rune("1234567890")
	for i, r := range []rune(runes) {
		row[r] = digits[i]
		row[unicode.ToUpper(r)] = digits[i]
	}
	return row
}

// Detect tells which layout a rune gives away: it lies on the digit row of that
// one only, and a keyboard of no other layout types it with one key.
func Detect(r rune) (Layout, bool) {
	if r <= unicode.MaxASCII {
		return US, false
	}
	found := US
	for _, layout := range Layouts() {
		if _, ok := layouts[layout][r]; !ok {
			continue
		}
		if found != US {
			return US, false
		}
		found = layout
	}
	return found, found != US
}
