package relay

import "time"

// WaitState is what a leg's runner is doing, in a coach's words.
type WaitState string

// The waiting states, in the order a runner goes through them, and those off
// that path.
const (
	NotCheckedIn WaitState = "not checked in"
	CheckedIn    WaitState = "checked in"
	WarmingUp    WaitState = "warming up"
	WrongZone    WaitState = "wrong zone"
	Missing      WaitState = "missing"
	Substituted  WaitState = "substituted"
	Loose        WaitState = "loose"
	OnDeck       WaitState = "on deck"
	GetReady     WaitState = "get ready"
	InZone       WaitState = "in zone"
	HasBaton     WaitState = "has baton"
	IsRunning    WaitState = "running" // shuttle hurdles: there is no baton
	HandedOff    WaitState = "handed off"
	Tagged       WaitState = "tagged" // shuttle hurdles
	IsFinished   WaitState = "finished"
	Late         WaitState = "late"
	HasDropped   WaitState = "dropped"
	IsOut        WaitState = "out"
)

// lateAfter is how long past its prediction an arrival is late.
const lateAfter = time.Second

// Waiting is a runner's state at an instant.
type Waiting struct {
	State     WaitState
	In        time.Duration // until the predicted arrival of the runner before; negative once past
	Predicted bool          // In is known
}

// Waiting says what the runner of a leg is doing at an instant, from the log
// and the time alone.
func (r *Race) Waiting(t *Team, leg int, at Instant) Waiting {
	now, running := r.Since(at)
	if t.Out == In && t.Official.settles() {
		if leg == len(t.Legs) {
			return Waiting{State: IsFinished}
		}
		return Waiting{State: r.unlessHurdles(HandedOff, Tagged)}
	}
	if !running && t.Out != In {
		return Waiting{State: IsOut}
	}
	if !running {
		return Waiting{State: t.Legs[leg-1].Presence.Before()}
	}
	holder := r.Holder(t)
	switch {
	case t.HasFinished() && leg == len(t.Legs):
		return Waiting{State: IsFinished}
	case leg < holder:
		return Waiting{State: r.unlessHurdles(HandedOff, Tagged)}
	case t.Out != In:
		return Waiting{State: IsOut}
	case leg == holder && t.Dropped:
		return Waiting{State: HasDropped}
	case leg == holder:
		return Waiting{State: r.unlessHurdles(HasBaton, IsRunning)}
	case leg > holder+1:
		return Waiting{State: Loose}
	}
	return r.onDeck(t, leg, now)
}

func (r *Race) unlessHurdles(usual, hurdles WaitState) WaitState {
	if r.Format.Hurdles {
		return hurdles
	}
	return usual
}

// Before is a runner's state before the gun.
func (a Attendance) Before() WaitState {
	switch a.State {
	case KindCheckedIn:
		return CheckedIn
	case KindMissing:
		return Missing
	case KindSubstituted:
		return Substituted
	case KindWarmingUp:
		return WarmingUp
	case KindWrongZone:
		return WrongZone
	}
	return NotCheckedIn
}

// onDeck is the state of the runner who takes the baton next.
func (r *Race) onDeck(t *Team, leg int, now time.Duration) Waiting {
	w := Waiting{State: OnDeck}
	if arrival, ok := r.arrival(t, leg-1); ok {
		w.In, w.Predicted = arrival-now, true
	}
	plan := t.Legs[leg-2].Plan
	switch {
	case t.Passes[r.ExchangePoint(leg-1)].Enter != nil:
		w.State = InZone
	case w.Predicted && w.In < -lateAfter:
		w.State = Late
	case w.Predicted && w.In <= plan.Window:
		w.State = GetReady
	}
	return w
}

// Holder is the leg whose runner has the baton: the one after the last exchange
// passed, whether seen or told as not seen.
func (r *Race) Holder(t *Team) int {
	for n := len(r.Legs) - 1; n >= 1; n-- {
		if i := r.ExchangePoint(n); i < len(t.Passes) && (t.Passes[i].Known || t.Passes[i].Skipped) {
			return n + 1
		}
	}
	return 1
}

// legStart is when a leg's runner got the baton.
func (r *Race) legStart(t *Team, leg int) (time.Duration, bool) {
	if leg == 1 {
		return 0, true
	}
	p := t.Passes[r.ExchangePoint(leg-1)]
	return p.Time, p.Known
}

// arrival is the predicted time from the gun at which a leg's runner comes to
// the leg's end.
func (r *Race) arrival(t *Team, leg int) (time.Duration, bool) {
	started, known := r.legStart(t, leg)
	takes, predicted := r.Expected(t, leg)
	return started + takes, known && predicted
}
