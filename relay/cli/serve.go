package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"os"
	"strings"

	"baton/relay"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/nats"
	"baton/relay/serve"
	"baton/relay/sqlite"
	"baton/relay/wholefile"
)

type serveCmd struct {
	Meet     string `arg:""`
	Listen   string
	At       []netip.AddrPort
	Web      string
	SSH      string `name:"ssh"`
	Phones   string
	Race     race
	Place    string
	Name     string
	NoScreen bool
}

// Run shares a meet: this laptop is its hub, and a station.
func (c *serveCmd) Run(e *env) error {
	if !isMeet(c.Meet) {
		return noSuchMeet(c.Meet)
	}
	asked := serve.Addresses{Web: c.Web, SSH: c.SSH, Phones: c.Phones}
	if err := asked.Check(); err != nil {
		return usage("%w", err)
	}
	me, err := e.station(c.Name, c.Place)
	if err != nil {
		return err
	}
	s := Screen{Kind: MeetScreen, Meet: c.Meet, Race: relay.RaceID(c.Race), Station: me, Serve: asked, Hidden: c.NoScreen}
	if err := e.canShow(s); err != nil {
		return err
	}
	id, name, err := e.meetToServe(c.Meet)
	if err != nil {
		return err
	}
	net, told, err := e.lead(e.linked(me, c.Listen, c.At), id, name)
	if err != nil {
		return err
	}
	s.Link, s.Guests, s.Lines, s.Told = net, []meet.Guest{net}, []string{net.Code()}, told
	return e.show(s)
}

// usualListen is where a hub listens if it can: one port to let through a
// firewall.
const usualListen = ":4848"

// lead starts this laptop's hub, at any port where none was asked for and the
// usual one is taken: that is told, since a firewall may let only that one
// through.
func (e *env) lead(c nats.Config, id relay.Origin, name string) (net *nats.Net, told string, err error) {
	if c.Listen != "" {
		net, err = nats.Serve(c, id, name)
		return net, "", err
	}
	c.Listen = usualListen
	if net, err = nats.Serve(c, id, name); err == nil {
		return net, "", nil
	}
	c.Listen = ":0"
	if net, err = nats.Serve(c, id, name); err != nil {
		return nil, "", err
	}
	return net, fmt.Sprintf("port %s is taken by another program: this hub listens at port %d, which the code says too", strings.TrimPrefix(usualListen, ":"), net.Port()), nil
}

// station is who this laptop is among others, and where: as the command says,
// else as its settings do, else as its system calls it.
func (e *env) station(name, place string) (link.Status, error) {
	me := link.Status{Station: e.deps.Settings.Station, Name: relay.Harmless(cmp.Or(name, e.deps.Settings.Name, e.deps.Host)), Spot: cmp.Or(e.deps.Settings.Spot, relay.Everywhere)}
	if place == "" {
		return me, nil
	}
	spot, err := relay.ParseSpot(place)
	if err != nil {
		return me, usage("%s", err)
	}
	me.Spot = spot
	return me, nil
}

// linked is how this laptop takes part in a meet.
func (e *env) linked(me link.Status, listen string, at []netip.AddrPort) nats.Config {
	return nats.Config{Dir: e.deps.Links, Listen: listen, At: at, Me: me, Now: e.deps.Now}
}

// meetToServe finds out which meet a file is; one that does not exist is made.
func (e *env) meetToServe(path string) (id relay.Origin, name string, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := e.makeMeet(path); err != nil {
			return id, "", err
		}
	}
	read, err := sqlite.ReadMeet(path, sqlite.ReadLimit)
	if err != nil {
		return id, "", err
	}
	id = read.State.ID()
	if id == (relay.Origin{}) {
		return id, "", fmt.Errorf("%s: %w: it has no events", path, meet.ErrNotMeet)
	}
	return id, cmp.Or(read.State.Name(), wholefile.Title(path)), nil
}

// makeMeet makes a meet that has its identity and nothing else.
func (e *env) makeMeet(path string) error {
	author := relay.Author{Origin: relay.NewOrigin()}
	now := e.deps.Now()
	h := relay.Header{Station: e.deps.Settings.Station, Spot: relay.Everywhere, Wall: now.UnixNano()}
	opened, err := author.Next(h, &relay.Opened{Meet: relay.NewOrigin(), Version: e.deps.Version})
	if err != nil {
		return err
	}
	return sqlite.Make(path, []relay.Event{opened})
}
