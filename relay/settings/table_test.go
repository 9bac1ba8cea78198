package settings_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/settings"
)

func TestTheTableHoldsEverySettingOfTheFile(t *testing.T) {
	table, file := settings.Table(), reflect.TypeFor[settings.Settings]()
	if len(table) != file.NumField() {
		t.Fatalf("%d settings in the table, %d in the file", len(table), file.NumField())
	}
	kinds := map[reflect.Kind]string{reflect.String: "string", reflect.Bool: "boolean"}
	for i, s := range table {
		name, _, _ := strings.Cut(file.Field(i).Tag.Get("json"), ",")
		if s.Name != name || s.Type != kinds[file.Field(i).Type.Kind()] || s.Meaning == "" {
			t.Errorf("%+v, want %s", s, name)
		}
	}
}

func TestTheSchemaTellsEachSettingsMeaning(t *testing.T) {
	b, err := settings.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]struct {
			Type, Description string
			Enum              []string
		}
	}
	relaytest.NoError(t, json.Unmarshal(b, &schema))
	for _, s := range settings.Table() {
		p := schema.Properties[s.Name]
		if p.Type != s.Type || p.Description != s.Meaning || len(p.Enum) != len(s.Values) {
			t.Errorf("%s: %+v", s.Name, p)
		}
	}
}

func TestTheSchemaTakesThePlacesThatMeanSomething(t *testing.T) {
	var pattern *regexp.Regexp
	for _, s := range settings.Table() {
		if s.Name == "place" {
			pattern = regexp.MustCompile(s.Pattern)
		}
	}
	for _, place := range []relay.Spot{"all", "", "0", "200", "87.5", "-45", "999999", "1000001", "finish", "200 m", "here", "2OO"} {
		if known := (settings.Settings{Spot: place}).Unknown() == ""; known != pattern.MatchString(string(place)) {
			t.Errorf("place %q: known %v, by the schema %v", place, known, !known)
		}
	}
}

func TestSettingsAreToldAsTheyAreInForce(t *testing.T) {
	told := settings.Settings{Station: "ab12", Spot: "100", Quiet: true}.Summary()
	for _, want := range []string{"station  ab12 ", "place    100 ", "theme    auto ", "layout   us ", "quiet    true "} {
		if !strings.Contains("\n"+told, "\n"+want) {
			t.Errorf("%q is missing:\n%s", want, told)
		}
	}
}
