package lan

import (
	"fmt"
	"net"
	"testing"

	"baton/relay/relaytest"
)

func TestOthersComeInByThePrivateNetworkFirst(t *testing.T) {
	for _, c := range []struct {
		what  string
		found []string
		want  string
	}{
		{"a wifi beside the mobile network", []string{"127.0.0.1/8", "85.1.2.3/24", "192.168.1.20/24", "2001:db8::7/64"}, "[192.168.1.20 85.1.2.3]"},
		{"a network with IPv6 alone", []string{"::1/128", "fe80::1/64", "2001:db8::7/64"}, "[2001:db8::7]"},
		{"a wifi that gave no address", []string{"127.0.0.1/8", "169.254.3.4/16"}, "[]"},
	} {
		var found []net.Addr
		for _, text := range c.found {
			ip, network, err := net.ParseCIDR(text)
			relaytest.NoError(t, err)
			found = append(found, &net.IPNet{IP: ip, Mask: network.Mask})
		}
		relaytest.Want(t, c.what, fmt.Sprint(chosen(found)), c.want)
	}
}
