package json

import (
	stdjson "encoding/json"

	"baton/relay"
	"baton/relay/results"
)

type entryJSON struct {
	ID         relay.TeamID   `json:"id"`
	Lane       *int           `json:"lane"`
	Team       *string        `json:"team"`
	Code       *string        `json:"code"`
	Squad      *string        `json:"squad"`
	Status     string         `json:"status"`
	Reason     *string        `json:"reason"`
	Rank       *int           `json:"place"`
	Total      *seconds       `json:"total_s"`
	Official   *seconds       `json:"official_s"`
	TimeSaved  *seconds       `json:"time_saved_s"`
	Doubts     []string       `json:"doubts"`
	Ledger     *ledgerJSON    `json:"ledger"`
	NoLedger   *string        `json:"no_ledger"` // why there is none
	Legs       []legJSON      `json:"legs"`
	Exchanges  []exchangeJSON `json:"exchanges"`
	Reports    []reportJSON   `json:"reports"`
	Alternates []string       `json:"alternates"`
}

type legJSON struct {
	Leg        int             `json:"leg"`
	Runner     *string         `json:"runner"`
	Distance   stdjson.Number  `json:"distance_m"`
	State      relay.WaitState `json:"state"`
	Split      *seconds        `json:"split_s"`
	Cumulative *seconds        `json:"cumulative_s"`
	Corrected  *seconds        `json:"corrected_s"` // the split as it is printed, set right by official times
	PM         *seconds        `json:"pm_s"`        // of that
	Estimated  bool            `json:"estimated"`
	Laps       []*seconds      `json:"laps_s"`
}

type exchangeJSON struct {
	Exchange int             `json:"exchange"`
	Zone     *stdjson.Number `json:"zone_m"`
	Enter    *seconds        `json:"enter_s"`
	Pass     *seconds        `json:"pass_s"`
	Exit     *seconds        `json:"exit_s"`
	ZoneTime *seconds        `json:"zone_time_s"`
	Kept     *fraction       `json:"speed_kept"`
	PastExit *stdjson.Number `json:"past_exit_m"` // where the baton was timed past the zone: how far
	Past     *seconds        `json:"past_exit_s"`
	Drop     *seconds        `json:"drop_s"`
	PickedUp *seconds        `json:"picked_up_s"`
	Seen     bool            `json:"seen"`
	Spread   *seconds        `json:"spread_s"`
}

type reportJSON struct {
	Exchange *int     `json:"exchange"`
	Kind     *string  `json:"kind"` // the infraction's key
	Rule     *string  `json:"rule"`
	Decision string   `json:"decision"`
	At       *seconds `json:"at_s"`
}

func newEntry(meet Info, r *relay.Race, res results.Result, place int, c results.Calibration) entryJSON {
	t := res.Team
	saved, _, bests := res.TimeSaved(r)
	out := entryJSON{
		ID: t.ID, Lane: orNull(t.Lane), Team: orNull(t.Name), Code: orNull(t.Code), Squad: orNull(t.Squad), Status: "OK", Reason: orNull(t.OutReason),
		Rank: orNull(place), Total: passTime(r.Sure(t), len(t.Passes)-1), Doubts: doubtsOf(r, t), TimeSaved: timedIf(saved, bests),
		Legs: newLegs(meet, r, res, c), Exchanges: []exchangeJSON{}, Reports: newReports(meet, r, t),
		Alternates: append([]string{}, t.Alternates...),
	}
	if t.Out != relay.In {
		out.Status = string(t.Out)
	}
	if t.Official != nil {
		out.Official = timedPtr(t.Official.Time)
	}
	for n := 1; n < len(r.Legs); n++ {
		out.Exchanges = append(out.Exchanges, newExchange(r, t, n))
	}
	return out
}

// doubtsOf names what is left out of an entry since it cannot be: "short",
// "unrunnable", "zone" (a zone time).
func doubtsOf(r *relay.Race, t *relay.Team) []string {
	words := r.Question(t).Words()
	if r.ZoneDoubted(t) {
		words = append(words, "zone")
	}
	return words
}

