package relay

// LaneKeys are the keys that mean a race's teams: as arming has bound them, or
// as it would bind them now, so that a lane has the same key at the call as on
// the live screen. Scratched teams have none. digits is how many a key has.
func (r *Race) LaneKeys() (keys map[string]TeamID, digits int) {
	if r.Armed {
		return r.Keys, r.Digits
	}
	bindings, digits := r.bindings()
	keys = make(map[string]TeamID, len(bindings))
	for _, b := range bindings {
		keys[b.Key] = b.Team
	}
	return keys, digits
}
