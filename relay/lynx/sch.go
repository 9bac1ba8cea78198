package lynx

import (
	"errors"
	"fmt"
	"io"

	"baton/relay"
	"baton/relay/entry"
)

// errNoOrder says that nothing in the file looks like a running order.
var errNoOrder = errors.New("no race in it; is it a lynx.sch?")

// ReadOrder reads a lynx.sch: event, round and heat of every race of the meet,
// one a line, in the order they are run. The name stands in sources and errors.
func ReadOrder(name string, r io.Reader) (entry.StartList, error) {
	rows, err := readRows(name, r)
	if err != nil {
		return entry.StartList{}, err
	}
	if len(rows) == 0 {
		return entry.StartList{}, fmt.Errorf("%s: %w", name, errNoOrder)
	}
	var list entry.StartList
	for _, row := range rows {
		if row.Broken != nil {
			list.Skip(row.Torn())
			continue
		}
		event, round, heat, wrong := row.numbers()
		if wrong != nil {
			list.Skip(*wrong)
			continue
		}
		list.Order = append(list.Order, entry.Listed{Source: row.Source, Race: relay.MakeRaceID(event, round, heat)})
	}
	if len(list.Order) == 0 {
		return entry.StartList{}, fmt.Errorf("%s: %s; %w", list.Skipped[0].Source, list.Skipped[0].Why, errNoOrder)
	}
	return list, nil
}
