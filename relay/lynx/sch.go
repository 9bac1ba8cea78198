package lynx

import (
	"errors"
	"fmt"
	"io"

	"baton/relay"
	"baton/relay/text"
)

// ErrNoOrder says that nothing in the file looks like a running order.
var ErrNoOrder = errors.New("no race in it; is it a lynx.sch?")

// ReadOrder reads a lynx.sch: event, round and heat of every race of the meet,
// one a line, in the order they are run. The name stands in sources and errors.
func ReadOrder(name string, r io.Reader) (relay.StartList, error) {
	rows, err := readRows(name, r)
	if err != nil {
		return relay.StartList{}, err
	}
	if len(rows) == 0 {
		return relay.StartList{}, fmt.Errorf("%s: %w", name, ErrNoOrder)
	}
	faults := text.Faults{Name: name}
	var list relay.StartList
	for _, row := range rows {
		if row.Broken != nil {
			faults.AddError(row.Broken)
			continue
		}
		if event, round, heat, ok := row.numbers(&faults); ok {
			list.Order = append(list.Order, relay.Listed{Source: row.Source, Race: relay.MakeRaceID(event, round, heat)})
		}
	}
	if err := faults.Err(); err != nil {
		return relay.StartList{}, err
	}
	return list, nil
}
