package pair

import (
	"fmt"
	"time"

	"baton/relay"
)

// Ecker is the go-mark that two hand times give, in metres: the one who goes,
// over a metre more than d from a stand, and the one who comes, over the last d
// of a 100 m. d is 25 m for a late pass and 20 for a safe one. G = d·(O−I)/I,
// after Ecker, Basic Track and Field Biomechanics. It is an error where nobody
// runs so, or where no mark would do.
func Ecker(d relay.Distance, goes, comes time.Duration) (relay.Distance, error) {
	switch {
	case d <= 0 || comes <= 0 || goes <= 0:
		return 0, fmt.Errorf("two times, please: of who goes over %s m from a stand, of who comes over the last %s m", d+relay.Metre, d)
	case relay.ZoneTime{Took: comes, Length: d}.Doubtful() || relay.ZoneTime{Took: goes, Length: d}.Doubtful():
		return 0, fmt.Errorf("nobody runs %s m in %s s", d, relay.Tenths(min(goes, comes)))
	case goes <= comes:
		return 0, fmt.Errorf("who goes from a stand cannot be faster than who comes: %s and %s s", relay.Hundredths(goes), relay.Hundredths(comes))
	}
	return relay.FromMetres(d.Metres() * float64(goes-comes) / float64(comes)), nil
}
