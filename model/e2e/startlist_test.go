package e2e

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestFromTheStartListToTheGunByKeysAlone(t *testing.T) {
	m := newMeeting(t)
	m.Write("more.csv", "event,round,heat,name,format,lane,team,squad\n9,1,1,Girls 4x200,4x200,4,Northside,A\n9,1,1,Girls 4x200,4x200,5,Peak,A\n")
	p := m.Start(Usual, nil, file)
	p.WaitFor("Girls 4x100", soon)
	p.Type("i")
	p.WaitFor("file or folder", soon)
	p.Paste(filepath.Join(m.Dir, "more.csv"))
	p.Press("enter")
	p.WaitFor("3 new", soon)
	p.Press("enter")
	p.WaitFor("3 rows of more.csv written", soon)
	p.Press("esc")
	p.WaitFor("9-1-1", soon)
	p.Press("down")
	p.Type("s")
	p.WaitFor("lane 4", soon)
	p.Press("enter")
	p.WaitFor("leg 1 of Northside A", soon)
	p.Type("ana n")
	p.WaitFor("Ana Northside", soon)
	p.Press("tab", "enter")
	p.WaitFor("leg 2 of Northside A", soon)
	p.Press("esc")
	p.Type("v")
	p.Paste("Ana Northside\nBea Holt\nCara Lim\nDee Wong\nEva Park")
	p.WaitFor("4 named for 4 legs, 1 alternate", soon)
	p.Press("enter")
	p.WaitFor("4 of 4", soon)
	p.Type("p") // the hand-off plan: give and take both right, then as usual
	p.WaitFor("Hand-off plan", soon)
	p.Press("right", "right", "right", "enter")
	p.WaitFor("right to right", soon)
	p.Type("u")
	p.WaitUntil("no warning of same hands", soon, func(screen string) bool { return !strings.Contains(screen, "right to right") })
	p.Press("esc", "esc")
	p.WaitFor("9-1-1", soon)
	p.Type("c") // check-in: lane 4 is at the start
	p.WaitFor("Check-in", soon)
	p.Type("4")
	p.WaitFor("start 1/2", soon)
	p.Press("enter")
	p.WaitFor("press SPACE", soon)
	p.Press("space")
	p.WaitFor("LIVE", soon)
	p.Type("5")
	p.WaitFor("key 5", soon)
	p.Press("ctrl+c")
	if code := p.Wait(soon); code != 0 {
		t.Errorf("exit code %d", code)
	}
	log := m.Run("log", file, "--race", "9-1-1")
	for _, said := range []string{"Dee Wong", "Eva Park", "lineup_set", "plan_set", "checked_in", `"kind":"gun"`, `"kind":"press"`} {
		if !strings.Contains(log, said) {
			t.Errorf("%s is not in the log:\n%s", said, log)
		}
	}
}
