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
	needsChromium(t)
	m := newMeeting(t)
	p := m.Start(Usual, nil, "serve", file, "--phones", free(t), "--listen", free(t))
	p.WaitFor("codes: t", soon)
	p.Press("t")
	p.WaitFor("next place", soon) // the last line: all of it is drawn
	url := shownURL.FindString(p.Screen())
	if url == "" {
		t.Fatalf("no way in for a phone:\n%s", p.Screen())
	}
	p.Press("esc")
	p.WaitFor(race, soon)
	p.Press("enter")
	p.WaitFor("ARMED", soon)
	scanned := time.Now()
	phone := newHandset(t, url)
	phone.touch("#gun")
	p.WaitFor("LIVE", soon)
	t.Logf("from the code to the gun in the log: %s, starting the browser included", time.Since(scanned).Round(time.Millisecond))
	phone.touch(`[data-key="3"]`)
	phone.touch(`[data-key="7"]`)
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

// needsChromium skips a test where there is no phone to try.
func needsChromium(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium here: no phone times")
	}
	return path
}

// handset is a phone with the page that times.
type handset struct {
	t   *testing.T
	ctx context.Context
}

// newHandset opens what a phone has scanned.
func newHandset(t *testing.T, url string) *handset {
	t.Helper()
	var err error
	for range 3 { // on a loaded machine it may not start
		ctx, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(needsChromium(t)), chromedp.NoSandbox)...)
		t.Cleanup(stop)
		ctx, stop = chromedp.NewContext(ctx)
		t.Cleanup(stop)
		ctx, stop = context.WithTimeout(ctx, 3*time.Minute)
		t.Cleanup(stop)
		if err = chromedp.Run(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(url)); err == nil {
			return &handset{t, ctx}
		}
	}
	t.Fatal(err)
	return nil
}

func (p *handset) do(what ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.ctx, what...); err != nil {
		p.t.Fatal(err)
	}
}

// touch touches a button once it is there.
func (p *handset) touch(selector string) {
	p.t.Helper()
	var at []float64
	for len(at) == 0 {
		p.do(chromedp.Evaluate(`(b => b ? (r => [r.x + r.width / 2, r.y + r.height / 2])(b.getBoundingClientRect()) : [])(document.querySelector('`+selector+`'))`, &at))
		time.Sleep(50 * time.Millisecond)
	}
	p.do(chromedp.MouseClickXY(at[0], at[1]))
}

// says is what the page shows.
func (p *handset) says() (text string) {
	p.do(chromedp.Evaluate("document.body.innerText", &text))
	return text
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
