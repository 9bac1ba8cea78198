package setup

import (
	"fmt"
	"strings"
	"time"

	"baton/relay"
	"baton/views"
)

// phase is where the baton of the last repetition is, and what to press next.
func phase(reps []relay.Rep) (state, next string) {
	const judge = "c clean  t late  e early  d drop  n no stick  18 at 18 m"
	if len(reps) == 0 {
		return "READY", "j as the baton enters the zone"
	}
	last := reps[len(reps)-1]
	switch {
	case last.Verdict != "":
		return "READY", "j as the baton enters the zone again"
	case last.Left:
		return "HOW WAS IT?", judge
	case last.Passed:
		return "HANDED OFF", "l as the baton leaves the zone"
	}
	return "IN THE ZONE", "k as it is handed off"
}

// kept is how much of their flat speeds the two kept in the zone, empty where
// that is not known.
type kept struct{ gives, takes relay.FlatSpeed }

func (k kept) of(rep relay.Rep) string {
	z, timed := rep.InZone()
	part, ok := z.SpeedKept(rep.Zone, k.gives, k.takes)
	if !timed || !ok {
		return ""
	}
	return relay.KeptText(part)
}

// repText is a repetition in large: "3.4 s / 30 m  kept 112 %  CLEAN".
func repText(rep relay.Rep, speed kept) string {
	var out []string
	if z, ok := rep.InZone(); ok {
		out = append(out, z.String())
	}
	if part := speed.of(rep); part != "" {
		out = append(out, "kept "+part)
	}
	if rep.Told {
		out = append(out, "at "+rep.Seen.String()+" m")
	}
	if rep.Verdict != "" {
		out = append(out, strings.ToUpper(rep.Verdict))
	}
	return strings.Join(out, "  ")
}

// paceWords are what is said of a pace.
var paceWords = map[string]string{relay.RacePace: "race pace", relay.SlowPace: "slow"}

// verdictTones are how much the words for a repetition matter.
var verdictTones = map[string]views.Tone{
	relay.Clean: views.Good, relay.TooLate: views.Watch, relay.TooEarly: views.Watch, relay.DroppedPass: views.Alarm, relay.NoStick: views.Alarm,
}

// repRow is one repetition of the table: times that were not marked are dashes.
func repRow(n int, rep relay.Rep, speed kept) views.ListRow {
	whole := "–"
	if z, ok := rep.InZone(); ok {
		whole = z.String()
	}
	word := rep.Verdict
	if !rep.Entered {
		word = strings.TrimSpace(word + " (no entry)")
	}
	if rep.Pace == relay.SlowPace {
		word = strings.TrimSpace(word + " (slow)")
	}
	return views.ListRow{Cells: []string{fmt.Sprint(n), tenthsOr(rep.EntryToPass), tenthsOr(rep.PassToExit), whole, passedAt(rep), speed.of(rep), rep.Mark.String(), word}, Tone: verdictTones[rep.Verdict]}
}

// passedAt is where a repetition was passed: "18 m" as somebody saw it, "~18" by the
// time.
func passedAt(rep relay.Rep) string {
	at, ok := rep.PassedAt()
	switch {
	case !ok:
		return "–"
	case rep.Told:
		return at.String() + " m"
	}
	return fmt.Sprintf("~%.0f", at.Metres())
}

func tenthsOr(d time.Duration) string {
	if d <= 0 {
		return "–"
	}
	return relay.Tenths(d)
}

// practiceTitle is what is practised in a race: "4×100 m, exchange 2".
func practiceTitle(race *relay.Race) string { return strings.TrimPrefix(race.Name, "Practice: ") }
