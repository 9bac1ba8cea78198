package page

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAPageMayDoOnlyItsOwn(t *testing.T) {
	const text = "<html><style>b{}</style><script>f()</script></html>"
	for name, c := range map[string]struct {
		page     Page
		has, not string
	}{
		// printf 'f()' | openssl dgst -sha256 -binary | base64
		"live":    {Live([]byte(text)), "script-src 'sha256-GcEEE0IkDzIP5EQ6DXZaDPORqT5RTBELX8Fyzyg9yvo='", "unsafe"},
		"printed": {Printed([]byte(text)), "style-src 'unsafe-inline'", "script-src"},
	} {
		got := httptest.NewRecorder()
		Guard(got.Header())
		if err := Limit(got); err != nil {
			t.Error(err)
		}
		c.page.Send(got)
		policy := got.Header().Get("Content-Security-Policy")
		if !strings.Contains(policy, c.has) || strings.Contains(policy, c.not) || !strings.HasPrefix(policy, "default-src 'none'") {
			t.Errorf("%s: %s", name, policy)
		}
		if got.Body.String() != text || got.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s is sent as %v %s", name, got.Header(), got.Body)
		}
	}
}