func newLegs(meet Info, r *relay.Race, res results.Result, c results.Calibration) []legJSON {
	legs, t := []legJSON{}, res.Team
	late := r.GunEstimated() // every time counts from the gun
	passes := recorded(r, t, c.Teams[t.ID])
	for i, split := range passes.Splits {
		leg := legJSON{
			Leg: split.Leg, Runner: orNull(t.RunnerOf(split.Leg)), Distance: metres(r.Legs[i]), Laps: []*seconds{},
			State: r.Waiting(t, split.Leg, meet.Now).State, Split: timedIf(split.Time, split.Known),
			Cumulative: passTime(passes.Passes, r.ExchangePoint(split.Leg)),
			Estimated:  split.Estimated || late && !passes.Official && passAt(passes.Passes, r.ExchangePoint(split.Leg)).Known,
		}
		if printed := res.Legs[i]; printed.Known {
			leg.Corrected, leg.PM = timed(printed.Took), timedIf(printed.PM, printed.PM > 0 || res.SplitsOfficial)
		}
		for _, point := range r.LapPoints(split.Leg) {
			leg.Laps = append(leg.Laps, passTime(passes.Passes, point))
		}
		legs = append(legs, leg)
	}
	return legs
}

// recorded are a team's passes as they were recorded, without those in doubt;
// where nobody recorded an exchange, those of the timing company.
func recorded(r *relay.Race, t *relay.Team, c *results.Corrected) *results.Corrected {
	if c.Official {
		return c
	}
	return &results.Corrected{Passes: r.Sure(t), Splits: r.Splits(t)}
}

func passAt(passes []relay.Pass, point int) relay.Pass {
	if point < 0 || point >= len(passes) {
		return relay.Pass{}
	}
	return passes[point]
}

func passTime(passes []relay.Pass, point int) *seconds {
	p := passAt(passes, point)
	return timedIf(p.Time, p.Known)
}

func newExchange(r *relay.Race, t *relay.Team, n int) exchangeJSON {
	p := passAt(r.Sure(t), r.ExchangePoint(n))
	out := exchangeJSON{
		Exchange: n, Enter: timedPtr(p.Enter), Pass: timedIf(p.Time, p.Known),
		Seen: p.Known, Spread: timedIf(p.Spread, len(p.Marks) > 1),
	}
	out.takeExit(p)
	if z, ok := r.ZoneTime(t, n); ok && p.Past == 0 && !z.Doubtful() {
		out.ZoneTime = timed(z.Took)
	}
	if kept, ok := r.SpeedKept(t, n); ok {
		out.Kept = orNull(fraction(kept))
	}
	if n <= len(r.Zones) {
		out.Zone = orNull(metres(r.Zones[n-1].Length()))
	}
	for _, i := range r.Incidents {
		switch {
		case i.Void || i.Team != t.ID || i.Near != n:
		case i.Kind == relay.KindDrop:
			out.Drop = timed(i.Time)
		case i.Kind == relay.KindPickedUp:
			out.PickedUp = timed(i.Time)
		}
	}
	return out
}

// takeExit takes when the baton left the zone, or was past it.
func (x *exchangeJSON) takeExit(p relay.Pass) {
	if p.Past == 0 {
		x.Exit = timedPtr(p.Exit)
		return
	}
	x.PastExit, x.Past = orNull(metres(p.Past)), timedPtr(p.Exit)
}

// newReports are a team's flags and disqualifications. A flag before the gun
// that counts went with a start that was recalled; a disqualification holds for
// the race.
func newReports(meet Info, r *relay.Race, t *relay.Team) []reportJSON {
	reports := []reportJSON{}
	for _, i := range r.Incidents {
		flag := i.Kind == relay.KindFlag && i.Time >= 0
		if i.Void || i.Team != t.ID || !flag && i.Kind != relay.KindDQ {
			continue
		}
		reports = append(reports, reportJSON{
			Exchange: orNull(i.Exchange), Kind: orNull(i.What), Rule: orNull(ruleOf(meet.Rulebook, i)),
			Decision: i.Decision, At: timedIf(i.Time, r.Counting >= 0),
		})
	}
	return reports
}

// ruleOf is the rule a decision names, else the rulebook's for the infraction.
func ruleOf(book relay.Rulebook, i relay.Report) string {
	if i.Rule != "" {
		return i.Rule
	}
	for _, infraction := range book.Infractions {
		if infraction.Key == i.What {
			return infraction.Rule
		}
	}
	return ""
}
