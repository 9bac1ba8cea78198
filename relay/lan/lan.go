// Package lan finds this laptop's addresses in its networks, where others come in
// who join a meet, time by phone or look on (Own), and keeps one of them from taking
// all the room. It imports nothing of baton. Begin with Own and Seats.
package lan

import (
	"net"
	"net/netip"
	"slices"
)

// Own are this laptop's addresses, those of private networks first, IPv6 only
// where there is no other: codes are typed, and those of IPv6 are long. There are
// none without a network.
func Own() []netip.Addr {
	found, err := net.InterfaceAddrs()
	if err != nil {
		return nil // a system that does not tell has at least itself
	}
	return chosen(found)
}

func chosen(found []net.Addr) []netip.Addr {
	var private, other, long []netip.Addr
	for _, a := range found {
		prefix, err := netip.ParsePrefix(a.String())
		ip := prefix.Addr().Unmap()
		switch {
		case err != nil || ip.IsLoopback() || ip.IsLinkLocalUnicast():
		case ip.Is6():
			long = append(long, ip)
		case ip.IsPrivate():
			private = append(private, ip)
		default:
			other = append(other, ip)
		}
	}
	if short := slices.Concat(private, other); len(short) > 0 {
		return short
	}
	return long
}
