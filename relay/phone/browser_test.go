package phone

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var (
	pictures = flag.String("pictures", "", "a folder to put pictures of the page into")
	touches  = flag.Int("touches", 150, "how many touches the browser makes while its link is cut again and again")
)

// handset is a phone: a Chromium without a window, with touch, whose link can be
// cut.
type handset struct {
	*field
	ctx     context.Context
	address string
	cut     atomic.Bool
	slow    atomic.Bool
}

// newHandset opens the page of a place on a phone, or says that there is no
// browser here.
func newHandset(t *testing.T, teams int, place relay.Spot) *handset {
	t.Helper()
	path := relaytest.Chromium(t)
	p := &handset{field: newField(t, teams)}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.address = l.Addr().String()
	go p.hub.Serve(wire{l, p})
	t.Cleanup(p.hub.Close)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	p.ctx, stop = context.WithTimeout(ctx, 10*time.Minute+time.Duration(*touches)*200*time.Millisecond)
	t.Cleanup(stop)
	chromedp.ListenTarget(ctx, func(e any) {
		if e, ok := e.(*runtime.EventExceptionThrown); ok {
			t.Errorf("the page fails: %s", e.ExceptionDetails.Error())
		}
	})
	p.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile), emulation.SetTouchEmulationEnabled(true))
	p.do(chromedp.Navigate("http://" + p.address + "/#" + p.hub.Fragment(place)))
	return p
}

// wire is the network between phone and hub.
type wire struct {
	net.Listener
	p *handset
}

// Accept hangs up while the link is cut, and takes its time while it is slow.
func (w wire) Accept() (net.Conn, error) {
	for {
		c, err := w.Listener.Accept()
		if w.p.slow.Load() {
			time.Sleep(60 * time.Millisecond)
		}
		if err != nil || !w.p.cut.Load() {
			return c, err
		}
		c.Close()
	}
}

func (p *handset) do(what ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.ctx, what...); err != nil {
		p.t.Fatal(err)
	}
}

func (p *handset) asks(js string) (said string) {
	p.t.Helper()
	p.do(chromedp.Evaluate("String("+js+")", &said))
	return said
}

// sees waits until the page shows something.
func (p *handset) sees(what string) {
	p.t.Helper()
	text := ""
	for end := time.Now().Add(soon); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		if text = p.asks("document.body.innerText"); strings.Contains(text, what) {
			return
		}
	}
	p.t.Fatalf("the page never shows %q:\n%s", what, text)
}

// at is the middle of a button.
func (p *handset) at(selector string) (x, y float64) {
	p.t.Helper()
	var box []float64
	p.do(chromedp.Evaluate(`(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector('`+selector+`').getBoundingClientRect())`, &box))
	return box[0], box[1]
}

func lane(n int) string { return fmt.Sprintf(`[data-key="%d"]`, n) }

// touch touches buttons, all at once.
func (p *handset) touch(selectors ...string) {
	p.t.Helper()
	var points []*input.TouchPoint
	for i, s := range selectors {
		x, y := p.at(s)
		points = append(points, &input.TouchPoint{X: x, Y: y, ID: float64(i + 1)})
	}
	p.do(input.DispatchTouchEvent(input.TouchStart, points), input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
}

// keys are what lanes were pressed in what phones brought.
func (p *handset) keys() string {
	var keys strings.Builder
	for _, e := range p.recorded() {
		if f, ok := e.Fact.(*relay.Press); ok {
			keys.WriteString(f.Key)
		}
	}
	return keys.String()
}

// saved waits until the hub has so many presses and the page knows it.
func (p *handset) saved(n int) {
	p.t.Helper()
	for end := time.Now().Add(3 * soon); len(p.keys()) < n; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("%d of %d presses came; the page: %s", len(p.keys()), n, p.asks("era.n + $('said').textContent + JSON.stringify([...waiting])"))
		}
	}
	p.sees("all saved")
}

func (p *handset) picture(name string) {
	p.t.Helper()
	if *pictures == "" {
		return
	}
	for _, scheme := range []string{"light", "dark"} {
		var png []byte
		p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}), chromedp.Sleep(200*time.Millisecond), chromedp.CaptureScreenshot(&png))
		if err := os.WriteFile(filepath.Join(*pictures, name+"-"+scheme+".png"), png, 0o644); err != nil {
			p.t.Fatal(err)
		}
	}
}

