package model

import (
	"fmt"
	"os"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay/serve"
	"baton/relay/settings"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// phones is the screen from which phones scan the way in for their place, and
// other laptops theirs.
type phones struct{ selected int }

// phonesKeyMap is every key of the screen of codes.
type phonesKeyMap struct{ Before, After, Back key.Binding }

var phonesKeys = phonesKeyMap{
	Before: ui.Bind("←", "place before", "left", "up"),
	After:  ui.Bind("→", "next place", "right", "down"),
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

// codes are the ways in, phones first.
func codes(sh *ui.Shell) (all []serve.Code) {
	if sh.Phones != nil {
		all = sh.Phones()
	}
	if sh.Link != nil {
		all = append(all, serve.Laptop(sh.Link.Code()))
	}
	return all
}

// View draws the code of the place chosen.
func (s *phones) View(sh *ui.Shell) views.Props {
	edges := sh.Edges("Phones", phonesKeys.Before, phonesKeys.After, phonesKeys.Back, ui.ListKeys.Help)
	all := codes(sh)
	if len(all) == 0 {
		return &views.Page{Edges: edges, Text: "Phones time too where they are served: baton serve MEET --phones :8081"}
	}
	c := all[min(s.selected, len(all)-1)]
	edges.Title = "Phone · " + c.Name
	if c.Spot == "" {
		edges.Title = "Codes · " + c.Name
	}
	body, wide, high := views.Code(c.Cells, sh.Theme)
	edges.Note = c.URL
	w, h := views.FormRoom(sh.Width, sh.Height)
	switch {
	case body == "":
		return inWords(edges, c, "This terminal cannot paint the code")
	case wide > w || high > h:
		return inWords(edges, c, needs(wide, high))
	}
	return &views.Form{Edges: edges, Body: body, Says: []string{"its code can be scanned from the screen, or used as it is written: " + c.URL}}
}

// needs says how large a window is that has room for a code.
func needs(wide, high int) string {
	const large = 1000 // as large as no code is: its edges are all there
	w, h := views.FormRoom(large, large)
	return fmt.Sprintf("The code needs a window of %d by %d", wide+large-w, high+large-h)
}

// inWords is the way in without its code, and why.
func inWords(edges views.Edges, c serve.Code, why string) views.Props {
	edges.Note = ""
	return &views.Page{Edges: edges, Text: c.URL + "\n\n" + why + "; send it there, or type it."}
}

// Groups are the keys as the palette lists them.
func (m phonesKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Phones", Keys: []key.Binding{m.Before, m.After, ui.ListKeys.Help, m.Back}}}
}

// Page is the page of the phones.
func (s *phones) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Phones} }

// Codes prints the codes of phones in the signs of this terminal, where no screen is
// shown.
func Codes(set settings.Settings) func(cells []string) []string {
	return screenOf(os.Getenv).Signs(set.Signs).Printed
}
