package views

import "strings"

// ink of a QR code: light squares are drawn, in white on black, whatever the theme
// is, since a camera must tell them apart.
const (
	codeOpen  = "\x1b[38;5;231;48;5;16m"
	codeClose = "\x1b[0m"
)

// Code draws a QR code of half blocks, light squares drawn: the body of a Form.
func Code(cells []string) string {
	var out strings.Builder
	for _, line := range cells {
		out.WriteString(codeOpen + line + codeClose + "\n")
	}
	return out.String()
}