func TestAPhoneTimesARaceThroughACutAReloadAndASleep(t *testing.T) {
	p := newHandset(t, 9, relay.Everywhere)
	p.sees("GUN")
	p.picture("phone-armed")
	x, y := p.at(lane(3))
	p.touch("#gun")
	p.sees("Running")
	if nowX, nowY := p.at(lane(3)); nowX != x || nowY != y {
		t.Error("the lanes move when the gun goes")
	}
	p.touch(lane(3))
	p.touch(lane(4), lane(5)) // two thumbs
	p.saved(3)
	p.picture("phone-running")
	p.cut.Store(true)
	p.sees("NOT LINKED")
	p.picture("phone-cut")
	p.touch(lane(1))
	p.touch(lane(2))
	p.sees("2 waiting")
	p.do(chromedp.Evaluate(`history.replaceState(null, '', location.href)`, nil))
	p.cut.Store(false)
	p.saved(5)
	p.cut.Store(true)
	p.touch(lane(6)) // kept on the phone over a reload
	p.cut.Store(false)
	p.do(chromedp.Reload())
	p.saved(6)
	p.do(chromedp.Evaluate(`Object.defineProperty(document, 'hidden', {get: () => window.asleep === true, configurable: true}); window.asleep = true; document.dispatchEvent(new Event('visibilitychange'))`, nil))
	p.touch(lane(7))
	relaytest.Want(t, "while it sleeps", p.asks("era"), "null")
	p.do(chromedp.Evaluate(`window.asleep = false; document.dispatchEvent(new Event('visibilitychange'))`, nil))
	p.touch(lane(8))
	p.saved(7)
	got := strings.Split(p.keys(), "")
	relaytest.Want(t, "lanes", strings.Join(got, ""), "3451268")
	stations := map[string]bool{}
	for _, e := range p.recorded() {
		stations[e.Station] = true
		if e.Fact != nil && e.Clock != nil && (e.Clock.Bound <= 0 || e.Clock.Bound > int64(time.Second)) {
			t.Errorf("a bound of %d ns", e.Clock.Bound)
		}
	}
	relaytest.Want(t, "devices", len(stations), 1)
}

// A phone is put away twice, and its screen locks in the middle of a race: what is
// touched after each has an offset of its own, and what was touched before is kept.
func TestAPhonePutAwayTwiceAndLockedStampsAsBefore(t *testing.T) {
	p := newHandset(t, 4, "200")
	p.sees("Team 4")
	hidden := func(is bool) {
		p.do(chromedp.Evaluate(fmt.Sprintf(`Object.defineProperty(document, 'hidden', {get: () => %t, configurable: true}); document.dispatchEvent(new Event('visibilitychange'))`, is), nil))
	}
	tells := func(event string) { p.do(chromedp.Evaluate(`document.dispatchEvent(new Event('`+event+`'))`, nil)) }
	var touched []time.Time
	touch := func(n int) {
		touched = append(touched, time.Now())
		p.touch(lane(n))
	}
	ways := []func(){
		func() {},
		func() { hidden(true); time.Sleep(300 * time.Millisecond); hidden(false) },
		func() { hidden(true); time.Sleep(300 * time.Millisecond); hidden(false) },
		func() {
			tells("freeze")
			time.Sleep(300 * time.Millisecond)
			tells("resume")
		},
		func() { p.cut.Store(true); hidden(true); hidden(false) }, // nothing is compared in this one
	}
	for i, way := range ways {
		way()
		touch(1 + i%4)
		if i < len(ways)-1 {
			p.saved(i + 1)
		}
	}
	p.sees("1 waiting")
	p.cut.Store(false)
	p.saved(len(ways))
	relaytest.Want(t, "lanes", p.keys(), "12341")
	eras := map[relay.Origin]bool{}
	i := 0
	for _, e := range p.recorded() {
		if _, press := e.Fact.(*relay.Press); !press {
			continue
		}
		eras[e.ID.Origin] = true
		if e.Clock == nil {
			t.Fatalf("touch %d is not compared with the hub's clock", i+1)
		}
		at := time.Unix(0, e.Wall+e.Clock.Offset)
		if off := at.Sub(touched[i]); off < -time.Duration(e.Clock.Bound) || off > time.Duration(e.Clock.Bound)+soon {
			t.Errorf("touch %d is stamped %s after it, ± %s", i+1, off, time.Duration(e.Clock.Bound))
		}
		i++
	}
	relaytest.Want(t, "stretches of its clock", len(eras), len(ways))
}

