package relay

import (
	"fmt"
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

// Number is a number of things: "no runners", "1 runner", "3 runners".
func Number(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// plural is things by name: "leg 3", "legs 3 and 4".
func plural(names []string, what string) string {
	if len(names) > 1 {
		what += "s"
	}
	return what + " " + listed(names)
}
