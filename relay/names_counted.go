package relay

import (
	"fmt"
	"strconv"
	"strings"
)

// listed is a list of words as it is said: "1, 2 and 4".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Count is a number of things as tables have it: "0 runners", "1 runner",
// "3 runners".
func Count(n int, what string) string { return CountOf(n, what, what+"s") }

// CountOf is Count where several are not told by an s: "1 athlete's result",
// "3 athletes' results".
func CountOf(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

// NumberOrNone is a number, empty for none, which is 0.
func NumberOrNone(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Some lists the first of some names, and how many more there are: "A, B and 3
// more".
func Some(names []string, most int) string {
	if more := len(names) - most; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), more)
	}
	return strings.Join(names, ", ")
}

// number is a number of things as sentences have it: "no runners", "1 runner",
// "3 runners".
func number(n int, what string) string {
	if n == 0 {
		return "no " + what + "s"
	}
	return Count(n, what)
}

// plural is things by name: "leg 3", "legs 3 and 4".
func plural(names []string, what string) string {
	if len(names) > 1 {
		what += "s"
	}
	return what + " " + listed(names)
}

// Ordinal is a place as people say it: "1st", "12th".
func Ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, suffix)
}
