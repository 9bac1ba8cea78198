// Package views draws every screen: pure functions from props to a string.
// Props are facts already worked out (words, times as printed, tones); nothing
// here asks the time, reads the environment or talks to the terminal. No
// frame is ever wider or higher than its props say, at any size from 0×0. It
// imports relay for the sport's words, and never bubbletea. Begin with props.go,
// then live.go; a screen's file has its name.
//
// What every screen keeps:
//
//   - Colour never carries a meaning alone: a word or a sign says the same.
//   - What a coach reads in a race is read at arm's length in one look; what only
//     explains it waits until the race is over.
//   - Live times are tenths. Hundredths stand in review and results, and are told
//     as hand times unless they are official.
//   - The live screen (plan.go) gives up, as a window gets smaller, first the other
//     teams' legs, the track from above, the log and the second squad; then the
//     focused team's legs; then columns. It never gives up the race, the clock, the
//     mode, the keys, the last press and the saved count, and no row moves because
//     a letter waits or a banner comes.
//   - What is drawn, telling_live.go and its like tell in lines (--plain).
package views

import "github.com/charmbracelet/lipgloss"

// Telling lipgloss the background in an init of this package keeps bubbletea,
// whose own init runs later, from asking the terminal and waiting up to five
// seconds for an answer. Themes set both colours of every cell themselves.
func init() { lipgloss.SetHasDarkBackground(false) }
