package terminal

// Drained says that the terminal has caught up and that a frame was held back
// meanwhile: it leads to a repaint.
type Drained struct{}

// Frames holds frames back while the terminal is behind. That must happen
// before Bubble Tea compares a frame with the last one, which it believes has
// landed.
type Frames struct {
	Out  *Output
	last string
}

// View is the fresh frame, or the last one again while the terminal is behind.
func (f *Frames) View(fresh func() string) string {
	if f.last == "" || !f.Out.Hold() {
		f.last = fresh()
	}
	return f.last
}
