package views

import "testing"

func TestALongPathIsCutAtItsFront(t *testing.T) {
	for what, c := range map[string]struct {
		text string
		w    int
		want string
	}{
		"a path":                  {"/var/folders/zz/spring.meet", 20, "…ders/zz/spring.meet"},
		"as little as is needed":  {"/var/folders/zz/spring.meet", 26, "…ar/folders/zz/spring.meet"},
		"one of Windows":          {`C:\Users\Ann\AppData\Local\baton\spring.meet`, 24, `…Local\baton\spring.meet`},
		"one in a sentence":       {"/var/folders/zz/spring.meet: disk full", 30, "…ers/zz/spring.meet: disk full"},
		"a folder's":              {"in /var/folders/zz/meets/ now", 20, "in …rs/zz/meets/ now"},
		"the name alone":          {"/var/folders/zz/spring.meet", 12, "…spring.meet"},
		"no room for the name":    {"/var/folders/zz/spring.meet", 8, "…spring…"},
		"a path that fits":        {"/var/folders/zz/spring.meet", 27, "/var/folders/zz/spring.meet"},
		"what is no path":         {"Northside A, Riverton A", 12, "Northside A…"},
		"two words with one each": {"1/2 of 12 a/b runners", 9, "1/2 of 1…"},
	} {
		if got := cut(c.text, c.w); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}
