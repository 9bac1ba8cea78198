package views

import "slices"

// Import is what start lists would do to a meet, before any of it is written:
// the rows, and all that there is to say about the selected one.
type Import struct {
	List
	Says string // the selected row, in full
}

// Draw draws the import preview.
func (p *Import) Draw(t Theme) string {
	return p.between(&t, p.head(&t), p.feet(&t), func(w, h int) []string {
		var says []string
		if p.Says != "" && h >= 6 {
			says = wrapped(&t, w, p.Says)
			says = append([]string{rule(&t, w)}, says[:min(len(says), h/3)]...)
		}
		return slices.Concat(pad(&t, p.body(&t, h-len(says)), w, h-len(says)), says)
	})
}
