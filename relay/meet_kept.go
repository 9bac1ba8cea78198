package relay

// Kept is what was worked out of all races of a race's meet under a key, such as a
// keeper's habits: what no race tells by itself, and what is asked for again and
// again while a screen is drawn. It is worked out anew after another event.
func (r *Race) Kept(key any, work func([]*Race) any) any {
	if r.m == nil {
		return work([]*Race{r})
	}
	if r.m.kept == nil {
		r.m.kept = map[any]any{}
	}
	if _, there := r.m.kept[key]; !there {
		r.m.kept[key] = work(r.m.Races())
	}
	return r.m.kept[key]
}
