package model

import (
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay/serve"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// phones is the screen from which phones scan the way in for their place.
type phones struct{ selected int }

// phonesKeyMap is every key of the screen of codes.
type phonesKeyMap struct{ Before, After, Help, Back key.Binding }

var phonesKeys = phonesKeyMap{
	Before: ui.Bind("←", "place before", "left", "up"),
	After:  ui.Bind("→", "next place", "right", "down"),
	Help:   ui.Bind("?", "help", "?"),
	Back:   ui.Bind("esc", "back", "esc", "q"),
}

// Key chooses the place, or goes back.
func (s *phones) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	last := len(codes(sh)) - 1
	switch {
	case ui.Matches(k, phonesKeys.Before):
		s.selected = max(0, s.selected-1)
	case ui.Matches(k, phonesKeys.After):
		s.selected = max(0, min(s.selected+1, last))
	case ui.Matches(k, phonesKeys.Back):
		sh.Back()
	}
	return nil
}

func codes(sh *ui.Shell) []serve.Code {
	if sh.Phones == nil {
		return nil
	}
	return sh.Phones()
}

// View draws the code of the place chosen.
func (s *phones) View(sh *ui.Shell) views.Props {
	edges := views.Edges{Width: sh.Width, Height: sh.Height, Title: "Phones", Foot: ui.Foot(phonesKeys.Before, phonesKeys.After, phonesKeys.Back, phonesKeys.Help)}
	all := codes(sh)
	if len(all) == 0 {
		return &views.Page{Edges: edges, Text: "Phones time too where they are served: baton serve MEET --phones :8081"}
	}
	c := all[min(s.selected, len(all)-1)]
	edges.Title, edges.Note = "Phone · "+c.Name, c.URL
	form := &views.Form{Edges: edges, Body: views.Code(c.Cells)}
	if w, h := views.FormRoom(sh.Width, sh.Height); len(c.Cells) > h || len(c.Cells) > 0 && len([]rune(c.Cells[0])) > w {
		form.Body = "This window is too small for the code; its address is below.\n" + strings.Repeat("\n", min(1, h))
	}
	if sh.Theme.Signs != views.AllSigns {
		form.Body = "This screen's signs cannot draw the code; its address is below.\n"
	}
	return form
}

// groups are the keys as the palette lists them.
func (m phonesKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Phones", Keys: []key.Binding{m.Before, m.After, m.Help, m.Back}}}
}

// Page is the page of the phones.
func (s *phones) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Phones} }
