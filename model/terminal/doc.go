// Package terminal stands between Bubble Tea and the laptop's terminal, so that
// a press is stamped when it arrives whatever the terminal is doing.
//
// Its rules:
//
//   - Nothing that draws ever waits for the terminal: Output queues bytes, in
//     order and whole, and Frames skips frames while the queue is not empty.
//   - A key is stamped by the first code that sees it (Filter), and Split makes
//     single keys of it; nothing below asks a clock or reads a key message.
//   - However the program ends (quit, signal, closed terminal, crash) the
//     terminal is given back as it was found, and within a second.
package terminal
