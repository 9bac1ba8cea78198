package settings

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/relay"
)

// Setting is one setting as it is told to people and to editors, and as they
// change it.
type Setting struct {
	Name    string            // in the file
	Label   string            // on the screen
	Meaning string            // in one sentence
	Type    string            // string or boolean, as JSON has them
	Values  []string          // where only these are meant
	turns   []string          // the values that a key goes through; nil for one that is never changed
	words   map[string]string // how values read on the screen, where otherwise than in the file
	typed   bool              // it is any text
	Pattern string            // what a text must look like, as JSON schemas have it; empty for anything
	field   func(*Settings) any
	unset   string // what it is where the file does not say
}

// Table is every setting of the file, in its order.
func Table() []Setting {
	themes, signs := []string{"auto", "day", "night", "mono"}, []string{"auto", "full", "simple", "ascii"}
	layouts := []string{"us", "azerty", "french-mac", "belgian", "czech", "slovak"}
	return []Setting{
		{
			Name: "station", Label: "station", Type: "string",
			Meaning: "This laptop's name in the files, drawn once and never changed.",
			field:   func(s *Settings) any { return &s.Station },
		},
		{
			Name: "name", Label: "name", Type: "string",
			Meaning: "What this laptop is called where several time a meet, as Back straight.",
			field:   func(s *Settings) any { return &s.Name },
			typed:   true,
		},
		{
			Name: "place", Label: "place", Type: "string", turns: []string{"all", "0", "100", "200", "300"},
			Meaning: "Where this laptop stands: all, or metres from the finish along the oval.",
			words:   map[string]string{"all": "all exchanges", "0": "the finish line", "100": "the 100 m spot", "200": "the 200 m spot", "300": "the 300 m spot"},
			field:   func(s *Settings) any { return &s.Spot },
			Pattern: `^(all|-?[0-9]{1,6}([.][0-9]+)?)?$`,
		},
		{
			Name: "theme", Label: "theme", Type: "string", Values: themes, turns: themes,
			Meaning: "The colours: auto asks the terminal; day is for the sun, night for the dark, mono has none.",
			field:   func(s *Settings) any { return &s.Theme },
			unset:   "auto",
		},
		{
			Name: "signs", Label: "signs", Type: "string", Values: signs, turns: signs,
			Meaning: "What is drawn with: auto asks the terminal; simple is for old consoles, ascii for any.",
			field:   func(s *Settings) any { return &s.Signs },
			unset:   "auto",
		},
		{
			Name: "layout", Label: "keyboard", Type: "string", Values: layouts, turns: layouts,
			Meaning: "The keyboard whose digit row times without Shift.",
			field:   func(s *Settings) any { return &s.Layout },
			unset:   "us",
		},
		{
			Name: "quiet", Label: "bell", Type: "boolean", turns: []string{"false", "true"},
			Meaning: "No bell on a press and on get ready.",
			words:   map[string]string{"false": "on", "true": "off"},
			field:   func(s *Settings) any { return &s.Quiet },
		},
		{
			Name: "l", Label: "l", Type: "string", Values: zoneEnds, turns: zoneEnds,
			Meaning: "What l marks: the baton leaving the zone, or a line 10 m past it (the 40 m time). The two are never mixed.",
			words:   map[string]string{"exit": "zone's end", "past": "10 m past"},
			field:   func(s *Settings) any { return &s.ZoneEnd },
			unset:   zoneEnds[0],
		},
	}
}

// Turns reports whether a key goes through the setting's values.
func (t Setting) Turns() bool { return len(t.turns) > 0 }

// Typed reports whether the setting's value is any text.
func (t Setting) Typed() bool { return t.typed }

// Value is the setting's value, as the file has it.
func (t Setting) Value(s Settings) string {
	switch field := t.field(&s).(type) {
	case *string:
		return relay.Harmless(cmp.Or(*field, t.unset))
	case *relay.Spot:
		return relay.Harmless(string(*field))
	case *bool:
		return strconv.FormatBool(*field)
	}
	return ""
}

// Word is a value as the screen has it.
func (t Setting) Word(value string) string { return cmp.Or(t.words[value], value) }

// Choices are the values that a key goes through, as the screen has them.
func (t Setting) Choices() string {
	words := make([]string, len(t.turns))
	for i, value := range t.turns {
		words[i] = t.Word(value)
	}
	return strings.Join(words, ", ")
}

// After is the value that follows the one in force, by steps of one, round the
// end. One that a key does not go through is followed by the first.
func (t Setting) After(s Settings, by int) string {
	now := slices.Index(t.turns, t.Value(s))
	if now < 0 {
		return t.turns[0]
	}
	return t.turns[(now+by+len(t.turns))%len(t.turns)]
}

// Change gives the setting a value.
func (t Setting) Change(s *Settings, to string) {
	switch field := t.field(s).(type) {
	case *string:
		*field = to
	case *relay.Spot:
		*field = relay.Spot(to)
	case *bool:
		*field = to == "true"
	}
}

// Summary is the settings in force, a line each with what it means.
func (s Settings) Summary() string {
	var out strings.Builder
	for _, t := range Table() {
		fmt.Fprintf(&out, "%-8s %-10s %s\n", t.Name, t.Value(s), t.Meaning)
		if len(t.Values) > 0 {
			fmt.Fprintf(&out, "%-19s one of %s\n", "", strings.Join(t.Values, ", "))
		}
	}
	return out.String()
}

// Unknown says which settings have a value that means nothing, and what they may
// be; empty where all do.
func (s Settings) Unknown() string {
	var out []string
	for _, t := range Table() {
		if value := t.Value(s); len(t.Values) > 0 && !slices.Contains(t.Values, value) {
			out = append(out, fmt.Sprintf("settings: no %s %q (there are %s)", t.Name, value, strings.Join(t.Values, ", ")))
		}
	}
	if _, spot := s.Spot.On(); !spot && s.Spot != "" && s.Spot != relay.Everywhere {
		out = append(out, fmt.Sprintf("settings: no place %q (all, or metres from the finish line)", s.Spot))
	}
	return strings.Join(out, " · ")
}

// Schema is the JSON schema of the file, for editors that check and complete.
func Schema() ([]byte, error) {
	properties := map[string]any{}
	for _, t := range Table() {
		p := map[string]any{"description": t.Meaning, "type": t.Type}
		switch {
		case len(t.Values) > 0:
			p["enum"], p["default"] = t.Values, t.unset
		case t.Pattern != "":
			p["pattern"], p["default"] = t.Pattern, string(relay.Everywhere)
		case t.Type == "boolean":
			p["default"] = false
		default:
			p["maxLength"] = relay.MaxText
		}
		properties[t.Name] = p
	}
	return json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "settings.json of baton",
		"type": "object", "properties": properties,
	}, "", "  ")
}
