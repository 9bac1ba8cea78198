// Package live holds the screen on which a race is timed: what a key records,
// the menu, and what the board shows of the race and of the hint. It holds no
// times: what was pressed is in the session the moment it was pressed. It
// imports model/ui and views, and knows no other screen: where to go it says by
// a page of model/ui. Begin with Live and its record.
//
// What it keeps, in the order in which a key is looked at (Live.key):
//
//   - A digit comes first, whatever is open or waits: it leaves an event of its own
//     instant. Then whatever else is recorded (record.go): space, the letters, j k l,
//     a slip, and any other sign that means nothing here, as a time without a team.
//   - d b f x n are written at once and wait 2 s for their digit; s and m wait for
//     theirs and write then. Any other key ends what waits.
//   - What is open (menu, help, late gun) gets what is left; nothing opens unasked,
//     and no line of it moves while it is open.
//   - Commands come last: c does what the hint that is shown proposes, and nothing
//     without one. A hint only asks; it stays until it is answered or refuted.
package live
