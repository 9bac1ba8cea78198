package relay

import "testing"

func TestAPairIsCalledByItsLastNames(t *testing.T) {
	for _, c := range []struct {
		pair Pair
		want string
	}{
		{Pair{"Ana Ruiz", "Bea Holt"}, "Ruiz → Holt"},
		{Pair{"Ana Maria Ruiz", "Bea"}, "Ruiz → Bea"},
		{Pair{"Ana Ruiz", "Eva ruiz"}, "Ana Ruiz → Eva ruiz"},
		{Pair{"Ana Ruiz", ""}, "Ana Ruiz → "},
	} {
		if got := c.pair.Short(); got != c.want {
			t.Errorf("%v: %q, want %q", c.pair, got, c.want)
		}
	}
}
