package sqlite

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"baton/relay"
	"baton/relay/meet"
)

// Left is what a merge did not take of one origin of a copy, and why.
type Left struct {
	Origin relay.Origin
	Events int    // rows left where they are
	Why    string // what is wrong with the first of them, which is named
}

// String says how many events of which origin were left, then why.
func (l Left) String() string {
	return fmt.Sprintf("%s of origin %s left out: %s", relay.Count(l.Events, "event"), l.Origin, l.Why)
}

// union is a copy held against the meet that it is merged into. Of each origin
// it takes what the hashes vouch for: a row that follows from the one before
// it, from the origin's first event on, which opens this meet; or from an event
// that the meet itself holds.
type union struct {
	meet   relay.Origin
	known  bool // meet is known
	ours   map[relay.ID]relay.Hash
	hurt   map[relay.ID]bool // ours, and not as they were written
	theirs map[relay.ID][]*row
	take   []relay.Event
	left   []Left
	others int // origins that open another meet
}

// hold files the rows of the meet itself.
func (u *union) hold(f *File, chunks []chunk) {
	u.ours, u.hurt = map[relay.ID]relay.Hash{}, map[relay.ID]bool{}
	for _, c := range chunks {
		for i := range c {
			if r := &c[i]; f.sound(r) {
				u.ours[r.id] = r.event.Hash
			} else {
				u.hurt[r.id] = true
			}
		}
	}
}

// against walks through the origins of a copy, in the order they first wrote.
// A copy of damaged pages may have two rows with one id.
func (u *union) against(chunks []chunk) {
	u.theirs = map[relay.ID][]*row{}
	var origins []relay.Origin
	seqs := map[relay.Origin][]int64{}
	for _, c := range chunks {
		for i := range c {
			id := c[i].id
			if seqs[id.Origin] == nil {
				origins = append(origins, id.Origin)
			}
			seqs[id.Origin] = append(seqs[id.Origin], id.Seq)
			u.theirs[id] = append(u.theirs[id], &c[i])
		}
	}
	for id := range u.ours {
		if seqs[id.Origin] != nil {
			seqs[id.Origin] = append(seqs[id.Origin], id.Seq)
		}
	}
	u.settle(origins, seqs)
	for _, o := range origins {
		slices.Sort(seqs[o])
		u.origin(o, slices.Compact(seqs[o]))
	}
	slices.SortStableFunc(u.take, func(a, b relay.Event) int {
		return cmp.Compare(u.theirs[a.ID][0].cursor, u.theirs[b.ID][0].cursor)
	})
}

// settle finds the meet of a copy merged into a file that has no events yet.
func (u *union) settle(origins []relay.Origin, seqs map[relay.Origin][]int64) {
	for _, o := range origins {
		first := relay.ID{Origin: o, Seq: 1}
		if u.known || !slices.Contains(seqs[o], 1) {
			continue
		}
		if r, _ := u.fitting(first, relay.Hash{}); r != nil {
			if opened, ok := r.event.Fact.(*relay.Opened); ok {
				u.meet, u.known = opened.Meet, true
			}
		}
	}
}

// origin takes what is vouched for of one origin, whose numbers on either side
// are seqs in order, or of what follows an event that the meet holds.
func (u *union) origin(o relay.Origin, seqs []int64) {
	prev, last, linked := relay.Hash{}, int64(0), true
	var left Left
	for _, seq := range seqs {
		id := relay.ID{Origin: o, Seq: seq}
		why := "it is missing"
		if seq != last+1 {
			linked = false
			why = fmt.Sprintf("event %s is missing", relay.ID{Origin: o, Seq: last + 1})
		}
		last = seq
		fit, hash, wrong := u.candidate(id, prev, linked)
		if wrong != "" {
			why = wrong
		}
		ours, have := u.ours[id]
		switch {
		case have:
			if fit != nil && hash != ours {
				u.take = append(u.take, fit.as(hash)) // an alarm, for the table to raise
			}
			prev, linked = ours, true
		case fit != nil:
			if !u.hurt[id] {
				u.take = append(u.take, fit.as(hash))
			}
			prev = hash
		default:
			linked = false
			left.add(o, len(u.theirs[id]), why)
		}
	}
	if left.Events > 0 {
		u.left = append(u.left, left)
	}
}

