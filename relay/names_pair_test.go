package relay_test

import (
	"testing"

	"baton/relay"
)

func TestAPairIsCalledByItsLastNames(t *testing.T) {
	for _, c := range []struct {
		pair relay.Pair
		want string
	}{
		{relay.Pair{"Ana Ruiz", "Bea Holt"}, "Ruiz → Holt"},
		{relay.Pair{"Ana Maria Ruiz", "Bea"}, "Ruiz → Bea"},
		{relay.Pair{"Ana Ruiz", "Eva ruiz"}, "Ana Ruiz → Eva ruiz"},
		{relay.Pair{"Ana Ruiz", ""}, "Ana Ruiz → "},
	} {
		if got := c.pair.LastNames(); got != c.want {
			t.Errorf("%v: %q, want %q", c.pair, got, c.want)
		}
	}
}
