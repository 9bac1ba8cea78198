package serve

import (
	"net"

	"baton/relay/lan"
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
		hosts = ownHosts()
	}
	var out []reachable
	for _, h := range hosts {
		out = append(out, reachable{h, port})
	}
	return out
}

// ownHosts are this laptop's addresses; without a network its name for itself.
func ownHosts() (hosts []string) {
	for _, ip := range lan.Own() {
		hosts = append(hosts, ip.String())
	}
	if len(hosts) == 0 {
		return []string{"localhost"}
	}
	return hosts
}
