// Package ui is what every screen of the program has in common: the shell that
// it stands in, the pages it can lead to, and the one kit of lists, questions,
// forms and help. It imports model/terminal and views, and knows no
// screen; the rooms that hold them (live, setup, results) know this package and
// not each other. Begin with Shell.
package ui

import (
	"time"

	"baton/model/terminal"
	"baton/relay/link"
	"baton/relay/meet"
	"baton/relay/serve"
	"baton/relay/settings"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Shell is what every screen stands in: the moment, the window, the open meet,
// and the way to other screens.
type Shell struct {
	Now           func() time.Time
	At            time.Time // of the message being handled; what is drawn shows it
	Width, Height int
	Theme         views.Theme
	Settings      *settings.Settings
	Session       *meet.Session // the open meet, nil in the list of meets
	Link          link.Company  // the others who time the meet, nil where it is not shared
	Seasons       Seasons       // what pairs have done in all meets
	Audience      func() string // where others look on, and how many; nil for nowhere
	// Phones are the ways in for phones; nil where they do not time.
	Phones func() []serve.Code
	Screen Screen   // nil while a meet is read
	before []Screen // where Back leads, the last one next

	Make    func(Page) (Screen, tea.Cmd) // the table of pages
	Leave   func() tea.Cmd               // ends the program, but asks first where something is not saved
	Banners func() []views.Banner        // what is wrong with the laptop or the log, worst first
}

// Screen is one screen of the program, a plain struct.
type Screen interface {
	// Key does what a key means and gives what is asked of the program.
	Key(sh *Shell, k terminal.Key) tea.Cmd
	// View is what the screen shows.
	View(sh *Shell) views.Props
	// Page is which of the pages it is, and what it is about.
	Page(sh *Shell) Page
}

// Timed is a screen some of whose keys are recorded the moment they are pressed:
// nothing that is opened over it may take one.
type Timed interface {
	// Records reports whether a key is one.
	Records(k terminal.Key) bool
}

// Typed is a screen that letters may be typed into, key by key.
type Typed interface{ Typed() bool }

// Edges are what stands round a screen's body: its title, and its keys below.
func (sh *Shell) Edges(title string, keys ...key.Binding) views.Edges {
	return views.Edges{Width: sh.Width, Height: sh.Height, Title: title, Foot: Foot(keys...)}
}

// WarnReadOnly says where nothing can be written, in place of any other line.
func (sh *Shell) WarnReadOnly(e *views.Edges) {
	if why := sh.Session.ReadOnly(); why != "" {
		e.Note, e.NoteTone = "READ ONLY: "+why, views.Alarm
	}
}

// Go goes to a page. From a ground page Back leads nowhere; from any other it
// leads to the screen shown now.
func (sh *Shell) Go(p Page) tea.Cmd {
	s, cmd := sh.Make(p)
	if p.Kind.ground() {
		sh.Ground(s)
	} else {
		sh.Show(s)
	}
	return cmd
}

// Ground shows a screen from which Back leads nowhere; nil for none.
func (sh *Shell) Ground(s Screen) { sh.Screen, sh.before = s, nil }

// Show shows a screen over the one shown now.
func (sh *Shell) Show(s Screen) { sh.before, sh.Screen = append(sh.before, sh.Screen), s }

// Back goes back to the screen that this one was shown over.
func (sh *Shell) Back() {
	if last := len(sh.before) - 1; last >= 0 {
		sh.Screen, sh.before = sh.before[last], sh.before[:last]
	}
}

// Typist is a screen that text is typed or pasted into: while it is, its keys
// come as they were typed.
type Typist interface {
	Typing() bool
	Raw(sh *Shell, msg tea.KeyMsg) tea.Cmd
}

// Reader is a screen that messages of its own come back to, as of a file that
// was read.
type Reader interface {
	Update(sh *Shell, msg tea.Msg) tea.Cmd
}
