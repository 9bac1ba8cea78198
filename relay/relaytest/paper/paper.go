// Package paper looks at the pages that baton writes as they are read: on a phone and on
// a sheet of A4, in a real browser. Without one the tests that need it say so and are
// skipped.
//
// It imports baton/relay/relaytest and chromedp. Begin with Open.
package paper

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"baton/relay/relaytest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Widths a page is read at, in CSS pixels: a small phone, a usual one, and A4 within
// margins of 12 mm.
const (
	SmallPhone = 320
	Phone      = 390
	A4         = 703
)

// A4 in inches, and the margin that the pages ask for.
const (
	a4Width, a4Height = 8.27, 11.69
	margin            = 12 / 25.4
)

// Reader is a browser that pages are looked at in, one after the other.
type Reader struct {
	t   testing.TB
	ctx context.Context
}

// Open opens the browser.
func Open(t testing.TB) *Reader {
	t.Helper()
	return &Reader{t, Browser(t)}
}

// Browser starts a Chromium without a window, until the test is over; where there is
// none the test is skipped and says so.
func Browser(t testing.TB) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(relaytest.Chromium(t)), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(stop)
	return ctx
}

// Read looks at a page that was written.
func (p *Reader) Read(html string) {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), "page.html")
	relaytest.NoError(p.t, os.WriteFile(path, []byte(html), 0o644))
	p.do(chromedp.Navigate("file://" + path))
}

func (p *Reader) do(actions ...chromedp.Action) {
	p.t.Helper()
	relaytest.NoError(p.t, chromedp.Run(p.ctx, actions...))
}

// beyond lists what stands beyond the page's sides, or is wider than what holds it.
const beyond = `[...document.querySelectorAll("body *")].filter(e => {
	const b = e.getBoundingClientRect(), wide = document.documentElement.clientWidth;
	return b.width > 0 && !e.closest("details:not([open])") && (b.left < -0.5 || b.right > wide + 0.5 || !e.closest("svg") && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0);
}).map(e => e.tagName + "." + e.className + ": " + e.textContent.trim().slice(0, 60))`

// Cut lists what is cut at a width, on a screen or on paper: nothing should be.
func (p *Reader) Cut(width int64, onPaper bool) (cut []string) {
	p.t.Helper()
	p.as(width, onPaper)
	p.do(chromedp.Evaluate(beyond, &cut))
	return cut
}

// as shows the page at a width, as a screen or paper shows it.
func (p *Reader) as(width int64, onPaper bool) {
	media := map[bool]string{false: "screen", true: "print"}[onPaper]
	p.do(emulation.SetEmulatedMedia().WithMedia(media), chromedp.EmulateViewport(width, 900))
}

// Broken lists which of the elements that a selector names may begin on one sheet of
// paper and end on the next.
func (p *Reader) Broken(selector string) (broken []string) {
	p.t.Helper()
	p.as(A4, true)
	p.do(chromedp.Evaluate(`[...document.querySelectorAll("`+selector+`")].filter(e => getComputedStyle(e).breakInside != "avoid").map(e => e.tagName + "." + e.className)`, &broken))
	return broken
}

// Sheets is on how many sheets of A4 the page is printed.
func (p *Reader) Sheets() int {
	p.t.Helper()
	var pdf []byte
	p.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = page.PrintToPDF().WithPaperWidth(a4Width).WithPaperHeight(a4Height).
			WithMarginTop(margin).WithMarginBottom(margin).WithMarginLeft(margin).WithMarginRight(margin).WithPrintBackground(true).Do(ctx)
		return err
	}))
	return bytes.Count(pdf, []byte("/Type /Page\n"))
}

// Texts are the texts of the elements that a selector names.
func (p *Reader) Texts(selector string) (texts []string) {
	p.t.Helper()
	p.do(chromedp.Evaluate(`[...document.querySelectorAll("`+selector+`")].map(e => e.innerText)`, &texts))
	return texts
}