func (l *Left) add(o relay.Origin, rows int, why string) {
	if l.Events == 0 {
		l.Origin, l.Why = o, why
	}
	l.Events += rows
}

// as is a row's event with the hash that it should have.
func (r *row) as(hash relay.Hash) relay.Event {
	e := r.event
	e.Hash = hash
	return e
}

// candidate is the copy's row for an id that may be taken, with its hash, or
// what is wrong with those that bear it.
func (u *union) candidate(id relay.ID, prev relay.Hash, linked bool) (*row, relay.Hash, string) {
	if !linked {
		return nil, relay.Hash{}, ""
	}
	fit, hash := u.fitting(id, prev)
	if fit == nil {
		return nil, hash, fmt.Sprintf("event %s %s", id, u.fault(id))
	}
	opened, opens := fit.event.Fact.(*relay.Opened)
	switch {
	case opens && opened.Meet != u.meet:
		if id.Seq == 1 {
			u.others++
		}
		return nil, hash, fmt.Sprintf("event %s opens another meet, %s", id, opened.Meet)
	case id.Seq == 1 && !opens:
		return nil, hash, fmt.Sprintf("event %s should open this meet, and does not", id)
	}
	return fit, hash, ""
}

// fault is what is wrong with the copy's row of an id, none of which fits.
func (u *union) fault(id relay.ID) string {
	for _, r := range u.theirs[id] {
		if r.err != nil {
			return "cannot be read: " + r.err.Error()
		}
	}
	return "is not as it was written: its hash does not follow from the event before it"
}

// fitting is the row of an id that follows from prev, or whose hash alone is
// damaged, as the event after it proves.
func (u *union) fitting(id relay.ID, prev relay.Hash) (*row, relay.Hash) {
	for _, r := range u.theirs[id] {
		if r.err != nil {
			continue
		}
		hash := relay.ChainHash(prev, id, r.body)
		if hash == r.hash || u.proved(id, hash) {
			return r, hash
		}
	}
	return nil, relay.Hash{}
}

// proved reports whether the event after an id follows from the hash that this
// one should have.
func (u *union) proved(id relay.ID, hash relay.Hash) bool {
	next := relay.ID{Origin: id.Origin, Seq: id.Seq + 1}
	return slices.ContainsFunc(u.theirs[next], func(r *row) bool {
		return relay.ChainHash(hash, next, r.body) == r.hash
	})
}

// healed names the events that the meet has damaged and the copy whole.
func (u *union) healed() []relay.ID {
	var ids []relay.ID
	for _, id := range slices.SortedFunc(maps.Keys(u.hurt), relay.ID.Compare) {
		if slices.ContainsFunc(u.theirs[id], func(r *row) bool { return r.err == nil && r.linked && r.hash == r.want }) {
			ids = append(ids, id)
		}
	}
	return ids
}

// strange reports whether nothing shows that the copy is of this meet.
func (u *union) strange() bool {
	if len(u.left) == 0 || len(u.take) > 0 {
		return false
	}
	for id := range u.theirs {
		if _, have := u.ours[id]; have {
			return false
		}
	}
	return true
}

// refusal is why nothing at all of a copy is taken, nil where something is.
func (u *union) refusal() error {
	switch {
	case !u.strange():
		return nil
	case u.others > 0:
		return fmt.Errorf("%w: %s", meet.ErrOtherMeet, u.left[0].Why)
	}
	return fmt.Errorf("%w: nothing in it shows that it is of this meet (%s)", meet.ErrDamaged, u.left[0].Why)
}
