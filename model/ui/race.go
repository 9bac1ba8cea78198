package ui

import (
	"fmt"
	"slices"
	"strings"

	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"
)

// RacesOf are a meet's races, practice aside.
func RacesOf(m *relay.Meet) []*relay.Race {
	return slices.DeleteFunc(slices.Clone(m.Races()), func(r *relay.Race) bool { return r.ID.Practice() })
}

// WholeMetres is a distance as a picture of the track has it.
func WholeMetres(d relay.Distance) string {
	return fmt.Sprint(int64(d+relay.Metre/2) / int64(relay.Metre))
}

// FormatNames are what relays are called.
func FormatNames(formats []relay.Format) (names []string) {
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}

// StatusWord is a race's status, how far a running one has come, and how much of
// it waits for the referee.
func StatusWord(race *relay.Race) string {
	word := runWord(race)
	if n := len(race.Undecided()); n > 0 {
		word += fmt.Sprintf(", %d to decide", n)
	}
	return word
}

func runWord(race *relay.Race) string {
	if race.Status != relay.Running {
		return string(race.Status)
	}
	in := 0
	for _, t := range race.Teams {
		if t.Done() {
			in++
		}
	}
	return fmt.Sprintf("running %d/%d", in, len(race.Teams))
}

// HandsOff is a plan in words: "blind · give right, take left · mark 7.5 m".
func HandsOff(p relay.Plan) string {
	words := []string{p.Style, "give " + HandWord(p.Give) + ", take " + HandWord(p.Take)}
	if p.Switch {
		words[1] += ", switch"
	}
	if p.Pass != "" {
		words = append(words, p.Pass)
	}
	if mark := p.Mark.String(); mark != "" {
		words = append(words, "mark "+mark)
	}
	if p.Late {
		words = append(words, "late pass")
	}
	if p.Call != "" {
		words = append(words, "“"+p.Call+"”")
	}
	return strings.Join(words, " · ")
}

// HandWord is a hand in words: "right", "left".
func HandWord(h string) string {
	switch h {
	case "R":
		return "right"
	case "L":
		return "left"
	}
	return h
}

// StateWords are a state's glyph, how it is written, and how much it matters.
var StateWords = map[relay.WaitState]struct {
	Glyph, Text string
	Tone        views.Tone
}{
	relay.NotCheckedIn: {" ", "", views.Calm},
	relay.CheckedIn:    {"✓", "checked in", views.Good},
	relay.WarmingUp:    {"~", "warming up", views.Calm},
	relay.WrongZone:    {"!", "WRONG ZONE", views.Alarm},
	relay.Missing:      {"!", "MISSING", views.Alarm},
	relay.Substituted:  {"↻", "substituted", views.Watch},
	relay.Loose:        {"○", "loose", views.Calm},
	relay.OnDeck:       {"◔", "on deck", views.Calm},
	relay.GetReady:     {"◐", "GET READY", views.Watch},
	relay.InZone:       {"◕", "IN ZONE", views.Watch},
	relay.HasBaton:     {"●", "has baton", views.Calm},
	relay.IsRunning:    {"●", "running", views.Calm},
	relay.HandedOff:    {"✓", "handed off", views.Good},
	relay.Tagged:       {"✓", "tagged", views.Good},
	relay.IsFinished:   {"✓", "finished", views.Good},
	relay.Late:         {"◑", "LATE", views.Alarm},
	relay.HasDropped:   {"▼", "DROPPED", views.Alarm},
	relay.IsOut:        {"×", "out", views.Out},
	NeverSeen:          {"–", "", views.Calm},
}

// NeverSeen is a runner who was still waited for when the race was ended.
const NeverSeen relay.WaitState = "never seen"

// Absent names the runners who were seen nowhere, or elsewhere, in the order of
// the zones: "missing: Wong, zone 3".
func Absent(race *relay.Race, states ...relay.Kind) string {
	said := map[relay.Kind]string{relay.KindMissing: "missing: ", relay.KindWrongZone: "wrong zone: "}
	var out []string
	for _, state := range states {
		var who []string
		for zone := range race.Legs {
			for _, t := range race.Teams {
				if zone < len(t.Legs) && t.Legs[zone].Presence.State == state && !t.Scratched {
					who = append(who, shortName(t, zone+1)+", "+ZoneName(zone))
				}
			}
		}
		if len(who) > 0 {
			out = append(out, said[state]+strings.Join(who, " · "))
		}
	}
	return strings.Join(out, " · ")
}

// ZoneName is a zone as it is called: "zone 2", "start".
func ZoneName(zone int) string {
	if zone == racesheet.StartZone {
		return "start"
	}
	return fmt.Sprintf("zone %d", zone)
}

// shortName is a leg's runner as called across the infield, or whose leg it is.
func shortName(t *relay.Team, leg int) string {
	if name := relay.LastName(t.RunnerOf(leg)); name != "" {
		return name
	}
	return t.Title()
}

// RaceBeside is the race so many places on from another in running order; empty
// where there is none.
func RaceBeside(m *relay.Meet, id relay.RaceID, by int) relay.RaceID {
	races := RacesOf(m)
	i := slices.IndexFunc(races, func(race *relay.Race) bool { return race.ID == id }) + by
	if i < 0 || i >= len(races) {
		return ""
	}
	return races[i].ID
}
