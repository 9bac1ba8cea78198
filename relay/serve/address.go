package serve

import (
	"net"

	"baton/relay/lan"
)

// urls are a listener's addresses as they are typed into a browser.
func urls(at net.Addr) []string {
	return each(at, func(host, port string) string { return "http://" + net.JoinHostPort(host, port) + "/" })
}

// commands are a listener's addresses as they are typed into a terminal.
func commands(at net.Addr) []string {
	return each(at, func(host, port string) string { return "ssh -p " + port + " " + host })
}

// each says the addresses under which others on the same network find a listener:
// its own, or, where it listens everywhere, those of this laptop.
func each(at net.Addr, say func(host, port string) string) (said []string) {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return nil
	}
	hosts := []string{host}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		hosts = ownHosts()
	}
	for _, h := range hosts {
		said = append(said, say(h, port))
	}
	return said
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
