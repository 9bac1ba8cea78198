package e2e

import (
	"context"
	"net"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// shownURL is the way in for a phone as the screen says it.
var shownURL = regexp.MustCompile(`http://\S+/#\S+\.[A-Z2-7]{26}`)

// TestAPhoneTimesTheRaceOfARealProgram goes from the code on the hub's screen to
// the log: gun and hand-offs by touch, none by key.
func TestAPhoneTimesTheRaceOfARealProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts a browser")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium here: no phone times")
	}
	m := newMeeting(t)
	p := m.Start(Usual, nil, "serve", file, "--phones", free(t), "--listen", free(t))
	p.WaitFor("phones linked", soon)
	p.Press("t")
	p.WaitFor("← → place", soon) // the last line: all of it is drawn
	url := shownURL.FindString(p.Screen())
	if url == "" {
		t.Fatalf("no way in for a phone:\n%s", p.Screen())
	}
	p.Press("esc")
	p.WaitFor(race, soon)
	p.Press("enter")
	p.WaitFor("ARMED", soon)
	scanned := time.Now()
	phone, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)...)
	defer stop()
	phone, stop = chromedp.NewContext(phone)
	defer stop()
	phone, stop = context.WithTimeout(phone, 2*time.Minute)
	defer stop()
	touch := func(selector string) chromedp.Action {
		return chromedp.ActionFunc(func(ctx context.Context) error {
			var at []float64
			for len(at) == 0 {
				if err := chromedp.Evaluate(`(b => b ? (r => [r.x + r.width / 2, r.y + r.height / 2])(b.getBoundingClientRect()) : [])(document.querySelector('`+selector+`'))`, &at).Do(ctx); err != nil {
					return err
				}
				time.Sleep(50 * time.Millisecond)
			}
			return chromedp.MouseClickXY(at[0], at[1]).Do(ctx)
		})
	}
	if err := chromedp.Run(phone, chromedp.EmulateViewport(390, 844), chromedp.Navigate(url), touch("#gun")); err != nil {
		t.Fatal(err)
	}
	p.WaitFor("LIVE", soon)
	t.Logf("from the code to the gun in the log: %s, starting the browser included", time.Since(scanned).Round(time.Millisecond))
	if err := chromedp.Run(phone, touch(`[data-key="3"]`), touch(`[data-key="7"]`)); err != nil {
		t.Fatal(err)
	}
	p.WaitFor("key 7", soon)
	for end := time.Now().Add(soon); len(m.events("press")) < 2; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the log has %d presses", len(m.events("press")))
		}
	}
	if keys := m.keys(); keys != "37" {
		t.Errorf("the log has the keys %q", keys)
	}
	if log := m.Run("log", file); !strings.Contains(log, `"station":"phone-`) || !strings.Contains(log, `"bound_ns":`) {
		t.Errorf("the presses are not a phone's:\n%s", log)
	}
}

// free is an address nobody listens at.
func free(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
