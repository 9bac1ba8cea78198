package entry

import (
	"errors"
	"fmt"
	"strings"

	"baton/relay"
)

// ParseOfficial reads a typed official result: a time, or why there is none. A
// time to tenths was taken by hand.
func ParseOfficial(team relay.TeamID, typed string) (relay.TypeOfficial, error) {
	typed = strings.TrimSpace(typed)
	official := relay.Official{Team: team}
	switch code := relay.Out(strings.ToUpper(typed)); code {
	case relay.In:
		return relay.TypeOfficial{}, errors.New("a time, or DQ, DNF, DNS, SCR")
	case relay.Disqualified, relay.DidNotFinish, relay.DidNotStart, relay.Scratched:
		official.Status = string(code)
		return relay.TypeOfficial{Official: official}, nil
	}
	at, err := ParseTime(typed)
	if err != nil {
		return relay.TypeOfficial{}, fmt.Errorf("%w; or DQ, DNF, DNS, SCR", err)
	}
	official.Time, official.Hand = &at, TimeUnit(typed) == relay.Tenth
	return relay.TypeOfficial{Official: official}, nil
}
