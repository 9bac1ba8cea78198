package terminal

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// came is what a watch makes of chunks that come so many seconds apart.
func came(w *pasteWatch, gaps []float64, chunks ...string) string {
	now, out := time.Unix(0, 0), ""
	for i, chunk := range chunks {
		if i < len(gaps) {
			now = now.Add(time.Duration(gaps[i] * float64(time.Second)))
		}
		p := make([]byte, 256)
		n := copy(w.room(p), chunk)
		out += string(p[:w.mend(p, n, now)])
	}
	return out
}

func TestAPasteWithoutAnEndIsEndedWhenKeysComeAgain(t *testing.T) {
	for what, c := range map[string]struct {
		gaps   []float64
		chunks []string
		want   string
	}{
		"a whole paste is left alone":  {nil, []string{"\x1b[200~12\x1b[201~", "3"}, "\x1b[200~12\x1b[201~3"},
		"one in pieces, too":           {[]float64{0, 0.5, 0.9}, []string{"\x1b[20", "0~12", "34\x1b[201~", "5"}, "\x1b[200~1234\x1b[201~5"},
		"after a second it has ended":  {[]float64{0, 1.2}, []string{"\x1b[200~12", "3"}, "\x1b[200~12\x1b[201~3"},
		"and only once":                {[]float64{0, 1.2, 2, 2}, []string{"\x1b[200~12", "3", "4", "5"}, "\x1b[200~12\x1b[201~345"},
		"keys without a paste are not": {[]float64{0, 5, 5}, []string{"1", "2", "3"}, "123"},
	} {
		if got := came(&pasteWatch{}, c.gaps, c.chunks...); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func TestNoByteIsLostOrReordered(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		chunks := rapid.SliceOfN(rapid.SampledFrom([]string{"1", "23", "\x1b[200~", "\x1b[2", "00~x", "\x1b[201~", "abc"}), 1, 20).Draw(rt, "chunks")
		gaps := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 0.3, 2}), len(chunks), len(chunks)).Draw(rt, "gaps")
		got, want := came(&pasteWatch{}, gaps, chunks...), ""
		for _, c := range chunks {
			want += c
		}
		i := 0
		for _, b := range []byte(got) {
			if i < len(want) && b == want[i] {
				i++
			}
		}
		if i != len(want) {
			rt.Fatalf("%q became %q", want, got)
		}
	})
}
