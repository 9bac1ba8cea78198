package entry

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"baton/relay"
)

const (
	metresInMile = 1609.344
	metresInYard = 0.9144
)

// legsByName finds "4x100", "4 x 1 mile", "4 × 400 m", "8x50" in a race's name.
// An M behind a single digit is a mile, as OpenTrack writes it; H says hurdles.
var legsByName = regexp.MustCompile(`\b(\d{1,2})\s*x\s*(?:(\d{1,5}(?:\.\d+)?)\s*)?(miles?|mi|met(?:er|re)s?|mts?|m|yards?|yds?|y|km|k|laps?|runden?|tours?|vueltas?|giri|giro|voltas?|ronden?)?(h|hurdles)?\b`)

// shortestSure is the shortest leg that a name is believed about: under it "4x1"
// means something else, and a person is asked.
const shortestSure = 20 * relay.Metre

// GuessFormat reads a race's format off its name and its distance in metres (0
// where the file gives none), since start lists from timing programs name no
// format. The reason is for a person to judge; sure is false where another
// reading is likely enough to ask. No format at all: an empty id.
func GuessFormat(name string, metres float64) (id relay.FormatID, reason string, sure bool) {
	words := guessWords(name)
	g := guessByWords(words, metres)
	if g.id == "" {
		id, reason, sure = guessByDistance(words, metres)
		return mixedForm(id, words), reason, sure
	}
	if total := relay.Total(g.legs).Metres(); metres > 0 && math.Abs(total-metres) > 40 {
		return mixedForm(g.id, words), fmt.Sprintf("%s, but its distance is %g m", g.reason, metres), false
	}
	return mixedForm(g.id, words), g.reason, g.sure
}

// GuessLegs gives the legs that a guessed format leaves open: of a custom relay
// and of shuttle hurdles other than 4×100. Nil where the format says them all.
func GuessLegs(id relay.FormatID, name string, metres float64) []relay.Distance {
	words := guessWords(name)
	switch named := guessByWords(words, metres).legs; {
	case id == "custom":
		return named
	case id == "shuttle" && len(named) > 0:
		return exceptUsual(id, named)
	case id == "shuttle" && metres > 0:
		return exceptUsual(id, slices.Repeat([]relay.Distance{relay.FromMetres(metres / 4)}, 4))
	}
	return nil
}

// exceptUsual is nil for the legs that the format has anyway.
func exceptUsual(id relay.FormatID, legs []relay.Distance) []relay.Distance {
	if f, _ := relay.FormatByID(id); slices.Equal(f.Legs, legs) {
		return nil
	}
	return legs
}

// guessWords is a name in one spelling: plain words, x for every cross, points in
// numbers.
func guessWords(name string) string {
	name, _ = relay.Bounded(name)
	name = strings.NewReplacer("×", "x", "✕", "x", "х", "x", "*", "x").Replace(strings.ToLower(asciiDigits(name)))
	name = crossWord.ReplaceAllString(name, "${1}x${2}")
	name = decimalPoint.ReplaceAllString(name, "${1}point${2}")
	return strings.ReplaceAll(plainWords(name), "point", ".")
}

// crossWord is what people say for the cross of 4 × 100.
var crossWord = regexp.MustCompile(`(\d)\s*(?:by|mal|fois|por|per|maal)\s*(\d)`)

var decimalPoint = regexp.MustCompile(`(\d)[.,](\d)`)

// guess is a format as a name gives it.
type guess struct {
	id     relay.FormatID
	legs   []relay.Distance // those it implies
	reason string
	sure   bool
}

// guessByWords reads what the name says outright.
func guessByWords(words string, metres float64) guess {
	named := namedLegs(words)
	listed := listedLegs(words, metres)
	switch {
	case anyWord(words, vocab.Shuttle) || named.hurdles && len(named.legs) == 4:
		return shuttle(named, metres)
	case listed != nil:
		return guess{formatOfLegs(listed), listed, fmt.Sprintf("its name says the legs, %s", legsInWords(listed)), true}
	case named.legs != nil:
		return named.guess()
	case anyWord(words, vocab.DistMedley) || strings.Contains(words, "distance med"):
		return guessOf("dmr", "its name says distance medley")
	case anyWord(words, vocab.Swedish):
		return guessOf("swedish", "its name says swedish medley")
	case anyWord(words, vocab.SprintMedley) || strings.Contains(words, "sprint med"):
		return sprintMedley(words, metres)
	}
	return guess{}
}

