package terminal

import (
	"strings"
	"unicode"
)

// Layout is the keyboard's layout, as far as the digits depend on it: some
// keyboards type digits only with Shift held.
type Layout string

// The keyboards whose digit row is understood.
const (
	US        Layout = "us"         // and every other that types digits without Shift
	AZERTY    Layout = "azerty"     // French, PC
	FrenchMac Layout = "french-mac" // French, Mac
	Belgian   Layout = "belgian"
	Czech     Layout = "czech"
	Slovak    Layout = "slovak"
)

// Layouts are all of them, for a setting to choose from.
func Layouts() []Layout { return []Layout{US, AZERTY, FrenchMac, Belgian, Czech, Slovak} }

// rows are what the keys 1 2 3 4 5 6 7 8 9 0 type without Shift.
var rows = map[Layout]string{
	AZERTY:    "&é\"'(-è_çà",
	FrenchMac: "&é\"'(§è!çà",
	Belgian:   "&é\"'(§è!çà",
	Czech:     "+ěščřžýáíé",
	Slovak:    "+ľščťžýáíé",
}

// latin2 are the keys 2 to 6 of a terminal that speaks Latin-2, small and
// capital: their bytes are other letters in Latin-1, which is what they are
// read as.
var latin2 = map[Layout][2]string{
	Czech:  {"\xec\xb9\xe8\xf8\xbe", "\xcc\xa9\xc8\xd8\xae"},
	Slovak: {"\xb5\xb9\xe8\xbb\xbe", "\xa5\xa9\xc8\xab\xae"},
}

// layouts gives the digit on the key that types a rune without Shift; with Caps
// Lock the accented ones come as capitals.
var layouts = func() map[Layout]map[rune]rune {
	all := make(map[Layout]map[rune]rune)
	for layout, row := range rows {
		digits := make(map[rune]rune)
		for i, r := range []rune(row) {
			digit := rune("1234567890"[i])
			digits[r], digits[unicode.ToUpper(r)] = digit, digit
		}
		for _, bytes := range latin2[layout] {
			for i, b := range []byte(bytes) {
				digits[rune(b)] = rune('2' + i)
			}
		}
		all[layout] = digits
	}
	return all
}()

// Detect says which layouts a rune may give away: it lies on the digit rows of
// those, and no US keyboard has it.
func Detect(r rune) []Layout {
	var found []Layout
	for _, layout := range Layouts() {
		if r > unicode.MaxASCII && strings.ContainsRune(rows[layout], unicode.ToLower(r)) {
			found = append(found, layout)
		}
	}
	return found
}

// The letters of keyboards with another alphabet, and what a US keyboard has on
// the same keys: the Russian layout (with the letters that Ukrainian and
// Belarusian keyboards have besides) and the Greek one.
const (
	cyrillic   = "йцукенгшщзхъфывапролджэячсмитьбюёіїєўґ"
	cyrillicUS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`s]'o\\"
	greek      = "ςερτυθιοπασδφγηξκλζχψωβνμ"
	greekUS    = "wertyuiopasdfghjklzxcvbnm"
)

// latin gives the letter of a US keyboard on the key that types a letter of
// another alphabet.
var latin = func() map[rune]rune {
	all := make(map[rune]rune)
	for other, us := range map[string]string{cyrillic: cyrillicUS, greek: greekUS} {
		for i, r := range []rune(other) {
			all[r] = rune(us[i])
		}
	}
	return all
}()

// digitOf is the digit that a rune is in any script, as '0' to '9'.
func digitOf(r rune) (rune, bool) {
	if r <= unicode.MaxASCII || !unicode.Is(unicode.Nd, r) {
		return r, r >= '0' && r <= '9'
	}
	first := r
	for unicode.Is(unicode.Nd, first-1) { // scripts' digits stand in tens
		first--
	}
	return '0' + (r-first)%10, true
}

// Named are layouts in a sentence: "azerty, czech or slovak".
func Named(layouts []Layout) string {
	names := make([]string, len(layouts))
	for i, layout := range layouts {
		names[i] = string(layout)
	}
	if n := len(names) - 1; n > 0 {
		return strings.Join(names[:n], ", ") + " or " + names[n]
	}
	return strings.Join(names, "")
}
