package model

import (
	"fmt"
	"time"

	"baton/model/live"
	"baton/model/terminal"
	"baton/relay"
	"baton/views"
)

// banners are what is wrong with the laptop or the log, worst first.
func (r *root) banners() []views.Banner {
	var out []views.Banner
	add := func(tone views.Tone, format string, args ...any) {
		out = append(out, views.Banner{Text: fmt.Sprintf(format, args...), Tone: tone})
	}
	if r.away {
		add(views.Alarm, "KEYBOARD IS NOT HERE: click this window")
	}
	if why := r.Session.ReadOnly(); why != "" {
		add(views.Alarm, "READ ONLY: %s", why)
	}
	if b := r.lacks.banner(); b.Text != "" && (r.lacks.hurt > 0 || r.At.Sub(r.opened) < gapShown) {
		out = append(out, b)
	}
	if l, ok := r.Screen.(*live.Screen); ok {
		if text, tone := l.Linked(); text != "" {
			add(tone, "%s", text)
		}
	}
	if l, ok := r.Screen.(*live.Screen); ok && l.Elsewhere() != "" {
		add(views.Watch, "%s", l.Elsewhere())
	}
	if r.gap.Kind != "" && r.At.Sub(r.gapAt) < gapShown {
		switch r.gap.Kind {
		case terminal.Sleep:
			add(views.Watch, "this laptop slept for %s s: times go on, check the next ones", tenths(r.gap.By))
		case terminal.Step:
			add(views.Watch, "this laptop's clock was set by %s s: times are not touched", tenths(r.gap.By))
		default:
			add(views.Watch, "the program stood still for %s s: keys of that time are stamped late", tenths(r.gap.By))
		}
	}
	if r.settingsTrouble != "" && r.At.Sub(r.opened) < gapShown {
		add(views.Watch, "%s", r.settingsTrouble)
	}
	if n := r.Session.State.Unknown(); n > 0 {
		add(views.Watch, "%s", relay.CountOf(n, "event needs a newer baton", "events need a newer baton"))
	}
	if len(r.layoutAsk) > 0 && r.Settings.Layout == "" {
		add(views.Watch, "%s keyboard? esc, settings", terminal.Named(r.layoutAsk))
	}
	return out
}

// gapShown is how long a banner shows a gap in the clocks.
const gapShown = time.Minute

func tenths(d time.Duration) string { return relay.Tenths(d) }
