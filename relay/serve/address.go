package serve

import (
	"net"
	"slices"
)

// urls are a listener's addresses as they are typed into a browser.
func urls(at net.Addr) []string {
	var out []string
	for _, a := range reached(at) {
		out = append(out, "http://"+net.JoinHostPort(a.host, a.port)+"/")
	}
	return out
}

// commands are a listener's addresses as they are typed into a terminal.
func commands(at net.Addr) []string {
	var out []string
	for _, a := range reached(at) {
		out = append(out, "ssh -p "+a.port+" "+a.host)
	}
	return out
}

// reachable is one address of a listener.
type reachable struct{ host, port string }

// reached are the addresses under which others on the same network find a
// listener: its own, or, where it listens everywhere, those of this laptop.
func reached(at net.Addr) []reachable {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return nil
	}
	hosts := []string{host}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		hosts = ownAddresses()
	}
	var out []reachable
	for _, h := range hosts {
		out = append(out, reachable{h, port})
	}
	return out
}

// ownAddresses are this laptop's addresses on networks, those of private
// networks first, IPv6 only where there is no other; without a network its name
// for itself.
func ownAddresses() []string {
	var private, other, long []string
	all, err := net.InterfaceAddrs()
	if err != nil {
		all = nil // a system that does not tell has at least itself
	}
	for _, a := range all {
		n, ok := a.(*net.IPNet)
		switch {
		case !ok || n.IP.IsLoopback() || n.IP.IsLinkLocalUnicast():
		case n.IP.To4() == nil:
			long = append(long, n.IP.String())
		case n.IP.IsPrivate():
			private = append(private, n.IP.String())
		default:
			other = append(other, n.IP.String())
		}
	}
	for _, found := range [][]string{slices.Concat(private, other), long} {
		if len(found) > 0 {
			return found
		}
	}
	return []string{"localhost"}
}
