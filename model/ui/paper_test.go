package ui

import (
	"path/filepath"
	"testing"

	"baton/relay"
)

func TestAPagesPathStaysBesideTheMeet(t *testing.T) {
	meet := filepath.Join("meets", "county relays.meet")
	for _, c := range []struct {
		race relay.RaceID
		what []string
		want string
	}{
		{"12-1-3", []string{"zone 2"}, "county-relays-12-1-3-zone-2"},
		{"12-1-3", []string{"lane-../../evil", "7"}, "county-relays-12-1-3-lane-..-..-evil-7"},
		{"12-1-3", []string{"lane-\x1b[31m\u202e"}, "county-relays-12-1-3-lane-[31m"},
		{"../../escaped/evil", nil, ""},
		{"", nil, ""},
	} {
		got, err := pagePath(meet, c.race, c.what...)
		if want := filepath.Join("meets", c.want); err == nil && got != want || (err != nil) != (c.want == "") {
			t.Errorf("%q %q: %q, %v; want %q", c.race, c.what, got, err, c.want)
		}
	}
}
