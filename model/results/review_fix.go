package results

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/meet"
)

// chosen is what a fix is made of: the race, the selected row, and the marks of
// the range.
type chosen struct {
	s    *meet.Session
	race *relay.Race
	row  relay.Record
	ids  []relay.ID
}

// ReviewFixes are all fixes by their keys.
var ReviewFixes = []reviewFix{
	{ReviewKeys.Move, moveFix}, {ReviewKeys.Exchange, exchangeFix}, {ReviewKeys.Race, raceFix}, {ReviewKeys.Earlier, shiftFix},
	{ReviewKeys.Later, shiftFix}, {ReviewKeys.Count, countFix}, {ReviewKeys.Insert, insertFix}, {ReviewKeys.Swap, swapFix},
	{ReviewKeys.Void, voidFix}, {ReviewKeys.HandOff, handOffFix}, {ReviewKeys.Ran, ranFix}, {ReviewKeys.Undo, undoFix},
}

// teams reads the keys of lanes, as "4" or "337": where two digits make a key,
// two each.
func teams(race *relay.Race, typed string) ([]relay.TeamID, error) {
	typed = strings.ReplaceAll(typed, " ", "")
	if len(typed)%max(1, race.Digits) != 0 {
		return nil, waiting("lanes have two digits here")
	}
	var out []relay.TeamID
	for ; typed != ""; typed = typed[max(1, race.Digits):] {
		lane := typed[:max(1, race.Digits)]
		team := race.Keys[lane]
		if team == "" {
			return nil, fmt.Errorf("no team has key %s", lane)
		}
		out = append(out, team)
	}
	return out, nil
}

func moveFix(on chosen) *Fixing {
	return &Fixing{what: "to lane", Command: func(f *Fixing) (relay.Command, error) {
		to, err := teams(on.race, f.Input)
		switch {
		case err != nil:
			return nil, err
		case len(to) == 0 && len(on.ids) > 1:
			return nil, waiting(fmt.Sprintf("%d selected: one lane for all of them, or one for each", len(on.ids)))
		case len(to) == 0:
			return nil, waiting("which lane?")
		}
		return relay.GiveTimes{Times: on.ids, Teams: to, Reason: f.reason}, nil
	}}
}

func exchangeFix(on chosen) *Fixing {
	return &Fixing{what: "is exchange", Command: func(f *Fixing) (relay.Command, error) {
		n, err := strconv.Atoi(f.Input)
		if err != nil {
			return nil, waiting(fmt.Sprintf("which exchange? %d is the finish", len(on.race.Legs)))
		}
		return relay.MoveMarks{Marks: on.ids, Exchange: n, Reason: f.reason}, nil
	}}
}

func raceFix(on chosen) *Fixing {
	return &Fixing{what: "to race", Command: func(f *Fixing) (relay.Command, error) {
		fields := strings.Fields(f.Input)
		if len(fields) == 0 || strings.Count(fields[0], "-") < 2 {
			return nil, waiting("which race, and which lane there? as 12-1-4 3")
		}
		c := relay.MoveMarks{Marks: on.ids, Race: relay.RaceID(fields[0]), Reason: f.reason}
		other := on.s.State.Race(c.Race)
		if other == nil || len(fields) == 1 {
			return c, nil
		}
		to, err := teams(other, fields[1])
		if err == nil && len(to) == 1 {
			c.Team = to[0]
		}
		return c, err
	}}
}

func shiftFix(on chosen) *Fixing {
	return &Fixing{nudges: true, Command: func(f *Fixing) (relay.Command, error) {
		f.what = fmt.Sprintf("shift %d by %+.2f s   ←→ 0.01  ↑↓ 0.1", len(on.ids), f.by.Seconds())
		return relay.Shift{Marks: on.ids, By: f.by, Reason: f.reason}, nil
	}}
}

func countFix(on chosen) *Fixing {
	return &Fixing{what: "counts after all", Command: func(f *Fixing) (relay.Command, error) {
		return relay.CountAfterAll{Mark: on.row.ID, Reason: f.reason}, nil
	}}
}

