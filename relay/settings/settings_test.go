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

func TestABrokenFileIsToldAndStillGivesSettings(t *testing.T) {
	dir := laptop(t)
	path := filepath.Join(dir, "baton", "settings.json")
	relaytest.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	relaytest.NoError(t, os.WriteFile(path, []byte("{"), 0o644))
	s, err := settings.Load()
	if err == nil || !strings.Contains(err.Error(), path) || s.Station == "" {
		t.Errorf("%+v %v", s, err)
	}
}

func TestASettingThatIsNoneCostsItself(t *testing.T) {
	for content, want := range map[string]string{
		`{"station": "ab12", "theme": 5, "quiet": true}`:         "theme is 5",
		`{"station": "ab12", "theme": "night", "quiet": "yes"}`:  `quiet is "yes"`,
		`{"station": "ab12", "layout": ["us"], "place": {}}`:     `layout is ["us"], place is {}`,
		"\ufeff" + `{"station": "ab12", "something newer": [1]}`: "",
		`{"station": "ab12", "theme": "\u001b[31mred"}`:          "",
	} {
		s, err := settings.Parse([]byte(content))
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
		s, err := settings.Parse(raw)
		if again, _ := settings.Parse(raw); again != s {
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
