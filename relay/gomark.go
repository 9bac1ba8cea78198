package relay

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// GoMark is the mark on the track at which the waiting runner goes when the
// incoming one reaches it: how far back from where the waiting runner stands.
// Zero where there is none.
type GoMark struct {
	Thousandths int64  // of the unit
	Unit        string // m, feet or steps (heel to toe)
}

// goMarkUnit is what coaches use of one unit; data, since they come from
// coaching manuals and not from a rule.
type goMarkUnit struct {
	Unit     string     `json:"unit"`
	Words    []string   `json:"words"` // other ways to write it
	Usual    [2]float64 `json:"usual"`
	Sensible [2]float64 `json:"sensible"`
	Metres   float64    `json:"metres"` // of one; a step is a shoe long, so about
	Half     float64    `json:"half"`   // half a step, as a coach moves a mark
	Grains   []float64  `json:"grains"` // as exactly as a mark is laid, and what is rounder
}

var goMarkUnits = loadGoMarkUnits()

func loadGoMarkUnits() (units []goMarkUnit) {
	readData("gomarks.json", &units)
	return units
}

func unitOf(word string) (goMarkUnit, bool) {
	i := slices.IndexFunc(goMarkUnits, func(u goMarkUnit) bool {
		return strings.EqualFold(u.Unit, word) || slices.ContainsFunc(u.Words, func(w string) bool { return strings.EqualFold(w, word) })
	})
	if i < 0 {
		return goMarkUnit{}, false
	}
	return goMarkUnits[i], true
}

// maxGoMark bounds what ParseGoMark takes: once round the track in centimetres
// is more than any unit needs.
const maxGoMark = 40_000

// ParseGoMark reads a go-mark as a coach writes it: "7.5 m", "24 steps", "21ft",
// "7,5" (metres). A minus is read, so that the plan's check can speak of it.
func ParseGoMark(s string) (GoMark, error) {
	text := strings.Replace(strings.TrimSpace(s), ",", ".", 1)
	end := strings.LastIndexAny(text, "0123456789.") + 1
	word := strings.TrimSpace(text[end:])
	if word == "" {
		word = "m"
	}
	unit, known := unitOf(word)
	value, err := strconv.ParseFloat(text[:end], 64)
	if err != nil || !known || !(value >= -maxGoMark && value <= maxGoMark) {
		return GoMark{}, fmt.Errorf("go-mark %q: want a number and m, feet or steps, as 7.5 m", s)
	}
	return GoMark{Thousandths: int64(FromMetres(value)), Unit: unit.Unit}, nil
}

// Metres is about how far back the mark lies: steps are as long as the shoe.
func (g GoMark) Metres() float64 {
	u, _ := unitOf(g.Unit)
	return g.value() * u.Metres
}

// halfStep is how far half a step moves a mark of the unit, in thousandths of it.
func (g GoMark) halfStep() int64 {
	u, _ := unitOf(g.Unit)
	return int64(FromMetres(u.Half))
}

// Moved is the mark so many half steps further back, which is longer; negative is
// nearer. It never goes below half a step.
func (g GoMark) Moved(halfSteps int) GoMark {
	g.Thousandths = max(g.halfStep(), g.Thousandths+int64(halfSteps)*g.halfStep())
	return g
}

// grain is how exactly a mark that is known to ± so many metres is said, in
// thousandths of its unit: never finer than that, and never finer than marks are laid.
func (g GoMark) grain(pm float64) int64 {
	u, _ := unitOf(g.Unit)
	grain := u.Grains[0]
	for _, rounder := range u.Grains {
		if rounder*u.Metres <= pm {
			grain = rounder
		}
	}
	return int64(FromMetres(grain))
}

// MovedBy is the round mark that lies about so many metres further back, where it is
// known to ± so many metres; negative is nearer. Less than half of what marks are rounded
// to moves nothing.
func (g GoMark) MovedBy(metres, pm float64) GoMark {
	u, known := unitOf(g.Unit)
	if !known {
		return g
	}
	by, grain := FromMetres(metres/u.Metres), g.grain(pm)
	if 2*max(by, -by) < Distance(grain) {
		return g
	}
	g.Thousandths = max(grain, grain*int64(math.Round(float64(g.Thousandths+int64(by))/float64(grain))))
	return g
}

// parts are the words for parts of a step.
var parts = map[int64]string{250: "a quarter %s", 500: "half a %s", 750: "three quarters of a %s", 1000: "a %s"}

// Between is how far another mark of the unit lies from this one, as a coach says
// it: "half a step", "0.15 m (half a step)"; "about 0.5 m" where it is known to ± more
// than it differs from that.
func (g GoMark) Between(other GoMark, pm float64) string {
	by := other.Thousandths - g.Thousandths
	if by < 0 {
		by = -by
	}
	about, grain := "", g.grain(pm)
	if by%grain != 0 {
		about, by = "about ", max(1, (by+grain/2)/grain)*grain
	}
	if g.Unit == "m" {
		text := about + Distance(by).String() + " m"
		if by == g.halfStep() {
			text += " (half a step)"
		}
		return text
	}
	if words, known := parts[by]; known {
		return about + fmt.Sprintf(words, strings.NewReplacer("feet", "foot", "steps", "step").Replace(g.Unit))
	}
	return about + GoMark{by, g.Unit}.String()
}

// In is about the same mark in another unit, to half a step.
func (g GoMark) In(unit string) GoMark {
	u, known := unitOf(unit)
	if !known || g == (GoMark{}) {
		return g
	}
	halves := math.Round(g.Metres() / u.Metres / u.Half)
	return GoMark{Thousandths: int64(halves) * int64(FromMetres(u.Half)), Unit: u.Unit}
}

// UsualMark is the middle of the marks that coaches use, in metres: where a pair
// that has none may begin.
func UsualMark() GoMark {
	u := goMarkUnits[0]
	return GoMark{Thousandths: int64(FromMetres((u.Usual[0] + u.Usual[1]) / 2)), Unit: u.Unit}
}

// value is the go-mark in its unit.
func (g GoMark) value() float64 { return Distance(g.Thousandths).Metres() }

// String is the go-mark as ParseGoMark reads it, empty for none.
func (g GoMark) String() string {
	if g == (GoMark{}) {
		return ""
	}
	return strings.TrimSpace(Distance(g.Thousandths).String() + " " + g.Unit)
}
