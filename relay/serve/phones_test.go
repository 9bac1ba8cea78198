package serve

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"

	"rsc.io/qr"
)

func TestACodeIsDrawnSquareForSquareLightOnDark(t *testing.T) {
	const text = "http://192.168.1.20:8081/#200.ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		t.Fatal(err)
	}
	lines := cellsOf(text)
	relaytest.Want(t, "lines", len(lines), (code.Size+2*margin+1)/2)
	light := func(x, y int) bool {
		c := []rune(lines[(y+margin)/2])[x+margin]
		return c == '█' || (y+margin)%2 == 0 && c == '▀' || (y+margin)%2 == 1 && c == '▄'
	}
	for y := -margin; y < code.Size+margin; y++ {
		for x := -margin; x < code.Size+margin; x++ {
			if light(x, y) == code.Black(x, y) {
				t.Fatalf("the square at %d, %d is wrong", x, y)
			}
		}
	}
	if wide := len([]rune(lines[0])); wide > 78 || len(lines) > 20 {
		t.Errorf("%d by %d cells do not fit a screen of 80 by 24", wide, len(lines))
	}
}

func TestPhonesHaveACodeAPlaceOnceTheMeetIsOpen(t *testing.T) {
	folder := t.TempDir()
	s, err := Listen(Addresses{Phones: "127.0.0.1:0"}, "lake.meet", Host{Now: time.Now, Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	relaytest.Want(t, "codes of a meet that is not open", len(s.Codes()), 0)
	k := relaytest.NewKeeper(t, "4x100", 2)
	for _, g := range s.Guests() {
		g.Begin(k.Log, func([]relay.Event) {})
		defer g.End()
	}
	var out bytes.Buffer
	s.PrintCodes(&out)
	codes := s.Codes()
	relaytest.Want(t, "places", len(codes), len(spots))
	for _, c := range codes {
		if !strings.Contains(c.URL, "/#"+string(c.Spot)+".") || !strings.Contains(out.String(), c.URL) {
			t.Errorf("the code of %s: %s", c.Name, c.URL)
		}
	}
	relaytest.Want(t, "said", s.Status(), "0 phones linked")
	kept, err := os.Stat(filepath.Join(folder, "phones.key"))
	if err != nil || kept.Size() != 2*secretSize+1 {
		t.Errorf("the secret is not kept: %v", err)
	}
	again, err := Listen(Addresses{Phones: "127.0.0.1:0"}, "lake.meet", Host{Now: time.Now, Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	for _, g := range again.Guests() {
		g.Begin(k.Log, func([]relay.Event) {})
		defer g.End()
	}
	again.PrintCodes(&out)
	secret := func(s *Served) string { _, after, _ := strings.Cut(s.Codes()[0].URL, "#"); return after }
	relaytest.Want(t, "the secret of the next run", secret(again), secret(s))
	relaytest.NoError(t, os.WriteFile(filepath.Join(folder, "phones.key"), []byte("broken"), 0o600))
	if _, err := Listen(Addresses{Phones: "127.0.0.1:0"}, "lake.meet", Host{Now: time.Now, Folder: folder}); err == nil || !strings.Contains(err.Error(), "remove it") {
		t.Errorf("a broken secret: %v", err)
	}
}