func guessOf(id relay.FormatID, reason string) guess {
	f, _ := relay.FormatByID(id)
	return guess{id, f.Legs, reason, true}
}

func shuttle(named namedRelay, metres float64) guess {
	legs := named.legs
	if legs == nil && metres > 0 {
		legs = slices.Repeat([]relay.Distance{relay.FromMetres(metres / 4)}, 4)
	}
	return guess{"shuttle", legs, "its name says shuttle hurdles", true}
}

func sprintMedley(words string, metres float64) guess {
	switch {
	case metres == 800 || hasWord(words, "800") && metres != 1600:
		return guessOf("smr800", "its name says sprint medley, 800 m")
	case metres == 1600 || hasWord(words, "1600"):
		return guessOf("smr1600", "its name says sprint medley, 1600 m")
	case hasWord(words, "4xsmr"): // OpenTrack has a code of its own for it
		return guessOf("smr1600", "its code is that of the sprint medley")
	}
	g := guessOf("smr1600", "its name says sprint medley, likely the 1600 m one")
	g.sure = false
	return g
}

// NamesRelay reports whether a race's name speaks of a relay, in any of the
// languages of the table, or gives its legs.
func NamesRelay(name string) bool {
	words := guessWords(name)
	if anyWord(words, vocab.Relay) || guessByWords(words, 0).id != "" {
		return true
	}
	return slices.ContainsFunc(strings.Fields(words), func(w string) bool { // 4x100m-Staffel, Jugendstaffel
		return slices.ContainsFunc(vocab.Relay, func(r string) bool { return len(r) > 5 && strings.HasSuffix(w, r) })
	})
}

// guessByDistance falls back on the whole distance: sure only where the name
// speaks of a relay over it, as "Girls 400 Meter Relay".
func guessByDistance(words string, metres float64) (relay.FormatID, string, bool) {
	medley := anyWord(words, vocab.Medley)
	for _, f := range relay.Formats() {
		total := relay.Total(f.Legs).String()
		if len(f.Legs) == 0 || metres != 0 && math.Abs(relay.Total(f.Legs).Metres()-metres) > 0.5 || medley != isMedley(f) {
			continue
		}
		if !medley && relayOver(words, total) {
			return f.ID, "its name says " + total + " m relay", true
		}
		if metres == 0 {
			continue
		}
		return f.ID, fmt.Sprintf("it is %s m in all, likely %s; its name does not say", total, f.ID), false
	}
	return "", "neither its name nor its distance says which relay", false
}

// relayOver reports whether a name speaks of a relay over a whole distance: "400
// meter relay", "staffel 400 m".
func relayOver(words, total string) bool {
	fields := slices.DeleteFunc(strings.Fields(words), func(w string) bool { return slices.Contains([]string{"m", "meter", "meters", "metre", "metres"}, w) })
	for i, w := range fields {
		if strings.TrimSuffix(w, "m") != total {
			continue
		}
		if i+1 < len(fields) && slices.Contains(vocab.Relay, fields[i+1]) || i > 0 && slices.Contains(vocab.Relay, fields[i-1]) {
			return true
		}
	}
	return false
}

func isMedley(f relay.Format) bool { return slices.Min(f.Legs) != slices.Max(f.Legs) }

// mixedForm is the format's mixed form where the name says so.
func mixedForm(id relay.FormatID, words string) relay.FormatID {
	if anyWord(words, vocab.Mixed) {
		return Mixed(id)
	}
	return id
}

// Mixed is a format's mixed form, the format itself where it has none.
func Mixed(id relay.FormatID) relay.FormatID {
	if f, ok := relay.FormatByID(id + "mix"); ok {
		return f.ID
	}
	return id
}

// namedRelay is an "N x distance" in a name.
type namedRelay struct {
	legs    []relay.Distance
	words   string // as the name has it
	hurdles bool
	laps    bool // the distance is in laps
	several bool // the name has another one too
}

