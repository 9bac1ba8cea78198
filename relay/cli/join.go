package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/nats"
	"baton/relay/sqlite"
	"baton/relay/wholefile"
)

type joinCmd struct {
	Code     string `arg:"" optional:""` // with --nats there is none: it is the meet then
	Meet     string `arg:"" optional:""`
	Nats     []string
	Creds    string
	CA       string `name:"ca"`
	Listen   string `default:":0"`
	At       []netip.AddrPort
	Race     race
	Place    string
	Name     string
	Names    string
	NoScreen bool
}

// joinTime is how long joining may take: the whole meet comes over.
const joinTime = 30 * time.Second

// Run joins a meet that another laptop serves, as one more station.
func (c *joinCmd) Run(e *env) error {
	if err := c.check(); err != nil {
		return err
	}
	if err := e.canShow(Screen{Hidden: c.NoScreen}); err != nil {
		return err
	}
	me, err := e.station(c.Name, c.Place)
	if err != nil {
		return err
	}
	s, err := e.join(c, me)
	if err != nil {
		return err
	}
	return e.show(s)
}

// check looks at what can be said without a network.
func (c *joinCmd) check() error {
	switch {
	case len(c.Nats) > 0 && c.Meet != "":
		return usage("--nats wants no code: baton join --nats %s %s", strings.Join(c.Nats, ","), c.Meet)
	case len(c.Nats) > 0:
		c.Code, c.Meet = "", c.Code
	case c.Creds != "" || c.CA != "":
		return usage("--creds and --ca are of servers that --nats names")
	case c.Code == "":
		return usage("join: the code on the hub's screen is missing, as %s, or --nats and the addresses of servers", examples["join"])
	}
	if c.Meet != "" && !strings.HasSuffix(c.Meet, ".meet") {
		return noSuchMeet(c.Meet)
	}
	if err := c.cluster().Check(); err != nil {
		return usage("%w", err)
	}
	return nil
}

func (c *joinCmd) cluster() nats.Cluster {
	return nats.Cluster{URLs: c.Nats, Creds: c.Creds, CA: c.CA}
}

// knock finds the meet that is to be joined: at the hub that a code names, or at
// servers that run elsewhere; those may be given the meet that a file here has.
func (e *env) knock(ctx context.Context, c *joinCmd, config nats.Config) (*nats.Invited, error) {
	if len(c.Nats) == 0 {
		code, err := nats.ParseCode(c.Code)
		if err != nil {
			return nil, usage("%s", err)
		}
		return nats.Knock(ctx, config, code)
	}
	if _, err := os.Stat(c.Meet); c.Meet == "" || errors.Is(err, fs.ErrNotExist) {
		in, err := nats.Reach(c.cluster(), relay.Origin{}, "")
		if c.Meet != "" && errors.Is(err, nats.ErrWhichMeet) {
			err = fmt.Errorf("%w (%s is not there yet: baton %s makes it)", err, c.Meet, c.Meet)
		}
		return in, err
	}
	id, name, err := e.meetToServe(c.Meet)
	if err != nil {
		return nil, err
	}
	return nats.Reach(c.cluster(), id, name)
}

// join fetches the meet into this laptop's own file.
func (e *env) join(c *joinCmd, me link.Status) (s Screen, err error) {
	ctx, stop := context.WithTimeout(context.Background(), joinTime)
	defer stop()
	config := e.linked(me, c.Listen, c.At)
	if c.Listen == "off" {
		config.Listen = ""
	}
	in, err := e.knock(ctx, c, config)
	if err != nil {
		return s, err
	}
	defer in.Close()
	events, err := in.Fetch(ctx)
	if err != nil {
		return s, err
	}
	if config.Me.Names, err = presser(events, c.Names); err != nil {
		return s, err
	}
	beside := in.Station == me.Station // both on this laptop
	if beside {
		config.Me.Station += "-2"
		if c.Name == "" && config.Me.Name != "" {
			config.Me.Name += " 2"
		}
		config.Dir += "-2"
	}
	path, err := e.ownFile(c.Meet, in, beside)
	if err == nil {
		err = fillOwn(path, in.Meet, events)
	}
	if err != nil {
		return s, err
	}
	shown := relay.RaceID(c.Race)
	if shown == "" && slices.ContainsFunc(events, func(e relay.Event) bool { return e.Race == in.Race }) {
		shown = in.Race
	}
	net, err := in.Join(config)
	s = Screen{Kind: MeetScreen, Meet: path, Race: shown, Hidden: c.NoScreen, Station: config.Me, Link: net, Guests: []meet.Guest{net}}
	return s, err
}

// presser is the station whose times this laptop names, by its name or id.
func presser(events []relay.Event, said string) (string, error) {
	if said == "" {
		return "", nil
	}
	m := relay.NewMeet()
	m.Add(events...)
	var known, found []string
	for _, s := range m.Stations() {
		name := m.StationName(s.ID)
		if !s.IsPhone() { // it has no space bar
			known = append(known, name)
		}
		if strings.EqualFold(name, said) || s.ID == said {
			return s.ID, nil
		}
		if strings.EqualFold(s.Name, said) {
			found = append(found, fmt.Sprintf("%q", name))
		}
	}
	if len(found) > 0 {
		return "", usage("--names %s: there is more than one; say %s", said, strings.Join(found, " or "))
	}
	return "", usage("--names %s: no station of this meet is called so; there is %s (once it has joined, the race menu offers it)", said, cmp.Or(strings.Join(known, ", "), "none yet"))
}

// ownFile is where this laptop keeps a meet that it joins: as the command says,
// else the file of that meet in the data folder, else a new one named as the
// meet is. Beside the hub's own program it is another file than the hub's.
func (e *env) ownFile(said string, in *nats.Invited, beside bool) (string, error) {
	if said != "" {
		return said, nil
	}
	if err := os.MkdirAll(e.deps.Meets, 0o755); err != nil {
		return "", fmt.Errorf("join: %w", err)
	}
	name := fileName(in.Name)
	if beside {
		name += " (joined)"
	}
	for n := 1; ; n++ {
		path := filepath.Join(e.deps.Meets, name+".meet")
		if n > 1 {
			path = filepath.Join(e.deps.Meets, fmt.Sprintf("%s %d.meet", name, n))
		}
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		if read, err := sqlite.ReadMeet(path, sqlite.ReadLimit); err == nil && read.State.ID() == in.Meet {
			return path, nil
		}
	}
}

// fileName is a meet's name as a file can have it.
func fileName(name string) string {
	const most = 60
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most])
	}
	return cmp.Or(wholefile.Name(name), "joined")
}

// fillOwn writes what the hub has into this laptop's file.
func fillOwn(path string, id relay.Origin, events []relay.Event) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return sqlite.Make(path, events)
	}
	file, err := openMeet(path)
	if err != nil {
		return err
	}
	defer file.Close()
	held, known, err := file.Meet()
	if err != nil {
		return err
	}
	if known && held != id {
		return fmt.Errorf("%s: %w; name another file, or none", path, meet.ErrOtherMeet)
	}
	return file.Append(events)
}
