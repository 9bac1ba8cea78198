// Package settings keeps what belongs to the laptop and not to a meet: its
// station id, where it stands, how its screen and keyboard are. Folders follow
// the XDG rules (on macOS and Windows their own).
package settings

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/wholefile"

	"github.com/adrg/xdg"
)

// Settings are one laptop's.
type Settings struct {
	Station string      `json:"station"`          // drawn once, never changed
	Place   relay.Place `json:"place"`            // "all", or metres from the finish line
	Theme   string      `json:"theme,omitempty"`  // auto, day, night, mono
	Layout  string      `json:"layout,omitempty"` // us, azerty, french-mac, belgian, czech, slovak
	Quiet   bool        `json:"quiet,omitempty"`  // no bell
}

// Load reads the laptop's settings; a first start draws a station id and keeps
// it. Where the file cannot be read or kept, usable settings come back with the
// error: timing a race needs no settings file.
func Load() (Settings, error) {
	s := Settings{Place: relay.Everywhere}
	path := Path()
	b, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return s.drawn(), fmt.Errorf("settings: %w", err)
	default:
		if err := json.Unmarshal(b, &s); err != nil {
			return s.drawn(), fmt.Errorf("settings: broken, remove the file to start afresh: %s: %w", path, err)
		}
	}
	if s.Station != "" {
		return s, nil
	}
	s = s.drawn()
	return s, s.Save()
}

// drawn is the settings with a station id.
func (s Settings) drawn() Settings {
	if s.Station == "" {
		o := relay.NewOrigin()
		s.Station = hex.EncodeToString(o[:4])
	}
	return s
}

// Save keeps the settings: a temporary file, then a rename.
func (s Settings) Save() error {
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	path := Path()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	err = wholefile.Write(path, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	return nil
}

// Path is the file that the laptop's settings are kept in.
func Path() string { return filepath.Join(xdg.ConfigHome, "baton", "settings.json") }

// StateDir is the folder for what is neither a meet nor a setting: what a crash
// leaves.
func StateDir() string { return filepath.Join(xdg.StateHome, "baton") }

// MeetsDir is the folder in which meets without a path of their own are kept.
func MeetsDir() string { return filepath.Join(xdg.DataHome, "baton") }

// Meets are the meet files in MeetsDir, the newest first.
func Meets() ([]string, error) {
	entries, err := os.ReadDir(MeetsDir())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("meets: %w", err)
	}
	var paths []string
	for _, e := range entries {
		if !e.IsDir() && filepath.Ext(e.Name()) == ".meet" {
			paths = append(paths, filepath.Join(MeetsDir(), e.Name()))
		}
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
