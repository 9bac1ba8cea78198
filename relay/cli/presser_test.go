package cli

import (
	"strings"
	"testing"

	"baton/relay"
)

func TestAStationToNameForIsFoundByItsNameAndItsPlaceWhereTwoShareThat(t *testing.T) {
	var events []relay.Event
	for i, s := range []relay.Station{{ID: "one", Name: "Start", Spot: "all"}, {ID: "two", Name: "mac", Spot: "200"}, {ID: "three", Name: "mac", Spot: "0"}, {ID: relay.PhonePrefix + "1", Name: "phone 1", Spot: "100"}} {
		pen := relay.Author{Meet: relay.NewMeet(), Origin: relay.Origin{byte(i + 1)}}
		for _, f := range []relay.Fact{&relay.Opened{Meet: relay.Origin{9}}, &relay.StationJoined{Name: s.Name}} {
			e, err := pen.Next(relay.Header{Station: s.ID, Spot: s.Spot}, f)
			if err != nil {
				t.Fatal(err)
			}
			events = append(events, e)
		}
	}
	for said, want := range map[string]string{"": "", "start": "one", "three": "three", "Mac at 200 m": "two", "mac at finish": "three"} {
		if got, err := presser(events, said); err != nil || got != want {
			t.Errorf("--names %q is %q, %v, want %q", said, got, err, want)
		}
	}
	for said, why := range map[string]string{"mac": `say "mac at `, "Top": "there is Start, mac at finish, mac at 200 m ("} {
		if got, err := presser(events, said); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("--names %q is %q, %v, want %q", said, got, err, why)
		}
	}
}
