package json

import (
	"baton/relay/results"
)

// ledgerJSON is where the time that a team saved went: Σ best_s − total_s =
// gain_s = Σ expected_s + Σ rest_s − Σ cost_s, to the millisecond, null counting
// as nothing.
type ledgerJSON struct {
	Gain      *seconds            `json:"gain_s"`
	Total     *seconds            `json:"total_s"` // as it is printed
	Bests     string              `json:"bests"`
	Expected  results.Expectation `json:"expected"`
	Legs      []ledgerLegJSON     `json:"legs"`
	Exchanges []costJSON          `json:"exchanges"`
}

// ledgerLegJSON is a leg's part. Where an exchange was not seen, the rest of the
// legs from from_leg on stands at the last of them.
type ledgerLegJSON struct {
	Leg      int      `json:"leg"`
	From     *int     `json:"from_leg"`
	Best     *seconds `json:"best_s"`
	Expected *seconds `json:"expected_s"`
	Rest     *seconds `json:"rest_s"`
	PM       *seconds `json:"pm_s"`
}

// costJSON is an exchange's part: cost_s is its zone time less the reference. earlier
// is of how many clean hand-offs of the pair that is the best; 0: it is the zone at 96 %
// of the mean of its runners' flat speeds.
type costJSON struct {
	Exchange  int      `json:"exchange"`
	Cost      *seconds `json:"cost_s"`
	Reference *seconds `json:"reference_s"`
	Earlier   *int     `json:"earlier"`
	PM        *seconds `json:"pm_s"`
}

// newLedger is a team's ledger, or why it has none.
func newLedger(a results.Account) (*ledgerJSON, *string) {
	if a.Why != nil {
		return nil, orNull(a.Why.Error())
	}
	out := &ledgerJSON{Gain: timed(a.Gain), Total: timed(a.Total), Bests: a.Bests, Expected: a.Expected}
	for _, leg := range a.Legs {
		row := ledgerLegJSON{Leg: leg.Leg, Best: timed(leg.Best), Expected: timed(leg.Expected), Rest: timedIf(leg.Rest, leg.Closed), PM: timedIf(leg.PM, leg.Closed)}
		if leg.Closed {
			row.From = orNull(leg.First)
		}
		out.Legs = append(out.Legs, row)
	}
	for _, x := range a.Exchanges {
		row := costJSON{Exchange: x.Exchange, Cost: timedIf(x.Cost, x.Known), Reference: timedIf(x.Reference, x.Known), PM: timedIf(x.PM, x.Known)}
		if x.Known {
			row.Earlier = &x.Earlier
		}
		out.Exchanges = append(out.Exchanges, row)
	}
	return out, nil
}
