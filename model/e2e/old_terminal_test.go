package e2e

import (
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// sprint is a relay of legs so short that a test can time it, for runners whose
// names an old terminal may lack.
const sprint = `event,format,lane,team,leg1,leg2,distance1,distance2
9,custom,1,Müller TV,Jörg Weiß,Zoë Ångström,10,10
9,custom,2,Łódź AZS,Łukasz Żak,Ondřej Kříž,10,10
`

// sprints is a machine on which that relay waits for its gun.
func sprints(t *testing.T) *Home {
	if baton == "" {
		t.Skip("the module has no program to run")
	}
	h := NewHome(t, baton)
	h.Run("import", file, h.Write("sprint.csv", sprint), "--yes")
	return h
}

// timed races two lanes by the given keys, and fails unless it is finished with
// both finishes on the screen, lane 1 first.
func timed(p *Term, one, two string) {
	p.WaitFor("ARMED", soon)
	p.Press("space")
	p.WaitFor("LIVE", soon)
	for range 2 {
		time.Sleep(1500 * time.Millisecond)
		p.Type(one)
		time.Sleep(100 * time.Millisecond)
		p.Type(two)
	}
	p.WaitFor("FINISHED", soon)
	p.WaitUntil("both in, told apart", soon, func(screen string) bool {
		lines := strings.Split(screen, "\n")
		return len(lines) > 4 && strings.HasSuffix(lines[3], "1") && strings.HasSuffix(lines[4], "2") && strings.Contains(lines[3], "3.") && strings.Contains(lines[4], "3.")
	})
}

// draws fails where the screen has a character that its terminal has not.
func draws(p *Term, has string) {
	for _, r := range p.Screen() {
		if r >= 0x80 && !strings.ContainsRune(has, r) {
			p.t.Errorf("%q is on the screen:\n%s", r, p.framed())
			return
		}
	}
}

func TestARaceIsTimedAndReadOnTheLinuxConsole(t *testing.T) {
	p := sprints(t).Start(Usual, []string{"TERM=linux"}, file, "--race", "9-1-1")
	timed(p, "1", "2")
	p.WaitFor("> Müller TV", soon)
	draws(p, "·─│┼•»×üöë"+"ŁłóźŻřžíÅß")
}

func TestARaceIsTimedAndReadInALatin1Locale(t *testing.T) {
	h := sprints(t)
	ok(t, os.MkdirAll(h.Path("config/baton"), 0o755))
	h.Write("config/baton/settings.json", `{"station": "ab12", "place": "all", "layout": "azerty"}`)
	screen := newEmulator(Usual, nil)
	screen.decode = func(b []byte) []byte {
		out, _ := charmap.ISO8859_1.NewDecoder().Bytes(b) // it has all bytes
		return out
	}
	p := launch(t, Usual, h.command([]string{"LANG=fr_FR.ISO-8859-1", "TERM=xterm"}, file, "--race", "9-1-1"), screen)
	timed(p, "&", "\xe9") // the keys 1 and 2 of a French keyboard
	p.WaitFor("Müller TV", soon)
	p.WaitFor("Lódz AZS", soon)
	draws(p, "üöëÅßóí")
}
