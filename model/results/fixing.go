package results

import (
	"errors"
	"time"
	"unicode"
	"unicode/utf8"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	raceresults "baton/relay/results"
	"baton/views"
)

// Fixing is a fix or a ruling being made: what it would change is shown before
// Enter writes it.
type Fixing struct {
	what     string
	Words    bool // the input is words; else digits and blanks
	nudges   bool // the arrows move a time
	Input    string
	Fresh    bool // nothing is typed yet: the first letter takes the place of what stands there
	reason   string
	inReason bool
	by       time.Duration // moved by arrows
	Command  func(f *Fixing) (relay.Command, error)
	facts    []relay.Fact
	drawn    views.Fixing
}

// waiting is what a fix still needs to be told.
type waiting string

func (w waiting) Error() string { return string(w) }

// Steps of a time that is moved by arrows: to the side, and up or down.
const (
	smallNudge = relay.Hundredth
	largeNudge = relay.Tenth
)

// look works out what the fix would change.
func (f *Fixing) look(sh *ui.Shell, race relay.RaceID) {
	f.facts = nil
	f.drawn = views.Fixing{}
	c, err := f.Command(f)
	if err == nil {
		f.facts, err = sh.Session.State.Decide(race, sh.Session.Desk, c, sh.Session.Instant(sh.At))
	}
	if why := sh.Session.ReadOnly(); err == nil && why != "" {
		f.facts, err = nil, errors.New("READ ONLY: "+why)
	}
	var w waiting
	switch {
	case errors.As(err, &w):
		f.drawn.Waits = string(w)
	case err != nil:
		f.drawn.Wrong = err.Error()
	default:
		before, after := sh.Session.State.Race(race), sh.Session.Foresee(race, sh.At, f.facts...).Race(race)
		f.drawn.Warns, f.drawn.Effect = raceresults.Worse(before, after), raceresults.Effect(before, after)
	}
}

// props is the fix as the screen shows it.
func (f *Fixing) props() *views.Fixing {
	if f == nil {
		return nil
	}
	p := f.drawn
	p.What, p.Fresh, p.Input, p.Reason, p.InReason = f.what, f.Fresh, f.Input, f.reason, f.inReason
	return &p
}

// key takes a key of a fix being made; over reports that the fix is made or given
// up, and what was done.
func (f *Fixing) key(sh *ui.Shell, race relay.RaceID, k terminal.Key) (over bool, done string) {
	switch {
	case k.Name == "esc":
		return true, ""
	case k.Name == "enter" && len(f.facts) > 0:
		sh.Session.Write(race, k.At, f.facts...)
		return true, "done: " + f.what + " " + f.Input
	case k.Name == "tab":
		f.inReason = !f.inReason
	case f.nudges && !f.inReason && f.nudge(k):
	default:
		f.Typed(k)
	}
	f.look(sh, race)
	return false, ""
}

// nudge moves the time by an arrow and reports whether it was one.
func (f *Fixing) nudge(k terminal.Key) bool {
	step, ok := map[string]time.Duration{"left": -smallNudge, "right": smallNudge, "up": largeNudge, "down": -largeNudge}[k.Name]
	f.by += step
	return ok
}

// Typed writes into the input or the reason.
func (f *Fixing) Typed(k terminal.Key) {
	into, words := &f.Input, f.Words
	if f.inReason {
		into, words = &f.reason, true
	}
	if f.Fresh && !f.inReason && (k.Rune != 0 || k.Name == "backspace") {
		f.Input, f.Fresh = "", false
		if k.Name == "backspace" {
			return
		}
	}
	switch {
	case k.Name == "backspace":
		_, size := utf8.DecodeLastRuneInString(*into)
		*into = (*into)[:len(*into)-size]
	case words && k.Rune != 0 && unicode.IsPrint(k.Rune):
		*into += string(k.Rune)
	case k.IsDigit() || k.Name == "-":
		*into += k.Name
	case k.Name == "space" && *into != "":
		*into += " "
	}
}
