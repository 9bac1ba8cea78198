// Package settings keeps what belongs to the laptop and not to a meet: its
// station id, where it stands, how its screen and keyboard are. Folders follow
// the XDG rules (on macOS and Windows their own).
//
// It imports the domain, relay/wholefile and relay/text. Begin with Settings; table.go says
// what each one means.
package settings

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/text"
	"baton/relay/wholefile"

	"github.com/adrg/xdg"
)

// Settings are one laptop's.
type Settings struct {
	Station string     `json:"station"`          // drawn once, never changed
	Name    string     `json:"name,omitempty"`   // that people call this laptop by
	Spot    relay.Spot `json:"place"`            // "all", or metres from the finish line
	Theme   string     `json:"theme,omitempty"`  // auto, day, night, mono
	Signs   string     `json:"signs,omitempty"`  // auto, full, simple, ascii
	Layout  string     `json:"layout,omitempty"` // us, azerty, french-mac, belgian, czech, slovak
	Quiet   bool       `json:"quiet,omitempty"`  // no bell
	ZoneEnd string     `json:"l,omitempty"`      // what l marks: exit, or past (10 m past it)
}

// zoneEnds are what l can mark: the baton leaving the zone, or 10 m past that, as
// teams in Japan time it (the 40 m time).
var zoneEnds = []string{"exit", "past"}

// pastExit is how far past the zone's end the 40 m time ends [Japan, since 2008].
const pastExit = 10 * relay.Metre

// Past is how far past the zone's end the line lies that l marks, 0 for the end.
func (s Settings) Past() relay.Distance {
	if s.ZoneEnd == zoneEnds[1] {
		return pastExit
	}
	return 0
}

// Load reads the laptop's settings; a first start draws a station id and keeps
// it. Where the file cannot be read or kept, usable settings come back with the
// error: timing a race needs no settings file.
func Load() (Settings, error) {
	s := Settings{Spot: relay.Everywhere}
	path := Path()
	b, err := wholefile.Read(path, maxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return s.drawn(), fmt.Errorf("settings: %w", err)
	default:
		if s, err = Parse(path, b); err != nil {
			return s.drawn(), fmt.Errorf("settings: %w", err)
		}
	}
	if s.Station != "" {
		return s, nil
	}
	s = s.drawn()
	return s, s.Save()
}

// maxSize is far above what settings take.
const maxSize = 1 << 20

// Parse reads settings as they are kept in a file of that name. One that is not
// what it should be costs itself, and is named in the error with its line; what is
// no object at all gives the settings of a new laptop.
func Parse(name string, b []byte) (Settings, error) {
	s := Settings{Spot: relay.Everywhere}
	file, err := read(name, b)
	if err != nil {
		return s, fmt.Errorf("%w; put it right, or remove the file to start afresh", err)
	}
	var wrong []string
	for _, t := range Table() {
		if err := file.Field(t.Name).Into(t.field(&s)); err != nil {
			wrong = append(wrong, relay.Harmless(err.Error()))
		}
	}
	for _, text := range []*string{&s.Station, &s.Name, &s.Theme, &s.Signs, &s.Layout, &s.ZoneEnd} {
		*text, _ = relay.Bounded(relay.Harmless(*text))
	}
	if len(wrong) > 0 {
		return s, fmt.Errorf("%s; that is left out, put it right or remove it", strings.Join(wrong, ", "))
	}
	return s, nil
}

// read is the object that a settings file is.
func read(name string, b []byte) (text.Value, error) {
	file, err := text.ReadJSON(name, bytes.NewReader(b))
	switch {
	case errors.Is(err, text.ErrUnfinished):
		return file, fmt.Errorf("%s: it ends too soon, is a } missing?", name)
	case err != nil:
		return file, err
	}
	return file, file.Into(&struct{}{})
}

// drawn is the settings with a station id.
func (s Settings) drawn() Settings {
	if s.Station == "" {
		o := relay.NewOrigin()
		s.Station = hex.EncodeToString(o[:4])
	}
	return s
}

// Save keeps the settings: a temporary file, then a rename. What the file has that
// is none of them stays in it, and one that cannot be read is not written over.
func (s Settings) Save() error {
	path := Path()
	b, err := s.into(path)
	if err != nil {
		return fmt.Errorf("settings: not kept: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	if err := wholefile.WriteAll(path, append(b, '\n')); err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	return nil
}

// into is the settings as the file is to have them: with what else is in it.
func (s Settings) into(path string) ([]byte, error) {
	var fields map[string]json.RawMessage
	b, err := wholefile.Read(path, maxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	default:
		file, err := read(path, b)
		if err == nil {
			err = file.Into(&fields)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, t := range Table() {
		delete(fields, t.Name)
	}
	if len(fields) == 0 {
		return json.MarshalIndent(s, "", "  ")
	}
	own, err := json.Marshal(s)
	if err == nil {
		err = json.Unmarshal(own, &fields)
	}
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(fields, "", "  ")
}

// Path is the file that the laptop's settings are kept in.
func Path() string { return filepath.Join(xdg.ConfigHome, "baton", "settings.json") }

// StateDir is the folder for what is neither a meet nor a setting: what a crash
// leaves.
func StateDir() string { return filepath.Join(xdg.StateHome, "baton") }

// Host is what the system calls this laptop, without the network it is in; empty
// where it has no name of its own.
func Host() string {
	name, err := os.Hostname()
	if name, _, _ = strings.Cut(name, "."); err != nil || name == "localhost" {
		return ""
	}
	return name
}

// MeetsDir is the folder in which meets without a path of their own are kept.
func MeetsDir() string { return filepath.Join(xdg.DataHome, "baton") }

// Meets are the meet files in MeetsDir, the newest first.
func Meets() ([]string, error) {
	paths, err := wholefile.In(MeetsDir(), ".meet")
	if err != nil {
		return nil, fmt.Errorf("meets: %w", err)
	}
	return newestFirst(paths), nil
}

// newestFirst sorts files by when they were last written.
func newestFirst(paths []string) []string {
	when := make(map[string]time.Time, len(paths))
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil {
			when[p] = info.ModTime()
		}
	}
	slices.SortStableFunc(paths, func(a, b string) int { return when[b].Compare(when[a]) })
	return paths
}
