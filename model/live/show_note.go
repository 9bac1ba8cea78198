package live

import (
	"fmt"
	"strings"

	"baton/relay"
)

// marksNote points at a space that may have been the gun, on which all times hang;
// else it says what to do, what a pending flag would change, and that the gun is
// estimated. Short is for narrow windows; empty for none.
func (s snapshot) marksNote() (full, short string) {
	if space, ok := s.r.SecondGun(s.Live.s.Desk.Station); ok && s.namers() == "" {
		return relay.Tenths(space.Time) + " a second gun? g", ""
	}
	if full, short = s.firstWord(); full != "" {
		return full, short
	}
	if said := s.ifDecided(); said != "" {
		return said, ""
	}
	if s.gunEstimated() {
		return "~ gun estimated", ""
	}
	if s.r.GunByClock() {
		return "gun by the timing computer's clock", "gun by computer"
	}
	return "", ""
}

// firstWord says what to do to whoever has done nothing yet, and what a press was that
// did not count, since most first presses are too soon.
func (s snapshot) firstWord() (full, short string) {
	if len(s.r.Marks()) == 0 {
		if s.begun || len(s.r.Starts) > 0 {
			return "", ""
		}
		return "space at the gun, then a lane's digit at each hand-off; too soon: no count", "then lanes' digits; early: no count"
	}
	switch newest := s.r.Marks()[len(s.r.Marks())-1]; {
	case !s.begun && newest.Role == relay.Test && s.Panel.kind == gunPanel:
		return "kept: it counts once you take a gun (enter)", "counts after enter"
	case !s.begun && newest.Role == relay.Test:
		return "only a test: timing begins at the gun (space)", "a test: no gun yet"
	case newest.TooSoon() != "" && s.at.Since(newest.At) < noteTime:
		again := "press " + newest.Key + " again at its hand-off"
		return again, again
	}
	return "", ""
}

// ifDecided says what a pending flag or disqualification would change of the
// places.
func (s snapshot) ifDecided() string {
	upheld := s.standing.upheld
	for _, t := range s.r.Teams {
		if t.Pending == 0 || t.Out != relay.In || s.standing.ranks[t.ID] == 0 {
			continue
		}
		doubt := strings.TrimSuffix(t.InDoubt(), "?")
		for _, o := range s.r.Teams {
			if upheld[o.ID] == 1 && s.standing.ranks[o.ID] != 1 {
				return fmt.Sprintf("%s first if %s upheld", o.Title(), doubt)
			}
		}
		return fmt.Sprintf("%d* if %s dismissed", s.standing.ranks[t.ID], doubt)
	}
	return ""
}
