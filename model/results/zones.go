package results

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/pair"
	"baton/views"
)

// zonePictures draw where a team's passes fell: of this race, in what the same
// pairs did in the season's other races.
func (k *times) zonePictures(sh *ui.Shell, t *relay.Team, title string) views.Props {
	v := views.ZonePictures{Edges: sh.Edges(title, TeamResultKeys.Back), Empty: "This race has no takeover zones."}
	race, timed := k.race, false
	for n := 1; n < len(t.Legs); n++ {
		first, _, last, ok := race.ZoneOnOval(n)
		if !ok {
			continue
		}
		name := fmt.Sprintf("ex %d", n)
		if pair := t.Pair(n); pair != (relay.Pair{}) {
			name += " " + pair.LastNames()
		}
		p := views.ZonePicture{Name: name, Zone: views.Zone{From: ui.WholeMetres(first), To: ui.WholeMetres(last), Zone: race.Zones[n-1]}}
		p.Zone.Pass, p.Zone.Passed = race.PassedAt(t, n)
		p.Mark, p.MarkText = relay.FromMetres(t.Legs[n-1].Plan.Mark.Metres()), t.Legs[n-1].Plan.Mark.String()
		p.In, p.Pass, p.Out = k.passTimes(t, n)
		timed = timed || p.In != "" || p.Out != ""
		season := seasonPasses(sh, race, t, n)
		if season.Count > 0 {
			p.Zone.Low, p.Zone.High, p.Zone.Spread = season.First, season.Last, true
		}
		p.Says = k.passSays(t, n, season)
		v.Exchanges = append(v.Exchanges, p)
	}
	if len(v.Exchanges) > 0 && !timed {
		v.Note = "no zone was timed in and out, so where the passes fell is not known; j and l time it, on the live screen"
	}
	return &v
}

// seasonPasses are where the pair passed in its other races, of hand-offs like this
// one.
func seasonPasses(sh *ui.Shell, race *relay.Race, t *relay.Team, n int) pair.Passing {
	own := sh.Session.State.ID()
	all := slices.DeleteFunc(pair.Like(sh.Seasons.History.Exchanges(t.Name, t.Pair(n)), race.HandOffKind(t, n)), func(x history.Exchange) bool {
		return !x.Kind.Race || x.Of(own, race.ID)
	})
	return pair.Passed(all, relay.GoMark{})
}

// passTimes are when a team's baton came into the zone of an exchange, was passed and
// went out; empty where that was not marked. Out is of the zone's end only.
func (k *times) passTimes(t *relay.Team, n int) (in, passed, out string) {
	pass := k.calibration.Teams[t.ID].Passes[k.race.ExchangePoint(n)]
	if pass.Enter != nil {
		in = relay.Tenths(*pass.Enter)
	}
	if pass.Known {
		passed = relay.Tenths(pass.Time)
	}
	if pass.Exit != nil && pass.Past == 0 {
		out = relay.Tenths(*pass.Exit)
	}
	return in, passed, out
}

// passSays is an exchange in words: what was not marked is left out.
func (k *times) passSays(t *relay.Team, n int, season pair.Passing) string {
	var said []string
	pass := k.calibration.Teams[t.ID].Passes[k.race.ExchangePoint(n)]
	timed := func(word string, at *time.Duration) {
		if at != nil {
			said = append(said, word+" "+relay.Tenths(*at))
		}
	}
	timed("in", pass.Enter)
	if pass.Known {
		word := "pass " + relay.Tenths(pass.Time)
		if at, ok := k.race.PassedAt(t, n); ok {
			word += fmt.Sprintf(" at %.0f m", at.Metres())
		}
		said = append(said, word)
	}
	if pass.Past > 0 {
		timed(pass.Past.String()+" m past", pass.Exit)
	} else {
		timed("out", pass.Exit)
	}
	if pass.Known && pass.Enter == nil && pass.Exit == nil {
		said = append(said, "in and out not timed")
	}
	if mark := t.Legs[n-1].Plan.Mark; mark != (relay.GoMark{}) {
		said = append(said, "go-mark "+mark.String())
	}
	if season.Count > 0 {
		said = append(said, fmt.Sprintf("season %.0f to %.0f m (%d)", season.First.Metres(), season.Last.Metres(), season.Count))
	}
	if len(said) == 0 {
		return "not timed"
	}
	return strings.Join(said, " · ")
}
