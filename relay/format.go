package relay

import (
	"embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Distance is a length in millimetres: whole numbers, so that a fold gives the
// same on every machine, and a mile is exact.
type Distance int64

// Metre is one metre.
const Metre Distance = 1000

// Lap is once round the track.
const Lap = 400 * Metre

// Metres is the distance in metres.
func (d Distance) Metres() float64 { return float64(d) / float64(Metre) }

// String is the distance in metres without trailing zeros: "400", "1609.344".
func (d Distance) String() string { return strconv.FormatFloat(d.Metres(), 'f', -1, 64) }

// FromMetres is a number of metres as a Distance, to the nearest millimetre.
func FromMetres(m float64) Distance { return Distance(math.Round(m * float64(Metre))) }

// FormatID names a relay format: "4x100", "dmr", "custom".
type FormatID string

// Format is one kind of relay as the program's table of formats gives it.
type Format struct {
	ID       FormatID
	Name     string
	Legs     []Distance // empty for custom
	Order    string     // women and men by leg in a mixed relay, "MWMW"
	Style    string     // blind, visual, either, tag
	Switches bool       // the receiver switches hands after taking
	Hurdles  bool       // shuttle hurdles: no baton, a tag
	Ways     []Way      // how much of it is run in lanes, the usual way first
}

// MinLegs and MaxLegs bound a custom relay.
const (
	MinLegs = 2
	MaxLegs = 30
)

//go:embed data/*.json
var data embed.FS

// readData decodes one embedded table. The tables are part of the program, so
// a broken one is a bug that the first test meets.
func readData(name string, into any) {
	b, err := data.ReadFile("data/" + name)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		panic(fmt.Sprintf("relay: embedded %s: %v", name, err))
	}
}

var formats = loadFormats()

func loadFormats() []Format {
	var rows []struct {
		ID       FormatID  `json:"id"`
		Name     string    `json:"name"`
		Legs     []float64 `json:"legs_m"`
		Order    string    `json:"order"`
		Style    string    `json:"style"`
		Switches bool      `json:"switches"`
		Hurdles  bool      `json:"hurdles"`
		Ways     []Way     `json:"ways"`
	}
	readData("formats.json", &rows)
	out := make([]Format, len(rows))
	for i, r := range rows {
		out[i] = Format{ID: r.ID, Name: r.Name, Order: r.Order, Style: r.Style, Switches: r.Switches, Hurdles: r.Hurdles, Ways: r.Ways}
		for _, m := range r.Legs {
			out[i].Legs = append(out[i].Legs, FromMetres(m))
		}
	}
	return out
}

// Formats are all formats in the order of the program's table: the caller's own list.
func Formats() []Format { return slices.Clone(formats) }

// FormatByID finds a format.
func FormatByID(id FormatID) (Format, bool) {
	for _, f := range formats {
		if f.ID == id {
			return f, true
		}
	}
	return Format{}, false
}

// Total is the distance of all legs.
func Total(legs []Distance) Distance {
	var sum Distance
	for _, leg := range legs {
		sum += leg
	}
	return sum
}