// namedLegs finds the first "N x distance" of a name, and whether there are
// others that differ.
func namedLegs(words string) (first namedRelay) {
	hurdles := anyWord(words, vocab.Hurdles)
	for _, found := range legsByName.FindAllStringSubmatch(words, -1) {
		n := readNamed(found)
		switch {
		case n.legs == nil:
			continue
		case first.legs == nil:
			n.hurdles = n.hurdles || hurdles
			first = n
		case !slices.Equal(first.legs, n.legs):
			first.several = true
		}
	}
	return first
}

// readNamed reads one match, without legs where it is no relay.
func readNamed(found []string) (n namedRelay) {
	count, _ := strconv.Atoi(found[1])
	number, unit := found[2], found[3]
	if number == "" && !strings.HasPrefix(unit, "mi") || count < relay.MinLegs || count > relay.MaxLegs {
		return n
	}
	length := 1.0
	if number != "" {
		length, _ = strconv.ParseFloat(number, 64)
	}
	n = namedRelay{words: strings.TrimSpace(found[0]), hurdles: found[4] != "", laps: slices.Contains(vocab.Lap, unit)}
	each := unitMetres(unit)
	switch {
	case n.laps:
		each = relay.Lap.Metres()
	case unit == "m" && len(number) == 1 && length >= 1: // OpenTrack's 4x1M
		each = metresInMile
	}
	leg := relay.FromMetres(length * each)
	if leg < relay.ShortestLeg || leg > relay.LongestLeg {
		return namedRelay{}
	}
	n.legs = slices.Repeat([]relay.Distance{leg}, count)
	return n
}

// guess is the format that the legs are: asked about where they are so short
// that a name means something else by them, in laps, or one of two.
func (n namedRelay) guess() guess {
	said := fmt.Sprintf("its name says %s", strings.ReplaceAll(n.words, " ", ""))
	g := guess{formatOfLegs(n.legs), n.legs, said, true}
	switch {
	case n.laps:
		g.reason, g.sure = fmt.Sprintf("its name says %s, likely %dx%s m", n.words, len(n.legs), n.legs[0]), false
	case n.legs[0] < shortestSure:
		g.legs = slices.Repeat([]relay.Distance{n.legs[0] * 100}, len(n.legs))
		g.id = formatOfLegs(g.legs)
		g.reason, g.sure = fmt.Sprintf("its name says %s, likely %dx%s", said[len("its name says "):], len(g.legs), g.legs[0]), false
	case n.several:
		g.reason, g.sure = said+", and another relay too", false
	}
	return g
}

// shortestListed is the shortest leg of those that a name gives one by one: a
// smaller number is a time of day or a date.
const shortestListed = 50 * relay.Metre

// listedLegs are the legs of a name that gives each of them, as 200-200-400-800,
// nil where it does not.
func listedLegs(words string, metres float64) (legs []relay.Distance) {
	var run []relay.Distance
	for _, w := range append(strings.Fields(words), "") {
		m, err := strconv.ParseFloat(strings.TrimSuffix(w, "m"), 64)
		if leg := relay.FromMetres(m); err == nil && leg >= shortestListed && leg%(10*relay.Metre) == 0 && leg <= relay.LongestLeg {
			run = append(run, leg)
			continue
		}
		if len(run) > 2 && len(run) <= relay.MaxLegs && len(run) > len(legs) {
			legs = run
		}
		run = nil
	}
	total := relay.Total(legs)
	if len(legs) > 3 && relay.Total(legs[1:]) == legs[0] { // 1600 200-200-400-800
		return legs[1:]
	}
	if metres > 0 && math.Abs(total.Metres()-metres) > 40 {
		return nil
	}
	return legs
}

func legsInWords(legs []relay.Distance) string {
	var words []string
	for _, leg := range legs {
		words = append(words, leg.String())
	}
	return strings.Join(words, "-")
}

func unitMetres(unit string) float64 {
	switch {
	case strings.HasPrefix(unit, "mi"):
		return metresInMile
	case strings.HasPrefix(unit, "y"):
		return metresInYard
	case strings.HasPrefix(unit, "k"):
		return 1000
	}
	return 1
}

// formatOfLegs is the first format of the table with these legs, else custom.
func formatOfLegs(legs []relay.Distance) relay.FormatID {
	for _, f := range relay.Formats() {
		if slices.Equal(f.Legs, legs) && !f.Hurdles {
			return f.ID
		}
	}
	return "custom"
}

func hasWord(words, word string) bool { return slices.Contains(strings.Fields(words), word) }
