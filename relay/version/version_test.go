package version

import "testing"

func TestAnArchivesVersionIsItsTagOrItsCommit(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for archived, want := range map[string]string{
		commit + " 1700000000 v1.2.0":                 "v1.2.0",
		commit + " 1700000000 v1.2.0-rc.1":            "v1.2.0-rc.1",
		commit + " 1700000000 v1.2.0-5-g0123456":      "v0.0.0-20231114221320-0123456789ab",
		commit + " 1700000000 ":                       "v0.0.0-20231114221320-0123456789ab",
		commit + " 1700000000 %(describe:tags=true":   "v0.0.0-20231114221320-0123456789ab", // an old git
		"$Format:%H %ct %(describe:tags=true,match)$": "",
		"": "",
	} {
		if got := nameOf(archived); got != want {
			t.Errorf("%q: %q, want %q", archived, got, want)
		}
	}
}
