package setup

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
)

// planField is one thing that a hand-off plan says. Where it is one of a few
// things, next sets the one after; else a line is asked for and read.
type planField struct {
	name string
	show func(relay.Plan) string
	next func(*relay.PlanSet, relay.Plan)
	asks string
	read func(*relay.PlanSet, string) error
}

// planFields are in the order in which a coach thinks of them.
var planFields = []planField{
	{name: "STYLE", show: func(p relay.Plan) string { return p.Style },
		next: func(s *relay.PlanSet, p relay.Plan) { s.Style = following(relay.Styles, p.Style) }},
	{name: "PASS", show: func(p relay.Plan) string { return p.Pass },
		next: func(s *relay.PlanSet, p relay.Plan) { s.Pass = following(passes, p.Pass) }},
	{name: "GIVE", show: func(p relay.Plan) string { return ui.HandWord(p.Give) },
		next: func(s *relay.PlanSet, p relay.Plan) { s.Give = following(hands, p.Give) }},
	{name: "TAKE", show: func(p relay.Plan) string { return ui.HandWord(p.Take) },
		next: func(s *relay.PlanSet, p relay.Plan) { s.Take = following(hands, p.Take) }},
	{name: "SWITCH", show: switches, next: func(s *relay.PlanSet, p relay.Plan) {
		other := !p.Switch
		s.Switch = &other
	}},
	{name: "GO-MARK", show: func(p relay.Plan) string { return p.Mark.String() }, asks: "go-mark, as 7.5 m or 24 steps", read: readMark},
	{name: "CALL", show: func(p relay.Plan) string { return p.Call }, asks: "the word that calls for the hand", read: readCall},
	{name: "READY", show: window, asks: "get ready, seconds before", read: readWindow},
}

// What is gone through by enter; a pass may also be left open.
var (
	hands  = []string{"R", "L"}
	passes = append([]string{""}, relay.Passes...)
)

// following is the value after one, round the end of the list.
func following(all []string, now string) *string {
	next := ui.After(all, now)
	return &next
}

// switches reports whether the receiver changes hands after taking.
func switches(p relay.Plan) string {
	if p.Switch {
		return "yes"
	}
	return "no"
}

// window is how long before the baton comes its taker must get ready.
func window(p relay.Plan) string { return strconv.FormatFloat(p.Window.Seconds(), 'f', -1, 64) + " s" }

// readMark reads a go-mark; an empty line takes it away.
func readMark(s *relay.PlanSet, typed string) error {
	var mark relay.GoMark
	if strings.TrimSpace(typed) != "" {
		var err error
		if mark, err = relay.ParseGoMark(typed); err != nil {
			return err
		}
	}
	s.Mark, s.Unit = &mark.Thousandths, &mark.Unit
	return nil
}

func readCall(s *relay.PlanSet, typed string) error {
	word := strings.TrimSpace(typed)
	s.Call = &word
	return nil
}

// longestWindow is as early as anyone can be told to get ready.
const longestWindow = time.Minute

// readWindow reads the window of a go-mark as it is typed.
func readWindow(s *relay.PlanSet, typed string) error {
	seconds, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), "s")), 64)
	if err != nil || !(seconds >= 0 && seconds <= longestWindow.Seconds()) {
		return fmt.Errorf("get ready %q: want seconds before the baton comes, as 5, at most %g", typed, longestWindow.Seconds())
	}
	before := time.Duration(seconds * float64(time.Second))
	s.Window = &before
	return nil
}
