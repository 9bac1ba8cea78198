package results_test

import (
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

func TestResultsSayWhatHappenedBesideTheTimes(t *testing.T) {
	book, _ := relay.RulebookByID("wa")
	for _, c := range []struct {
		what string
		do   func(r *relay.Race)
		want []string
	}{
		{"nothing", func(r *relay.Race) {}, nil},
		{"a drop", func(r *relay.Race) {
			r.Incidents = []relay.Report{{Kind: relay.KindDrop, Team: relaytest.Team(1), Near: 2}}
		}, []string{"Team 1: dropped the baton near exchange 2"}},
		{"a drop taken back", func(r *relay.Race) {
			r.Incidents = []relay.Report{{Kind: relay.KindDrop, Team: relaytest.Team(1), Void: true}}
		}, nil},
		{"a drop of no team", func(r *relay.Race) { r.Incidents = []relay.Report{{Kind: relay.KindDrop}} }, nil},
		{"a flag", func(r *relay.Race) {
			r.Incidents = []relay.Report{{Kind: relay.KindFlag, Team: relaytest.Team(1), Exchange: 1, What: "zone-late", Decision: relay.Pending}}
		}, []string{"Team 1: reported at exchange 1, baton passed beyond the zone (TR24.7); not yet decided"}},
		{"a flag dismissed", func(r *relay.Race) {
			r.Incidents = []relay.Report{{Kind: relay.KindFlag, Team: relaytest.Team(1), What: "a dog on the track", Decision: relay.Dismissed}}
		}, []string{"Team 1: reported, a dog on the track; dismissed"}},
		{"a DQ by the keeper", func(r *relay.Race) {
			r.Teams[0].Out = relay.Disqualified
			r.Incidents = []relay.Report{{Kind: relay.KindDQ, Team: relaytest.Team(1), Decision: relay.Pending}}
		}, []string{"Team 1: disqualified; provisional", "Team 1 came in 1st, in 48.00"}},
		{"a DQ upheld by another rule", func(r *relay.Race) {
			r.Teams[0].Out = relay.Disqualified
			r.Incidents = []relay.Report{{Kind: relay.KindDQ, Team: relaytest.Team(1), What: "zone-late", Rule: "5-11", Decision: relay.Upheld}}
		}, []string{"Team 1: disqualified, baton passed beyond the zone (5-11)", "Team 1 came in 1st, in 48.00"}},
		{"a team put back", func(r *relay.Race) {
			r.Incidents = []relay.Report{{Kind: relay.KindDQ, Team: relaytest.Team(1), Decision: relay.Upheld, Reinstated: true}}
		}, []string{"Team 1: disqualified; reinstated"}},
		{"a DQ in the official results", func(r *relay.Race) {
			r.Teams[1].Out, r.Teams[1].Passes = relay.Disqualified, make([]relay.Pass, 4)
		}, []string{"Team 2: disqualified by the official results"}},
	} {
		r := relaytest.Timed([]float64{12, 24, 36, 48}, []float64{12, 24, 36, 49})
		c.do(r)
		if got := results.Remarks(r, book); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}

func TestResultsSayHowTheyWereTimed(t *testing.T) {
	times := [][]float64{{12, 24, 36, 48}, {12, 24, 36, 49}}
	estimated := relaytest.Timed(times...)
	estimated.Teams[0].Passes[1].Estimated = true
	late := relaytest.Timed(times...)
	late.Starts[late.Counting].Estimated = true
	for _, c := range []struct {
		what string
		race *relay.Race
		want string
	}{
		{"by hand", relaytest.Timed(times...), "All times are hand times"},
		{"set right", relaytest.Official(relaytest.Timed(times...), 48.2, 49.2), "The finishes of 2 teams lie 0.20 s off their official times, by the gun and the habit at the finish together, and then agree to within 0.00 s. Exchanges are moved by 0.15 ± 0.2 s: how a keeper presses those is not had from finishes."},
		{"one official time", relaytest.Official(relaytest.Timed(times...), 48.2), "end with the hand time, not with the official one"},
		{"a third by hand", relaytest.Official(relaytest.Timed(append(times, []float64{12, 24, 36, 50})...), 48.2, 49.2), "marked hand are the keeper's own"},
		{"a late gun", late, "The gun was put in afterwards: totals and first legs are as sure as it is."},
		{"put in", estimated, "* put in afterwards"},
	} {
		if got := strings.Join(results.HowTimed(c.race), " "); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", c.what, got)
		}
	}
	if got := results.HowTimed(relaytest.Timed(nil, nil)); got != nil {
		t.Errorf("not run: %q", got)
	}
}

func TestResultsSayHowFarTheyCanBeReliedOn(t *testing.T) {
	for status, want := range map[relay.Status]string{relay.Settled: "Official", relay.Finished: "Provisional", relay.Running: "Still running", relay.Scheduled: "Not yet run", relay.ArmedRace: "Not yet run"} {
		r := relaytest.Timed(nil, nil)
		r.Status = status
		if got := results.Reliance(r); got != want {
			t.Errorf("%s: %s", status, got)
		}
	}
	if got := results.Reliance(relaytest.Official(relaytest.Timed(nil, nil), 48)); got != "Provisional" {
		t.Errorf("a race that only the officials timed: %s", got)
	}
}
