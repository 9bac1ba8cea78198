package serve

import (
	"net"
	"slices"
)

// urls are the addresses under which a browser on the same network finds a
// listener: its own, or, where it listens everywhere, those of this laptop.
func urls(at net.Addr) []string {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return []string{at.String()}
	}
	hosts := []string{host}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		hosts = ownAddresses()
	}
	var out []string
	for _, h := range hosts {
		out = append(out, "http://"+net.JoinHostPort(h, port)+"/")
	}
	return out
}

// ownAddresses are this laptop's addresses on networks, those of private
// networks first; without a network its name for itself.
func ownAddresses() []string {
	var private, other []string
	all, err := net.InterfaceAddrs()
	if err != nil {
		all = nil // a system that does not tell has at least itself
	}
	for _, a := range all {
		n, ok := a.(*net.IPNet)
		switch {
		case !ok || n.IP.To4() == nil || n.IP.IsLoopback() || n.IP.IsLinkLocalUnicast():
		case n.IP.IsPrivate():
			private = append(private, n.IP.String())
		default:
			other = append(other, n.IP.String())
		}
	}
	if found := slices.Concat(private, other); len(found) > 0 {
		return found
	}
	return []string{"localhost"}
}
