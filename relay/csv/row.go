package csv

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// maxNumber bounds events, rounds, heats and places.
const maxNumber = 999_999_999

// row is one team while it is read.
type row struct {
	entry       entry.Entry
	round       int // how late a round that is a word is; -1 for none
	formatWords string
	way         string // how much is run in lanes, as written
}

// readEntry reads one row into a list, and says how late its round is where that
// is a word, else -1.
func readEntry(t table, from text.Row, list *entry.StartList) (round int) {
	r := row{round: -1, entry: entry.Entry{Source: from.Source, Round: 1, Heat: 1, NoRound: true, NoHeat: true}}
	wrong := t.eachCell(from, r.set)
	err := r.check(len(wrong) > 0)
	if errors.Is(err, errEvent) { // no line of its own: its cell has one
		wrong[0].Why += "; the row is left"
	}
	list.Skip(wrong...)
	switch {
	case errors.Is(err, errEvent):
		return -1
	case err != nil:
		list.Fault(from.Source, err.Error())
		return -1
	}
	if err := r.setWay(); err != nil {
		at := slices.IndexFunc(t.header.columns, func(c column) bool { return c.what == "way" })
		list.Fault(from.Location(at), err.Error())
	}
	list.Entries = append(list.Entries, r.entry)
	return r.round
}

// setWay reads how the race is run, which depends on its format.
func (r *row) setWay() (err error) {
	if r.way == "" {
		return nil
	}
	format, _ := relay.FormatByID(r.entry.Format)
	r.entry.Way, err = format.ParseWay(r.way)
	return err
}

// set puts one filled cell in its place.
func (r *row) set(c column, cell string) (err error) {
	e := &r.entry
	switch c.what {
	case "event":
		e.Event, err = number(c, cell, entry.ReadNumber)
	case "round":
		return r.setRound(c, cell)
	case "heat":
		return r.setHeat(c, cell)
	case "race":
		return r.setRace(cell)
	case "lane":
		e.Lane, err = number(c, cell, entry.ReadLane)
	case "name":
		e.Race = cell
	case "format":
		return r.setFormat(cell)
	case "team":
		if !entry.Nobody(cell) {
			e.Team = cell
		}
	case "code":
		e.Code = cell
	case "squad":
		e.Squad = cell
	case "look":
		e.Look = cell
	case "hip":
		e.Hip = cell
	case "way":
		r.way = cell
	case "pinned":
		e.Pinned = !slices.Contains([]string{"0", "no", "n", "false", "nein", "non", "nao", "nee"}, strings.ToLower(cell))
	case "seed":
		e.Seed, err = aTime(c, cell)
	case "runners":
		return r.setRunners(cell)
	default:
		return r.setLeg(c, cell)
	}
	return err
}

// setRunners reads a cell that names all runners of a team, in their order.
func (r *row) setRunners(cell string) error {
	names := namesIn(cell)
	if len(names) < 2 {
		names = nil
		for name := range strings.SplitSeq(cell, ",") {
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
		}
		if len(names) > 1 && !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, " ") }) && len(names) > 4 {
			return fmt.Errorf("runners %q: want a semicolon between two runners", relay.Shortened(cell))
		}
	}
	for i, name := range names {
		if runner := r.entry.RunnerOf(i + 1); !entry.Nobody(name) {
			runner.Name = name
		}
	}
	return nil
}

func (r *row) setRound(c column, cell string) error {
	r.entry.NoRound = false
	if rank, ok := entry.RoundRank(cell); ok {
		r.round = rank
		return nil
	}
	n, err := number(c, cell, entry.ReadNumber)
	if r.entry.NoRound = err != nil; err == nil {
		r.entry.Round = n
	}
	return err
}

func (r *row) setHeat(c column, cell string) error {
	heat, err := number(c, cell, entry.ReadHeat)
	if rank, final := entry.RoundRank(cell); err != nil && final && rank == entry.FinalRank {
		heat, err = 1, nil
	}
	if err == nil {
		r.entry.Heat, r.entry.NoHeat = heat, false
	}
	return err
}

// setRace reads a race as our own results name it, 12-1-3, or else its name.
func (r *row) setRace(cell string) error {
	event, round, heat, err := relay.RaceID(cell).Parts()
	if err != nil {
		if n, ok := entry.ReadNumber(cell); ok {
			r.entry.Event = n
			return nil
		}
		r.entry.Race = cell
		return nil
	}
	r.entry.Event, r.entry.Round, r.entry.Heat, r.entry.NoRound, r.entry.NoHeat = event, round, heat, false, false
	return nil
}

