package relay

import (
	"errors"
	"fmt"
)

// Why something was refused.
var (
	ErrNoTeam     = errors.New("that team is not in this race")
	ErrNoLeg      = errors.New("the race has no such leg")
	ErrNoExchange = errors.New("the race has no such exchange")
	ErrNoName     = errors.New("a name is needed")
	ErrNoReason   = errors.New("say why")
	ErrUnchanged  = errors.New("no change")
	ErrLocked     = errors.New("the order is declared: say why it changes")
	ErrNotLocked  = errors.New("the order is not declared")
	ErrIncomplete = errors.New("a leg has no runner")
	ErrLaneTaken  = errors.New("the lane is taken")
	ErrTeamThere  = errors.New("that team is in the meet already: give it a squad of its own, or move it")
	ErrNoPlan     = errors.New("a hand-off plan cannot say that")
	ErrNoPresence = errors.New("a runner is checked in, warming up, at the wrong zone or missing")
	ErrNoPractice = errors.New("not a practice race")
	ErrNoEvent    = errors.New("there is nothing of that kind in this race")
)

// teamFor finds the team a command is about.
func (r *Race) teamFor(id TeamID) (*Team, error) {
	t := r.Team(id)
	if _, unbound := id.Unbound(); t == nil || unbound {
		return nil, fmt.Errorf("race %s: %w", r.ID, ErrNoTeam)
	}
	return t, nil
}

// legFor finds the leg a command is about.
func (r *Race) legFor(id TeamID, n int) (*Team, *Leg, error) {
	t, err := r.teamFor(id)
	if err != nil {
		return nil, nil, err
	}
	leg := t.leg(n)
	if leg == nil {
		return nil, nil, fmt.Errorf("%s, leg %d: %w", t.Title(), n, ErrNoLeg)
	}
	return t, leg, nil
}

// beforeGun refuses what only makes sense before the gun.
func (r *Race) beforeGun() error {
	switch {
	case r.Counting >= 0:
		return ErrBegun
	case r.Closed:
		return errClosed
	}
	return nil
}
