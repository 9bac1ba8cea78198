package sqlite

import "baton/relay"

// sound reports whether a row is as it was written, and reports it where not. A
// row whose predecessor is missing cannot be checked and is believed; the gap
// has been reported.
func (f *File) sound(r *row) bool {
	if r.err != nil {
		f.report(Damage{ID: r.id, What: "its body cannot be read: " + r.err.Error()})
		return false
	}
	if !r.linked || r.hash == r.want {
		return true
	}
	if r.vouchedFor() {
		f.report(Damage{ID: r.id, What: "its stored hash is damaged; the event after it proves what it says"})
		r.event.Hash = r.want
		return true
	}
	if r.followsVouched() {
		return true
	}
	f.report(Damage{ID: r.id, What: "it is not as it was written: its hash does not follow from the event before it"})
	return false
}

// vouchedFor reports that the next event follows from the hash this one should
// have: then the body is right, and it is the stored hash that is damaged.
func (r *row) vouchedFor() bool {
	return r.after != nil && relay.ChainHash(r.want, r.after.id, r.after.body) == r.after.hash
}

// followsVouched reports that this event is the one that vouches for its
// predecessor.
func (r *row) followsVouched() bool {
	return r.before != nil && r.before.hash != r.before.want && r.before.vouchedFor()
}
