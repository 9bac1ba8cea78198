package views

import "slices"

// Import is what start lists would do to a meet, before any of it is written:
// the rows, and all that there is to say about the selected one.
type Import struct {
	List
	About    string // the selected row, in full
	Question *Question
}

// DrawImport draws the import preview.
func DrawImport(t Theme, p Import) string {
	if p.Width <= 0 || p.Height <= 0 {
		return ""
	}
	head := p.head(&t)
	foot := p.List.foot(&t)
	if p.Question != nil {
		foot = asking(&t, p.Width, p.Height, p.Question, p.Foot)
	}
	room := max(0, p.Height-len(head)-len(foot))
	var about []string
	if p.About != "" && room >= 6 {
		about = wrapped(&t, p.Width, p.About)
		about = append([]string{rule(&t, p.Width)}, about[:min(len(about), room/3)]...)
	}
	body := pad(&t, p.body(&t, room-len(about)), p.Width, room-len(about))
	return frame(&t, slices.Concat(head, body, about, foot), p.Width, p.Height)
}
