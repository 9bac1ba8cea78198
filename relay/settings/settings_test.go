package settings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay/relaytest"
	"baton/relay/settings"

	"github.com/adrg/xdg"
)

// laptop is a machine on which baton was never started.
func laptop(t *testing.T) string {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("XDG_DATA_HOME", dir)
	xdg.Reload()
	return dir
}

func TestAStationIsDrawnOnceAndKept(t *testing.T) {
	laptop(t)
	first, err := settings.Load()
	if err != nil || first.Station == "" || first.Spot != "all" {
		t.Fatalf("%+v %v", first, err)
	}
	first.Theme = "night"
	relaytest.NoError(t, first.Save())
	if again, err := settings.Load(); err != nil || again != first {
		t.Errorf("%+v %v, want %+v", again, err, first)
	}
}

// writes makes the laptop's settings file.
func writes(t *testing.T, content string) (path string) {
	path = filepath.Join(laptop(t), "baton", "settings.json")
	relaytest.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	relaytest.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

func TestABrokenFileIsToldWithItsLineAndIsNotWrittenOver(t *testing.T) {
	for content, want := range map[string]string{
		"{":                             ": it ends too soon, is a } missing?; put it right, or remove",
		"{\n \"theme\": day\n}":         ":2:11: invalid character 'd' looking for beginning of value; it is not JSON; put it right",
		"[1]":                           ":1:1: what stands here is an array; want an object",
		`"day"`:                         ":1:5: what stands here is a word; want an object",
		"{\"station\": \"ab12\"}\n\n x": ":3:2: ",
	} {
		path := writes(t, content)
		s, err := settings.Load()
		if err == nil || !strings.Contains(err.Error(), path+want) || s.Station == "" {
			t.Errorf("%s: %+v %v", content, s, err)
		}
		if err := s.Save(); err == nil || !strings.Contains(err.Error(), "not kept: "+path) {
			t.Errorf("%s: written over: %v", content, err)
		}
		if kept, _ := os.ReadFile(path); string(kept) != content {
			t.Errorf("%s: now %s", content, kept)
		}
	}
}

func TestWhatIsNoSettingStaysInTheFile(t *testing.T) {
	path := writes(t, `{"station": "ab12", "quiet": true, "$schema": "baton.json", "newer": [1, 2]}`)
	s, err := settings.Load()
	relaytest.NoError(t, err)
	s.Quiet, s.Theme = false, "day"
	relaytest.NoError(t, s.Save())
	kept, err := os.ReadFile(path)
	relaytest.NoError(t, err)
	for _, want := range []string{`"$schema": "baton.json"`, `"newer": [`, `"theme": "day"`, `"station": "ab12"`} {
		if !strings.Contains(string(kept), want) || strings.Contains(string(kept), "quiet") {
			t.Errorf("no %s:\n%s", want, kept)
		}
	}
}

func TestASettingThatIsNoneCostsItself(t *testing.T) {
	for content, want := range map[string]string{
		`{"station": "ab12", "theme": 5, "quiet": true}`:         "settings.json:1:30: theme is a number; want a word",
		`{"station": "ab12", "theme": "night", "quiet": "yes"}`:  "settings.json:1:52: quiet is a word; want true or false",
		`{"station": "ab12", "layout": ["us"], "place": {}}`:     "settings.json:1:48: place is an object; want a word, settings.json:1:31: layout is an array; want a word",
		"\ufeff" + `{"station": "ab12", "something newer": [1]}`: "",
		`{"station": "ab12", "theme": "\u001b[31mred"}`:          "",
	} {
		s, err := settings.Parse("settings.json", []byte(content))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) || s.Station != "ab12" || s.Spot == "" || strings.ContainsRune(s.Theme, 0x1b) {
			t.Errorf("%s: %+v %v", content, s, err)
		}
	}
}

func TestSettingsThatAreNoFileAreToldAndStillGiveSettings(t *testing.T) {
	dir := laptop(t)
	relaytest.NoError(t, os.MkdirAll(filepath.Join(dir, "baton", "settings.json"), 0o755))
	if s, err := settings.Load(); err == nil || !strings.Contains(err.Error(), "a folder, not a file") || s.Station == "" {
		t.Errorf("%+v %v", s, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"station": "ab12", "place": "200", "theme": "night", "quiet": true}`))
	f.Add([]byte(`{"place": [`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := settings.Parse("settings.json", raw)
		if again, _ := settings.Parse("settings.json", raw); again != s {
			t.Fatalf("%+v, then %+v (%v)", s, again, err)
		}
	})
}

func TestMeetsAreListedTheNewestFirst(t *testing.T) {
	dir := laptop(t)
	if paths, err := settings.Meets(); err != nil || len(paths) != 0 {
		t.Fatalf("before any: %v %v", paths, err)
	}
	now := time.Now()
	for i, name := range []string{"old.meet", "new.meet", "notes.txt"} {
		path := filepath.Join(dir, "baton", name)
		relaytest.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		relaytest.NoError(t, os.WriteFile(path, nil, 0o644))
		relaytest.NoError(t, os.Chtimes(path, now, now.Add(time.Duration(i)*time.Hour)))
	}
	paths, err := settings.Meets()
	if err != nil || len(paths) != 2 || filepath.Base(paths[0]) != "new.meet" {
		t.Errorf("%v %v", paths, err)
	}
}
