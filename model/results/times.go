package results

import (
	"fmt"
	"slices"
	"time"

	"baton/relay"
	raceresults "baton/relay/results"
)

// times are a race's times, set right by its official ones and by what other races tell,
// and the results that follow: worked out once an event, since every cell asks for them.
type times struct {
	race        *relay.Race
	calibration raceresults.Calibration
	results     []raceresults.Result
}

type timesKey struct{ *relay.Race }

// timesOf are a race's.
func timesOf(race *relay.Race) *times {
	return race.Kept(timesKey{race}, func([]*relay.Race) any {
		c := raceresults.Calibrate(race)
		return &times{race, c, c.Results(race)}
	}).(*times)
}

// result is one team's.
func (k *times) result(t *relay.Team) raceresults.Result {
	return k.results[slices.IndexFunc(k.results, func(res raceresults.Result) bool { return res.Team.ID == t.ID })]
}

// within is how sure one team's leg is, empty where it is not known.
func (k *times) within(t *relay.Team, leg int) string {
	res := k.result(t)
	if leg >= len(res.Legs) {
		return ""
	}
	return res.Legs[leg].Within()
}

// sureness is how sure the race's splits are, from the surest on: "splits ± 0.2 to 0.3 s";
// empty where none is known by hand.
func (k *times) sureness() string {
	var all []time.Duration
	for _, res := range k.results {
		for _, leg := range res.Legs {
			if leg.PM > 0 {
				all = append(all, relay.RoundUp(leg.PM, relay.Tenth))
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	least, most := relay.Tenths(slices.Min(all)), relay.Tenths(slices.Max(all))
	if least != most {
		most = least + " to " + most
	}
	return "splits ± " + most + " s"
}

// note is what is in doubt of a team's times, empty where nothing is.
func (k *times) note(t *relay.Team) string {
	if res := k.result(t); res.Asks() {
		return "? " + res.Note()
	}
	return ""
}

// summary is what the race came to: place, total, and the time saved against the
// runners' flat bests.
func (k *times) summary(t *relay.Team) string {
	res := k.result(t)
	text := res.Time()
	if res.Rank > 0 {
		text = relay.Ordinal(res.Rank) + " · " + text
	}
	if res.Code != relay.In {
		text = string(res.Code) + " · " + text
	}
	if saved := raceresults.Saved(k.race, res); saved != "" {
		text += " · " + saved
	}
	return text
}

// standingAfter says where a team lay at the end of a leg, and whether that
// changed on it: "3 ↑1".
func (k *times) standingAfter(t *relay.Team, leg int) string {
	now := k.placeAt(t, leg)
	if now == 0 {
		return ""
	}
	before := k.placeAt(t, leg-1)
	switch {
	case before > now:
		return fmt.Sprintf("%d ↑%d", now, before-now)
	case before > 0 && before < now:
		return fmt.Sprintf("%d ↓%d", now, now-before)
	}
	return fmt.Sprint(now)
}

// placeAt is where a team lay at an exchange, 0 where that is not known.
func (k *times) placeAt(t *relay.Team, exchange int) int {
	i, teams := k.race.ExchangePoint(exchange), k.calibration.Teams
	if i < 0 || !teams[t.ID].Passes[i].Known {
		return 0
	}
	place := 1
	for _, o := range teams {
		if o.Passes[i].Known && o.Passes[i].Time < teams[t.ID].Passes[i].Time {
			place++
		}
	}
	return place
}
