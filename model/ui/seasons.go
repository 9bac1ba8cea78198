package ui

import (
	"context"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/results"
	"baton/relay/settings"
	"baton/relay/sqlite"

	tea "github.com/charmbracelet/bubbletea"
)

// Seasons is what the meets of the data folder say of pairs, as last read. It is
// read beside the screen and handed over whole; nil until then.
type Seasons struct {
	Folder  *history.Folder
	History *history.History
}

// heldKey is what was asked of a race held against the past, as it was read then.
type heldKey struct {
	race    relay.RaceID
	what    any
	history *history.History
}

// Held is what comes of a race held against what teams and pairs did in other meets:
// asked for with every frame, worked out once until something else is recorded or
// read.
func Held[T any](sh *Shell, race *relay.Race, asked any, work func(results.Season) T) T {
	return race.Kept(heldKey{race.ID, asked, sh.Seasons.History}, func([]*relay.Race) any {
		return work(sh.Seasons.History.Season(sh.Session.MeetID()))
	}).(T)
}

// SeasonsMsg hands over what a look through the folder told.
type SeasonsMsg struct {
	history *history.History
	err     error
}

// settled is how long a repetition is given to be on disk before it is read
// back from there.
const settled = 300 * time.Millisecond

// ReadSeasons reads what is new in the data folder, beside the screen.
func (sh *Shell) ReadSeasons() tea.Cmd {
	if sh.Seasons.Folder == nil {
		sh.Seasons.Folder = history.Open(settings.MeetsDir(), sqlite.ReadState)
	}
	folder := sh.Seasons.Folder
	var open []string
	if sh.Session != nil {
		open = append(open, sh.Session.Path())
	}
	return func() tea.Msg {
		read, err := folder.Read(context.Background(), open...)
		return SeasonsMsg{read, err}
	}
}

// ReadSeasonsSoon reads it once what was just pressed is on disk.
func (sh *Shell) ReadSeasonsSoon() tea.Cmd {
	read := sh.ReadSeasons()
	return tea.Tick(settled, func(time.Time) tea.Msg { return read() })
}

// Take takes over what was read; where the folder cannot be read, what was known
// before stands.
func (p *Seasons) Take(msg SeasonsMsg) {
	if msg.err == nil {
		p.History = msg.history
	}
}

// Runners are the names of all who have run in the meets of the data folder.
func (p *Seasons) Runners() []string {
	var names []string
	for _, l := range p.History.Runners() {
		names = append(names, l.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Record is what a pair has done of one kind of hand-off, "Ruiz → Holt: 42 reps,
// …"; empty for a pair without both names, and before anything was read.
func (p *Seasons) Record(team string, pair relay.Pair, kind relay.HandOffKind) string {
	if p.History == nil || pair.Gives == "" || pair.Takes == "" {
		return ""
	}
	return p.History.Pair(team, pair, kind).String()
}

// Brief is what a team's pair has done of the hand-off at an exchange, in a few
// words: "6 reps, 5 clean, best 3.4 s / 30 m"; in practice, where it has made
// none in a race. Empty where there is nothing to tell.
func (p *Seasons) Brief(race *relay.Race, t *relay.Team, exchange int) string {
	kind := race.HandOffKind(t, exchange)
	done := p.History.Pair(t.Name, t.Pair(exchange), kind)
	if done.Reps == 0 {
		kind.Race = false
		done = p.History.Pair(t.Name, t.Pair(exchange), kind)
	}
	if done.Reps == 0 {
		return ""
	}
	text := done.Count()
	if done.Best > 0 {
		text += ", best " + done.BestTime()
	}
	return text
}

// FlatSpeed is the flat speed of a leg's runner: as the meet knows it, else as
// any other meet of the data folder does.
func (p *Seasons) FlatSpeed(race *relay.Race, t *relay.Team, leg int) relay.FlatSpeed {
	if speed := race.FlatSpeed(t, leg); speed > 0 || leg > len(t.Legs) {
		return speed
	}
	over := t.Legs[leg-1].Distance
	best, _ := p.History.FlatBest(t.RunnerOf(leg), t.Name, over)
	return relay.NewFlatSpeed(over, best)
}

// Practised is what the pairs of a team have tried of the hand-offs that are
// planned, for the check of a plan; nil before anything was read.
func (p *Seasons) Practised(race *relay.Race, t *relay.Team) func(exchange int) relay.PairRecord {
	if p.History == nil {
		return nil
	}
	return func(n int) relay.PairRecord {
		hands := t.Legs[n-1].Plan.Hands()
		if race.Format.Hurdles {
			hands = ""
		}
		return p.History.Practised(t.Name, t.Pair(n), race.HandOffKind(t, n), hands)
	}
}
