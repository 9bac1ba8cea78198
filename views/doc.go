// Package views draws every screen: pure functions from props to a string.
// Props are facts already worked out (words, times as printed, tones); nothing
// here asks the time, reads the environment or talks to the terminal. No
// frame is ever wider or higher than its props say, at any size from 0×0. It
// imports relay for the sport's words, and never bubbletea. Begin with props.go,
// then live.go; a screen's file has its name.
package views

import "github.com/charmbracelet/lipgloss"

// Telling lipgloss the background in an init of this package keeps bubbletea,
// whose own init runs later, from asking the terminal and waiting up to five
// seconds for an answer. Themes set both colours of every cell themselves.
func init() { lipgloss.SetHasDarkBackground(false) }
