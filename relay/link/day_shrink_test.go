package link

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

var shrinkTime = flag.Duration("shrink", 10*time.Second, "how long a failing day is made smaller")

// shrunk finds a day with fewer deeds that goes wrong too, and tells it.
func shrunk(t *testing.T, seed uint64) string {
	end := time.Now().Add(*shrinkTime)
	gone := map[int]bool{}
	var told []string
	d, first := lived(t, seed, func(int, string) bool { return true })
	wrong := func(without func(n int, what string) bool) bool {
		_, w := lived(t, seed, func(n int, what string) bool {
			return what == "set up" || what == "arm" || !gone[n] && !without(n, what)
		})
		return slices.ContainsFunc(w, func(fault string) bool { return kindOf(fault) == kindOf(first[0]) })
	}
	for _, what := range d.kinds() {
		of := func(_ int, w string) bool { return w == what }
		if time.Now().Before(end) && wrong(of) {
			d.drop(gone, of)
		}
	}
	for size := len(d.deeds) / 2; size > 0; size /= 2 {
		for from := 0; from < len(d.deeds); from += size {
			part := func(n int, _ string) bool { return n >= from && n < from+size }
			if time.Now().After(end) {
				break
			}
			if d.some(gone, part) && wrong(part) {
				d.drop(gone, part)
			}
		}
	}
	for n, deed := range d.deeds {
		if !gone[n] {
			told = append(told, fmt.Sprintf("%.1f s %s", deed.at.Seconds(), deed.what))
		}
	}
	return fmt.Sprintf("%d of its %d deeds go wrong too: %.1500s", len(told), len(d.deeds), fmt.Sprint(told))
}

// kindOf is a fault in its words alone, without numbers and ids.
func kindOf(fault string) string {
	words := strings.FieldsFunc(fault, func(r rune) bool { return !unicode.IsLetter(r) })
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return len(w) < 4 || strings.Trim(w, "abcdef") == "" }), " ")
}

func (d *day) kinds() (all []string) {
	for _, deed := range d.deeds {
		if !slices.Contains(all, deed.what) {
			all = append(all, deed.what)
		}
	}
	return all
}

func (d *day) drop(gone map[int]bool, of func(int, string) bool) {
	for n, deed := range d.deeds {
		gone[n] = gone[n] || of(n, deed.what)
	}
}

func (d *day) some(gone map[int]bool, of func(int, string) bool) bool {
	for n, deed := range d.deeds {
		if !gone[n] && of(n, deed.what) {
			return true
		}
	}
	return false
}
