package web_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/relaytest/paper"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "a folder to put pictures of the pages into")

// picture keeps what a page looks like, where pictures are asked for.
func picture(t testing.TB, ctx context.Context, name string, width, height int64, dark bool) {
	t.Helper()
	if *pictures == "" {
		return
	}
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	var png []byte
	err := chromedp.Run(ctx,
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
		chromedp.EmulateViewport(width, height), chromedp.Sleep(300*time.Millisecond), chromedp.CaptureScreenshot(&png))
	if err == nil {
		err = os.WriteFile(filepath.Join(*pictures, name+".png"), png, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// see waits until a page says something, and gives all its text.
func see(t testing.TB, ctx context.Context, what string) string {
	t.Helper()
	var text string
	for end := time.Now().Add(soon); ; time.Sleep(50 * time.Millisecond) {
		relaytest.NoError(t, chromedp.Run(ctx, chromedp.Evaluate("document.body.innerText", &text)))
		if strings.Contains(text, what) {
			return text
		}
		if time.Now().After(end) {
			t.Fatalf("the page never says %q:\n%s", what, text)
		}
	}
}

func TestABrowserFollowsARaceAndSaysWhenItIsCutOff(t *testing.T) {
	ctx := paper.Browser(t)
	h := newHall(t)
	hostile := `<img src=x onerror="document.title='fooled'">`
	h.Write(&relay.TeamSet{Team: relaytest.Team(3), Name: &hostile})
	h.tell()
	var wrong []string
	chromedp.ListenTarget(ctx, func(e any) {
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			wrong = append(wrong, e.ExceptionDetails.Error())
		case *log.EventEntryAdded:
			wrong = append(wrong, e.Entry.Text)
		}
	})
	relaytest.NoError(t, chromedp.Run(ctx, log.Enable(), chromedp.Navigate(h.url)))
	see(t, ctx, "Not begun")
	h.Gun(10)
	h.At(22.4).Press("2")
	h.tell()
	text := see(t, ctx, "12.4")
	for _, want := range []string{"Running", "Team 2", "leg 2 of 4", hostile} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	picture(t, ctx, "board-phone-light", 390, 844, false)
	picture(t, ctx, "board-phone-dark", 390, 844, true)
	picture(t, ctx, "board-screen-light", 1920, 1080, false)
	picture(t, ctx, "board-screen-dark", 1920, 1080, true)
	var title string
	relaytest.NoError(t, chromedp.Run(ctx, chromedp.Title(&title)))
	relaytest.Want(t, "title", title, "Running · Test relay, heat 1")
	relaytest.Want(t, "what the browser complained of", strings.Join(wrong, "; "), "")
	h.site.Close()
	see(t, ctx, "CUT OFF")
	picture(t, ctx, "board-cut", 390, 844, false)
}

func TestAScreenReaderOnAPhoneHearsWhatEachFigureIs(t *testing.T) {
	ctx := paper.Browser(t)
	h := newHall(t)
	h.Gun(10)
	h.At(22.4).Press("2")
	h.tell()
	relaytest.NoError(t, chromedp.Run(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(h.url)))
	see(t, ctx, "12.4")
	type said struct {
		Value any `json:"value"`
	}
	var tree struct { // cdproto's own does not know all that a Chromium says
		Nodes []struct {
			Role said `json:"role"`
			Name said `json:"name"`
		} `json:"nodes"`
	}
	relaytest.NoError(t, chromedp.Run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		return cdp.Execute(ctx, "Accessibility.getFullAXTree", nil, &tree)
	})))
	heard := map[string]bool{}
	for _, n := range tree.Nodes {
		heard[strings.Join(strings.Fields(fmt.Sprint(n.Role.Value, " ", n.Name.Value)), " ")] = true
	}
	for _, want := range []string{"table Test relay, heat 1", "cell place 1", "cell lane 2", "rowheader Team 2", "cell 12.4 exchange 1", "timer race clock", "heading Test relay, heat 1"} {
		if !heard[want] {
			t.Errorf("nobody hears %q among %v", want, slices.Sorted(maps.Keys(heard)))
		}
	}
}
