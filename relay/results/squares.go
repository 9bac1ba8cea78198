package results

import "math"

// squares are what several things that are not known must fit together: a sum of
// squares to be made least, each by how sure it is. least is where it is.
type squares struct {
	n     int
	sides []float64 // n × n, of the normal equations
	right []float64
	all   float64 // Σ value² ÷ variance
}

// term is how much of one unknown a value holds.
type term struct {
	at int
	of float64
}

func newSquares(n int) *squares {
	return &squares{n: n, sides: make([]float64, n*n), right: make([]float64, n)}
}

// add says what some unknowns come to, as surely as a variance tells.
func (q *squares) add(value, variance float64, terms ...term) {
	q.all += value * value / variance
	for _, a := range terms {
		q.right[a.at] += a.of * value / variance
		for _, b := range terms {
			q.sides[a.at*q.n+b.at] += a.of * b.of / variance
		}
	}
}

// fitted is where the unknowns fit best.
type fitted struct {
	at       []float64
	variance []float64 // n × n: how far off that may be
	rest     float64   // the sum of squares that is left
	logDet   float64   // of the normal equations
}

// least solves the normal equations (Cholesky); ok is false where they leave an
// unknown open.
func (q *squares) least() (f fitted, ok bool) {
	n := q.n
	low := make([]float64, n*n)
	for i := range n {
		for j := range i + 1 {
			sum := q.sides[i*n+j]
			for k := range j {
				sum -= low[i*n+k] * low[j*n+k]
			}
			if i > j {
				low[i*n+j] = sum / low[j*n+j]
				continue
			}
			if sum <= 0 {
				return fitted{}, false
			}
			low[i*n+i] = math.Sqrt(sum)
			f.logDet += math.Log(sum)
		}
	}
	f.at = solved(low, n, q.right)
	f.rest = q.all
	f.variance = make([]float64, n*n)
	for i := range n {
		f.rest -= f.at[i] * q.right[i]
		unit := make([]float64, n)
		unit[i] = 1
		copy(f.variance[i*n:], solved(low, n, unit))
	}
	return f, true
}

// solved are the unknowns of low × lowᵀ × x = right.
func solved(low []float64, n int, right []float64) []float64 {
	x := make([]float64, n)
	for i := range n {
		x[i] = right[i]
		for k := range i {
			x[i] -= low[i*n+k] * x[k]
		}
		x[i] /= low[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= low[k*n+i] * x[k]
		}
		x[i] /= low[i*n+i]
	}
	return x
}

// first are the squares of the first unknowns, were all others nothing.
func (q *squares) first(n int) *squares {
	head := newSquares(n)
	for i := range n {
		copy(head.sides[i*n:(i+1)*n], q.sides[i*q.n:])
	}
	copy(head.right, q.right)
	return head
}

// last are the squares of the last unknowns alone, whatever the first are.
func (q *squares) last(n int) *squares {
	first := q.n - n
	out := newSquares(n)
	f, ok := q.first(first).least()
	if !ok {
		return out
	}
	for i := range n {
		row := q.sides[(first+i)*q.n:]
		out.right[i] = q.right[first+i]
		for k := range first {
			out.right[i] -= row[k] * f.at[k]
		}
		for j := range n {
			out.sides[i*n+j] = row[first+j]
			for k := range first {
				for m := range first {
					out.sides[i*n+j] -= row[k] * f.variance[k*first+m] * q.sides[m*q.n+first+j]
				}
			}
		}
	}
	return out
}

// of are the squares of the first unknowns alone, whatever the others are.
func (q *squares) of(n int) *squares {
	turned := newSquares(q.n)
	at := func(i int) int { return (i + n) % q.n } // what comes at i: the others first
	for i := range q.n {
		turned.right[i] = q.right[at(i)]
		for j := range q.n {
			turned.sides[i*q.n+j] = q.sides[at(i)*q.n+at(j)]
		}
	}
	return turned.last(n)
}
