// Package e2e drives a program as a user would: it runs the binary on a pty,
// types bytes, and looks at the screen of a terminal emulator behind it. Only
// tests use it.
package e2e