func TestAHundredReloadsAreOneDevice(t *testing.T) {
	p := newHandset(t, 4, "200")
	p.sees("200 m")
	n := 12
	if *touches > 1000 {
		n = 100
	}
	for i := range n {
		p.do(chromedp.Reload())
		p.sees("Team 1")
		p.touch(lane(1 + i%4))
	}
	p.saved(n)
	stations := map[string]bool{}
	for _, e := range p.recorded() {
		stations[e.Station] = true
	}
	relaytest.Want(t, "devices", len(stations), 1)
}

func TestTouchesThroughALinkThatIsCutAgainAndAgainAreEachRecordedOnce(t *testing.T) {
	p := newHandset(t, 9, "200")
	p.sees("Team 9")
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(time.Duration(150+i%5*100) * time.Millisecond):
				p.cut.Store(i%2 == 0)
			}
		}
	}()
	var want strings.Builder
	for i := range *touches {
		n := 1 + (i*7)%9
		fmt.Fprint(&want, n)
		p.touch(lane(n))
	}
	p.saved(*touches)
	relaytest.Want(t, "lanes, in order", p.keys(), want.String())
}

// TestATouchIsStampedWithinItsBound compares what the log says of touches with
// when this test made them: both clocks are this machine's.
func TestATouchIsStampedWithinItsBound(t *testing.T) {
	p := newHandset(t, 4, "200")
	p.sees("Team 4")
	x, y := p.at(lane(2))
	var before, after []time.Time
	const n = 30
	for range n {
		time.Sleep(50 * time.Millisecond)
		before = append(before, time.Now())
		p.do(input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: x, Y: y}}))
		after = append(after, time.Now())
		p.do(input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
	}
	p.saved(n)
	var sum time.Duration
	for i, e := range p.recorded()[opening:] {
		at := time.Unix(0, e.Wall+e.Clock.Offset)
		bound := time.Duration(e.Clock.Bound)
		if at.Before(before[i].Add(-bound)) || at.After(after[i].Add(bound)) {
			t.Errorf("touch %d between %s and %s is stamped %s, ± %s", i, before[i], after[i], at, bound)
		}
		sum += at.Sub(before[i])
	}
	t.Logf("touch → stamp: %s after the test's command on average, bound at the end %s", sum/n, time.Duration(p.recorded()[n].Clock.Bound))
}

// The hub's clock is set while a phone looks on: what it compared before says nothing of
// it any more, however close it was.
func TestAPhoneFollowsTheHubsClockWhenThatIsSet(t *testing.T) {
	p := newHandset(t, 4, "200")
	p.sees("Team 4")
	p.touch(lane(1))
	p.saved(1)
	const set = 10 * time.Minute
	p.slow.Store(true) // so that what was compared before seems the surer
	p.mu.Lock()
	p.ahead = set
	from := p.asked
	p.mu.Unlock()
	relaytest.Until(t, "it compares several times", func() bool { // twice asked a message
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.asked >= from+8
	})
	begun := time.Now().Add(set)
	p.touch(lane(2))
	p.saved(2)
	e := p.recorded()[opening+1]
	if at := time.Unix(0, e.Wall+e.Clock.Offset); at.Before(begun.Add(-time.Second)) || at.After(time.Now().Add(set+time.Second)) {
		t.Errorf("stamped %s, touched from %s on", at, begun)
	}
}

func TestAPageOfYesterdaysMeetRefusesToPress(t *testing.T) {
	p := newHandset(t, 4, "200")
	p.sees("Team 1")
	p.do(chromedp.Navigate("about:blank"), chromedp.Navigate("http://"+p.address+"/#200.AAAAAAAAAAAAAAAAAAAAAAAAAA"))
	p.sees("This page is of another meet")
	p.picture("phone-other-meet")
	relaytest.Want(t, "buttons", p.asks("document.querySelectorAll('main button').length"), "0")
	p.do(chromedp.Navigate("about:blank"), chromedp.Navigate("http://"+p.address+"/"))
	p.sees("lacks its secret")
}

func TestAPhoneWhereNoExchangeOfTheRaceIsSaysSo(t *testing.T) {
	p := newHandset(t, 4, "350")
	p.sees("no exchange here: presses are only kept")
	if class := p.asks("$('where').className + $('said').className"); class != "blindasks" {
		t.Errorf("it is said as if it were nothing: %q", class)
	}
	p.touch(lane(3))
	p.saved(1)
}
