package relay

import "time"

// Rival is a team next to another on the track, as far as it is known: at the last
// exchange, or the finish, that both have made.
type Rival struct {
	Team  *Team
	Point int           // index in Race.Points
	By    time.Duration // ahead or behind, never negative
}

// Rivals are who was just ahead of a team and just behind it at the last point
// that both have passed; nil where nobody is, or nobody knows. Whoever was ahead
// at an earlier point and has not come to this one is ahead no more.
func (r *Race) Rivals(t *Team) (ahead, behind *Rival) {
	own := r.Sure(t)
	last := lastKnown(own)
	for _, o := range r.Teams {
		if o == t || o.Out != In && !o.Provisional || o.Unbound() {
			continue
		}
		passes := r.Sure(o)
		at := lastKnown(passes)
		common := min(at, last)
		for common >= 0 && !(own[common].Known && passes[common].Known) {
			common--
		}
		if common < 0 {
			continue
		}
		by := passes[common].Time - own[common].Time
		if by < 0 && at >= last {
			ahead = nearer(ahead, &Rival{o, common, -by})
		}
		if by >= 0 {
			behind = nearer(behind, &Rival{o, common, by})
		}
	}
	return ahead, behind
}

// nearer is who is nearer, of those of whom the newest is known.
func nearer(a, b *Rival) *Rival {
	if a == nil || b.Point > a.Point || b.Point == a.Point && b.By < a.By {
		return b
	}
	return a
}

// lastKnown is the last point that was passed, -1 for none.
func lastKnown(passes []Pass) int {
	for i := len(passes) - 1; i >= 0; i-- {
		if passes[i].Known {
			return i
		}
	}
	return -1
}
