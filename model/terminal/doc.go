// Package terminal stands between Bubble Tea and the laptop's terminal, so that
// a press is stamped when it arrives whatever the terminal is doing.
//
// Its rules:
//
//   - Nothing that draws ever waits for the terminal: Output queues bytes, in
//     order and whole, and Frames skips frames while the queue is not empty.
//   - Inside all is UTF-8; a terminal whose locale says otherwise has its bytes
//     made keys as they come in, and characters as they go out (charset.go).
//   - Bytes are stamped by whoever reads them (keyboard), the moment they are
//     read, and wait in a queue of their own; nothing below asks a clock.
//   - One framer tells keys from all else that a terminal sends, wherever the
//     bytes are cut. Bubble Tea gets messages, never bytes; Split makes single
//     keys of them, and nothing below reads a key message.
//   - The rest of what is cut is waited for 300 ms, since a slow line brings it
//     late and a rest alone would be presses; ESC alone, which is a key, 50 ms. A
//     press that comes meanwhile is still one, with its own instant: hands press
//     one key at a time (late.go).
//   - However the program ends (quit, signal, closed terminal, crash) the
//     terminal is given back as it was found, and within a second.
//
// It imports nothing of baton, and nothing else touches the terminal. Begin with
// keyboard.go for what comes in, output.go for what goes out.
package terminal
