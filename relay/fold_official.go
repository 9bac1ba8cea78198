package relay

import (
	"slices"
	"strings"
	"time"
)

// Result is what the fact says of a team as a race keeps it.
func (f *Official) Result() *OfficialResult {
	return &OfficialResult{Time: f.Time, Rank: f.Rank, Status: f.Status, Reason: f.Reason, Hand: f.Hand, Splits: f.Splits}
}

// Total is an official result's time as its rules print it: photo-finish times
// to the next hundredth, hand times to the next tenth. ok is false where there
// is none.
func (o *OfficialResult) Total() (total time.Duration, ok bool) {
	switch {
	case o == nil || o.Time == nil:
		return 0, false
	case o.Hand:
		return RoundUp(*o.Time, Tenth), true
	}
	return RoundUp(*o.Time, Hundredth), true
}

// Equal reports whether another result says nothing that this one does not.
func (o *OfficialResult) Equal(other *OfficialResult) bool {
	sameTime := (o.Time == nil) == (other.Time == nil) && (o.Time == nil || *o.Time == *other.Time)
	sameReason := other.Reason == "" || o.Reason == other.Reason // a list that gives none takes none away
	return sameTime && sameReason && o.Rank == other.Rank && o.Status == other.Status && o.Hand == other.Hand
}

// String is the result in one breath: "2nd 49.96", "51.9 by hand", "DQ". It is
// empty where the result says nothing.
func (o *OfficialResult) String() string {
	var words []string
	if o.Status != "" {
		words = append(words, strings.TrimSpace(o.Status+" "+o.Reason))
	}
	if o.Rank > 0 {
		words = append(words, Ordinal(o.Rank))
	}
	if o.Time != nil {
		words = append(words, OfficialTime(*o.Time, o.Hand))
		if o.Hand {
			words = append(words, "by hand")
		}
	}
	return strings.Join(words, " ")
}

// HandTime is the official hand time that watches give, each first rounded up to
// 0.1 s: where two of three agree, theirs; where all three differ, the middle
// one; of two that differ, the slower; one stands. ok is false without watches.
// World Athletics' technical rules for timing by hand.
func HandTime(watches ...time.Duration) (official time.Duration, ok bool) {
	if len(watches) == 0 {
		return 0, false
	}
	rounded := make([]time.Duration, len(watches))
	for i, w := range watches {
		rounded[i] = RoundUp(w, Tenth)
	}
	slices.Sort(rounded)
	return rounded[len(rounded)/2], true
}

// readOfficial reads official times and places, and the codes that came with
// them. A team's last one holds, but the splits of one before it and the race's
// start stay until others come; a reinstatement after it lifts its DQ.
func (f *fold) readOfficial() {
	last := map[TeamID]*Event{}
	standing(f, func(e *Event, o *Official) {
		t, is := f.row(o.Team), o.Result()
		if t.Official != nil && len(is.Splits) == 0 {
			is.Splits = t.Official.Splits
		}
		if o.Start != nil {
			f.race.OfficialStart = o.Start
		}
		t.Official = is
		last[o.Team] = e
	})
	for id, e := range last {
		t := f.row(id)
		switch out := Out(t.Official.Status); {
		case out == Disqualified && f.reinstatedAfter(id, e):
		case out == Disqualified, out == DidNotFinish, out == DidNotStart, out == Scratched:
			t.Out = out
			if t.Official.Reason != "" {
				t.OutReason = t.Official.Reason
			}
		}
	}
}

// reinstatedAfter reports whether a team was put back after an event.
func (f *fold) reinstatedAfter(id TeamID, e *Event) bool {
	return slices.ContainsFunc(f.reports, func(r *report) bool {
		return r.Kind == KindReinstated && r.counts && r.Team == id && e.order().less(r.event.order())
	})
}
