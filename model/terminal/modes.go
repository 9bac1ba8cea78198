package terminal

// What other programs may have left on, and what this one needs while it draws.
// Terminals ignore what they do not know.
const (
	// quietInput turns off all that sends bytes that are no keys, or sends keys
	// in another way: mouse reports, focus reports, paste marks, kitty keys,
	// xterm's other keys, application cursor keys and number pad, and Enter as
	// two characters.
	quietInput = "\x1b[?9l\x1b[?1000l\x1b[?1001l\x1b[?1002l\x1b[?1003l\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?1016l" +
		"\x1b[?1004l\x1b[?2004l\x1b[=0u\x1b[>4;0m\x1b[?1l\x1b[?66l\x1b>\x1b[20l"
	otherScreen = "\x1b[?1049h"
	// plainScreen sets the screen that is drawn on: no wrapping, so that no row,
	// whatever a terminal thinks of its width, can move another; no region, no
	// insertion, no line-drawing letters. That screen has kitty keys of its own.
	plainScreen = "\x1b[?7l\x1b[r\x1b[?6l\x1b[4l\x1b(B\x0f\x1b[=0u"
	begin       = quietInput + otherScreen + plainScreen
	end         = quietInput + "\x1b[?7h"
	leave       = "\x1b[?1049l\x1b[?25h" // the first screen, the cursor: where Bubble Tea did not come to it
)
