package setup

import (
	"fmt"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/views"
)

// lastPlanned is how the pair of the selected exchange last planned it, where that
// is not how it is planned now.
func (s *Plan) lastPlanned(sh *ui.Shell, race *relay.Race, t *relay.Team) (history.Planned, bool) {
	pair := t.Pair(s.exchange)
	if s.exchange >= len(t.Legs) || pair.Gives == "" || pair.Takes == "" || race.Format.Hurdles {
		return history.Planned{}, false
	}
	last, ok := sh.Seasons.History.LastPlanned(t.Name, pair, race.HandOffKind(t, s.exchange), sh.Session.MeetID(), race.ID)
	now := t.Legs[s.exchange-1].Plan
	if last.Mark == (relay.GoMark{}) {
		last.Mark = now.Mark
	}
	if last.Call == "" {
		last.Call = now.Call
	}
	if last.Pass == "" {
		last.Pass = now.Pass
	}
	return last, ok && last.Plan != now
}

// day is an instant as people date it: "12 May", with the year where it is
// another.
func day(at relay.Instant, now time.Time) string {
	if at.Time().Year() != now.Year() {
		return at.Time().Format("2 January 2006")
	}
	return at.Time().Format("2 January")
}

// fromElsewhere are what the pair and the team bring along from other meets, for the
// coach to take.
func (s *Plan) fromElsewhere(sh *ui.Shell, race *relay.Race, t *relay.Team) (words []views.CoachWord) {
	if last, ok := s.lastPlanned(sh, race, t); ok {
		text := fmt.Sprintf("As on %s: %s", day(last.At, sh.At), ui.HandsOff(last.Plan))
		words = append(words, views.CoachWord{About: fmt.Sprintf("ex %d", s.exchange), Text: text, Why: "How " + t.Pair(s.exchange).LastNames() + " last had it" + in(last.Meet) + "; y takes it.", Here: true})
	}
	if at, ok := sh.Seasons.History.Pinned(t.Title(), sh.Session.MeetID(), race.ID); ok && !t.Pinned {
		words = append(words, views.CoachWord{About: "team", Text: fmt.Sprintf("Pinned on %s. a pins it here too.", day(at, sh.At)), Why: "A pinned team is followed on the live screen."})
	}
	return words
}

func in(meet string) string {
	if meet == "" {
		return ""
	}
	return " (" + meet + ")"
}

// takeLast plans the selected exchange as its pair last had it.
func (s *Plan) takeLast(sh *ui.Shell, race *relay.Race, t *relay.Team) {
	last, ok := s.lastPlanned(sh, race, t)
	if !ok {
		s.Say(notBrought, views.Watch)
		return
	}
	s.Tried(s.do(sh, relay.TakePlan{Team: s.Team, Exchange: s.exchange, Plan: last.Plan}), "as on "+day(last.At, sh.At))
}
