package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// hosts are four machines with a network of their own each, on one switch whose
// cables can be drawn and plugged in elsewhere.
type hosts struct {
	t  *testing.T
	id string // of this test among others on the machine
}

// newHosts makes them, or skips the test where the system does not let it.
func newHosts(t *testing.T) *hosts {
	t.Helper()
	h := &hosts{t, fmt.Sprintf("baton%d-", os.Getpid())}
	if why := noHosts(h.id + "switch"); why != "" {
		t.Skip("hosts of their own are not tried here: " + why)
	}
	t.Cleanup(func() { _ = exec.Command("ip", "netns", "del", h.id+"switch").Run() })
	for _, bridge := range []string{"west", "east"} {
		h.atSwitch("link add " + bridge + " type bridge")
		h.atSwitch("link set " + bridge + " up")
	}
	for n := range 4 {
		h.plug(n)
	}
	return h
}

// noHosts makes the switch, and says why not where the system does not let it.
func noHosts(name string) string {
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		return "network namespaces want Linux and root"
	}
	if said, err := exec.Command("ip", "netns", "add", name).CombinedOutput(); err != nil {
		return fmt.Sprintf("ip netns add: %v %s", err, bytes.TrimSpace(said))
	}
	return ""
}

// plug gives a host its cable.
func (h *hosts) plug(n int) {
	name := h.name(n)
	h.ip("netns add " + name)
	h.t.Cleanup(func() { _ = exec.Command("ip", "netns", "del", name).Run() })
	h.atSwitch(fmt.Sprintf("link add p%d type veth peer name eth0 netns %s", n, name))
	h.lay(n, "west")
	h.atSwitch(fmt.Sprintf("link set p%d up", n))
	for _, to := range []string{"addr add " + strings.TrimSuffix(hostAt(n), ":4848") + "/24 dev eth0", "link set eth0 up", "link set lo up"} {
		h.ip("-n " + name + " " + to)
	}
}

func (h *hosts) name(n int) string { return fmt.Sprint(h.id, n) }

// hostAt is where a host's program listens.
func hostAt(n int) string { return fmt.Sprintf("10.77.1.%d:4848", n+1) }

// lay puts a host's cable into one half of the switch: the halves know nothing of
// each other.
func (h *hosts) lay(n int, half string) { h.atSwitch(fmt.Sprintf("link set p%d master %s", n, half)) }

func (h *hosts) atSwitch(args string) { h.ip("-n " + h.id + "switch " + args) }

func (h *hosts) ip(args string) {
	h.t.Helper()
	if said, err := exec.Command("ip", strings.Fields(args)...).CombinedOutput(); err != nil {
		h.t.Fatalf("ip %s: %v\n%s", args, err, said)
	}
}

// program is the program as it runs on a host.
func (h *hosts) program(n int) string {
	path := filepath.Join(h.t.TempDir(), "baton")
	ok(h.t, os.WriteFile(path, fmt.Appendf(nil, "#!/bin/sh\nexec ip netns exec %s %s \"$@\"\n", h.name(n), baton), 0o700))
	return path
}

// Four hosts with networks of their own, for some 20 s, or longer:
//
//	go test ./model/e2e -run FourHosts -v -cut 40s
//
// Nothing closes a connection here: what is sent to a host whose cable is drawn, or
// lies in the other half, is never heard of again.
func TestFourHostsEndWithOneLogThoughTheirCablesAreDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("four programs take their time")
	}
	meeting := newMeeting(t)
	h := newHosts(t)
	homes := []*Home{meeting.Home}
	homes[0].program = h.program(0)
	listen := []string{hostAt(0)}
	for n := 1; n < 4; n++ {
		homes, listen = append(homes, NewHome(t, h.program(n))), append(listen, hostAt(n))
	}
	all := together(homes, listen)
	c := &crew{t, rand.New(rand.NewPCG(*dice, 2)), all, 1} // the gun
	c.press(time.Second, all...)
	h.atSwitch("link set p3 down")
	c.press(*cutFor, all...) // one host alone
	all[3].term.WaitFor("link cut", soon)
	h.atSwitch("link set p3 up")
	c.agree("the cable in again", all...)

	h.lay(2, "east")
	h.lay(3, "east")
	all[3].term.WaitFor("⇄1", soon) // two halves, a hub in each
	all[0].term.WaitFor("⇄1", soon)
	c.press(*cutFor, all...)
	h.lay(2, "west")
	h.lay(3, "west")
	c.agree("the halves one again", all...)

	all[0].term.Kill9()
	c.press(time.Second, all[1:]...)
	c.agree("the hub killed", all[1:]...)
	all[0].start()
	c.agree("the hub back", all...)
	c.leave()
}
