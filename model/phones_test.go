package model

import (
	"testing"

	"baton/model/ui"
	"baton/relay/serve"
)

func TestTheCodesOfPhonesAreShownAPlaceATime(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("t").shows("--phones :8081").press("esc").shows("1-1-1")
	d.r.Phones = func() []serve.Code {
		return []serve.Code{
			{Name: "everything", URL: "http://hub:8081/#all.X", Cells: []string{"█▀▄ ", "  ██"}},
			{Name: "200 m", URL: "http://hub:8081/#200.X", Cells: []string{"▄▄▄▄"}},
		}
	}
	d.press("t").shows("Phone · everything", "█▀▄", "http://hub:8081/#all.X")
	d.press("right").shows("Phone · 200 m", "▄▄▄▄", "http://hub:8081/#200.X")
	d.press("right").shows("Phone · 200 m").press("left", "left").shows("Phone · everything")
	d.r.Width, d.r.Height = 80, 4
	d.shows("too small")
}
