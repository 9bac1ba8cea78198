package relay

import (
	"slices"
	"strings"
	"testing"
)

func TestResultsSayWhatHappenedBesideTheTimes(t *testing.T) {
	book, _ := RulebookByID("wa")
	for _, c := range []struct {
		what string
		do   func(r *Race)
		want []string
	}{
		{"nothing", func(r *Race) {}, nil},
		{"a drop", func(r *Race) { r.Incidents = []Report{{Kind: KindDrop, Team: team(1), Near: 2}} }, []string{"Team 1: dropped the baton near exchange 2"}},
		{"a drop taken back", func(r *Race) { r.Incidents = []Report{{Kind: KindDrop, Team: team(1), Void: true}} }, nil},
		{"a drop of no team", func(r *Race) { r.Incidents = []Report{{Kind: KindDrop}} }, nil},
		{"a flag", func(r *Race) {
			r.Incidents = []Report{{Kind: KindFlag, Team: team(1), Exchange: 1, What: "zone-late", Decision: Pending}}
		}, []string{"Team 1: reported at exchange 1, baton passed beyond the zone (TR24.7); not yet decided"}},
		{"a flag dismissed", func(r *Race) {
			r.Incidents = []Report{{Kind: KindFlag, Team: team(1), What: "a dog on the track", Decision: Dismissed}}
		}, []string{"Team 1: reported, a dog on the track; dismissed"}},
		{"a DQ by the keeper", func(r *Race) {
			r.Teams[0].Out = Disqualified
			r.Incidents = []Report{{Kind: KindDQ, Team: team(1), Decision: Pending}}
		}, []string{"Team 1: disqualified; provisional", "Team 1 came in 1st, in 48.00"}},
		{"a DQ upheld by another rule", func(r *Race) {
			r.Teams[0].Out = Disqualified
			r.Incidents = []Report{{Kind: KindDQ, Team: team(1), What: "zone-late", Rule: "5-11", Decision: Upheld}}
		}, []string{"Team 1: disqualified, baton passed beyond the zone (5-11)", "Team 1 came in 1st, in 48.00"}},
		{"a team put back", func(r *Race) {
			r.Incidents = []Report{{Kind: KindDQ, Team: team(1), Decision: Upheld, Reinstated: true}}
		}, []string{"Team 1: disqualified; reinstated"}},
		{"a DQ in the official results", func(r *Race) {
			r.Teams[1].Out, r.Teams[1].Passes = Disqualified, make([]Pass, 4)
		}, []string{"Team 2: disqualified by the official results"}},
	} {
		r := timed([]float64{12, 24, 36, 48}, []float64{12, 24, 36, 49})
		c.do(r)
		if got := Remarks(r, book); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}

func TestResultsSayHowTheyWereTimed(t *testing.T) {
	times := [][]float64{{12, 24, 36, 48}, {12, 24, 36, 49}}
	estimated := timed(times...)
	estimated.Teams[0].Passes[1].Estimated = true
	for _, c := range []struct {
		what string
		race *Race
		want string
	}{
		{"by hand", timed(times...), "All times are hand times"},
		{"set right", timed(times...).official(48.2, 49.2), "moved by 0.20 s: as far as the finishes of 2 teams lie off their official times, by the gun and the keeper's habit at the finish together. The finishes then agree to within 0.00 s; how far off the exchanges are is not known."},
		{"one official time", timed(times...).official(48.2), "end with the hand time, not with the official one"},
		{"a third by hand", timed(append(times, []float64{12, 24, 36, 50})...).official(48.2, 49.2), "marked hand are the keeper's own"},
		{"put in", estimated, "* put in afterwards"},
	} {
		if got := strings.Join(HowTimed(c.race), " "); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", c.what, got)
		}
	}
	if got := HowTimed(timed(nil, nil)); got != nil {
		t.Errorf("not run: %q", got)
	}
}

func TestResultsSayHowFarTheyCanBeReliedOn(t *testing.T) {
	for status, want := range map[Status]string{Settled: "Official", Finished: "Provisional", Running: "Still running", Scheduled: "Not yet run", ArmedRace: "Not yet run"} {
		r := timed(nil, nil)
		r.Status = status
		if got := Reliance(r); got != want {
			t.Errorf("%s: %s", status, got)
		}
	}
	if got := Reliance(timed(nil, nil).official(48)); got != "Provisional" {
		t.Errorf("a race that only the officials timed: %s", got)
	}
}
