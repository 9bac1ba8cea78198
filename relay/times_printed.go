package relay

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// Printed is a time as a list prints it.
type Printed struct {
	Time time.Duration
	Unit time.Duration // it was given to: 10 ms for hundredths
	Hand bool          // taken by hand: given to tenths, or with an h behind it
}

// ReadTime reads a time as start lists and results of many countries print it,
// exactly: "49.959", "1:50,526", "1.50,5", "1'50\"5", "50.12 s", "50.1h",
// "50.12 PB". Errors quote what was read and say what is wanted.
func ReadTime(s string) (Printed, error) {
	plain, hand := plainTime(s)
	at, err := parseClock(plain, s)
	if err != nil {
		return Printed{}, err
	}
	unit := decimalUnit(plain)
	return Printed{Time: at, Unit: unit, Hand: hand || unit == Tenth}, nil
}

// ParseTime is the time that ReadTime reads.
func ParseTime(s string) (time.Duration, error) {
	p, err := ReadTime(s)
	return p.Time, err
}

// TimeUnit is what a printed time was given to: 100 ms for "20.5", 10 ms for
// "1:44.75", a second where it has no decimals.
func TimeUnit(printed string) time.Duration {
	plain, _ := plainTime(printed)
	return decimalUnit(plain)
}

func decimalUnit(plain string) time.Duration {
	unit := time.Second
	_, fraction, _ := strings.Cut(plain, ".")
	for range min(len(fraction), 9) {
		unit /= 10
	}
	return unit
}

var (
	bracketed    = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]]$`)
	handMark     = regexp.MustCompile(`(?i)(\d)\s*(?:h|ht|hand|handz|manual|manuell?)\.?$`)
	unitMark     = regexp.MustCompile(`(?i)(\d)\s*(?:s|secs?|seconds?|sek|seg|"|'')\.?$`)
	minuteMark   = regexp.MustCompile(`(?i)(\d)\s*(?:min\.?|m|')\s*(\d)`)
	secondMark   = regexp.MustCompile(`(?i)(\d)\s*(?:"|''|s)\s*(\d)`)
	hourMark     = regexp.MustCompile(`(?i)(\d)\s*h\s*(\d)`)
	wordBehind   = regexp.MustCompile(`^(.*\d)\s*([\p{L}]{1,6})[.*]?$`)
	strokesAlike = strings.NewReplacer("″", `"`, "”", `"`, "“", `"`, "„", `"`, "’", "'", "‘", "'", "′", "'", "´", "'", "`", "'")
)

// plainTime is a printed time with colons between hours, minutes and seconds, a
// point before the decimals, and nothing else.
func plainTime(s string) (plain string, hand bool) {
	s = strings.TrimSpace(strokesAlike.Replace(asciiDigits(Harmless(s))))
	s = strings.TrimRight(bracketed.ReplaceAllString(s, ""), "*# ")
	if found := wordBehind.FindStringSubmatch(s); found != nil && slices.Contains(vocab.Marked, plainWords(found[2])) {
		s = found[1]
	}
	if handMark.MatchString(s) {
		s, hand = handMark.ReplaceAllString(s, "$1"), true
	}
	s = unitMark.ReplaceAllString(s, "$1")
	s = hourMark.ReplaceAllString(s, "$1:$2")
	s = secondMark.ReplaceAllString(s, "$1.$2")
	s = minuteMark.ReplaceAllString(s, "$1:$2")
	return pointed(s), hand
}

// pointed writes the last of a time's points and commas as the decimal point,
// and those before it as colons: 1.50,5 is 1:50.5.
func pointed(s string) string {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return s
	}
	return strings.NewReplacer(".", ":", ",", ":").Replace(s[:last]) + "." + s[last+1:]
}
