package relay

// EntryKey is the key of a gun that is none: the baton entering the zone opens
// a repetition in practice.
const EntryKey = "j"

// How a repetition in practice went, in a coach's words.
const (
	Clean       = "clean"
	TooLate     = "late"
	TooEarly    = "early"
	DroppedPass = "dropped"
	NoStick     = "no stick" // the hand was not there, or the runner was not reached
)

// How fast a repetition was run, where somebody said so.
const (
	RacePace = "race"
	SlowPace = "slow"
)

// Paces are the paces of a repetition, first that nobody said it.
var Paces = []string{"", RacePace, SlowPace}

// verdicts are the words for how a repetition went.
var verdicts = []string{Clean, TooLate, TooEarly, DroppedPass, NoStick}

// practiceEvent is the event number after which practice is filed: far above
// any meet's own events.
const practiceEvent = 9000

// practiceKey is the key of a practice's only team.
const practiceKey = "1"

const practicePrefix = "Practice: "

// Practice reports whether a race is a practice.
func (r RaceID) Practice() bool {
	event, _, _, err := r.Parts()
	return err == nil && event > practiceEvent
}

// Practice is one pair at one exchange: a race of two legs without a gun, in a
// meet file like any other.
type Practice struct {
	Pair Pair
	Team string // the team's name, may be empty
	Name string // what is practised: "4×100 m, exchange 2"
	Legs [2]Distance
	Zone Zone
	Plan Plan
}

func (p Practice) raceName() string { return practicePrefix + p.Name }

// SameAs reports whether two practices are of one hand-off: the pair, the
// exchange, its zone, blind or visual, and the hands.
func (p Practice) SameAs(q Practice) bool {
	sameTeam := p.Team == "" || q.Team == "" || SameWord(p.Team, q.Team)
	return sameTeam && samePerson(p.Pair.Gives, q.Pair.Gives) && samePerson(p.Pair.Takes, q.Pair.Takes) && p.Name == q.Name && p.Zone == q.Zone &&
		p.Plan.Style == q.Plan.Style && p.Plan.Give == q.Plan.Give && p.Plan.Take == q.Plan.Take
}
