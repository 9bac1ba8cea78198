// Package live holds the screen on which a race is timed: what a key records,
// the menu, and what the board shows of the race and of the hint. It holds no
// times: what was pressed is in the session the moment it was pressed. It
// imports model/ui and views, and knows no other screen: where to go it says by
// a page of model/ui. Begin with Live and its record.
package live
