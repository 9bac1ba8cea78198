package settings

import (
	"encoding/json"
	"fmt"
	"strings"

	"baton/relay"
)

// Setting is one setting as it is told to people and to editors.
type Setting struct {
	Name    string   // in the file
	Meaning string   // in one sentence
	Type    string   // string or boolean, as JSON has them
	Values  []string // where only these are meant
	value   func(Settings) any
}

// Table is every setting of the file, in its order.
func Table() []Setting {
	return []Setting{
		{"station", "This laptop's name in the files, drawn once and never changed.", "string", nil, func(s Settings) any { return s.Station }},
		{"name", "What this laptop is called where several time a meet, as Back straight.", "string", nil, func(s Settings) any { return s.Name }},
		{"place", "Where this laptop stands: all, or metres from the finish line along the oval, as 100.", "string", nil, func(s Settings) any { return string(s.Place) }},
		{"theme", "The colours: auto asks the terminal, day and night are for sun and dark, mono has none.", "string", []string{"auto", "day", "night", "mono"}, func(s Settings) any { return or(s.Theme, "auto") }},
		{"layout", "The keyboard whose digit row times without Shift.", "string", []string{"us", "azerty", "french-mac", "belgian", "czech", "slovak"}, func(s Settings) any { return or(s.Layout, "us") }},
		{"quiet", "No bell on a press and on get ready.", "boolean", nil, func(s Settings) any { return s.Quiet }},
		{"l", "What l marks: the baton leaving the zone, or a line 10 m past it (the 40 m time).", "string", ZoneEnds, func(s Settings) any { return or(s.ZoneEnd, ZoneEnds[0]) }},
	}
}

// or is a value, or what is meant where none is given.
func or(value, meant string) string {
	if value == "" {
		return meant
	}
	return value
}

// Told is the settings in force, a line each with what it means.
func (s Settings) Told() string {
	var out strings.Builder
	for _, t := range Table() {
		fmt.Fprintf(&out, "%-8s %-10s %s\n", t.Name, relay.Harmless(fmt.Sprint(t.value(s))), t.Meaning)
		if len(t.Values) > 0 {
			fmt.Fprintf(&out, "%-19s one of %s\n", "", strings.Join(t.Values, ", "))
		}
	}
	return out.String()
}

// Schema is the JSON schema of the file, for editors that check and complete.
func Schema() ([]byte, error) {
	properties := map[string]any{}
	for _, t := range Table() {
		p := map[string]any{"description": t.Meaning, "type": t.Type}
		if len(t.Values) > 0 {
			p["enum"] = t.Values
		}
		properties[t.Name] = p
	}
	return json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "settings.json of baton",
		"type": "object", "properties": properties,
	}, "", "  ")
}
