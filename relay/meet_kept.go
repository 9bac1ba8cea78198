package relay

import "reflect"

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

// RememberUnder gives the meet what others tell under a key, such as what their keepers'
// hands were like. It is looked up, never folded; but what follows from it is worked out
// anew, so that where it is other than before all races are new ones.
func (m *Meet) RememberUnder(key, told any) {
	if before, there := m.told[key]; there && reflect.DeepEqual(before, told) {
		return
	}
	all := map[any]any{key: told}
	for k, v := range m.told {
		if k != key {
			all[k] = v
		}
	}
	m.told = all
	clear(m.kept)
	for id := range m.races {
		m.races[id] = nil
	}
}

// Remembered is what other meets tell under a key, nil where nothing is known of them.
func (r *Race) Remembered(key any) any {
	if r.m == nil {
		return nil
	}
	return r.m.told[key]
}
