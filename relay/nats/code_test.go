package nats

import (
	"net"
	"net/netip"
	"reflect"
	"strings"
	"testing"

	"baton/relay"
)

func addrs(text string) (all []netip.AddrPort) {
	for _, a := range strings.Fields(text) {
		all = append(all, netip.MustParseAddrPort(a))
	}
	return all
}

func TestACodeIsReadAsItWasWritten(t *testing.T) {
	for _, at := range []string{
		"127.0.0.1:4848", "192.168.1.5:4848 10.0.0.1:65535", "[2001:db8::7]:4848",
		"192.168.1.5:1 [2001:db8::7]:2 [::1]:3 [fd00::1]:4",
	} {
		c := Code{Addrs: addrs(at), Pin: pin{1, 2, 250}, Secret: newSecret()}
		got, err := ParseCode(strings.ToLower(strings.ReplaceAll(c.String(), "-", " ")))
		if err != nil || !reflect.DeepEqual(got, c) {
			t.Errorf("%s: %+v, %v", at, got, err)
		}
	}
	pinned := Code{Addrs: addrs("127.0.0.1:4848"), Pin: pin{1, 2, 3}, Secret: secret{4, 5, 6}}
	if got, want := pinned.String(), "05ZG0-0012B-R020G-30000-00000-00081-86000-005DC"; got != want {
		t.Errorf("a code that was written down means the same for ever: %s, not %s", got, want)
	}
}

func TestACodeOfTooManyOrNoAddressesIsRefused(t *testing.T) {
	for _, at := range []string{"", "1.1.1.1:1 1.1.1.2:1 1.1.1.3:1 1.1.1.4:1 1.1.1.5:1", "[::1]:1 [::2]:1 [::3]:1 1.1.1.1:1 1.1.1.2:1"} {
		if _, err := ParseCode(Code{Addrs: addrs(at)}.String()); err == nil || !strings.Contains(err.Error(), "not complete") {
			t.Errorf("%q: %v", at, err)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	f.Add(Code{Addrs: addrs("192.168.1.5:4848")}.String())
	f.Add(Code{Addrs: addrs("192.168.1.5:4848 [2001:db8::7]:4848")}.String())
	f.Add("05ZG0-")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseCode(text)
		if err != nil {
			return
		}
		again, err := ParseCode(c.String())
		if err != nil || again.String() != c.String() {
			t.Errorf("%q reads as %+v, which reads as %+v, %v", text, c, again, err)
		}
	})
}

func TestAHubIsReachedAtThisLaptopsAddresses(t *testing.T) {
	own := []netip.Addr{netip.MustParseAddr("192.168.1.5"), netip.MustParseAddr("10.0.0.1")}
	many := append(own, own[0].Next(), own[0].Prev(), own[1].Next())
	for _, c := range []struct {
		host string
		own  []netip.Addr
		want string
	}{
		{"0.0.0.0", own, "192.168.1.5:7 10.0.0.1:7"},
		{"0.0.0.0", nil, "127.0.0.1:7"},
		{"127.0.0.1", own, "127.0.0.1:7"},
		{"::1", own, "[::1]:7"},
		{"::", []netip.Addr{netip.MustParseAddr("2001:db8::7")}, "[2001:db8::7]:7"},
		{"0.0.0.0", many, "192.168.1.5:7 10.0.0.1:7 192.168.1.6:7 192.168.1.4:7"},
	} {
		if got := reachable(c.host, 7, c.own); !reflect.DeepEqual(got, addrs(c.want)) {
			t.Errorf("%s of %v: %v", c.host, c.own, got)
		}
	}
	if everywhere(own) != "0.0.0.0" || everywhere(nil) != "0.0.0.0" || everywhere([]netip.Addr{netip.MustParseAddr("2001:db8::7")}) != "::" {
		t.Error("a laptop with IPv6 alone listens there, and no other")
	}
}

func TestAMeetIsJoinedOverIPv6(t *testing.T) {
	l, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Skip("this machine has no IPv6")
	}
	l.Close()
	config := configFor(t, "hub")
	config.Listen = "[::1]:0"
	n, err := Serve(config, relay.NewOrigin(), "Spring Meet")
	if err != nil {
		t.Fatal(err)
	}
	hub := open(t, n, nil)
	hub.notes(3)
	if c, err := ParseCode(hub.Code()); err != nil || !c.Addrs[0].Addr().Is6() {
		t.Fatalf("%v, %v", c, err)
	}
	a := joined(t, hub.Code(), "a")
	a.notes(2)
	until(t, "both have 7 events", func() bool { return hub.holds() == 7 && a.holds() == 7 })
}
