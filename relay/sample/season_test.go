package sample_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sample"
)

func TestAMadeUpSeasonIsFiveMeetsTimedAndOfficial(t *testing.T) {
	day := time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)
	meets, err := sample.Season(day)
	relaytest.NoError(t, err)
	again, _ := sample.Season(day)
	relaytest.Want(t, "meets", len(meets), 5)
	seen := map[relay.Origin]bool{}
	for n, made := range meets {
		m := relay.NewMeet()
		m.Add(made.Events...)
		seen[m.ID()] = true
		relaytest.Want(t, "races", len(m.Races()), 2)
		for _, r := range m.Races() {
			gun, run := r.Gun()
			relaytest.Want(t, "run", run, true)
			relaytest.Want(t, "weeks before the day", int(day.Sub(gun.Time())/(7*24*time.Hour)), 5-n)
			relaytest.Want(t, "teams", len(r.Teams), 9)
			relaytest.Want(t, "it is official", r.Status, relay.Settled)
			for _, team := range r.Teams {
				_, timed := r.ZoneTime(team, 2)
				relaytest.Want(t, team.Title()+" finished", team.HasFinished(), true)
				relaytest.Want(t, team.Title()+"'s zones are timed", timed, team.Name == "Northside")
			}
		}
		relaytest.Want(t, "the same again", last(made.Events).Hash, last(again[n].Events).Hash)
	}
	relaytest.Want(t, "meets of their own", len(seen), 5)
}

// last is the event that the chain of a log ends with.
func last(events []relay.Event) (end relay.Event) {
	for _, e := range events {
		if e.ID.Seq > end.ID.Seq {
			end = e
		}
	}
	return end
}