func (r *row) setFormat(cell string) error {
	if strings.EqualFold(cell, "custom") {
		r.entry.Format = "custom"
		return nil
	}
	choice, err := entry.ParseFormat(cell)
	if err != nil {
		r.formatWords = cell
		return err
	}
	r.entry.Format = choice.ID
	if len(r.entry.Legs) == 0 {
		r.entry.Legs = choice.Legs
	}
	return nil
}

// setLeg puts a runner's cell, or the team's target, in its place.
func (r *row) setLeg(c column, cell string) (err error) {
	switch {
	case c.what == "target" && c.n == 0:
		r.entry.Target, err = aTime(c, cell)
		return err
	case c.what == "alternate":
		r.entry.Alternates = append(r.entry.Alternates, namesIn(cell)...)
		return nil
	case c.what == "distance":
		return r.setDistance(c, cell)
	case c.n == 0:
		return fmt.Errorf("%s without a leg's number; write %s1, %s2 and so on in the header row", c, c, c)
	}
	runner := r.entry.RunnerOf(c.n)
	switch c.what {
	case "leg":
		if !entry.Nobody(cell) {
			runner.Name = cell
		}
	case "target":
		runner.Target, err = aTime(c, cell)
	case "pb":
		runner.Best, err = aTime(c, cell)
	}
	return err
}

// namesIn are the names of a cell that may hold several.
func namesIn(cell string) (names []string) {
	for name := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ';' || r == '/' }) {
		if name = strings.TrimSpace(name); name != "" && !entry.Nobody(name) {
			names = append(names, name)
		}
	}
	return names
}

func (r *row) setDistance(c column, cell string) error {
	metres, err := strconv.ParseFloat(strings.Replace(strings.TrimRight(strings.ToLower(cell), "metrs "), ",", ".", 1), 64)
	if err != nil || !(metres >= 1 && metres <= 100_000) || c.n == 0 {
		return fmt.Errorf("%s %q: want metres, as 400", c, relay.Shortened(cell))
	}
	for len(r.entry.Legs) < c.n {
		r.entry.Legs = append(r.entry.Legs, 0)
	}
	r.entry.Legs[c.n-1] = relay.FromMetres(metres)
	return nil
}

func number(c column, cell string, read func(string) (int, bool)) (int, error) {
	n, ok := read(cell)
	if !ok || n > maxNumber {
		return 0, fmt.Errorf("%s %q: want a whole number", c, relay.Shortened(cell))
	}
	return n, nil
}

// aTime reads a time; a dash, or that there is none, is no time.
func aTime(c column, cell string) (time.Duration, error) {
	d, err := entry.ParseTime(cell)
	if p, ok := entry.ReadRank(cell); err != nil && ok && p.Rank == 0 && p.Out == relay.In {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", c, err)
	}
	return d, nil
}

var (
	errNoEvent  = errors.New("no event; the row is left")
	errEvent    = errors.New("its event is not known; the row is left")
	errNobody   = errors.New("neither a team nor a lane; the row is left")
	errOpenLegs = fmt.Errorf("a custom relay needs distance1, distance2, … in metres, for %d to %d legs; the row is left", relay.MinLegs, relay.MaxLegs)
)

// check looks at the row as a whole: whose it is, and over which legs. wrong says
// that a cell of it was.
func (r *row) check(wrong bool) error {
	e := &r.entry
	switch {
	case e.Event == 0 && wrong:
		return errEvent
	case e.Event == 0:
		return errNoEvent
	case e.Team == "" && e.Lane == 0 && e.Code == "":
		return errNobody
	case e.Format == "":
		r.guess()
		return nil
	}
	return r.checkLegs()
}

// guess reads the format off the race's name, where the list does not.
func (r *row) guess() {
	e := &r.entry
	name := strings.TrimSpace(e.Race + " " + r.formatWords)
	e.Legs = nil
	id, reason, sure := entry.GuessFormat(name, 0)
	if e.Format = id; sure {
		e.Legs = entry.GuessLegs(id, name, 0)
		return
	}
	if e.Guessed = reason; name == "" {
		e.Guessed = "the list does not say its format"
	}
	e.Legs = entry.GuessLegs(id, name, 0)
}

// checkLegs holds distances and runners against the format.
func (r *row) checkLegs() error {
	e := &r.entry
	format, _ := relay.FormatByID(e.Format)
	legs := len(format.Legs)
	if distances := len(e.Legs); distances > 0 && legs > 0 {
		switch {
		case !format.Hurdles:
			return fmt.Errorf("distances are given, but a %s has its own; for other legs use custom", format.ID)
		case distances != legs:
			return fmt.Errorf("%d distances for the %d legs of %s", distances, legs, format.ID)
		}
	}
	if i := slices.Index(e.Legs, 0); i >= 0 {
		return fmt.Errorf("no distance%d, though later legs have one", i+1)
	}
	if legs == 0 && len(e.Legs) < relay.MinLegs {
		return errOpenLegs
	}
	return nil
}