// insertFix puts in a hand-off that nobody pressed: of the selected row's team,
// the exchange most likely missed, when the others' times put it there.
func insertFix(on chosen) *Fixing {
	return &Fixing{what: "insert", nudges: true, Command: func(f *Fixing) (relay.Command, error) {
		team, exchange, err := on.missed(f.Input)
		if err != nil {
			return nil, err
		}
		at, told := on.race.MissedAt(team, exchange)
		at += f.by
		f.what = fmt.Sprintf("insert %s of %s at %s, estimated   ←→ 0.01  ↑↓ 0.1", on.race.PointName(on.race.ExchangePoint(exchange)), teamTitle(on.race, team), relay.Hundredths(at))
		if !told && f.by == 0 {
			return nil, waiting("no time yet: use ← →")
		}
		gun, _ := on.race.Gun()
		return relay.InsertMissed{Team: team, Exchange: exchange, At: on.s.MonoOf(gun + relay.Instant(at)), Reason: f.reason}, nil
	}}
}

// missed is the team and exchange to insert: as likely, as "2" (the exchange),
// or as "4 2" (lane and exchange).
func (on chosen) missed(typed string) (relay.TeamID, int, error) {
	fields := strings.Fields(typed)
	team := on.row.Team
	if len(fields) == 2 {
		to, err := teams(on.race, fields[0])
		if err != nil || len(to) != 1 {
			return "", 0, cmp.Or(err, error(waiting("lane and exchange, as 4 2")))
		}
		team = to[0]
	}
	if on.race.Team(team) == nil {
		return "", 0, waiting("whose, and which? lane and exchange, as 4 2")
	}
	if len(fields) == 0 {
		if n := on.race.LikelyMissed(on.race.Team(team)); n > 0 {
			return team, n, nil
		}
		return "", 0, relay.ErrAllPassed
	}
	n, err := strconv.Atoi(fields[len(fields)-1])
	return team, n, err
}

func swapFix(on chosen) *Fixing {
	return &Fixing{what: "swap lanes", Command: func(f *Fixing) (relay.Command, error) {
		pair, err := teams(on.race, f.Input)
		if err == nil && len(pair) == 1 && on.row.Team != "" {
			pair = append(pair, on.row.Team)
		}
		switch {
		case err != nil:
			return nil, err
		case len(pair) != 2:
			return nil, waiting("which two, for the whole race? one alone goes with the selected row's")
		}
		return relay.SwapTeams{A: pair[0], B: pair[1], Reason: f.reason}, nil
	}}
}

func voidFix(on chosen) *Fixing {
	if on.row.Void {
		return &Fixing{what: "put back", Command: func(f *Fixing) (relay.Command, error) {
			return relay.RestoreOne{Event: on.row.ID, Reason: f.reason}, nil
		}}
	}
	return &Fixing{what: "take back", Command: func(f *Fixing) (relay.Command, error) {
		return relay.UndoOne{Event: on.row.ID, Reason: f.reason}, nil
	}}
}

func handOffFix(on chosen) *Fixing {
	return &Fixing{what: "a hand-off instead", Command: func(f *Fixing) (relay.Command, error) {
		return relay.HandOffInstead{Press: on.row.ID, Reason: f.reason}, nil
	}}
}

// ranFix says who ran the leg that ends at the selected row, or the leg typed
// before the name.
func ranFix(on chosen) *Fixing {
	leg := 1
	if on.row.Point >= 0 && on.row.Point < len(on.race.Points) && on.row.Role != "" {
		leg = on.race.Points[on.row.Point].Leg
	}
	return &Fixing{Words: true, Command: func(f *Fixing) (relay.Command, error) {
		n, name := leg, strings.TrimSpace(f.Input)
		if first, rest, ok := strings.Cut(name, " "); ok {
			if typed, err := strconv.Atoi(first); err == nil {
				n, name = typed, strings.TrimSpace(rest)
			}
		}
		f.what = fmt.Sprintf("%s, leg %d was run by", teamTitle(on.race, on.row.Team), n)
		if name == "" {
			return nil, waiting("who? another leg: its number first, as 2 Eva Park")
		}
		return relay.Substitute{Team: on.row.Team, Leg: n, Runner: name, Reason: cmp.Or(f.reason, "said in review")}, nil
	}}
}

func undoFix(on chosen) *Fixing {
	return &Fixing{what: "undo the last fix", Command: func(*Fixing) (relay.Command, error) { return relay.UndoFix{}, nil }}
}
