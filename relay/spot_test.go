package relay_test

import (
	"testing"

	"baton/relay"
)

func TestPlacesAreReadAsPeopleSayThem(t *testing.T) {
	for said, want := range map[string]relay.Spot{"all": "all", "Finish": "0", "start": "0", "200": "200", "200 m": "200", "100m": "100", "0": "0", "400": "0", "399.9": "399.9"} {
		if got, err := relay.ParseSpot(said); got != want || err != nil {
			t.Errorf("%s: %s %v, want %s", said, got, err, want)
		}
	}
	for _, said := range []string{"", "-1", "back straight", "NaN", "1e7"} {
		if got, err := relay.ParseSpot(said); err == nil {
			t.Errorf("%s is read as %s", said, got)
		}
	}
	for spot, want := range map[relay.Spot]string{"all": "all", "0": "finish", "200": "200 m", "somewhere": "all"} {
		if got := spot.Says(); got != want {
			t.Errorf("%s: %s, want %s", spot, got, want)
		}
	}
}
