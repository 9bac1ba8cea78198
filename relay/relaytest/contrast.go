package relaytest

import "math"

// Contrast is how far two colours (0xRRGGBB) stand out from each other, 1 to 21,
// as WCAG 2 reckons it.
func Contrast(a, b int) float64 {
	one, other := luminance(a), luminance(b)
	return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}

// luminance of a colour, 0 to 1.
func luminance(rgb int) float64 {
	part := func(c int) float64 {
		v := float64(c&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(rgb>>16) + 0.7152*part(rgb>>8) + 0.0722*part(rgb)
}
