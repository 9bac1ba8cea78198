package entry

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/relay"
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
	if endless(s) {
		return Printed{}, noTime(s)
	}
	plain, hand := plainTime(s)
	at, err := parseClock(plain, s)
	if err != nil {
		return Printed{}, err
	}
	unit := decimalUnit(plain)
	return Printed{Time: at, Unit: unit, Hand: hand || unit == relay.Tenth}, nil
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
	s = strings.TrimSpace(strokesAlike.Replace(asciiDigits(relay.Harmless(s))))
	s = strings.TrimRight(bracketed.ReplaceAllString(s, ""), "*# ")
	if found := wordBehind.FindStringSubmatch(s); found != nil && (slices.Contains(vocab.Marked, plainWords(found[2])) || found[2] == "R") { // R: a record
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

// maxTimeDigits keeps every time that ParseTime takes inside a Duration.
const maxTimeDigits = 5

// parseClock reads hours, minutes and seconds with colons between them and a
// point before the decimals. Errors quote what was read and say what is wanted.
func parseClock(plain, read string) (time.Duration, error) {
	fail := func() (time.Duration, error) { return 0, noTime(read) }
	whole, fraction, dotted := strings.Cut(plain, ".")
	parts := strings.Split(whole, ":")
	if len(parts) > 3 || dotted && fraction == "" {
		return fail()
	}
	var total time.Duration
	for i, part := range parts {
		n, ok := clockNumber(part, i == 0)
		if !ok {
			return fail()
		}
		total = total*60 + n*time.Second
	}
	rest, ok := fractionOfSecond(fraction)
	if !ok {
		return fail()
	}
	return total + rest, nil
}

func noTime(read string) error {
	return fmt.Errorf("time %q: want seconds, minutes:seconds or hours:minutes:seconds, as 49.96 or 1:50.53", relay.Shortened(read))
}

// clockNumber reads the hours, minutes or seconds of a time. Only the first of
// them may pass 59, and have one digit.
func clockNumber(s string, first bool) (time.Duration, bool) {
	if !digitsOnly(s) || len(s) > maxTimeDigits || !first && len(s) != 2 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return time.Duration(n), err == nil && (first || n < 60)
}

// fractionOfSecond reads up to nine digits after the point.
func fractionOfSecond(s string) (time.Duration, bool) {
	if s == "" {
		return 0, true
	}
	if !digitsOnly(s) || len(s) > 9 {
		return 0, false
	}
	n, err := strconv.Atoi(s + strings.Repeat("0", 9-len(s)))
	return time.Duration(n), err == nil
}

func digitsOnly(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
