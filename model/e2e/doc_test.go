// Package e2e drives programs as a user would: it runs the binary on a pty,
// types bytes, and looks at the screen of a terminal emulator behind it. It is
// tests alone, so that no build compiles an emulator: those of the whole program,
// and those of model/terminal under a tiny program (terminal_test.go).
package e2e
